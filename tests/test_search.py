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

LEAST = {("zh", "tune"): 97, ("zh", "held"): 90, ("en", "tune"): 91, ("en", "held"): 84}
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
    loud = [query["q"] for query, found, _ in answers if query.get("nothing") and found]
    assert loud == []


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
