"""Every mistake of the corpus, made on a small project with a good site in place, and what the program makes of it."""

from __future__ import annotations

import os
import resource
import shutil
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml
from conftest import ROOT, SMALL, build_site, tree
from corpus import adapter, judge, previews, scenarios
from test_preview import Preview, previewing

from atlas import cli
from atlas.parse import parse

CORPUS = ROOT / "tests" / "corpus"


def read(path: Path) -> list[dict[str, Any]]:
    """The cases. None at all, or a name that stands twice, is an error: a test over nothing proves nothing."""
    cases: list[dict[str, Any]] = yaml.safe_load(path.read_text(encoding="utf-8"))["cases"]
    assert cases, f"no cases in {path}"
    names = [case["name"] for case in cases]
    assert len(names) == len(set(names)), "a name stands twice"
    return cases


CASES = read(CORPUS / "cases.yml")


def done_by(how: str) -> list[Any]:
    """The cases that are a function of this project rather than an edit."""
    return [
        pytest.param(case, id=case["name"], marks=[pytest.mark.xfail(reason=case["waits"])] if "waits" in case else [])
        for case in CASES
        if case["do"] == how
    ]


def in_turn() -> list[Any]:
    """The cases that are edits. One whose `do` is a list is tried with each of it."""
    return [
        pytest.param(case | {"do": do}, id=case["name"] + (f"-{number + 1}" if number else ""))
        for case in CASES
        if not isinstance(case["do"], str)
        for number, do in enumerate(case["do"] if isinstance(case["do"], list) else [case["do"]])
    ]


