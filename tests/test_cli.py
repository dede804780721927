"""The commands from outside: exit codes, forms, and an old site that nothing bad replaces."""

from __future__ import annotations

import errno
import json
import re
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import cases
import pytest
from conftest import CASES, ROOT, SMALL, Run, build_site, copy_project, tree

from atlas import cli, folders, output, publish
from atlas.folders import MARKER


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    project = copy_project(tmp_path_factory.mktemp("built") / "project", SMALL)
    build_site(project)
    return project


@pytest.fixture
def published(built: Path, tmp_path: Path) -> Path:
    """A project of its own with a good site in place."""
    return shutil.copytree(built, tmp_path / "project")


def test_a_build_says_what_it_made(project: Path, run: Run) -> None:
    done = run(project)
    assert done.returncode == 0, done.stderr
    pages = len(list((project / "site").rglob("index.html")))
    assert f"built: en, {pages} pages" in done.stderr


@pytest.mark.parametrize(
    "code", ["A102", "A106", "A107", "A112", "A116", "A201", "A202", "A203", "A205", "A215", "A401"]
)
def test_bad_input_leaves_the_old_site(code: str, published: Path, run: Run) -> None:
    case = cases.read(min((CASES / "content").glob(f"{code}*.case")))
    before = tree(published / "site")
    case.write_into(published)
    done = run(published)
    assert done.returncode == 1
    *shown, count = done.stderr.rstrip().split("\n")
    assert "\n".join(shown) == case.expected["problems"]
    assert re.fullmatch(r"errors: [1-9]\d*, warnings: \d+", count)
    assert tree(published / "site") == before
    assert not (published / ".site.work").exists()


@pytest.mark.parametrize("case", cases.all_in(CASES / "site"), ids=lambda case: case.path.stem)
def test_a_fault_of_the_built_site_leaves_the_old_one(case: cases.Case, published: Path, run: Run) -> None:
    before = tree(published / "site")
    case.write_into(published)
    done = run(published)
    assert done.returncode == 1
    assert f" {case.path.name[:4]} " in done.stderr
    assert "Traceback" not in done.stderr
    assert tree(published / "site") == before


def test_a_repaired_mistake_is_published(published: Path, run: Run) -> None:
    place = published / "content" / "terms" / "mise.yml"
    place.parent.mkdir()
    place.write_text("name: Mise en place\nsummary: [a]\n", encoding="utf-8")
    assert run(published).returncode == 1
    site = published / "content" / "site.yml"
    site.write_text(
        site.read_text("utf-8").replace("[abilities, metrics]", "[abilities, metrics, terms]"), encoding="utf-8"
    )
    place.write_text("name: Mise en place\n", encoding="utf-8")
    assert run(published).returncode == 0
    assert "Mise en place" in (published / "site" / "terms" / "mise" / "index.html").read_text("utf-8")


def test_a_deleted_entry_is_gone_from_the_site(published: Path, run: Run) -> None:
    (published / "content" / "functions" / "pastry.yml").unlink()
    site = published / "content" / "site.yml"
    site.write_text(site.read_text("utf-8").replace("[line, pastry]", "[line]"), encoding="utf-8")
    assert run(published).returncode == 0
    assert not (published / "site" / "functions" / "pastry").exists()


def test_an_old_address_leads_on(project: Path, run: Run) -> None:
    place = project / "content" / "levels" / "cook.yml"
    place.write_text(place.read_text("utf-8") + "formerly: [commis]\n", encoding="utf-8")
    assert run(project).returncode == 0
    page = (project / "site" / "levels" / "commis" / "index.html").read_text("utf-8")
    assert '<meta http-equiv="refresh" content="0; url=../cook/">' in page


def test_json_and_github_say_the_same_as_text(project: Path, run: Run) -> None:
    cases.read(CASES / "content" / "A203-reference-to-nothing.case").write_into(project)
    made = json.loads(run(project, "check", "--format", "json").stdout)["problems"]
    assert [(row["path"], row["line"], row["column"], row["code"]) for row in made] == [
        ("content/functions/line.yml", 2, 11, "A203")
    ]
    assert made[0]["entry"] == "functions/line"
    assert made[0]["hint"] == 'did you mean "plates-per-hour" (Plates per hour)?'
    said = run(project, "check", "--format", "github").stdout
    assert said.startswith("::error file=content/functions/line.yml,line=2,col=11,title=A203::")


def test_json_of_a_good_framework_is_empty(project: Path, run: Run) -> None:
    assert json.loads(run(project, "check", "--format", "json").stdout) == {"problems": []}


def test_render_writes_markdown_and_then_nothing(project: Path, run: Run) -> None:
    said = run(project, "render").stderr
    files = len(tree(project / "rendered").keys() - {".made-by-atlas"})
    assert f"{files} files, {files} changed" in said
    assert f"{files} files, 0 changed" in run(project, "render").stderr
    assert (project / "rendered" / "en" / "functions" / "line.md").is_file()


@pytest.mark.parametrize("arguments", [["--debug", "check"], ["check", "--debug"]])
def test_debug_is_welcome_anywhere(arguments: list[str], project: Path, run: Run) -> None:
    assert run(project, *arguments).returncode == 0


@pytest.mark.parametrize("arguments", [["--no-such"], ["check", "--format", "xml"], ["bild"]])
def test_wrong_use_is_exit_2(arguments: list[str], project: Path, run: Run) -> None:
    done = run(project, *arguments)
    assert done.returncode == 2
    assert "Traceback" not in done.stderr


