"""A build that is killed at any moment leaves the whole old site or the whole new one; the next build needs no help.

`KILLS` says at how many moments (`make test-kill`: 100). A third of them are spread over the time of a build, a third
over its steps on the disk, and a third lie close around the exchange of the two sites.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from conftest import ROOT, SMALL, copy_project, tree

from atlas.folders import MARKER

KILLS = int(os.environ.get("KILLS", "20"))
FAULTS = [sys.executable, str(ROOT / "tests" / "faults.py")]
NAMES = ("Kitchen Ladder", "Kitchen Stairs")
"""The two versions of the content: they differ in what stands on every page, and in one page."""

HALF = "neither the old site nor the new one"

Sites = dict[str, dict[str, bytes]]


@dataclass
class Kitchen:
    """A project that goes from one version to the other and back, and a folder for what others may leave behind."""

    project: Path
    temporary: Path
    sites: Sites = field(default_factory=dict)
    steps: list[str] = field(default_factory=list)
    seconds: float = 0.0

    def write(self, name: str) -> None:
        site = self.project / "content" / "site.yml"
        text = site.read_text("utf-8")
        for other in NAMES:
            text = text.replace(f"title: {other}", f"title: {name}")
        site.write_text(text, encoding="utf-8")
        only_here = self.project / "content" / "metrics" / "covers.yml"
        only_here.unlink(missing_ok=True)
        if name == NAMES[1]:
            only_here.write_text("name: Covers\n", encoding="utf-8")

    def build(self, *arguments: str) -> subprocess.Popen[bytes]:
        return subprocess.Popen(
            [*(arguments or [sys.executable, "build.py"])],
            cwd=self.project,
            env={**os.environ, "TMPDIR": str(self.temporary), "PYTHONDONTWRITEBYTECODE": "1"},
            stderr=subprocess.DEVNULL,
        )

    @property
    def exchange(self) -> int:
        """The step with which the exchange of the two sites begins: the mark of the new one."""
        return max(index for index, step in enumerate(self.steps) if step == f"open {MARKER}")

    def shown(self) -> str | None:
        """Which of the two sites stands there, whole."""
        there = tree(self.project / "site") if (self.project / "site").is_dir() else {}
        return next((name for name in NAMES if self.sites[name] == there), None)

    def left(self) -> list[str]:
        """What stands beside the sources, and what was left among the temporary files."""
        return sorted(path.name for folder in (self.project, self.temporary) for path in folder.iterdir())


def kitchen(folder: Path, planted: str = "") -> Kitchen:
    """Builds both versions, and measures the second: how long it takes, and its steps. `planted` ends publish.py."""
    made = Kitchen(copy_project(folder / "project", SMALL), folder / "temporary")
    with (made.project / "atlas" / "publish.py").open("a", encoding="utf-8") as module:
        module.write(planted)
    made.temporary.mkdir()
    for name in NAMES:
        made.write(name)
        started = time.monotonic()
        assert made.build().wait(120) == 0
        made.seconds = time.monotonic() - started
        made.sites[name] = tree(made.project / "site")
    made.write(NAMES[0])
    steps = folder / "steps.txt"
    assert made.build(*FAULTS, "count", str(steps)).wait(120) == 0
    made.steps = steps.read_text("utf-8").splitlines()
    return made


def kill(made: Kitchen, number: int, of: int) -> None:
    """Kills the build at one of its moments."""
    part, share = number // 3, (number // 3 + 0.5) / (of / 3)
    nearest = made.exchange + (part + 1) // 2 * (-1) ** part
    if number % 3 == 0:
        building = made.build()
        time.sleep(made.seconds * share)
        building.kill()
    else:
        step = int(len(made.steps) * share) if number % 3 == 1 else min(nearest, len(made.steps) - 1)
        building = made.build(*FAULTS, "kill", str(step))
    assert building.wait(120) in (-signal.SIGKILL, 0)  # it may have been done before the time was over


def harm(made: Kitchen, number: int, of: int = KILLS) -> str:
    """Kills a build on its way to the other version, and lets the next one run. What is wrong then, or nothing."""
    before = made.shown()
    wanted = NAMES[before == NAMES[0]]
    made.write(wanted)
    kill(made, number, of)
    if not made.shown():
        return HALF
    if made.build().wait(120):
        return "the next build failed"
    if made.shown() != wanted:
        return "the next build made another site"
    return ""


@pytest.fixture(scope="module")
def kitchens(tmp_path_factory: pytest.TempPathFactory) -> Kitchen:
    return kitchen(tmp_path_factory.mktemp("kill"))


@pytest.mark.parametrize("number", range(KILLS))
def test_a_killed_build_leaves_a_whole_site(number: int, kitchens: Kitchen) -> None:
    before = kitchens.left()
    assert harm(kitchens, number) == ""
    assert kitchens.left() == before


def test_folders_do_not_grow_when_every_build_is_killed(kitchens: Kitchen) -> None:
    before = kitchens.left()
    late = len(kitchens.steps) * 2 // 3
    for _ in range(3):
        assert kitchens.build(*FAULTS, "kill", str(late)).wait(120) == -signal.SIGKILL
    work = kitchens.project / ".site.work"
    assert kitchens.left() == sorted([*before, work.name])
    assert sorted(path.name for path in work.iterdir()) == [MARKER, "rendered", "site"]
    assert kitchens.build().wait(120) == 0
    assert kitchens.left() == before


BAD_EXCHANGES = {
    "empties the old site first": "shutil.rmtree(site), new.rename(site)",
    "copies over the old site": "shutil.copytree(new, site, dirs_exist_ok=True)",
}


@pytest.mark.parametrize("fault", BAD_EXCHANGES)
def test_a_bad_exchange_is_caught(fault: str, tmp_path: Path) -> None:
    made = kitchen(
        tmp_path, f"\n\ndef _swap(new: Path, site: Path) -> bool:\n    return bool([{BAD_EXCHANGES[fault]}])\n"
    )
    after_the_mark = range(8, 60, 6)
    assert any(harm(made, number, 60) == HALF for number in after_the_mark)


@pytest.mark.parametrize(("fault", "code"), [("ENOSPC", "A602"), ("EROFS", "A601")])
def test_a_disk_that_fails_at_any_step_leaves_the_old_site(fault: str, code: str, kitchens: Kitchen) -> None:
    before, left = kitchens.shown(), kitchens.left()
    kitchens.write(NAMES[before == NAMES[0]])
    exchange = kitchens.exchange
    for step in (0, 1, 3, exchange // 3, exchange // 2, exchange):
        command = [*FAULTS, fault, str(step)]
        done = subprocess.run(
            command, cwd=kitchens.project, capture_output=True, encoding="utf-8", check=False, timeout=120
        )
        assert done.returncode == 4, done.stderr
        assert f" {code} " in done.stderr
        assert len(done.stderr.splitlines()) == 1, done.stderr
        assert kitchens.shown() == before
        assert kitchens.left() == left
