"""The self-check: its arithmetic and its links as values, then a reader with a phone and one at a desk."""

from __future__ import annotations

import gzip
import json
import re
import shutil
from collections.abc import Iterator
from html import unescape
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from conftest import ROOT, SIZES, SMALL, Run, build_site, fits, serving
from playwright.sync_api import Browser, BrowserContext, Page, expect

ASSETS = ROOT / "templates" / "theme" / "assets" / "atlas"
PREFILLED = "self-check/?f=content&l=p3"


def asks(ability: int, degree: int, *statements: tuple[str, str]) -> dict[str, Any]:
    return {"ability": ability, "degree": degree, "statements": [{"id": key, "text": text} for key, text in statements]}


def level(name: str, *following: int) -> dict[str, Any]:
    return {"id": name, "name": name.upper(), "role": "", "href": f"../levels/{name}/", "next": following}


# A ladder that forks: a leads to b and to c. Of the abilities 0 is asked by a and b, 1 by a alone, 2 by b alone.
FORK: dict[str, Any] = {
    "tools": {
        "levels": [level("a", 1, 2), level("b"), level("c")],
        "functions": [
            {
                "id": "line",
                "name": "Line",
                "cells": [
                    {
                        "level": 0,
                        "href": "../functions/line/a/",
                        "asks": [asks(0, 1, ("cut", "Cuts."), ("~1", "Sharpens.")), asks(1, 2, ("same", "Cleans."))],
                    },
                    {
                        "level": 1,
                        "href": "../functions/line/b/",
                        "asks": [
                            asks(0, 3, ("cut", "Cuts fast.")),
                            asks(2, 2, ("taste", "Tastes.")),
                            asks(1, 2, ("same", "Cleans.")),
                        ],
                    },
                    {"level": 2, "href": "../functions/line/c/", "asks": [asks(-1, 0, ("~2", "Bakes."))]},
                ],
            }
        ],
    },
    "stamps": [["s0", "s1", "s2"]],
}


@pytest.fixture(scope="module")
def blank(chromium: Browser) -> Iterator[Page]:
    """A page with nothing on it but the functions."""
    page = chromium.new_page()
    for name in ("answers.js", "answers-kept.js", "radar.js"):
        page.add_script_tag(path=str(ASSETS / name))
    page.evaluate("data => { globalThis.data = data; globalThis.pair = Answers.pair(data, 'line', 'a', 'b') }", FORK)
    yield page
    page.close()


@pytest.fixture(scope="module")
def data(site: Path) -> dict[str, Any]:
    return block(site / "self-check" / "index.html")


def block(page: Path) -> dict[str, Any]:
    text = page.read_text(encoding="utf-8")
    found = re.search(r'<div hidden data-for="self-check">(.*?)</div>', text, re.DOTALL)
    assert found
    made: dict[str, Any] = json.loads(unescape(found[1]))
    return made


# Values ---------------------------------------------------------------------------------------------


def kept(here: dict[str, int], after: dict[str, int] | None = None) -> dict[str, Any]:
    """Answers at a, and at b."""
    cells = {"line/a": {"stamp": "s0", "answers": here}}
    return cells if after is None else cells | {"line/b": {"stamp": "s1", "answers": after}}


def test_a_pair_is_a_level_and_the_chosen_next(blank: Page) -> None:
    ids = "([l, n]) => Answers.pair(data, 'line', l, n)?.cells.map((cell) => cell.id) ?? null"
    assert blank.evaluate(ids, ["a", "b"]) == ["line/a", "line/b"]
    assert blank.evaluate(ids, ["a", "c"]) == ["line/a", "line/c"]
    assert blank.evaluate(ids, ["a", ""]) == ["line/a", "line/b"]
    assert blank.evaluate(ids, ["b", ""]) == ["line/b"]
    assert blank.evaluate(ids, ["gone", ""]) is None


def test_what_both_levels_say_in_the_same_words_is_asked_once(blank: Page) -> None:
    assert blank.evaluate("Answers.items(pair).map((item) => [item.ability, item.text, item.at.length])") == [
        [0, "Cuts.", 1],
        [0, "Sharpens.", 1],
        [0, "Cuts fast.", 1],
        [1, "Cleans.", 2],
        [2, "Tastes.", 1],
    ]


