"""Content that asks for more than it may: each one is refused with a place, or built, within seconds and little memory.

python tests/limits.py          times and memory of each; fails beyond 2 s or 500 MB
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from conftest import SMALL, copy_project

SECONDS, MEGABYTES = 2.0, 500
HANGING = 120

ENTRY = "content/metrics/plates-per-hour.yml"


def prose(text: str) -> str:
    """An entry with a text of prose, on lines of its own."""
    return "name: Plates\nbody: |\n" + "".join(f"  {line}\n" for line in text.split("\n"))


def line(text: str) -> str:
    return f"name: Plates\nsummary: '{text}'\n"


MANY = 2_500  # of two characters or more: about as much as a text may hold
MEGA = 10_000_000
VALUES = 11_900  # close to what one file may hold

TEXTS = {
    "opening brackets": "[" * MANY * 4,
    "nested brackets": "[" * MANY * 2 + "]" * MANY * 2,
    "brackets of links": "[a](" * MANY,
    "links in links": "[" * MANY + "a" + "](terms:x)" * (MANY // 4),
    "parentheses of a link": "[a](b" + "(c)" * MANY * 3,
    "asterisks": "*" * MANY * 4,
    "asterisks and letters": "*a " * MANY,
    "pairs of asterisks": "**a" * MANY,
    "asterisks at both ends": "*a**" * MANY,
    "underscores": "_a" * MANY * 2,
    "tower of quotes": ">" * MANY * 4,
    "tower of quotes, line by line": "\n".join(">" * number for number in range(1, 140)),
    "tower of lists": "\n".join(" " * number + "- a" for number in range(130)),
    "list of many": "- a\n" * MANY,
    "numbers of a list": "1. a\n" * (MANY - 500),
    "table of many rows": "| a | b |\n|---|---|\n" + "| 1 | 2 |\n" * 900,
    "table of many columns": "|a" * (MANY // 2) + "|\n" + "|-" * (MANY // 2) + "|\n" + "|b" * (MANY // 2) + "|",
    "table of many empty cells": "|" * 3000 + "\n" + "|-" * 1500 + "|\n" + "|\n" * 2000,
    "bars": "|" * MANY * 4,
    "definitions of links": "\n".join(f"[{number}]: https://example.org" for number in range(330)),
    "uses of definitions": "[a][b]" * (MANY // 2),
    "backticks": "`" * MANY * 4,
    "backticks of growing length": " ".join("`" * number for number in range(1, 140)),
    "backslashes": "\\" * MANY * 4,
    "entities": "&amp;" * (MANY - 500),
    "angle brackets": "< " * MANY * 2,
    "an attribute list": "a {: " + "#a " * MANY,
    "exclamation marks": "! [" * MANY,
    "pluses and minuses": "+ - " * MANY,
    "tildes": "~" * MANY * 4,
    "blank lines": "a" + "\n" * MANY * 3 + "b",
    "tabs": "a\n" + "\t" * MANY * 3 + "b",
    "spaces at the end of a line": "a" + " " * MANY * 3 + "\nb",
    "words": "word " * 2000,
    "one long word": "a" * MANY * 4,
    "Chinese on many lines": "中\n" * MANY,
    "references": "[a](functions:line) " * 500,
    "references to nothing": "".join(f"[a](functions:x{number}) " for number in range(450)),
    "addresses": "[a](https://example.org/a_b) " * 340,
    "full-width brackets": "[a]（b:" * MANY,
}
"""Prose that could make a reader of Markdown slow: about ten thousand characters each."""


def bomb() -> str:
    levels = [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 10)]
    return "name: Plates\na0: &a0 [x, x, x]\n" + "\n".join(levels) + "\n"


FILES = {
    "alias bomb": bomb(),
    "aliases by the thousand": "name: &a Plates\naliases: [" + "*a, " * VALUES + "]\n",
    "aliases, ten megabytes": "name: &a Plates\naliases: [" + "*a, " * (MEGA // 4) + "]\n",
    "anchors by the thousand": "name: Plates\naliases: [" + ", ".join(f"&a{n} x" for n in range(VALUES)) + "]\n",
    "nested brackets": "name: " + "[" * 100_000 + "\n",
    "nested braces": "name: " + "{a: " * 100_000 + "\n",
    "nested by indentation": "\n".join(" " * n + "a:" for n in range(1_000)),
    "nested lists on one line": "name: " + "- " * 100_000 + "\n",
    "number of five thousand digits": f"name: Plates\nyears: {{from: {'9' * 5_000}}}\n",
    "name of ten megabytes": "name: " + "a" * MEGA + "\n",
    "text of ten megabytes": line("a" * MEGA),
    "prose of ten megabytes": prose("word " * (MEGA // 5)),
    "line breaks in a name": "name: |\n" + "  a\n" * 60_000,
    "blanks in a name": "name: 'a" + " " * 250_000 + "b'\n",
    "a name": "name: '" + "文" * 1_990 + "'\n",
    "a name that is too long": "name: '" + "文" * 80_000 + "'\n",
    "lines, ten megabytes": "name: |\n" + "  a\n" * (MEGA // 4),
    "key of ten megabytes": "a" * MEGA + ": b\n",
    "comment of ten megabytes": "name: Plates\n# " + "a" * MEGA + "\n",
    "blanks of ten megabytes": "name: Plates\n" + "\n" * MEGA,
    "id of ten megabytes": "name: Plates\nsee: ['functions:" + "a" * MEGA + "']\n",
    "tag without an end": "name: !" + "a" * 250_000 + " Plates\n",
    "fields that are none": "name: Plates\n" + "".join(f"field{n}: x\n" for n in range(VALUES)),
    "fields written twice": "name: Plates\n" + "summary: x\n" * VALUES,
    "empty values": "name: Plates\n" + "".join(f"a{n}:\n" for n in range(VALUES)),
    "references to nothing": "name: Plates\nsee: [" + ", ".join(f"'functions:x{n}'" for n in range(VALUES)) + "]\n",
    "references of no form": "name: Plates\nsee: [" + ", ".join(f"x{n}" for n in range(VALUES)) + "]\n",
    "former ids": "name: Plates\nformerly: [" + ", ".join(f"plates-{n}" for n in range(VALUES)) + "]\n",
    "aliases of an entry": "name: Plates\naliases: [" + ", ".join(f"other name {n}" for n in range(VALUES)) + "]\n",
    "statements": "name: Plates\nmoved_by: [" + ", ".join(f"does the thing {n}" for n in range(VALUES)) + "]\n",
    "languages that are none": "name: {" + ", ".join(f"l{n}: x" for n in range(VALUES)) + "}\n",
    "control characters": "name: " + "\x07" * 100_000 + "\n",
    "tabs": "\t" * 250_000,
    "brackets that close": "]" * 250_000,
    "question marks": "? " * 125_000,
    "a million dashes": "-" * 250_000,
    "documents": "---\na: b\n" * 25_000,
    "percent signs": "%a\n" * 80_000,
    "bytes that are not UTF-8": "\udcff" * 250_000,
}
"""Files that could make a reader of YAML slow, or what comes after it."""


def all_cases() -> Iterator[tuple[str, str]]:
    yield from ((f"file: {name}", text) for name, text in FILES.items())
    yield from ((f"prose: {name}", prose(text)) for name, text in TEXTS.items())
    yield from ((f"line: {name}", line(text[:1_990])) for name, text in TEXTS.items() if "\n" not in text)


MEASURED = """
import atexit, pathlib, re, runpy, sys
peak = pathlib.Path(sys.argv.pop())
sys.argv = ["build.py"]
sys.path.insert(0, "")
status = pathlib.Path("/proc/self/status")
atexit.register(lambda: peak.write_text(re.search(r"VmHWM:\\s*(\\d+)", status.read_text())[1]))
runpy.run_path("build.py", run_name="__main__")
"""
"""A build that notes its own peak of memory: what `wait4` says counts what the process held that started it."""


class Run:
    """What one build came to: how it ended, what it said, seconds of the processor, and megabytes at the most."""

    def __init__(self, project: Path, text: str) -> None:
        (project / ENTRY).write_bytes(text.encode("utf-8", "surrogateescape"))
        peak = project.with_name(f"{project.name}.peak")
        with tempfile.TemporaryFile() as said:
            command = [sys.executable, "-c", MEASURED, str(peak)]
            building = subprocess.Popen(command, cwd=project, stdout=said, stderr=said)
            _, status, usage = os.wait4(building.pid, 0)
            building.returncode = os.waitstatus_to_exitcode(status)
            said.seek(0)
            self.said = said.read().decode()
        self.code = building.returncode
        self.seconds = usage.ru_utime + usage.ru_stime
        self.megabytes = int(peak.read_text()) / 2**10

    @property
    def good(self) -> bool:
        """Built, or refused with a place."""
        return self.code == 0 or (self.code == 1 and ENTRY + ":" in self.said)


def main() -> int:
    over = 0
    with tempfile.TemporaryDirectory() as folder:
        project = copy_project(Path(folder) / "project", SMALL)
        for name, text in all_cases():
            run = Run(project, text)
            bad = not run.good or run.seconds > SECONDS or run.megabytes > MEGABYTES
            over += bad
            mark = "!" if bad else " "
            print(f"{mark} {run.seconds:5.2f} s {run.megabytes:4.0f} MB  exit {run.code}  {name}", flush=True)
            if not run.good:
                print(run.said[:300])
    return 1 if over else 0


if __name__ == "__main__":
    sys.exit(main())
