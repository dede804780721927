"""The site is made of the content and nothing else: another folder, day, hash seed, language of the machine, or way of
ending lines makes the same bytes."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import SMALL, copy_project, tree

CLOCK = """
import datetime, os, time
_shift = int(os.environ["CLOCK_SHIFT"])
_time, _localtime, _gmtime = time.time, time.localtime, time.gmtime
time.time = lambda: _time() + _shift
time.localtime = lambda seconds=None: _localtime(time.time() if seconds is None else seconds)
time.gmtime = lambda seconds=None: _gmtime(time.time() if seconds is None else seconds)
class _Datetime(datetime.datetime):
    @classmethod
    def now(cls, tz=None):
        return cls.fromtimestamp(time.time(), tz)
    @classmethod
    def utcnow(cls):
        return cls.now(datetime.timezone.utc).replace(tzinfo=None)
class _Date(datetime.date):
    @classmethod
    def today(cls):
        return cls.fromtimestamp(time.time())
datetime.datetime, datetime.date = _Datetime, _Date
"""
"""A clock of our own, read at the start of every Python."""

Ends = Callable[[bytes], bytes]
WAYS: dict[str, tuple[str, dict[str, str], Ends]] = {
    "plain": ("a", {"PYTHONHASHSEED": "0", "CLOCK_SHIFT": "0", "LC_ALL": "C", "TZ": "UTC"}, lambda raw: raw),
    "years later, CRLF": (
        "another folder",
        {"PYTHONHASHSEED": "1", "CLOCK_SHIFT": "100000000", "LC_ALL": "C.UTF-8", "TZ": "Asia/Shanghai"},
        lambda raw: raw.replace(b"\n", b"\r\n"),
    ),
    "years ago, BOM": (
        "a/deeper/one",
        {"PYTHONHASHSEED": "2", "CLOCK_SHIFT": "-200000000", "LC_ALL": "zh_CN.UTF-8", "TZ": "America/New_York"},
        lambda raw: b"\xef\xbb\xbf" + raw,
    ),
    "both": (
        "文件夹",
        {"PYTHONHASHSEED": "3", "CLOCK_SHIFT": "400000000", "LC_ALL": "C", "PYTHONUTF8": "0", "TZ": "Asia/Kolkata"},
        lambda raw: b"\xef\xbb\xbf" + raw.replace(b"\n", b"\r\n"),
    ),
}


def build(folder: Path, way: str, planted: str = "") -> dict[str, bytes]:
    name, variables, ends = WAYS[way]
    project = copy_project(folder / name / "project", SMALL)
    with (project / "atlas" / "pages" / "__init__.py").open("a", encoding="utf-8") as module:
        module.write(planted)
    for path in (project / "content").rglob("*.yml"):
        path.write_bytes(ends(path.read_bytes()))
    shim = folder / f"clock of {way}"
    shim.mkdir()
    (shim / "sitecustomize.py").write_text(CLOCK, encoding="utf-8")
    kept = {key: value for key, value in os.environ.items() if key not in ("SOURCE_DATE_EPOCH", "LANG")}
    environment = {**kept, **variables, "PYTHONPATH": str(shim)}
    command = [sys.executable, "build.py"]
    done = subprocess.run(command, cwd=project, env=environment, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    return tree(project / "site")


def differences(one: dict[str, bytes], other: dict[str, bytes]) -> list[str]:
    return sorted(name for name in one.keys() | other.keys() if one.get(name) != other.get(name))


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    return build(tmp_path_factory.mktemp("plain"), "plain")


@pytest.mark.parametrize("way", [way for way in WAYS if way != "plain"])
def test_the_same_content_makes_the_same_bytes(way: str, plain: dict[str, bytes], tmp_path: Path) -> None:
    assert differences(plain, build(tmp_path, way)) == []


PLANTED = {
    "a date": "__import__('datetime').date.today().isoformat()",
    "a time": "str(int(__import__('time').time()) // 1000)",
    "a folder": "__file__",
    "an order of a set": "''.join({'one', 'two', 'three', 'four', 'five', 'six', 'seven'})",
}


@pytest.mark.parametrize("fault", PLANTED)
def test_what_is_not_of_the_content_is_caught(fault: str, tmp_path: Path) -> None:
    """A function that makes the book, with something in it that the content does not say."""
    planted = f"""
import dataclasses as _d
_book = book
def book(graph, spoken):
    made = _book(graph, spoken)
    return _d.replace(made, frame=made.frame | {{"site_name": {PLANTED[fault]}}})
"""
    one, other = (build(tmp_path, way, planted) for way in ("plain", "years later, CRLF"))
    assert "index.html" in differences(one, other)
