"""A site that was built beside -> its place, whole or not at all."""

from __future__ import annotations

import ctypes
import errno
import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from atlas.folders import MARKER, RefusedError, claim, refuse_foreign
from atlas.problems import Place, Problem

RENAME_EXCHANGE = 2
AT_FDCWD = -100


@contextmanager
def workshop(site: Path) -> Iterator[Path]:
    """A folder beside the site to build in, for one build at a time. It is gone afterwards."""
    site.parent.mkdir(parents=True, exist_ok=True)
    with _lock(site):
        work = site.with_name(f".{site.name}.work")
        refuse_foreign(work)
        _recover(site, work)
        try:
            claim(work)
            yield work
        finally:
            _recover(site, work)


def exchange(new: Path, site: Path) -> None:
    """Puts the new site in its place. At no moment is there half a site, where the system can exchange two names."""
    (new / MARKER).write_text("Made by build.py, which replaces this folder as a whole.\n", encoding="utf-8")
    refuse_foreign(site)
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
    if work.is_dir():
        others = [path for path in work.iterdir() if path.name != MARKER]
        for path in others:
            shutil.rmtree(path, ignore_errors=True)
        if not any(path.exists() for path in others):  # the marker goes last: what is left is known as ours
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
        except OSError as error:
            if error.errno not in (errno.EAGAIN, errno.EACCES, errno.EDEADLK):
                raise
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
