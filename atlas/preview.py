"""The preview: keeps the last good pages while something is wrong, and says what on every one of them."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig

from atlas import labels, output, render
from atlas.pipeline import MANIFEST, Result
from atlas.problems import Place, Problem, as_text

PANEL = "assets/atlas/preview.js"
PROBLEMS = "assets/atlas/problems.json"


class Kept(Exception):  # noqa: N818 - no fault: the last good site stays
    """A build that ends early, since what it would make is there already: only the panel has more to say."""


def refresh(rendered: Path, templates: Path, result: Result) -> None:
    """Brings the rendered folder up to date; after a mistake the last good pages stay there, or a page that says so."""
    if not result.failed:
        output.write(rendered, result.files)
    elif not (rendered / MANIFEST).is_file():
        output.write(rendered, _stand_in(templates, result.language))


def _stand_in(templates: Path, language: str) -> dict[str, str]:
    """The least that can be published: one page, for a preview that starts with a mistake."""
    words, problems = labels.load(templates)
    title = "内容有误" if language == "zh" else "The content has mistakes"
    frame: dict[str, Any] = {
        "site_name": title,
        "site_description": "",
        "language": language,
        "strip": [],
        "menus": {},
        "nav": [{title: "index.md"}],
        "footer": {"title": title, "text": ""},
        "article": "",
        "edit": "",
        "feedback": "",
        "words": {} if problems else {key: texts[language] for key, texts in words.items()},
    }
    return {f"{language}/index.md": f"# {title}\n", MANIFEST: json.dumps({language: frame}, ensure_ascii=False)}


def drop_broken_theme(config: MkDocsConfig, templates: Path, problems: list[Problem]) -> None:
    """Goes on with the publisher's own theme while a template of ours for it does not parse."""
    if any(problem.code == "A401" and problem.place.path.startswith("templates/theme/") for problem in problems):
        config.theme.dirs.remove(str(templates / "theme"))
    if str(templates / "theme") not in config.theme.dirs:
        config.extra["alternate"] = False  # the publisher's own template for it wants other data


def show_panel(site: Path, templates: Path, problems: list[Problem], language: str) -> None:
    """Puts the panel and what it shows into a built site. As data, so that nothing in it can act."""
    shown = [as_text(problem, language) for problem in problems]
    for name, text in (
        (PANEL, (templates / "preview" / "panel.js").read_text(encoding="utf-8")),
        (PROBLEMS, json.dumps(shown, ensure_ascii=False)),
    ):
        path = site / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def guarded_first(
    build: Callable[..., None], templates: Path, on_failure: Callable[[MkDocsConfig, Problem], None]
) -> Callable[..., None]:
    """A build that goes on with the publisher's own theme when a template of ours fails: no good site is there yet."""

    def run(config: MkDocsConfig, **settings: Any) -> None:
        try:
            build(config, **settings)
        except Exception as error:
            problem, theme = render.theme_problem(error), str(templates / "theme")
            if not problem or theme not in config.theme.dirs:
                raise
            config.theme.dirs.remove(theme)
            build(config, **settings)
            on_failure(config, problem)

    return run


def guarded(site: Path, build: Callable[[], None], on_failure: Callable[[Problem | None], None]) -> Callable[[], None]:
    """A build that never raises; after a mistake of a writer or a failure of the publisher the last good site stays."""
    kept = site.with_name(f"{site.name}.kept")

    def run() -> None:
        try:
            site.rename(kept)
            site.mkdir()
            build()
        except (Exception, SystemExit) as error:
            if kept.is_dir():
                shutil.rmtree(site, ignore_errors=True)
                kept.rename(site)
            on_failure(None if isinstance(error, Kept) else _problem(error))
        finally:
            shutil.rmtree(kept, ignore_errors=True)

    return run


def _problem(error: BaseException) -> Problem:
    """A failure of the publisher as a problem."""
    detail = str(error) or type(error).__name__
    return render.theme_problem(error) or Problem("A501", Place("mkdocs.yml"), {"detail": detail})
