"""The kinds of entry, one class each. A field's meaning stands under the field."""

from __future__ import annotations

from typing import Any

from pydantic import Field, model_validator

from atlas.model.base import (
    AbilityRef,
    CompanyStageRef,
    DegreeRef,
    Entry,
    FunctionRef,
    IndustryRef,
    LevelRef,
    Lines,
    MetricRef,
    OrientationRef,
    ProductFormRef,
    Shown,
    prose,
    relation,
    row,
    section,
    shown,
)
from atlas.model.values import Id, Line, Model, Prose


class Statement(Model):
    """Something a person can be seen to do. Written as a text, or with an id and examples."""

    text: Line
    """What is done, as others can see it."""
    id: Id | None = None
    """Carries over to the next level: with another text the statement is raised there."""
    examples: Lines = ()
    """Cases of it."""

    @model_validator(mode="before")
    @classmethod
    def _short_form(cls, value: Any) -> Any:
        is_long = isinstance(value, dict) and not value.keys().isdisjoint(cls.model_fields)
        return value if is_long else {"text": value}


class Exchange(Model):
    """What runs between a product and its users, for the picture; without `back` it is one-way."""

    out: Line
    """What goes from the product to its users."""
    back: Line | None = None
    """What comes back."""


class Industry(Entry):
    """An industry: whom operations faces there, what for, and in which direction it works."""

    faces: Line | None = row(compare=True)
    """Whom or what operations faces."""
    aim: Line | None = row(compare=True)
    """What it is after."""
    direction: Line | None = row(compare=True)
    """Which way it works: out only, or both ways."""
    tie: Line | None = row(compare=True)
    """How it is tied to the product."""
    focus: Line | None = row()
    """What the work concentrates on."""
    question: Line | None = row()
    """The question to ask first."""
    exchange: Exchange | None = shown(Shown.HEAD, default=None)
    """What the picture of this industry says on its arrows."""
    myths: Lines = section()
    """What people get wrong about it."""
    orientations: tuple[OrientationRef, ...] = relation()
    functions: tuple[FunctionRef, ...] = relation()


class ProductForm(Entry):
    """A form of product: who makes its value, for whom, and what operations does about it."""

    question: Line | None = row(compare=True)
    """The question to ask first."""
    producers: Line | None = row(compare=True)
    """Who makes the value."""
    consumers: Line | None = row(compare=True)
    """Who takes it up."""
    focus: Line | None = row(compare=True)
    """What operations therefore concentrates on."""
    examples: Lines = section()
    """Well-known products of this form, and what can be learnt from each."""
    myths: Lines = section()
    """What people get wrong about it."""
    industry: IndustryRef | None = shown(Shown.RELATION, default=None)
    orientations: tuple[OrientationRef, ...] = relation()
    functions: tuple[FunctionRef, ...] = relation()
    metrics: tuple[MetricRef, ...] = relation()


class Orientation(Entry):
    """What a piece of operations work is for."""

    question: Line | None = row(compare=True)
    """The question it answers."""
    aim: Line | None = row(compare=True)
    """What is reached when it goes well."""
    user_side: Line | None = row()
    """What the same thing looks like to the user."""
    approach: Lines = section()
    """How it is done."""
    means: dict[ProductFormRef, Line] = shown(Shown.SECTION, default_factory=dict)
    """How it is done in one form of product or another."""
    example: Prose | None = prose()
    """A worked example."""
    handover: Line | None = shown(Shown.SECTION, default=None)
    """How it hands over to the next one."""
    myths: Lines = section()
    """What people get wrong about it."""
    metrics: tuple[MetricRef, ...] = relation(compare=True)
    abilities: tuple[AbilityRef, ...] = relation()
    next: tuple[OrientationRef, ...] = relation()


class CompanyStage(Entry):
    """A stage of a company, and how work is divided in it."""

    division: Line | None = row(compare=True)
    """How clear the division of work is."""
    team: Line | None = row(compare=True)
    """Who does the work."""
    focus: Line | None = row(compare=True)
    """What the work concentrates on."""
    fits: Line | None = row()
    """Whom it suits."""
    work: tuple[Statement, ...] = section()
    """Typical work."""
    traps: Lines = section()
    """Where people stumble."""
    functions: tuple[FunctionRef, ...] = relation()


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


KINDS: dict[str, type[Entry]] = {
    "industries": Industry,
    "product-forms": ProductForm,
    "orientations": Orientation,
    "company-stages": CompanyStage,
    "functions": Function,
    "levels": Level,
    "abilities": Ability,
    "metrics": Metric,
    "terms": Term,
}
"""The folders of `content/`, and the kind of entry each holds."""
