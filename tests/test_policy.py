"""The policy of the built pages: it names their scripts, blocks what it does not name, and is verified."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from conftest import serving, watched
from playwright.sync_api import Browser, expect

from atlas import policy, verify

PLANTED = "<script>window.planted = 1</script>"


def test_every_page_has_a_policy_before_it_loads_anything(site: Path) -> None:
    pages = list(site.rglob("*.html"))
    assert pages
    for path in pages:
        before, found, _ = path.read_text(encoding="utf-8").partition("content-security-policy")
        assert found, path
        assert not re.search(r"<(script|link|style|img)", before), path


def test_the_header_names_the_scripts_of_all_pages(site: Path) -> None:
    headers = (site / policy.HEADERS).read_text(encoding="utf-8")
    scripts = {script for path in site.rglob("*.html") for script in policy.inline_scripts(path.read_text("utf-8"))}
    assert scripts
    assert {policy.hash_of(script) for script in scripts} == set(re.findall(r"'sha256-[^']+'", headers))
    assert "frame-ancestors" in headers


def test_no_source_is_wider_than_this_site(site: Path) -> None:
    headers = (site / policy.HEADERS).read_text(encoding="utf-8")
    assert not re.search(r"unsafe|https?:|\*(?!\n)", headers.partition("\n")[2])


@pytest.mark.parametrize(
    "planted",
    [
        PLANTED,
        '<img src="x" alt="" onerror="window.planted = 1">',
        '<p style="color: red">',
        "<style>p { color: red }</style>",
    ],
)
def test_what_is_planted_is_blocked_by_the_browser_and_refused_by_the_build(
    planted: str, site: Path, tmp_path: Path, chromium: Browser
) -> None:
    copy = tmp_path / "site"
    shutil.copytree(site, copy)
    (copy / policy.HEADERS).unlink()  # the policy in the page is enough
    page_file = copy / "index.html"
    page_file.write_text(page_file.read_text(encoding="utf-8").replace("</h1>", f"</h1>{planted}"), encoding="utf-8")
    assert {problem.code for problem in verify.verify(copy)} >= {"A507"}
    with serving(copy) as address:
        page = chromium.new_page()
        wrong = watched(page, address)
        page.goto(address)
        expect(page.locator("h1")).to_be_visible()
        assert page.evaluate("window.planted") is None
        assert any(text.startswith("blocked") for text in wrong)
        page.close()


def test_a_page_opened_from_disk_is_styled_and_runs(site: Path, chromium: Browser) -> None:
    page = chromium.new_page()
    page.goto((site / "functions" / "content" / "index.html").as_uri())
    expect(page.locator("html.js")).to_be_attached()
    assert page.evaluate("getComputedStyle(document.querySelector('.at-band')).display") == "grid"
    page.close()


def test_a_data_block_is_no_script() -> None:
    assert policy.inline_scripts('<script type="application/ld+json">{}</script><script src="a.js"></script>') == []
    assert policy.inline_scripts("<script>\na < b\n</script>") == ["\na < b\n"]
