"""The page of a function at a level."""

from __future__ import annotations

from collections.abc import Iterator

from atlas.addresses import cell_address
from atlas.model import Cell, Expectation, Function, Reference
from atlas.pages.contexts import CellPage, Expected
from atlas.pages.entry import cell_rung
from atlas.pages.head import Band
from atlas.pages.parts import Chip
from atlas.pages.position import position_way
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
        expects=tuple(_expected(view, function, cell, before)),
        before=tuple(rung for ref in before if (rung := cell_rung(view, reference, ref))),
        after=tuple(rung for ref in after if (rung := cell_rung(view, reference, ref))),
        same_level=tuple(_same_level(view, reference, level)),
        same_function=(view.chip(reference), view.chip(level, view.name(level))),
        position=position_way(view, reference, level),
    )


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
        note=comma.join(part for part in (view.text(step.role), view.years(step)) if part),
        inset=view.inset(reference.folder, level.folder),
    )


def _expected(view: View, function: Function, cell: Cell, before: list[Reference]) -> Iterator[Expected]:
    ranks = {degree.id: rank for rank, degree in enumerate(view.site.degrees)}
    names = {degree.id: view.text(degree.name) for degree in view.site.degrees}
    lower = [function.levels[ref].expects for ref in before if ref in function.levels]
    for ability, item in cell.expects.items():
        yield Expected(
            ability=view.chip(ability),
            degree=names[item.degree.id] if item.degree else "",
            mark=_mark(item, [expects.get(ability) for expects in lower], ranks),
            statements=view.statements(item.statements),
        )


def _mark(item: Expectation, lower: list[Expectation | None], ranks: dict[str, int]) -> str:
    """Against the level before: `new`, `up` to a higher degree, or nothing."""
    if not lower:
        return ""
    known = [expectation for expectation in lower if expectation]
    if not known:
        return "new"
    held = [ranks[expectation.degree.id] for expectation in known if expectation.degree]
    return "up" if item.degree and held and ranks[item.degree.id] > max(held) else ""


def _same_level(view: View, reference: Reference, level: Reference) -> Iterator[Chip]:
    for other in view.graph.folder("functions"):
        rung = cell_rung(view, other, level)
        if rung and other != reference:
            yield Chip(f"{view.name(other)} {view.name(level)}", rung.href, view.dim("functions"))
