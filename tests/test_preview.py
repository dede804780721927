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
from contextlib import contextmanager
from pathlib import Path

import pytest
from conftest import SMALL, copy_project

WAIT = 30
"""Seconds after which something that should have come has not: far more than it takes."""


def free_port(host: str) -> int:
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as probe:
        probe.bind((host, 0))
        return int(probe.getsockname()[1])


class Preview:
    """A running server of a project."""

    def __init__(self, project: Path) -> None:
        self.project = project
        self.port = free_port("127.0.0.1")
        self.log = (project / "serve.log").open("w+", encoding="utf-8")
        self.process = self.start()

    def start(self) -> subprocess.Popen[bytes]:
        command = [sys.executable, "-m", "mkdocs", "serve", "--dev-addr", f"127.0.0.1:{self.port}"]
        return subprocess.Popen(
            command, cwd=self.project, stdout=self.log, stderr=self.log, env={**os.environ, "NO_MKDOCS_2_WARNING": "1"}
        )

    def get(self, path: str, **headers: str) -> str:
        request = urllib.request.Request(f"http://127.0.0.1:{self.port}/{path}", headers=headers)
        try:
            with urllib.request.urlopen(request, timeout=WAIT) as answer:  # noqa: S310 - an address of ours
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


@contextmanager
def previewing(folder: Path) -> Iterator[Preview]:
    """A preview of the small framework, once its pages are there."""
    running = Preview(copy_project(folder / "project", SMALL))
    running.wait_until_well()
    yield running
    running.stop()


@pytest.fixture(scope="module")
def preview(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Preview]:
    with previewing(tmp_path_factory.mktemp("preview")) as running:
        yield running


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


def serve(project: Path, address: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """A preview that is expected to end at once."""
    command = [sys.executable, "-m", "mkdocs", "serve", "-q", "--dev-addr", address]
    variables = {**os.environ, "NO_MKDOCS_2_WARNING": "1", **environment}
    return subprocess.run(
        command, cwd=project, env=variables, capture_output=True, encoding="utf-8", check=False, timeout=WAIT
    )


@pytest.mark.parametrize("listens", [True, False])
@pytest.mark.parametrize("host", ["127.0.0.1", "::1"])
def test_a_port_of_others_is_one_line(host: str, listens: bool, project: Path) -> None:
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as other:
        other.bind((host, 0))
        if listens:
            other.listen()
        port = other.getsockname()[1]
        done = serve(project, f"[{host}]:{port}" if ":" in host else f"{host}:{port}")
    said = (done.stdout + done.stderr).strip().splitlines()
    assert done.returncode == 1
    assert len(said) == 1
    assert f"port {port} is taken" in said[0]


@pytest.mark.parametrize("host", ["0.0.0.0", "[::]", "192.0.2.1"])  # noqa: S104 - it is refused
def test_the_network_is_not_let_in_unless_that_is_said(host: str, project: Path) -> None:
    done = serve(project, f"{host}:{free_port('127.0.0.1')}")
    said = (done.stdout + done.stderr).strip().splitlines()
    assert done.returncode == 1
    assert len(said) == 1
    assert "set PREVIEW_OPEN=1 if that is meant" in said[0]


def test_an_address_of_another_machine_is_one_line(project: Path) -> None:
    done = serve(project, f"192.0.2.1:{free_port('127.0.0.1')}", PREVIEW_OPEN="1")
    assert done.returncode == 1
    assert len((done.stdout + done.stderr).strip().splitlines()) == 1


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1", "[::1]", "LOCALHOST", "127.0.0.2"])
def test_this_machine_is_answered_by_its_names(host: str, preview: Preview) -> None:
    for name in (host, f"{host}:{preview.port}"):
        assert "Onions, stocks, order" in preview.get("functions/line/", Host=name)


@pytest.mark.parametrize(
    "host",
    ["example.org", "example.org:8000", "localhost.example.org", "localhost@example.org", "192.0.2.1", "[", "::"],
)
def test_a_name_that_somebody_led_here_is_not_answered(host: str, preview: Preview) -> None:
    for path in ("", "functions/line/", "assets/atlas/problems.json", "livereload/0/0"):
        assert preview.get(path, Host=host) == "HTTP 421"


def test_a_preview_without_its_guard_is_noticed(project: Path) -> None:
    hook = project / "atlas" / "hook.py"
    text = hook.read_text("utf-8")
    guard = next(line for line in text.splitlines() if "loopback.guarded" in line)
    hook.write_text(text.replace(guard, "    del refusal"), encoding="utf-8")
    running = Preview(project)
    try:
        running.wait_until_well()
        assert running.get("functions/line/", Host="example.org") != "HTTP 421"
    finally:
        running.stop()


def test_what_editors_leave_beside_a_file_is_no_mistake(preview: Preview) -> None:
    place = preview.project / "content" / "functions" / "line.yml"
    names = (
        ".line.yml.swp",
        "line.yml~",
        "4913",
        ".#line.yml",
        "line.yml.tmp",
        ".DS_Store",
        "#line.yml#",
        "line.yml.bak",
    )
    for folder in (place.parent, preview.project / "templates" / "pages", preview.project / "templates" / "theme"):
        for name in names:
            if name == ".#line.yml":
                (folder / name).symlink_to("somebody@somewhere.1")
            else:
                (folder / name).write_bytes(b"\xff\x00 not YAML: [")
    text = place.read_text("utf-8").replace("Onions, stocks", "Leeks, stocks")
    place.write_text(text, encoding="utf-8")
    preview.wait(lambda: "Leeks, stocks" in preview.get("functions/line/"))
    assert preview.problems() == []
    place.write_text(text.replace("Leeks, stocks", "Onions, stocks"), encoding="utf-8")
    preview.wait(lambda: "Onions, stocks" in preview.get("functions/line/"))


def test_of_many_saves_in_a_row_the_last_is_shown(preview: Preview) -> None:
    """As an editor that saves by itself: by writing anew, and by renaming."""
    place = preview.project / "content" / "functions" / "line.yml"
    good = place.read_text("utf-8")
    beside = place.with_name("line.yml.tmp")
    for number in range(200):
        text = good.replace("Cooks the hot dishes", f"Save number {number} hot").replace(
            "Cooks what is hot", f"Save number {number} hot"
        )
        if number % 2:
            place.write_text("name: [", encoding="utf-8")
            place.write_text(text, encoding="utf-8")
        else:
            beside.write_text(text, encoding="utf-8")
            beside.replace(place)
    preview.wait(lambda: "Save number 199 hot" in preview.get("functions/line/"))
    preview.wait_until_well()
    place.write_text(good, encoding="utf-8")
    preview.wait(lambda: "Save number" not in preview.get("functions/line/"))


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
