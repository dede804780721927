"""What templates are given: one typed context a kind of page. Everything is decided before it gets here."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from markupsafe import Markup

from atlas.pages.change_parts import ChangePage, ComparePage
from atlas.pages.check_data import SelfCheckPage
from atlas.pages.head import Head
from atlas.pages.matrix_data import MatrixPage
from atlas.pages.parts import Chip, FactLine, Row, Rung, RungsSection, Section, StatementLine
from atlas.pages.position_data import PositionPage
from atlas.pages.shapes import Picture


@dataclass(frozen=True)
class Relation:
    """Entries this one names in a field, or the entries of a folder that name it."""

    field: str
    folder: str
    chips: tuple[Chip, ...]


@dataclass(frozen=True)
class EntryPage:
    template: ClassVar[str] = "entry"
    head: Head
    facts: tuple[FactLine, ...]
    picture: Picture | None
    rows: tuple[Row, ...]
    sections: tuple[Section, ...]
    relations: tuple[Relation, ...]
    check: Chip | None
    """The way to the self-check with this function chosen."""


@dataclass(frozen=True)
class Comparison:
    """The entries of a folder side by side."""

    fields: tuple[str, ...]
    rows: tuple[tuple[Chip, tuple[Row, ...]], ...]


@dataclass(frozen=True)
class Shelf:
    """Entries of a folder under a heading; without one, all of them."""

    id: str
    name: str
    summary: str
    entries: tuple[tuple[Chip, str], ...]


@dataclass(frozen=True)
class FolderPage:
    template: ClassVar[str] = "folder"
    head: Head
    facts: tuple[FactLine, ...]
    pictures_shown: tuple[Picture, ...]
    body: Markup
    comparison: Comparison | None
    shelves: tuple[Shelf, ...]
    siblings: tuple[tuple[Chip, str], ...]
    """The other folders of the dimension."""


@dataclass(frozen=True)
class Expected:
    """An ability as one level expects it. `mark` is `new`, `up` or empty, against the level before."""

    ability: Chip
    degree: str
    mark: str
    statements: tuple[StatementLine, ...]


@dataclass(frozen=True)
class CellPage:
    template: ClassVar[str] = "cell"
    head: Head
    work: tuple[StatementLine, ...]
    expects: tuple[Expected, ...]
    before: tuple[Rung, ...]
    after: tuple[Rung, ...]
    same_level: tuple[Chip, ...]
    """The other functions at this level."""
    same_function: tuple[Chip, ...]
    """The function and the level as such."""
    changes: tuple[Chip, ...]
    """What changes onto this level, and from it."""
    compare: str
    """The way to the comparison, with this on one side."""
    check: Chip
    """The way to the self-check with this cell chosen."""
    position: str
    """The way to this place on all dimensions; empty where there is no such page."""


@dataclass(frozen=True)
class ToldFact:
    """A fact and the pages that tell it."""

    id: str
    text: str
    told_on: tuple[Chip, ...]


@dataclass(frozen=True)
class FactGroup:
    id: str
    name: str
    """Empty: the introduction."""
    dim: str
    facts: tuple[ToldFact, ...]


@dataclass(frozen=True)
class ArticlePage:
    template: ClassVar[str] = "article"
    head: Head
    work: str
    note: str
    groups: tuple[FactGroup, ...]


@dataclass(frozen=True)
class DoorLine:
    title: str
    text: str
    link: Chip


@dataclass(frozen=True)
class DimensionCard:
    """A dimension on the home page: what it answers, and where to go."""

    link: Chip
    question: str
    summary: str
    entries: tuple[Chip, ...]


@dataclass(frozen=True)
class HomePage:
    template: ClassVar[str] = "home"
    head: Head
    kicker: str
    sheets: Picture | None
    find: str
    searches: tuple[str, ...]
    doors: tuple[DoorLine, ...]
    paths: tuple[Chip, ...]
    heading: str
    body: Markup
    facts: tuple[FactLine, ...]
    dimensions: tuple[DimensionCard, ...]
    position: str
    """The way to a place on all of them; empty where there is no such page."""
    rungs: RungsSection | None
    fact_count: int
    article: str
    """The way to the page of all facts; empty without a source."""
    work: str


@dataclass(frozen=True)
class MovedPage:
    """An address of before, which leads on."""

    template: ClassVar[str] = "moved"
    head: Head
    to: Chip


Page = (
    EntryPage
    | FolderPage
    | CellPage
    | ChangePage
    | MatrixPage
    | PositionPage
    | ComparePage
    | SelfCheckPage
    | ArticlePage
    | HomePage
    | MovedPage
)


@dataclass(frozen=True)
class Book:
    """All pages of a language, and what the frame around them shows."""

    pages: tuple[Page, ...]
    elsewhere: tuple[str, ...]
    """What people type that no page holds."""
    frame: dict[str, object]
