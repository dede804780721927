"""The pages of what changes, and the comparison of any two, which has to count the same."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from conftest import ROOT, SIZES, SMALL, fits
from playwright.sync_api import Browser, Page, expect

from atlas import pipeline

ASSETS = ROOT / "templates" / "theme" / "assets" / "atlas"
TALLY = re.compile(r'<li class="is-(new|raised|same|gone)"><b>(\d+)</b>')


def html(site: Path, address: str) -> str:
    return (site / address / "index.html").read_text(encoding="utf-8")


def steps(site: Path) -> list[str]:
    """The addresses of what changes, as the page of the comparison lists them."""
    return re.findall(r'href="\.\./((?:functions/[\w-]+|levels)/[\w-]+/[\w-]+)/"', html(site, "compare"))


def test_every_step_of_every_function_and_of_the_ladder_has_a_page(site: Path) -> None:
    found = set(steps(site))
    ladder = [("p1-p2", "p3"), ("p3", "p4"), ("p4", "p5")]
    owners = ["levels", *(f"functions/{path.stem}" for path in (ROOT / "content" / "functions").glob("*.yml"))]
    assert found == {f"{owner}/{start}/{end}" for owner in owners for start, end in ladder}


def test_a_step_shows_each_part_it_counts_at_an_anchor(site: Path) -> None:
    for address in steps(site):
        page = html(site, address)
        counts = dict(TALLY.findall(page))
        assert set(counts) == {"new", "raised", "same", "gone"}, address
        for kind, count in counts.items():
            assert (f'<h2 class="is-{kind}" data-dim="d4" id="{kind}"' in page) == (count != "0"), f"{address}#{kind}"


def test_a_raised_statement_stands_beside_what_it_was(site: Path) -> None:
    page = html(site, "functions/content/p1-p2/p3")
    raised = re.findall(r'<div class="from"><p>(.*?)</p></div>.*?<div class="to"><p>(.*?)</p></div>', page)
    assert tuple(before for before, after in raised if after.startswith("排一个频道的月度选题日历")) == (
        "每周交几个选题，每个写明给谁看、为什么是现在、参考了哪篇。",
    )


@pytest.mark.parametrize(
    ("start", "end"),
    [
        ("functions/content/p3", "functions/content/p1-p2/p3"),
        ("functions/content/p3", "functions/content/p3/p4"),
        ("functions/content", "functions/content/p4/p5"),
        ("levels/p4", "levels/p3/p4"),
        ("levels/p4", "levels/p4/p5"),
        ("levels/p3/p4", "functions/content/p3/p4"),
        ("functions/content/p3/p4", "levels/p3/p4"),
        ("functions/content/p3/p4", "functions/content/p4/p5"),
        ("matrix", "compare"),
    ],
)
def test_the_way_from_page_to_page(start: str, end: str, site: Path) -> None:
    links = re.findall(r'<a[^>]* href="([^"#?]+)"', html(site, start))
    assert (site / end).resolve() in {(site / start / link).resolve() for link in links}


def test_a_fork_has_a_page_for_each_way_and_none_for_a_level_a_function_leaves_out() -> None:
    made = pipeline.make(SMALL, ROOT / "templates")
    found = {name for name in made.files if re.fullmatch(r"en/(levels|functions/\w+)/[\w-]+/[\w-]+\.md", name)}
    assert found == {
        "en/functions/line/apprentice/cook.md",
        "en/functions/line/cook/sous-chef.md",
        "en/levels/apprentice/cook.md",
        "en/levels/cook/sous-chef.md",
        "en/levels/cook/pastry-chef.md",
    }


def test_a_framework_whose_functions_say_nothing_of_levels_has_no_comparison(tmp_path: Path) -> None:
    folder = tmp_path / "content"
    written = {
        "functions/line.yml": "name: Line\n",
        "levels/cook.yml": "name: Cook\n",
        "site.yml": "title: Kitchen\ndescription: A kitchen.\nlanguages: [en]\n"
        "introduction: {kicker: Work, summary: What there is.}\n"
        "dimensions: [{id: work, name: Work, folders: [functions, levels]}]\n"
        "laws: {every_level: false}\n",
    }
    for name, text in written.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    made = pipeline.make(folder, ROOT / "templates")
    assert not made.failed, made.problems
    assert "en/matrix/index.md" in made.files
    assert "en/compare/index.md" not in made.files
    assert "compare/" not in made.files["en/matrix/index.md"]


# --- The arithmetic of the comparison, on a page with nothing else


@pytest.fixture(scope="module")
def compare(chromium: Browser) -> Iterator[Page]:
    page = chromium.new_page()
    page.add_script_tag(content="const Tool = { mount() {} };")
    page.add_script_tag(path=ASSETS / "compare.js")
    yield page
    page.close()


def cell(level: int, work: list[dict[str, Any]] | None = None, **asks: Any) -> dict[str, Any]:
    """A cell; an ability is named `a0`, `a1`, … and given as its degree."""
    asked = [
        {"ability": int(name[1:]), "degree": value, "statements": []}
        for name, value in asks.items()
        if value is not None
    ]
    return {"level": level, "work": work or [], "asks": asked}


def statement(wording: int, statement_id: str = "") -> dict[str, Any]:
    return {"id": statement_id, "wording": wording, "text": str(wording)}


FORK = {
    "levels": [
        {"id": "low", "next": [1]},
        {"id": "mid", "next": [2, 3]},
        {"id": "top", "next": []},
        {"id": "side", "next": []},
    ],
    "functions": [
        {"id": "one", "cells": [cell(0), cell(1), cell(2), cell(3)]},
        {"id": "two", "cells": [cell(1)]},
    ],
}


@pytest.mark.parametrize(
    ("a", "b", "chosen", "unknown"),
    [
        ("functions/one/mid", "functions/two/mid", ("functions/one/mid", "functions/two/mid"), []),
        ("functions/one/mid/", "functions/two/mid/", ("functions/one/mid", "functions/two/mid"), []),
        ("functions/one/mid", None, ("functions/one/mid", "functions/two/mid"), []),
        ("functions/one/top", None, ("functions/one/top", "functions/one/top"), []),
        (None, None, ("functions/one/low", "functions/one/low"), []),
        ("functions/none/mid", "functions/two/mid", ("functions/one/low", "functions/two/mid"), ["a"]),
        ("functions/one/mid", "functions/two/top", ("functions/one/mid", "functions/two/mid"), ["b"]),
        ("levels/one/mid", "x", ("functions/one/low", "functions/one/low"), ["a", "b"]),
        ("functions/one/mid/top", "__proto__", ("functions/one/low", "functions/one/low"), ["a", "b"]),
    ],
)
def test_what_the_address_says(a: str | None, b: str | None, chosen: Any, unknown: list[str], compare: Page) -> None:
    made = compare.evaluate(
        """([data, state]) => {
          const { a, b, unknown } = Compare.choose(data, state);
          return [Compare.address(data, a), Compare.address(data, b), unknown];
        }""",
        [FORK, {"a": a, "b": b}],
    )
    assert made == [*chosen, unknown]


@pytest.mark.parametrize(
    ("first", "second", "order"),
    [
        ((0, 0), (0, 1), ("a", "b")),
        ((0, 2), (0, 0), ("b", "a")),
        ((0, 2), (0, 3), None),
        ((0, 1), (0, 1), None),
        ((0, 1), (1, 0), None),
    ],
)
def test_levels_of_a_function_have_an_order_along_next(first: Any, second: Any, order: Any, compare: Page) -> None:
    made = compare.evaluate(
        """([data, first, second]) => {
          const side = ([owner, cell]) => ({ owner: data.functions[owner], cell: data.functions[owner].cells[cell] });
          return Compare.order(data, side(first), side(second));
        }""",
        [FORK, first, second],
    )
    assert made == (order and {"before": order[0], "after": order[1]})


def test_statements_are_matched_by_id_and_without_one_by_text(compare: Page) -> None:
    before = [statement(1, "review"), statement(2, "plan"), statement(3), statement(4)]
    after = [statement(5, "review"), statement(2, "plan"), statement(3), statement(6)]
    turns = compare.evaluate("([before, after]) => Compare.turns(before, after)", [before, after])
    assert [(turn["kind"], (turn["after"] or turn["before"])["text"]) for turn in turns] == [
        ("raised", "5"),
        ("same", "2"),
        ("same", "3"),
        ("new", "6"),
        ("gone", "4"),
    ]


def test_abilities_are_counted_by_who_asks_for_more(compare: Page) -> None:
    a, b = cell(0, a0=1, a1=3, a2=2, a3=0, a5=1), cell(0, a0=2, a1=1, a2=2, a3=2, a4=1)
    counts = compare.evaluate("([a, b]) => Compare.counts(Compare.abilities(a, b))", [a, b])
    assert counts == {"both": 4, "a": 1, "b": 1, "equal": 2, "only_a": 1, "only_b": 1}


# --- In the site


def test_the_comparison_counts_what_the_pages_of_the_steps_count(site: Path, chromium: Browser, address: str) -> None:
    for root in ("", "en/"):
        page = chromium.new_page()
        page.goto(f"{address}{root}compare/")
        tallies: dict[str, dict[str, int]] = page.evaluate(
            """() => {
              const data = Tool.data("compare"), found = {};
              for (const owner of data.functions) for (const before of owner.cells) for (const after of owner.cells) {
                const [from, to] = [data.levels[before.level], data.levels[after.level]];
                if (from.next.includes(after.level))
                  found[`functions/${owner.id}/${from.id}/${to.id}`] = Compare.tally(before, after);
              }
              return found;
            }"""
        )
        page.close()
        assert set(tallies) == {step for step in steps(site) if step.startswith("functions/")}
        for step, tally in tallies.items():
            assert {kind: int(count) for kind, count in TALLY.findall(html(site, root + step))} == tally, step


def test_two_functions_are_picked_and_swapped_and_the_address_keeps_them(page: Page, address: str) -> None:
    page.goto(f"{address}compare/?a=functions/content/p3&b=functions/user/p4")
    head = page.locator(".at-pairs").first
    expect(head.locator("tbody").first).to_contain_text("更高")
    expect(page.locator("[data-tool] [role=status]")).to_contain_text("两边都要求")
    page.locator("#compare-function-b").select_option("event")
    expect(page).to_have_url(f"{address}compare/?a=functions%2Fcontent%2Fp3&b=functions%2Fevent%2Fp4")
    expect(page.locator("#compare-function-b")).to_be_focused()
    page.locator("#compare-swap").click()
    expect(page).to_have_url(f"{address}compare/?a=functions%2Fevent%2Fp4&b=functions%2Fcontent%2Fp3")
    page.reload()
    expect(page.locator("#compare-function-a")).to_have_value("event")
    expect(page.locator("#compare-level-b option:checked")).to_have_text("P3")
    assert fits(page)


def test_the_same_two_are_shown_in_the_other_language(page: Page, address: str) -> None:
    page.goto(f"{address}compare/")
    page.locator("#compare-function-b").select_option("event")
    page.locator("a.at-lang").click()
    expect(page.locator("h1")).to_have_text("Any two, side by side")
    expect(page.locator("#compare-function-b option:checked")).to_have_text("Event operations")


def test_neighbours_lead_to_the_page_of_their_step(page: Page, address: str) -> None:
    page.goto(f"{address}compare/?a=functions/content/p4&b=functions/content/p3")
    expect(page.locator("[data-tool] [role=status]")).to_contain_text("从 P3 到 P4")
    page.get_by_role("link", name="看这一步变了什么").click()
    expect(page).to_have_url(f"{address}functions/content/p3/p4/")
    expect(page.locator("h1")).to_have_text("内容运营：从 P3 到 P4")
    assert fits(page)
    page.get_by_role("link", name="把两级完整地并排看").click()
    expect(page.locator("#compare-level-a option:checked")).to_have_text("P3")
    expect(page.locator("#compare-level-b option:checked")).to_have_text("P4")


def test_a_level_further_on_has_an_order_but_no_page_of_its_own(page: Page, address: str) -> None:
    page.goto(f"{address}compare/?a=functions/content/p1-p2&b=functions/content/p4")
    expect(page.locator("[data-tool] [role=status]")).to_contain_text("从 P1–P2 到 P4")
    expect(page.get_by_role("link", name="看这一步变了什么")).to_have_count(0)


def test_an_address_that_leads_nowhere_is_told_of_and_forgotten(page: Page, address: str) -> None:
    page.goto(f"{address}compare/?a=functions/<b>x</b>/p3&b=functions/user/p3")
    expect(page.locator(".at-notice")).to_contain_text("「functions/<b>x</b>/p3」")
    expect(page.locator("#compare-function-b")).to_have_value("user")
    page.locator("#compare-level-a").select_option(label="P4")
    expect(page.locator(".at-notice")).to_have_count(0)


def test_one_cell_on_both_sides_is_said_so(page: Page, address: str) -> None:
    page.goto(f"{address}compare/?a=functions/user/p3&b=functions/user/p3")
    expect(page.locator("[data-tool] [role=status]")).to_have_text("A 和 B 是同一格，换掉一边再比。")


def test_from_a_cell_to_the_comparison_with_another_function(page: Page, address: str) -> None:
    page.goto(f"{address}functions/user/p3/")
    page.get_by_role("link", name="跟别的职能比一比").click()
    expect(page.locator("#compare-function-a")).to_have_value("user")
    expect(page.locator("#compare-function-b")).not_to_have_value("user")
    expect(page.locator(".at-notice")).to_have_count(0)


@pytest.mark.parametrize("path", ["compare/", "en/compare/", "functions/user/p3/p4/", "en/levels/p1-p2/p3/"])
def test_the_pages_fit_narrow_screens_in_both_schemes(path: str, page: Page, address: str) -> None:
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        page.goto(address + path)
        expect(page.locator("h1")).to_be_visible()
        assert fits(page)
    page.set_viewport_size({"width": 320, "height": 640})
    assert fits(page)


def test_without_script_the_comparison_leads_on(chromium: Browser, address: str) -> None:
    context = chromium.new_context(java_script_enabled=False, viewport=SIZES["phone"])
    page = context.new_page()
    page.goto(f"{address}compare/?a=functions/content/p3")
    expect(page.locator("[data-tool=compare]")).to_contain_text("要靠浏览器脚本")
    page.locator("a.at-chip", has_text="从 P3 到 P4").first.click()
    expect(page.locator("h2#raised")).to_be_visible()
    context.close()
