"""A built site -> problems: dead links and anchors, ids that stand twice, other hosts, what the policy forbids."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import SplitResult, unquote, urlsplit

from atlas.policy import DATA, hash_of
from atlas.problems import Place, Problem

LOADING = {
    "audio": "src",
    "embed": "src",
    "iframe": "src",
    "img": "src",
    "link": "href",
    "object": "data",
    "script": "src",
    "source": "src",
    "track": "src",
    "video": "src",
}
"""Elements that make a browser ask for something, and where they say what."""

ADDRESSES = {"href", "src", "action", "formaction", "data", "xlink:href"}
SCRIPT_ADDRESS = re.compile(r"[\0-\x20]*j\s*a\s*v\s*a\s*s\s*c\s*r\s*i\s*p\s*t\s*:", re.IGNORECASE)
"""A browser passes over what is not to be seen."""

QUIET_LINKS = {"alternate", "canonical", "edit", "next", "prev"}
"""What `<link rel>` may name without a request."""

CSS_REQUEST = re.compile(r"""(?:url\(|@import)\s*["']?((?:https?:)?//[^"')\s]+)""")


@dataclass
class _Page(HTMLParser):
    """One page: its ids, what it links to or loads, and what its policy forbids."""

    path: str
    lines: list[str]
    ids: set[str] = field(default_factory=set)
    twice: list[tuple[str, Place]] = field(default_factory=list)
    links: list[tuple[str, Place]] = field(default_factory=list)
    loads: list[tuple[str, Place]] = field(default_factory=list)
    forbidden: list[tuple[str, Place]] = field(default_factory=list)
    policy: str = ""
    inside: str = ""
    """`style`, or `script` for one that a browser runs."""
    script: str = ""

    def __post_init__(self) -> None:
        super().__init__()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        place = self._place()
        if found := values.get("id"):
            if found in self.ids:
                self.twice.append((found, place))
            self.ids.add(found)
        if tag == "a" and "href" in values:
            self.links.append((values["href"], place))
        if values.get("http-equiv") == "content-security-policy":
            self.policy = values["content"]
        self._note_loads(tag, values, place)
        self._note_forbidden(tag, values, place)
        is_run = tag == "script" and "src" not in values and values.get("type") not in DATA
        self.inside, self.script = tag if tag == "style" or is_run else "", ""

    handle_startendtag = handle_starttag

    def handle_endtag(self, tag: str) -> None:
        if tag == self.inside == "script" and hash_of(self.script) not in self.policy:
            self.forbidden.append(("<script>", self._place()))
        self.inside = ""

    def handle_data(self, data: str) -> None:
        if self.inside == "style":
            self.loads += [(target, self._place()) for target in CSS_REQUEST.findall(data)]
        self.script += data if self.inside == "script" else ""

    def _note_forbidden(self, tag: str, values: dict[str, str], place: Place) -> None:
        """Styles and handlers that stand in the page, and links that are scripts."""
        found = [f"{name}=" for name in values if name == "style" or name.startswith("on")]
        found += [values[name] for name in ADDRESSES & values.keys() if SCRIPT_ADDRESS.match(values[name])]
        self.forbidden += [(what, place) for what in (["<style>"] if tag == "style" else found)]

    def _note_loads(self, tag: str, values: dict[str, str], place: Place) -> None:
        quiet = tag == "link" and QUIET_LINKS & set(values.get("rel", "").split())
        if tag in LOADING and not quiet and (target := values.get(LOADING[tag])):
            self.loads.append((target, place))
        for candidate in values.get("srcset", "").split(","):
            if candidate.strip():
                self.loads.append((candidate.split()[0], place))
        self.loads += [(target, place) for target in CSS_REQUEST.findall(values.get("style", ""))]

    def _place(self) -> Place:
        line, column = self.getpos()
        return Place(self.path, line, column + 1, 1, self.lines[line - 1])


def verify(site: Path, site_url: str = "") -> list[Problem]:
    """Reads every page of a site; `site_url` is the address it is made for, if it is known."""
    files = {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()}
    pages: dict[str, _Page] = {}
    for name in sorted(files):
        if name.endswith(".html"):
            text = (site / name).read_text(encoding="utf-8")
            page = pages[name] = _Page(name, text.split("\n"))
            page.feed(text)
            page.close()
    base = urlsplit(site_url).path.rstrip("/") + "/"
    problems = [problem for page in pages.values() for problem in _check(page, pages, files, base)]
    return problems + list(_check_styles(site, files))


def _check(page: _Page, pages: dict[str, _Page], files: set[str], base: str) -> Iterator[Problem]:
    for found, place in page.twice:
        yield Problem("A504", place, {"id": found})
    for what, place in page.forbidden:
        yield Problem("A507", place, {"what": what})
    for target, place in page.loads:
        if _split(target).netloc:
            yield Problem("A505", place, {"target": target})
        elif not target.startswith("data:") and not _resolve(page.path, target, files, base):
            yield Problem("A502", place, {"target": target})
    for target, place in page.links:
        parts = _split(target)
        if parts.scheme or parts.netloc:
            continue
        leads_to = _resolve(page.path, target, files, base)
        if not leads_to:
            yield Problem("A502", place, {"target": target})
        elif parts.fragment and leads_to in pages and unquote(parts.fragment) not in pages[leads_to].ids:
            yield Problem("A503", place, {"target": target})


def _resolve(page: str, target: str, files: set[str], base: str) -> str | None:
    """The file a link of a page leads to."""
    path = unquote(_split(target).path)
    if not path:
        return page
    if path.startswith("/"):
        path = "/" + path.removeprefix(base)
    joined = posixpath.normpath(posixpath.join("/", posixpath.dirname(page), path)).lstrip("/")
    candidates = [joined] if not path.endswith(("/", ".", "..")) else []
    candidates.append(posixpath.join(joined, "index.html").removeprefix("./"))
    return next((name for name in candidates if name in files), None)


def _split(target: str) -> SplitResult:
    """The parts of a link; one that is no address at all counts as a path, which then leads nowhere."""
    try:
        return urlsplit(target)
    except ValueError:
        return SplitResult("", "", target, "", "")


def _check_styles(site: Path, files: set[str]) -> Iterator[Problem]:
    for name in sorted(files):
        if name.endswith(".css"):
            for number, line in enumerate((site / name).read_text(encoding="utf-8", errors="replace").splitlines(), 1):
                for match in CSS_REQUEST.finditer(line):
                    place = Place(name, number, match.start() + 1, len(match.group()), line)
                    yield Problem("A505", place, {"target": match[1]})
