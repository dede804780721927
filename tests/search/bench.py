"""Asks the search worker every query of the lists in Chromium, and prints how well it does: `make bench-search`.

With `--tenfold` every page stands ten times in the index, which says how long a query takes on a site of that size.
"""

from __future__ import annotations

import gzip
import shutil
import sys
from collections import defaultdict
from pathlib import Path
from statistics import median
from typing import Any

import yaml

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE.parent), str(HERE.parent.parent)]

from conftest import serving  # noqa: E402

FLAGS = "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-sync"
ASK = """query => new Promise(resolve => {
  window.asked = performance.now();
  window.worker.onmessage = ({ data }) => data.type === 3 && resolve([
    performance.now() - window.asked, data.data.items.map(item => item[0].location)]);
  window.worker.postMessage({ type: 2, data: query });
})"""
START = """times => new Promise(async resolve => {
  const base = JSON.parse(document.querySelector("#__config").textContent).base;
  const { config, docs } = await (await fetch(base + "/search/search_index.json")).json();
  docs.pages = Array.from({ length: times }, () => docs.pages).flat();
  window.worker = new Worker(base + "/assets/atlas/search.js");
  window.worker.onmessage = ({ data }) => data.type === 1 && setTimeout(resolve, 1500);
  window.worker.postMessage({ type: 0, data: { config, docs, options: {} } });
})"""


def queries(language: str) -> list[dict[str, Any]]:
    listed: list[dict[str, Any]] = yaml.safe_load((HERE / f"{language}.yml").read_text("utf-8"))["queries"]
    assert listed
    return listed


def ask_all(page: Any, language: str) -> list[tuple[dict[str, Any], list[str], float]]:
    """Each query, the addresses found, the milliseconds from question to answer."""
    answers = []
    for query in queries(language):
        took, found = page.evaluate(ASK, str(query["q"]))
        answers.append((query, found, took))
    return answers


def is_right(query: dict[str, Any], found: list[str], places: int) -> bool:
    if query.get("nothing"):
        return not found
    return any(address in query["expect"] for address in found[:places])


def table(answers: list[tuple[dict[str, Any], list[str], float]]) -> None:
    groups: dict[tuple[str, str], list[tuple[dict[str, Any], list[str], float]]] = defaultdict(list)
    for answer in answers:
        query = answer[0]
        groups[(query["half"], query["kind"])].append(answer)
        if not query.get("nothing"):
            groups[(query["half"], "all but off-topic")].append(answer)
    print(f"  {'half':5} {'kind':18} {'n':>4} {'top-1':>6} {'top-3':>6} {'nothing':>8}")
    for (half, kind), group in sorted(groups.items()):
        first, third = (100 * sum(is_right(q, found, n) for q, found, _ in group) / len(group) for n in (1, 3))
        empty = sum(not found for _, found, _ in group)
        print(f"  {half:5} {kind:18} {len(group):4} {first:6.1f} {third:6.1f} {empty:8}")
    times = sorted(took for *_, took in answers)
    print(f"  ms a query: median {median(times):.1f}, slowest {times[-1]:.1f}")


def main() -> None:
    from playwright.sync_api import sync_playwright

    site = HERE.parent.parent / "site"
    times = 10 if "--tenfold" in sys.argv else 1
    with serving(site) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=FLAGS.split())
        for language, root in (("zh", ""), ("en", "en/")):
            index = (site / root / "search" / "search_index.json").read_bytes()
            engine = (site / root / "assets" / "atlas" / "search.js").read_bytes()
            sizes = [len(gzip.compress(part)) for part in (engine, index)]
            print(
                f"{language}: engine {sizes[0]:,} and first index {sizes[1]:,} bytes gzipped, {times} times the pages"
            )
            page = browser.new_page()
            page.goto(address + root)
            page.evaluate(START, times)
            table(ask_all(page, language))
        browser.close()


if __name__ == "__main__":
    main()
