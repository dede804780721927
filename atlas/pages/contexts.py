"""What templates are given: one typed context a kind of page. Everything is decided before it gets here."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from markupsafe import Markup

from atlas.pages.parts import Chip, FactLine, Row, Rung, RungsSection, Section, StatementLine
from atlas.pages.shapes import Picture

SHOWN_NAMES = 8
"""Other names at the head of a page; more would bury the summary."""


@dataclass(frozen=True)
class Band:
    """The head of a page."""

    title: str
    id: str
    """The id of the h1."""
    dim: str
    kicker: tuple[Chip, ...] = ()
    other_name: str = ""
    """The name in the other language of the site."""
    other_language: str = ""
    summary: str = ""
    aliases: tuple[str, ...] = ()
    """All other names: the search knows them."""
    note: str = ""
    """A line under the summary."""
    with_dim: str = ""
    """The second dimension of a page at a crossing."""
    inset: Picture | None = None

    @property
    def also_called(self) -> tuple[str, ...]:
        """The other names that are shown, the first ones written."""
        return self.aliases[:SHOWN_NAMES]


@dataclass(frozen=True)
class Head:
    """What every page has: where it is, what it came from, and its band."""

    address: str
    band: Band
    description: str
    section: str
    """The id of the dimension or shelf it belongs to."""
    folder: str = ""
    source: str = ""
    """The file of content it was made from."""
    has_source: bool = False
    """The framework tells the facts of a source, so that each part is marked as the source's or the editors'."""
    is_partly_translated: bool = False
    moved_to: str = ""
    """Where a page of before leads on to."""
    heading: str = ""
    """The title for the browser's tab, where it says more than the h1."""
    linked_data: str = ""
    """What the page is, for programs: JSON, with addresses relative to the page."""


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


@dataclass(frozen=True)
class MatrixRow:
    function: Chip
    scope: str
    from_source: bool
    cells: tuple[Rung | None, ...]


@dataclass(frozen=True)
class MatrixPage:
    template: ClassVar[str] = "matrix"
    head: Head
    corner: str
    levels: tuple[Rung, ...]
    rows: tuple[MatrixRow, ...]


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


Page = EntryPage | FolderPage | CellPage | MatrixPage | ArticlePage | HomePage | MovedPage


@dataclass(frozen=True)
class Book:
    """All pages of a language, and what the frame around them shows."""

    pages: tuple[Page, ...]
    frame: dict[str, object]
