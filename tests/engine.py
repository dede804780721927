"""Builds the real content with our engine and with another one, and compares what they made.

python tests/engine.py path/to/properdocs
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

from conftest import ROOT, copy_project, tree

from atlas import policy
from atlas.folders import MARKER

GENERATOR = re.compile(rb'<meta name="generator"[^>]*>')


def differences(ours: dict[str, bytes], theirs: dict[str, bytes]) -> list[str]:
    """Files that only one has, and pages that are not the same but for the name of the engine."""
    only = [f"only one engine made {name}" for name in sorted(ours.keys() ^ theirs.keys())]
    both = sorted(name for name in ours.keys() & theirs.keys() if name.endswith(".html"))
    return only + [
        f"{name} differs" for name in both if GENERATOR.sub(b"", ours[name]) != GENERATOR.sub(b"", theirs[name])
    ]


def build(project: Path, *command: str) -> None:
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "SOURCE_DATE_EPOCH": "315532800"}
    subprocess.run(command, cwd=project, env=environment, check=True)


def main(engine: str) -> int:
    with tempfile.TemporaryDirectory() as folder:
        project = copy_project(Path(folder) / "project", ROOT / "content")
        build(project, sys.executable, "build.py", "build", "--output", "ours")
        build(project, engine, "build", "-q", "-f", "mkdocs.yml", "-d", "theirs")
        policy.apply(project / "theirs")  # `build.py` does so, whatever built the pages
        ours = tree(project / "ours")
        del ours[MARKER]
        theirs = tree(project / "theirs")
        pages = sum(name.endswith(".html") for name in ours)
    found = differences(ours, theirs)
    print("\n".join(found[:20]) or f"the same {pages} pages")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(os.path.abspath(sys.argv[1])))
