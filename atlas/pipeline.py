"""The stages in their order, from content to Markdown. Writes nothing."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import jinja2

from atlas import checks, graph, labels, laws, load, render
from atlas.labels import Labels
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
    made, problems = check(content, shown_as)
    words, found = labels.load(templates)
    problems = ordered([*problems, *found, *_check_theme(templates)])
    language = load.language_of(content)
    if not made or failed(problems):
        return Result(problems, language)
    files: dict[str, str] = {}
    frames: dict[str, Any] = {}
    for item in made.framework.site.value.languages:
        spoken = Labels(words, item)
        pages = book(made, spoken)
        markdown, found = render.render(pages, templates, spoken)
        problems += found
        files |= {f"{item}/{name}": text for name, text in markdown.items()}
        frames[item] = pages.frame | {"words": {key: texts[item] for key, texts in words.items()}}
    problems = ordered(problems)
    files[MANIFEST] = json.dumps(frames, ensure_ascii=False, indent=1) + "\n"
    return Result(problems, language, {} if failed(problems) else files)


def _check_theme(templates: Path) -> list[Problem]:
    """Templates that only the publisher will read: whether they parse at all."""
    problems: list[Problem] = []
    for path in sorted((templates / "theme").rglob("*.html")):
        try:
            jinja2.Environment(autoescape=True).parse(path.read_text(encoding="utf-8"))
        except jinja2.TemplateSyntaxError as error:
            shown = f"templates/{path.relative_to(templates).as_posix()}"
            lines = path.read_text(encoding="utf-8").splitlines()
            excerpt = lines[error.lineno - 1] if error.lineno <= len(lines) else ""
            problems.append(Problem("A401", Place(shown, error.lineno, 1, 1, excerpt), {"detail": error.message or ""}))
    return problems
