"""Bytes -> a source, and what is wrong with them as YAML."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import Any

import yaml

from atlas.problems import Place, Problem, visible
from atlas.source import FOLD, Loc, Source, Span

DEPTH_LIMIT = 50
VALUE_LIMIT = 4_000
"""Values in one file: several times what the longest entry needs, and not yet slow whatever is wrong with each."""
CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufffe\uffff]")
CUT = re.compile(r"[ \t]+#[^\s#]")
"""Behind a plain value: what reads like a part of it, and is a comment to YAML."""

Loader: type[Any] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def parse(path: str, raw: bytes) -> tuple[Source, list[Problem]]:
    """The file as data, and what is wrong with it as YAML. Of what does not parse, data is None."""
    text, problem = decode(path, raw)
    if problem:
        return Source(path, text), [problem]
    if found := CONTROL.search(text):
        return Source(path, text), [_at(path, text, found.start(), "A103", character=f"U+{ord(found.group()):04X}")]
    composer = _Composer(path, text)
    try:
        composer.compose()
    except yaml.MarkedYAMLError as error:
        return Source(path, text), [*composer.problems, _syntax(path, text, error)]
    except _TooMuchError as error:
        limit = DEPTH_LIMIT if error.code == "A111" else VALUE_LIMIT
        return Source(path, text), [_at(path, text, error.position, error.code, limit=str(limit))]
    return composer.source(), composer.problems


def decode(path: str, raw: bytes) -> tuple[str, Problem | None]:
    """The text of a file; of one that is not UTF-8, nothing, and the place of the first wrong byte."""
    try:
        return raw.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n"), None
    except UnicodeDecodeError as error:
        before = raw[: error.start].decode("utf-8", "replace")
        excerpt = before.rpartition("\n")[2]
        place = Place(path, before.count("\n") + 1, len(excerpt) + 1, 1, excerpt)
        return "", Problem("A102", place, {"encoding": _likely_encoding(raw)})


def _likely_encoding(raw: bytes) -> str:
    if raw[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return "UTF-16"
    for name, common in (("gb18030", "GBK"), ("big5", "Big5")):
        try:
            decoded = raw.decode(name)
        except UnicodeDecodeError:
            continue
        if all("\u4e00" <= char <= "\u9fff" or unicodedata.category(char)[0] in "PZNLCS" for char in decoded):
            return common
    return "?"


COMPLAINTS = (
    ("while scanning a quoted scalar found unexpected end of stream", "A120"),
    ("simple key", "A121"),
    ("mapping values are not allowed", "A106"),
    ("alias", "A106"),
    ("anchor", "A106"),
    ("cannot start any token", "A106"),
)
"""What the parser says -> our code for it. What is not here is A101, with the parser's own words."""


def _syntax(path: str, text: str, error: yaml.MarkedYAMLError) -> Problem:
    """The parser's complaint, in words that help somebody who has never seen a parser."""
    said = f"{error.context or ''} {error.problem or ''}".strip()
    began_at = any(words in said for words in ("simple key", "end of stream", "alias", "anchor", "flow"))
    mark = (error.context_mark if began_at else None) or error.problem_mark  # not always where the parser gave up
    position = min(mark.index, len(text)) if mark else 0
    line = str(text.count("\n", 0, position) + 1)
    before = text[text.rfind("\n", 0, position) + 1 : position]
    if not before.strip() and "\t" in before + text[position : position + 1]:
        return _at(path, text, position, "A104")
    if "did not find expected key" in said:
        return _at(path, text, position, "A106" if before.strip() else "A124")
    if "flow" in said:
        return _at(path, text, position, "A105", line=line)
    code = next((code for words, code in COMPLAINTS if words in said), "A101")
    return _at(path, text, position, code, line=line, detail=visible(said))


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

    def compose(self) -> None:
        events: Iterator[Any] = iter(yaml.parse(self.text, Loader=Loader))
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
            key = self._key(event, events, loc)
            if key in made:
                self._passed_over(next(events), events, (*loc, key))
            else:
                made[key] = self._node(next(events), events, (*loc, key))
        return made

    def _key(self, event: Any, events: Iterator[Any], loc: Loc) -> str:
        start, end = event.start_mark, event.end_mark
        if not isinstance(event, yaml.ScalarEvent):
            key = f"?{start.index}"
            self._refuse(event, (*loc, key), "A119")
            self._passed_over(event, events, (*loc, key))
            return key
        key = str(event.value)
        if key.startswith("\u3000"):
            self._refuse(event, loc, "A122")
            self.broken.add((*loc, key))
        span = Span(start.line, start.column, start.index, end.index)
        if first := self.keys.get((*loc, key)):
            self._refuse(event, (*loc, key), "A107", key=key, line=str(first.line + 1))
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
        end = event.end_mark.index
        if not event.style and CUT.match(self.text, end):
            self.problems.append(_at(self.path, self.text, end + 1, "A123"))
        elif found := CONTROL.search(event.value):
            self._refuse(event, loc, "A103", character=f"U+{ord(found.group()):04X}")

    def _refuse(self, event: Any, loc: Loc, code: str, **values: str) -> None:
        self.broken.add(loc)
        self.problems.append(_at(self.path, self.text, event.start_mark.index, code, **values))


def _scalar(event: Any) -> str | None:
    """Text as written; an empty plain value is None. A line folded between two Chinese characters leaves no space."""
    value: str = event.value
    if not value and event.style in (None, ""):
        return None
    folded = event.style != "|" and event.end_mark.line > event.start_mark.line
    return FOLD.sub("", value) if folded else value


def _at(path: str, text: str, position: int, code: str, **values: str) -> Problem:
    before = text[:position]
    start = before.rfind("\n") + 1
    end = text.find("\n", position)
    excerpt = text[start : end if end >= 0 else len(text)]
    return Problem(code, Place(path, before.count("\n") + 1, position - start + 1, 1, excerpt), values)
