"""The search in Chromium, on all queries of the lists, held to what it reached; `make bench-search` prints more."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest
from conftest import ROOT, serving
from playwright.sync_api import Browser

sys.path.insert(0, str(ROOT / "tests" / "search"))
import bench

LEAST = {("zh", "tune"): 98, ("zh", "held"): 93, ("en", "tune"): 92, ("en", "held"): 88}
"""Per cent of the queries whose right page comes first."""


@pytest.mark.parametrize(("language", "root"), [("zh", ""), ("en", "en/")])
def test_the_right_page_comes_first(language: str, root: str, site: Path, chromium: Browser) -> None:
    with serving(site) as address:
        page = chromium.new_page()
        page.goto(address + root)
        page.evaluate(bench.START, 1)
        answers = bench.ask_all(page, language)
        page.close()
    for half in ("tune", "held"):
        asked = [(query, found) for query, found, _ in answers if query["half"] == half and not query.get("nothing")]
        right = sum(bench.is_right(query, found, 1) for query, found in asked)
        assert 100 * right / len(asked) >= LEAST[(language, half)], half
    off_topic = [(query, found) for query, found, _ in answers if query.get("nothing")]
    assert [query["q"] for query, found in off_topic if found and query["half"] == "tune"] == []
    assert 100 * sum(not found for _, found in off_topic) / len(off_topic) >= 90


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_lists_are_whole(language: str) -> None:
    queries = bench.queries(language)
    assert len({query["q"] for query in queries}) == len(queries)
    assert {query["half"] for query in queries} == {"tune", "held"}
    assert all(("expect" in query) != bool(query.get("nothing")) for query in queries)


def test_the_index_is_small_and_in_utf_8(site: Path) -> None:
    text = (site / "search" / "search_index.json").read_text(encoding="utf-8")
    assert "内容运营" in text
    pages = json.loads(text)["docs"]["pages"]
    assert {"matrix/", "article/", "functions/content/p3/", "paths/first-week/"} <= {page[0] for page in pages}
