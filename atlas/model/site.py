"""What stands beside the folders: the site as a whole, and the facts of its source."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import AfterValidator, Field
from pydantic_core import PydanticCustomError

from atlas.model.base import FactRef
from atlas.model.entries import KINDS
from atlas.model.values import AnyReference, Id, Line, Model, Prose


def _address(value: str) -> str:
    if not value.startswith(("https://", "http://", "mailto:")):
        raise PydanticCustomError("bad_address", "not an address", {"value": value})
    return value


def _folder(value: str) -> str:
    if value not in KINDS:
        raise PydanticCustomError("choice", "no folder", {"value": value, "known": list(KINDS)})
    return value


FolderName = Annotated[str, AfterValidator(_folder)]
Address = Annotated[str, AfterValidator(_address)]


class Part(Model):
    """Folders that stand together in the navigation."""

    name: Line
    folders: tuple[FolderName, ...] = Field(min_length=1)


class Dimension(Part):
    """A dimension of the framework: a sheet of the atlas, with a colour of its own."""

    id: Id
    short: Line | None = None
    """The name in a word or two, for narrow places."""
    question: Line | None = None
    """What it answers, in a few words."""
    facts: tuple[FactRef, ...] = ()
    """Facts told at the head of its first folder."""


class Group(Model):
    """Entries of a folder that belong together."""

    id: Id
    name: Line
    summary: Line | None = None
    entries: tuple[Id, ...]


class Folder(Model):
    """A folder's own page: its name, its words, the order of its entries."""

    name: Line
    short: Line | None = None
    """The name in a word or two, for narrow places."""
    summary: Line | None = None
    aliases: tuple[Line, ...] = ()
    facts: tuple[FactRef, ...] = ()
    body: Prose | None = None
    order: tuple[Id, ...] = ()
    """Ids in the order they are shown; those left out follow by id."""
    groups: tuple[Group, ...] = ()
    """The same in groups. The pictures of aspects and the map use them."""
    picture: Literal["exchange", "aspects", "map", "ladder"] | None = None
    """The picture at its head."""


class Degree(Model):
    """A degree of mastery. They are written from the lowest to the highest."""

    id: Id
    name: Line
    summary: Line | None = None


class Door(Model):
    """A way in, by who the reader is."""

    title: Line
    text: Line
    to: AnyReference
    link: Line
    """The words of the link."""


class Work(Model):
    """The work the facts are taken from."""

    title: Line
    note: Line
    """How it was used, and whose the rights are."""


class Introduction(Model):
    """What the home page says first."""

    kicker: Line
    summary: Line
    heading: Line | None = None
    """The heading of the body."""
    body: Prose | None = None
    facts: tuple[FactRef, ...] = ()


class Laws(Model):
    """Laws that may be switched off, for frameworks of another shape."""

    facts_told: bool = True
    """Every fact is told somewhere."""
    every_level: bool = True
    """Every function describes every level."""


class Site(Model):
    """The site as a whole: `site.yml`."""

    title: Line
    description: Line
    languages: tuple[Literal["zh", "en"], ...] = Field(min_length=1)
    """What is built; the first is the one plain texts are written in."""
    introduction: Introduction
    source: Work | None = None
    searches: tuple[Line, ...] = ()
    """Words offered under the search box of the home page."""
    doors: tuple[Door, ...] = ()
    dimensions: tuple[Dimension, ...] = ()
    shelves: tuple[Part, ...] = ()
    """Folders that belong to no dimension."""
    folders: dict[FolderName, Folder] = Field(default_factory=dict)
    degrees: tuple[Degree, ...] = ()
    laws: Laws = Laws()
    edit: Address | None = None
    """What an edit link begins with; the file's path follows."""
    feedback: Address | None = None
    """Where a reader reports a mistake."""

    def parts(self) -> tuple[Part, ...]:
        """The dimensions, then the shelves."""
        return (*self.dimensions, *self.shelves)


class Fact(Model):
    """A fact the source states, told in our own words."""

    id: Id
    about: str
    """`introduction`, or the id of a dimension."""
    text: Line


class Facts(Model):
    """All facts of the source: `facts.yml`."""

    facts: tuple[Fact, ...]