def test_an_answer_to_both_levels_is_kept_under_both_and_can_be_taken_back(blank: Page) -> None:
    answer = "([cells, value]) => Answers.with(cells, pair, Answers.items(pair)[3], value)"
    answered = kept({"same": 2}, {"same": 2})
    assert blank.evaluate(answer, [{}, 2]) == answered
    assert blank.evaluate(answer, [answered, None]) == kept({}, {})


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        ({}, [0, 0, 3, []]),
        ({"cut": 0, "~1": 1, "same": 3}, [1, 2, 0, [[0, 3, ["Cuts.", "Sharpens."]]]]),
        ({"cut": 1, "same": 0}, [0, 2, 1, [[1, 2, ["Cleans."]], [0, 1, ["Cuts."]]]]),
        ({"cut": 2, "~1": 3, "same": 2}, [3, 0, 0, []]),
    ],
    ids=["nothing answered", "worst first", "widest gap first", "all done"],
)
def test_standing_counts_what_is_met_missing_and_open(answers: dict[str, int], expected: Any, blank: Page) -> None:
    found = blank.evaluate(
        """cells => {
          const { met, missing, open, gaps } = Answers.standing(cells, Answers.items(pair), pair.cells[0]);
          const gap = (one) => [one.ability, one.steps, one.statements.map((item) => item.text)];
          return [met, missing, open, gaps.map(gap)];
        }""",
        kept(answers),
    )
    assert found == expected


@pytest.mark.parametrize(
    ("here", "after", "you"),
    [
        ({}, {}, None),
        ({"cut": 2, "~1": 2}, {"cut": 0}, 1),
        ({"cut": 2, "~1": 0}, {}, 0.5),
        ({"cut": 2, "~1": 3}, {"cut": 1}, 2),
        ({"cut": 3, "~1": 3}, {"cut": 3}, 3),
    ],
    ids=[
        "open is not zero",
        "all of this level",
        "half of this level",
        "half of the way up",
        "never above what is asked",
    ],
)
def test_a_figure_stands_on_the_scale_of_what_is_asked(
    here: dict[str, int], after: dict[str, int], you: float | None, blank: Page
) -> None:
    figure = "cells => Answers.figures(cells, Answers.items(pair), pair)[0]"
    found = blank.evaluate(figure, kept(here, after))
    assert found["asked"] == [1, 3]
    assert found["you"] == you


def test_strengths_and_plan(blank: Page) -> None:
    cells = kept({"cut": 3, "~1": 1, "same": 0}, {"same": 0, "taste": 2})
    strengths = "cells => Answers.strengths(cells, Answers.items(pair), pair).map((item) => [item.text, item.isAhead])"
    assert blank.evaluate(strengths, cells) == [["Cuts.", False], ["Tastes.", True]]
    plan = "cells => Answers.plan(pair.cells.map((cell) => Answers.standing(cells, Answers.items(pair), cell)), 2)"
    assert blank.evaluate(plan, cells) == [{"ability": 1, "texts": ["Cleans."]}, {"ability": 0, "texts": ["Sharpens."]}]


def test_merging_keeps_both_and_the_newer_of_two(blank: Page) -> None:
    merged = blank.evaluate(
        "([own, other]) => Answers.merge(own, other)", [kept({"cut": 0, "~1": 1}, {}), kept({"cut": 3})]
    )
    assert merged == kept({"cut": 3, "~1": 1}, {})


def test_the_radar_draws_the_widest_gaps_and_no_name_over_another(blank: Page, data: dict[str, Any]) -> None:
    names = [f"Knowledge of product forms {number}" for number in range(12)]
    found = blank.evaluate(
        """names => {
          const figure = (_, ability) => ({ ability, asked: [2], you: ability ? 1 : 2, open: 0 });
          const figures = names.concat("more").map(figure);
          const axes = Answers.axes(figures);
          const { labels, you, edges } = Radar.of(axes, names, 4);
          return { abilities: axes.map((axis) => axis.ability), labels, you, edges: edges.length };
        }""",
        names,
    )
    assert found["abilities"] == list(range(1, 13))
    assert found["you"][0] == [0, -21]
    assert found["edges"] == 12
    for side in ("start", "end"):
        boxes = sorted((one["top"], one["height"]) for one in found["labels"] if one["anchor"] == side)
        assert all(top + height <= below for (top, height), (below, _) in pairwise(boxes))


