"""A site that was built beside -> its place, whole or not at all."""

from __future__ import annotations

import ctypes
import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from atlas.problems import Place, Problem

MARKER = ".made-by-atlas"
"""Stands in every site of ours: only a folder that holds it is ever replaced."""

RENAME_EXCHANGE = 2
AT_FDCWD = -100


class RefusedError(Exception):
    """The folder cannot be the output. Carries the problem to show."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.code)
        self.problem = problem


def refuse_bad_output(folder: Path, marker: str, project: Path, inputs: tuple[Path, ...]) -> None:
    """Raises RefusedError for a folder whose replacement could cost somebody something; `marker` says it is ours."""
    resolved = folder.resolve()
    kept = next((path for path in (Path.home(), project, *inputs) if path.resolve().is_relative_to(resolved)), None)
    source = next((path for path in inputs if resolved.is_relative_to(path.resolve())), None)
    if folder.is_symlink():
        _refuse(folder, "output.link")
    elif kept or source:
        _refuse(folder, "output.holds" if kept else "output.inside", str(kept or source))
    elif folder.exists() and not _is_ours(folder, marker):
        _refuse(folder, "output.foreign")


def _is_ours(folder: Path, marker: str) -> bool:
    names = {path.name for path in folder.iterdir()} - {".gitkeep"} if folder.is_dir() else {folder.name}
    return not names or (folder / marker).is_file()


def _refuse(folder: Path, reason: str, path: str = "") -> None:
    raise RefusedError(Problem("A604", Place(str(folder)), {"reason": reason, "path": path}))


@contextmanager
def workshop(site: Path) -> Iterator[Path]:
    """A folder beside the site to build in, for one build at a time. It is gone afterwards."""
    site.parent.mkdir(parents=True, exist_ok=True)
    with _lock(site):
        work = site.with_name(f".{site.name}.work")
        _recover(site, work)
        work.mkdir()
        try:
            yield work
        finally:
            _recover(site, work)


def exchange(new: Path, site: Path) -> None:
    """Puts the new site in its place. At no moment is there half a site, where the system can exchange two names."""
    (new / MARKER).write_text("A site made by build.py, which replaces this folder as a whole.\n", encoding="utf-8")
    if not site.exists():
        new.rename(site)
        return
    if not _swap(new, site):
        old = new.with_name("old")
        site.rename(old)
        new.rename(site)


def _recover(site: Path, work: Path) -> None:
    """After a run that failed or was cut off: gives back an old site that was put aside, and clears the rest."""
    old = work / "old"
    if old.is_dir() and not site.exists():
        old.rename(site)
    shutil.rmtree(work, ignore_errors=True)


def _swap(first: Path, second: Path) -> bool:
    """Exchanges two names in one step of the file system. False where it cannot."""
    if sys.platform == "win32":
        return False
    libc = ctypes.CDLL(None)
    one, two = os.fsencode(first), os.fsencode(second)
    if sys.platform == "darwin" and hasattr(libc, "renamex_np"):
        return bool(libc.renamex_np(one, two, RENAME_EXCHANGE) == 0)
    if hasattr(libc, "renameat2"):
        return bool(libc.renameat2(AT_FDCWD, one, AT_FDCWD, two, RENAME_EXCHANGE) == 0)
    return False


@contextmanager
def _lock(site: Path) -> Iterator[None]:
    """One build of a site at a time. The lock ends with the process, whatever ends it."""
    path = site.with_name(f".{site.name}.lock")
    with path.open("a+", encoding="utf-8") as file:
        try:
            _take(file.fileno())
        except OSError:
            raise RefusedError(Problem("A603", Place(str(site)))) from None
        yield


if sys.platform == "win32":
    import msvcrt

    def _take(file: int) -> None:
        msvcrt.locking(file, msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _take(file: int) -> None:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
