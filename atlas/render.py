"""Context + template -> Markdown. Names nobody gave fail; text is escaped unless it was made to be markup."""

from __future__ import annotations

import re
import traceback
from collections.abc import Iterator, Mapping
from dataclasses import fields
from pathlib import Path

import jinja2
from markupsafe import Markup

from atlas.addresses import file_of
from atlas.labels import Labels
from atlas.markdown import anchor, data_block, front_matter, plain
from atlas.pages import Book
from atlas.pages.contexts import Page
from atlas.pages.head import Head
from atlas.problems import Place, Problem


def environment(templates: Path, labels: Labels) -> jinja2.Environment:
    made = jinja2.Environment(
        loader=jinja2.FileSystemLoader(templates),
        undefined=jinja2.StrictUndefined,
        finalize=_escaped,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        autoescape=True,  # so that macros return markup; `finalize` has escaped for Markdown and HTML before
    )
    made.globals |= {"label": labels, "anchor": anchor, "front_matter": _front_matter, "data_block": data_block}
    return made


def render(book: Book, templates: Path, labels: Labels) -> tuple[dict[str, str], list[Problem]]:
    """File name -> Markdown, for all pages of a book; one problem for each template that fails."""
    jinja = environment(templates, labels)
    files: dict[str, str] = {}
    problems: dict[Place, Problem] = {}
    for page in book.pages:
        try:
            template = jinja.get_template(_file_of(page))
            files[file_of(page.head.address)] = _tidy(template.render(context(page)))
        except Exception as error:
            problem = _problem(error, page, templates)
            problems.setdefault(problem.place, problem)
    return files, list(problems.values())


def context(page: Page) -> dict[str, object]:
    return {field.name: getattr(page, field.name) for field in fields(page)}


def _tidy(text: str) -> str:
    """One blank line where templates left several."""
    return re.sub(r"\n(?:[ \t]*\n){2,}", "\n\n", text).strip() + "\n"


def _escaped(value: object) -> object:
    if value is None:
        return Markup()
    return value if isinstance(value, Markup | jinja2.Undefined) else plain(str(value))


def _front_matter(head: Head) -> Markup:
    """What the publisher and the theme read of a page. `hide` takes the columns away that would be empty."""
    values: Mapping[str, object] = {
        "title": head.heading or head.band.title,
        "description": head.description,
        "source": head.source,
        "section": head.section,
        "folder": head.folder,
        "moved": head.moved_to,
        "linked_data": head.linked_data,
        "search": {"exclude": True} if head.moved_to else None,
        "hide": ["navigation", "toc"] if not head.folder else [],
    }
    return front_matter(values)


def _problem(error: Exception, page: Page, templates: Path) -> Problem:
    shown = f"/{page.head.address}"
    if isinstance(error, jinja2.TemplateSyntaxError):
        return syntax_problem(error, templates, error.name or "?")
    if isinstance(error, jinja2.TemplateNotFound):
        return Problem("A402", Place(f"templates/{error.name}"), {"name": str(error.name), "page": shown})
    name, line = next(template_frames(error, templates.name), (f"{templates.name}/{_file_of(page)}", 1))
    place = _template_place(templates, name.partition("/")[2], line)
    return Problem("A403", place, {"page": shown, "detail": str(error)})


def syntax_problem(error: jinja2.TemplateSyntaxError, templates: Path, name: str) -> Problem:
    return Problem("A401", _template_place(templates, name, error.lineno), {"detail": error.message or ""})


def template_frames(error: BaseException, folder: str) -> Iterator[tuple[str, int]]:
    """The templates in a traceback, the innermost first: `templates/pages/entry.md.jinja` and the line."""
    for frame in reversed(traceback.extract_tb(error.__traceback__)):
        parts = Path(frame.filename).parts
        if frame.filename.endswith((".jinja", ".html", ".xml")) and folder in parts:
            here = max(index for index, part in enumerate(parts) if part == folder)
            yield "/".join(parts[here:]), frame.lineno or 1


def theme_problem(error: BaseException) -> Problem | None:
    """The problem of a template of the theme that failed while the publisher ran; None for any other failure."""
    name, line = next(template_frames(error, "templates"), ("", 0))
    return Problem("A403", Place(name, line), {"page": "*", "detail": str(error)}) if name else None


def _file_of(page: Page) -> str:
    return f"pages/{page.template}.md.jinja"


def _template_place(templates: Path, name: str, line: int) -> Place:
    path = templates / name
    lines = path.read_text(encoding="utf-8", errors="replace").splitlines() if path.is_file() else []
    return Place(f"templates/{name}", line, 1, 1, lines[line - 1] if 0 < line <= len(lines) else "")
