"""Built pages -> what a browser may load and run for them: a Content-Security-Policy in each, and one for a server."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterable
from pathlib import Path

from atlas.output import put

HEADERS = "_headers"
"""A file of headers in the form that several hosts read: a path, and its headers under it."""

CHARSET = '<meta charset="utf-8">'
"""The policy stands right behind it, before anything is loaded."""

RULES = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self' data:",  # the theme's style sheet holds its icons
    "font-src": "'self'",
    "connect-src": "'self'",
    "worker-src": "'self'",
    "manifest-src": "'self'",
    "base-uri": "'self'",
    "form-action": "'self'",
    "object-src": "'none'",
}
"""To these a page adds the hashes of its inline scripts."""

FRAMES = "frame-ancestors 'self'"
"""Who may show a page in a frame: heeded in a header only."""

DATA = ("application/json", "application/ld+json")
"""Types of `<script>` that no browser runs."""

SCRIPT = re.compile(r"<script(?P<attributes>[^>]*)>(?P<text>.*?)</script>", re.DOTALL | re.IGNORECASE)


def apply(site: Path) -> None:
    """Writes into every page its policy, and beside them the one of all."""
    every: set[str] = set()
    for path in sorted(site.rglob("*.html")):
        text = path.read_text(encoding="utf-8")
        hashes = {hash_of(script) for script in inline_scripts(text)}
        every |= hashes
        meta = f'<meta http-equiv="content-security-policy" content="{policy(hashes)}">'
        put(path, text.replace(CHARSET, f"{CHARSET}{meta}", 1).encode())
    headers = f"/*\n  Content-Security-Policy: {policy(every)}; {FRAMES}\n"
    put(site / HEADERS, headers.encode())


def policy(hashes: Iterable[str]) -> str:
    rules = RULES | {"script-src": " ".join((RULES["script-src"], *sorted(hashes)))}
    return "; ".join(f"{name} {sources}" for name, sources in rules.items())


def inline_scripts(page: str) -> list[str]:
    """The scripts of a page that stand in it and are run."""
    found = SCRIPT.finditer(page)
    return [match["text"] for match in found if " src=" not in match["attributes"] and not _is_data(match)]


def _is_data(match: re.Match[str]) -> bool:
    return any(kind in match["attributes"] for kind in DATA)


def hash_of(script: str) -> str:
    """A script as a policy names it."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()}'"
