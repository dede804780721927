"""Nothing good gets lost: which folders are left alone, and which files are neither read nor written."""

from __future__ import annotations

import ctypes
import json
import os
import resource
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import ROOT, Run, tree

from atlas import folders, output, publish
from atlas.folders import MARKER

FAULTS = [sys.executable, str(ROOT / "tests" / "faults.py")]


@pytest.fixture
def published(project: Path, run: Run) -> Path:
    assert run(project).returncode == 0
    return project


@pytest.mark.parametrize(
    "where",
    ["content", "content/terms", "templates", "templates/theme/new", "atlas", ".", "..", "/", "~", "rendered", "link"],
)
def test_a_folder_that_holds_or_is_read_is_no_output(where: str, project: Path, run: Run) -> None:
    (project / "link").symlink_to("content")
    before = tree(project)
    for command in ("build", "render") if where != "rendered" else ("build",):
        done = run(
            project, command, "--output", where if where != "~" else str(Path.home()), PYTHONDONTWRITEBYTECODE="1"
        )
        assert (done.returncode, len(done.stderr.splitlines())) == (4, 1), done.stderr
        assert "A604" in done.stderr
    assert tree(project) == before


def test_a_second_name_of_the_content_is_no_way_round(project: Path, run: Run) -> None:
    (project / "by").mkdir()
    (project / "by" / "another").symlink_to("../content")
    done = run(project, "build", "--output", "by/another/site")
    assert done.returncode == 4
    assert "A604" in done.stderr
    assert not (project / "content" / "site").exists()


@pytest.mark.parametrize("name", [".site.work", "site", "rendered"])
def test_files_without_our_mark_are_left_alone(name: str, project: Path, run: Run) -> None:
    """Even where they stand in a folder of a name of ours."""
    (project / name).mkdir(exist_ok=True)
    (project / name / "site.json").write_text("mine", encoding="utf-8")
    done = run(project, "render" if name == "rendered" else "build")
    assert (done.returncode, len(done.stderr.splitlines())) == (4, 1), done.stderr
    assert tree(project / name) == {"site.json": b"mine"}


def test_the_preview_does_not_clear_a_folder_of_others(project: Path) -> None:
    (project / "rendered" / "mine.md").write_text("mine", encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "-q"], cwd=project, capture_output=True, encoding="utf-8", check=False
    )
    assert done.returncode == 1
    assert "there are files in it that this program did not make" in done.stdout
    assert "Traceback" not in done.stdout + done.stderr
    assert tree(project / "rendered") == {"mine.md": b"mine"}


def test_a_link_in_the_old_site_is_told(published: Path, run: Run) -> None:
    (published / "site" / "downloads").symlink_to(published / "content")
    before = tree(published / "site")
    done = run(published)
    assert done.returncode == 4
    assert f"{published}/site/downloads: A651" in done.stderr
    assert tree(published / "site") == before


def test_a_link_in_the_output_is_not_written_through(project: Path, run: Run, tmp_path: Path) -> None:
    assert run(project, "render").returncode == 0
    outside = tmp_path / "outside"
    (project / "rendered" / "en").rename(outside)
    (project / "rendered" / "en").symlink_to(outside)
    before = tree(outside)
    (project / "content" / "metrics" / "covers.yml").write_text("name: Covers\n", encoding="utf-8")
    done = run(project, "render")
    assert done.returncode == 4
    assert "A651" in done.stderr
    assert tree(outside) == before


@pytest.mark.parametrize("name", ["../outside.md", "a/../../outside.md", "/outside.md"])
def test_no_name_leads_out_of_the_folder(name: str, tmp_path: Path) -> None:
    with pytest.raises(folders.RefusedError, match="leads out"):
        output.write(tmp_path / "out", {name: "text"})
    assert not (tmp_path / "outside.md").exists()


