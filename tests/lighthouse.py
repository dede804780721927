"""Asks Lighthouse what it thinks of a few pages of the built site, and prints its marks: `make lighthouse`.

A report, not a gate: marks for speed move with the machine. Lighthouse is fetched for the run, into the folder named.
"""

from __future__ import annotations

import functools
import gzip
import http.server
import io
import json
import os
import shutil
import subprocess
import sys
import threading
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent)]

from conftest import ROOT, Quiet  # noqa: E402

LIGHTHOUSE = "lighthouse@12"
PAGES = ("", "functions/content/", "matrix/", "self-check/?f=content&l=p3", "en/")
FORMS: dict[str, tuple[str, ...]] = {"mobile": (), "desktop": ("--preset=desktop",)}
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
FLAGS = (
    "--headless=new --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync"
)
COMPRESSED = {".html", ".css", ".js", ".json", ".svg", ".xml", ".txt"}


class Compressing(Quiet):
    """A server as a site has one: text is sent compressed."""

    protocol_version = "HTTP/1.1"

    def send_head(self) -> Any:
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        if path.suffix not in COMPRESSED or not path.is_file():
            return super().send_head()
        body = gzip.compress(path.read_bytes(), mtime=0)
        self.send_response(200)
        for name, value in (
            ("Content-Type", f"{self.guess_type(path)}; charset=utf-8"),
            ("Content-Encoding", "gzip"),
            ("Content-Length", str(len(body))),
            ("Cache-Control", "max-age=86400"),
        ):
            self.send_header(name, value)
        self.end_headers()
        return io.BytesIO(body)


def ask(address: str, form: tuple[str, ...], folder: Path) -> dict[str, Any]:
    """One report of Lighthouse, as data."""
    command = ["npx", "--yes", LIGHTHOUSE, address, "--quiet", "--output=json", f"--chrome-flags={FLAGS}", *form]
    environment = os.environ | {"CHROME_PATH": shutil.which("chromium") or "", "npm_config_cache": str(folder)}
    done = subprocess.run(command, env=environment, cwd=folder, capture_output=True, encoding="utf-8", check=False)
    if done.returncode:
        sys.exit(done.stderr)
    report: dict[str, Any] = json.loads(done.stdout)
    return report


def failed(report: dict[str, Any]) -> list[str]:
    """The audits that cost marks, by their ids."""
    audits, categories = report["audits"], report["categories"]
    weighed = {ref["id"] for name in CATEGORIES for ref in categories[name]["auditRefs"] if ref["weight"]}
    return sorted(name for name in weighed if (audits[name]["score"] or 0) < 0.9 and audits[name]["score"] is not None)


def main() -> None:
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    server = http.server.ThreadingHTTPServer(
        ("127.0.0.1", 0), functools.partial(Compressing, directory=str(ROOT / "site"))
    )
    threading.Thread(target=server.serve_forever, daemon=True).start()
    print(f"{'':36}" + "".join(f"{name:>16}" for name in CATEGORIES))
    for page in PAGES:
        for form, options in FORMS.items():
            report = ask(f"http://127.0.0.1:{server.server_port}/{page}", options, folder)
            marks = (round(100 * (report["categories"][name]["score"] or 0)) for name in CATEGORIES)
            print(f"{page or '/':28}{form:8}" + "".join(f"{mark:16}" for mark in marks), *failed(report), flush=True)
    server.shutdown()


if __name__ == "__main__":
    main()
