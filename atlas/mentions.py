"""Documents -> every reference in them, with the place where it was written. Whether it leads anywhere is not asked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from atlas.load import Document, Framework
from atlas.model import Prose, Reference
from atlas.model.values import ENTRY_LINK, Link, is_web_address
from atlas.model.walk import Leaf, leaves
from atlas.problems import Place, Problem
from atlas.source import Loc, field_path


@dataclass(frozen=True)
class Mention:
    """A reference where it was written: the page `source` names `target`."""

    source: Reference
    target: Reference
    loc: Loc
    place: Place
    entry: str
    """`folder/id` of the entry it stands in; empty for `site.yml`."""
    field: str
    is_link: bool
    """It names its folder, so that a page has to stand at its end."""


def find(framework: Framework) -> Iterator[Mention]:
    for reference, document in sorted(framework.entries.items()):
        for leaf in leaves(document.value):
            yield from _of_leaf(document, reference, leaf)
    site = framework.site
    for leaf in (*leaves(site.value), *_listed_ids(framework)):
        yield from _of_leaf(site, _page_of(framework, leaf.loc), leaf)


def bad_links(framework: Framework) -> Iterator[Problem]:
    """Links in prose that are neither an entry's nor an address on the web."""
    documents: Iterable[Document[Any]] = (*framework.entries.values(), framework.site)
    for document in documents:
        for leaf in leaves(document.value):
            for link in leaf.value.links() if isinstance(leaf.value, Prose) else ():
                if not ENTRY_LINK.fullmatch(link.target) and not is_web_address(link.target):
                    place, field = _place_of(document, leaf, link)
                    yield Problem("A219", place, {"target": link.target}, document.key, field)


def _of_leaf(document: Document[Any], source: Reference, leaf: Leaf) -> Iterator[Mention]:
    if isinstance(leaf.value, Reference):
        place = document.source.place(leaf.loc, of_key=leaf.of_key)
        is_link = leaf.loc[0] == "see" or leaf.loc[-1] == "to"
        yield Mention(source, leaf.value, leaf.loc, place, document.key, field_path(leaf.loc), is_link)
    elif isinstance(leaf.value, Prose):
        for link in leaf.value.links():
            if match := ENTRY_LINK.fullmatch(link.target):
                place, field = _place_of(document, leaf, link)
                yield Mention(
                    source, Reference(match["folder"], match["id"]), leaf.loc, place, document.key, field, True
                )


def _place_of(document: Document[Any], leaf: Leaf, link: Link) -> tuple[Place, str]:
    """Where the target of a link in prose stands, and the field."""
    loc = document.source.nearest((*leaf.loc, link.language))
    assert isinstance(leaf.value, Prose)  # noqa: S101 - only prose has links
    text = leaf.value.by_language[link.language]
    return document.source.place_in(loc, text, link.offset, len(link.target)), field_path(loc)


def _listed_ids(framework: Framework) -> Iterator[Leaf]:
    """The ids that `site.yml` lists to order and group the entries of a folder."""
    for name, folder in framework.site.value.folders.items():
        for index, entry_id in enumerate(folder.order):
            yield Leaf(Reference(name, entry_id), ("folders", name, "order", index))
        for number, group in enumerate(folder.groups):
            for index, entry_id in enumerate(group.entries):
                yield Leaf(Reference(name, entry_id), ("folders", name, "groups", number, "entries", index))


def _page_of(framework: Framework, loc: Loc) -> Reference:
    """The page that shows what a part of `site.yml` says."""
    match loc:
        case ("folders", str(name), *_):
            return Reference("pages", name)
        case ("dimensions", int(index), *_):
            return Reference("pages", framework.site.value.dimensions[index].folders[0])
        case _:
            return Reference("pages", "index")
