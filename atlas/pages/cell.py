"""The page of a function at a level."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from atlas.addresses import cell_address, compare_query
from atlas.difference import Kind
from atlas.model import Cell, Function, Reference
from atlas.pages.ascent import ascents, changed
from atlas.pages.contexts import CellPage, Expected
from atlas.pages.entry import cell_rung
from atlas.pages.head import Band
from atlas.pages.parts import Chip
from atlas.pages.position import position_way
from atlas.pages.self_check import self_check_link
from atlas.pages.view import View


def cell_pages(view: View) -> Iterator[CellPage]:
    for reference in view.graph.folder("functions"):
        function = view.graph.entry(reference)
        for level in view.graph.folder("levels"):
            if isinstance(function, Function) and level in function.levels:
                yield _cell_page(view.at(cell_address(reference, level)), reference, function, level)


def _cell_page(view: View, reference: Reference, function: Function, level: Reference) -> CellPage:
    cell = function.levels[level]
    before = [ref for ref in view.graph.folder("levels") if level in view.graph.level(ref.id).next]
    after = view.graph.level(level.id).next
    return CellPage(
        head=view.head(
            _band(view, reference, function, level),
            reference.folder,
            view.file(f"{reference.folder}/{reference.id}"),
            cell,
        ),
        work=view.statements(cell.work),
        expects=tuple(_expected(view, reference, level, cell)),
        before=tuple(rung for ref in before if (rung := cell_rung(view, reference, ref))),
        after=tuple(rung for ref in after if (rung := cell_rung(view, reference, ref))),
        same_level=tuple(_same_level(view, reference, level)),
        same_function=(view.chip(reference), view.chip(level, view.name(level))),
        changes=tuple(_changes(view, reference, level)),
        compare=view.way("compare/") + compare_query(view.address),
        check=self_check_link(view, reference, level),
        position=position_way(view, reference, level),
    )


def _changes(view: View, reference: Reference, level: Reference) -> Iterator[Chip]:
    for ascent in ascents(view, reference):
        if level in (ascent.start, ascent.end):
            names = {"start": view.name(ascent.start), "end": view.name(ascent.end)}
            yield Chip(view.labels("change.what", **names), view.way(ascent.address))


def _band(view: View, reference: Reference, function: Function, level: Reference) -> Band:
    cell, step = function.levels[level], view.graph.level(level.id)
    other, language = view.other_name(function.name)
    level_name = step.name.text(language) if language else ""
    comma = view.labels("list.comma")
    return Band(
        title=f"{view.text(function.name)} {view.text(step.name)}",
        id=f"{reference.id}-{level.id}",
        dim=view.dim(reference.folder),
        with_dim=view.dim(level.folder),
        kicker=(view.kicker(reference.folder), view.kicker(level.folder)),
        other_name=f"{other} {level_name}" if other else "",
        other_language=language,
        summary=view.joined(cell.headline, cell.detail),
        searched=cell.searched.get(view.language, ()),
        note=comma.join(part for part in (view.text(step.role), view.years(step)) if part),
        inset=view.inset(reference.folder, level.folder),
    )


def _expected(view: View, reference: Reference, level: Reference, cell: Cell) -> Iterator[Expected]:
    names = {degree.id: view.text(degree.name) for degree in view.site.degrees}
    marks = _marks(view, reference, level)
    for ability, item in cell.expects.items():
        yield Expected(
            ability=view.chip(ability),
            degree=names[item.degree.id] if item.degree else "",
            mark=marks.get(ability, ""),
            statements=view.statements(item.statements),
        )


def _marks(view: View, reference: Reference, level: Reference) -> dict[Reference, str]:
    """Against every level before: `new`, or `up` where it is raised."""
    kinds: dict[Reference, set[Kind]] = defaultdict(set)
    for ascent in ascents(view, reference):
        for turn in changed(view, ascent).abilities if ascent.end == level else ():
            kinds[turn.ability].add(turn.kind)
    rising = {ability: found for ability, found in kinds.items() if found <= {Kind.NEW, Kind.RAISED}}
    return {ability: "up" if Kind.RAISED in found else "new" for ability, found in rising.items()}


def _same_level(view: View, reference: Reference, level: Reference) -> Iterator[Chip]:
    for other in view.graph.folder("functions"):
        rung = cell_rung(view, other, level)
        if rung and other != reference:
            yield Chip(f"{view.name(other)} {view.name(level)}", rung.href, view.dim("functions"))
