"""A graph -> problems of content: what a good framework keeps, each law by the name `site.yml` switches it by."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import combinations
from typing import Any

from atlas.graph import Graph
from atlas.load import Document
from atlas.model import Entry, Function, Line, Reference, Statement
from atlas.model.walk import leaves
from atlas.problems import Problem
from atlas.source import Loc, field_path

ALIKE = 0.85
"""From this share of equal text on (difflib's ratio) two statements say the same."""

BARE = 6
"""A summary that adds fewer characters than this to the name only repeats it."""


def check(graph: Graph) -> Iterator[Problem]:
    for name, law in LAWS.items():
        if getattr(graph.framework.site.value.laws, name):
            yield from law(graph)


def _facts_told(graph: Graph) -> Iterator[Problem]:
    """Silent while an entry could not be read, or names a fact wrongly: it may be the one that tells it."""
    framework = graph.framework
    if _has_unread(graph) or "facts" in graph.missing:
        return
    for index, fact in enumerate(framework.facts.value.facts):
        if Reference("facts", fact.id) not in graph.to:
            place = framework.facts.source.place(("facts", index, "id"))
            yield Problem("A302", place, {"id": fact.id}, field=f"facts[{index}]")


def _every_level(graph: Graph) -> Iterator[Problem]:
    levels = graph.folder("levels") if "levels" not in graph.missing else []
    for document in graph.functions():
        for level in levels:
            if document.value.levels and level not in document.value.levels:
                yield _at(document, "A303", ("levels",), of_key=True, level=level.id)


def _full_cells(graph: Graph) -> Iterator[Problem]:
    for document in graph.functions():
        for level, cell in document.value.levels.items():
            if not cell.work and not cell.expects:
                yield _at(document, "A310", ("levels", level.id), of_key=True, level=level.id)


@dataclass(frozen=True)
class _Said:
    """A statement of a function, where it stands."""

    loc: Loc
    statement: Statement


def _no_repeats(graph: Graph) -> Iterator[Problem]:
    """Within a function, the same words at two places without an id they share: one of them says nothing."""
    for document in graph.functions():
        said = list(_statements(document.value))
        for language in graph.framework.site.value.languages:
            for first, second in combinations(said, 2):
                if _is_alike(first.statement, second.statement, language):
                    line = document.source.place(first.loc).line
                    yield _at(document, "A311", second.loc, line=str(line))


def _statements(function: Function) -> Iterator[_Said]:
    for level, cell in function.levels.items():
        for index, statement in enumerate(cell.work):
            yield _Said(("levels", level.id, "work", index), statement)
        for ability, item in cell.expects.items():
            for index, statement in enumerate(item.statements):
                yield _Said(("levels", level.id, "expects", ability.id, "statements", index), statement)


def _is_alike(first: Statement, second: Statement, language: str) -> bool:
    one, other = (statement.text.by_language.get(language, "") for statement in (first, second))
    if not one or not other or (first.id and first.id == second.id):
        return False
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    return matcher.real_quick_ratio() >= ALIKE and matcher.quick_ratio() >= ALIKE and matcher.ratio() >= ALIKE


def _rising_degrees(graph: Graph) -> Iterator[Problem]:
    """Along `next`, what is asked of an ability never falls."""
    ranks = {degree.id: rank for rank, degree in enumerate(graph.framework.site.value.degrees)}
    for document in graph.functions():
        for level, cell in document.value.levels.items():
            followers = [ref for ref in _next(graph, level) if ref in document.value.levels]
            for ability, item in cell.expects.items():
                for follower in followers:
                    later = document.value.levels[follower].expects.get(ability)
                    if not item.degree or not later or not later.degree:
                        continue
                    if ranks.get(later.degree.id, 0) < ranks.get(item.degree.id, 0):
                        loc = ("levels", follower.id, "expects", ability.id, "degree")
                        yield _at(document, "A312", loc, ability=ability.id, before=item.degree.id, level=level.id)


def _years_without_holes(graph: Graph) -> Iterator[Problem]:
    for reference in graph.folder("levels"):
        level = graph.level(reference.id)
        for following in _next(graph, reference):
            years, later = level.years, graph.level(following.id).years
            if years and later and years.to is not None and later.from_ > years.to:
                document = graph.framework.entries[following]
                end, start = str(years.to), str(later.from_)
                yield _at(document, "A313", ("years", "from"), end=end, level=reference.id, start=start)


def _telling_summaries(graph: Graph) -> Iterator[Problem]:
    for document in _entries(graph):
        for language, text in (document.value.summary.by_language if document.value.summary else {}).items():
            name = document.value.name.by_language.get(language, "")
            if len(re.sub(r"\W", "", text.replace(name, ""))) < BARE:
                yield _at(document, "A314", ("summary", language))


def _plain_statements(graph: Graph) -> Iterator[Problem]:
    """No statement begins with a phrase that nobody can see done; `site.yml` lists them."""
    vague = [text.casefold() for line in graph.framework.site.value.vague for text in line.by_language.values()]
    for document in graph.functions():
        for said in _statements(document.value):
            for language, text in said.statement.text.by_language.items():
                found = next((phrase for phrase in vague if text.casefold().startswith(phrase)), None)
                if found:
                    yield _at(document, "A315", (*said.loc, "text", language), phrase=found)


def _translated(graph: Graph) -> Iterator[Problem]:
    languages = graph.framework.site.value.languages
    documents: Iterable[Document[Any]] = (*_entries(graph), graph.framework.site, graph.framework.facts)
    for document in documents:
        for leaf in leaves(document.value):
            if isinstance(leaf.value, Line) and not {"aliases", "searches", "vague"} & set(leaf.loc):
                for language in languages:
                    if language not in leaf.value.by_language:
                        yield _at(document, "A316", leaf.loc, language=language)


def _referred_to(graph: Graph) -> Iterator[Problem]:
    """Lists of order and groups do not count: they name everything. Silent while an entry could not be read."""
    if _has_unread(graph):
        return
    named = {mention.target for mention in graph.mentions if not {"order", "entries"} & set(mention.loc)}
    for reference, document in sorted(graph.framework.entries.items()):
        if reference not in named:
            yield _at(document, "A317", ("name",), of_key=True)


LAWS: Mapping[str, Callable[[Graph], Iterator[Problem]]] = {
    "facts_told": _facts_told,
    "every_level": _every_level,
    "full_cells": _full_cells,
    "no_repeats": _no_repeats,
    "rising_degrees": _rising_degrees,
    "years_without_holes": _years_without_holes,
    "telling_summaries": _telling_summaries,
    "plain_statements": _plain_statements,
    "translated": _translated,
    "referred_to": _referred_to,
}


def _has_unread(graph: Graph) -> bool:
    return sum(map(len, graph.framework.known.values())) > len(graph.framework.entries)


def _entries(graph: Graph) -> list[Document[Entry]]:
    return [document for _, document in sorted(graph.framework.entries.items())]


def _next(graph: Graph, level: Reference) -> list[Reference]:
    """The levels that follow; those that are not there are problems of their own."""
    if level not in graph.framework.entries:
        return []
    return [following for following in graph.level(level.id).next if following in graph.framework.entries]


def _at(document: Document[Any], code: str, loc: Loc, *, of_key: bool = False, **values: str) -> Problem:
    found = document.source.nearest(loc)
    return Problem(code, document.source.place(found, of_key=of_key), values, document.key, field_path(found))
