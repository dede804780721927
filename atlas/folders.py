"""Whose a folder is: what may be written or replaced, and what is never left."""

from __future__ import annotations

import os
from pathlib import Path

from atlas.problems import Place, Problem

MARKER = ".made-by-atlas"
"""Stands in every folder of ours: only what is in a folder that holds it is ever deleted or replaced."""


class RefusedError(Exception):
    """A folder or file that is left alone. Carries the problem to show."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(f"{problem.place}: {problem.sentence('en')}")
        self.problem = problem


def refuse_bad_output(folder: Path, project: Path, inputs: tuple[Path, ...]) -> Path:
    """The folder by its real name. Raises RefusedError if its replacement could cost somebody something."""
    if folder.is_symlink():
        raise _refused(folder, "output.link")
    resolved = folder.resolve()
    home = Path(os.path.expanduser("~"))
    held = next((path for path in (home, project, *inputs) if _holds(resolved, path.resolve())), None)
    around = next((path for path in inputs if _holds(path.resolve(), resolved)), None)
    if held or around:
        raise _refused(folder, "output.holds" if held else "output.inside", str(held or around))
    refuse_foreign(resolved)
    return resolved


def refuse_foreign(folder: Path) -> None:
    """Raises RefusedError for a folder with files of others in it, or with symbolic links: we make none."""
    if folder.is_symlink():
        raise _refused(folder, "output.link")
    if not folder.exists():
        return
    names = {path.name for path in folder.iterdir()} - {".gitkeep"} if folder.is_dir() else {folder.name}
    if names and not (folder / MARKER).is_file():
        raise _refused(folder, "output.foreign")
    for path in folder.rglob("*"):
        if path.is_symlink():
            raise RefusedError(Problem("A651", Place(str(path))))


def claim(folder: Path) -> None:
    """Makes a folder ours before anything is written into it."""
    refuse_foreign(folder)
    folder.mkdir(parents=True, exist_ok=True)
    if not (folder / MARKER).exists():
        (folder / MARKER).write_text("Made by build.py, which replaces or removes what is in this folder.\n", "utf-8")


def inside(folder: Path, name: str) -> Path:
    """A file of a folder by its name, which can lead nowhere else."""
    path = folder / name
    if not path.resolve().is_relative_to(folder.resolve()):
        raise RefusedError(Problem("A651", Place(str(path))))
    return path


def is_special(path: Path) -> bool:
    """A symbolic link, a pipe, a device: what is read by nobody, since it may lead anywhere or never end."""
    return path.is_symlink() or (path.exists() and not path.is_file() and not path.is_dir())


def _holds(outer: Path, inner: Path) -> bool:
    """Asks the file system, so that another spelling or a second mount is no way round."""
    return any(_same(outer, step) for step in (inner, *inner.parents))


def _same(one: Path, other: Path) -> bool:
    try:
        return one.samefile(other)
    except OSError:
        return one == other


def _refused(folder: Path, reason: str, path: str = "") -> RefusedError:
    return RefusedError(Problem("A604", Place(str(folder)), {"reason": reason, "path": path}))