@pytest.fixture(scope="session")
def good(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the small framework, built once for each worker."""
    place = tmp_path_factory.mktemp("good") / "site"
    build_site(ROOT, "build", "--content", str(SMALL), "--output", str(place))
    return place


@pytest.fixture
def workplace(tmp_path: Path, good: Path) -> Path:
    """A project with a good site in place; the program itself is that of the repository."""
    place = tmp_path / "project"
    shutil.copytree(SMALL, place / "content")
    shutil.copytree(ROOT / "templates", place / "templates")
    shutil.copytree(good, place / "site", copy_function=os.link)
    return place


class Runner:
    """Runs `build.py` in this process, as from a project's own folder."""

    def __init__(self, project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
        monkeypatch.chdir(project)
        monkeypatch.setattr(cli, "TEMPLATES", project / "templates")
        self.project, self.monkeypatch, self.capsys = project, monkeypatch, capsys

    def __call__(self, *arguments: str) -> tuple[int, str, str]:
        command = ["build.py", "build", "--content", "content", "--output", "site", *arguments]
        self.monkeypatch.setattr("sys.argv", command)
        with pytest.raises(SystemExit) as ended:
            cli.main()
        out, err = self.capsys.readouterr()
        return int(ended.value.code or 0), out, err

    def judged(self, *options: str) -> judge.Run:
        """One run in the form for people; after a mistake another in the form for programs."""
        before, there = tree(self.project / "site"), self._others()
        memory, started = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, time.process_time()
        status, _, said = self(*options)
        seconds, grown = time.process_time() - started, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - memory
        after = tree(self.project / "site")
        rows = judge.rows_of(self("--format", "json", *options)[1]) if judge.Run(status, said).problems() else []
        strays = sorted(self._others() - there)
        return judge.Run(status, said, rows, before, after, strays, seconds, grown / 1024)

    def _others(self) -> set[str]:
        paths = (path for path in self.project.parent.rglob("*") if not path.is_relative_to(self.project / "site"))
        return {str(path) for path in paths if path.name != ".site.lock"}


@pytest.fixture
def runner(workplace: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Runner:
    return Runner(workplace, monkeypatch, capsys)


@pytest.mark.parametrize("case", in_turn())
def test_a_mistake_is_told_as_its_case_says(case: dict[str, Any], runner: Runner) -> None:
    edit = adapter.apply(runner.project, adapter.ROLES[case["role"]], case["do"])
    run = runner.judged(*case.get("options", ()))
    assert judge.complaints(case["expect"], run, edit) == [], f"{case['about']}\n{run.said}"


@pytest.mark.parametrize("case", done_by("scenario"))
def test_the_machine_or_another_run_is_in_the_way(case: dict[str, Any], runner: Runner) -> None:
    run = scenarios.SCENARIOS[case["name"]](runner.project, runner)
    assert judge.complaints(case["expect"], run, adapter.Edit(adapter.ROLES[case["role"]])) == [], run.said
    assert runner()[0] == 0, "the next build is well"


@pytest.fixture(scope="module")
def preview(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Preview]:
    with previewing(tmp_path_factory.mktemp("preview")) as running:
        yield running


@pytest.mark.parametrize("case", done_by("preview"))
def test_the_preview_stays_up(case: dict[str, Any], preview: Preview) -> None:
    previews.PREVIEWS[case["name"]](preview)
    assert preview.process.poll() is None
    assert preview.problems() == []


@pytest.mark.parametrize("case", [case for case in CASES if "raw" in case], ids=lambda case: case["name"])
def test_a_raw_file_is_told_by_the_parser(case: dict[str, Any]) -> None:
    raw = case["raw"]
    made, problems = parse(raw["file"], (CORPUS / "raw" / raw["file"]).read_bytes())
    assert " ".join(f"{problem.code} {problem.place.line}" for problem in problems) == raw.get("says", "")
    if "as" in raw:
        assert made.data == parse(raw["as"], (CORPUS / "raw" / raw["as"]).read_bytes())[0].data


WRONG = {
    "another outcome": {"outcome": "accept"},
    "another code": {"code": "A204"},
    "one problem more": {"code": ["A203", "A203"]},
    "another place": {"at": "content/functions/line.yml:1:1"},
    "another field": {"field": "aliases"},
    "another entry": {"entry": "functions/pastry"},
    "words that are not said": {"says": "never heard of"},
    "words that are said": {"never": "no metric"},
    "a page that shows it": {"shows": "zzz"},
    "too little time": {"within": 0},
}


@pytest.mark.parametrize("wrong", WRONG)
def test_the_judge_notices_a_wrong_expectation(wrong: str, runner: Runner) -> None:
    case = next(case for case in CASES if case["name"] == "ref-dangling")
    edit = adapter.apply(runner.project, adapter.ROLES[case["role"]], case["do"])
    run = runner.judged()
    assert judge.complaints(case["expect"], run, edit) == []
    assert judge.complaints(case["expect"] | WRONG[wrong], run, edit)


SPOILT = {
    "the site was touched": {"after": {"index.html": b"half"}},
    "a traceback": {"said": "Traceback (most recent call last):\nKeyError: 'id'\n"},
    "a stray file": {"strays": ["outside-marker"]},
    "another exit code": {"status": 3},
    "an escape for the terminal": {"said": "content/x.yml: A112 \x1b[2J\n"},
    "too much memory": {"megabytes": 501.0},
}


@pytest.mark.parametrize("spoilt", SPOILT)
def test_the_judge_notices_a_run_that_went_wrong(spoilt: str) -> None:
    site = {"index.html": b"whole"}
    row = {"entry": "", "field": ""}
    expect = {"outcome": "reject", "where": "file", "code": "A112"}
    run = judge.Run(1, "content/x.yml: A112 the file is empty\n", [row], site, site)
    edit = adapter.Edit(adapter.ROLES["file"])
    assert judge.complaints(expect, run, edit) == []
    assert judge.complaints(expect, replace(run, **SPOILT[spoilt]), edit)


def test_the_judge_notices_a_script() -> None:
    page = b"<h1>x</h1><script>y()</script>"
    run = judge.Run(0, "built\n", (), {"index.html": page}, {"index.html": page.replace(b"<h1", b"<h1 onclick=z()")})
    expect = {"outcome": "accept-escaped", "where": "field"}
    assert judge.complaints(expect, run, adapter.Edit(adapter.ROLES["file"]))


def test_a_corpus_without_cases_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "cases.yml").write_text("cases: []\n", encoding="utf-8")
    with pytest.raises(AssertionError, match="no cases"):
        read(tmp_path / "cases.yml")


def test_every_function_has_its_case() -> None:
    assert {case["name"] for case in CASES if case["do"] == "scenario"} == scenarios.SCENARIOS.keys()
    assert {case["name"] for case in CASES if case["do"] == "preview"} == previews.PREVIEWS.keys()
