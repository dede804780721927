"""What all entries share, and how a field says the way it is shown."""

from __future__ import annotations

from enum import Enum
from typing import Annotated, Any

from pydantic import Field, field_validator, model_validator
from pydantic_core import PydanticCustomError

from atlas.model.values import AnyReference, Id, Line, Model, Phrases, Prose, Reference, refer


class Shown(Enum):
    """How the page of an entry shows a field."""

    HEAD = "head"
    """At the head of the page, or not as a part of its own."""
    ROW = "row"
    """One row of the short table that opens the editors' part."""
    SECTION = "section"
    """A section with a heading of its own."""
    RELATION = "relation"
    """Chips among the relations."""


def shown(how: Shown, *, compare: bool = False, **kwargs: Any) -> Any:
    """A field's way of being shown; `compare` makes it a column of the folder's overview, too."""
    return Field(json_schema_extra={"shown": how.value, "compare": compare}, **kwargs)


def row(*, compare: bool = False) -> Any:
    return shown(Shown.ROW, compare=compare, default=None)


def section() -> Any:
    return shown(Shown.SECTION, default=())


def prose() -> Any:
    return shown(Shown.SECTION, default=None)


def relation(*, compare: bool = False) -> Any:
    return shown(Shown.RELATION, compare=compare, default=())


Lines = tuple[Line, ...]

IndustryRef = Annotated[Reference, refer("industries")]
ProductFormRef = Annotated[Reference, refer("product-forms")]
OrientationRef = Annotated[Reference, refer("orientations")]
CompanyStageRef = Annotated[Reference, refer("company-stages")]
FunctionRef = Annotated[Reference, refer("functions")]
LevelRef = Annotated[Reference, refer("levels")]
AbilityRef = Annotated[Reference, refer("abilities")]
MetricRef = Annotated[Reference, refer("metrics")]
FactRef = Annotated[Reference, refer("facts")]
DegreeRef = Annotated[Reference, refer("degrees")]


class Entry(Model):
    """What every entry may say of itself, whatever its kind. Its id is the name of its file."""

    name: Line = shown(Shown.HEAD)
    """What it is called: the title of its page."""
    summary: Line | None = shown(Shown.HEAD, default=None)
    """What it is, in two to four sentences."""
    aliases: Lines = shown(Shown.HEAD, default=())
    """Other names people use for it."""
    searched: Phrases = shown(Shown.HEAD, default_factory=dict)
    """What else people type who look for it. The search knows it, and no page shows it."""
    facts: tuple[FactRef, ...] = shown(Shown.HEAD, default=())
    """The facts of the source that are told on its page."""
    told: tuple[str, ...] = shown(Shown.HEAD, default=())
    """Fields that say what its facts say: they are marked as the source's."""
    formerly: tuple[Id, ...] = shown(Shown.HEAD, default=(), max_length=20)
    """Ids it had before. Their addresses lead here."""
    body: Prose | None = prose()
    """The editors' own words on it."""
    see: tuple[AnyReference, ...] = relation()
    """What else to read, as `folder:id`."""

    @field_validator("told")
    @classmethod
    def _of_this_kind(cls, value: tuple[str, ...]) -> tuple[str, ...]:
        for name in value:
            if name not in cls.model_fields:
                raise PydanticCustomError("choice", "no field", {"value": name, "known": list(cls.model_fields)})
        return value


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
