"""The papers are true: what is made is fresh, and commands they name are there."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import documents
import pytest
from conftest import ROOT, SMALL

from atlas import pipeline
from atlas.messages import MESSAGES
from atlas.problems import as_text

MADE = {"PROBLEMS.md": documents.problems, "FIELDS.md": documents.fields}


@pytest.mark.parametrize("name", MADE)
def test_what_is_made_is_fresh(name: str, request: pytest.FixtureRequest) -> None:
    if request.config.getoption("--rewrite"):
        (ROOT / name).write_text(MADE[name](), encoding="utf-8")
    assert (ROOT / name).read_text(encoding="utf-8") == MADE[name](), "write it anew with `make fix`"


def test_every_problem_is_shown_with_what_is_right() -> None:
    """A mistake by a case of its own, or by words where no file can show it; what is right for all of them."""
    assert documents.MENDED.keys() == MESSAGES.keys()
    text = (ROOT / "PROBLEMS.md").read_text(encoding="utf-8")
    assert text.count("\nRight:\n") == len(MESSAGES)


@pytest.mark.parametrize("code", [code for code, right in documents.MENDED.items() if isinstance(right, dict)])
def test_what_is_shown_as_right_is_right(code: str, tmp_path: Path) -> None:
    shutil.copytree(SMALL, tmp_path / "content")
    for name, text in documents.MENDED[code].items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    _, problems = pipeline.check(tmp_path / "content", "content")
    assert [as_text(problem, "en") for problem in problems] == []


@pytest.mark.parametrize("paper", ["README.md", "README.zh.md"])
def test_a_paper_names_tasks_and_files_that_are_there(paper: str) -> None:
    text = (ROOT / paper).read_text(encoding="utf-8")
    tasks = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    assert set(re.findall(r"\bmake ([a-z]+)", text)) <= tasks
    named = set(re.findall(r"\]\(([^)#:\s]+)\)", text))
    assert named
    assert [name for name in named if not (ROOT / name).exists()] == []


def test_both_readmes_say_the_same_things() -> None:
    heads = [
        len(re.findall(r"^##+ ", (ROOT / name).read_text("utf-8"), re.MULTILINE))
        for name in ("README.md", "README.zh.md")
    ]
    assert heads[0] == heads[1]