def test_an_axis_that_is_not_answered_has_no_point_and_no_edge(blank: Page) -> None:
    edges = """Radar.of([1, null, 2, 3].map((you) => ({ asked: [3], you })), ["a", "b", "c", "d"], 3).edges.length"""
    assert blank.evaluate(edges) == 2


# Links ----------------------------------------------------------------------------------------------

ENCODE = "([data, cells, f, l, n]) => AnswersLink.encode(cells, Answers.pair(data, f, l, n))"
DECODE = "([data, link]) => AnswersLink.decode(data, link)"


def link(blank: Page, cells: dict[str, Any]) -> str:
    made: str = blank.evaluate(ENCODE, [FORK, cells, "line", "a", "b"])
    return f"#{made}"


def test_a_link_brings_back_every_answer_of_every_function_and_level(blank: Page, data: dict[str, Any]) -> None:
    found = blank.evaluate(
        """data => data.tools.functions.flatMap((one) => one.cells.map((cell) => {
          const pair = Answers.pair(data, one.id, data.tools.levels[cell.level].id, "");
          let cells = {};
          Answers.items(pair).forEach((item, index) => { cells = Answers.with(cells, pair, item, index % 4) });
          const link = AnswersLink.encode(cells, pair);
          const back = AnswersLink.decode(data, `#${link}`);
          const isSame = JSON.stringify(back.cells) === JSON.stringify(cells);
          return [isSame, back.lost, back.isChanged, link.length, Answers.items(pair).length];
        }))""",
        data,
    )
    assert len(found) == sum(len(function["cells"]) for function in data["tools"]["functions"])
    for is_same, lost, is_changed, length, items in found:
        assert (is_same, lost, is_changed) == (True, 0, False)
        assert length <= 4 * items + 60


def test_a_link_leaves_open_what_is_open(blank: Page) -> None:
    cells = kept({"cut": 0}, {"taste": 3})
    back = blank.evaluate(DECODE, [FORK, link(blank, cells)])
    assert (back["cells"], back["taken"]) == (cells, 2)


def test_a_link_of_before_an_edit_brings_what_still_fits(blank: Page) -> None:
    old = link(blank, kept({"cut": 3, "~1": 2}))
    edited = json.loads(json.dumps(FORK))
    statements = edited["tools"]["functions"][0]["cells"][0]["asks"][0]["statements"]
    statements[0]["text"] = "Cuts, in other words."
    statements[1]["id"] = "~9"
    edited["stamps"][0][0] = "s9"
    back = blank.evaluate(DECODE, [edited, old])
    assert back["cells"] == {"line/a": {"stamp": "s9", "answers": {"cut": 3}}}
    assert (back["taken"], back["lost"], back["isChanged"]) == (1, 1, True)


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        (lambda text: text[:-3], "broken"),
        (lambda text: text.replace(".line.", ".lime."), "broken"),
        (lambda text: text.replace("#1.", "#0."), "version"),
        (lambda text: text.replace("#1.", "#2."), "version"),
        (lambda text: text + "A" * 5000, "long"),
        (lambda _: "#1.%F0%28%8C%28.<script>", "broken"),
        (lambda _: "#1.......", "broken"),
    ],
    ids=["cut off", "mistyped", "an old version", "a newer version", "too long", "garbage", "dots"],
)
def test_a_link_that_cannot_be_read_says_why(change: Any, fault: str, blank: Page) -> None:
    assert blank.evaluate(DECODE, [FORK, change(link(blank, kept({"cut": 1})))]) == {"fault": fault}


def test_a_link_to_a_level_that_is_gone_says_so(blank: Page) -> None:
    without = json.loads(json.dumps(FORK))
    without["tools"]["functions"][0]["cells"].pop(0)
    assert blank.evaluate(DECODE, [without, link(blank, kept({"cut": 1}))]) == {"fault": "gone"}


@pytest.mark.parametrize("fragment", ["", "#", "#plan", "#1", "#-1.a"])
def test_another_fragment_is_none_of_ours(fragment: str, blank: Page) -> None:
    assert blank.evaluate(DECODE, [FORK, fragment]) is None


