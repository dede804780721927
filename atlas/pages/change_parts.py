"""What changes from a level to the next, and the comparison of any two: their pages, and what those are made of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from atlas.pages.head import Head
from atlas.pages.parts import Chip, Row, StatementLine
from atlas.pages.tool_data import ToolData


@dataclass(frozen=True)
class TurnLine:
    """A statement before and after; `kind` is `new`, `raised`, `same` or `gone`."""

    kind: str
    mark: str
    """The kind in a word, where it is another than that of what the statement stands in."""
    before: StatementLine | None
    after: StatementLine | None


@dataclass(frozen=True)
class AbilityLine:
    """An ability before and after. The degrees are names, empty where none is asked or where it stays the same."""

    ability: Chip
    before: str
    after: str
    statements: tuple[TurnLine, ...]


@dataclass(frozen=True)
class ChangePart:
    """All of one kind: typical work, and abilities."""

    kind: str
    name: str
    count: int
    ability_count: int
    work: tuple[TurnLine, ...]
    abilities: tuple[AbilityLine, ...]
    named: tuple[Chip, ...]
    """Abilities of which nothing but the name is said."""


@dataclass(frozen=True)
class ChangePage:
    """What changes from a level to the next, in a function or in the level as such."""

    template: ClassVar[str] = "change"
    head: Head
    names: tuple[str, str]
    """The names of both levels."""
    rows: tuple[tuple[Row, Row], ...]
    """What a level says of itself, before and after; a function has no such rows."""
    kinds: tuple[ChangePart, ...]
    compare: str
    """The way to the comparison of both ends; empty for a level as such."""
    ends: tuple[Chip, ...]
    """The pages of both ends."""
    others: tuple[Chip, ...]
    """The same step elsewhere: in the functions, and as such."""
    earlier: tuple[Chip, ...]
    later: tuple[Chip, ...]


@dataclass(frozen=True)
class ComparePage:
    """Any two functions at any levels, side by side."""

    template: ClassVar[str] = "compare"
    head: Head
    data: ToolData
    names: tuple[str, str]
    """What functions and levels are called."""
    matrix: Chip
    steps: tuple[tuple[Chip, tuple[Chip, ...]], ...]
    """What changes from level to level: by function, then in the levels as such."""
