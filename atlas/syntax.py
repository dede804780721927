"""What the YAML parser complains of -> a problem in words that help somebody who has never seen a parser."""

from __future__ import annotations

import re

import yaml

from atlas.problems import Hint, Place, Problem, visible

COMPLAINTS = (
    ("while scanning a quoted scalar found unexpected", "A120"),
    ("escape", "A127"),
    ("hexdecimal", "A127"),
    ("simple key", "A121"),
    ("mapping values are not allowed", "A106"),
    ("mapping keys are not allowed", "A106"),
    ("unexpected ':'", "A106"),
    ("expected node content", "A106"),
    ("block sequence entries are not allowed", "A106"),
    ("alias", "A106"),
    ("anchor", "A106"),
    ("cannot start any token", "A106"),
    ("tag", "A110"),
    ("directive", "A106"),
    ("expected <document start>", "A121"),
    ("block scalar", "A106"),
    ("expected '-' indicator", "A124"),
)
"""What the parser says -> our code for it. What is not here is A101, with the parser's own words."""

WIDE_COLON = re.compile(r"^[ \u3000]*(?:- )?[\w-]+ ?(：)", re.ASCII)
TIGHT_COLON = re.compile(r"^ *(?:- )?[A-Za-z_]+(:)(?![ /]|$)(?!.*: )")
"""A line that was meant for `field: value`, with another colon or no blank behind it."""

ODD_BLANK = re.compile(r"[\u00a0\u1680\u2000-\u200b\u202f\u205f\u3000]+")
"""Blanks that are none to YAML."""

ODD_INDENT = re.compile(rf" *({ODD_BLANK.pattern[:-1]})")
DEEPER_KEY = re.compile(r"^ +(?:- )?[\w-]+$", re.ASCII)


def complaint(path: str, text: str, error: yaml.MarkedYAMLError) -> Problem:
    said = f"{error.context or ''} {error.problem or ''}".strip()
    began_at = any(words in said for words in ("simple key", "end of stream", "alias", "anchor", "flow", "tag"))
    mark = (error.context_mark if began_at else None) or error.problem_mark  # not always where the parser gave up
    position = min(mark.index, len(text)) if mark else 0
    start = text.rfind("\n", 0, position) + 1
    before = text[start:position]
    if not before.strip() and "\t" in before + text[position : position + 1]:
        return Problem("A104", Place.at(path, text, position))
    if blank := ODD_INDENT.match(text, start):
        return Problem("A122", Place.at(path, text, blank.start(1)), {"character": f"U+{ord(blank[1]):04X}"})
    if problem := colon(path, text, position):
        return problem
    values = {"line": str(text.count("\n", 0, position) + 1), "detail": visible(said), "tag": _word_at(text, position)}
    return Problem(_code(said, before), Place.at(path, text, position), values, hint=_quotes(text, position))


def colon(path: str, text: str, position: int) -> Problem | None:
    """A colon that is none to YAML, in this line or the one before: the parser stumbles only later."""
    start = text.rfind("\n", 0, position) + 1
    above = text.rfind("\n", 0, max(0, start - 1)) + 1
    for begin in (above, start):
        line = text[begin:].partition("\n")[0]
        for pattern, code in ((WIDE_COLON, "A128"), (TIGHT_COLON, "A121")):
            if found := pattern.match(line):
                return Problem(code, Place.at(path, text, begin + found.start(1)))
    return None


def _code(said: str, before: str) -> str:
    if "did not find expected key" in said:
        return "A106" if before.strip() else "A124"
    if "mapping values" in said and DEEPER_KEY.match(before):
        return "A124"
    if "flow" in said:
        return "A224" if "node content" in said else "A105"
    return next((code for words, code in COMPLAINTS if words in said), "A101")


def _word_at(text: str, position: int) -> str:
    return (text[position:].split(maxsplit=1) or [""])[0]


def _quotes(text: str, position: int) -> Hint | None:
    """Typographic quotes look like what was asked for, and are none to YAML."""
    line = text[text.rfind("\n", 0, position) + 1 :].partition("\n")[0]
    found = re.search(r": ?([“”‘’「『＂＇])", line)
    return Hint("quotes", {"quote": found[1]}) if found else None