@pytest.mark.parametrize(
    "name", ["theme/assets/atlas/atlas.css", "pages/entry.md.jinja", "labels.yml", "theme/new.html"]
)
def test_a_template_that_is_a_link_is_not_read(name: str, published: Path, run: Run, tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("SECRET", encoding="utf-8")
    before = tree(published / "site")
    place = published / "templates" / name
    place.unlink(missing_ok=True)
    place.symlink_to(secret)
    done = run(published)
    assert done.returncode == 1
    assert f"templates/{name}: A117" in done.stderr
    assert tree(published / "site") == before


@pytest.mark.parametrize("name", ["site.yml", "facts.yml", "metrics/plates-per-hour.yml", "metrics/pipe.yml"])
def test_a_pipe_in_the_content_holds_nobody_up(name: str, project: Path, run: Run) -> None:
    place = project / "content" / name
    place.unlink(missing_ok=True)
    os.mkfifo(place)
    done = run(project, "check", PYTHONUTF8="1")
    assert done.returncode == 1
    assert f"content/{name}: A117" in done.stderr


WATCH = """
import json, os, runpy, sys
opened = []
def note(event, values):
    if event == "open" and isinstance(values[0], (str, bytes)):
        writes = bool(values[2] & (os.O_WRONLY | os.O_RDWR | os.O_CREAT))
        opened.append((os.path.realpath(os.fsdecode(values[0])), writes))
sys.addaudithook(note)
sys.path.insert(0, os.getcwd())
out = sys.argv.pop(1)
sys.argv[0] = "build.py"
try:
    runpy.run_path("build.py", run_name="__main__")
finally:
    seen = sorted(set(opened))
    with open(out, "w") as file:
        json.dump(seen, file)
"""

EVIL = ("../../../etc/passwd", "/etc/passwd", "..%2f..%2fetc%2fpasswd", "file:///etc/passwd", "--8<-- '/etc/passwd'")


def test_nothing_in_content_makes_a_path(project: Path, tmp_path: Path) -> None:
    """Ids, references, links and names that look like paths: what is opened lies in the folders that are known."""
    text = "name: '{0}'\nsummary: '{0}'\naliases: ['{0} {1}']\nbody: |\n  {0} [a](https://example.org/{1})\n"
    for number, evil in enumerate(EVIL):
        typed = text.format(evil.replace("'", "''"), number)
        (project / "content" / "metrics" / f"m{number}.yml").write_text(typed, encoding="utf-8")
    site = project / "content" / "site.yml"
    site.write_text(site.read_text("utf-8").replace("laws:", "laws:\n  telling_summaries: false"), encoding="utf-8")
    seen = tmp_path / "seen.json"
    environment = {**os.environ, "PYTHONDONTWRITEBYTECODE": "1"}
    command = [sys.executable, "-c", WATCH, str(seen), "build"]
    done = subprocess.run(command, cwd=project, env=environment, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    opened = json.loads(seen.read_text("utf-8"))
    written = {path for path, writes in opened if writes}
    mine = (f"{project}/.site.", f"{project}/site/", "/dev/")
    assert written
    assert [path for path in written if not path.startswith(mine)] == []
    known = (f"{project}/", *(os.path.realpath(path) for path in (sys.prefix, sys.base_prefix)), *mine)
    assert "/etc/passwd" not in {path for path, _ in opened}
    assert [path for path, _ in opened if not path.startswith((*known, "/proc/", "/usr/", "/etc/"))] == []


@pytest.mark.parametrize(
    "line",
    ["see: ['metrics:../../../secret']", "formerly: [../../secret]", "formerly: ['/secret']", "see: ['../..:secret']"],
)
def test_an_id_that_is_a_path_is_refused(line: str, project: Path, run: Run) -> None:
    place = project / "content" / "metrics" / "plates-per-hour.yml"
    place.write_text(f"name: Plates\n{line}\n", encoding="utf-8")
    done = run(project)
    assert done.returncode == 1
    assert "content/metrics/plates-per-hour.yml:2:" in done.stderr


def _small_files() -> None:
    resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))


def _no_override() -> None:
    """So that rights count for the superuser, too: without the capability to pass over them (1) after the start."""
    if os.geteuid() == 0:
        assert ctypes.CDLL(None).prctl(24, 1, 0, 0, 0) == 0


def build_with(limit: Callable[[], None], project: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "build.py", *arguments]
    return subprocess.run(
        command, cwd=project, preexec_fn=limit, capture_output=True, encoding="utf-8", check=False, timeout=120
    )


def test_a_disk_that_takes_no_more_is_one_line(published: Path) -> None:
    before, beside = tree(published / "site"), sorted(published.iterdir())
    done = build_with(_small_files, published)
    assert done.returncode == 4
    assert done.stderr.startswith(f"{published}/.site.work/")
    assert "A605" in done.stderr
    assert len(done.stderr.splitlines()) == 1, done.stderr
    assert tree(published / "site") == before
    assert sorted(published.iterdir()) == beside


@pytest.mark.parametrize("where", [".", "site", ".site.lock"])
def test_no_rights_are_one_line(where: str, published: Path) -> None:
    before = tree(published / "site")
    place = published / where
    mode = place.stat().st_mode
    place.chmod(0o444 if place.is_file() else 0o555)
    try:
        done = build_with(_no_override, published)
    finally:
        place.chmod(mode)
    assert done.returncode == 4, done.stderr
    assert "A601" in done.stderr
    assert len(done.stderr.splitlines()) == 1
    assert tree(published / "site") == before


def test_the_mark_goes_last_when_a_working_folder_is_cleared(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A removal that is cut off leaves a folder that the next build knows as its own."""
    site = tmp_path / "site"
    work = tmp_path / ".site.work"
    folders.claim(work)
    (work / "rendered").mkdir()
    removed: list[str] = []
    monkeypatch.setattr(publish.shutil, "rmtree", lambda path, **_: removed.append(Path(path).name))
    with publish.workshop(site):
        assert removed == ["rendered"]
        assert (work / MARKER).is_file()