# Files ----------------------------------------------------------------------------------------------

READ = "text => AnswersFile.read(text)"


def test_a_file_is_for_people_and_comes_back_whole(blank: Page) -> None:
    cells = kept({"cut": 1}, {"taste": 3})
    write = "cells => AnswersFile.write(data, cells, 'Answers', ['no', 'helped', 'alone', 'teach'])"
    text = blank.evaluate(write, cells)
    assert '"statement": "Cuts.",\n          "words": "helped"' in text
    assert blank.evaluate(READ, text) == {"cells": cells}


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("", "text"),
        ("not json", "text"),
        ("null", "text"),
        ("[1]", "text"),
        ('{"format": "another", "version": 1}', "text"),
        ('{"format": "self-check", "version": 2, "cells": {}}', "version"),
        ('{"format": "self-check", "version": 1, "cells": {"line/a": {"answers": {"cut": 1}}}}', "text"),
        (
            '{"format": "self-check", "version": 1, "cells": {"line/a": {"answers": [{"key": "cut", "value": 9}]}}}',
            "text",
        ),
        ('{"format": "self-check", "version": 1, "cells": {"__proto__": {"answers": []}}}', "text"),
        (" " * 1_000_001, "text"),
    ],
)
def test_a_file_of_another_form_is_refused(text: str, fault: str, blank: Page) -> None:
    assert blank.evaluate(READ, text) == {"fault": fault}


def test_answers_whose_statements_are_gone_are_left_out(blank: Page) -> None:
    cells = kept({"cut": 1, "gone": 2}) | {"line/z": {"stamp": "x", "answers": {"cut": 1}}}
    assert blank.evaluate("cells => Answers.fit(data, cells)", cells) == {
        "cells": kept({"cut": 1}),
        "taken": 1,
        "lost": 2,
    }


# The page's data ------------------------------------------------------------------------------------


def test_the_page_is_small(site: Path) -> None:
    for root in ("", "en/"):
        assert len(gzip.compress((site / root / "self-check" / "index.html").read_bytes())) < 60_000


def test_answers_are_kept_under_the_same_keys_in_both_languages(site: Path, data: dict[str, Any]) -> None:
    def keys(found: dict[str, Any]) -> list[str]:
        cells = [cell for function in found["tools"]["functions"] for cell in function["cells"]]
        return [statement["id"] for cell in cells for ask in cell["asks"] for statement in ask["statements"]]

    english = block(site / "en" / "self-check" / "index.html")
    assert keys(data) == keys(english)
    assert data["stamps"] == english["stamps"]
    assert "" not in keys(data)
    assert (data["root"], english["root"]) == ("../", "../../")


# Readers --------------------------------------------------------------------------------------------


@pytest.fixture(params=SIZES)
def reader(request: pytest.FixtureRequest, chromium: Browser) -> Iterator[BrowserContext]:
    """A browser of its own; whatever a script gets wrong, or asks of another host, fails the test."""
    context = chromium.new_context(viewport=SIZES[request.param], locale="zh-CN")
    wrong: list[str] = []
    context.on("weberror", lambda error: wrong.append(str(error.error)))
    context.on("console", lambda message: wrong.append(message.text) if message.type in ("error", "warning") else None)
    local = ("http://127.0.0.1:", "blob:")
    context.on("request", lambda request: None if request.url.startswith(local) else wrong.append(request.url))
    yield context
    context.close()
    assert wrong == []


def opened(reader: BrowserContext, address: str, path: str = PREFILLED) -> Page:
    page = reader.new_page()
    page.goto(address + path)
    return page


def answer(page: Page, *values: int) -> None:
    """Answers the first statements, from the first on."""
    for number, value in enumerate(values):
        page.locator(f"input[name=q{number}]").nth(value).check()


def answers(page: Page) -> list[tuple[int, str]]:
    page.locator(".at-check fieldset").first.wait_for()
    found: list[tuple[int, str]] = [
        (int(name[1:]), value)
        for name, value in page.locator(".at-check input:checked").evaluate_all(
            "all => all.map((one) => [one.name, one.value])"
        )
    ]
    return found


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()


