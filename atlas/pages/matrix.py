"""The matrix: the functions at each level, and what they ask of each ability there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from atlas.addresses import KEYS
from atlas.markdown import anchor
from atlas.model import Cell, Function, Reference
from atlas.pages.ascent import levels_of
from atlas.pages.entry import cell_rung
from atlas.pages.matrix_data import AbilityRow, Filter, MatrixData, MatrixPage, MatrixRow, Span
from atlas.pages.parts import Chip
from atlas.pages.tools import has_tools, rank, tool_entry
from atlas.pages.view import View

FILTERS = ("functions", "levels", "abilities", "orientations")


def matrix_page(view: View) -> MatrixPage | None:
    view = view.at("matrix/")
    levels, functions = view.graph.folder("levels"), view.graph.folder("functions")
    if not levels or not functions:
        return None
    degrees = [view.text(degree.name) for degree in view.site.degrees]
    title = view.labels("matrix.title", functions=view.short_name("functions"), levels=view.short_name("levels"))
    return MatrixPage(
        head=view.head(view.crossing("matrix", title, view.labels("matrix.summary"))),
        corner=view.short_name("functions"),
        levels=tuple(view.level_rung(level) for level in levels),
        rows=tuple(_row(view, reference, levels) for reference in functions),
        ability_corner=view.short_name("abilities"),
        abilities=tuple(_ability_rows(view, degrees)),
        degrees=tuple((name, _dots(number, number, len(degrees))) for number, name in enumerate(degrees, 1)),
        compare=view.way("compare/") if has_tools(view) else "",
        data=_data(view, degrees),
    )


def _row(view: View, reference: Reference, levels: Sequence[Reference]) -> MatrixRow:
    function = view.graph.entry(reference)
    scope = view.text(function.scope) if isinstance(function, Function) else ""
    cells = tuple(cell_rung(view, reference, level) for level in levels)
    return MatrixRow(view.chip(reference), scope, bool(function.facts), cells)


def _cells(view: View, function: Reference) -> list[Cell | None]:
    """A function at every level, in the order of the levels."""
    levels = levels_of(view, function)
    return [levels.get(level) for level in view.graph.folder("levels")]


def _ability_rows(view: View, degrees: Sequence[str]) -> Iterator[AbilityRow]:
    """The abilities that some function asks for. The name leads to which function asks what."""
    columns = list(zip(*(_cells(view, function) for function in view.graph.folder("functions")), strict=True))
    for ability in view.graph.folder("abilities"):
        spans = tuple(_span(view, ability, cells, degrees) for cells in columns)
        if any(spans):
            chip = view.chip(ability)
            yield AbilityRow(Chip(chip.title, f"{chip.href}#{anchor('expected_degrees')}", chip.dim), spans)


def _span(view: View, ability: Reference, cells: Sequence[Cell | None], degrees: Sequence[str]) -> Span | None:
    asked = [rank(view, cell.expects[ability]) for cell in cells if cell and ability in cell.expects]
    if not asked:
        return None
    named = sorted(filter(None, asked))
    if not named:
        return Span((), "", len(asked))
    low, high = named[0], named[-1]
    words = degrees[low - 1]
    if low != high:
        words = view.labels("matrix.tool.span", low=words, high=degrees[high - 1])
    return Span(_dots(low, high, len(degrees)), words, len(asked))


def _dots(low: int, high: int, count: int) -> tuple[str, ...]:
    return tuple("all" if n <= low else "some" if n <= high else "none" for n in range(1, count + 1))


def _data(view: View, degrees: Sequence[str]) -> MatrixData:
    folder = view.graph.folder
    options = {name: [tool_entry(view, item) for item in folder(name)] for name in FILTERS}
    filters = (Filter(KEYS[name], view.short_name(name), tuple(found)) for name, found in options.items() if found)
    return MatrixData(
        words=view.labels.beginning("tool.", "matrix.tool."),
        degrees=tuple(degrees),
        filters=tuple(filters),
        serves=tuple(_serves(view, function) for function in folder("functions")),
        asks=tuple(tuple(_asks(view, cell) for cell in _cells(view, function)) for function in folder("functions")),
    )


def _serves(view: View, function: Reference) -> tuple[int, ...]:
    entry, orientations = view.graph.entry(function), view.graph.folder("orientations")
    return tuple(orientations.index(item) for item in entry.orientations) if isinstance(entry, Function) else ()


def _asks(view: View, cell: Cell | None) -> tuple[tuple[int, int], ...] | None:
    if not cell:
        return None
    abilities = view.graph.folder("abilities")
    return tuple((abilities.index(ability), rank(view, item)) for ability, item in cell.expects.items())
