"""The graph as data for the tools in the browser."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from atlas.addresses import address, cell_address
from atlas.model import Cell, Expectation, Function, Reference, Statement
from atlas.pages.tool_data import (
    ToolAsked,
    ToolCell,
    ToolData,
    ToolEntry,
    ToolFunction,
    ToolLevel,
    ToolStatement,
)
from atlas.pages.view import View

Wordings = dict[frozenset[tuple[str, str]], int]
"""Texts in all their languages, numbered as they come."""


def has_tools(view: View) -> bool:
    """The tools need functions that say what they ask at some level."""
    return any(True for _ in _functions(view))


def tool_data(view: View, *words: str) -> ToolData:
    """What every tool needs; `words` are the beginnings of the labels' keys that its script says."""
    levels = view.graph.folder("levels")
    return ToolData(
        words=view.labels.beginning("tool.", *words),
        degrees=tuple(view.text(degree.name) for degree in view.site.degrees),
        levels=tuple(_level(view, reference, levels) for reference in levels),
        abilities=tuple(tool_entry(view, reference) for reference in view.graph.folder("abilities")),
        functions=tuple(_function(view, *item) for item in _functions(view)),
    )


def tool_entry(view: View, reference: Reference) -> ToolEntry:
    return ToolEntry(reference.id, view.name(reference), view.way(address(reference)))


def _functions(view: View) -> Iterator[tuple[Reference, Function]]:
    for reference in view.graph.folder("functions"):
        function = view.graph.entry(reference)
        if isinstance(function, Function) and function.levels:
            yield reference, function


def _function(view: View, reference: Reference, function: Function) -> ToolFunction:
    way = view.way(address(reference))
    return ToolFunction(reference.id, view.name(reference), way, tuple(_cells(view, reference, function)))


def _level(view: View, reference: Reference, levels: Sequence[Reference]) -> ToolLevel:
    level = view.graph.level(reference.id)
    name, role = view.text(level.name), view.text(level.role)
    following = tuple(levels.index(item) for item in level.next)
    return ToolLevel(reference.id, name, role, view.way(address(reference)), following)


def _cells(view: View, reference: Reference, function: Function) -> Iterator[ToolCell]:
    wordings: Wordings = {}
    for number, level in enumerate(view.graph.folder("levels")):
        if cell := function.levels.get(level):
            yield ToolCell(
                level=number,
                href=view.way(cell_address(reference, level)),
                headline=view.text(cell.headline),
                detail=view.text(cell.detail),
                work=_statements(view, cell.work, wordings),
                asks=tuple(_asked(view, cell, wordings)),
            )


def _asked(view: View, cell: Cell, wordings: Wordings) -> Iterator[ToolAsked]:
    abilities = view.graph.folder("abilities")
    for ability, item in cell.expects.items():
        yield ToolAsked(abilities.index(ability), rank(view, item), _statements(view, item.statements, wordings))


def rank(view: View, item: Expectation) -> int:
    """The place of a degree among all, from 1; 0 where none is named."""
    ids = [degree.id for degree in view.site.degrees]
    return ids.index(item.degree.id) + 1 if item.degree else 0


def _statements(view: View, statements: Iterable[Statement], wordings: Wordings) -> tuple[ToolStatement, ...]:
    return tuple(
        ToolStatement(
            item.id or "",
            view.text(item.text),
            wordings.setdefault(frozenset(item.text.by_language.items()), len(wordings)),
        )
        for item in statements
    )
