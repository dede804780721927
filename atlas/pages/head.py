"""The head every page has: where it is, what it came from, and its band."""

from __future__ import annotations

from dataclasses import dataclass

from atlas.pages.parts import Chip
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
    """All other names."""
    searched: tuple[str, ...] = ()
    """What else the search knows it by."""
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
