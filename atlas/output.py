"""Files -> a folder: writes what changed, removes what is gone, touches nothing else."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from atlas.folders import claim, inside


def write(folder: Path, files: Mapping[str, str]) -> int:
    """Makes a folder hold exactly these files; returns how many it wrote or removed. Hidden files stay."""
    claim(folder)
    changed = 0
    for name, text in sorted(files.items()):
        path = inside(folder, name)
        raw = text.encode()
        if not path.is_file() or path.read_bytes() != raw:
            path.parent.mkdir(parents=True, exist_ok=True)
            put(path, raw)
            changed += 1
    for path in sorted(folder.rglob("*"), reverse=True):
        name = path.relative_to(folder).as_posix()
        if path.is_dir() and not path.is_symlink():
            if not any(path.iterdir()):
                path.rmdir()
        elif name not in files and not path.name.startswith("."):
            path.unlink()
            changed += 1
    return changed


def put(path: Path, raw: bytes) -> None:
    """Writes a file; an error names it, which the system does only for files that cannot be opened."""
    try:
        path.write_bytes(raw)
    except OSError as error:
        error.filename = str(path)
        raise