def sticking_out(page: Page) -> list[str]:
    """What of the tool is drawn beyond the right edge of the screen."""
    found: list[str] = page.evaluate(
        """() => [...document.querySelectorAll("[data-tool] *:not(.at-scroll *)")]
          .filter((one) => one.getBoundingClientRect().right > innerWidth + 1)
          .map((one) => one.outerHTML.slice(0, 80))"""
    )
    return found


def test_choosing_brings_the_statements_of_two_levels_without_naming_them(reader: BrowserContext, address: str) -> None:
    page = opened(reader, address, "self-check/")
    expect(page.locator("fieldset")).to_have_count(0)
    page.get_by_label("你做的职能").select_option("内容运营")
    page.get_by_label("你现在的职级").select_option(label="P3 业务骨干")
    expect(page.get_by_label("你现在的职级")).to_be_focused()
    expect(page).to_have_url(f"{address}{PREFILLED}")
    legends = page.locator("fieldset legend").all_inner_texts()
    assert len(legends) == 16
    assert re.fullmatch(r"第 1 项，共 16 项\s+\S.*", legends[0])
    assert not re.search(r"P\d", " ".join(page.locator("fieldset").all_inner_texts()))
    expect(page.locator(".at-check__picks select")).to_have_count(2)
    assert fits(page)


def test_at_the_top_only_that_level_is_asked(reader: BrowserContext, address: str, data: dict[str, Any]) -> None:
    page = opened(reader, address, "self-check/?f=content&l=p5")
    asked = data["tools"]["functions"][0]["cells"][3]["asks"]
    expect(page.locator("fieldset")).to_have_count(sum(len(ask["statements"]) for ask in asked))
    expect(page.locator("#result")).to_contain_text("你在 P5")


def test_a_keyboard_is_enough(reader: BrowserContext, address: str) -> None:
    page = opened(reader, address)
    page.locator("input[name=q0]").first.focus()
    page.keyboard.press("Space")
    page.keyboard.press("ArrowDown")
    assert answers(page) == [(0, "1")]
    expect(page.locator("[data-tool] [role=status]")).to_have_text(
        re.compile("已答 1 项，共 16 项。P3：做到 0 项，还差 1 项")
    )
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="清除第 1 项的回答")).to_be_focused()
    page.keyboard.press("Enter")
    assert answers(page) == []
    expect(page.locator("input[name=q0]").first).to_be_focused()


def test_the_result_follows_each_answer(reader: BrowserContext, address: str) -> None:
    page = opened(reader, address)
    answer(page, 0)
    expect(page.locator(".at-tallied").first).to_have_text("P3：做到 0 项，还差 1 项，7 项没答")
    first = page.locator(".at-check__ask h3").first.inner_text()
    expect(page.locator(".at-gaps li")).to_have_text([f"{first}差 2 步"])
    expect(page.locator("#plan ~ .at-plan h3")).to_have_text([first])
    expect(page.locator(".at-result text.t-gap")).to_have_text([first])
    answer(page, 3)
    expect(page.locator(".at-gaps li")).to_have_count(0)
    expect(page.locator("#strengths + dl dt")).to_have_text([first])


def test_the_table_has_the_figures_of_the_picture_and_ways_lead_on(reader: BrowserContext, address: str) -> None:
    page = opened(reader, address)
    answer(page, 0, 3, 2, 1)
    rows = page.locator(".at-figures tbody tr")
    expect(rows).to_have_count(page.locator(".at-result figure text").count())
    expect(rows.first).to_have_text(re.compile(r"0\s*2 应用"))
    ways = page.locator(".at-ways a").evaluate_all("all => all.map((one) => one.pathname)")
    assert ways == ["/functions/content/p3/", "/functions/content/p4/", "/functions/content/p3/p4/"]


def test_answers_outlive_a_reload_and_a_change_of_mind(reader: BrowserContext, address: str) -> None:
    page = opened(reader, address)
    answer(page, 0, 1, 2, 3)
    page.reload()
    assert answers(page) == [(0, "0"), (1, "1"), (2, "2"), (3, "3")]
    page.get_by_label("你做的职能").select_option("用户运营")
    assert answers(page) == []
    page.get_by_label("你做的职能").select_option("内容运营")
    assert len(answers(page)) == 4
    page.goto(f"{address}self-check/")
    assert len(answers(page)) == 4
    page.locator("a.at-lang").click()
    expect(page.locator("h1")).to_have_text("Self-check")
    assert len(answers(page)) == 4


