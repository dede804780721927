"""What a run did against what its case expects: a list of complaints, empty when all is right."""

from __future__ import annotations

import html.parser
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from corpus.adapter import Edit

STATUS = {"reject": 1, "warn": 0, "accept": 0, "accept-escaped": 0}
"""The exit code of each outcome; that of `fail-safe` is said by the case."""

HEAD = re.compile(r"^(?P<path>\S[^\n]*?)(?::(?P<line>\d+):(?P<column>\d+))?: (?P<code>A\d{3}) (?P<sentence>.+)$")
NEVER = re.compile(r"Traceback|\b[A-Z][a-z]\w*(?:Error|Exception)\b|[\x00-\x08\x0b-\x1f\x7f-\x9f]")
"""What no run may say: the words of the language itself, and characters that act on a terminal."""

LINES_AT_MOST = 210
WIDTH_AT_MOST = 1000
SECONDS = 10.0
MEGABYTES = 500


@dataclass(frozen=True)
class Told:
    """A problem as people see it, joined with what programs are told of it."""

    path: str
    line: int
    column: int
    code: str
    sentence: str
    excerpt: str
    under: str
    """The line of carets."""
    entry: str
    field: str


@dataclass(frozen=True)
class Run:
    """What a run said and did."""

    status: int
    said: str
    rows: Sequence[Mapping[str, Any]] = ()
    """The problems in the form for programs."""
    before: Mapping[str, bytes] = field(default_factory=dict)
    after: Mapping[str, bytes] = field(default_factory=dict)
    """The site."""
    strays: Sequence[str] = ()
    """Files that are neither content nor site, and were not there before."""
    seconds: float = 0.0
    megabytes: float = 0.0

    def problems(self) -> list[Told]:
        """From the text; entry and field from the form for programs, which has to hold the same problems."""
        lines, found = self.said.split("\n"), list[Told]()
        for number, text in enumerate(lines):
            if not (head := HEAD.match(text)):
                continue
            row = self.rows[len(found)] if len(found) < len(self.rows) else {}
            excerpt, under = ([*lines[number + 1 : number + 3], "", ""] if head["line"] else ["", ""])[:2]
            is_excerpt = bool(re.match(r" *\d+ \| ", excerpt))
            found.append(
                Told(
                    head["path"],
                    int(head["line"] or 0),
                    int(head["column"] or 0),
                    head["code"],
                    head["sentence"],
                    excerpt.partition(" | ")[2] if is_excerpt else "",
                    under.partition("| ")[2] if is_excerpt else "",
                    row.get("entry", ""),
                    row.get("field", ""),
                )
            )
        return found


def complaints(expect: Mapping[str, Any], run: Run, edit: Edit) -> list[str]:
    found = [*_of_outcome(expect, run), *_of_manners(expect, run)]
    return [*found, *_of_problems(expect, run, edit), *_of_site(expect, run, edit)]


def _of_outcome(expect: Mapping[str, Any], run: Run) -> Iterator[str]:
    outcome = expect["outcome"]
    wanted = expect.get("status", STATUS.get(outcome))
    if wanted is None or run.status != wanted:
        yield f"exit code {run.status}, and {wanted} was wanted"
    if outcome in ("reject", "fail-safe") and run.before != run.after:
        yield "the old site was touched"
    if outcome in ("reject", "warn") and not run.problems():
        yield "nothing was said"
    if outcome in ("accept", "accept-escaped") and run.problems():
        yield f"something was said: {run.said}"
    if outcome == "fail-safe" and len(run.said.strip().splitlines()) != 1:
        yield "one line was wanted"
    if not run.before or not run.after:
        yield "no site was there"


def _of_manners(expect: Mapping[str, Any], run: Run) -> Iterator[str]:
    """What holds for every run."""
    lines = run.said.split("\n")
    if found := NEVER.search(run.said):
        yield f"it says {found[0]!r}"
    if len(lines) > LINES_AT_MOST or any(len(line) > WIDTH_AT_MOST for line in lines):
        yield f"it says {len(lines)} lines, the longest of {max(map(len, lines))} characters"
    if run.strays:
        yield f"strange files: {run.strays}"
    if run.seconds > expect.get("within", SECONDS):
        yield f"it took {run.seconds:.1f} s"
    if run.megabytes > MEGABYTES:
        yield f"it took {run.megabytes:.0f} MB"
    for pattern in _list(expect.get("says", ())):
        if not re.search(pattern, run.said):
            yield f"it does not say {pattern!r}"
    for pattern in _list(expect.get("never", ())):
        if re.search(pattern, run.said):
            yield f"it says {pattern!r}"


