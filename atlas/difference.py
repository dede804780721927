"""What a level asks beyond the one before: what both ask -> what is new, raised, the same, and no longer asked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum

from atlas.model import Expectation, Reference, Statement


@dataclass(frozen=True)
class Asked:
    """What a level asks: of a function, or as such."""

    work: tuple[Statement, ...]
    expects: Mapping[Reference, Expectation]


class Kind(Enum):
    NEW = "new"
    RAISED = "raised"
    SAME = "same"
    GONE = "gone"


@dataclass(frozen=True)
class Turn:
    """A statement before and after; one of them is missing where nothing corresponds."""

    before: Statement | None
    after: Statement | None

    @property
    def kind(self) -> Kind:
        if not self.before:
            return Kind.NEW
        if not self.after:
            return Kind.GONE
        return Kind.SAME if self.before.text == self.after.text else Kind.RAISED


@dataclass(frozen=True)
class AbilityTurn:
    """An ability before and after: its degree and its statements, one whole of one kind."""

    ability: Reference
    before: Expectation | None
    after: Expectation | None
    rise: int
    """How many degrees it goes up; 0 where a degree is missing."""
    statements: tuple[Turn, ...]

    @property
    def kind(self) -> Kind:
        """Raised if anything rises or is added; else no longer asked if anything falls or is dropped."""
        if not self.before:
            return Kind.NEW
        if not self.after:
            return Kind.GONE
        kinds = {turn.kind for turn in self.statements}
        if self.rise > 0 or kinds & {Kind.NEW, Kind.RAISED}:
            return Kind.RAISED
        return Kind.GONE if self.rise < 0 or Kind.GONE in kinds else Kind.SAME


@dataclass(frozen=True)
class Difference:
    """All that two cells ask, each thing once: in the order of the later one, then what is gone."""

    work: tuple[Turn, ...]
    abilities: tuple[AbilityTurn, ...]

    def of(self, kind: Kind) -> Difference:
        """The part of one kind."""
        work = tuple(turn for turn in self.work if turn.kind is kind)
        return Difference(work, tuple(turn for turn in self.abilities if turn.kind is kind))

    @property
    def count(self) -> int:
        return len(self.work) + len(self.abilities)


def difference(before: Asked, after: Asked, degrees: Sequence[str]) -> Difference:
    """`degrees` are the ids of the degrees from the lowest to the highest."""
    abilities = [*after.expects, *(ability for ability in before.expects if ability not in after.expects)]
    turns = (_ability(item, before.expects.get(item), after.expects.get(item), degrees) for item in abilities)
    return Difference(statements(before.work, after.work), tuple(turns))


def statements(before: Sequence[Statement], after: Sequence[Statement]) -> tuple[Turn, ...]:
    """The same id is the same statement; without one, only equal texts are."""
    known = {_identity(item): item for item in before}
    kept = {_identity(item) for item in after}
    gone = (Turn(item, None) for item in before if _identity(item) not in kept)
    return (*(Turn(known.get(_identity(item)), item) for item in after), *gone)


def _identity(item: Statement) -> object:
    return item.id or frozenset(item.text.by_language.items())


def _ability(
    ability: Reference, before: Expectation | None, after: Expectation | None, degrees: Sequence[str]
) -> AbilityTurn:
    turns = statements(before.statements if before else (), after.statements if after else ())
    return AbilityTurn(ability, before, after, _rise(before, after, degrees), turns)


def _rise(before: Expectation | None, after: Expectation | None, degrees: Sequence[str]) -> int:
    if not (before and after and before.degree and after.degree):
        return 0
    return degrees.index(after.degree.id) - degrees.index(before.degree.id)