def test_what_is_answered_of_the_next_level_counts_once_it_is_reached(reader: BrowserContext, address: str) -> None:
    page = opened(reader, address)
    answer(page, *[2] * 16)
    page.get_by_label("你现在的职级").select_option("p4")
    expect(page.locator(".at-tallied").first).to_have_text("P4：做到 8 项，还差 0 项")


def test_a_link_opens_elsewhere_and_leaves_own_answers_alone(
    reader: BrowserContext, address: str, chromium: Browser
) -> None:
    reader.grant_permissions(["clipboard-read", "clipboard-write"], origin=address.rstrip("/"))
    page = opened(reader, address)
    answer(page, 0, 1, 2)
    press(page, "复制分享链接")
    expect(page.locator(".at-check__hand")).to_have_text("复制好了。")
    shared = page.evaluate("navigator.clipboard.readText()")
    assert re.fullmatch(rf"{address}self-check/#1\.content\.p3\.p4\.[\w.-]+", shared)
    other = chromium.new_context()
    lead = other.new_page()
    lead.goto(f"{address}{PREFILLED}")
    answer(lead, 3)
    lead.goto(shared)
    expect(lead.locator(".at-check__notes")).to_contain_text("内容运营 P3，答了 3 项")
    assert answers(lead) == [(0, "0"), (1, "1"), (2, "2")]
    lead.locator("a.at-lang").click()
    expect(lead.locator("h1")).to_have_text("Self-check")
    assert answers(lead) == [(0, "0"), (1, "1"), (2, "2")]
    lead.go_back()
    press(lead, "看我自己的")
    assert answers(lead) == [(0, "3")]
    assert "#" not in lead.url
    lead.goto(shared)
    press(lead, "存成我的答案")
    lead.reload()
    assert answers(lead) == [(0, "0"), (1, "1"), (2, "2")]
    other.close()


@pytest.mark.parametrize(
    ("fragment", "sentence"),
    [("#1.content.p3.p4.AAAA.A", "不完整"), ("#0.content", "另一个版本"), (f"#1.{'A' * 5000}", "太长")],
)
def test_a_broken_link_says_so_and_the_page_goes_on(
    fragment: str, sentence: str, reader: BrowserContext, address: str
) -> None:
    page = opened(reader, address, PREFILLED + fragment)
    expect(page.locator(".at-check__notes")).to_contain_text(sentence)
    answer(page, 1)
    assert answers(page) == [(0, "1")]


def test_without_a_clipboard_the_link_stands_there_to_be_copied(reader: BrowserContext, address: str) -> None:
    reader.add_init_script("Object.defineProperty(navigator, 'clipboard', { value: undefined })")
    page = opened(reader, address)
    answer(page, 1)
    press(page, "复制分享链接")
    field = page.locator(".at-check__hand textarea")
    expect(field).to_be_focused()
    assert field.input_value().startswith(f"{address}self-check/#1.content.p3.p4.")
    assert field.evaluate("field => field.selectionEnd - field.selectionStart") == len(field.input_value())


def test_answers_leave_as_a_file_and_come_back(reader: BrowserContext, address: str, tmp_path: Path) -> None:
    page = opened(reader, address)
    answer(page, 0, 1)
    with page.expect_download() as download:
        press(page, "导出文件")
    path = tmp_path / download.value.suggested_filename
    download.value.save_as(path)
    assert '"words": "有人带着做过"' in path.read_text(encoding="utf-8")
    press(page, "删除全部答案")
    assert answers(page) == []
    page.locator("input[type=file]").set_input_files(path)
    expect(page.locator(".at-check__notes")).to_contain_text("读入了 2 项答案。")
    assert answers(page) == [(0, "0"), (1, "1")]
    page.get_by_label("或者把复制来的文本贴在这里").fill("{}")
    press(page, "读入文本")
    expect(page.locator(".at-check__notes")).to_contain_text("没有读入")
    page.get_by_label("或者把复制来的文本贴在这里").fill(path.read_text(encoding="utf-8"))
    press(page, "读入文本")
    expect(page.locator(".at-check__notes")).to_contain_text("读入了 2 项答案。")


