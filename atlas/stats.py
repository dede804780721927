"""A graph -> figures on its content, by kind."""

from __future__ import annotations

from atlas.graph import Graph
from atlas.model import Entry, Function, Line
from atlas.model.walk import leaves
from atlas.words import NOUNS, word

HEADS = {
    "zh": ("种类", "条目", "字符", "格子", "缺译文", "有原文要点", "编者补充"),
    "en": ("kind", "entries", "characters", "cells", "untranslated", "from the source", "editorial"),
}


def table(graph: Graph, language: str) -> list[tuple[str, ...]]:
    """A head, a row a kind, and the sum. Characters are those of all languages, without spaces."""
    rows: list[list[int]] = []
    names: list[str] = []
    for folder in graph.framework.known:
        entries = [graph.entry(reference) for reference in graph.folder(folder)]
        if entries:
            names.append(word(NOUNS, folder, language))
            rows.append([sum(column) for column in zip(*(_figures(graph, entry) for entry in entries), strict=True)])
    names.append("合计" if language == "zh" else "all")
    rows.append([sum(column) for column in zip(*rows, strict=True)] if rows else [0] * (len(HEADS[language]) - 1))
    return [HEADS[language], *((name, *map(str, row)) for name, row in zip(names, rows, strict=True))]


def _figures(graph: Graph, entry: Entry) -> tuple[int, ...]:
    """One entry: itself, characters, cells that say something, texts without a language, told facts or none."""
    languages = graph.framework.site.value.languages
    texts = [leaf for leaf in leaves(entry) if isinstance(leaf.value, Line)]
    lines = [leaf.value for leaf in texts if isinstance(leaf.value, Line)]
    characters = sum(len("".join(text.split())) for line in lines for text in line.by_language.values())
    cells = sum(bool(cell.work or cell.expects) for cell in entry.levels.values()) if isinstance(entry, Function) else 0
    named = [leaf.value for leaf in texts if "aliases" not in leaf.loc and isinstance(leaf.value, Line)]
    missing = sum(language not in line.by_language for line in named for language in languages)
    return 1, characters, cells, missing, int(bool(entry.facts)), int(not entry.facts)