def test_a_second_build_at_once_is_told_to_wait(published: Path, run: Run) -> None:
    before = tree(published / "site")
    with publish.workshop(published / "site"):
        done = run(published)
    assert done.returncode == 4
    assert "A603" in done.stderr
    assert tree(published / "site") == before


@pytest.mark.parametrize("where", ["content", "content/site", ".", "atlas"])
def test_a_folder_of_ours_is_no_output(where: str, project: Path, run: Run) -> None:
    before = tree(project / "content")
    done = run(project, "build", "--output", where)
    assert done.returncode == 4
    assert "A604" in done.stderr
    assert tree(project / "content") == before


@pytest.mark.parametrize("command", ["build", "render"])
def test_files_of_others_are_not_replaced(command: str, project: Path, run: Run) -> None:
    (project / "out").mkdir()
    (project / "out" / "mine.txt").write_text("mine", encoding="utf-8")
    done = run(project, command, "--output", "out")
    assert done.returncode == 4
    assert "A604" in done.stderr
    assert tree(project / "out") == {"mine.txt": b"mine"}


def test_what_a_killed_build_left_is_cleared(published: Path, run: Run) -> None:
    """As after a kill between two renames: the old site was put aside, and the work folder is still there."""
    work = published / ".site.work"
    folders.claim(work)
    before = tree(published / "site")
    (published / "site").rename(work / "old")
    assert run(published).returncode == 0
    assert tree(published / "site") == before
    assert not work.exists()


@pytest.mark.parametrize(("stop", "status"), [(signal.SIGINT, 130), (signal.SIGKILL, -signal.SIGKILL)])
def test_a_build_that_is_stopped_leaves_the_old_site(stop: int, status: int, tmp_path: Path, run: Run) -> None:
    project = copy_project(tmp_path / "project", ROOT / "content")
    (project / "site").mkdir()
    for name in (MARKER, "old.html"):
        (project / "site" / name).write_text("old", encoding="utf-8")
    building = subprocess.Popen([sys.executable, "build.py"], cwd=project, stderr=subprocess.DEVNULL)
    built = project / ".site.work" / "site"
    end = time.monotonic() + 30
    while not built.is_dir():
        assert building.poll() is None
        assert time.monotonic() < end
        time.sleep(0.01)
    building.send_signal(stop)
    assert building.wait(30) == status
    assert set(tree(project / "site")) == {MARKER, "old.html"}
    assert run(project).returncode == 0
    assert (project / "site" / "index.html").is_file()
    assert not (project / ".site.work").exists()


def test_without_an_exchange_of_names_two_renames_do(published: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(publish, "_swap", lambda *_: False)
    with publish.workshop(published / "site") as work:
        new = work / "site"
        new.mkdir()
        (new / "index.html").write_text("new", encoding="utf-8")
        publish.exchange(new, published / "site")
    assert set(tree(published / "site")) == {"index.html", MARKER}


def test_a_site_that_cannot_take_its_place_leaves_the_old_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As on Windows, while another program holds a file of the new site open."""
    site = tmp_path / "site"
    site.mkdir()
    for name in (MARKER, "old.html"):
        (site / name).write_text("old", encoding="utf-8")
    rename = Path.rename

    def rename_the_old_one_only(path: Path, to: Path) -> Path:
        if path.name == "new":
            raise PermissionError(errno.EACCES, "Permission denied", str(path))
        return rename(path, to)

    monkeypatch.setattr(publish, "_swap", lambda *_: False)
    monkeypatch.setattr(Path, "rename", rename_the_old_one_only)
    with publish.workshop(site) as work:
        (work / "new").mkdir()
        with pytest.raises(PermissionError):
            publish.exchange(work / "new", site)
    assert set(tree(site)) == {MARKER, "old.html"}
    assert not (tmp_path / ".site.work").exists()


def test_what_programs_read_is_utf_8_and_holds_no_control_character(project: Path, run: Run) -> None:
    (project / "content" / "terms").mkdir()
    (project / "content" / "terms" / "\a词.yml").write_text("name: Word\n", encoding="utf-8")
    for style in ("text", "json", "github"):
        done = run(project, "check", "--format", style, PYTHONIOENCODING="cp1252")
        assert done.returncode == 1
        assert "\a" not in done.stdout + done.stderr
    assert "词.yml" in run(project, "check", "--format", "json", PYTHONIOENCODING="cp1252").stdout


@pytest.mark.parametrize(
    ("error", "code", "exit_code"),
    [
        (OSError(errno.ENOSPC, "No space left on device", "/somewhere"), "A602", 4),
        (PermissionError(errno.EACCES, "Permission denied", "/somewhere"), "A601", 4),
        (OSError(errno.EIO, "Input/output error", "/somewhere"), "A605", 4),
        (ValueError("a fault of ours"), "A901", 3),
        (KeyboardInterrupt(), "stopped", 130),
    ],
)
def test_the_machine_and_our_own_faults_are_one_line(
    error: BaseException, code: str, exit_code: int, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(*_: object) -> None:
        raise error

    monkeypatch.setattr(output, "write", fail)
    monkeypatch.setattr("sys.argv", ["build.py", "render"])
    with pytest.raises(SystemExit) as ended:
        cli.main()
    assert ended.value.code == exit_code
    said = capsys.readouterr().err.strip()
    assert code in said
    assert len(said.splitlines()) == 1