def test_one_click_deletes_and_another_brings_back(reader: BrowserContext, address: str) -> None:
    page = opened(reader, address)
    answer(page, 0, 1)
    press(page, "删除全部答案")
    expect(page.locator(".at-check__notes")).to_contain_text("已经全部删除")
    assert page.evaluate("localStorage.length") == page.evaluate(
        "Object.keys(localStorage).filter((key) => !key.startsWith('self-check:')).length"
    )
    press(page, "撤销")
    page.reload()
    assert answers(page) == [(0, "0"), (1, "1")]


def test_a_content_that_changed_since_is_told(reader: BrowserContext, address: str) -> None:
    page = opened(reader, address)
    answer(page, 2)
    page.evaluate(
        """() => {
          const key = Object.keys(localStorage).find((one) => one.startsWith("self-check:"));
          localStorage.setItem(key, localStorage.getItem(key).replace(/"stamp":"[^"]+"/, '"stamp":"before"'));
        }"""
    )
    page.reload()
    expect(page.locator(".at-check__notes")).to_contain_text("这里的内容改过")
    assert answers(page) == [(0, "2")]


@pytest.mark.parametrize(
    "broken",
    [
        "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError') } })",
        "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError') }",
    ],
    ids=["blocked", "full"],
)
def test_a_browser_that_keeps_nothing_is_told_once(broken: str, chromium: Browser, address: str) -> None:
    """Where it is blocked the theme's own scripts fail as well, so errors are not counted here."""
    context = chromium.new_context(viewport=SIZES["phone"])
    context.add_init_script(f"if (location.pathname.endsWith('/self-check/')) {{ {broken} }}")
    page = opened(context, address)
    answer(page, 0)
    expect(page.locator(".at-check__notes")).to_contain_text("不让网页存东西")
    page.locator(".at-check__notes").evaluate("notes => notes.replaceChildren()")
    answer(page, 1, 2)
    expect(page.locator(".at-check__notes")).to_be_empty()
    assert answers(page) == [(0, "1"), (1, "2")]
    context.close()


def test_kept_answers_of_another_form_do_no_harm(reader: BrowserContext, address: str) -> None:
    page = opened(reader, address)
    for wrong in (
        "{",
        '{"version":1,"cells":{"content/p3":{"answers":{"a":7}}}}',
        '{"version":1,"cells":null}',
        "null",
    ):
        page.evaluate("text => localStorage.setItem('self-check:/', text)", wrong)
        page.reload()
        expect(page.locator("fieldset")).to_have_count(16)


def test_no_request_leaves_while_it_is_used(reader: BrowserContext, address: str) -> None:
    page = opened(reader, address, "self-check/")
    page.wait_for_load_state("networkidle")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.get_by_label("你做的职能").select_option("数据运营")
    page.get_by_label("你现在的职级").select_option("p4")
    answer(page, 0, 1, 2, 3)
    press(page, "复制分享链接")
    press(page, "复制成文本")
    press(page, "删除全部答案")
    page.wait_for_load_state("networkidle")
    assert {url for url in asked if not url.endswith("/favicon.svg")} == set()  # Chromium asks for it with each address


def test_it_fits_its_screen_in_both_schemes_and_at_twice_the_size(reader: BrowserContext, address: str) -> None:
    page = opened(reader, address)
    for root in ("", "en/"):
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
            page.goto(address + root + PREFILLED)
            answer(page, 0, 1, 2)
            assert fits(page)
    page.set_viewport_size({"width": 320, "height": 700})
    assert fits(page)
    assert sticking_out(page) == []
    page.set_viewport_size({"width": 390, "height": 700})
    page.evaluate("document.documentElement.style.fontSize = '250%'")
    assert sticking_out(page) == []


def test_targets_are_large_enough_for_a_thumb(chromium: Browser, address: str) -> None:
    page = chromium.new_page(viewport=SIZES["phone"])
    page.goto(address + PREFILLED)
    answer(page, 0)
    targets = page.locator("[data-tool] :is(select, .at-opt, button, label.at-btn):visible").all()
    assert len(targets) > 60
    for target in targets:
        box = target.bounding_box()
        assert box
        assert box["height"] >= 44, target.inner_text()
    page.close()


