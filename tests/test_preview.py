"""`mkdocs serve` driven through mistakes and repairs: it lives, shows the last good pages, and says what is wrong."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from conftest import SMALL, copy_project

WAIT = 30
"""Seconds after which something that should have come has not: far more than it takes."""


class Preview:
    """A running server of a project."""

    def __init__(self, project: Path) -> None:
        self.project = project
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        self.log = (project / "serve.log").open("w+", encoding="utf-8")
        self.process = self.start()

    def start(self) -> subprocess.Popen[bytes]:
        command = [sys.executable, "-m", "mkdocs", "serve", "--dev-addr", f"127.0.0.1:{self.port}"]
        return subprocess.Popen(
            command, cwd=self.project, stdout=self.log, stderr=self.log, env={**os.environ, "NO_MKDOCS_2_WARNING": "1"}
        )

    def get(self, path: str) -> str:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{self.port}/{path}", timeout=WAIT) as answer:
                return str(answer.read().decode())
        except urllib.error.HTTPError as error:
            return f"HTTP {error.code}"
        except OSError:
            return ""

    def problems(self) -> list[str]:
        text = self.get("assets/atlas/problems.json")
        return list(json.loads(text)) if text.startswith("[") else ["not up"]

    def wait(self, what: Callable[[], object]) -> None:
        end = time.monotonic() + WAIT
        while not what():
            assert self.process.poll() is None, (self.project / "serve.log").read_text("utf-8")
            assert time.monotonic() < end, (self.project / "serve.log").read_text("utf-8")
            time.sleep(0.05)

    def wait_for_problem(self, *parts: str) -> None:
        self.wait(lambda: all(part in "\n".join(self.problems()) for part in parts))

    def wait_until_well(self) -> None:
        self.wait(lambda: self.problems() == [])

    def stop(self) -> None:
        self.process.terminate()
        self.process.wait(WAIT)
        self.log.close()


@pytest.fixture(scope="module")
def preview(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Preview]:
    running = Preview(copy_project(tmp_path_factory.mktemp("preview") / "project", SMALL))
    running.wait_until_well()
    yield running
    running.stop()


def test_a_saved_sentence_is_shown(preview: Preview) -> None:
    place = preview.project / "content" / "functions" / "line.yml"
    place.write_text(place.read_text("utf-8").replace("Cooks the hot dishes", "Cooks what is hot"), encoding="utf-8")
    preview.wait(lambda: "Cooks what is hot" in preview.get("functions/line/"))


MISTAKES = {
    "syntax": ("content/metrics/plates-per-hour.yml", "name: [Plates\n", "A105"),
    "reference": ("content/metrics/plates-per-hour.yml", "name: Plates\nsee: [functions:lin]\n", "A203"),
    "script": ("content/metrics/plates-per-hour.yml", "name: Plates\nbody: <script>x()</script>\n", "A215"),
    "page template": ("templates/pages/entry.md.jinja", "{{ nothing_of_this_name }}\n", "A403"),
    "template syntax": ("templates/pages/matrix.md.jinja", "{{ head\n", "A401"),
    "theme template": ("templates/theme/partials/footer.html", "{{ nothing.at.all }}\n", "A403"),
    "theme syntax": ("templates/theme/partials/footer.html", "{% if %}\n", "A401"),
    "labels": ("templates/labels.yml", "page.index: {zh: 首页}\n", "A201"),
    "code": ("atlas/checks.py", "def (\n", "checks.py"),
}


@pytest.mark.parametrize("name", MISTAKES)
def test_a_mistake_is_named_while_pages_stay_and_is_gone_when_repaired(name: str, preview: Preview) -> None:
    path, text, code = MISTAKES[name]
    place = preview.project / path
    good = place.read_text(encoding="utf-8")
    place.write_text(text, encoding="utf-8")
    preview.wait_for_problem(code, path if name != "code" else "")
    assert "Onions, stocks, order" in preview.get("functions/line/")
    assert "assets/atlas/preview.js" in preview.get("functions/line/")
    place.write_text(good, encoding="utf-8")
    preview.wait_until_well()
    assert "Onions, stocks, order" in preview.get("functions/line/")


def test_a_deleted_entry_is_missed_and_welcome_back(preview: Preview) -> None:
    place = preview.project / "content" / "abilities" / "knife-work.yml"
    good = place.read_text(encoding="utf-8")
    place.unlink()
    preview.wait_for_problem("knife-work", "A203")
    place.write_text(good, encoding="utf-8")
    preview.wait_until_well()


def test_a_taken_port_is_one_line(preview: Preview) -> None:
    second = preview.start()
    assert second.wait(WAIT) == 1
    said = (preview.project / "serve.log").read_text(encoding="utf-8")
    assert f"port {preview.port} is taken" in said
    assert "Traceback" not in said


def test_it_starts_with_a_theme_that_fails_and_is_well_when_repaired(project: Path) -> None:
    place = project / "templates" / "theme" / "partials" / "footer.html"
    good = place.read_text(encoding="utf-8")
    place.write_text("{{ nothing.at.all }}\n", encoding="utf-8")
    running = Preview(project)
    try:
        running.wait_for_problem("A403", "templates/theme/partials/footer.html")
        assert "Onions, stocks, order" in running.get("functions/line/")
        place.write_text(good, encoding="utf-8")
        running.wait_until_well()
        assert "at-foot" in running.get("functions/line/")
    finally:
        running.stop()


@pytest.mark.parametrize("text", ["name: [Plates\n", "name: Plates\nsee: [functions:lin]\n"])
def test_it_starts_with_a_mistake_and_is_well_when_repaired(text: str, project: Path) -> None:
    place = project / "content" / "metrics" / "plates-per-hour.yml"
    good = place.read_text(encoding="utf-8")
    place.write_text(text, encoding="utf-8")
    running = Preview(project)
    try:
        running.wait_for_problem("plates-per-hour.yml")
        assert "The content has mistakes" in running.get("")
        place.write_text(good, encoding="utf-8")
        running.wait_until_well()
        assert "Onions, stocks, order" in running.get("functions/line/")
        footer = project / "templates" / "theme" / "partials" / "footer.html"
        footer.write_text("{{ nothing.at.all }}\n", encoding="utf-8")
        running.wait_for_problem("A403")
        assert "plates-per-hour.yml" not in "".join(running.problems())
    finally:
        running.stop()
