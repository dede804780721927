"""What the page of the position is given: the dimensions as axes, and what each entry on them says of itself."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from atlas.pages.head import Head
from atlas.pages.parts import Chip
from atlas.pages.tool_data import ToolData, ToolEntry


@dataclass(frozen=True)
class Note:
    """A field of an entry, by the name readers see, and what stands in it."""

    label: str
    text: str


@dataclass(frozen=True)
class Said:
    """What an entry says of one on another axis: how an aim is reached in one form of product, say."""

    axis: int
    entry: int
    text: str


@dataclass(frozen=True)
class Coordinate:
    """An entry of an axis. `metrics`: their numbers, and how the entry moves each, where it says so."""

    id: str
    name: str
    href: str
    summary: str
    notes: tuple[Note, ...]
    said: tuple[Said, ...]
    metrics: tuple[tuple[int, str], ...]


@dataclass(frozen=True)
class Axis:
    """A dimension, and the entries of the one folder of it that a position is chosen from."""

    key: str
    """Its name in the address."""
    name: str
    question: str
    dim: str
    entries: tuple[Coordinate, ...]


@dataclass(frozen=True)
class Ahead:
    """A level that follows a function at a level, and the page of what changes."""

    function: str
    level: str
    next: str
    href: str


@dataclass(frozen=True)
class PositionData:
    """Of the functions and levels only ids are needed to join them with the axes."""

    tool: ToolData
    axes: tuple[Axis, ...]
    metrics: tuple[ToolEntry, ...]
    ahead: tuple[Ahead, ...]


@dataclass(frozen=True)
class PositionPage:
    template: ClassVar[str] = "position"
    head: Head
    ways: tuple[tuple[Chip, str, tuple[Chip, ...]], ...]
    """For readers without script: each axis, what it asks, and its entries."""
    matrix: str
    """The way to the matrix; empty where there is none."""
    data: PositionData
