"""The position in a browser: what is put together at a point, what the address keeps, and one step aside."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from conftest import ROOT, SMALL, build_site, evaluate, fits, serving
from playwright.sync_api import Browser, Page, expect

POINT = "?form=community&orientation=retention&function=content&level=p3"


def status(page: Page) -> Any:
    return page.locator("[data-tool=position] [role=status]")


def heads(page: Page) -> list[str]:
    return page.locator(".at-found h2").all_inner_texts()


def test_a_point_is_put_together_from_its_coordinates(page: Page, address: str) -> None:
    page.goto(f"{address}position/{POINT}")
    expect(status(page)).to_have_text("现在的位置：社区、用户维系、内容运营、P3 业务骨干。")
    assert heads(page) == ["重心在哪", "典型工作", "期望的能力", "再上一级", "看哪些指标", "挪一步"]
    expect(page.locator(".at-found")).to_contain_text("社区，用户维系")
    expect(page.locator(".at-found .at-note", has_text="社区、用户维系、内容运营都看")).to_have_count(1)
    expect(page.get_by_role("link", name="打开 内容运营 P3 的整页")).to_have_attribute(
        "href", "../functions/content/p3/"
    )
    expect(page.get_by_role("link", name="从 P3 到 P4，多了什么")).to_have_attribute(
        "href", "../functions/content/p3/p4/"
    )


def test_coordinates_may_stay_open(page: Page, address: str) -> None:
    page.goto(f"{address}position/")
    expect(page.locator(".at-ways")).to_be_visible()
    page.get_by_label("导向").select_option("retention")
    expect(status(page)).to_have_text("现在的位置：用户维系。 还没定：产品形态、职能、职级。")
    expect(page).to_have_url(f"{address}position/?orientation=retention")
    expect(page.locator(".at-found")).to_contain_text("职能和职级都定了")
    page.get_by_role("button", name="重新选").click()
    expect(page).to_have_url(f"{address}position/")
    expect(page.locator(".at-ways")).to_be_visible()


def test_one_step_aside_changes_one_coordinate(page: Page, address: str) -> None:
    page.goto(f"{address}position/{POINT}")
    page.locator(".at-found .at-chip", has_text="活动运营").click()
    expect(page).to_have_url(f"{address}position/{POINT.replace('content', 'event')}")
    expect(status(page)).to_contain_text("活动运营")
    expect(status(page)).to_be_focused()
    page.reload()
    expect(page.get_by_label("职能")).to_have_value("event")
    page.get_by_role("link", name="站到 P4 看看").click()
    expect(page.get_by_label("职级")).to_have_value("p4")
    page.locator(".at-found a[href='../functions/event/p4/']").click()
    expect(page.locator("h1")).to_have_text("活动运营 P4")


def test_ids_nobody_has_are_left_open(page: Page, address: str) -> None:
    page.goto(f"{address}position/?function=nobody&level=p5&x=1")
    expect(page.get_by_label("职能")).to_have_value("")
    expect(page.get_by_label("职级")).to_have_value("p5")


def test_a_cell_and_the_home_page_lead_to_it(page: Page, address: str) -> None:
    page.goto(f"{address}functions/content/p3/")
    page.get_by_role("link", name="放到全图上看这个位置").click()
    expect(page).to_have_url(f"{address}position/?function=content&level=p3")
    expect(status(page)).to_contain_text("内容运营、P3 业务骨干")
    page.goto(address)
    page.get_by_role("link", name="找到你的位置").click()
    expect(page).to_have_url(f"{address}position/")


@pytest.mark.parametrize("width", [320, 390, 1280])
def test_it_fits(width: int, chromium: Browser, address: str) -> None:
    page = chromium.new_page(viewport={"width": width, "height": 800})
    page.goto(f"{address}position/{POINT}")
    expect(page.locator(".at-found")).to_be_visible()
    assert fits(page)
    page.close()


def test_without_script_links_lead_on(chromium: Browser, address: str) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}position/")
    expect(page.locator(".at-place")).to_have_count(0)
    page.locator(".at-ways a", has_text="内容运营").click()
    expect(page.locator("h1")).to_have_text("内容运营")
    context.close()


def test_another_framework_has_the_dimensions_it_has(chromium: Browser, tmp_path: Path) -> None:
    """The kitchen has two, and a function that skips levels."""
    build_site(ROOT, "build", "--content", str(SMALL), "--output", str(tmp_path / "site"))
    with serving(tmp_path / "site") as place:
        page = chromium.new_page()
        page.goto(f"{place}position/?function=pastry&level=cook")
        assert page.locator(".at-place select").count() == 2
        expect(page.locator(".at-found")).to_contain_text("Pastry does not describe Cook")
        page.goto(f"{place}position/?function=line&level=cook")
        expect(page.locator(".at-ahead dt")).to_have_text(["Sous-chef"])
        page.close()


AXES = [
    {"key": "form", "entries": [{"id": "x", "name": "X", "metrics": [[0, ""], [1, ""]], "said": []}]},
    {
        "key": "function",
        "entries": [
            {
                "id": "a",
                "name": "A",
                "metrics": [[2, "so"], [1, "thus"]],
                "said": [{"axis": 0, "entry": 0, "text": "t"}],
            },
            {"id": "b", "name": "B", "metrics": [], "said": []},
        ],
    },
]


def test_metrics_in_common_come_first(chromium: Browser) -> None:
    place = {"form": 0, "function": 0}
    assert evaluate(chromium, "position.js", "([axes, place]) => Place.metrics(axes, place)", [AXES, place]) == [
        {"metric": 1, "by": ["X", "A"], "lever": "thus"},
        {"metric": 0, "by": ["X"], "lever": ""},
        {"metric": 2, "by": ["A"], "lever": "so"},
    ]


@pytest.mark.parametrize(
    ("state", "place"),
    [({}, [-1, -1]), ({"form": "x"}, [0, -1]), ({"form": "y", "function": "b"}, [-1, 1])],
)
def test_a_place_comes_from_the_address_and_goes_back(
    state: dict[str, str], place: list[int], chromium: Browser
) -> None:
    read = evaluate(chromium, "position.js", "([axes, state]) => Place.read(axes, state)", [AXES, state])
    assert list(read.values()) == place
    written = evaluate(chromium, "position.js", "([axes, place]) => Place.write(axes, place)", [AXES, read])
    assert {key: entry for key, entry in written.items() if entry} == {
        key: entry for key, entry in state.items() if entry != "y"
    }


def test_what_one_coordinate_says_of_another(chromium: Browser) -> None:
    said = "([axes, place]) => Place.said(axes, place)"
    assert evaluate(chromium, "position.js", said, [AXES, {"form": 0, "function": 0}]) == [
        {"one": "X", "other": "A", "text": "t"}
    ]
    assert evaluate(chromium, "position.js", said, [AXES, {"form": -1, "function": 0}]) == []
