"""`mkdocs build` works by itself, through the hook."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import cases
from conftest import CASES, ROOT, copy_project


def mkdocs_build(project: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "mkdocs", "build", "-q"]
    return subprocess.run(command, cwd=project, capture_output=True, encoding="utf-8", check=False, timeout=120)


def test_mkdocs_build_makes_both_languages(tmp_path: Path) -> None:
    project = copy_project(tmp_path / "project", ROOT / "content")
    done = mkdocs_build(project)
    assert done.returncode == 0, done.stderr
    for page in ("index.html", "en/index.html", "functions/content/p3/index.html", "en/matrix/index.html"):
        assert (project / "site" / page).is_file()


def test_mkdocs_build_ends_on_a_mistake(project: Path) -> None:
    cases.read(CASES / "content" / "A203-reference-to-nothing.case").write_into(project)
    done = mkdocs_build(project)
    assert done.returncode == 1
    assert "content/functions/line.yml:2:11: A203" in done.stderr
    assert "Traceback" not in done.stderr
