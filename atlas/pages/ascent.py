"""From a level to the next, in a function or as such: which steps there are, their names, and what they change."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from atlas.addresses import change_address
from atlas.difference import Asked, Difference, Kind, difference
from atlas.model import Cell, Expectation, Function, Level, Reference
from atlas.pages.parts import Chip, PairsSection
from atlas.pages.view import View

KIND_LABELS = {
    Kind.NEW: ("change.new", "change.count.new"),
    Kind.RAISED: ("change.raised", "change.count.raised"),
    Kind.SAME: ("change.same", "change.count.same"),
    Kind.GONE: ("change.gone", "change.count.gone"),
}
"""What a kind is called, and how many there are of it."""


@dataclass(frozen=True)
class Ascent:
    """A step of the ladder, in a function or as such."""

    function: Reference | None
    start: Reference
    end: Reference

    @property
    def address(self) -> str:
        return change_address(self.function, self.start, self.end)


def ascents(view: View, function: Reference | None = None) -> tuple[Ascent, ...]:
    """The steps of a function, or of the ladder as such, in the order of the levels."""
    used = [level for level in view.graph.folder("levels") if not function or level in levels_of(view, function)]
    ends = ((start, end) for start in used for end in view.graph.level(start.id).next if end in used)
    return tuple(Ascent(function, start, end) for start, end in ends)


def levels_of(view: View, function: Reference) -> dict[Reference, Cell]:
    entry = view.graph.entry(function)
    return entry.levels if isinstance(entry, Function) else {}


def both_ends(view: View, ascent: Ascent) -> tuple[Cell | Level, Cell | Level]:
    """The cells of the function, or the levels themselves."""
    if ascent.function:
        levels = levels_of(view, ascent.function)
        return levels[ascent.start], levels[ascent.end]
    return view.graph.level(ascent.start.id), view.graph.level(ascent.end.id)


def changed(view: View, ascent: Ascent) -> Difference:
    before, after = (_asked(end) for end in both_ends(view, ascent))
    return difference(before, after, [degree.id for degree in view.site.degrees])


def change_title(view: View, ascent: Ascent) -> str:
    names = {"start": view.name(ascent.start), "end": view.name(ascent.end)}
    if not ascent.function:
        return view.labels("change.title.level", **names)
    return view.labels("change.title", function=view.name(ascent.function), **names)


def ascent_chip(view: View, ascent: Ascent) -> Chip:
    """The step by the names of its levels."""
    title = view.labels("change.step", start=view.name(ascent.start), end=view.name(ascent.end))
    return Chip(title, view.way(ascent.address), view.dim("levels"))


def counted(view: View, found: Difference) -> str:
    """How much is new, raised, the same and no longer asked, in a line; what is nought goes without saying."""
    counts = ((label, found.of(kind).count) for kind, (_, label) in KIND_LABELS.items())
    said = (view.labels(label, count=count) for label, count in counts if count)
    return view.labels("list.comma").join(said)


def ascents_section(view: View, found: Iterable[Ascent]) -> Iterator[PairsSection]:
    """Steps, and how much each changes, on the page of an entry."""
    pairs = tuple((ascent_chip(view, ascent), counted(view, changed(view, ascent))) for ascent in found)
    if pairs:
        yield PairsSection("changes", pairs)


def _asked(end: Cell | Level) -> Asked:
    """A level as such asks its work, and the abilities it leans on."""
    if isinstance(end, Cell):
        return Asked(end.work, end.expects)
    return Asked(end.work, {ability: Expectation() for ability in end.abilities})
