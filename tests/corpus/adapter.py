"""From the roles of the corpus to the small framework: what a case does becomes an edit of its files.

The rest of the corpus knows neither fields nor folders of this project.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any


@dataclass(frozen=True)
class Role:
    """Where the small framework has what a case speaks of."""

    file: str
    """Below the project."""
    field: str = ""
    entry: str = ""
    typed: str = ""
    """The text in the file that the value is a part of: `…` stands for it."""
    value: str = ""
    page: str = ""
    """The page that shows it."""


LINE = "content/functions/line.yml"
BODY = (
    "  The line works *à la minute*: nothing is plated before the order is called. "
    "See [knife work](abilities:knife-work)."
)

ROLES = {
    "entry": Role(LINE, "", "functions/line", page="functions/line/"),
    "file": Role(LINE, "", "functions/line", page="functions/line/"),
    "name": Role(LINE, "name", "functions/line", "name: …\nsummary", "Line", "functions/line/"),
    "short_text": Role(LINE, "scope", "functions/line", "scope: …\n", "Hot dishes", "functions/"),
    "prose": Role(LINE, "body", "functions/line", "body: |\n…\n", BODY, "functions/line/"),
    "reference_list": Role(LINE, "metrics", "functions/line", "metrics: …\n", "[plates-per-hour]", "functions/line/"),
    "number": Role("content/levels/cook.yml", "years.from", "levels/cook", "{from: …,", "3", "levels/cook/"),
    "choice": Role("content/site.yml", "folders.levels.picture", "", "picture: …\n", "ladder", "levels/"),
    "address": Role("content/site.yml", "feedback", "", "feedback: …\n", "", ""),
    "id": Role("content/facts.yml", "facts[0].id", "", "id: …,", "first", ""),
    "folder": Role("content"),
    "template": Role("templates/pages/entry.md.jinja"),
    "output": Role("site"),
    "process": Role("build.py"),
    "preview": Role("mkdocs.yml"),
}

ABSENT = {
    "id": ("content/facts.yml", "facts:\n  - {id: first, about: station, text: Soup is hot.}\n"),
    "address": ("content/site.yml", "feedback: \n"),
}
"""What the small framework does without: lines that a case of the role adds first, since it changes them."""


@dataclass(frozen=True)
class Edit:
    """What was changed: file -> the lines that are new or other than before, from 1."""

    role: Role
    lines: Mapping[str, range] = field(default_factory=dict)


def apply(project: Path, role: Role, do: Mapping[str, Any]) -> Edit:
    """Makes every change of `do`, and says where."""
    if absent := ABSENT.get(next(name for name, known in ROLES.items() if known is role)):
        place = project / absent[0]
        place.write_text((place.read_text("utf-8") if place.exists() else "") + absent[1], encoding="utf-8")
    before = _snapshot(project)
    for how, what in do.items():
        CHANGES[how](project, role, what)
    after = _snapshot(project)
    changed = {name: _lines(before.get(name, b""), raw) for name, raw in after.items() if before.get(name) != raw}
    return Edit(role, changed)


def text_of(value: Any) -> str:
    """A text as written in a case; one too long to be written down is `{text, times}`, `#n` in it its number."""
    if isinstance(value, list):
        return "".join(map(text_of, value))
    if isinstance(value, dict):
        return "".join(value["text"].replace("#n", str(number)) for number in range(value["times"]))
    return str(value)


def _set(project: Path, role: Role, value: Any) -> None:
    """The value of the role becomes this, as typed; prose is indented."""
    text = text_of(value)
    if role.field == "body":
        text = "\n".join(f"  {line}" if line else "" for line in text.split("\n"))
    _swap(project, role, [role.typed.replace("…", role.value), role.typed.replace("…", text)])


def _add(project: Path, role: Role, value: Any) -> None:
    """One more: item of a list, paragraph of prose, lines at the end of a file."""
    if role.field == "metrics":
        _set(project, role, f"{role.value[:-1]}, {text_of(value)}]")
    elif role.field == "body":
        _set(project, role, f"{role.value.strip()}\n\n{text_of(value)}")
    else:
        with (project / role.file).open("a", encoding="utf-8") as file:
            file.write(text_of(value))


def _swap(project: Path, role: Role, texts: list[str]) -> None:
    """One text of the role's file for another."""
    place = project / role.file
    old, new = texts
    text = place.read_text(encoding="utf-8")
    assert text.count(old) == 1, f"{role.file} has {text.count(old)} times {old!r}"
    place.write_bytes(text.replace(old, new).encode())


