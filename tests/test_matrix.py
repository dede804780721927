"""The matrix in a browser: what filters leave, what the address keeps, what stays in sight."""

from __future__ import annotations

import pytest
from conftest import evaluate, fits
from playwright.sync_api import Browser, Locator, Page, expect


def cells(page: Page) -> Locator:
    return page.locator("#matrix-functions td a:visible")


def test_a_filter_leaves_its_cells_and_says_how_many(page: Page, address: str) -> None:
    page.goto(f"{address}matrix/")
    every = cells(page).count()
    page.get_by_role("button", name="职级").click()
    page.get_by_role("checkbox", name="P3").check()
    expect(cells(page)).to_have_count(page.locator("#matrix-functions tbody tr").count())
    expect(page.locator("[data-tool=matrix] [role=status]")).to_have_text(
        f"{every} 格里显示 {cells(page).count()} 格。"
    )
    page.get_by_role("button", name="清除筛选").click()
    expect(cells(page)).to_have_count(every)
    assert "?" not in page.url


def test_the_address_holds_what_is_chosen(page: Page, address: str) -> None:
    page.goto(f"{address}matrix/?function=content+user&level=p3&nonsense=1")
    expect(cells(page)).to_have_count(2)
    page.get_by_role("button", name="职能").click()
    page.get_by_role("checkbox", name="活动运营").check()
    expect(cells(page)).to_have_count(3)
    page.reload()
    expect(cells(page)).to_have_count(3)
    cells(page).first.click()
    expect(page.locator("h1")).to_have_text("内容运营 P3")


def test_an_ability_keeps_the_cells_that_ask_for_it_and_shows_the_degree(page: Page, address: str) -> None:
    page.goto(f"{address}matrix/?ability=copywriting&level=p4")
    assert cells(page).count() > 0
    for cell in cells(page).all():
        expect(cell.locator(".at-degrees-asked")).to_contain_text("文案")
        expect(cell.locator(".at-degrees-asked strong")).to_have_text("精通")
    expect(page.locator("#matrix-abilities tbody tr:visible")).to_have_count(1)


def test_an_orientation_leaves_the_functions_that_serve_it(page: Page, address: str) -> None:
    page.goto(f"{address}matrix/?orientation=retention")
    rows = page.locator("#matrix-functions tbody tr:visible")
    expect(rows.filter(has_text="内容运营")).to_have_count(1)
    assert rows.count() < page.locator("#matrix-functions tbody tr").count()


def test_nothing_left_is_told(page: Page, address: str) -> None:
    page.goto(f"{address}matrix/?ability=learning&level=p5")
    expect(page.locator("[data-tool=matrix] [role=status]")).to_contain_text("没有一格符合")


def test_head_and_first_column_stay_in_sight(chromium: Browser, address: str) -> None:
    page = chromium.new_page(viewport={"width": 640, "height": 500})
    page.goto(f"{address}matrix/")
    region = page.locator("#matrix-functions")
    region.evaluate("region => region.scrollTo(200, 300)")
    assert region.evaluate("region => region.scrollLeft > 0 && region.scrollTop > 0")
    place = region.bounding_box()
    head = region.locator("thead th").last.bounding_box()
    first = region.locator("tbody tr").nth(5).locator("th").bounding_box()
    assert place
    assert head
    assert first
    assert head["y"] == pytest.approx(place["y"], abs=2)
    assert first["x"] == pytest.approx(place["x"], abs=2)
    page.close()


@pytest.mark.parametrize("width", [320, 390, 1280])
def test_it_fits(width: int, chromium: Browser, address: str) -> None:
    page = chromium.new_page(viewport={"width": width, "height": 800})
    page.goto(f"{address}matrix/?ability=logic+communication+copywriting")
    page.get_by_role("button", name="能力").click()
    expect(page.get_by_role("checkbox").first).to_be_visible()
    assert fits(page)
    page.close()


def test_keys_alone_are_enough(chromium: Browser, address: str) -> None:
    page = chromium.new_page()
    page.goto(f"{address}matrix/")
    page.get_by_role("button", name="职级").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    expect(page).to_have_url(f"{address}matrix/?level=p1-p2")
    page.keyboard.press("Escape")
    expect(page.get_by_role("button", name="职级")).to_be_focused()
    page.close()


def test_without_script_both_tables_read(chromium: Browser, address: str) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}matrix/")
    assert page.locator("#matrix-functions td a:visible").count() > 0
    expect(page.locator("#matrix-abilities")).to_contain_text("了解到应用")
    expect(page.locator(".at-filters")).to_have_count(0)
    page.locator("#matrix-abilities tbody th a").first.click()
    expect(page.locator("#expected-degrees")).to_be_visible()
    context.close()


DATA = {
    "filters": [
        {"key": "function", "options": [{"id": "a"}, {"id": "b"}]},
        {"key": "level", "options": [{"id": "low"}, {"id": "high"}]},
        {"key": "ability", "options": [{"id": "x"}, {"id": "y"}]},
        {"key": "orientation", "options": [{"id": "in"}]},
    ],
    "serves": [[0], []],
    "asks": [[[[0, 1]], [[0, 3], [1, 0]]], [[[0, 2]], None]],
}


@pytest.mark.parametrize(
    ("state", "shown"),
    [
        ({}, [[True, True], [True, False]]),
        ({"function": "b"}, [[False, False], [True, False]]),
        ({"level": "high"}, [[False, True], [False, False]]),
        ({"level": "low high", "ability": "y"}, [[False, True], [False, False]]),
        ({"orientation": "in"}, [[True, True], [False, False]]),
        ({"function": "nobody"}, [[True, True], [True, False]]),
    ],
)
def test_what_a_choice_leaves(state: dict[str, str], shown: list[list[bool]], chromium: Browser) -> None:
    apply = (
        "([data, state]) => Filters.apply(data, Filters.read(data.filters, state)).cells.map(r => r.map(c => c.shown))"
    )
    assert evaluate(chromium, "matrix.js", apply, [DATA, state]) == shown


def test_the_span_of_an_ability(chromium: Browser) -> None:
    spans = evaluate(chromium, "matrix.js", "([asks]) => [...Filters.spans(asks, () => true)]", [DATA["asks"]])
    assert spans == [
        [0, [{"low": 1, "high": 2, "count": 2}, {"low": 3, "high": 3, "count": 1}]],
        [1, [None, {"low": 0, "high": 0, "count": 1}]],
    ]
