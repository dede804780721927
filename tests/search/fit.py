"""Learns what each sign of the search is worth, and prints it for search-ranking.js: `make fit-search`."""

from __future__ import annotations

import json
import shutil
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))

import bench  # noqa: E402


def main() -> None:
    from playwright.sync_api import sync_playwright

    site = HERE.parent.parent / "site"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=bench.FLAGS.split())
        page = browser.new_page()
        for path in (*bench.SCRIPTS, HERE / "fit.js"):
            page.add_script_tag(path=path)
        for language, root in (("zh", ""), ("en", "en/")):
            folder = site / root / "search"
            given = {
                "language": language,
                "docs": json.loads((folder / "pages.json").read_text("utf-8")),
                "texts": json.loads((folder / "texts.json").read_text("utf-8")),
                "queries": [query for query in bench.queries(language) if query["half"] == "tune"],
            }
            print(language, json.dumps(page.evaluate("given => fit(given)", given), indent=2))
        browser.close()


if __name__ == "__main__":
    main()
