"""Page contexts -> the index the search box reads: what ranks first and small, the texts of the sections apart."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import fields, is_dataclass
from itertools import groupby
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

WEIGHTS: dict[type[Page], float] = {
    EntryPage: 1,
    FolderPage: 0.95,
    CellPage: 0.94,
    MatrixPage: 0.9,
    ArticlePage: 0.85,
    HomePage: 0.95,
}
"""An entry's own page before pages that only mention it."""

FAVOUR = {"functions": 1.02, "levels": 1.04, "orientations": 1.02, "terms": 0.98, "paths": 0.93}
"""Between names that fit alike: what most people mean."""

THEME_CONFIG = {"lang": ["en"], "separator": r"\s+", "pipeline": [], "fields": {}}
"""What the theme's script looks for in an index, and hands to the worker."""

HAN = re.compile(r"[\u3400-\u9fff]+")

TABLE_MARKS = re.compile(r"\|[\s:|-]*")

EVERYDAY = "".join(
    bytes([high, low]).decode("gb2312", "ignore") for high in range(0xB0, 0xD8) for low in range(0xA1, 0xFF)
)
"""The 3,755 characters of everyday use: what an input method offers by mistake is among them. They stand in the order
of their sounds, so the browser, which can list them too, needs to be told no more than where each sound begins."""


TRADITIONAL = "".join(
    bytes([high, low]).decode("big5", "ignore")
    for high in range(0xA4, 0xC7)
    for low in (*range(0x40, 0x7F), *range(0xA1, 0xFF))
)
"""The 5,401 traditional characters of everyday use."""


def files(book: Book, labels: Labels) -> dict[str, str]:
    """The two files of a language: titles, other names, summaries and tables; and the texts by section."""
    pages = [page for page in book.pages if not page.head.moved_to]
    is_chinese = labels.language == "zh"
    named = [_names(page, labels) for page in pages]
    sounds = _sounds({char for names in named for name in names for char in name}) if is_chinese else {}
    numbers = {page.head.address: number for number, page in enumerate(pages)}
    rows = [_row(page, names, sounds, numbers) for page, names in zip(pages, named, strict=True)]
    index = {
        "config": THEME_CONFIG,
        "docs": {
            "language": labels.language,
            "pages": rows,
            "sounds": _runs(sounds) if is_chinese else "",
            "simple": _traditional(rows) if is_chinese else "",
        },
    }
    texts = [[list(section) for section in _sections(page, labels)] for page in pages]
    return {INDEX: _dump(index), TEXTS: _dump(texts)}


def _dump(data: object) -> str:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")) + "\n"


def _row(page: Page, names: list[str], sounds: Mapping[str, str], numbers: Mapping[str, int]) -> list[Any]:
    """Address, title, other names, summary, weight; how names are spoken that are not spoken character by character,
    by the place of the name; and of a function at a level the places of both."""
    spoken = {place: said for place, name in enumerate(names) if (said := _spoken(name, sounds))}
    weight = round(WEIGHTS.get(type(page), 0.8) * FAVOUR.get(page.head.folder, 1), 3)
    row = [page.head.address, names[0], names[1:], page.head.band.summary, weight, spoken or 0]
    if isinstance(page, CellPage):
        function, level = page.head.address.rstrip("/").rsplit("/", 1)
        row.append([numbers[f"{function}/"], numbers[f"levels/{level}/"]])
    return row


def _names(page: Page, labels: Labels) -> list[str]:
    """The title and all other names, each once."""
    band = page.head.band
    names = [name for name in (band.title, band.other_name, *band.aliases) if name]
    if page.head.folder == "levels" and isinstance(page, EntryPage):  # `P3 业务骨干` is both a code and a role
        names[1:1] = band.title.split(" ")
    if not page.head.folder:  # a page there is one of: how the menu calls it, and what else people type for it
        own = page.head.address.rstrip("/") or "index"
        names += [labels(f"page.{own}"), *labels(f"searched.{own}").split("、")]
    return list(dict.fromkeys(names))


def _sounds(chars: Set[str]) -> dict[str, str]:
    """Character -> how it is spoken alone: those of everyday use, and those of the names."""
    return {char: lazy_pinyin(char)[0] for char in sorted({*EVERYDAY, *chars}) if HAN.match(char)}


def _spoken(name: str, sounds: Mapping[str, str]) -> str:
    """Syllables between blanks, where a character is spoken otherwise than alone: `hang ye`, not `xing ye`."""
    if not sounds or all(sounds.get(char, char) == said for char, said in _chars_spoken(name)):
        return ""
    return " ".join(part.lower().strip() for part in lazy_pinyin(name) if part.strip())


def _chars_spoken(name: str) -> Iterator[tuple[str, str]]:
    for run in HAN.findall(name):
        yield from zip(run, lazy_pinyin(run), strict=True)


def _runs(sounds: Mapping[str, str]) -> str:
    """How everyday characters are spoken, as lengths of runs (`a2 ai13`); then the other characters of the names."""
    everyday = (f"{sound}{len(list(run))}" for sound, run in groupby(EVERYDAY, key=lambda char: sounds[char]))
    others = (f"{char}{sound}" for char, sound in sounds.items() if char not in EVERYDAY)
    return " ".join((*everyday, *others))


def _traditional(rows: Iterable[list[Any]]) -> str:
    """Pairs of an everyday traditional character and the simplified one it stands for, as far as the index has that."""
    known = {char for row in rows for char in f"{row[1]}{row[2]}{row[3]}"}
    simple = OpenCC("t2s").convert(TRADITIONAL)
    return "".join(a + b for a, b in zip(TRADITIONAL, simple, strict=True) if a != b and b in known)


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
