"""The pages of what changes: from a level to the next, for each function and for the ladder as such."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from atlas.addresses import address, cell_address, compare_query
from atlas.difference import AbilityTurn, Difference, Kind, Turn
from atlas.model import Cell, Expectation, Statement
from atlas.pages.ascent import KIND_LABELS, Ascent, ascent_chip, ascents, both_ends, change_title, changed, counted
from atlas.pages.change_parts import AbilityLine, ChangePage, ChangePart, TurnLine
from atlas.pages.entry import rows
from atlas.pages.head import Band, Head
from atlas.pages.parts import Chip, Row, StatementLine
from atlas.pages.view import View


def change_pages(view: View) -> Iterator[ChangePage]:
    owners = [*view.graph.folder("functions"), None]
    for ascent in (step for owner in owners for step in ascents(view, owner)):
        yield _change_page(view.at(ascent.address), ascent)


def _change_page(view: View, ascent: Ascent) -> ChangePage:
    found, function = changed(view, ascent), ascent.function
    near = ascents(view, function)
    ends = [cell_address(function, level) if function else address(level) for level in (ascent.start, ascent.end)]
    return ChangePage(
        head=_head(view, ascent, found),
        names=(view.name(ascent.start), view.name(ascent.end)),
        rows=() if function else tuple(_rows(view, ascent)),
        kinds=tuple(_part(view, kind, found.of(kind)) for kind in Kind),
        compare=view.way("compare/") + compare_query(*ends) if function else "",
        ends=tuple(_ends(view, ascent, ends)),
        others=tuple(_others(view, ascent)),
        earlier=tuple(ascent_chip(view, step) for step in near if step.end == ascent.start),
        later=tuple(ascent_chip(view, step) for step in near if step.start == ascent.end),
    )


def _head(view: View, ascent: Ascent, found: Difference) -> Head:
    function, title = ascent.function, change_title(view, ascent)
    other = next((item for item in view.site.languages if item != view.language), "")
    other_title = change_title(replace(view, labels=replace(view.labels, language=other)), ascent) if other else ""
    folders = ("functions", "levels") if function else ("levels",)
    band = Band(
        title=title,
        id="-".join(item.id for item in (function, ascent.start, ascent.end) if item),
        dim=view.dim(folders[0]),
        with_dim=view.dim("levels") if function else "",
        kicker=tuple(view.kicker(folder) for folder in folders),
        other_name=other_title if other_title != title else "",
        other_language=other,
        summary=_summary(view, ascent, found),
        searched=both_ends(view, ascent)[1].step_searched.get(view.language, ()),
        inset=view.inset(*folders),
    )
    source = f"functions/{function.id}" if function else f"levels/{ascent.end.id}"
    return view.head(band, folders[0], view.file(source), both_ends(view, ascent))


def _summary(view: View, ascent: Ascent, found: Difference) -> str:
    """From what to what, in the words of the matrix or the ladder, and how much changes."""
    start, end = (
        view.text(item.headline if isinstance(item, Cell) else item.focus) for item in both_ends(view, ascent)
    )
    counts = counted(view, found)
    return view.labels("change.summary", start=start, end=end, counts=counts) if start and end else counts


def _rows(view: View, ascent: Ascent) -> Iterator[tuple[Row, Row]]:
    """The rows of both levels side by side, as far as either has them."""
    levels = [view.graph.level(level.id) for level in (ascent.start, ascent.end)]
    before, after = ({row.field: row for row in rows(view, level)} for level in levels)
    for field in dict.fromkeys([*after, *before]):
        yield before.get(field, Row(field, "")), after.get(field, Row(field, ""))


def _part(view: View, kind: Kind, found: Difference) -> ChangePart:
    lines = [_ability(view, turn) for turn in found.abilities]
    told = tuple(line for line in lines if line.before or line.after or line.statements)
    named = tuple(line.ability for line in lines if line not in told)
    name = view.labels(KIND_LABELS[kind][0])
    return ChangePart(kind.value, name, found.count, len(lines), _turns(view, found.work, kind), told, named)


def _ability(view: View, turn: AbilityTurn) -> AbilityLine:
    before, after = _degree(view, turn.before), _degree(view, turn.after)
    is_kept = before == after
    return AbilityLine(
        view.chip(turn.ability), "" if is_kept else before, after, _turns(view, turn.statements, turn.kind)
    )


def _degree(view: View, item: Expectation | None) -> str:
    names = {degree.id: view.text(degree.name) for degree in view.site.degrees}
    return names[item.degree.id] if item and item.degree else ""


def _turns(view: View, turns: Iterable[Turn], whole: Kind) -> tuple[TurnLine, ...]:
    return tuple(
        TurnLine(
            kind=turn.kind.value,
            mark="" if turn.kind is whole else view.labels(KIND_LABELS[turn.kind][0]),
            before=_line(view, turn.before),
            after=_line(view, turn.after),
        )
        for turn in turns
    )


def _line(view: View, statement: Statement | None) -> StatementLine | None:
    return view.statements((statement,))[0] if statement else None


def _ends(view: View, ascent: Ascent, ways: Iterable[str]) -> Iterator[Chip]:
    """Both ends by their full names, and the function."""
    for level, way in zip((ascent.start, ascent.end), ways, strict=True):
        function = ascent.function
        title = f"{view.name(function)} {view.name(level)}" if function else view.full_name(level)
        yield Chip(title, view.way(way), view.dim("functions" if function else "levels"))


def _others(view: View, ascent: Ascent) -> Iterator[Chip]:
    """The same step in the other functions; and as such."""
    if ascent.function:
        yield ascent_chip(view, replace(ascent, function=None))
    for function in view.graph.folder("functions"):
        if function != ascent.function and (step := replace(ascent, function=function)) in ascents(view, function):
            yield Chip(view.name(function), view.way(step.address), view.dim("functions"))
