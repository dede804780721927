"""Entries -> a graph: every reference is resolved, and known from both ends."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel

from atlas.explain import field_path, near
from atlas.load import Document, Framework
from atlas.model import KINDS, Entry, Fact, Level, Prose, Reference
from atlas.model.values import ENTRY_LINK, WEB_LINK
from atlas.model.walk import leaves
from atlas.problems import Hint, Place, Problem
from atlas.source import Loc, Source

PAGES = ("index", "matrix", "article")
"""Pages of their own. Together with the folders' overviews they are what `pages:` names."""


@dataclass(frozen=True)
class Mention:
    """A reference where it was written: `source` names `target` in a field."""

    source: Reference
    target: Reference
    loc: Loc
    place: Place
    field: str
    """The field of the source, without the steps below it."""


@dataclass(frozen=True)
class Graph:
    """A framework whose references were followed."""

    framework: Framework
    mentions: tuple[Mention, ...]
    to: Mapping[Reference, tuple[Mention, ...]]
    """The mentions of an entry, a fact or a page."""

    def entry(self, reference: Reference) -> Entry:
        return self.framework.entries[reference].value

    def folder(self, name: str) -> list[Reference]:
        """The entries of a folder in the order they are shown."""
        settings = self.framework.site.value.folders.get(name)
        grouped = [entry_id for group in settings.groups for entry_id in group.entries] if settings else []
        wanted = [*(settings.order if settings else ()), *grouped]
        found = sorted(ref.id for ref in self.framework.entries if ref.folder == name)
        return [Reference(name, entry_id) for entry_id in dict.fromkeys([*wanted, *found]) if entry_id in found]

    def level(self, level_id: str) -> Level:
        entry = self.entry(Reference("levels", level_id))
        assert isinstance(entry, Level)  # noqa: S101 - the folder holds nothing else
        return entry

    def facts(self) -> dict[str, Fact]:
        return {fact.id: fact for fact in self.framework.facts.value.facts}


def build(framework: Framework) -> tuple[Graph, list[Problem]]:
    """Follows every reference; one that leads nowhere is a problem at its place."""
    namespaces = _namespaces(framework)
    names = _names(framework)
    mentions: list[Mention] = []
    problems: list[Problem] = []
    for document, source, found in _all_found(framework):
        mention = found.mention(document, source)
        if found.is_link and found.target.folder in ("facts", "degrees"):  # they have no page of their own
            known = {name: ids for name, ids in namespaces.items() if name not in ("facts", "degrees")}
            problems.append(_dangling(mention, document, known, names))
        elif found.target.id in namespaces.get(found.target.folder, ()):
            mentions.append(mention)
        else:
            problems.append(_dangling(mention, document, namespaces, names))
    problems += _bad_links(framework)
    return Graph(framework, tuple(mentions), _by_target(mentions)), problems


@dataclass(frozen=True)
class Found:
    """A reference inside a value."""

    target: Reference
    loc: Loc
    of_key: bool = False
    offset: int | None = None
    text: str = ""
    """With an offset: the prose the reference is in."""

    @property
    def is_link(self) -> bool:
        """It names its folder, and a page has to stand at its end."""
        return self.offset is not None or self.loc[0] == "see" or self.loc[-1] == "to"

    def mention(self, document: Document[Any], source: Reference) -> Mention:
        return Mention(source, self.target, self.loc, self.place(document.source), str(self.loc[0]))

    def place(self, source: Source) -> Place:
        if self.offset is None:
            return source.place(self.loc, of_key=self.of_key)
        length = len(f"{self.target.folder}:{self.target.id}")
        return source.place_in(self.loc, self.text, self.offset, length)


def _found_in(value: BaseModel) -> Iterator[Found]:
    for leaf in leaves(value):
        if isinstance(leaf.value, Reference):
            yield Found(leaf.value, leaf.loc, leaf.of_key)
        elif isinstance(leaf.value, Prose):
            for link in leaf.value.links():
                if match := ENTRY_LINK.fullmatch(link.target):
                    text = leaf.value.by_language[link.language]
                    yield Found(
                        Reference(match["folder"], match["id"]),
                        (*leaf.loc, link.language),
                        offset=link.offset,
                        text=text,
                    )


def _all_found(framework: Framework) -> Iterator[tuple[Document[Any], Reference, Found]]:
    for reference, document in sorted(framework.entries.items()):
        for found in _found_in(document.value):
            yield document, reference, found
    site = framework.site
    for found in (*_found_in(site.value), *_listed_ids(framework)):
        yield site, _page_of(framework, found.loc), found


