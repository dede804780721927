"""The stages in their order, from content to Markdown. Writes nothing."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import jinja2

from atlas import checks, graph, labels, laws, llms, load, render, search
from atlas.encoding import decode
from atlas.folders import is_special
from atlas.labels import LabelError, Labels
from atlas.pages import book
from atlas.problems import Place, Problem, failed, ordered

MANIFEST = "site.json"
"""Beside the Markdown: what the publisher and the theme need to know of the site."""


@dataclass(frozen=True)
class Result:
    """What a run made: files by name (`zh/index.md`), and what is wrong. With an error there are no files."""

    problems: list[Problem]
    language: str
    files: dict[str, str] = field(default_factory=dict)

    @property
    def failed(self) -> bool:
        return failed(self.problems)


def check(content: Path, shown_as: str) -> tuple[graph.Graph | None, list[Problem]]:
    """Reads and checks content; the graph is there when nothing stands against making pages of it."""
    framework, problems = load.load(content, shown_as)
    if not framework:
        return None, ordered(problems)
    made, dangling = graph.build(framework)
    problems += [*dangling, *checks.check(made), *laws.check(made)]
    return (None if failed(problems) else made), ordered(problems)


def make(content: Path, templates: Path, shown_as: str = "content") -> Result:
    """Content and templates -> the Markdown of every language, and the manifest."""
    if links := list(_links(templates)):
        return Result(links, load.language_of(content))
    made, problems = check(content, shown_as)
    words, found = labels.load(templates)
    problems = ordered([*problems, *found, *_check_theme(templates)])
    language = load.language_of(content)
    if not made or failed(problems):
        return Result(problems, language)
    files: dict[str, str] = {}
    frames: dict[str, Any] = {}
    languages = made.framework.site.value.languages
    for item in languages:
        spoken = Labels(words, item)
        try:
            pages = book(made, spoken)
            beside = search.files(pages, spoken) | llms.files(pages, spoken, languages)
        except LabelError as error:
            detail = str(error.args[0])
            problems.append(Problem("A403", Place(labels.SHOWN_AS), {"page": "*", "detail": detail}))
            break
        markdown, found = render.render(pages, templates, spoken)
        problems += found
        files |= {f"{item}/{name}": text for name, text in (markdown | beside).items()}
        frames[item] = pages.frame | {"words": {key: texts[item] for key, texts in words.items()}}
    problems = ordered(problems)
    files[MANIFEST] = json.dumps(frames, ensure_ascii=False, indent=1) + "\n"
    return Result(problems, language, {} if failed(problems) else files)


def _links(templates: Path) -> Iterator[Problem]:
    """Templates that lead elsewhere: none is read then. Editors' locks, which are links as well, are passed over."""
    for path in sorted(templates.rglob("*")):
        if is_special(path) and not load.is_leftover(path.name):
            yield Problem("A117", Place(f"templates/{path.relative_to(templates).as_posix()}"))


def _check_theme(templates: Path) -> list[Problem]:
    """Templates that only the publisher will read: whether they parse at all."""
    problems: list[Problem] = []
    for path in sorted((templates / "theme").rglob("*.html")):
        if load.is_leftover(path.name):
            continue
        name = path.relative_to(templates).as_posix()
        text, problem = decode(f"templates/{name}", path.read_bytes())
        try:
            jinja2.Environment(autoescape=True).parse(text)
        except jinja2.TemplateSyntaxError as error:
            problem = render.syntax_problem(error, templates, name)
        problems += [problem] if problem else []
    return problems
