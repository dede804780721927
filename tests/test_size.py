"""What a first visit loads: it is counted, and held small."""

from __future__ import annotations

import gzip
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from conftest import serving
from playwright.sync_api import Browser

MOST_KIB = 100


@pytest.mark.parametrize("root", ["", "en/"])
def test_a_first_visit_is_small(root: str, site: Path, chromium: Browser) -> None:
    with serving(site) as address:
        page = chromium.new_page()
        asked: list[str] = []
        page.on("request", lambda request: asked.append(urlsplit(request.url).path.lstrip("/")))
        page.goto(address + root, wait_until="networkidle")
        page.close()
    files = {site / path / "index.html" if not path or path.endswith("/") else site / path for path in asked}
    sizes = {path.name: len(gzip.compress(path.read_bytes(), mtime=0)) for path in files}
    assert {"index.html", "atlas.css", "search.js"} <= sizes.keys()
    assert sum(sizes.values()) <= MOST_KIB * 1024, sizes
