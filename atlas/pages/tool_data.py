"""What the tools in the browser compute with: functions, levels and abilities by number, with their texts and ways.

It becomes JSON in the page (`markdown.data_block`), so field names are short words. A number is a place in the list of
its kind; -1 and 0 stand for nothing where a field says so.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class ToolEntry:
    """An entry that is only named and linked."""

    id: str
    name: str
    href: str


@dataclass(frozen=True)
class ToolLevel:
    id: str
    name: str
    role: str
    href: str
    next: tuple[int, ...]


@dataclass(frozen=True)
class ToolStatement:
    """`id` is empty where the writer gave none; the same id at another level of a function is the same statement.

    Within a function, statements of one `wording` have equal texts in every language of the site;
    -1 is like no other."""

    id: str
    text: str
    wording: int = -1


@dataclass(frozen=True)
class ToolAsked:
    """What a function at a level asks of one ability. `degree` counts from 1; 0: none is named."""

    ability: int
    degree: int
    statements: tuple[ToolStatement, ...]


@dataclass(frozen=True)
class ToolCell:
    """A function at a level."""

    level: int
    href: str
    headline: str
    detail: str
    work: tuple[ToolStatement, ...]
    asks: tuple[ToolAsked, ...]


@dataclass(frozen=True)
class ToolFunction:
    id: str
    name: str
    href: str
    cells: tuple[ToolCell, ...]


@dataclass(frozen=True)
class ToolData:
    """The framework as the tools read it. `words` are labels by key, `degrees` names from the lowest."""

    words: dict[str, str]
    degrees: tuple[str, ...]
    levels: tuple[ToolLevel, ...]
    abilities: tuple[ToolEntry, ...]
    functions: tuple[ToolFunction, ...]
