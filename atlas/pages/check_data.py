"""What the self-check is given: the framework as the tools read it, and what answers need besides."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from atlas.pages.head import Head
from atlas.pages.parts import Chip
from atlas.pages.tool_data import ToolData


@dataclass(frozen=True)
class CheckData:
    """In `tools` every statement has an id here: the key its answer is kept under, the same in every language."""

    tools: ToolData
    practice: tuple[tuple[str, ...], ...]
    """Exercises, by the number of the ability."""
    stamps: tuple[tuple[str, ...], ...]
    """By function and cell: another one when a statement of the cell was changed."""
    root: str
    """The way to the top of the site, which all its languages share."""


@dataclass(frozen=True)
class SelfCheckPage:
    template: ClassVar[str] = "self_check"
    head: Head
    cells: tuple[tuple[Chip, tuple[Chip, ...]], ...]
    """Each function, and its pages by level: the same statements to read."""
    data: CheckData
