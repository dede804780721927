"""Any text in any plain field is found again, as text, on a page of the built site, or refused where it stands; any
prose is refused, or makes nothing that acts. `EXAMPLES` says how many sites are built of texts nobody thought of (2).
"""

from __future__ import annotations

import itertools
import os
import re
import shutil
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest
import yaml
from conftest import ROOT, build_site, copy_project, serving
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from playwright.sync_api import Browser, Page
from pydantic import BaseModel

from atlas import load, pipeline
from atlas.model import KINDS
from atlas.model.site import Laws

WIDE = ROOT / "tests" / "wide" / "content"
MARK = re.compile(r"q(\d+)q")

EXAMPLES = settings(
    max_examples=int(os.environ.get("EXAMPLES", "2")),
    derandomize="EXAMPLES" not in os.environ,  # what a change breaks, it breaks each time
    database=None,
    deadline=None,
    phases=[Phase.explicit, Phase.generate],  # to make an example smaller takes a site for each try
    suppress_health_check=list(HealthCheck),
)

SHARP = [
    *("<", ">", "&", "&lt;", "&#60;", '"', "'", "`", "|", "*", "_", "~~", "^", "==", "++", "\\", "$", "%", "\t", " "),
    *("[", "]", "](", "(", ")", "!", "![", "{", "}", "{{", "}}", "{%", "%}", "{#", "#}", "{:"),
    *("#", "# ", "- ", "1. ", "> ", "[x]: y", "[^1]", "*[x]: y", "--8<--", ":smile:", "///", "!!!", "???"),
    *("<script>", "</script>", "<img src=x onerror=alert(1)>", "<!--", "-->", "]]>", "<svg/onload=alert(1)>"),
    *("javascript:alert(1)", "data:text/html,", "vbscript:", " onclick=alert(1)", ".class", "#__search", "</title>"),
    *("[x](javascript:alert(1))", "[x](data:,x)", "<javascript:alert(1)>", "{: onclick=alert(1)}", "{{ config }}"),
    *("https://example.org", "www.example.org", "a@example.org", "terms:term", "pages:matrix", "zh:", "en："),
    *("\u200d", "\u00a0", "\u3000", "\ufeff", "\u2028", "\x07", "\x85", "\ufffd", "\ufffe"),
    *("中文", "，", "é", "e\u0301", "𠮷", "🙂"),
]
"""What has a meaning somewhere between YAML and a screen."""

pieces = st.one_of(st.sampled_from(SHARP), st.characters(exclude_categories=["Cs"]), st.text("ab ", max_size=6))
lines = st.lists(pieces, min_size=1, max_size=7).map("".join).map(str.rstrip)
rows = st.one_of(lines, st.sampled_from(["", "    x", "| a | b |", "|---|---|", "- ", "> "]))
proses = st.lists(rows, min_size=1, max_size=6).map("\n".join)

SEEN = """async paths => {
  const seen = {texts: [], elements: [], acting: []};
  for (const path of paths) {
    const page = new DOMParser().parseFromString(await (await fetch(path)).text(), "text/html");
    for (const one of page.querySelectorAll("*")) {
      // a picture wraps its lines, and the names shown on a page are those of its script
      if (!["text", "p"].includes(one.localName)) seen.elements.push(`${path} ${one.localName}`);
      for (const {name, value} of one.attributes) {
        seen.texts.push(value);
        const leads = ["href", "src", "action", "formaction", "xlink:href", "data"].includes(name);
        const away = leads && !/^https?:$/.test(new URL(value, location.href).protocol);
        if (away || name.startsWith("on") || name === "srcdoc")
          seen.acting.push(`${path} ${one.localName} ${name}=${value}`);
      }
    }
    page.querySelectorAll("script, [data-for]").forEach(one => one.remove());
    seen.texts.push(page.documentElement.textContent);
  }
  return seen;
}"""
ABLE = re.compile(
    r".* (script|style|iframe|object|embed|form|input|button|link|meta|base|svg|math|template|video|audio|img)"
)
"""Elements that act, or load something."""


@dataclass
class Seen:
    """What a browser makes of a site: texts and values of attributes, the elements of each page, whatever can act."""

    texts: list[str]
    elements: list[str]
    acting: list[str]

    def count(self, able: bool = False) -> Counter[str]:
        return Counter(one for one in self.elements if not able or ABLE.fullmatch(one))


def look(site: Path, page: Page) -> Seen:
    with serving(site) as address:
        page.goto(f"{address}robots.txt")
        paths = sorted(f"/{path.relative_to(site).as_posix()}" for path in site.rglob("*.html"))
        return Seen(**page.evaluate(SEEN, paths))


def close(text: str) -> str:
    """Without white space, which a page may set otherwise."""
    return "".join(text.split())


def lost(typed: Sequence[str], texts: Sequence[str]) -> list[str]:
    """What was typed and stands nowhere as it was typed."""
    wanted = {str(number): close(text) for number, text in enumerate(typed)}
    for text in map(close, texts):
        for mark in MARK.finditer(text):
            if mark[1] in wanted and text.endswith(wanted[mark[1]], 0, mark.end()):
                del wanted[mark[1]]
    return list(wanted.values())


def written(text: str) -> str:
    """The text as YAML, in quotes."""
    return yaml.safe_dump(text, allow_unicode=True, default_style='"', width=10**6).strip()


