"""Nothing in content can act: what is typed into a text is shown as text, on the page, in the frame, in the search."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from conftest import SMALL, Run, build_site, copy_project, serving
from playwright.sync_api import Browser, expect

PAYLOADS = [
    "<script>window.marker=1</script>",
    "<img src=x onerror=window.marker=1>",
    '"><svg onload=window.marker=1>',
    "{{ 7*7 }} {% raw %} {{ config }}",
    "[x](javascript:window.marker=1) **b** `c` | d",
    "x{: onclick=window.marker=1 } {#__search}",
    "</title><script>window.marker=1</script>",
]


def quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def entry(number: int, text: str) -> str:
    typed, also = quoted(f"{number} {text}"), quoted(f"{number} {text} {number}")
    return f"name: {typed}\nsummary: {typed}\naliases: [{also}]\ntells: {typed}\nmoved_by: [{typed}]\n"


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    project = copy_project(tmp_path_factory.mktemp("live") / "project", SMALL)
    for number, text in enumerate(PAYLOADS):
        (project / "content" / "metrics" / f"m{number}.yml").write_text(entry(number, text), encoding="utf-8")
    site = project / "content" / "site.yml"
    text = site.read_text("utf-8").replace("title: Kitchen Ladder", f"title: {quoted(PAYLOADS[1])}")
    text = text.replace("summary: Which stations", f"body: {quoted('**Hot** & 1 < 2')}\n  summary: Which stations")
    text = text.replace("laws:", "laws:\n  telling_summaries: false")
    site.write_text(text, encoding="utf-8")
    build_site(project)
    with serving(project / "site") as place:
        yield place


@pytest.mark.parametrize("number", range(len(PAYLOADS)))
def test_a_payload_is_shown_and_does_nothing(number: int, chromium: Browser, address: str) -> None:
    page = chromium.new_page()
    page.goto(f"{address}metrics/m{number}/")
    typed = f"{number} {PAYLOADS[number]}"
    expect(page.locator("h1")).to_have_text(typed)
    for place in (".at-sum", ".at-aka", "#moved-by + ul", ".at-glance"):
        expect(page.locator(place)).to_contain_text(typed)
    assert page.title().startswith(typed)
    page.goto(f"{address}metrics/")
    expect(page.locator("main")).to_contain_text(typed)
    page.goto(f"{address}?q={number}")
    expect(page.locator(".md-search-result__item").first).to_be_visible()
    assert page.evaluate("window.marker") is None
    page.close()


def test_the_title_of_the_site_is_text(chromium: Browser, address: str) -> None:
    page = chromium.new_page()
    page.goto(address)
    expect(page.locator("h1")).to_have_text(PAYLOADS[1])
    assert page.evaluate("window.marker") is None
    assert page.evaluate("document.querySelectorAll('[onerror], [onload], [onclick]').length") == 0
    page.close()


@pytest.mark.parametrize("tag", ["!!python/object/apply:os.system", "!!python/name:os.system", "!include"])
def test_a_tag_runs_nothing(tag: str, project: Path, run: Run) -> None:
    marker = project / "marker"
    place = project / "content" / "metrics" / "plates-per-hour.yml"
    place.write_text(f"name: {tag} ['touch {marker}']\n", encoding="utf-8")
    done = run(project)
    assert done.returncode == 1
    assert "A110" in done.stderr
    assert not marker.exists()
