"""Instant navigation: pages are exchanged without being loaded whole, and everything around them goes along."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from conftest import SMALL, build_site, copy_project, serving, settled, watched
from playwright.sync_api import Browser, Page, expect


@pytest.fixture
def page(page: Page, address: str) -> Page:
    """A page that shows the home page, and would forget a mark if it were loaded anew."""
    page.goto(address)
    page.evaluate("window.kept = true")
    return page


def is_same_window(page: Page) -> bool:
    """No page was loaded whole since the first."""
    return bool(page.evaluate("window.kept === true"))


def test_the_frame_goes_along(page: Page, address: str) -> None:
    page.locator(".at-card a", has_text="内容运营").first.click()
    expect(page.locator("main h1")).to_have_text("内容运营")
    assert page.url == f"{address}functions/content/"
    assert is_same_window(page)
    expect(page).to_have_title("内容运营 – 运营职业图谱")
    expect(page.locator("main h1")).to_be_focused()
    expect(page.locator(".at-strip .is-here")).to_have_text("职能")
    expect(page.locator("a.at-lang")).to_have_attribute("href", f"{address}en/functions/content/")
    expect(page.locator(".at-colophon code")).to_have_text("content/functions/content.yml")
    expect(page.locator("nav.md-nav--secondary a").first).to_have_attribute(
        "href", f"{address}functions/content/#facts"
    )
    page.go_back()
    expect(page.locator("main h1")).to_have_text("运营职业图谱")
    assert is_same_window(page)


def test_the_search_and_the_colours_go_along(page: Page, address: str) -> None:
    page.locator(".at-strip a", has_text="职能").click()
    expect(page.locator("main h1")).to_have_text("职能分工")
    page.locator("label[for=__palette_1]").click()
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    settled(page)
    page.keyboard.press("/")
    page.keyboard.insert_text("日活")
    expect(page.locator(".md-search-result__item a").first).to_be_visible()
    page.keyboard.press("Enter")
    expect(page.locator("main h1")).to_have_text("活跃用户规模")
    assert is_same_window(page)
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")


def test_another_language_is_loaded_whole(page: Page, address: str) -> None:
    page.locator(".at-strip a", has_text="职能").click()
    expect(page.locator("main h1")).to_have_text("职能分工")
    page.locator("label[for=__palette_1]").click()
    page.locator("a.at-lang").click()
    expect(page).to_have_url(f"{address}en/functions/")
    assert not is_same_window(page)
    expect(page.locator("#at-query")).to_have_attribute("placeholder", "Search")
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")


def test_a_place_on_a_page_is_reached_without_a_request(page: Page, address: str) -> None:
    page.goto(f"{address}functions/content/")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.locator(".md-skip").focus()
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{address}functions/content/#content")
    page.go_back()
    expect(page).to_have_url(f"{address}functions/content/")
    assert [url for url in asked if "functions" in url] == []


def test_a_lost_reader_goes_on(page: Page, address: str) -> None:
    page.goto(f"{address}404.html")
    page.evaluate("window.kept = true")
    page.locator("article a", has_text="职能").click()
    expect(page.locator("main h1")).to_have_text("职能分工")
    assert is_same_window(page)


@pytest.fixture(scope="module", params=["", "https://example.org/"])
def kitchen(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A small site below a path, with an address of before; built with and without its address known."""
    folder = tmp_path_factory.mktemp("kitchen")
    project = copy_project(folder / "project", SMALL)
    cook = project / "content" / "levels" / "cook.yml"
    cook.write_text(cook.read_text(encoding="utf-8") + "formerly: [commis]\n", encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SITE_URL", request.param)
        build_site(project, "build", "--output", str(folder / "web" / "below" / "atlas"))
    with serving(folder / "web") as place:
        yield f"{place}below/atlas/"


def test_it_works_wherever_the_site_lies(kitchen: str, chromium: Browser) -> None:
    page = chromium.new_page()
    wrong = watched(page, kitchen)
    page.goto(f"{kitchen}functions/line/")
    page.evaluate("window.kept = true")
    page.locator(".at-strip a", has_text="Steps").click()
    expect(page.locator("main h1")).to_have_text("Steps")
    assert page.url == f"{kitchen}levels/"
    assert is_same_window(page)
    page.close()
    assert wrong == []


def test_an_address_of_before_leads_on(kitchen: str, chromium: Browser) -> None:
    page = chromium.new_page()
    page.goto(f"{kitchen}functions/line/")
    page.evaluate("document.querySelector('.at-strip a').href = '../../levels/commis/'")
    page.locator(".at-strip a").first.click()
    expect(page).to_have_url(f"{kitchen}levels/cook/")
    expect(page.locator("main h1")).to_have_text("Cook")
    page.close()


def test_no_data_block_stands_where_the_theme_would_run_it(site: Path) -> None:
    """The theme takes every script of the container for one to run again, and forgets its type."""
    for path in site.rglob("*.html"):
        container = path.read_text(encoding="utf-8").partition('data-md-component="container"')[2]
        inside = container.partition('data-md-component="dialog"')[0]
        assert '<script type="application/' not in inside, path


def test_tools_start_after_an_exchange_and_again_on_the_next_visit(page: Page) -> None:
    for _ in range(2):
        page.locator(".at-strip a", has_text="自测").click()
        expect(page.get_by_label("你做的职能")).to_be_visible()
        page.locator(".at-strip a", has_text="矩阵").click()
        expect(page.locator("[data-tool=matrix] [role=status]")).to_contain_text("32 格")
    page.locator("main a", has_text="并排比较").click()
    expect(page.locator("[data-tool=compare] [role=status]")).to_contain_text("要求")
    page.go_back()
    expect(page.locator("[data-tool=matrix] [role=status]")).to_contain_text("32 格")
    page.locator("[data-tool=matrix] td a").first.click()
    page.locator("main a", has_text="放到全图上看这个位置").click()
    expect(page.locator("[data-tool=position] select").first).to_be_visible()
    assert is_same_window(page)
