"""Text of a file -> a source, and what is wrong with it as YAML."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import yaml

from atlas.encoding import decode
from atlas.problems import Place, Problem
from atlas.source import FOLD, Loc, Source, Span, field_path
from atlas.syntax import ODD_BLANK, complaint

DEPTH_LIMIT = 50
VALUE_LIMIT = 12_000
"""Values in one file: several times what the longest entry needs, and not yet slow whatever is wrong with each."""
CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufffe\uffff]")
"""What the parser refuses, or takes for a line break."""

STAND_IN = "\ufffd"

UNSEEN = re.compile(rf"{CONTROL.pattern[:-1]}\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff{STAND_IN}]")
"""Nobody types these on purpose: they come with a copy, turn text around, or are what is left of a lost character."""

CUT = re.compile(r"[ \t]+#[^\s#]")
"""Behind a plain value: what reads like a part of it, and is a comment to YAML."""

UNMERGED = re.compile(r"^(?:<{7}|>{7}|={7}$)", re.MULTILINE)

Loader: type[Any] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def parse(path: str, raw: bytes) -> tuple[Source, list[Problem]]:
    """The file as data, and what is wrong with it as YAML. Of what does not parse, data is None."""
    text, problem = decode(path, raw)
    if problem:
        return Source(path, text), [problem]
    if found := UNMERGED.search(text):
        return Source(path, text), [Problem("A130", Place.at(path, text, found.start(), len(found[0])))]
    composer = _Composer(path, text)
    try:
        composer.compose()
    except yaml.MarkedYAMLError as error:
        return Source(path, text), [*composer.problems, composer.of_field(complaint(path, text, error))]
    except _TooMuchError as error:
        limit = DEPTH_LIMIT if error.code == "A111" else VALUE_LIMIT
        return Source(path, text), [Problem(error.code, Place.at(path, text, error.position), {"limit": str(limit)})]
    return composer.source(), composer.problems


class _TooMuchError(Exception):
    def __init__(self, code: str, position: int) -> None:
        super().__init__(code)
        self.code, self.position = code, position


class _Composer:
    """Makes data from the parser's events. Aliases are never followed, so nothing can grow."""

    def __init__(self, path: str, text: str) -> None:
        self.path, self.text = path, text
        self.data: Any = None
        self.count = 0
        self.values: dict[Loc, Span] = {}
        self.keys: dict[Loc, Span] = {}
        self.broken: set[Loc] = set()
        self.problems: list[Problem] = []

    def source(self) -> Source:
        return Source(self.path, self.text, self.data, self.values, self.keys, frozenset(self.broken))

    def of_field(self, problem: Problem) -> Problem:
        """The problem, with the field it is in where that is certain: a key stands before it in its line."""
        line, column = problem.place.line - 1, problem.place.column - 1
        before = [loc for loc, span in self.keys.items() if span.line == line and span.column < column]
        return replace(problem, field=field_path(before[-1])) if before else problem

    def compose(self) -> None:
        events: Iterator[Any] = iter(yaml.parse(CONTROL.sub(STAND_IN, self.text), Loader=Loader))
        documents = 0
        for event in events:
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    self._refuse(event, (), "A108")
                    return
            elif isinstance(event, yaml.NodeEvent):
                self.data = self._node(event, events, ())

    def _node(self, event: Any, events: Iterator[Any], loc: Loc) -> Any:
        start, end = event.start_mark, event.end_mark
        if len(loc) > DEPTH_LIMIT:
            raise _TooMuchError("A111", start.index)
        self.count += 1
        if self.count > VALUE_LIMIT:
            raise _TooMuchError("A151", start.index)
        self.values[loc] = Span(start.line, start.column, start.index, end.index)
        self._check_node(event, loc)
        if isinstance(event, yaml.MappingStartEvent):
            return self._mapping(events, loc)
        if isinstance(event, yaml.SequenceStartEvent):
            return self._sequence(events, loc)
        return _scalar(event) if isinstance(event, yaml.ScalarEvent) else None

    def _mapping(self, events: Iterator[Any], loc: Loc) -> dict[str, Any]:
        made: dict[str, Any] = {}
        for event in events:
            if isinstance(event, yaml.MappingEndEvent):
                break
            key = self._key(event, events, loc, made)
            if key in made:
                self._passed_over(next(events), events, (*loc, key))
            else:
                made[key] = self._node(next(events), events, (*loc, key))
        return made

    def _key(self, event: Any, events: Iterator[Any], loc: Loc, before: dict[str, Any]) -> str:
        start, end = event.start_mark, event.end_mark
        if not isinstance(event, yaml.ScalarEvent):
            key = f"?{start.index}"
            self.broken.add((*loc, key))
            self._tell(start.index, "A119", loc)
            self._passed_over(event, events, (*loc, key))
            return key
        key = str(event.value)
        if blank := ODD_BLANK.match(key):
            self.broken.add((*loc, key))
            self._tell(start.index, "A122", (*loc, ODD_BLANK.sub("", key)), character=_number(blank[0][0]))
            self.broken.update((*loc, other) for other, value in before.items() if value is None)  # it was meant for it
        elif found := UNSEEN.search(key):
            self._tell_unseen(start.index, self.text[start.index : end.index], found[0], loc)
            key = UNSEEN.sub("", key)
        span = Span(start.line, start.column, start.index, end.index)
        if first := self.keys.get((*loc, key)):
            self._refuse(event, (*loc, key), "A107", line=str(first.line + 1))
        self.keys.setdefault((*loc, key), span)
        return key

    def _passed_over(self, event: Any, events: Iterator[Any], loc: Loc) -> None:
        """Reads a node and keeps nothing of it."""
        values, keys = self.values, self.keys
        self.values, self.keys = {}, {}
        self._node(event, events, loc)
        self.values, self.keys = values, keys

    def _sequence(self, events: Iterator[Any], loc: Loc) -> list[Any]:
        made: list[Any] = []
        for event in events:
            if isinstance(event, yaml.SequenceEndEvent):
                break
            made.append(self._node(event, events, (*loc, len(made))))
        return made

    def _check_node(self, event: Any, loc: Loc) -> None:
        if isinstance(event, yaml.AliasEvent) or event.anchor:
            self.broken.add(loc)
            if all(problem.code != "A109" for problem in self.problems):  # one is enough: a bomb has many
                self._refuse(event, loc, "A109")
        elif getattr(event, "tag", None):
            self._refuse(event, loc, "A110", tag=event.tag.replace("tag:yaml.org,2002:", "!!"))
        elif isinstance(event, yaml.ScalarEvent):
            self._check_scalar(event, loc)

    def _check_scalar(self, event: Any, loc: Loc) -> None:
        start, end = event.start_mark.index, event.end_mark.index
        if found := UNSEEN.search(self.text, start, end) or UNSEEN.search(event.value):
            self.broken.add(loc)
            self._tell_unseen(start, self.text[start:end], found[0], loc)
        elif not event.style and (blank := ODD_BLANK.match(event.value)):
            self._refuse(event, loc, "A122", character=_number(blank[0][0]))
        elif not event.style and CUT.match(self.text, end):
            self._tell(end + 1, "A123", loc)

    def _tell_unseen(self, start: int, raw: str, char: str, loc: Loc) -> None:
        """At the character itself; at the value's beginning, where an escape made it."""
        kind = "control" if CONTROL.match(char) else "damaged" if char == STAND_IN else "invisible"
        self._tell(start + max(0, raw.find(char)), "A103", loc, character=_number(char), found=kind)

    def _refuse(self, event: Any, loc: Loc, code: str, **values: str) -> None:
        self.broken.add(loc)
        self._tell(event.start_mark.index, code, loc, **values)

    def _tell(self, position: int, code: str, loc: Loc, **values: str) -> None:
        place = Place.at(self.path, self.text, position)
        self.problems.append(Problem(code, place, values, field=field_path(loc)))


def _number(char: str) -> str:
    return f"U+{ord(char):04X}"


def _scalar(event: Any) -> str | None:
    """Text as written; an empty plain value is None. A line folded between two Chinese characters leaves no space."""
    value: str = event.value
    if not value and event.style in (None, ""):
        return None
    folded = event.style != "|" and event.end_mark.line > event.start_mark.line
    return FOLD.sub("", value) if folded else value
