"""Page contexts -> the index the search box reads: what ranks first and small, the texts of the sections apart."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from typing import Any

from markupsafe import Markup

from atlas.labels import Labels
from atlas.markdown import anchor, plain_words
from atlas.pages.change_parts import ChangePage
from atlas.pages.contexts import ArticlePage, Book, CellPage, EntryPage, FolderPage, HomePage, Page

INDEX = "search/search_index.json"
"""The theme fetches it with every page, so there is next to nothing in it."""
PAGES = "search/pages.json"
TEXTS = "search/texts.json"

QUIET = frozenset({"href", "dim", "field", "id", "shape", "fill", "template", "folder", "inset", "picture", "head"})
"""Fields of a context that are no words for a reader."""

THEME_CONFIG = {"lang": ["en"], "separator": r"\s+", "pipeline": [], "fields": {}}
"""What the theme's script looks for in an index, and hands to the worker."""

TEASER = {"zh": 80, "en": 200}
"""Characters of a summary that stand in the first file, and beside a result."""

NAMES = 18
"""Names of an entry that stand in the first file, where they are forgiven slips; the others follow with the texts. What
lies between entries is found by their names."""

LEVEL_NAMES = 34
"""Of a level more: functions at levels are found by them."""

SENTENCE = re.compile(r".+?(?:[。！？；]|[.!?](?= )|$) ?")

TABLE_MARKS = re.compile(r"\|[\s:|-]*")


def files(book: Book, labels: Labels) -> dict[str, str]:
    """The files of a language: titles, other names, summaries and tables; and the texts by section."""
    pages = [page for page in book.pages if not page.head.moved_to]
    numbers = {page.head.address: number for number, page in enumerate(pages)}
    named = [_names(page, labels) for page in pages]
    docs = {
        "language": labels.language,
        "fillers": labels("search.fillers").split("、"),
        "pages": [_row(page, names, numbers, labels.language) for page, names in zip(pages, named, strict=True)],
    }
    if labels.language == "zh":
        from atlas import chinese  # its tables take a fifth of a start, and who only checks the content needs none

        names = [name for own in named for name in own]
        docs["sounds"] = chinese.sounds([name for row in docs["pages"] for name in (row[1], *row[2])])
        docs["simple"] = chinese.simplified([*names, *(page.head.band.summary for page in pages)])
    texts = {
        "pages": [
            [names[_first(page) :], [list(section) for section in _sections(page, labels)]]
            for page, names in zip(pages, named, strict=True)
        ],
        "elsewhere": book.elsewhere,
    }
    return {INDEX: _dump({"config": THEME_CONFIG, "docs": {}}), PAGES: _dump(docs), TEXTS: _dump(texts)}


def _dump(data: object) -> str:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")) + "\n"


def _row(page: Page, names: list[str], numbers: Mapping[str, int], language: str) -> list[Any]:
    """Address, title, other names, summary; and of what lies between entries, their places: of a function at a level
    both, of what changes the function (or the folder of the levels) and both levels.
    """
    summary = "" if isinstance(page, ChangePage) else _teaser(page.head.band.summary, TEASER[language])
    row: list[Any] = [page.head.address, names[0], names[1 : _first(page)], summary]
    if isinstance(page, CellPage | ChangePage):
        *owner, level = page.head.address.rstrip("/").split("/")
        levels = [owner.pop(), level] if isinstance(page, ChangePage) else [level]
        row.append([numbers[f"{'/'.join(owner)}/"], *(numbers[f"levels/{one}/"] for one in levels)])
    return row


def _first(page: Page) -> int:
    """How many of its names stand in the first file."""
    if isinstance(page, CellPage | ChangePage):
        return 1
    return LEVEL_NAMES if page.head.folder == "levels" else NAMES


def _teaser(summary: str, most: int) -> str:
    """The first sentences, as many as a result shows: the first file has to be small. The texts have the whole."""
    first, *more = SENTENCE.findall(summary) or [""]
    for sentence in more:
        if len(first) + len(sentence) > most:
            break
        first += sentence
    return str(first.strip())


def _names(page: Page, labels: Labels) -> list[str]:
    """The title and all other names, each once."""
    band = page.head.band
    names = [name for name in (band.title, band.other_name, *band.aliases, *band.searched) if name]
    if labels.language != "zh" and band.other_language == "zh" and band.other_name:
        from atlas import chinese  # who hears of 拉新 types `laxin`

        names[1:1] = [chinese.spoken(band.other_name)]
    if page.head.folder == "levels" and isinstance(page, EntryPage):  # `P3 业务骨干` is both a code and a role
        names[1:1] = band.title.split(" ", 1)
    if not page.head.folder:  # a page there is one of: how the menu calls it, and what else people type for it
        own = page.head.address.rstrip("/") or "index"
        names += [labels(f"page.{own}"), *labels(f"searched.{own}").split("、")]
    return list(dict.fromkeys(names))


def _sections(page: Page, labels: Labels) -> Iterator[tuple[str, str, str]]:
    """Anchor, heading and text of each section. The summary has no anchor."""
    head = page.head
    yield "", head.band.title, head.band.summary
    if isinstance(page, EntryPage):
        if page.facts:
            yield "facts", labels("facts.heading"), _words(page.facts)
        yield "", head.band.title, _words(page.rows)
        for section in page.sections:
            yield anchor(section.field), labels.field(head.folder, section.field), _words(section)
    elif isinstance(page, CellPage):
        yield "work", labels("cell.work"), _words(page.work)
        yield "expects", labels("cell.expects"), _words(page.expects)
    elif isinstance(page, ArticlePage):
        for group in page.groups:
            for fact in group.facts:
                yield fact.id, group.name or labels("article.introduction"), fact.text
    elif isinstance(page, FolderPage):
        yield "", head.band.title, _words((page.body, page.facts))
    elif isinstance(page, HomePage):
        yield "what", page.heading, _words((page.body, page.facts))


def _words(value: Any) -> str:
    """The words of a part of a context, in their order."""
    return " ".join(text for text in _texts(value) if text)


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        text = plain_words(value.unescape() if isinstance(value, Markup) else value)
        yield " ".join(TABLE_MARKS.sub(" ", text).split())
    elif isinstance(value, tuple):
        for inner in value:
            yield from _texts(inner)
    elif is_dataclass(value) and not isinstance(value, type):
        for field in fields(value):
            if field.name not in QUIET:
                yield from _texts(getattr(value, field.name))
