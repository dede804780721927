"""Markdown -> HTML, by MkDocs: what it is told, and what is made safe before its templates print it."""

from __future__ import annotations

import json
import logging
import os
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

os.environ.setdefault("SOURCE_DATE_EPOCH", "315532800")  # pages carry no date, nor does the compressed sitemap
os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")

import jinja2
from jinja2.utils import htmlsafe_json_dumps
from markupsafe import Markup, escape
from mkdocs.commands.build import build as build_site
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import MkDocsException
from mkdocs.plugins import BasePlugin
from mkdocs.structure.pages import Page

from atlas.pipeline import MANIFEST
from atlas.problems import Place, Problem
from atlas.render import theme_problem

PROSE_TABLE = re.compile(r"<table>(.*?)</table>", re.DOTALL)
"""A table that no template of ours wrote: theirs have a class."""

OnPage = Callable[[], None]


def build(config_file: Path, rendered: Path, site: Path, on_page: OnPage) -> list[Problem]:
    """Builds every language of a rendered folder, with one call of `on_page` a page."""
    with _listening() as heard:
        try:
            configs = [
                _load(config_file, rendered / language, site_of(site, rendered, language))
                for language in languages(rendered)
            ]
        except (MkDocsException, SystemExit) as error:
            return _said("A506", heard or [str(error)], config_file)
        try:
            for language, config in zip(languages(rendered), configs, strict=True):
                configure(config, rendered, language, on_page)
                build_site(config)
        except (Exception, SystemExit) as error:
            if problem := theme_problem(error):
                return [problem]
            if not isinstance(error, MkDocsException | SystemExit | jinja2.TemplateError):
                raise
            return _said("A501", heard or [str(error)], config_file)
        return _said("A501", heard, config_file)


def _said(code: str, messages: list[str], config_file: Path) -> list[Problem]:
    """What MkDocs said, each once, with no path of this machine and no line break."""
    here = f"{config_file.parent}{os.sep}"
    texts = (" ".join(text.replace(here, "").split()) for text in messages)
    return [Problem(code, Place(config_file.name), {"detail": text}) for text in dict.fromkeys(texts)]


@contextmanager
def _listening() -> Iterator[list[str]]:
    """Hears what MkDocs warns of, for the gate that its own strict mode is not."""
    heard = _Heard()
    logger = logging.getLogger("mkdocs")
    logger.addHandler(heard)
    propagates, logger.propagate = logger.propagate, False
    try:
        yield heard.messages
    finally:
        logger.removeHandler(heard)
        logger.propagate = propagates


def build_beside(config: MkDocsConfig, rendered: Path, language: str, scripts: list[str]) -> None:
    """Builds another language of a site whose first one was built with `config`."""
    site = site_of(Path(config.site_dir), rendered, language)
    beside = _load(Path(config.config_file_path), rendered / language, site, strict=config.strict)
    beside.site_url = config.site_url
    beside.theme.dirs[:] = config.theme.dirs
    configure(beside, rendered, language)
    beside.extra["alternate"] = config.extra["alternate"]
    beside.extra_javascript.extend(scripts)
    build_site(beside)


def site_url(config_file: Path) -> str:
    """The address the site is made for; empty where nobody said."""
    return load_config(str(config_file), hooks=[]).site_url or ""


def _load(config_file: Path, docs: Path, site: Path, **settings: Any) -> MkDocsConfig:
    """The settings of the file without its hooks: what they do is done by the caller."""
    return load_config(
        str(config_file), docs_dir=str(docs.absolute()), site_dir=str(site.absolute()), hooks=[], **settings
    )


def languages(rendered: Path) -> list[str]:
    """The languages of a rendered folder, the first one first."""
    return list(_frames(rendered))


def site_of(site: Path, rendered: Path, language: str) -> Path:
    """The first language stands at the root, the others in a folder each."""
    return site if language == languages(rendered)[0] else site / language


def configure(config: MkDocsConfig, rendered: Path, language: str, on_page: OnPage = lambda: None) -> None:
    """Gives the publisher what content decides: title, language, navigation, and the frame for the theme.

    The publisher's templates print what they are given as it is, so every text is escaped here.
    """
    frames = _frames(rendered)
    frame = _escaped(frames[language])
    words = frame["words"]
    first = next(iter(frames))
    config.docs_dir = str((rendered / language).absolute())
    config.site_name = frame["site_name"]
    config.site_description = frame["site_description"]
    config.nav = frame["nav"]
    config.theme["language"] = language
    for option, key in zip(config.theme.get("palette") or [], ("palette.dark", "palette.light"), strict=False):
        option["toggle"]["name"] = words.get(key, "")
    config.extra["alternate"] = len(frames) > 1
    config.extra["atlas"] = frame | {
        "to_root": "" if language == first else "../",
        "languages": [
            {
                "id": item,
                "path": "" if item == first else f"{item}/",
                "name": words.get(f"language.{item}", item),
                "locale": frames[item]["words"].get("locale", item),
            }
            for item in frames
        ],
        "root_url": config.site_url or "",
    }
    if config.site_url and language != first:
        config.site_url = f"{config.site_url.rstrip('/')}/{language}/"
    config.plugins["atlas"] = _Pages(on_page)


def _escaped(value: Any) -> Any:
    """Data whose texts are safe in HTML. As markup, so that a template that escapes does it no second time."""
    if isinstance(value, dict):
        return {key: _escaped(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [_escaped(inner) for inner in value]
    return escape(value) if isinstance(value, str) else value


def _linked(data: str, address: str | None) -> Markup:
    """Linked data that is safe in a page; with whole addresses where the page has one."""

    def whole(item: dict[str, Any]) -> dict[str, Any]:
        return item | {key: urljoin(address or "", item[key]) for key in ("@id", "url", "item") if key in item}

    made = json.loads(data, object_hook=whole)
    return htmlsafe_json_dumps(made, ensure_ascii=False, separators=(",", ":"))


def _frames(rendered: Path) -> dict[str, Any]:
    frames: dict[str, Any] = json.loads((rendered / MANIFEST).read_text(encoding="utf-8"))
    return frames


class _Heard(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.messages.append(record.getMessage())


class _Pages(BasePlugin):  # type: ignore[type-arg,no-untyped-call]
    """Sees every page: its front matter is made safe for HTML, and its end is told."""

    def __init__(self, on_page: OnPage) -> None:
        self._on_page = on_page

    def on_page_markdown(self, markdown: str, page: Page, **_: Any) -> str:
        data = page.meta.pop("linked_data", "")
        page.meta = _escaped(dict(page.meta)) | {"linked_data": _linked(data, page.canonical_url) if data else ""}
        return markdown

    def on_page_content(self, html: str, config: MkDocsConfig, **_: Any) -> str:
        """Tables of the prose scroll by themselves on a narrow screen, for the keyboard, too."""
        label = config.extra["atlas"]["words"].get("table.label", "")
        opening = f'<div class="at-scroll" tabindex="0" role="group" aria-label="{label}"><table class="at-table">'
        return PROSE_TABLE.sub(lambda match: f"{opening}{match[1]}</table></div>", html)

    def on_post_page(self, output: str, **_: Any) -> str:
        self._on_page()
        return output
