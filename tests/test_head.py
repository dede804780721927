"""What a page tells programs: search engines, the cards of messengers, readers of llms.txt."""

from __future__ import annotations

import json
import re
import struct
import xml.etree.ElementTree as ElementTree
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

import pytest
from conftest import ROOT, SMALL, build_site, copy_project, serving, watched
from playwright.sync_api import Browser, expect

SITE_URL = "https://example.org/atlas/"
MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
XHTML = "{http://www.w3.org/1999/xhtml}"


@pytest.fixture(scope="module")
def placed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real site, its address known."""
    place = tmp_path_factory.mktemp("placed") / "site"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SITE_URL", SITE_URL)
        build_site(ROOT, "build", "--output", str(place))
    return place


def html(site: Path, address: str) -> str:
    return (site / address / "index.html").read_text(encoding="utf-8")


def pages(site: Path) -> Iterator[tuple[str, str]]:
    """Address and HTML of every page."""
    for path in sorted(site.rglob("index.html")):
        address = path.parent.relative_to(site).as_posix()
        yield ("" if address == "." else f"{address}/"), path.read_text(encoding="utf-8")


def data(page: str) -> list[dict[str, Any]]:
    """The linked data of a page."""
    found = re.findall(r'<script type="application/ld\+json">(.*?)</script>', page)
    assert len(found) == 1
    nodes: list[dict[str, Any]] = json.loads(found[0])["@graph"]
    return nodes


def shared(page: str) -> dict[str, str]:
    return dict(re.findall(r'<meta property="og:([^"]+)" content="([^"]*)">', page))


def test_every_page_has_its_own_title_and_a_description(site: Path) -> None:
    titles = {address: re.findall(r"<title>(.+)</title>", page) for address, page in pages(site)}
    assert all(len(found) == 1 for found in titles.values())
    for root in ("", "en/"):
        mine = [found[0] for address, found in titles.items() if address.startswith("en/") == bool(root)]
        assert len(set(mine)) == len(mine)
    assert [
        address for address, page in pages(site) if not re.search(r'<meta name="description" content="\S', page)
    ] == []


def test_a_page_can_be_shared(placed: Path) -> None:
    page = html(placed, "en/terms/ugc")
    told = shared(page)
    assert (told["title"], told["type"], told["site_name"]) == ("UGC", "article", "Ops Atlas")
    assert (told["locale"], told["locale:alternate"]) == ("en_US", "zh_CN")
    assert told["url"] == f"{SITE_URL}en/terms/ugc/"
    assert f'<link rel="canonical" href="{told["url"]}">' in page
    assert shared(html(placed, ""))["type"] == "website"


def test_the_picture_of_a_share_is_there_in_the_size_that_is_told(placed: Path) -> None:
    told = shared(html(placed, "en"))
    picture = (placed / told["image"].removeprefix(SITE_URL)).read_bytes()
    assert struct.unpack(">II", picture[16:24]) == (int(told["image:width"]), int(told["image:height"]))
    assert told["image:alt"]


def test_without_an_address_nothing_pretends_to_have_one(site: Path) -> None:
    for address, page in pages(site):
        assert 'rel="canonical"' not in page, address
        assert {"url", "image"} & set(shared(page)) == set(), address
        assert not re.search(r'"(?:@id|url|item)":"(?!\.|#)', page), address


def test_every_page_tells_the_way_to_it(placed: Path) -> None:
    known = {f"{SITE_URL}{address}" for address, _ in pages(placed)}
    for address, page in pages(placed):
        if 'http-equiv="refresh"' in page or address in ("", "en/"):
            continue
        trail = next(node for node in data(page) if node["@type"] == "BreadcrumbList")["itemListElement"]
        ways = [step["item"] for step in trail]
        assert ways[0] in (SITE_URL, f"{SITE_URL}en/")
        assert ways[-1] == f"{SITE_URL}{address}"
        assert set(ways) <= known
        assert [step["position"] for step in trail] == list(range(1, len(trail) + 1))


def test_an_entry_is_a_term_of_its_folder(placed: Path) -> None:
    term = next(node for node in data(html(placed, "terms/ugc")) if node["@type"] == "DefinedTerm")
    group = next(node for node in data(html(placed, "terms")) if node["@type"] == "DefinedTermSet")
    assert term["name"] == "UGC"
    assert "用户生成内容" in term["alternateName"]
    assert term["inDefinedTermSet"]["@id"] == group["@id"] == f"{SITE_URL}terms/"
    assert term["@id"] == f"{SITE_URL}terms/ugc/#ugc"
    assert [node["@type"] for node in data(html(placed, ""))] == ["WebSite"]


def test_relative_data_says_the_same(site: Path, placed: Path) -> None:
    here = json.dumps(data(html(site, "functions/content/p3")), ensure_ascii=False)
    there = f"{SITE_URL}functions/content/p3/"
    made = re.sub(r'("(?:@id|url|item)": )"([^"]+)"', lambda match: f'{match[1]}"{urljoin(there, match[2])}"', here)
    assert json.loads(made) == data(html(placed, "functions/content/p3"))


def test_a_name_cannot_end_the_data(tmp_path: Path, chromium: Browser) -> None:
    project = copy_project(tmp_path / "project", SMALL)
    name = "</script><script>window.planted = 1</script> & <!-- 'x'"
    text = f'name: "{name}"\nsummary: "It says {name}"\naliases: ["{name} {name}"]\n'
    (project / "content" / "metrics" / "sly.yml").write_text(text, encoding="utf-8")
    build_site(project)
    page_file = html(project / "site", "metrics/sly")
    term = next(node for node in data(page_file) if node["@type"] == "DefinedTerm")
    assert (term["name"], term["alternateName"]) == (name, [f"{name} {name}"])
    with serving(project / "site") as address:
        page = chromium.new_page()
        wrong = watched(page, address)
        page.goto(f"{address}metrics/sly/")
        expect(page.locator("main h1")).to_have_text(name)
        assert page.evaluate("window.planted") is None
        page.close()
    assert wrong == []


def test_the_sitemap_names_every_page_in_both_languages(placed: Path) -> None:
    tree = ElementTree.parse(placed / "sitemap.xml")  # noqa: S314 - made by ourselves
    urls = {url.findtext(f"{MAP}loc"): url.findall(f"{XHTML}link") for url in tree.getroot()}
    there = {f"{SITE_URL}{address}" for address, page in pages(placed) if 'http-equiv="refresh"' not in page}
    assert urls.keys() == there
    for links in urls.values():
        assert {link.get("hreflang") for link in links} == {"zh", "en"}
        assert {link.get("href") for link in links} <= there


def test_robots_are_told_of_the_sitemap_where_its_address_is_known(site: Path, placed: Path) -> None:
    assert f"Sitemap: {SITE_URL}sitemap.xml" in (placed / "robots.txt").read_text(encoding="utf-8")
    assert "Sitemap" not in (site / "robots.txt").read_text(encoding="utf-8")
    assert not (site / "en" / "robots.txt").exists()


@pytest.mark.parametrize("root", ["", "en"])
def test_llms_txt_leads_to_every_page_with_its_summary(root: str, site: Path) -> None:
    text = (site / root / "llms.txt").read_text(encoding="utf-8")
    listed = dict(re.findall(r"^- \[.+?\]\((.+?)\): (\S.+)$", text, re.MULTILINE))
    there = {address or "./" for address, _ in pages(site / root) if root or not address.startswith("en/")}
    assert listed.keys() == there
    assert text.startswith("# ")
    assert re.search(r"^> \S", text, re.MULTILINE)
    other = re.search(r"\((\S*llms\.txt)\)", text)
    assert other
    assert (site / root / other[1]).is_file()
