"""A problem is a place, a stable code and a sentence. The only module that prints."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import IntEnum

import click

from atlas.hints import HINTS
from atlas.messages import MESSAGES
from atlas.words import ENCODINGS, NOUNS, REASONS, WORDS, word

SHOWN_AT_MOST = 50
FRAME_WIDTH = 100


class Exit(IntEnum):
    """What the process says to the shell."""

    FINE = 0
    WRITER = 1
    """The writer can mend it: content, template, verification."""
    USAGE = 2
    OURS = 3
    ENVIRONMENT = 4
    """Disk full, no rights, a port that is taken."""
    INTERRUPTED = 130


@dataclass(frozen=True, order=True)
class Place:
    """Where something was written. Lines and columns count from 1; line 0 means the file as a whole."""

    path: str
    line: int = 0
    column: int = 1
    length: int = 1
    excerpt: str = field(default="", compare=False)
    """The text of the line."""

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}" if self.line else self.path

    @classmethod
    def at(cls, path: str, text: str, position: int, length: int = 1) -> Place:
        """The place of a character of a file's text."""
        start, end = text.rfind("\n", 0, position) + 1, text.find("\n", position)
        excerpt = text[start : end if end >= 0 else len(text)]
        return cls(path, text.count("\n", 0, position) + 1, position - start + 1, length, excerpt)


@dataclass(frozen=True)
class Hint:
    """What the writer may have meant."""

    key: str
    values: Mapping[str, str]


@dataclass(frozen=True)
class Problem:
    """A mistake somebody can mend. `values` fill the sentence of its code."""

    code: str
    place: Place
    values: Mapping[str, str] = field(default_factory=dict)
    entry: str = ""
    """`folder/id` of the entry it is in, where there is one."""
    field: str = ""
    """The path to the field, such as `levels.p3.work[0]`."""
    hint: Hint | None = None

    @property
    def is_warning(self) -> bool:
        return MESSAGES[self.code].warning

    def sentence(self, language: str) -> str:
        subject = self._subject(language)
        return subject + MESSAGES[self.code].say(language, _spoken(self.values, language))

    def suggestion(self, language: str) -> str:
        return HINTS[self.hint.key].say(language, _spoken(self.hint.values, language)) if self.hint else ""

    def _subject(self, language: str) -> str:
        folder, _, entry_id = self.entry.partition("/")
        quoted, colon = ("{} 「{}」", "：") if language == "zh" else ('{} "{}"', ": ")
        entry = quoted.format(word(NOUNS, folder, language), entry_id) if entry_id else ""
        return "".join(part + colon for part in (entry, visible(self.field)) if part)


def ordered(problems: Iterable[Problem]) -> list[Problem]:
    """By place, one of a kind at each."""
    unique = {(item.place, item.code, item.field, tuple(sorted(item.values.items()))): item for item in problems}
    return [unique[key] for key in sorted(unique)]


def failed(problems: Iterable[Problem], strict: bool = False) -> bool:
    return any(strict or not problem.is_warning for problem in problems)


def report(problems: Sequence[Problem], language: str, style: str = "text") -> None:
    """Shows problems: `text` for people, `json` for programs, `github` for annotations."""
    if style == "json":
        click.echo(_as_json(problems, language))
    elif style == "github":
        click.echo("".join(_as_annotation(problem, language) + "\n" for problem in problems), nl=False)
    elif problems:
        click.echo("\n".join(_as_frame(problem, language) for problem in problems[:SHOWN_AT_MOST]), err=True)
        if rest := len(problems[SHOWN_AT_MOST:]):
            click.echo(f"（还有 {rest} 处）" if language == "zh" else f"({rest} more)", err=True)


def counted(problems: Sequence[Problem], language: str) -> str:
    """How many errors and warnings there are."""
    warnings = sum(problem.is_warning for problem in problems)
    errors = len(problems) - warnings
    return f"{errors} 个错误，{warnings} 个警告" if language == "zh" else f"errors: {errors}, warnings: {warnings}"


