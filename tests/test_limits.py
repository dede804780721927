"""Content that asks for more than it may is refused with a place, or built, in little memory.

How long each takes is measured by `make bench-limits`, where nothing else runs at the same time.
"""

from __future__ import annotations

from pathlib import Path

import limits
import pytest
from conftest import SMALL, copy_project

from atlas import load, parse, pipeline
from atlas.model.values import Line, Prose


@pytest.fixture(scope="module")
def kitchen(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return copy_project(tmp_path_factory.mktemp("limits") / "project", SMALL)


def codes(project: Path, text: str) -> set[str]:
    """The problems of an entry, each of which has to have a place in it."""
    (project / limits.ENTRY).write_bytes(text.encode("utf-8", "surrogateescape"))
    made = pipeline.make(project / "content", project / "templates")
    assert {problem.place.path for problem in made.problems} <= {limits.ENTRY}
    return {problem.code for problem in made.problems}


CASES = dict(limits.all_cases())


@pytest.mark.parametrize("name", CASES)
def test_it_is_refused_with_a_place_or_rendered(name: str, kitchen: Path) -> None:
    assert len(codes(kitchen, CASES[name])) <= 3  # and no exception


WORST = (
    "file: alias bomb",
    "file: name of ten megabytes",
    "file: number of five thousand digits",
    "file: statements",
    "prose: nested brackets",
    "prose: brackets of links",
    "prose: numbers of a list",
    "prose: tower of quotes",
    "prose: references",
)


@pytest.mark.parametrize("name", WORST)
def test_a_build_of_the_worst_takes_little_memory(name: str, kitchen: Path) -> None:
    made = limits.Run(kitchen, CASES[name])
    assert made.good, made.said
    assert made.megabytes < limits.MEGABYTES


def test_what_is_just_small_enough_is_taken(kitchen: Path) -> None:
    comment = "# " + "x" * (load.SIZE_LIMIT - 20) + "\n"
    assert codes(kitchen, "name: Plates\n" + comment) == set()
    assert codes(kitchen, f"name: {'a' * Line.limit}\nbody: {'b' * Prose.limit}\n") == set()
    # a mapping, a name and a list come before the items
    items = ", ".join(f"a{number}" for number in range(parse.VALUE_LIMIT - 3))
    assert codes(kitchen, f"name: Plates\naliases: [{items}]\n") == set()


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("A150", "name: Plates\n# " + "x" * load.SIZE_LIMIT),
        ("A151", f"name: Plates\naliases: [{', '.join('a' * parse.VALUE_LIMIT)}]\n"),
        ("A250", f"name: {'a' * (Line.limit + 1)}\n"),
        ("A250", f"name: Plates\nbody: {'b' * (Prose.limit + 1)}\n"),
    ],
)
def test_what_is_too_large_says_so(code: str, text: str, kitchen: Path) -> None:
    assert codes(kitchen, text) == {code}


def test_a_limit_that_is_gone_is_missed(kitchen: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(load, "SIZE_LIMIT", 2**40)
    assert codes(kitchen, limits.FILES["blanks of ten megabytes"]) == set()
