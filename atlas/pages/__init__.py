"""A graph -> the contexts of all pages of a language. Everything is decided here."""

from __future__ import annotations

from atlas.graph import Graph
from atlas.labels import Labels
from atlas.model import Reference
from atlas.pages.cell import cell_pages
from atlas.pages.change import change_pages
from atlas.pages.compare import compare_page
from atlas.pages.contexts import Book, Page
from atlas.pages.entry import entry_page
from atlas.pages.frame import frame
from atlas.pages.linked import with_linked_data
from atlas.pages.matrix import matrix_page
from atlas.pages.overview import folder_pages
from atlas.pages.position import position_page
from atlas.pages.self_check import self_check_page
from atlas.pages.single import article_page, home_page, moved_pages
from atlas.pages.view import View

__all__ = ["Book", "book"]


def book(graph: Graph, labels: Labels) -> Book:
    """All pages of one language, in a fixed order, and the frame around them."""
    view = View(graph, labels)
    entries: list[Reference] = sorted(graph.framework.entries)
    pages: list[Page | None] = [
        home_page(view),
        matrix_page(view),
        compare_page(view),
        self_check_page(view),
        position_page(view),
        article_page(view),
        *folder_pages(view),
        *(entry_page(view, reference) for reference in entries),
        *cell_pages(view),
        *change_pages(view),
        *moved_pages(view),
    ]
    return Book(
        pages=with_linked_data([page for page in pages if page], view.language),
        elsewhere=graph.framework.elsewhere.value.phrases.get(view.language, ()),
        frame=frame(view),
    )
