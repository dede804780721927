"""The position: a point on all dimensions at once, put together in the browser from what each coordinate says."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from atlas.addresses import KEYS, address
from atlas.model import Dimension, Entry, Function, Line, Reference
from atlas.pages.ascent import ascents
from atlas.pages.entry import rows
from atlas.pages.head import Band
from atlas.pages.overview import is_compared
from atlas.pages.position_data import Ahead, Axis, Coordinate, Note, PositionData, PositionPage, Said
from atlas.pages.tools import tool_data, tool_entry
from atlas.pages.view import View

ADDRESS = "position/"


def axes(view: View) -> dict[str, Dimension]:
    """By folder, the dimensions that have entries to choose from. With one there is no position but an entry."""
    found = {folder: item for item in view.site.dimensions if (folder := _folder(view, item))}
    return found if len(found) > 1 else {}


def _folder(view: View, dimension: Dimension) -> str:
    """The folder of a dimension that says where one stands: the functions and levels themselves, or the one that the
    functions name most. Empty where the dimension has no entries."""
    folders = [name for name in dimension.folders if view.graph.folder(name)]
    named = Counter(
        mention.target.folder for mention in view.graph.mentions if mention.source.folder == "functions"
    )  # no mention of the functions' own folder counts as much as being it
    return max(folders, key=lambda name: (name in ("functions", "levels"), named[name]), default="")


def position_way(view: View, *chosen: Reference) -> str:
    """The way to the page with these entries chosen; empty where there is no such page."""
    if not axes(view):
        return ""
    query = "&".join(f"{KEYS[item.folder]}={item.id}" for item in chosen)
    return view.way(ADDRESS) + (f"?{query}" if query else "")


def position_page(view: View) -> PositionPage | None:
    view = view.at(ADDRESS)
    found = axes(view)
    if not found:
        return None
    band = Band(
        title=view.labels("page.position"),
        id="position",
        dim="position",
        summary=view.labels("position.summary", count=len(found)),
        inset=view.inset(*found),
    )
    has_matrix = view.graph.folder("functions") and view.graph.folder("levels")
    return PositionPage(
        head=view.head(band),
        ways=tuple(
            (view.chip(Reference("pages", name)), view.text(item.question), view.chips(view.graph.folder(name)))
            for name, item in found.items()
        ),
        matrix=view.way("matrix/") if has_matrix else "",
        data=_data(view, found),
    )


def _data(view: View, found: dict[str, Dimension]) -> PositionData:
    folders = list(found)
    return PositionData(
        tool=tool_data(view, "position.tool."),
        axes=tuple(_axis(view, folders, name, item) for name, item in found.items()),
        metrics=tuple(tool_entry(view, reference) for reference in view.graph.folder("metrics")),
        ahead=tuple(_ahead(view)),
    )


def _axis(view: View, folders: list[str], name: str, dimension: Dimension) -> Axis:
    entries = tuple(_coordinate(view, folders, reference) for reference in view.graph.folder(name))
    return Axis(KEYS[name], view.short_name(name), view.text(dimension.question), view.dim(name), entries)


def _coordinate(view: View, folders: list[str], reference: Reference) -> Coordinate:
    entry = view.graph.entry(reference)
    return Coordinate(
        id=reference.id,
        name=view.full_name(reference),
        href=view.way(address(reference)),
        summary=view.text(entry.summary),
        notes=tuple(
            Note(view.labels.field(reference.folder, row.field), row.text)
            for row in rows(view, entry)
            if is_compared(type(entry), row.field)
        ),
        said=tuple(_said(view, folders, entry)),
        metrics=tuple(_metrics(view, entry)),
    )


def _said(view: View, folders: list[str], entry: Entry) -> Iterator[Said]:
    """What its fields say of entries on other axes."""
    for name in type(entry).model_fields:
        value = getattr(entry, name)
        for key, text in value.items() if isinstance(value, dict) else ():
            if isinstance(text, Line) and key.folder in folders:
                yield Said(folders.index(key.folder), view.graph.folder(key.folder).index(key), view.text(text))


def _metrics(view: View, entry: Entry) -> Iterator[tuple[int, str]]:
    levers = entry.levers if isinstance(entry, Function) else {}
    every = view.graph.folder("metrics")
    for reference in dict.fromkeys([*getattr(entry, "metrics", ()), *levers]):
        yield every.index(reference), view.text(levers.get(reference))


def _ahead(view: View) -> Iterator[Ahead]:
    for function in view.graph.folder("functions"):
        for ascent in ascents(view, function):
            yield Ahead(function.id, ascent.start.id, ascent.end.id, view.way(ascent.address))
