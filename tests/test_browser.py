"""The site in a browser: read, follow, change the language, search. Errors of scripts and foreign requests fail."""

from __future__ import annotations

from pathlib import Path

import pytest
from conftest import SIZES, fits
from playwright.sync_api import Browser, Page, expect


@pytest.fixture
def page(page: Page, address: str) -> Page:
    """A page that shows the home page."""
    page.goto(address)
    return page


def test_from_home_to_an_entry_and_into_the_other_language(page: Page, address: str) -> None:
    expect(page.locator("h1")).to_have_text("运营职业图谱")
    page.locator(".at-card a", has_text="内容运营").first.click()
    expect(page).to_have_url(f"{address}functions/content/")
    expect(page.locator("h1")).to_have_text("内容运营")
    page.locator("a.at-rung", has_text="P3").click()
    expect(page).to_have_url(f"{address}functions/content/p3/")
    expect(page.locator("h1")).to_have_text("内容运营 P3")  # the address changes before the page does
    page.locator("a.at-lang").click()
    expect(page).to_have_url(f"{address}en/functions/content/p3/")
    expect(page.locator("h1")).to_have_text("Content operations P3")
    page.locator("a.at-lang").click()
    expect(page).to_have_url(f"{address}functions/content/p3/")


@pytest.mark.parametrize("query", ["内容运营", "裂变", "DAU"])
def test_search_finds_a_page(query: str, page: Page) -> None:
    page.locator("label.at-find").click()
    expect(page.locator("#at-query")).to_be_focused()
    page.keyboard.insert_text(query)  # as an input method or a paste does: no key is pressed
    first = page.locator(".md-search-result__item a").first
    expect(first).to_be_visible()
    expect(page.locator(".md-search-result__list")).to_contain_text(query)


def test_a_word_inside_a_title_is_found(page: Page, address: str) -> None:
    page.goto(f"{address}?q=运营")
    expect(page.locator(".md-search-result__list")).to_contain_text("内容运营")


@pytest.mark.parametrize(
    "path", ["", "functions/", "functions/content/", "functions/content/p3/", "matrix/", "article/", "en/levels/p4/"]
)
def test_a_page_fits_its_screen_in_both_schemes(path: str, page: Page, address: str) -> None:
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        page.goto(address + path)
        expect(page.locator("h1")).to_be_visible()
        assert fits(page)


def test_a_page_reads_without_script(chromium: Browser, address: str) -> None:
    context = chromium.new_context(java_script_enabled=False, viewport=SIZES["phone"])
    page = context.new_page()
    page.goto(f"{address}functions/content/p3/")
    expect(page.locator("h1")).to_be_visible()
    expect(page.locator("dl.at-skills")).to_be_visible()
    page.locator("nav.at-strip a").first.click()
    expect(page).to_have_url(f"{address}industries/")
    context.close()


def test_a_lost_reader_is_led_on(page: Page, address: str, site: Path) -> None:
    page.goto(f"{address}404.html")
    expect(page.locator("h1")).to_have_text("没有这一页")
    page.locator("article a", has_text="职能").click()
    expect(page).to_have_url(f"{address}functions/")
