"""Pages as linked data in the words of schema.org: what each is, and the way to it from home."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from atlas.addresses import way
from atlas.pages.contexts import EntryPage, FolderPage, HomePage, Page

Data = dict[str, Any]


def with_linked_data(pages: Sequence[Page], language: str) -> tuple[Page, ...]:
    """The pages, each with its data as JSON. Addresses are relative: where the site will lie is not known here."""
    titles = {page.head.address: page.head.band.title for page in pages}
    return tuple(page if page.head.moved_to else _with_data(page, titles, language) for page in pages)


def _with_data(page: Page, titles: Mapping[str, str], language: str) -> Page:
    nodes = [_trail(page.head.address, titles)] if page.head.address else []
    if isinstance(page, HomePage):
        nodes.append(_whole("WebSite", page, language))
    elif isinstance(page, FolderPage):
        nodes.append(_whole("DefinedTermSet", page, language))
    elif isinstance(page, EntryPage):
        nodes.append(_term(page, titles))
    data = json.dumps({"@context": "https://schema.org", "@graph": nodes}, ensure_ascii=False)
    return replace(page, head=replace(page.head, linked_data=data))


def _trail(address: str, titles: Mapping[str, str]) -> Data:
    """The pages above this one, from home, and itself."""
    above = [address[:end] for end in range(len(address)) if end == 0 or address[end - 1] == "/"]
    steps = [step for step in (*above, address) if step in titles]
    items = [
        {"@type": "ListItem", "position": number, "name": titles[step], "item": way(address, step)}
        for number, step in enumerate(steps, 1)
    ]
    return {"@type": "BreadcrumbList", "itemListElement": items}


def _whole(kind: str, page: HomePage | FolderPage, language: str) -> Data:
    """What is a collection: the site, or a folder's terms."""
    node = {"@type": kind, "@id": "./", "url": "./", "name": page.head.band.title} | _told(page)
    return node | {"inLanguage": language}


def _term(page: EntryPage, titles: Mapping[str, str]) -> Data:
    band, folder = page.head.band, f"{page.head.folder}/"
    group = {"@type": "DefinedTermSet", "@id": way(page.head.address, folder), "name": titles[folder]}
    node = {"@type": "DefinedTerm", "@id": f"#{band.id}", "url": "./", "name": band.title}
    return node | _told(page) | {"inDefinedTermSet": group}


def _told(page: Page) -> Data:
    """Other names and the summary, where there are any."""
    band = page.head.band
    names = [name for name in (band.other_name, *band.aliases) if name]
    told: Data = {"alternateName": names, "description": band.summary}
    return {key: value for key, value in told.items() if value}
