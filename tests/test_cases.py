"""The cases: files in, problems or Markdown out. `--rewrite` writes what came out; the diff is the review."""

from __future__ import annotations

import re
from pathlib import Path

import cases
import pytest
from conftest import CASES

from atlas import engine, output, pipeline, policy, verify
from atlas.problems import as_text, ordered

LINE_OF_A_PAGE = re.compile(r"(\.html:|^ *)\d+(?=:| \|)", re.MULTILINE)
"""Where something stands in a built page depends on the theme; the column and the text do not."""


def _id(case: cases.Case) -> str:
    return case.path.stem


def _compare(case: cases.Case, made: dict[str, str], request: pytest.FixtureRequest) -> None:
    if request.config.getoption("--rewrite"):
        case.rewrite(made)
    else:
        assert {name: made.get(name, "").rstrip() for name in case.expected} == case.expected, case.sentence


@pytest.mark.parametrize("case", cases.all_in(CASES / "content"), ids=_id)
def test_content(case: cases.Case, project: Path, request: pytest.FixtureRequest) -> None:
    """What is wrong with content and templates, to the letter."""
    case.write_into(project)
    made = pipeline.make(project / "content", project / "templates")
    shown = "\n".join(as_text(problem, made.language) for problem in made.problems)
    assert shown, "a case of this folder has to have a problem"
    _compare(case, {"problems": shown}, request)


@pytest.mark.parametrize("case", cases.all_in(CASES / "site"), ids=_id)
def test_site(case: cases.Case, project: Path, request: pytest.FixtureRequest) -> None:
    """What only the built site shows."""
    case.write_into(project)
    made = pipeline.make(project / "content", project / "templates")
    assert not made.problems
    output.write(project / "rendered", made.files)
    found = engine.build(project / "mkdocs.yml", project / "rendered", project / "site", lambda: None)
    if not found:
        policy.apply(project / "site")
        found = verify.verify(project / "site")
    shown = "\n".join(as_text(problem, made.language) for problem in ordered(found)[:1])
    assert shown, "a case of this folder has to have a problem"
    _compare(case, {"problems": LINE_OF_A_PAGE.sub(r"\1LINE", shown.replace(str(project), "PROJECT"))}, request)


@pytest.mark.parametrize("case", cases.all_in(CASES / "render"), ids=_id)
def test_render(case: cases.Case, project: Path, request: pytest.FixtureRequest) -> None:
    """A few pages as Markdown, one of each kind."""
    case.write_into(project)
    made = pipeline.make(project / "content", project / "templates")
    assert [as_text(problem, "en") for problem in made.problems] == []
    _compare(case, {f"rendered/{name}": text for name, text in made.files.items()}, request)
