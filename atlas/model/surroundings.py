"""What work stands in: the industry, the form of the product, the aim, the stage of the company."""

from __future__ import annotations

from atlas.model.base import (
    AbilityRef,
    Entry,
    FunctionRef,
    IndustryRef,
    Lines,
    MetricRef,
    OrientationRef,
    ProductFormRef,
    Shown,
    Statement,
    prose,
    relation,
    row,
    section,
    shown,
)
from atlas.model.values import Line, Model, Prose


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
