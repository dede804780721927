"""Page contexts -> `llms.txt`: the map of the site in Markdown, for programs that read."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from atlas.addresses import file_of
from atlas.labels import Labels
from atlas.pages import Book
from atlas.pages.contexts import Page

FILE = "llms.txt"

SPECIAL = re.compile(r"[\\\[\]<>*_`]")
"""What would act in the text of a link."""


def files(book: Book, labels: Labels, languages: Sequence[str]) -> dict[str, str]:
    """The map of a language, in the order of the navigation."""
    frame: dict[str, Any] = book.frame
    pages = {file_of(page.head.address): page for page in book.pages}
    parts = [item for item in frame["nav"] if isinstance(next(iter(item.values())), list)]
    single = [item for item in frame["nav"] if item not in parts]
    blocks = [f"# {frame['site_name']}", f"> {frame['site_description']}", *_others(labels, languages)]
    for part in [{labels("llms.overview"): single}, *parts]:
        title, items = next(iter(part.items()))
        blocks += [f"## {title}", "\n".join(_lines(items, pages))]
    return {FILE: "\n\n".join(blocks) + "\n"}


def _others(labels: Labels, languages: Sequence[str]) -> list[str]:
    """The maps of the other languages, of which the first stands at the root."""
    to_root = "" if labels.language == languages[0] else "../"
    ways = {item: to_root + ("" if item == languages[0] else f"{item}/") for item in languages}
    links = [f"[{labels(f'language.{item}')}]({ways[item]}{FILE})" for item in languages if item != labels.language]
    return [" ".join(links)] if links else []


def _lines(items: Sequence[Mapping[str, Any]], pages: Mapping[str, Page]) -> Iterator[str]:
    """A link a page with its summary; the pages of a folder follow its overview."""
    for item in items:
        for title, inner in item.items():
            if isinstance(inner, str):
                head = pages[inner].head
                name, said = SPECIAL.sub(r"\\\g<0>", title), " ".join(head.description.split())
                yield f"- [{name}]({head.address or './'}): {said}"
            else:
                yield from _lines(inner, pages)
