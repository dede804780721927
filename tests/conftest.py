"""What the tests share: a small project to break, the real site built once, a browser."""

from __future__ import annotations

import functools
import http.server
import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, Playwright, sync_playwright

ROOT = Path(__file__).resolve().parent.parent
SMALL = ROOT / "tests" / "small" / "content"
CASES = ROOT / "tests" / "cases"

sys.path.insert(0, str(ROOT))

from atlas import policy  # noqa: E402 - the line above leads there

Run = Callable[..., subprocess.CompletedProcess[str]]
CHROMIUM = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking"
    " --disable-component-update --disable-sync"
)
SIZES: dict[str, Any] = {"desktop": {"width": 1280, "height": 800}, "phone": {"width": 390, "height": 800}}


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--rewrite", action="store_true", help="write what came out into the cases; the diff is the review"
    )


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project of its own with the small framework: everything in it may be changed."""
    return copy_project(tmp_path / "project", SMALL)


def copy_project(to: Path, content: Path) -> Path:
    """The program and its templates, with some content."""
    ignore = shutil.ignore_patterns("__pycache__")
    for name in ("atlas", "templates"):
        shutil.copytree(ROOT / name, to / name, ignore=ignore)
    shutil.copytree(content, to / "content")
    for name in ("build.py", "mkdocs.yml"):
        shutil.copy(ROOT / name, to / name)
    (to / "rendered").mkdir()
    return to


@pytest.fixture
def run() -> Run:
    """Runs `build.py` of a project, as a shell would."""

    def run_it(project: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "build.py", *arguments],
            cwd=project,
            env={**os.environ, **environment},
            capture_output=True,
            encoding="utf-8",
            check=False,
            timeout=120,
        )

    return run_it


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """The real site, built once for all workers."""
    base = tmp_path_factory.getbasetemp()
    shared = base if worker_id == "master" else base.parent
    place = shared / "real" / "site"
    with building(shared / "real.lock"):
        if not place.is_dir():
            build_site(ROOT, "build", "--output", str(place))
    return place


class building:  # noqa: N801 - reads as a word in `with building(…)`
    """A lock between the workers of one run."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def __enter__(self) -> None:
        import fcntl

        self.file = self.path.open("w")
        fcntl.flock(self.file, fcntl.LOCK_EX)

    def __exit__(self, *_: object) -> None:
        self.file.close()


def tree(folder: Path) -> dict[str, bytes]:
    """Every file of a folder, for comparing folders byte for byte."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


class Quiet(http.server.SimpleHTTPRequestHandler):
    """A server that says nothing, and sends the headers a site asks for in `_headers`."""

    def log_message(self, *_: object) -> None:
        """Says nothing."""

    def end_headers(self) -> None:
        wanted = Path(self.directory) / policy.HEADERS
        for line in wanted.read_text(encoding="utf-8").splitlines()[1:] if wanted.is_file() else ():
            name, _, value = line.strip().partition(": ")
            self.send_header(name, value)
        super().end_headers()


def watched(page: Page, address: str) -> list[str]:
    """What goes wrong on a page from now on: errors of scripts, what the policy blocks, requests to other hosts."""
    wrong: list[str] = []
    page.add_init_script(
        "addEventListener('securitypolicyviolation', ({violatedDirective, blockedURI, sample}) =>"
        " console.error('blocked', violatedDirective, blockedURI, sample))"
    )
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("console", lambda message: wrong.append(message.text) if message.type == "error" else None)
    page.on("request", lambda request: wrong.append(request.url) if not request.url.startswith(address) else None)
    return wrong


@contextmanager
def serving(folder: Path) -> Iterator[str]:
    """A web server on loopback for a folder; gives its address."""
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="session")
def address(site: Path) -> Iterator[str]:
    """The real site on a web server."""
    with serving(site) as place:
        yield place


def build_site(project: Path, *arguments: str) -> None:
    """Builds a project; its test ends if that fails."""
    command = [sys.executable, "build.py", *arguments]
    done = subprocess.run(command, cwd=project, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    with sync_playwright() as started:
        yield started


def launched(playwright: Playwright, *flags: str) -> Browser:
    """A headless Chromium. Without one the browser tests are skipped, but never where CI is set."""
    found = shutil.which("chromium") or shutil.which("google-chrome") or shutil.which("chromium-browser")
    if not found:
        assert not os.environ.get("CI"), "no Chromium: CI has to install one"
        pytest.skip("no Chromium on this machine (Debian: apt-get install chromium)")
    return playwright.chromium.launch(executable_path=found, args=[*CHROMIUM.split(), *flags])


@pytest.fixture(scope="session")
def chromium(playwright: Playwright) -> Iterator[Browser]:
    browser = launched(playwright)
    yield browser
    browser.close()


@pytest.fixture(params=SIZES)
def page(request: pytest.FixtureRequest, chromium: Browser, address: str) -> Iterator[Page]:
    """An empty page, as wide as a desk's and as a phone's; what goes wrong on it fails the test."""
    context = chromium.new_context(viewport=SIZES[request.param], locale="zh-CN")
    page = context.new_page()
    wrong = watched(page, address)
    yield page
    context.close()
    assert wrong == []


def settled(page: Page) -> None:
    """Waits for what the theme does a moment after an address changed: it closes the menu and the search."""
    page.evaluate("new Promise(done => setTimeout(done, 200))")  # set later, so it comes after the theme's 125


def fits(page: Page) -> bool:
    """Nothing on the page reaches past its right edge."""
    return bool(page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth"))


def evaluate(chromium: Any, script: str, expression: str, argument: object) -> Any:
    """Runs a function of a tool's script on a blank page that has nothing else."""
    page = chromium.new_page()
    page.evaluate("window.document$ = { subscribe() {} }")
    for name in ("tool.js", script):
        page.add_script_tag(path=ROOT / "templates" / "theme" / "assets" / "atlas" / name)
    try:
        return page.evaluate(expression, argument)
    finally:
        page.close()
