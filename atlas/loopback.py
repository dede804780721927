"""Whom the preview answers: this machine, by its own names. A page of the web can reach it by a name of its own."""

from __future__ import annotations

import errno
import ipaddress
import socket
from collections.abc import Callable, Iterable
from contextlib import suppress
from typing import Any
from urllib.parse import urlsplit

from atlas.problems import Place, Problem

App = Callable[..., Iterable[bytes]]
ANYWHERE = ("0.0.0.0", "::")  # noqa: S104 - named, not stood at
OPEN = "PREVIEW_OPEN"
"""Names the variable by which somebody says that others may look, too."""


def refused(host: str, port: int, is_open: bool) -> Problem | None:
    """Why the preview cannot stand at an address."""
    place, values = Place(_shown(host, port)), {"port": str(port), "other": str(port + 1)}
    if not is_open and not _is_loopback(host):
        return Problem("A652", place, {"host": host, "variable": OPEN})
    with suppress(OSError), socket.create_connection((host, port), timeout=1):
        return Problem("A606", place, values)
    try:
        with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind((host, port))
    except OSError as error:
        taken = error.errno == errno.EADDRINUSE
        return Problem("A606", place, values) if taken else Problem("A605", place, {"detail": error.strerror or ""})
    return None


def guarded(app: App, host: str, refusal: str) -> App:
    """The app for requests that name this machine, or the address the preview stands at. Others get one line."""

    def answer(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        said, status = refusal, "421 Misdirected Request"
        if is_ours(environ.get("HTTP_HOST", ""), host):
            if "\0" not in environ.get("PATH_INFO", ""):
                return app(environ, start_response)
            said = status = "404 Not Found"  # no file has such a name, and the publisher's server would stumble
        start_response(status, [("Content-Type", "text/plain; charset=utf-8")])
        return [f"{said}\n".encode()]

    return answer


def is_ours(said: str, host: str) -> bool:
    """Whether a Host header names this machine. A number is no name that somebody could lead elsewhere."""
    try:
        name = urlsplit(f"//{said}").hostname or ""
    except ValueError:
        return False
    return _is_loopback(name) or name == host or (host in ANYWHERE and _is_number(name))


def _is_loopback(name: str) -> bool:
    return name == "localhost" or (_is_number(name) and ipaddress.ip_address(name).is_loopback)


def _is_number(name: str) -> bool:
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return False
    return True


def _shown(host: str, port: int) -> str:
    return f"[{host}]:{port}" if ":" in host else f"{host}:{port}"
