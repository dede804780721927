"""A file of YAML as plain data whose every value knows its line and column. Knows nothing of kinds or fields."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, NamedTuple

from atlas.problems import Place

Loc = tuple[str | int, ...]
"""The way to a value: keys and list positions, from the top of the file."""


def field_path(loc: Loc) -> str:
    """`levels.p3.work[0]`"""
    return "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in loc).lstrip(".")


HAN = "\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef"
FOLD = re.compile(rf"(?<=[{HAN}]) (?=[{HAN}])")


class Span(NamedTuple):
    """Where a value stands: line and column from 0, positions in the text."""

    line: int
    column: int
    start: int
    end: int


@dataclass(frozen=True)
class Source:
    """A file of YAML: texts, mappings, lists and empty values (None), and where each was written."""

    path: str
    text: str
    data: Any = None
    values: dict[Loc, Span] = field(default_factory=dict)
    keys: dict[Loc, Span] = field(default_factory=dict)
    broken: frozenset[Loc] = frozenset()
    """Values that were refused: nothing more is said of what is in them."""

    def place(self, loc: Loc = (), *, of_key: bool = False) -> Place:
        """The place of a value, or of the nearest one around it. Steps that are not in the file are passed over."""
        found = self.nearest(loc)
        span = (self.keys.get(found) if of_key else None) or self.values.get(found) or Span(0, 0, 0, 0)
        return self._place(span)

    def nearest(self, loc: Loc) -> Loc:
        """The deepest value on the way that the writer really wrote."""
        found: Loc = ()
        for step in loc:
            found = (*found, step) if (*found, step) in self.values else found
        return found

    def place_in(self, loc: Loc, text: str, offset: int, length: int = 1) -> Place:
        """The place of a character inside a value. `text` is the value as read, `offset` counts in it."""
        found = self.nearest(loc)
        span = self.values[found]
        position = _find(self.text[span.start : span.end], len("".join(text[:offset].split())), text)
        before = self.text[: span.start + position]
        column = len(before) - before.rfind("\n") - 1
        return self._place(Span(before.count("\n"), column, 0, length))

    def value(self, loc: Loc) -> Any:
        found: Any = self.data
        for step in self.nearest(loc):
            found = found[step]
        return found

    @cached_property
    def _lines(self) -> list[str]:
        return self.text.split("\n")

    def _place(self, span: Span) -> Place:
        excerpt = self._lines[span.line] if span.line < len(self._lines) else ""
        length = max(1, min(span.end - span.start, len(excerpt) - span.column))
        return Place(self.path, span.line + 1, span.column + 1, length, excerpt)


def _find(raw: str, index: int, text: str) -> int:
    """Where the character stands in the raw text that has `index` visible ones of `text` before it."""
    position = raw.find("\n") + 1 if raw[:1] in "|>" else 0
    wanted = "".join(text.split())[: index + 1]
    for char in wanted:
        position = max(raw.find(char, position), position) + 1
    return max(0, position - 1)
