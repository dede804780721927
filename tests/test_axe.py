"""Barriers: axe finds none on a page of each kind, in both schemes, at both widths, with the search open,
too. Whoever reads at twice the size of text loses nothing."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from conftest import ROOT, SIZES, fits, launched
from playwright.sync_api import Browser, Page, Playwright, expect

AXE = (ROOT / "tests" / "vendor" / "axe.min.js").read_text(encoding="utf-8")
PAGES = [
    *("", "functions/", "functions/content/", "functions/content/p3/", "matrix/", "article/", "levels/p4/"),
    *("paths/first-week/", "metrics/retention-rate/", "404.html", "en/", "en/orientations/acquisition/"),
    *("functions/content/p1-p2/p3/", "levels/p3/p4/"),
]
"""One of each kind; `acquisition` has a table wider than a phone."""
TOOLS = {
    "matrix/?level=p3": "[data-tool=matrix] [role=status]",
    "compare/?a=functions/content/p3&b=functions/user/p3": ".at-versus table, .at-versus [role=table]",
    "position/?function=content&level=p3": ".at-found",
    "self-check/?f=content&l=p3": ".at-check fieldset",
}
"""Tools at work, and what stands there once they are."""


@pytest.fixture(params=SIZES)
def page(request: pytest.FixtureRequest, chromium: Browser) -> Iterator[Page]:
    context = chromium.new_context(viewport=SIZES[request.param], reduced_motion="reduce")
    yield context.new_page()
    context.close()


def barriers(page: Page) -> list[str]:
    """The rules that a page breaks, each with the first element that does."""
    page.evaluate(AXE)
    found = page.evaluate("axe.run(document, {resultTypes: ['violations']})")["violations"]
    return [f"{rule['id']}: {rule['nodes'][0]['target']} {rule['nodes'][0]['failureSummary']}" for rule in found]


@pytest.mark.parametrize("path", PAGES)
def test_a_page_has_no_barriers(path: str, page: Page, address: str) -> None:
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        page.goto(address + path)
        assert barriers(page) == [], scheme


@pytest.mark.parametrize("path", TOOLS)
def test_a_tool_at_work_has_no_barriers(path: str, page: Page, address: str) -> None:
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        page.goto(address + path)
        expect(page.locator(TOOLS[path]).first).to_be_visible()
        assert barriers(page) == [], scheme


def test_the_open_search_has_no_barriers(page: Page, address: str) -> None:
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        page.goto(f"{address}functions/content/?q=运营")
        expect(page.locator(".md-search-result__item a").first).to_be_visible()
        assert barriers(page) == [], scheme


def test_planted_barriers_are_found(page: Page, address: str) -> None:
    page.goto(address)
    planted = '<img src="assets/atlas/favicon.svg"><button></button>'
    page.evaluate("planted => document.querySelector('h1').insertAdjacentHTML('afterend', planted)", planted)
    assert {found.partition(":")[0] for found in barriers(page)} >= {"image-alt", "button-name"}


@pytest.fixture(scope="module")
def enlarging(playwright: Playwright) -> Iterator[Browser]:
    """A browser whose reader has set text to twice the usual size."""
    browser = launched(playwright, "--blink-settings=defaultFontSize=32")
    yield browser
    browser.close()


def cut_off(page: Page) -> list[str]:
    """What of the strip and the header does not fit into its place."""
    found: list[str] = page.evaluate(
        """() => [...document.querySelectorAll(".at-strip a, .at-lang")]
          .filter((one) => one.scrollHeight > one.offsetHeight + 1 || one.scrollWidth > one.offsetWidth + 1)
          .map((one) => one.outerHTML)"""
    )
    return found


@pytest.mark.parametrize("width", [320, 390, 1280])
def test_text_at_twice_the_size_fits(width: int, enlarging: Browser, address: str) -> None:
    page = enlarging.new_page(viewport={"width": width, "height": 800})
    for path in (*PAGES, "en/functions/content/p3/", *TOOLS, *(f"en/{path}" for path in TOOLS)):
        page.goto(address + path)
        assert fits(page), path
        assert cut_off(page) == [], path
    page.evaluate("document.querySelector('.at-strip a').style = 'width: 1em; overflow: hidden'")
    assert cut_off(page) != []
    page.close()
