"""Another field's framework: one language, two dimensions, a ladder that forks, no facts. Only content differs."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from conftest import ROOT, SMALL, Run, build_site


@pytest.fixture(scope="module")
def kitchen(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("adopter") / "site"
    build_site(ROOT, "build", "--content", str(SMALL), "--output", str(place))
    return place


def html(site: Path, address: str) -> str:
    return (site / address / "index.html").read_text(encoding="utf-8")


def test_its_pages_are_there_and_no_others(kitchen: Path) -> None:
    there = {path.parent.relative_to(kitchen).as_posix() for path in kitchen.rglob("index.html")}
    assert {"functions/line/cook", "levels/sous-chef", "matrix", "abilities/knife-work"} <= there
    assert not {"en", "article", "industries", "terms"} & there


def test_a_page_speaks_its_language_alone(kitchen: Path) -> None:
    for path in kitchen.rglob("*.html"):
        text = re.sub(r"<script.*?</script>", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)
        assert not re.search(r"[\u4e00-\u9fff]", text), path


def test_nothing_speaks_of_a_source_it_does_not_have(kitchen: Path) -> None:
    for path in kitchen.rglob("*.html"):
        assert "essay" not in path.read_text(encoding="utf-8").lower(), path


def test_both_ways_of_a_fork_are_shown(kitchen: Path) -> None:
    page = html(kitchen, "levels/cook")
    assert 'href="../sous-chef/"' in page
    assert 'href="../pastry-chef/"' in page


def test_words_of_its_own_stand_in_the_frame(kitchen: Path) -> None:
    page = html(kitchen, "")
    assert "<title>Kitchen Ladder" in page
    assert re.search(r'href="functions/" data-dim="d1"[^>]*>Stations<', page)


def test_an_empty_cell_is_shown_as_such(kitchen: Path) -> None:
    assert '<td role="cell">—</td>' in html(kitchen, "matrix")


def test_one_kind_and_one_name_are_enough(tmp_path: Path, run: Run) -> None:
    content = tmp_path / "content"
    (content / "terms").mkdir(parents=True)
    (content / "terms" / "bread.yml").write_text("name: Bread\n", encoding="utf-8")
    (content / "site.yml").write_text(
        "title: Words\ndescription: A few words.\nlanguages: [en]\n"
        "introduction: {kicker: Words, summary: A few words.}\n"
        "shelves: [{name: Words, folders: [terms]}]\n",
        encoding="utf-8",
    )
    done = run(ROOT, "build", "--content", str(content), "--output", str(tmp_path / "site"))
    assert done.returncode == 0, done.stderr
    assert "Bread" in html(tmp_path / "site", "terms/bread")
