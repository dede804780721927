"""Paper: every kind of page on A4, with no empty sheet, nothing that can only be clicked, and the sheet for a talk."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

SHEETS = {
    "": 2,
    "functions/": 3,
    "functions/content/": 4,
    "functions/content/p3/": 2,
    "functions/content/p3/#talk": 2,
    "matrix/": 2,
    "position/?form=community&orientation=retention&function=content&level=p3": 3,
    "article/": 3,
    "abilities/logic/": 3,
    "metrics/gmv/": 2,
    "terms/ugc/": 1,
    "paths/first-week/": 2,
    "levels/": 2,
    "industries/internet/": 2,
    "404.html": 1,
    "en/functions/content/p5/#talk": 2,
}
"""The most sheets a page of each kind may take."""


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    page = chromium.new_page(color_scheme="dark")
    yield page
    page.close()


def sheets(pdf: bytes) -> list[bytes]:
    """What each sheet of a PDF of Chromium draws."""
    numbers = re.findall(rb"/Type\s*/Page\b[^s].*?/Contents (\d+) 0 R", pdf, re.DOTALL)
    found = [re.search(rb"\n%s 0 obj(.*?)stream\r?\n" % number, pdf, re.DOTALL) for number in numbers]
    return [
        zlib.decompressobj().decompress(pdf[start.end() :]) if b"/FlateDecode" in start[1] else b""
        for start in found
        if start
    ]


def is_empty(sheet: bytes) -> bool:
    return not re.search(rb"T[jJ]\b", sheet)


@pytest.mark.parametrize("path", SHEETS)
def test_a_page_prints_on_few_sheets_and_none_is_empty(path: str, page: Page, address: str) -> None:
    page.goto(address + path)
    expect(page.locator("h1")).to_be_visible()
    found = sheets(page.pdf(format="A4", prefer_css_page_size=True))
    assert 0 < len(found) <= SHEETS[path]
    assert not any(is_empty(sheet) for sheet in found)


def test_an_empty_sheet_would_be_seen(page: Page) -> None:
    page.set_content("<p>one</p><p style='break-before: page; height: 1px; background: red'></p>")
    assert [is_empty(sheet) for sheet in sheets(page.pdf(print_background=True))] == [False, True]


@pytest.mark.parametrize("path", [path for path in SHEETS if "#" not in path])
def test_nothing_on_paper_can_only_be_clicked(path: str, page: Page, address: str) -> None:
    page.goto(address + path)
    page.emulate_media(media="print")
    for gone in ("button", "select", ".md-header", ".at-strip", ".md-sidebar", ".md-search", ".at-pager", ".at-find"):
        expect(page.locator(f"{gone}:visible")).to_have_count(0)
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"


def test_rows_stay_whole_and_fit_the_sheet(page: Page, address: str) -> None:
    page.set_viewport_size({"width": 680, "height": 1000})
    for path, row in (
        ("matrix/", "tr"),
        ("functions/content/p3/", ".at-skills > div"),
        ("functions/", ".at-list > div"),
    ):
        page.goto(address + path)
        page.emulate_media(media="print")
        rows = page.locator(f"article {row}")
        assert set(rows.evaluate_all("rows => rows.map(row => getComputedStyle(row).breakInside)")) == {"avoid"}
        assert page.evaluate("document.documentElement.scrollWidth") <= 680
        page.emulate_media(media="screen")


def test_only_a_way_off_the_site_is_told(page: Page, address: str) -> None:
    page.goto(f"{address}functions/content/")
    page.emulate_media(media="print")
    page.evaluate(
        "document.querySelector('article p').append(Object.assign(document.createElement('a'), "
        "{ href: 'https://example.org/', rel: 'external', textContent: 'there' }))"
    )
    told = "link => getComputedStyle(link, '::after').content"
    assert page.get_by_text("there").evaluate(told) == '" (https://example.org/)"'
    assert page.locator("article .at-skills a").first.evaluate(told) == "none"


def test_the_sheet_for_a_talk_has_two_boxes_a_line_and_room_to_write(page: Page, address: str) -> None:
    page.goto(f"{address}functions/content/p3/")
    page.get_by_role("link", name="打印成面谈单").click()
    expect(page.get_by_role("button", name="打印")).to_be_visible()
    page.evaluate("window.print = () => { document.title = 'printed' }")
    page.get_by_role("button", name="打印").click()
    expect(page).to_have_title("printed")
    page.emulate_media(media="print")
    lines = page.locator("#work + ul > li, .at-skills dd > p")
    boxes = "lines => lines.map(l => ['::before', '::after'].map(p => getComputedStyle(l, p).borderTopWidth).join())"
    assert set(lines.evaluate_all(boxes)) == {"1px,1px"}
    expect(page.locator(".at-talk-notes")).to_be_visible()
    expect(page.locator("#relations")).to_be_hidden()


def test_without_its_anchor_a_page_prints_as_it_is(page: Page, address: str) -> None:
    page.goto(f"{address}functions/content/p3/")
    page.emulate_media(media="print")
    expect(page.locator(".at-talk-notes")).to_be_hidden()
    expect(page.locator("#relations")).to_be_visible()


def test_without_script_the_sheet_is_there(chromium: Browser, address: str) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}functions/content/p3/#talk")
    expect(page.locator("#talk")).to_be_visible()
    expect(page.locator("#talk button")).to_be_hidden()
    page.emulate_media(media="print")
    expect(page.locator(".at-talk-notes")).to_be_visible()
    context.close()