def _of_problems(expect: Mapping[str, Any], run: Run, edit: Edit) -> Iterator[str]:
    """Just the expected codes in their order, each at its place."""
    told, codes = run.problems(), _list(expect.get("code", ()))
    if [problem.code for problem in told] != codes[:50]:
        yield f"codes {[problem.code for problem in told]}, and {codes} were wanted"
    if expect["outcome"] != "fail-safe" and len(run.rows) != len(codes):
        yield f"{len(run.rows)} problems in the form for programs"
    if told != sorted(told, key=lambda problem: (problem.path, problem.line, problem.column)):
        yield "not in the order of places"
    for problem, place in zip(told, _list(expect["at"]) if "at" in expect else [""] * len(told), strict=False):
        yield from _of_place(expect, problem, place, edit)


def _of_place(expect: Mapping[str, Any], problem: Told, place: str, edit: Edit) -> Iterator[str]:
    """At the place the case names, or in the lines that were changed."""
    here = f"{problem.path}:{problem.line}:{problem.column}" if problem.line else problem.path
    if place and not f"{here}:".startswith(f"{place}:"):
        yield f"at {here}, and not at {place}"
    if expect["where"] == "file":
        return
    if not place and problem.line not in edit.lines.get(problem.path, range(0)):
        yield f"at {here}, and the change is in {edit.lines}"
    if not problem.line or not problem.column:
        yield "no line or no column"
    if "excerpt" not in expect and "^" not in problem.under:
        yield "no excerpt with a caret"
    if expect["where"] == "field":
        field, entry = expect.get("field", edit.role.field), expect.get("entry", edit.role.entry)
        if not re.match(rf"{re.escape(field)}(?:$|[.\[])", problem.field) if field else not problem.field:
            yield f"field {problem.field!r}, and {field!r} was wanted"
        if problem.entry != entry:
            yield f"entry {problem.entry!r}, and {entry!r} was wanted"


def _of_site(expect: Mapping[str, Any], run: Run, edit: Edit) -> Iterator[str]:
    if expect.get("same site") and run.before != run.after:
        yield f"another site: {sorted(name for name in run.after if run.after[name] != run.before.get(name))}"
    if "gone" in expect and (expect["gone"] in run.after or expect["gone"] not in run.before):
        yield f"{expect['gone']} is not gone"
    name = f"{expect.get('page', edit.role.page)}index.html"
    if {"shows", "title", "hides"} & expect.keys():
        page = _Page.of(run.after.get(name, b""))
        for text in _list(expect.get("shows", ())):
            if text not in page.text:
                yield f"{name} does not show {text!r}"
        if "title" in expect and page.title != expect["title"]:
            yield f"{name} has the title {page.title!r}"
        for pattern in _list(expect.get("hides", ())):
            if re.search(pattern, run.after.get(name, b"").decode()):
                yield f"{name} holds {pattern!r}"
    if expect["outcome"] == "accept-escaped":
        yield from _of_acting(run)


def _of_acting(run: Run) -> Iterator[str]:
    """Nothing a browser would run that the good site does not have."""
    for name, raw in run.after.items():
        if name.endswith(".html"):
            new, old = _Page.of(raw), _Page.of(run.before.get(name, raw))
            if new.acting or new.scripts != old.scripts:
                yield f"{name} can act: {new.acting or new.scripts}"


@dataclass
class _Page(html.parser.HTMLParser):
    """What a page shows, and what in it could act."""

    text: str = ""
    title: str = ""
    scripts: int = 0
    acting: list[str] = field(default_factory=list)
    inside: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__()

    @classmethod
    def of(cls, raw: bytes) -> _Page:
        page = cls()
        page.feed(raw.decode())
        page.title = page.title.strip()
        return page

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.inside.append(tag)
        self.scripts += tag == "script"
        for name, value in attrs:
            is_script = name in ("href", "src") and re.match(r"\s*j\s*a\s*v\s*a\s*s", value or "", re.IGNORECASE)
            self.acting += [f"{name}={value}"] if name.startswith("on") or is_script else []

    def handle_endtag(self, tag: str) -> None:
        while tag in self.inside and self.inside.pop() != tag:
            pass

    def handle_data(self, data: str) -> None:
        if "script" not in self.inside and "style" not in self.inside:
            self.text += data
        if "h1" in self.inside:
            self.title += data


def rows_of(said: str) -> list[dict[str, Any]]:
    """The problems in what `--format json` said."""
    return list(json.loads(said)["problems"]) if said.strip() else []


def _list(value: Any) -> list[Any]:
    """One or several; `{A202: 100}` is a hundred of one."""
    if isinstance(value, dict):
        return [item for item, times in value.items() for _ in range(times)]
    return [value] if isinstance(value, str) else list(value)