def _recode(project: Path, role: Role, encoding: str) -> None:
    place = project / role.file
    place.write_bytes(place.read_bytes().decode().encode(encoding))


def _write(project: Path, role: Role, files: Mapping[str, Any]) -> None:
    for name, text in files.items():
        place = project / name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(text_of(text).encode())


def _write_bytes(project: Path, role: Role, files: Mapping[str, str]) -> None:
    """Bytes are written as characters up to U+00FF."""
    for name, text in files.items():
        (project / name).write_bytes(text.encode("latin-1"))


def _bytes(project: Path, role: Role, texts: list[str]) -> None:
    """One run of bytes of the role's file for another, as often as it is there."""
    place = project / role.file
    old, new = (text.encode("latin-1") for text in texts)
    raw = place.read_bytes()
    assert old in raw, f"{role.file} has no {old!r}"
    place.write_bytes(raw.replace(old, new))


def _cut(project: Path, role: Role, count: int) -> None:
    """The last bytes of the role's file are gone."""
    place = project / role.file
    place.write_bytes(place.read_bytes()[:-count])


def _remove(project: Path, role: Role, names: list[str]) -> None:
    for name in names:
        (project / name).unlink()


def _rename(project: Path, role: Role, names: Mapping[str, str]) -> None:
    for old, new in names.items():
        (project / new).parent.mkdir(parents=True, exist_ok=True)
        (project / old).rename(project / new)


def _link(project: Path, role: Role, links: Mapping[str, str]) -> None:
    for name, target in links.items():
        (project / name).unlink(missing_ok=True)
        (project / name).symlink_to(target)


def _folder(project: Path, role: Role, names: list[str]) -> None:
    for name in names:
        (project / name).mkdir(parents=True)


def _pipe(project: Path, role: Role, names: list[str]) -> None:
    for name in names:
        os.mkfifo(project / name)


def _ring(project: Path, role: Role, count: int) -> None:
    """So many levels, each followed by the next, and the last by the first."""
    for number in range(count):
        text = f"name: Level {number}\nnext: [l{(number + 1) % count:02}]\n"
        (project / f"content/levels/l{number:02}.yml").write_text(text, encoding="utf-8")


CHANGES: Mapping[str, Callable[[Path, Role, Any], None]] = {
    "set": _set,
    "add": _add,
    "swap": _swap,
    "recode": _recode,
    "write": _write,
    "write bytes": _write_bytes,
    "bytes": _bytes,
    "cut": _cut,
    "remove": _remove,
    "rename": _rename,
    "link": _link,
    "folder": _folder,
    "pipe": _pipe,
    "ring": _ring,
}


def _snapshot(project: Path) -> dict[str, bytes]:
    paths = (path for name in ("content", "templates") for path in (project / name).rglob("*"))
    return {
        path.relative_to(project).as_posix(): path.read_bytes()
        for path in paths
        if path.is_file() and not path.is_symlink()
    }


def _lines(before: bytes, after: bytes) -> range:
    """The lines between what is the same at both ends."""
    old, new = before.splitlines(), after.splitlines()
    start = _same(old, new)
    end = len(new) - _same(old[start:][::-1], new[start:][::-1])
    return range(start + 1, max(end, start + 1) + 1)


def _same(old: list[bytes], new: list[bytes]) -> int:
    """How many lines are the same from the beginning."""
    pairs = enumerate(zip(old, new, strict=False))
    return next((number for number, (one, other) in pairs if one != other), min(len(old), len(new)))
