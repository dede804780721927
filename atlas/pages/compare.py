"""The page that sets any two functions at any levels side by side."""

from __future__ import annotations

from collections.abc import Iterator

from atlas.model import Reference
from atlas.pages.ascent import ascent_chip, ascents
from atlas.pages.change_parts import ComparePage
from atlas.pages.parts import Chip
from atlas.pages.tools import has_tools, tool_data
from atlas.pages.view import View


def compare_page(view: View) -> ComparePage | None:
    if not has_tools(view):
        return None
    view = view.at("compare/")
    band = view.crossing("compare", view.labels("compare.title"), view.labels("compare.summary"))
    return ComparePage(
        head=view.head(band),
        data=tool_data(view, "compare.", "change.", "cell.work", "cell.expects", "list."),
        names=(view.short_name("functions"), view.short_name("levels")),
        matrix=view.chip(Reference("pages", "matrix")),
        steps=tuple(_steps(view)),
    )


def _steps(view: View) -> Iterator[tuple[Chip, tuple[Chip, ...]]]:
    owners: list[tuple[Reference | None, Chip]] = [(ref, view.chip(ref)) for ref in view.graph.folder("functions")]
    owners.append((None, view.chip(Reference("pages", "levels"))))
    for function, chip in owners:
        if steps := tuple(ascent_chip(view, ascent) for ascent in ascents(view, function)):
            yield chip, steps
