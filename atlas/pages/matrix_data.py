"""What the page of the matrix is given: its two tables, and the data its filters work with."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from atlas.pages.head import Head
from atlas.pages.parts import Chip, Rung
from atlas.pages.tool_data import ToolEntry


@dataclass(frozen=True)
class MatrixRow:
    function: Chip
    scope: str
    from_source: bool
    cells: tuple[Rung | None, ...]


@dataclass(frozen=True)
class Span:
    """What the functions ask of an ability at a level: from the lowest degree to the highest, and how many ask."""

    dots: tuple[str, ...]
    """One a degree: `all` ask for it, `some` do, or neither."""
    degrees: str
    count: int


@dataclass(frozen=True)
class AbilityRow:
    ability: Chip
    spans: tuple[Span | None, ...]


@dataclass(frozen=True)
class Filter:
    """A way to see less of the matrix. `key` is its name in the address."""

    key: str
    name: str
    options: tuple[ToolEntry, ...]


@dataclass(frozen=True)
class MatrixData:
    """`serves`: by function, the numbers of its orientations. `asks`: by function and level, pairs of an ability's
    number and its degree; None where the function does not have the level. The functions, levels, orientations and
    abilities stand in the order of the filter's options, which is that of rows and columns."""

    words: dict[str, str]
    degrees: tuple[str, ...]
    filters: tuple[Filter, ...]
    serves: tuple[tuple[int, ...], ...]
    asks: tuple[tuple[tuple[tuple[int, int], ...] | None, ...], ...]


@dataclass(frozen=True)
class MatrixPage:
    template: ClassVar[str] = "matrix"
    head: Head
    corner: str
    levels: tuple[Rung, ...]
    rows: tuple[MatrixRow, ...]
    ability_corner: str
    """Names the second table; it is left out where no function asks anything."""
    abilities: tuple[AbilityRow, ...]
    degrees: tuple[tuple[str, tuple[str, ...]], ...]
    """The key to the second table: each degree and its dots."""
    compare: str
    """The way to the comparison of two cells; empty where there is none."""
    data: MatrixData
