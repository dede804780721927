"""Mentions -> a graph: every reference is resolved, and known from both ends."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from atlas.explain import near
from atlas.load import Document, Framework
from atlas.mentions import Mention, bad_links, find
from atlas.model import KINDS, Entry, Fact, Function, Level, Reference
from atlas.problems import Hint, Problem

PAGELESS = ("facts", "degrees")
"""What can be referred to by a field of its own, but has no page to link to."""


@dataclass(frozen=True)
class Graph:
    """A framework whose references were followed."""

    framework: Framework
    mentions: tuple[Mention, ...]
    to: Mapping[Reference, tuple[Mention, ...]]
    """The mentions of an entry, a fact or a page."""
    missing: frozenset[str]
    """The folders (or `facts`, `degrees`) in which something was looked for and not found."""

    def entry(self, reference: Reference) -> Entry:
        return self.framework.entries[reference].value

    def folder(self, name: str) -> Sequence[Reference]:
        """The entries of a folder in the order they are shown."""
        return self._folders.get(name, ())

    @cached_property
    def _folders(self) -> dict[str, tuple[Reference, ...]]:
        """Every folder that has entries: as `site.yml` lists them, then by id."""
        settings = self.framework.site.value.folders
        listed = {
            name: [*folder.order, *(entry_id for group in folder.groups for entry_id in group.entries)]
            for name, folder in settings.items()
        }
        found: dict[str, dict[Reference, None]] = {}
        wanted = [Reference(name, entry_id) for name, ids in listed.items() for entry_id in ids]
        for reference in [*wanted, *sorted(self.framework.entries)]:
            if reference in self.framework.entries:
                found.setdefault(reference.folder, {})[reference] = None
        return {name: tuple(references) for name, references in found.items()}

    def functions(self) -> Iterator[Document[Function]]:
        for reference in self.folder("functions"):
            document = self.framework.entries[reference]
            if isinstance(document.value, Function):
                yield Document(document.value, document.source, document.key)

    def level(self, level_id: str) -> Level:
        entry = self.entry(Reference("levels", level_id))
        assert isinstance(entry, Level)  # noqa: S101 - the folder holds nothing else
        return entry

    @cached_property
    def facts(self) -> Mapping[str, Fact]:
        return {fact.id: fact for fact in self.framework.facts.value.facts}


def build(framework: Framework) -> tuple[Graph, list[Problem]]:
    """Follows every reference; one that leads nowhere is a problem at its place."""
    directory = _directory(framework)
    mentions: list[Mention] = []
    lost: list[Mention] = []
    for mention in find(framework):
        (mentions if directory.has(mention) else lost).append(mention)
    problems = [directory.problem(mention) for mention in lost]
    missing = frozenset(mention.target.folder for mention in lost)
    return Graph(framework, tuple(mentions), _by_target(mentions), missing), [*problems, *bad_links(framework)]


def _by_target(mentions: Iterable[Mention]) -> dict[Reference, tuple[Mention, ...]]:
    found: dict[Reference, list[Mention]] = defaultdict(list)
    for mention in mentions:
        found[mention.target].append(mention)
    return {target: tuple(group) for target, group in found.items()}


@dataclass(frozen=True)
class _Directory:
    """What can be referred to."""

    ids: Mapping[str, frozenset[str]]
    """folder -> its ids; `facts`, `degrees` and `pages` as well."""
    names: Mapping[str, Mapping[str, str]]
    """folder -> what people call an entry -> its id."""

    def has(self, mention: Mention) -> bool:
        is_pageless = mention.is_link and mention.target.folder in PAGELESS
        return not is_pageless and mention.target.id in self.ids.get(mention.target.folder, ())

    def problem(self, mention: Mention) -> Problem:
        """Why a mention leads nowhere."""
        folder, wrong = mention.target.folder, mention.target.id
        folders = [name for name in self.ids if not (mention.is_link and name in PAGELESS)]
        if folder in folders:
            values = {"noun": folder, "id": wrong}
            return Problem("A203", mention.place, values, mention.entry, mention.field, self._meant(folder, wrong))
        hint = near(folder, folders)
        if hint or folder in PAGELESS:
            values = {"name": folder, "known": ", ".join(folders)}
            return Problem("A222", mention.place, values, mention.entry, mention.field, hint)
        return Problem("A219", mention.place, {"target": f"{folder}:{wrong}"}, mention.entry, mention.field)

    def _meant(self, folder: str, wrong: str) -> Hint | None:
        """An id spelt alike, the id of an entry of this name, an id of another folder."""
        by_name = self.names.get(folder, {})
        start, hash_sign, anchor = wrong.partition("#")
        if hash_sign and start in self.ids[folder]:
            return Hint("anchor", {"anchor": anchor})
        if comma := re.search("[，、]", wrong):
            return Hint("comma", {"comma": comma[0]})
        if named := next((name for name in by_name if name.casefold() == wrong.casefold()), None):
            return Hint("by_name", {"name": wrong, "near": by_name[named]})
        if hint := near(wrong, sorted(self.ids[folder])):
            name = next((name for name, entry_id in by_name.items() if entry_id == hint.values["near"]), "")
            return Hint("near_named", {**hint.values, "name": name}) if name else hint
        elsewhere = next((other for other in KINDS if wrong in self.ids.get(other, ())), None)
        return Hint("elsewhere", {"id": wrong, "noun": elsewhere}) if elsewhere else None


def _directory(framework: Framework) -> _Directory:
    known, facts = framework.known, framework.facts.value.facts
    pages = {"index", *(name for name, ids in known.items() if ids)}
    pages |= {"article"} if facts else set()
    pages |= {"matrix"} if known["functions"] and known["levels"] else set()
    ids = {
        **known,
        "facts": frozenset(fact.id for fact in facts),
        "degrees": frozenset(degree.id for degree in framework.site.value.degrees),
        "pages": frozenset(pages),
    }
    names: dict[str, dict[str, str]] = defaultdict(dict)
    for reference, document in framework.entries.items():
        for line in (document.value.name, *document.value.aliases):
            for text in line.by_language.values():
                names[reference.folder].setdefault(text, reference.id)
    return _Directory(ids, names)