def show_table(rows: Sequence[Sequence[str]]) -> None:
    """Rows under a head; the first column is set left, the others right."""
    rooms = [max(width(cell) for cell in column) for column in zip(*rows, strict=True)]
    for first, *others in rows:
        cells = [first + " " * (rooms[0] - width(first))]
        cells += [" " * (room - width(cell)) + cell for cell, room in zip(others, rooms[1:], strict=True)]
        click.echo("  ".join(cells))


def as_text(problem: Problem, language: str) -> str:
    """The form for people, without colours."""
    return click.unstyle(_as_frame(problem, language))


def say(sentence: str, colour: str | None = None) -> None:
    """One line about the run itself, on standard error, so that it never mixes with data."""
    click.secho(sentence, fg=colour, err=True)


def visible(text: str) -> str:
    """The text with what could act on a terminal, or cannot be seen, spelt out."""
    return "".join(char if char.isprintable() else f"<U+{ord(char):04X}>" for char in text)


def shortened(text: str, limit: int = 60) -> str:
    return text if len(text) <= limit else text[: limit - 1] + "…"


def _spoken(values: Mapping[str, str], language: str) -> dict[str, str]:
    special = {"noun": NOUNS, "found": WORDS, "reason": REASONS, "encoding": ENCODINGS}
    return {
        key: shortened(visible(word(special.get(key, {}), str(value), language)), 400) for key, value in values.items()
    }


def _as_frame(problem: Problem, language: str) -> str:
    colour = "yellow" if problem.is_warning else "red"
    head = f"{click.style(visible(str(problem.place)), bold=True)}: {click.style(problem.code, fg=colour)} "
    lines = [head + problem.sentence(language)]
    if problem.place.excerpt:
        lines += _excerpt(problem.place)
    if problem.hint:
        lines.append(f"   {problem.suggestion(language)}")
    return "\n".join(lines)


def _excerpt(place: Place) -> list[str]:
    """The line with a caret under the place; of a long line, the part around it."""
    text, start = place.excerpt, 0
    if len(text) > FRAME_WIDTH:
        start = max(0, min(place.column - 1 - FRAME_WIDTH // 2, len(text) - FRAME_WIDTH))
        end = start + FRAME_WIDTH
        text = "…" * (start > 0) + text[start + (start > 0) : end] + "…" * (end < len(text))
    before = text[: place.column - 1 - start]
    under = text[len(before) : len(before) + place.length] or " "
    gutter = f"{place.line:>5} | "
    blank = " " * (len(gutter) - 2) + "| "
    return [gutter + visible(text), blank + " " * width(visible(before)) + "^" * max(1, width(visible(under)))]


def width(text: str) -> int:
    """Columns of a terminal: East Asian wide characters take two."""
    return sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text)


def _as_annotation(problem: Problem, language: str) -> str:
    kind = "warning" if problem.is_warning else "error"
    place, text = problem.place, problem.sentence(language)
    if problem.hint:
        text += " " + problem.suggestion(language)
    for char, code in (("%", "%25"), ("\r", "%0D"), ("\n", "%0A")):
        text = text.replace(char, code)
    path = visible(place.path).replace("%", "%25").replace(":", "%3A").replace(",", "%2C")
    return f"::{kind} file={path},line={place.line or 1},col={place.column},title={problem.code}::{text}"


def _as_json(problems: Sequence[Problem], language: str) -> str:
    rows = [
        {
            "path": visible(problem.place.path),
            "line": problem.place.line,
            "column": problem.place.column,
            "code": problem.code,
            "severity": "warning" if problem.is_warning else "error",
            "entry": problem.entry,
            "field": visible(problem.field),
            "message": problem.sentence(language),
            "hint": problem.suggestion(language),
        }
        for problem in problems
    ]
    return json.dumps({"problems": rows}, ensure_ascii=False, indent=2)
