"""Page contexts -> the index the search box reads: what ranks first and small, the texts of the sections apart."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import fields, is_dataclass
from typing import Any

from markupsafe import Markup
from opencc import OpenCC  # type: ignore[import-untyped]
from pypinyin import lazy_pinyin

from atlas.labels import Labels
from atlas.markdown import anchor, plain_words
from atlas.pages.contexts import ArticlePage, Book, CellPage, EntryPage, FolderPage, HomePage, MatrixPage, Page

INDEX = "search/search_index.json"
TEXTS = "search/texts.json"

QUIET = frozenset({"href", "dim", "field", "id", "shape", "fill", "template", "folder", "inset", "picture", "head"})
"""Fields of a context that are no words for a reader."""

WEIGHTS: dict[type[Page], float] = {EntryPage: 1, FolderPage: 0.95, CellPage: 0.94, MatrixPage: 0.9, ArticlePage: 0.85}
"""An entry's own page before pages that only mention it."""

FAVOUR = {"functions": 1.02, "levels": 1.04, "orientations": 1.02, "terms": 0.98, "paths": 0.88}
"""Between names that fit alike: what most people mean."""

THEME_CONFIG = {"lang": ["en"], "separator": r"\s+", "pipeline": [], "fields": {}}
"""What the theme's script looks for in an index, and hands to the worker."""

TABLE_MARKS = re.compile(r"\|[\s:|-]*")

COMMON = "".join(
    bytes([high, low]).decode("gb2312", "ignore") for high in range(0xB0, 0xD8) for low in range(0xA1, 0xFF)
)
"""The 3,755 characters of everyday use: what an input method offers by mistake is among them."""


def files(book: Book, labels: Labels) -> dict[str, str]:
    """The two files of a language: titles, other names, summaries and tables; and the texts by section."""
    pages = [page for page in book.pages if not page.head.moved_to]
    is_chinese = labels.language == "zh"
    rows = [_row(page, is_chinese) for page in pages]
    index = {
        "config": THEME_CONFIG,
        "docs": {
            "language": labels.language,
            "pages": rows,
            "syllables": _syllables() if is_chinese else {},
            "simple": _traditional(rows) if is_chinese else "",
        },
    }
    texts = [[list(section) for section in _sections(page, labels)] for page in pages]
    return {INDEX: _dump(index), TEXTS: _dump(texts)}


def _dump(data: object) -> str:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")) + "\n"


def _row(page: Page, is_chinese: bool) -> list[Any]:
    """Address, title, other names, summary, weight, and the pinyin of title and other names."""
    band = page.head.band
    names = [name for name in (band.other_name, *band.aliases) if name]
    if page.head.folder == "levels" and isinstance(page, EntryPage):  # `P3 业务骨干` is both a code and a role
        names = [*band.title.split(" "), *names]
    spoken = [_pinyin(name) for name in (band.title, *names)] if is_chinese else []
    return [
        page.head.address,
        band.title,
        names,
        band.summary,
        round(WEIGHTS.get(type(page), 0.8) * FAVOUR.get(page.head.folder, 1), 3),
        spoken,
    ]


def _pinyin(name: str) -> str:
    """Syllables between blanks; empty where there is nothing Chinese to speak."""
    if name.isascii():
        return ""
    return " ".join(part.lower().strip() for part in lazy_pinyin(name) if part.strip())


def _syllables() -> dict[str, str]:
    """Syllable -> the common characters it may be: for slips of an input method."""
    found: dict[str, list[str]] = defaultdict(list)
    for char in COMMON:
        found[lazy_pinyin(char)[0]].append(char)
    return {syllable: "".join(chars) for syllable, chars in sorted(found.items())}


def _traditional(rows: Iterable[list[Any]]) -> str:
    """Pairs of a traditional character and the simplified one it stands for, as far as the index has that."""
    known = {char for row in rows for char in f"{row[1]}{row[2]}{row[3]}"}
    block = "".join(map(chr, range(0x4E00, 0xA000)))
    simple = OpenCC("t2s").convert(block)
    return "".join(a + b for a, b in zip(block, simple, strict=True) if a != b and b in known)


def _sections(page: Page, labels: Labels) -> Iterator[tuple[str, str, str]]:
    """Anchor, heading and text of each section."""
    head = page.head
    if isinstance(page, EntryPage):
        if page.facts:
            yield "facts", labels("facts.heading"), _words(page.facts)
        yield "", head.band.title, _words(page.rows)
        for section in page.sections:
            yield anchor(section.field), labels.field(head.folder, section.field), _words(section)
    elif isinstance(page, CellPage):
        yield "work", labels("cell.work"), _words(page.work)
        yield "expects", labels("cell.expects"), _words(page.expects)
    elif isinstance(page, ArticlePage):
        for group in page.groups:
            for fact in group.facts:
                yield fact.id, group.name or labels("article.introduction"), fact.text
    elif isinstance(page, FolderPage):
        yield "", head.band.title, _words((page.body, page.facts))
    elif isinstance(page, HomePage):
        yield "what", page.heading, _words((page.body, page.facts))


def _words(value: Any) -> str:
    """The words of a part of a context, in their order."""
    return " ".join(text for text in _texts(value) if text)


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        text = plain_words(value.unescape() if isinstance(value, Markup) else value)
        yield " ".join(TABLE_MARKS.sub(" ", text).split())
    elif isinstance(value, tuple):
        for inner in value:
            yield from _texts(inner)
    elif is_dataclass(value) and not isinstance(value, type):
        for field in fields(value):
            if field.name not in QUIET:
                yield from _texts(getattr(value, field.name))
