"""The copy for a folder on disk: its links name files; in a browser it reads, leads on and searches, with no server."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from conftest import ROOT, SIZES, Run
from playwright.sync_api import Browser, Page, expect

from atlas import offline


@pytest.fixture(scope="module")
def packed(site: Path) -> bytes:
    return offline.pack(site, "copy")


@pytest.fixture(scope="module")
def copy(packed: bytes, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Unpacked, in a folder with a blank and a Chinese character in its name."""
    place = tmp_path_factory.mktemp("a folder 图")
    zipfile.ZipFile(io.BytesIO(packed)).extractall(place)
    return place / "copy"


def faults(page: Page) -> list[str]:
    """What goes wrong on a page from now on; not a request that the next page cuts short, but a missing file."""
    wrong: list[str] = []
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("console", lambda message: wrong.append(message.text) if message.type == "error" else None)
    cut = "net::ERR_ABORTED"
    page.on("requestfailed", lambda request: wrong.append(request.url) if request.failure != cut else None)
    return wrong


def test_a_file_that_is_missing_is_a_fault(chromium: Browser, tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text('<!doctype html><img src="missing.svg" alt="">', encoding="utf-8")
    page = chromium.new_page()
    wrong = faults(page)
    page.goto((tmp_path / "index.html").as_uri())
    page.close()
    assert any(fault.endswith("/missing.svg") for fault in wrong)


@pytest.fixture(params=SIZES)
def page(request: pytest.FixtureRequest, chromium: Browser) -> Iterator[Page]:
    context = chromium.new_context(viewport=SIZES[request.param], locale="zh-CN")
    page = context.new_page()
    wrong = faults(page)
    yield page
    context.close()
    assert wrong == []


@pytest.mark.parametrize(
    ("target", "there"),
    [
        ("../", "../index.html"),
        ("./", "./index.html"),
        ("..", "../index.html"),
        ("../..", "../../index.html"),
        ("functions/content/?a=b#work", "functions/content/index.html?a=b#work"),
        ("#work", "#work"),
        ("?q=ugc", "?q=ugc"),
        ("assets/atlas/atlas.css", "assets/atlas/atlas.css"),
        ("https://example.org/", "https://example.org/"),
        ("mailto:a@example.org", "mailto:a@example.org"),
    ],
)
def test_where_a_link_leads_on_disk(target: str, there: str) -> None:
    assert offline.to_file(target) == there


def test_only_what_has_to_change_is_changed() -> None:
    text = """<!doctype html><meta http-equiv="refresh" content="0; url=../b/">
<meta http-equiv="Content-Security-Policy" content="default-src 'self'"><link rel=next href=b/>
<p>text &amp; <a title="href=" href="b/?x=1&amp;y=2">go</a> <a href='c/'>c</a></p>
<!-- <a href="d/"> -->
<script>if (1 < 2) "href='e/'"</script>
<div hidden data-for="x">{"href":"f/","text":"href=\\"g/\\""}</div><script src="x.js"></script>
"""
    assert (
        offline.page(text, "en/a/index.html")
        == """<!doctype html><meta http-equiv="refresh" content="0; url=../b/index.html">
<link rel=next href="b/index.html">
<p>text &amp; <a title="href=" href="b/index.html?x=1&amp;y=2">go</a> <a href="c/index.html">c</a></p>
<!-- <a href="d/"> -->
<script>if (1 < 2) "href='e/'"</script>
<div hidden data-for="x">{"href":"f/index.html","text":"href=\\"g/\\""}</div>\
<script src="../assets/atlas/offline.js"></script><script src="x.js"></script>
"""
    )


def test_the_same_site_gives_the_same_bytes(site: Path, packed: bytes) -> None:
    assert offline.pack(site, "copy") == packed


def test_every_link_of_every_page_names_a_file_that_is_there(copy: Path) -> None:
    pages = sorted(copy.rglob("*.html"))
    assert len(pages) > 300
    for path in pages:
        text = re.sub(r"<script.*?</script>", "", path.read_text("utf-8"), flags=re.DOTALL)
        for target in re.findall(r'\s(?:href|src)="([^"]*)"|"href":"([^"]*)"|; url=([^"]*)"', text):
            parts = urlsplit("".join(target))
            if not parts.scheme and parts.path:
                assert (path.parent / unquote(parts.path)).is_file(), (path, target)


def test_it_reads_leads_on_and_changes_the_language(page: Page, copy: Path) -> None:
    page.goto((copy / "index.html").as_uri())
    expect(page.locator("h1")).to_have_text("运营职业图谱")
    page.locator(".at-card a", has_text="内容运营").first.click()
    expect(page.locator("h1")).to_have_text("内容运营")
    page.locator("a.at-rung", has_text="P3").click()
    page.get_by_role("link", name="English").click()
    expect(page.locator("h1")).to_have_text("Content operations P3")
    page.locator("nav.at-strip a", has_text="Matrix").click()
    page.get_by_role("button", name="Levels").click()
    page.get_by_role("checkbox", name="P3").check()
    assert page.url.endswith("/en/matrix/index.html?level=p3")
    page.reload()
    expect(page.get_by_role("checkbox", name="P3", include_hidden=True)).to_be_checked()


def test_the_tools_lead_to_files(page: Page, copy: Path) -> None:
    page.goto(f"{(copy / 'position' / 'index.html').as_uri()}?function=content&level=p3")
    page.locator(".at-found .at-chip", has_text="活动运营").click()
    page.get_by_role("link", name="打开 活动运营 P3 的整页").click()
    expect(page.locator("h1")).to_have_text("活动运营 P3")
    assert page.url.endswith("/functions/event/p3/index.html")


@pytest.mark.parametrize(
    ("start", "query", "found"),
    [
        ("index.html", "留存", "留存率"),
        ("functions/content/index.html", "neirong", "内容运营"),
        ("en/index.html", "funnel", "Conversion funnel"),
    ],
)
def test_the_search_finds_titles_and_leads_to_files(start: str, query: str, found: str, page: Page, copy: Path) -> None:
    page.goto((copy / start).as_uri())
    page.locator("label[for=__search]:visible, .md-search__form:visible").first.click()
    page.locator("#at-query").fill(query)
    link = page.locator(".md-search-result__item a", has_text=found).first
    expect(link).to_be_visible()
    link.click()
    expect(page.locator("h1")).to_contain_text(found)
    assert urlsplit(page.url).path.endswith("/index.html")


def test_the_search_finds_words_of_the_texts(page: Page, copy: Path) -> None:
    page.goto((copy / "index.html").as_uri())
    page.locator("label[for=__search]:visible, .md-search__form:visible").first.click()
    page.locator("#at-query").fill("误伤的能申诉回来")
    expect(page.locator(".md-search-result__list")).to_contain_text("内容运营")


def test_one_command_makes_it(project: Path, run: Run) -> None:
    done = run(project, "offline")
    assert done.returncode == 0, done.stderr
    names = zipfile.ZipFile(project / "site-offline.zip").namelist()
    assert "site-offline/index.html" in names
    assert not (project / "site").exists()
    assert not [path.name for path in project.iterdir() if path.name.endswith(".work")]


def test_another_kind_of_file_is_refused(run: Run) -> None:
    done = run(ROOT, "offline", "--output", "content/site.yml")
    assert done.returncode == 2
    assert ".zip" in done.stderr
