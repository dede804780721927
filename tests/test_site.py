"""The real content, built: everything that has to be there is there, twice the same."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from conftest import ROOT, Run, tree

from atlas import pipeline

REQUIRED = {
    "industries": "traditional internet",
    "product-forms": "community social content e-commerce tool local-services game education enterprise",
    "orientations": "acquisition promotion conversion retention",
    "company-stages": "startup mature",
    "functions": "content event user new-media community data channel e-commerce",
    "levels": "p1-p2 p3 p4 p5",
    "abilities": "learning logic communication planning product-form-knowledge module-knowledge workflow-knowledge "
    "collaboration network copywriting campaign-planning marketing general-skills data-analysis user-sense",
    "metrics": "content-volume topic-visits user-scale active-users user-value stickiness contribution loyalty "
    "event-participation new-users retention-rate churn-rate conversion-rate cac gmv ctr roi",
    "terms": "ground-promotion advertorial forum-marketing seed-user web-editor cv-engineer shop-service daily-digest "
    "ugc kol private-traffic referral aarrr funnel activation",
}
PAGES = [
    *("", "article/", "matrix/"),
    *(f"{folder}/" for folder in (*REQUIRED, "paths")),
    *(f"{folder}/{entry}/" for folder, entries in REQUIRED.items() for entry in entries.split()),
    *(
        f"functions/{function}/{level}/"
        for function in REQUIRED["functions"].split()
        for level in REQUIRED["levels"].split()
    ),
]
FACTS = 41


def html(site: Path, address: str) -> str:
    return (site / address / "index.html").read_text(encoding="utf-8")


def test_the_content_has_no_problems() -> None:
    graph, problems = pipeline.check(ROOT / "content", "content")
    assert problems == []
    assert graph


@pytest.mark.parametrize("root", ["", "en/"])
def test_every_required_page_is_there(site: Path, root: str) -> None:
    missing = [address for address in PAGES if not (site / root / address / "index.html").is_file()]
    assert missing == []
    assert (site / root / "404.html").is_file()


def test_both_languages_have_the_same_pages_and_headings(site: Path) -> None:
    files = {path.relative_to(site).as_posix() for path in site.rglob("*.html")}
    chinese = {name for name in files if not name.startswith("en/")}
    assert {f"en/{name}" for name in chinese} == files - chinese
    for name in chinese:
        ids = [re.findall(r'<h[1-6] id="([^"]+)"', (site / root / name).read_text("utf-8")) for root in ("", "en")]
        assert ids[0] == ids[1], name


@pytest.mark.parametrize("root", ["", "en/"])
def test_every_fact_is_told_and_stands_at_its_address(site: Path, root: str) -> None:
    page = html(site, f"{root}article/")
    facts = re.findall(r'<li id="([a-z0-9-]+)">(.*?)</li>', page, re.DOTALL)
    assert len(facts) == FACTS
    for fact, text in facts:
        told_on = re.findall(r'href="([^"]+)"', text)
        assert told_on, f"{fact} is told nowhere"
        for href in told_on:
            there = (site / root / "article" / href / "index.html").resolve().read_text(encoding="utf-8")
            assert f"article/#{fact}" in there, f"{href} does not lead back to {fact}"


def test_every_entry_leads_to_its_file(site: Path) -> None:
    page = html(site, "terms/ugc/")
    assert "/edit/main/content/terms/ugc.yml" in page


def test_a_page_links_to_itself_in_the_other_language(site: Path) -> None:
    assert re.search(r'class="at-lang" href="[./]+/en/functions/content/p3/"', html(site, "functions/content/p3/"))
    assert re.search(r'class="at-lang" href="[./]+/\.\./functions/content/p3/"', html(site, "en/functions/content/p3/"))


def test_pictures_have_a_title_and_no_link(site: Path) -> None:
    for address in ("", "industries/", "orientations/", "functions/", "levels/"):
        pictures = re.findall(r"<svg[^>]*role=\"img\".*?</svg>", html(site, address), re.DOTALL)
        assert pictures, address
        for picture in pictures:
            assert re.search(r"<title[^>]*>\S", picture)
            assert "<a" not in picture


def test_every_page_stands_in_the_navigation() -> None:
    made = pipeline.make(ROOT / "content", ROOT / "templates")
    frames = json.loads(made.files["site.json"])
    for language, frame in frames.items():
        listed = set(re.findall(r'"([\w/.-]+\.md)"', json.dumps(frame["nav"])))
        there = {
            name.partition("/")[2] for name in made.files if name.startswith(f"{language}/") and name.endswith(".md")
        }
        assert listed == there


def test_two_builds_are_the_same_bytes(site: Path, tmp_path: Path, run: Run) -> None:
    done = run(ROOT, "build", "--output", str(tmp_path / "again"), PYTHONHASHSEED="7", TZ="Asia/Shanghai")
    assert done.returncode == 0, done.stderr
    first, second = tree(site), tree(tmp_path / "again")
    assert first.keys() == second.keys()
    assert [name for name in first if first[name] != second[name]] == []
