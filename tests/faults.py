"""Runs `build.py` of the folder it is started in, and strikes at one of its steps on the disk.

    python faults.py count steps.txt           writes every step it takes, one a line
    python faults.py kill 37                   SIGKILL just before step 37
    python faults.py ENOSPC 37                 from step 37 on, nothing can be created or written

A step is what the interpreter tells of before it does it: a folder or file made, opened for writing, renamed or
removed, and the call that exchanges two names.
"""

from __future__ import annotations

import errno
import os
import runpy
import signal
import sys
from typing import Any

CREATING = ("open", "os.mkdir")
STEPS = ("os.rename", "os.remove", "os.rmdir", "ctypes.dlsym", *CREATING)


def is_step(event: str, values: tuple[Any, ...]) -> bool:
    if event == "open":
        path, _, flags = values
        writes = bool(flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT))
        return writes and isinstance(path, str) and path.startswith(os.getcwd()) and "__pycache__" not in path
    if event == "ctypes.dlsym":
        return str(values[1]).startswith("rename")
    return event in STEPS and "__pycache__" not in str(values[0])


def main(what: str, value: str, *arguments: str) -> None:
    steps: list[str] = []

    def strike(event: str, values: tuple[Any, ...]) -> None:
        if not is_step(event, values):
            return
        steps.append(f"{event} {os.path.basename(str(values[0]))}")
        if what == "kill" and len(steps) > int(value):
            os.kill(os.getpid(), signal.SIGKILL)
        elif what.startswith("E") and len(steps) > int(value) and event in CREATING:
            number = getattr(errno, what)
            raise OSError(number, os.strerror(number), str(values[0]))

    sys.addaudithook(strike)
    sys.argv = ["build.py", *arguments]
    sys.path.insert(0, os.getcwd())
    try:
        runpy.run_path("build.py", run_name="__main__")
    finally:
        if what == "count":
            what = "written"  # the file itself is no step
            with open(value, "w", encoding="utf-8") as file:
                file.write("\n".join(steps))


if __name__ == "__main__":
    main(*sys.argv[1:])