def test_print_holds_result_and_plan_and_not_the_form(chromium: Browser, address: str) -> None:
    page = chromium.new_page()
    page.goto(address + PREFILLED)
    answer(page, 0, 1)
    page.emulate_media(media="print")
    for shown in (".at-result", "#plan", ".at-plan", ".at-blank >> nth=0"):
        expect(page.locator(shown)).to_be_visible()
    for hidden in ("fieldset >> nth=0", ".at-check__picks", ".at-check__keep", "#read"):
        expect(page.locator(hidden)).to_be_hidden()
    page.close()


def test_without_script_it_says_what_it_does_and_leads_to_the_statements(chromium: Browser, address: str) -> None:
    context = chromium.new_context(java_script_enabled=False, viewport=SIZES["phone"])
    page = context.new_page()
    page.goto(f"{address}self-check/")
    expect(page.locator("noscript, .at-notice").first).to_be_visible()
    page.locator("#read + dl a", has_text="P4").first.click()
    expect(page).to_have_url(f"{address}functions/content/p4/")
    page.get_by_role("link", name="用这一页自测").click()
    expect(page).to_have_url(f"{address}self-check/?f=content&l=p4")
    context.close()


def test_a_function_leads_to_it_with_itself_chosen(reader: BrowserContext, address: str) -> None:
    page = opened(reader, address, "functions/content/")
    page.get_by_role("link", name="用这一页自测").click()
    expect(page.get_by_label("你做的职能")).to_have_value("content")
    expect(page.get_by_label("你现在的职级")).to_have_value("")


# Other frameworks -----------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def kitchen(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The small framework, its line open to both ways of the fork."""
    place = tmp_path_factory.mktemp("check")
    shutil.copytree(SMALL, place / "content")
    line = place / "content" / "functions" / "line.yml"
    both = line.read_text(encoding="utf-8") + "  pastry-chef:\n    work: [Calls the desserts.]\n"
    line.write_text(both, encoding="utf-8")
    build_site(ROOT, "build", "--content", str(place / "content"), "--output", str(place / "site"))
    with serving(place / "site") as address:
        yield address


def statements(page: Page) -> list[str]:
    return page.locator("legend > span").all_inner_texts()


def test_where_levels_fork_the_next_is_chosen(reader: BrowserContext, kitchen: str) -> None:
    page = opened(reader, kitchen, "self-check/?f=line&l=cook")
    assert statements(page) == ["Calls the orders and tastes each plate.", "Cuts a brunoise without looking up."]
    page.get_by_label("Where you want to go next").select_option("pastry-chef")
    assert statements(page) == ["Calls the desserts.", "Cuts a brunoise without looking up."]
    assert "n=pastry-chef" in page.url
    page.reload()
    assert statements(page)[0] == "Calls the desserts."


def test_what_has_no_statements_is_asked_by_its_degree_or_by_its_work(reader: BrowserContext, kitchen: str) -> None:
    page = opened(reader, kitchen, "self-check/?f=line&l=apprentice")
    assert statements(page) == ["Holds the knife right.", "Cuts a brunoise without looking up."]
    answer(page, 1, 1)
    expect(page.locator(".at-gaps li")).to_have_text(["Knife work1 step to go", "Knife work1 step to go"])
    expect(page.locator(".at-result svg")).to_have_count(0)
    page.goto(f"{kitchen}self-check/?f=pastry&l=apprentice")
    assert statements(page) == ["Weighs."]


def test_a_framework_whose_functions_ask_nothing_has_no_such_page(tmp_path: Path, run: Run) -> None:
    content = tmp_path / "content"
    shutil.copytree(SMALL, content)
    for function in (content / "functions").iterdir():
        function.write_text(function.read_text(encoding="utf-8").split("levels:")[0], encoding="utf-8")
    done = run(ROOT, "build", "--content", str(content), "--output", str(tmp_path / "site"))
    assert done.returncode == 0, done.stderr
    assert not (tmp_path / "site" / "self-check").exists()
    for page in ("index.html", "functions/line/index.html"):
        assert "self-check/" not in (tmp_path / "site" / page).read_text(encoding="utf-8")
