"""Mistakes and repairs under a running preview, by the names of their cases."""

from __future__ import annotations

import re
import shutil
import socket
import time
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from test_preview import Preview

METRIC = Path("content/metrics/plates-per-hour.yml")


def ask(preview: Preview, *lines: str) -> str:
    """The answer to a request as it stands here, byte by byte."""
    with socket.create_connection(("127.0.0.1", preview.port), timeout=10) as connection:
        connection.sendall("\r\n".join([*lines, "Connection: close", "", ""]).encode())
        return b"".join(iter(lambda: connection.recv(65536), b"")).decode("utf-8", "replace")


def save_with_error(preview: Preview) -> None:
    place = preview.project / METRIC
    good = place.read_text(encoding="utf-8")
    place.write_text("name: Plates\nmoved_by:\n\t- heat\n", encoding="utf-8")
    preview.wait_for_problem("A104", str(METRIC))
    started = time.monotonic()
    assert "How fast the pass is" in preview.get("metrics/plates-per-hour/")
    assert time.monotonic() - started < 5
    assert "A104" in log(preview)
    place.write_text(good, encoding="utf-8")
    preview.wait_until_well()


def start_with_error(preview: Preview) -> None:
    """Another server, on a copy that has the mistake from the start."""
    project = preview.project.with_name("another")
    shutil.copytree(preview.project, project)
    shutil.rmtree(project / "rendered")
    (project / "rendered").mkdir()
    place = project / METRIC
    good = place.read_text(encoding="utf-8")
    place.write_text("name: Plates\nsee: [metrics:zzz]\n", encoding="utf-8")
    another = type(preview)(project)
    try:
        another.wait_for_problem("A203", str(METRIC))
        place.write_text(good, encoding="utf-8")
        another.wait_until_well()
        assert "How fast the pass is" in another.get("metrics/plates-per-hour/")
    finally:
        another.stop()


def two_hundred_saves(preview: Preview) -> None:
    place = preview.project / METRIC
    builds = log(preview).count("Building documentation")
    for number in range(200):
        place.write_text(f"name: Plates per hour\ntells: Version {number} of 200\n", encoding="utf-8")
        time.sleep(0.02)  # the pace is the case
    preview.wait(lambda: "Version 199 of 200" in preview.get("metrics/plates-per-hour/"))
    preview.wait_until_well()
    assert log(preview).count("Building documentation") - builds < 20


def delete_and_restore(preview: Preview) -> None:
    place = preview.project / METRIC
    good = place.read_text(encoding="utf-8")
    place.unlink()
    preview.wait_for_problem("A203", "plates-per-hour", "content/functions/line.yml")
    place.write_text(good, encoding="utf-8")
    preview.wait_until_well()


def rename_file(preview: Preview) -> None:
    place = preview.project / METRIC
    place.rename(place.with_name("plates.yml"))
    preview.wait_for_problem("A203", "plates-per-hour")
    place.with_name("plates.yml").rename(place)
    preview.wait_until_well()
    assert preview.get("metrics/plates/") == "HTTP 404"


def port_in_use(preview: Preview) -> None:
    before = len(log(preview))
    assert preview.start().wait(30) != 0
    said = log(preview)[before:]
    assert re.search(rf"port {preview.port} is taken, choose another: make serve PORT=\d+", said)
    assert "Traceback" not in said


def nul_in_request(preview: Preview) -> None:
    before = len(log(preview))
    answer = ask(preview, "GET /%00 HTTP/1.1", f"Host: 127.0.0.1:{preview.port}")
    assert re.match(r"HTTP/1\.[01] 40[04]", answer), answer[:200]
    assert "Traceback" not in log(preview)[before:]


def foreign_host_header(preview: Preview) -> None:
    answer = ask(preview, "GET / HTTP/1.1", "Host: attacker.example")
    assert re.match(r"HTTP/1\.[01] 4\d\d", answer), answer[:200]
    assert "Kitchen" not in answer


def log(preview: Preview) -> str:
    return (preview.project / "serve.log").read_text(encoding="utf-8")


PREVIEWS = {
    "save-with-error": save_with_error,
    "start-with-error": start_with_error,
    "two-hundred-saves": two_hundred_saves,
    "delete-and-restore": delete_and_restore,
    "rename-file": rename_file,
    "port-in-use": port_in_use,
    "nul-in-request": nul_in_request,
    "foreign-host-header": foreign_host_header,
}
