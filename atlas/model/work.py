"""What work is: the function, the level, the ability, and what the one asks of the others."""

from __future__ import annotations

from typing import Any

from pydantic import Field, model_validator

from atlas.model.base import (
    AbilityRef,
    CompanyStageRef,
    DegreeRef,
    Entry,
    LevelRef,
    Lines,
    MetricRef,
    OrientationRef,
    ProductFormRef,
    Shown,
    Statement,
    relation,
    row,
    section,
    shown,
)
from atlas.model.values import Line, Model, Phrases


class Expectation(Model):
    """What is expected of one ability. Written in full, as a degree alone, or as a list of statements."""

    degree: DegreeRef | None = None
    """The degree of mastery."""
    statements: tuple[Statement, ...] = ()
    """How it shows."""

    @model_validator(mode="before")
    @classmethod
    def _short_form(cls, value: Any) -> Any:
        if isinstance(value, str):
            return {"degree": value}
        return {"statements": value} if isinstance(value, list) else value


class Cell(Model):
    """A function at a level, complete in itself."""

    headline: Line | None = None
    """The whole in a few words, for the matrix."""
    detail: Line | None = None
    """A few more words under it."""
    work: tuple[Statement, ...] = ()
    """Typical work."""
    expects: dict[AbilityRef, Expectation] = Field(default_factory=dict)
    """What is expected of each ability."""
    searched: Phrases = Field(default_factory=dict)
    """What else people type who look for it."""
    step_searched: Phrases = Field(default_factory=dict)
    """What people type who want to get here from the level before."""


class Function(Entry):
    """A function: what it answers for, how its week goes, and what it asks at each level."""

    scope: Line | None = row(compare=True)
    """Its field in a few words."""
    answers_for: Lines = section()
    """What it answers for."""
    week: Lines = section()
    """What a week looks like."""
    deliverables: Lines = section()
    """What it hands over."""
    levers: dict[MetricRef, Line] = shown(Shown.SECTION, default_factory=dict)
    """The figures it moves, and how."""
    levels: dict[LevelRef, Cell] = shown(Shown.SECTION, default_factory=dict)
    """What it asks at each level."""
    stages: dict[CompanyStageRef, Line] = shown(Shown.SECTION, default_factory=dict)
    """How it differs from one stage of a company to another."""
    tools: Lines = section()
    """What it works with."""
    partners: Lines = section()
    """Whom it works with, and on what."""
    myths: Lines = section()
    """What people get wrong about it."""
    start: Lines = section()
    """A way in for a beginner."""
    orientations: tuple[OrientationRef, ...] = relation(compare=True)
    metrics: tuple[MetricRef, ...] = relation()
    abilities: tuple[AbilityRef, ...] = relation()
    product_forms: tuple[ProductFormRef, ...] = relation()


class Years(Model):
    """Years in the career; an open end means "and more"."""

    from_: int = Field(alias="from", ge=0, le=60)
    """The first year."""
    to: int | None = Field(default=None, ge=0, le=60)
    """The last year; without it, and more."""


class Level(Entry):
    """A step of the ladder."""

    role: Line | None = row(compare=True)
    """What a person of this level is called."""
    years: Years | None = shown(Shown.ROW, compare=True, default=None)
    """Years in the career."""
    focus: Line | None = row(compare=True)
    """What the level is about."""
    question: Line | None = row(compare=True)
    """The question a person of this level is asked."""
    scope: Line | None = row()
    """How far the work reaches."""
    autonomy: Line | None = row()
    """What is decided alone."""
    horizon: Line | None = row()
    """How far ahead the work looks."""
    influence: Line | None = row()
    """Who follows."""
    step: Line | None = shown(Shown.HEAD, default=None)
    """The step onto this level in a few words, for the picture."""
    step_searched: Phrases = shown(Shown.HEAD, default_factory=dict)
    """What people type who want to get here from the level before."""
    work: tuple[Statement, ...] = section()
    """Typical work."""
    signs: Lines = section()
    """How to see that someone is ready for the next level."""
    traps: Lines = section()
    """Where people stumble."""
    learn: Lines = section()
    """What to learn next."""
    abilities: tuple[AbilityRef, ...] = relation()
    next: tuple[LevelRef, ...] = relation()


class Ability(Entry):
    """An ability, and how it shows at each degree of mastery."""

    degrees: dict[DegreeRef, tuple[Statement, ...]] = shown(Shown.SECTION, default_factory=dict)
    """How it shows at each degree."""
    practice: Lines = section()
    """Exercises."""
    interview: Lines = section()
    """How to recognise it in a talk."""
    myths: Lines = section()
    """What people get wrong about it."""
    metrics: tuple[MetricRef, ...] = relation()
