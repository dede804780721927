"""MkDocs' events. `mkdocs build` ends on a mistake of the writer; `mkdocs serve` never does."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

from mkdocs.commands import serve
from mkdocs.commands.build import build as build_site
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import event_priority

from atlas import engine, loopback, pipeline, preview, problems
from atlas.folders import RefusedError
from atlas.load import language_of
from atlas.problems import Place, Problem

ROOT = Path(__file__).resolve().parent.parent
CONTENT, TEMPLATES, RENDERED = ROOT / "content", ROOT / "templates", ROOT / "rendered"


def on_serve_startup(found: list[Problem]) -> None:
    """Guards the first build, too: MkDocs offers no event that could."""

    def show(config: MkDocsConfig, problem: Problem) -> None:
        _show(Path(config.site_dir), found, problem)

    serve.build = preview.guarded_first(build_site, TEMPLATES, show)  # type: ignore[attr-defined]


def _show(site: Path, found: list[Problem], failure: Problem | None = None) -> None:
    """Puts what was found into the pages of every language, with a failure of the publisher, which is told as well."""
    failures = [failure] if failure else []
    problems.report(failures, language_of(CONTENT))
    for language in engine.languages(RENDERED):
        place = engine.site_of(site, RENDERED, language)
        preview.show_panel(place, TEMPLATES, [*found, *failures], language_of(CONTENT))


@event_priority(100)
def on_config(config: MkDocsConfig, mode: str, found: list[Problem]) -> MkDocsConfig:
    """Renders the content, and tells MkDocs what it decides. `mode` is `starting` or `running` in the preview.

    `found` is given what is wrong, for the panel.
    """
    if mode == "starting":
        _refuse_bad_address(str(config.dev_addr.host), int(config.dev_addr.port))
    made = pipeline.make(CONTENT, TEMPLATES)
    found[:] = made.problems
    problems.report(made.problems, made.language)
    if made.failed and not mode:
        raise PluginError(problems.counted(made.problems, made.language))
    if made.failed and mode == "running":
        raise preview.Kept
    try:
        preview.refresh(RENDERED, TEMPLATES, made)
    except RefusedError as error:
        raise Abort(f"{error.problem.place}: {error.problem.sentence(made.language)}") from None
    engine.configure(config, RENDERED, engine.languages(RENDERED)[0])
    if mode:
        config.extra_javascript.append(preview.PANEL)
        preview.drop_broken_theme(config, TEMPLATES, made.problems)
    return config


def on_post_build(config: MkDocsConfig, mode: str, found: list[Problem]) -> None:
    """Builds the other languages beside the first, and in the preview puts the panel into all of them."""
    site = Path(config.site_dir)
    for language in engine.languages(RENDERED)[1:]:
        engine.build_beside(config, RENDERED, language, [preview.PANEL] if mode else [])
    if mode:
        _show(site, found)


def on_serve(
    server: LiveReloadServer, config: MkDocsConfig, builder: Callable[..., None], found: list[Problem]
) -> LiveReloadServer:
    """Watches what writers and developers change, and not what is made from it."""
    server.unwatch(config.docs_dir)
    for path in (CONTENT, TEMPLATES, ROOT / "atlas"):
        server.watch(str(path))
    site = Path(config.site_dir)
    refusal = Problem("A653", Place("")).sentence(language_of(CONTENT))
    server.set_app(loopback.guarded(server.serve_request, str(config.dev_addr.host), refusal))
    server.builder = preview.guarded(site, builder, lambda problem: _show(site, found, problem))
    return server


def _refuse_bad_address(host: str, port: int) -> None:
    if problem := loopback.refused(host, port, bool(os.environ.get(loopback.OPEN))):
        raise Abort(problem.sentence(language_of(CONTENT)))
