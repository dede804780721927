"""Where pages are: addresses below the root of a language (`functions/content/p3/`), and the ways between them."""

from __future__ import annotations

import posixpath

from atlas.model import Reference

KEYS = {
    "industries": "industry",
    "product-forms": "form",
    "orientations": "orientation",
    "company-stages": "stage",
    "functions": "function",
    "levels": "level",
    "abilities": "ability",
    "metrics": "metric",
    "terms": "term",
    "paths": "path",
}
"""What an entry of a folder is called in the query of a tool's address: `?function=content&level=p3`."""


def address(reference: Reference) -> str:
    """The address of an entry, or of a page named by `pages:`; home is empty."""
    if reference.folder == "pages":
        return "" if reference.id == "index" else f"{reference.id}/"
    return f"{reference.folder}/{reference.id}/"


def cell_address(function: Reference, level: Reference) -> str:
    return f"{address(function)}{level.id}/"


def change_address(function: Reference | None, start: Reference, end: Reference) -> str:
    """What changes from a level to the next: in a function, or in the level as such."""
    return f"{cell_address(function, start) if function else address(start)}{end.id}/"


def compare_query(*cells: str) -> str:
    """What opens the comparison at these functions at levels."""
    return "?" + "&".join(f"{side}={cell.rstrip('/')}" for side, cell in zip("ab", cells, strict=False))


def file_of(page: str) -> str:
    """The Markdown file of an address. An overview is the index of its folder."""
    return "index.md" if not page else f"{page.rstrip('/')}.md" if "/" in page[:-1] else f"{page}index.md"


def way(start: str, end: str) -> str:
    """The link from one address to another, as it stands in HTML."""
    path, _, anchor = end.partition("#")
    relative = posixpath.relpath(f"/{path}", f"/{start}")
    return ("./" if relative == "." else f"{relative}/") + (f"#{anchor}" if anchor else "")


def file_way(start: str, end: str) -> str:
    """The link from one address to another, as it stands in Markdown: from file to file."""
    return posixpath.relpath(file_of(end), posixpath.dirname(file_of(start)))
