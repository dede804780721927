"""The self-check: what a function asks at a level, as statements a reader answers one by one."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import replace

from atlas.labels import Labels
from atlas.model import Ability, Reference
from atlas.pages.check_data import CheckData, SelfCheckPage
from atlas.pages.head import Band
from atlas.pages.parts import Chip
from atlas.pages.tool_data import ToolAsked, ToolCell, ToolData, ToolFunction, ToolStatement
from atlas.pages.tools import has_tools, tool_data
from atlas.pages.view import View

ADDRESS = "self-check/"
OTHER_WORK = -1
"""Stands for an ability where a cell names none: its work is asked then."""


def self_check_page(view: View) -> SelfCheckPage | None:
    if not has_tools(view):
        return None
    view = view.at(ADDRESS)
    data = check_data(view)
    return SelfCheckPage(head=view.head(_band(view)), cells=tuple(_cell_links(view, data.tools)), data=data)


def self_check_link(view: View, function: Reference, level: Reference | None = None) -> Chip:
    """The way to the self-check with a function, and a level, already chosen."""
    query = f"?f={function.id}" + (f"&l={level.id}" if level else "")
    return Chip(view.labels("check.entry"), view.way(ADDRESS) + query)


def _band(view: View) -> Band:
    other = next((language for language in view.site.languages if language != view.language), "")
    return replace(
        view.crossing("self-check", view.labels("page.self-check"), view.labels("check.summary")),
        other_name=Labels(view.labels.words, other)("page.self-check") if other else "",
        other_language=other,
        note=view.labels("check.note"),
    )


def _cell_links(view: View, tools: ToolData) -> Iterator[tuple[Chip, tuple[Chip, ...]]]:
    for function in tools.functions:
        cells = (Chip(tools.levels[cell.level].name, cell.href, view.dim("levels")) for cell in function.cells)
        yield Chip(function.name, function.href, view.dim("functions")), tuple(cells)


def check_data(view: View) -> CheckData:
    """The keys come from the first language, so that answers hold in all of them."""
    first = replace(view, labels=Labels(view.labels.words, view.site.languages[0]))
    shown = tool_data(view, "check.", "cell.work", "list.")
    functions, stamps = [], []
    for function, original in zip(shown.functions, tool_data(first).functions, strict=True):
        pairs = [
            _keyed(_complete(view, cell), _complete(first, source))
            for cell, source in zip(function.cells, original.cells, strict=True)
        ]
        functions.append(ToolFunction(function.id, function.name, function.href, tuple(cell for cell, _ in pairs)))
        stamps.append(tuple(stamp for _, stamp in pairs))
    return CheckData(
        tools=replace(shown, functions=tuple(functions)),
        practice=tuple(_practice(view, reference) for reference in view.graph.folder("abilities")),
        stamps=tuple(stamps),
        root=view.way("") + ("" if view.language == first.language else "../"),
    )


def _practice(view: View, reference: Reference) -> tuple[str, ...]:
    ability = view.graph.entry(reference)
    return tuple(view.text(line) for line in ability.practice) if isinstance(ability, Ability) else ()


def _complete(view: View, cell: ToolCell) -> ToolCell:
    """A cell that asks in statements alone: of each ability, or of its work where it names no ability."""
    asks = tuple(replace(ask, statements=ask.statements or _usual(view, ask)) for ask in cell.asks)
    return replace(cell, asks=asks or (ToolAsked(OTHER_WORK, 0, cell.work),), work=())


def _usual(view: View, ask: ToolAsked) -> tuple[ToolStatement, ...]:
    """How the ability shows at the degree asked, or its name alone."""
    reference = view.graph.folder("abilities")[ask.ability]
    ability = view.graph.entry(reference)
    degree = view.site.degrees[ask.degree - 1].id if ask.degree else ""
    lines = ability.degrees.get(Reference("degrees", degree), ()) if isinstance(ability, Ability) else ()
    texts = [view.text(line.text) for line in lines] or [view.name(reference)]
    return tuple(ToolStatement("", text) for text in texts)


def _keyed(cell: ToolCell, original: ToolCell) -> tuple[ToolCell, str]:
    """The cell with a key for each statement, and the stamp of all of them. A key is the id, or made of the text."""
    seen: dict[str, str] = {}
    asks = []
    for ask, source in zip(cell.asks, original.asks, strict=True):
        statements = []
        for statement, first in zip(ask.statements, source.statements, strict=True):
            key = first.id or f"~{_digest(first.text)}"
            while key in seen:
                key += "~"
            seen[key] = first.text
            statements.append(replace(statement, id=key))
        asks.append(replace(ask, statements=tuple(statements)))
    return replace(cell, asks=tuple(asks)), _digest(repr(sorted(seen.items())))


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:8]
