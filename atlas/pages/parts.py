"""What pages are put together from: links, lines, and the sections of an entry."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from markupsafe import Markup


@dataclass(frozen=True)
class Chip:
    """A link to a page of ours. `dim` gives it a colour and a glyph."""

    title: str
    href: str
    dim: str = ""


@dataclass(frozen=True)
class FactLine:
    """A fact of the source, and where all of them stand."""

    text: str
    href: str


@dataclass(frozen=True)
class Row:
    """A field and its value, in the short table of an entry."""

    field: str
    text: str
    from_source: bool = False


@dataclass(frozen=True)
class StatementLine:
    text: str
    examples: tuple[str, ...] = ()


@dataclass(frozen=True)
class ProseSection:
    shape: ClassVar[str] = "prose"
    field: str
    markdown: Markup


@dataclass(frozen=True)
class LinesSection:
    shape: ClassVar[str] = "lines"
    field: str
    lines: tuple[StatementLine, ...]


@dataclass(frozen=True)
class PairsSection:
    """Entries and what is said of each: means by product form, differences by stage."""

    shape: ClassVar[str] = "pairs"
    field: str
    pairs: tuple[tuple[Chip, str], ...]


@dataclass(frozen=True)
class MetricRow:
    metric: Chip
    tells: str
    lever: str
    from_source: bool


@dataclass(frozen=True)
class MetricsSection:
    shape: ClassVar[str] = "metrics"
    field: str
    rows: tuple[MetricRow, ...]


@dataclass(frozen=True)
class Rung:
    """A level, or a function at a level, as a step of the ladder."""

    name: str
    headline: str
    detail: str
    href: str
    fill: int
    """How high the level stands, in quarters of a hundred."""


@dataclass(frozen=True)
class RungsSection:
    shape: ClassVar[str] = "rungs"
    field: str
    rungs: tuple[Rung, ...]
    dim: str


@dataclass(frozen=True)
class DegreesSection:
    """How an ability shows at each degree: its name, what it means, the statements."""

    shape: ClassVar[str] = "degrees"
    field: str
    degrees: tuple[tuple[str, str, tuple[StatementLine, ...]], ...]


@dataclass(frozen=True)
class TableSection:
    """Entries against levels; `None` stands for nothing there."""

    shape: ClassVar[str] = "table"
    field: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Chip, tuple[Chip | None, ...]], ...]


@dataclass(frozen=True)
class StepsSection:
    """The stops of a path, and why each comes next."""

    shape: ClassVar[str] = "steps"
    field: str
    steps: tuple[tuple[Chip, str], ...]


Section = (
    ProseSection
    | LinesSection
    | PairsSection
    | MetricsSection
    | RungsSection
    | DegreesSection
    | TableSection
    | StepsSection
)
