"""The papers are true: what is made is fresh, and commands they name are there."""

from __future__ import annotations

import re

import documents
import pytest
from conftest import ROOT

MADE = {"PROBLEMS.md": documents.problems, "FIELDS.md": documents.fields}


@pytest.mark.parametrize("name", MADE)
def test_what_is_made_is_fresh(name: str, request: pytest.FixtureRequest) -> None:
    if request.config.getoption("--rewrite"):
        (ROOT / name).write_text(MADE[name](), encoding="utf-8")
    assert (ROOT / name).read_text(encoding="utf-8") == MADE[name](), "write it anew with `make fix`"


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