def _listed_ids(framework: Framework) -> Iterator[Found]:
    """The ids that `site.yml` lists to order and group the entries of a folder."""
    for name, folder in framework.site.value.folders.items():
        for index, entry_id in enumerate(folder.order):
            yield Found(Reference(name, entry_id), ("folders", name, "order", index))
        for number, group in enumerate(folder.groups):
            for index, entry_id in enumerate(group.entries):
                yield Found(Reference(name, entry_id), ("folders", name, "groups", number, "entries", index))


def _page_of(framework: Framework, loc: Loc) -> Reference:
    """The page that shows what a part of `site.yml` says."""
    match loc:
        case ("folders", str(name), *_):
            return Reference("pages", name)
        case ("dimensions", int(index), *_) if framework.site.value.dimensions[index].folders:
            return Reference("pages", framework.site.value.dimensions[index].folders[0])
        case _:
            return Reference("pages", "index")


def _namespaces(framework: Framework) -> dict[str, frozenset[str]]:
    site = framework.site.value
    return {
        **framework.known,
        "facts": frozenset(fact.id for fact in framework.facts.value.facts),
        "degrees": frozenset(degree.id for degree in site.degrees),
        "pages": frozenset(
            (
                *(page for page in PAGES if page != "article" or framework.facts.value.facts),
                *(name for name, ids in framework.known.items() if ids),
            )
        ),
    }


def _names(framework: Framework) -> dict[str, dict[str, str]]:
    """folder -> what people call an entry -> its id."""
    names: dict[str, dict[str, str]] = defaultdict(dict)
    for reference, document in framework.entries.items():
        for line in (document.value.name, *document.value.aliases):
            for text in line.by_language.values():
                names[reference.folder].setdefault(text, reference.id)
    return names


def _dangling(
    mention: Mention,
    document: Document[Any],
    namespaces: Mapping[str, frozenset[str]],
    names: Mapping[str, Mapping[str, str]],
) -> Problem:
    folder, wrong = mention.target.folder, mention.target.id
    if folder not in (*namespaces, "facts", "degrees") and not near(folder, namespaces):
        target = f"{folder}:{wrong}"
        return Problem(
            "A219", mention.place, {"target": target}, document.key, field_path(document.source.nearest(mention.loc))
        )
    if folder not in namespaces:
        known = ", ".join(namespaces)
        return Problem(
            "A115",
            mention.place,
            {"name": folder, "known": known},
            document.key,
            mention.field,
            near(folder, namespaces),
        )
    hint = _meant(folder, wrong, namespaces, names)
    return Problem(
        "A203",
        mention.place,
        {"noun": folder, "id": wrong},
        document.key,
        field_path(document.source.nearest(mention.loc)),
        hint,
    )


def _meant(
    folder: str, wrong: str, namespaces: Mapping[str, frozenset[str]], names: Mapping[str, Mapping[str, str]]
) -> Hint | None:
    """What may have been meant: an id spelt alike, the id of an entry of this name, an id of another folder."""
    by_name = names.get(folder, {})
    if named := next((name for name in by_name if name.casefold() == wrong.casefold()), None):
        return Hint("by_name", {"name": wrong, "near": by_name[named]})
    if hint := near(wrong, sorted(namespaces[folder])):
        name = next((name for name, entry_id in by_name.items() if entry_id == hint.values["near"]), "")
        return Hint("near_named", {**hint.values, "name": name}) if name else hint
    elsewhere = next((other for other in KINDS if wrong in namespaces.get(other, ())), None)
    return Hint("elsewhere", {"id": wrong, "noun": elsewhere}) if elsewhere else None


def _bad_links(framework: Framework) -> Iterator[Problem]:
    """Links in prose that are neither an entry's nor an address on the web."""
    documents: Iterable[Document[Any]] = (*framework.entries.values(), framework.site)
    for document in documents:
        for leaf in leaves(document.value):
            if not isinstance(leaf.value, Prose):
                continue
            for link in leaf.value.links():
                if not ENTRY_LINK.fullmatch(link.target) and not WEB_LINK.match(link.target):
                    text = leaf.value.by_language[link.language]
                    place = document.source.place_in((*leaf.loc, link.language), text, link.offset, len(link.target))
                    yield Problem(
                        "A219",
                        place,
                        {"target": link.target},
                        document.key,
                        field_path(document.source.nearest((*leaf.loc, link.language))),
                    )


def _by_target(mentions: Iterable[Mention]) -> dict[Reference, tuple[Mention, ...]]:
    found: dict[Reference, list[Mention]] = defaultdict(list)
    for mention in mentions:
        found[mention.target].append(mention)
    return {target: tuple(group) for target, group in found.items()}
