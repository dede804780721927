"""What stands beside the dimensions: the figures, the words, and paths through the whole."""

from __future__ import annotations

from atlas.model.base import Entry, Lines, OrientationRef, Shown, prose, relation, row, section, shown
from atlas.model.values import AnyReference, Line, Model, Prose


class Metric(Entry):
    """A figure: what it tells, how it is made, how it misleads."""

    tells: Line | None = row(compare=True)
    """What it tells, in one short line."""
    formula: Line | None = row(compare=True)
    """How it is worked out."""
    example: Prose | None = prose()
    """A worked example with round numbers."""
    moved_by: Lines = section()
    """What moves it."""
    misleads: Lines = section()
    """How it misleads."""
    orientations: tuple[OrientationRef, ...] = relation()


class Term(Entry):
    """A word people meet in their first months."""

    example: Prose | None = prose()
    """The word in use."""
    mistake: Line | None = shown(Shown.SECTION, default=None)
    """What it is often taken for."""


class Step(Model):
    """A stop of a path."""

    to: AnyReference
    """Where it is."""
    why: Line
    """Why it comes next."""


class Path(Entry):
    """A short guided route over pages of the site, for one kind of reader."""

    reader: Line | None = row(compare=True)
    """Whom it is for."""
    gain: Line | None = row(compare=True)
    """What a reader has at its end."""
    steps: tuple[Step, ...] = shown(Shown.SECTION, min_length=1)
    """The stops, in their order."""
