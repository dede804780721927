"""What is no edit of a file: an output that cannot be written, builds that are stopped or meet, another machine."""

from __future__ import annotations

import ctypes
import errno
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any
from unittest import mock

from conftest import ROOT, tree
from corpus.judge import Run

CAP_DAC_OVERRIDE, PR_CAPBSET_DROP = 1, 24
WAIT = 60

Build = Callable[[], tuple[int, str, str]]
"""A build of the project in this process: exit code, what it wrote, what it said."""


def start(project: Path, *python: str, **environment: str) -> subprocess.Popen[str]:
    """A build of the project in a process of its own, which obeys the rights of files even where we are root."""
    return subprocess.Popen(
        [sys.executable, *python, str(ROOT / "build.py"), "build", "--content", "content", "--output", "site"],
        cwd=project,
        env={**os.environ, **environment},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        preexec_fn=lambda: ctypes.CDLL(None).prctl(PR_CAPBSET_DROP, CAP_DAC_OVERRIDE),
    )


def ended(project: Path, process: subprocess.Popen[str], before: Mapping[str, bytes]) -> Run:
    _, said = process.communicate(timeout=WAIT)
    return Run(process.returncode, said.removeprefix("pages\n"), (), before, tree(project / "site"))


def wait_for(process: subprocess.Popen[str], is_so: Callable[[], bool]) -> None:
    end = time.monotonic() + WAIT
    while not is_so() and process.poll() is None:
        assert time.monotonic() < end
        time.sleep(0.001)


def output_read_only(project: Path, build: Build) -> Run:
    before = tree(project / "site")
    for folder in (project, project / "site"):
        folder.chmod(0o555)
    run = ended(project, start(project), before)
    for folder in (project, project / "site"):
        folder.chmod(0o755)
    return run


def output_disk_full(project: Path, build: Build) -> Run:
    """In the middle of the pages: after the tenth that was written."""
    before, written = tree(project / "site"), [0]

    def write(*_: Any) -> None:
        written[0] += 1
        if written[0] > 10:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(project / ".site.work"))

    with mock.patch("mkdocs.utils.write_file", write):
        status, _, said = build()
    return Run(status, said.removeprefix("pages\n"), (), before, tree(project / "site"))


def output_has_foreign_files(project: Path, build: Build) -> Run:
    shutil.rmtree(project / "site")
    (project / "site").mkdir()
    (project / "site" / "mine.txt").write_text("mine", encoding="utf-8")
    before = tree(project / "site")
    run = ended(project, start(project), before)
    shutil.rmtree(project / "site")
    return run


def output_is_a_link(project: Path, build: Build) -> Run:
    (project / "site").rename(project / "elsewhere")
    (project / "elsewhere" / "mine.txt").write_text("mine", encoding="utf-8")
    (project / "site").symlink_to("elsewhere")
    before = tree(project / "site")
    run = ended(project, start(project), before)
    (project / "site").unlink()
    return run


def interrupted(project: Path, build: Build) -> Run:
    """At five moments; what the first says that does not end well, or the last."""
    work = project / ".site.work"
    for moment in (project / ".site.lock", work, work / "rendered", work / "site", work / "site" / "index.html"):
        shutil.rmtree(work, ignore_errors=True)  # stopped between two lines, a build may leave it for the next one
        before = tree(project / "site")
        process = start(project)
        wait_for(process, moment.exists)
        process.send_signal(signal.SIGINT)
        run = ended(project, process, before)
        if run.status != 130 or before != run.after:
            break
    return run


def interrupted_while_it_starts(project: Path, build: Build) -> Run:
    """While Python reads the modules it needs: they tell of themselves, one by one."""
    before = tree(project / "site")
    process = start(project, "-Ximporttime")
    assert process.stderr
    while "jinja2" not in process.stderr.readline():
        assert process.poll() is None
    process.send_signal(signal.SIGINT)
    run = ended(project, process, before)
    said = [line for line in run.said.splitlines() if not line.startswith("import time:")]
    return replace(run, said="\n".join(said))


def two_builds(project: Path, build: Build) -> Run:
    """The first is held while it has the lock; the second is refused; the first ends well."""
    before = tree(project / "site")
    first = start(project)
    wait_for(first, (project / ".site.work").exists)
    first.send_signal(signal.SIGSTOP)
    second = ended(project, start(project), before)
    first.send_signal(signal.SIGCONT)
    assert ended(project, first, before).status == 0
    return second


def locale_c(project: Path, build: Build) -> Run:
    before = tree(project / "site")
    environment = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    return ended(project, start(project, **environment), before)


SCENARIOS = {
    "output-read-only": output_read_only,
    "output-disk-full": output_disk_full,
    "output-has-foreign-files": output_has_foreign_files,
    "symlink-output": output_is_a_link,
    "interrupt": interrupted,
    "interrupt-while-it-starts": interrupted_while_it_starts,
    "two-builds-at-once": two_builds,
    "locale-c": locale_c,
}
