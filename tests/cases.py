"""A case is one readable file: a sentence, the files that change, and what comes out.

    A reference to nothing names the id that is spelt most like it.

    === content/functions/line.yml
    name: Line
    metrics: [plates-per-hou]

    === problems
    content/functions/line.yml:2:11: A203 …

Behind a file's name may stand how it is written: `(gbk)` an encoding, `(escaped)` with Python's escapes,
`(absent)` it is not there, `(link)` it is a symbolic link to what is written.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

HEAD = re.compile(r"^=== (?P<name>\S+)(?: \((?P<how>[\w-]+)\))?$", re.MULTILINE)


@dataclass(frozen=True)
class Case:
    path: Path
    sentence: str
    files: dict[str, tuple[str, str]]
    """Name -> how it is written, and its text."""
    expected: dict[str, str]
    """What comes out: `problems`, or rendered files."""

    def write_into(self, project: Path) -> None:
        for name, (how, text) in self.files.items():
            place = project / name
            place.parent.mkdir(parents=True, exist_ok=True)
            if how == "absent":
                place.unlink()
            elif how == "link":
                place.symlink_to(text.strip())
            elif how == "escaped":
                place.write_bytes(text.encode().decode("unicode_escape").encode("latin-1"))
            else:
                place.write_bytes(text.encode(how or "utf-8"))

    def rewrite(self, made: dict[str, str]) -> None:
        parts = [self.sentence]
        for name, (how, text) in self.files.items():
            parts.append(f"=== {name}{f' ({how})' if how else ''}\n{text.rstrip()}")
        parts += [f"=== {name}\n{made[name].rstrip()}" for name in self.expected]
        self.path.write_text("\n\n".join(part.rstrip() for part in parts) + "\n", encoding="utf-8")


def read(path: Path) -> Case:
    sentence, *parts = HEAD.split(path.read_text(encoding="utf-8"))
    files: dict[str, tuple[str, str]] = {}
    expected: dict[str, str] = {}
    for name, how, text in zip(parts[::3], parts[1::3], parts[2::3], strict=True):
        body = text.strip("\n") + "\n" if text.strip("\n") else ""
        if name == "problems" or name.startswith("rendered/"):
            expected[name] = body.rstrip()
        else:
            files[name] = (how or "", body)
    return Case(path, sentence.strip(), files, expected)


def all_in(folder: Path) -> list[Case]:
    """The cases of a folder. None at all is an error: a test over nothing proves nothing."""
    found = [read(path) for path in sorted(folder.glob("*.case"))]
    assert found, f"no cases in {folder}"
    return found