class Wide:
    """A project with every field there is, to be filled."""

    def __init__(self, project: Path, page: Page) -> None:
        self.project, self.content, self.page = project, project / "content", page
        self.plainly = Counter[str]()
        """The elements of each page where nothing but plain words are typed."""

    def fill(self, texts: Sequence[str], proses: Sequence[str]) -> list[str]:
        """Writes the content: for each § the next text and a mark, for each ¶ the next prose. What was typed for §."""
        plain, prose, typed = itertools.cycle(texts), itertools.cycle(proses), list[str]()

        def value(found: re.Match[str]) -> str:
            if found.group() == "¶":
                return written(next(prose))
            typed.append(f"{next(plain)}q{len(typed)}q")
            return written(typed[-1])

        shutil.rmtree(self.content)
        shutil.copytree(WIDE, self.content)
        for path in sorted(self.content.rglob("*.yml")):
            rows = path.read_text("utf-8").splitlines()
            filled = (row if row.startswith("#") else re.sub("[§¶]", value, row) for row in rows)
            path.write_text("\n".join(filled) + "\n", encoding="utf-8")
        return typed

    def taken(self, row: str, texts: Sequence[str]) -> list[str]:
        """The texts that a field takes when put into its row. Of each other one something is said, at its place."""
        self.fill(["plain"], ["Plain."])
        entries = {f"content/terms/t{number}.yml": text for number, text in enumerate(texts)}
        for path, text in entries.items():
            (self.project / path).write_text(
                f"name: {Path(path).stem}\n{row.format(written(text))}\n", encoding="utf-8"
            )
        _, problems = pipeline.check(self.content, "content")
        wrong = [problem for problem in problems if not problem.is_warning]
        assert {(problem.place.path, problem.place.line) for problem in wrong} <= {(path, 2) for path in entries}
        refused = {problem.place.path for problem in wrong}
        return [text for path, text in entries.items() if path not in refused]

    def built(self) -> Seen:
        build_site(self.project)
        return look(self.project / "site", self.page)


@pytest.fixture(scope="module")
def wide(tmp_path_factory: pytest.TempPathFactory, chromium: Browser) -> Iterator[Wide]:
    page = chromium.new_page()
    wide = Wide(copy_project(tmp_path_factory.mktemp("any") / "project", WIDE), page)
    typed = wide.fill(["plain words"], ["Plain words."])
    seen = wide.built()
    assert lost(typed, seen.texts) == []
    assert seen.acting == []
    wide.plainly = seen.count()
    yield wide
    page.close()


@pytest.mark.filterwarnings("ignore:Generating overly large repr")
@EXAMPLES
@given(texts=st.lists(lines, min_size=40, max_size=80, unique=True))
def test_a_plain_text_is_found_again_or_refused(texts: list[str], wide: Wide) -> None:
    taken = wide.taken("aliases: [{}]", wide.taken("summary: {}", texts))
    typed = wide.fill(taken or ["plain"], ["Plain words."])
    seen = wide.built()
    assert lost(typed, seen.texts) == []
    assert seen.acting == []
    assert seen.count() == wide.plainly


@pytest.mark.filterwarnings("ignore:Generating overly large repr")
@EXAMPLES
@given(texts=st.lists(proses, min_size=20, max_size=40, unique=True))
def test_prose_is_refused_or_makes_nothing_that_acts(texts: list[str], wide: Wide) -> None:
    taken = wide.taken("body: {}", texts)
    wide.fill(["plain words"], taken or ["Plain."])
    seen = wide.built()
    assert seen.acting == []
    able = Counter({one: count for one, count in wide.plainly.items() if ABLE.fullmatch(one)})
    assert seen.count(able=True) == able


def fields(kind: type[BaseModel]) -> Iterator[tuple[type[BaseModel], str]]:
    for name in kind.model_fields:
        yield next(base for base in reversed(kind.__mro__) if name in getattr(base, "model_fields", ())), name


def filled(value: object) -> Iterator[tuple[type[BaseModel], str]]:
    """Every field that says something, with the model that has it first."""
    if isinstance(value, BaseModel):
        for kind, name in fields(type(value)):
            if inner := getattr(value, name):
                yield kind, name
                yield from filled(inner)
    elif isinstance(value, Mapping | tuple):
        for inner in value.values() if isinstance(value, Mapping) else value:
            yield from filled(inner)


def test_the_wide_framework_has_every_field(wide: Wide) -> None:
    wide.fill(["plain"], ["Plain."])
    framework, problems = load.load(wide.content)
    assert framework
    assert problems == []
    entries = (document.value for document in framework.entries.values())
    said = set(filled((framework.site.value, framework.facts.value, *entries)))
    kinds = {*KINDS.values(), *(kind for kind, _ in said)} - {Laws}
    assert {field for kind in kinds for field in fields(kind)} - said == set()


def test_a_text_that_is_changed_or_left_out_is_missed() -> None:
    typed = ["a < bq0q", "cq1q", "dq2q"]
    assert lost(typed, ["x a &lt; bq0q", "c q1q", "e q2q"]) == ["a<bq0q", "dq2q"]


def test_what_acts_is_seen(tmp_path: Path, wide: Wide) -> None:
    acting = '<a href="javascript:1">x</a><b onclick="1">x</b><iframe srcdoc="x"></iframe><img src="data:,x">'
    (tmp_path / "index.html").write_text(acting, encoding="utf-8")
    (tmp_path / "robots.txt").touch()
    seen = look(tmp_path, wide.page)
    assert [one.split()[1] for one in seen.acting] == ["a", "b", "iframe", "img"]
    assert seen.count(able=True).keys() == {"/index.html iframe", "/index.html img"}
