"""The real content: what each entry has to say of itself, in both languages."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from conftest import ROOT

from atlas import pipeline
from atlas.graph import Graph
from atlas.model import Entry, Function, Reference

SENTENCE_END = {"zh": "[。！？]", "en": r"[.!?](?=\s|$|\")"}


@pytest.fixture(scope="module")
def graph() -> Graph:
    made, problems = pipeline.check(ROOT / "content", "content")
    assert problems == []
    assert made
    return made


def entries(graph: Graph) -> Iterator[tuple[Reference, Entry]]:
    for reference, document in graph.framework.entries.items():
        yield reference, document.value


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_summary_has_two_to_four_sentences(graph: Graph, language: str) -> None:
    for reference, entry in entries(graph):
        assert entry.summary, reference
        sentences = re.findall(SENTENCE_END[language], entry.summary.by_language[language])
        assert 2 <= len(sentences) <= 4, reference


def test_every_entry_has_other_names_that_are_not_another_s(graph: Graph) -> None:
    names = {text.casefold(): ref for ref, entry in entries(graph) for text in entry.name.by_language.values()}
    for reference, entry in entries(graph):
        assert entry.aliases, reference
        for alias in entry.aliases:
            for text in alias.by_language.values():
                assert names.get(text.casefold(), reference) == reference, f"{text}: {reference}"


def test_every_entry_refers_to_others_and_is_referred_to(graph: Graph) -> None:
    for reference, _ in entries(graph):
        assert any(mention.source == reference for mention in graph.mentions), reference
        assert graph.to.get(reference), reference


def test_every_function_describes_its_work_at_every_level(graph: Graph) -> None:
    ranks = [degree.id for degree in graph.framework.site.value.degrees]
    for reference, entry in entries(graph):
        if not isinstance(entry, Function):
            continue
        held: dict[Reference, int] = {}
        for level in graph.folder("levels"):
            cell = entry.levels[level]
            assert len(cell.work) >= 2, (reference, level)
            for ability, expectation in cell.expects.items():
                assert expectation.degree
                rank = ranks.index(expectation.degree.id)
                assert rank >= held.get(ability, 0), f"{reference} {level}: {ability} falls"
                held[ability] = rank


def test_chinese_is_set_as_chinese(graph: Graph) -> None:
    """One space between Chinese and Latin, corner quotes, no Latin comma between Chinese characters."""
    from atlas.model.values import Line
    from atlas.model.walk import leaves

    wrong = re.compile(r"[\u4e00-\u9fff][A-Za-z0-9]|[A-Za-z0-9][\u4e00-\u9fff]|[“”]|[\u4e00-\u9fff][,;?!](?!\d)")
    for _, document in graph.framework.entries.items():
        for leaf in leaves(document.value):
            if isinstance(leaf.value, Line) and "zh" in leaf.value.by_language and "aliases" not in leaf.loc:
                text = re.sub(r"\]\([^)]*\)", "]", leaf.value.by_language["zh"])
                assert not wrong.search(text), f"{document.key}: {text[:60]} {wrong.search(text)}"
