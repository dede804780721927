"""Types every query of the lists into the search box in Chromium, and prints how well it does: `make bench-search`.

With `--tenfold` the site seems ten times its size: each page stands ten times in the index, nine times under names made
of the same characters in another order.
"""

from __future__ import annotations

import functools
import gzip
import json
import random
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

from atlas.offline import WORKER  # noqa: E402

SCRIPTS = [HERE.parent.parent / "templates" / "theme" / "assets" / "atlas" / name for name in WORKER]
"""Those of the worker, in the order a page can take them."""
FLAGS = "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-sync"
START = """() => {
  const first = item => new URL(item.querySelector("a").href).pathname.replace(window.base, "");
  window.base = new URL(JSON.parse(document.getElementById("__config").textContent).base + "/", location).pathname;
  component$.subscribe(({ items }) => items && window.answered &&
    window.answered([...document.querySelectorAll(".md-search-result__item")].map(first)));
}"""
ASK = """async queries => {
  const box = document.getElementById("at-query"), answers = [];
  for (const query of queries) {
    const start = performance.now();
    const found = await new Promise(resolve => {
      window.answered = resolve;
      box.value = query;
      box.dispatchEvent(new Event("input", { bubbles: true }));
    });
    answers.push([found, performance.now() - start]);
  }
  return answers;
}"""

NOWHERE = "qzxjqzxj"

Answer = tuple[dict[str, Any], list[str], float]


def queries(language: str) -> list[dict[str, Any]]:
    listed: list[dict[str, Any]] = yaml.safe_load((HERE / f"{language}.yml").read_text("utf-8"))["queries"]
    assert listed
    return listed


def ready(page: Any, address: str) -> None:
    """Opens a page and its search box, and waits until the texts are there: before, nobody is told that nothing is."""
    page.goto(address)
    page.evaluate(START)
    page.locator("#at-query").focus()
    assert page.evaluate(ASK, [NOWHERE])[0][0] == []


def ask_all(page: Any, language: str) -> list[Answer]:
    """Each query, the addresses found, the milliseconds from the last key to the list."""
    asked = queries(language)
    answers = page.evaluate(ASK, [str(query["q"]) for query in asked])
    return [(query, found, took) for query, (found, took) in zip(asked, answers, strict=True)]


def is_right(query: dict[str, Any], found: list[str], places: int, by: tuple[str, ...] = ("expect",)) -> bool:
    """By the pages of the query's writer; with `also`, by those of a second reader as well."""
    if query.get("nothing"):
        return not found
    return any(address in query.get(name, []) for name in by for address in found[:places])


def first_size(root: Path) -> int:
    """Bytes of the engine and the first index of a language, gzipped."""
    files = [root / "assets" / "atlas" / name for name in WORKER] + [root / "search" / "pages.json"]
    return sum(len(gzip.compress(path.read_bytes())) for path in files)


def table(answers: list[Answer]) -> None:
    groups: dict[tuple[str, str], list[Answer]] = defaultdict(list)
    for answer in answers:
        query = answer[0]
        groups[(query["half"], query["kind"])].append(answer)
        if not query.get("nothing"):
            groups[(query["half"], "all but off-topic")].append(answer)
    print(f"  {'half':5} {'kind':18} {'n':>4} {'top-1':>6} {'top-3':>6} {'nothing':>8}")
    for (half, kind), group in sorted(groups.items()):
        print(f"  {half:5} {kind:18} {shares(group)}")
    print(f"  held  by a reader, too   {shares(groups['held', 'all but off-topic'], ('expect', 'also'))}")
    times = sorted(took for *_, took in answers)
    print(f"  ms a query: median {median(times):.1f}, of a hundred the slowest {times[-len(times) // 100]:.1f}")


def shares(group: list[Answer], by: tuple[str, ...] = ("expect",)) -> str:
    """How many, which share has a right page first and among three, how many find nothing."""
    first, third = (100 * sum(is_right(q, found, n, by) for q, found, _ in group) / len(group) for n in (1, 3))
    return f"{len(group):4} {first:6.1f} {third:6.1f} {sum(not found for _, found, _ in group):8}"


def tenfold(index: dict[str, Any], texts: dict[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
    """The index and the texts of a site of ten times the pages."""
    rows = index["pages"]
    made = [row for turn in range(10) for row in (shuffled(rows, turn) if turn else rows)]
    return index | {"pages": made}, texts | {"pages": texts["pages"] * 10}


def answer_with(content: Any, route: Any) -> None:
    route.fulfill(json=content)


def shuffled(rows: list[Any], turn: int) -> list[Any]:
    """The rows under other addresses, the characters of their names dealt out anew."""
    letters = [char for row in rows for name in (row[1], *row[2]) for char in name]
    random.Random(turn).shuffle(letters)  # noqa: S311 - no secret
    dealt = iter(letters)

    def name_like(name: str) -> str:
        return "".join(next(dealt) for _ in name)

    return [[f"{turn}/{row[0]}", name_like(row[1]), [name_like(name) for name in row[2]], row[3], 0] for row in rows]


def main() -> None:
    from playwright.sync_api import sync_playwright

    site = HERE.parent.parent / "site"
    with serving(site) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=FLAGS.split())
        for language, root in (("zh", ""), ("en", "en/")):
            files = {name: (site / root / "search" / name).read_bytes() for name in ("pages.json", "texts.json")}
            print(f"{language}: engine and first index {first_size(site / root):,} bytes gzipped")
            page = browser.new_page()
            if "--tenfold" in sys.argv:
                print("  with ten times the pages")
                made = tenfold(*(json.loads(content) for content in files.values()))
                for name, content in zip(files, made, strict=True):
                    page.route(f"**/search/{name}", functools.partial(answer_with, content))
            ready(page, address + root)
            table(ask_all(page, language))
        browser.close()


if __name__ == "__main__":
    main()
