"""What stands around every page: the strip of dimensions, the menu of each section, the navigation of the publisher."""

from __future__ import annotations

from typing import Any

from atlas.addresses import address, cell_address, file_of
from atlas.model import Function, Reference
from atlas.pages.ascent import ascents, change_title
from atlas.pages.position import axes
from atlas.pages.tools import has_tools
from atlas.pages.view import View

SHORT_MENU = 24
"""Entries of a folder that the menu lists before it leads on to the overview."""


def frame(view: View) -> dict[str, Any]:
    """Plain data for the theme's templates, and `nav` in the form MkDocs reads. Paths are addresses."""
    site = view.site
    return {
        "site_name": view.text(site.title),
        "site_description": view.text(site.description),
        "language": view.language,
        "strip": _strip(view),
        "menus": {item["id"]: item for item in _menus(view)},
        "nav": _nav(view),
        "article": "article/" if view.has_source else "",
        "footer": {"title": view.text(site.title), "text": _footer(view)},
        "edit": site.edit or "",
        "feedback": site.feedback or "",
    }


def _footer(view: View) -> str:
    source = view.site.source
    return view.text(source.note) if source else view.text(view.site.description)


def _strip(view: View) -> list[dict[str, Any]]:
    """The dimensions, then the tools: at most six on a phone."""
    made = [
        {
            "id": item.id,
            "title": view.text(item.short or item.name),
            "path": address(Reference("pages", item.folders[0])),
            "dim": view.dim(item.folders[0]),
            "tool": False,
        }
        for item in view.site.dimensions
    ]
    for page in _pages(view):
        made.append({"id": page, "title": view.labels(f"page.{page}"), "path": f"{page}/", "dim": page, "tool": True})
    for number, shelf in enumerate(view.site.shelves, 1):
        path = address(Reference("pages", shelf.folders[0]))
        made.append(
            {
                "id": f"shelf-{number}",
                "title": view.text(shelf.name),
                "path": path,
                "dim": shelf.folders[0],
                "tool": True,
            }
        )
    return made


def _pages(view: View) -> list[str]:
    """The pages of their own that this framework has, but for home and the source."""
    has_matrix = view.graph.folder("functions") and view.graph.folder("levels")
    return [*(["matrix"] if has_matrix else []), *(["self-check"] if has_tools(view) else [])]


def _pages_apart(view: View) -> list[str]:
    """The pages of their own that the strip does not show."""
    has = {"position": bool(axes(view)), "compare": has_tools(view), "article": view.has_source}
    return [page for page, is_there in has.items() if is_there]


def _menus(view: View) -> list[dict[str, Any]]:
    """A menu a section: its folders, and the entries of each."""
    parts = [(item.id, view.text(item.short or item.name), item.folders) for item in view.site.dimensions]
    parts += [(f"shelf-{n}", view.text(item.name), item.folders) for n, item in enumerate(view.site.shelves, 1)]
    return [
        {
            "id": part_id,
            "title": title,
            "folders": [_menu_folder(view, name) for name in names if view.graph.folder(name)],
        }
        for part_id, title, names in parts
    ]


def _menu_folder(view: View, name: str) -> dict[str, Any]:
    entries = view.graph.folder(name)
    shown = [{"title": view.full_name(ref), "path": address(ref)} for ref in entries[:SHORT_MENU]]
    return {
        "id": name,
        "title": view.text(view.folder(name).name),
        "path": address(Reference("pages", name)),
        "entries": shown,
        "more": view.labels("menu.more", count=len(entries)) if len(entries) > SHORT_MENU else "",
    }


def _nav(view: View) -> list[dict[str, Any]]:
    """The pages in reading order, for engines that want a tree of files."""
    nav: list[dict[str, Any]] = [{view.labels("page.index"): "index.md"}]
    parts = [(view.text(item.name), item.folders) for item in view.site.dimensions]
    parts += [(view.text(item.name), item.folders) for item in view.site.shelves]
    for title, folders in parts:
        nav.append({title: [_nav_folder(view, name) for name in folders if view.graph.folder(name)]})
    singles = [*_pages(view), *_pages_apart(view)]
    return nav + [{view.labels(f"page.{page}"): file_of(f"{page}/")} for page in singles]


def _nav_folder(view: View, name: str) -> dict[str, Any]:
    items: list[Any] = [{view.text(view.folder(name).name): file_of(address(Reference("pages", name)))}]
    levels = view.graph.folder("levels")
    for reference in view.graph.folder(name):
        entry = view.graph.entry(reference)
        items.append({view.name(reference): file_of(address(reference))})
        cells = [level for level in levels if isinstance(entry, Function) and level in entry.levels]
        items += [
            {f"{view.name(reference)} {view.name(level)}": file_of(cell_address(reference, level))} for level in cells
        ]
        if name == "functions":
            items += _nav_changes(view, reference)
    if name == "levels":
        items += _nav_changes(view)
    return {view.text(view.folder(name).name): items}


def _nav_changes(view: View, function: Reference | None = None) -> list[dict[str, str]]:
    """What changes from level to level: in a function, or in the levels as such."""
    return [{change_title(view, ascent): file_of(ascent.address)} for ascent in ascents(view, function)]
