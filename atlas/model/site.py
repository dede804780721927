"""What stands beside the folders: the site as a whole, and the facts of its source."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import AfterValidator, Field
from pydantic_core import PydanticCustomError

from atlas.model.base import FactRef
from atlas.model.kinds import KINDS
from atlas.model.values import AnyReference, Id, Line, Model, Phrases, Prose, is_web_address


def _address(value: str) -> str:
    if not value.startswith("mailto:") and not is_web_address(value):
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
    """Its name."""
    folders: tuple[FolderName, ...] = Field(min_length=1)
    """Its folders; the first one leads it."""


class Dimension(Part):
    """A dimension of the framework: a sheet of the atlas, with a colour of its own."""

    id: Id
    """What facts are `about`."""
    short: Line | None = None
    """The name in a word or two, for narrow places."""
    question: Line | None = None
    """What it answers, in a few words."""
    facts: tuple[FactRef, ...] = ()
    """Facts told at the head of its first folder."""


class Group(Model):
    """Entries of a folder that belong together."""

    id: Id
    """The id of its heading."""
    name: Line
    """Its heading."""
    summary: Line | None = None
    """A sentence under it."""
    entries: tuple[Id, ...]
    """The ids of its entries, in their order."""


class Folder(Model):
    """A folder's own page: its name, its words, the order of its entries."""

    name: Line
    """The title of its page."""
    short: Line | None = None
    """The name in a word or two, for narrow places."""
    summary: Line | None = None
    """What it holds, in two to four sentences."""
    aliases: tuple[Line, ...] = ()
    """Other names people use for it."""
    searched: Phrases = Field(default_factory=dict)
    """What else people type who look for it."""
    facts: tuple[FactRef, ...] = ()
    """Facts told on its page."""
    body: Prose | None = None
    """The editors' own words on it."""
    order: tuple[Id, ...] = ()
    """Ids in the order they are shown; those left out follow by id."""
    groups: tuple[Group, ...] = ()
    """The same in groups. The pictures of aspects and the map use them."""
    picture: Literal["exchange", "aspects", "map", "ladder"] | None = None
    """The picture at its head."""


class Degree(Model):
    """A degree of mastery. They are written from the lowest to the highest."""

    id: Id
    """What abilities and expectations refer to."""
    name: Line
    """Its name."""
    summary: Line | None = None
    """What it means."""


class Door(Model):
    """A way in, by who the reader is."""

    title: Line
    """Who comes in here, in their own words."""
    text: Line
    """What they are looking for."""
    to: AnyReference
    """Where it leads: `folder:id`, or a page such as `pages:matrix` or `pages:levels`."""
    link: Line
    """The words of the link."""


class Work(Model):
    """The work the facts are taken from."""

    title: Line
    """Its title."""
    note: Line
    """How it was used, and whose the rights are."""


class Introduction(Model):
    """What the home page says first."""

    kicker: Line
    """A few words above the title."""
    summary: Line
    """What this is, in two to four sentences."""
    find: Line | None = None
    """What the search box of the home page invites to."""
    heading: Line | None = None
    """The heading of the body."""
    body: Prose | None = None
    """The editors' own words."""
    facts: tuple[FactRef, ...] = ()
    """Facts told on the home page."""


class Laws(Model):
    """Laws of content. Each may be switched off, for frameworks of another shape."""

    facts_told: bool = True
    """Every fact is told on some page."""
    every_level: bool = True
    """Every function describes every level."""
    full_cells: bool = True
    """A function at a level says something."""
    no_repeats: bool = True
    """Within a function no statement repeats another without sharing its id."""
    rising_degrees: bool = True
    """What is asked of an ability does not fall from a level to the next."""
    years_without_holes: bool = True
    """The years of a level begin where those of the one before end."""
    telling_summaries: bool = True
    """A summary says more than the name."""
    plain_statements: bool = True
    """No statement begins with one of the vague phrases."""
    translated: bool = True
    """Every text is there in every language. A warning."""
    referred_to: bool = True
    """Every entry is named by another. A warning."""


class Site(Model):
    """The site as a whole: `site.yml`."""

    title: Line
    """The name of the site."""
    description: Line
    """What it is, in a sentence, for search engines."""
    languages: tuple[Literal["zh", "en"], ...] = Field(min_length=1)
    """What is built; the first is the one plain texts are written in."""
    introduction: Introduction
    """What the home page says first."""
    source: Work | None = None
    """The work the facts are taken from, if there is one."""
    searches: tuple[Line, ...] = ()
    """Words offered under the search box of the home page."""
    doors: tuple[Door, ...] = ()
    """Ways in, by who the reader is."""
    dimensions: tuple[Dimension, ...] = ()
    """The dimensions of the framework, in their order."""
    shelves: tuple[Part, ...] = ()
    """Folders that belong to no dimension."""
    folders: dict[FolderName, Folder] = Field(default_factory=dict)
    """What the page of each folder says, and the order of its entries."""
    degrees: tuple[Degree, ...] = ()
    """Degrees of mastery, from the lowest to the highest."""
    vague: tuple[Line, ...] = ()
    """Phrases no statement may begin with, for nobody can see them done."""
    laws: Laws = Laws()
    """Laws that are switched off."""
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
    """Its address: `/article/#<id>`."""
    about: str
    """`introduction`, or the id of a dimension."""
    text: Line
    """The fact in words of our own."""


class Facts(Model):
    """All facts of the source: `facts.yml`."""

    facts: tuple[Fact, ...]
    """Each fact, once."""


class Elsewhere(Model):
    """What stands on no page of the site: `elsewhere.yml`."""

    phrases: Phrases
    """What people type that the site does not hold: the search finds nothing for what is like it."""
