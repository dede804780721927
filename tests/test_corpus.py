"""Every mistake of the corpus, made on a small project with a good site in place, and what the program makes of it."""

from __future__ import annotations

import os
import resource
import shutil
import time
from pathlib import Path
from typing import Any

import pytest
import yaml
from conftest import ROOT, SMALL, build_site, tree
from corpus import adapter, judge

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


def in_turn() -> list[Any]:
    """A case whose `do` is a list is tried with each of it."""
    return [
        pytest.param(case | {"do": do}, id=case["name"] + (f"-{number + 1}" if number else ""))
        for case in CASES
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

    def judged(self) -> judge.Run:
        """One run in the form for people; after a mistake another in the form for programs."""
        before, there = tree(self.project / "site"), self._others()
        memory, started = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, time.monotonic()
        status, _, said = self()
        seconds, grown = time.monotonic() - started, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - memory
        after = tree(self.project / "site")
        rows = judge.rows_of(self("--format", "json")[1]) if status else []
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
    run = runner.judged()
    assert judge.complaints(case["expect"], run, edit) == [], f"{case['about']}\n{run.said}"


@pytest.mark.parametrize("case", [case for case in CASES if "raw" in case], ids=lambda case: case["name"])
def test_a_raw_file_is_told_by_the_parser(case: dict[str, Any]) -> None:
    raw = case["raw"]
    made, problems = parse(raw["file"], (CORPUS / "raw" / raw["file"]).read_bytes())
    assert " ".join(f"{problem.code} {problem.place.line}" for problem in problems) == raw.get("says", "")
    if "as" in raw:
        assert made.data == parse(raw["as"], (CORPUS / "raw" / raw["as"]).read_bytes())[0].data
