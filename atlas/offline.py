"""A built site -> one zip that works from a folder on disk, without a server.

A link there has to name a file, a page may fetch nothing and start no worker, and a policy of `'self'` allows nothing:
so links end in `index.html`, the search's files become scripts, and the policy is left out.
"""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from collections.abc import Iterator
from html import escape, unescape
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urlsplit

from atlas.model.values import LANGUAGES

SHIM = "assets/atlas/offline.js"
PARTS = ("-text", "-wording", "-phrases", "-names", "-slips", "-levels", "-crossings", "-ranking", "-engine", "")
WORKER = tuple(f"search{part}.js" for part in PARTS)
"""The scripts of the search's worker, in the order they build on each other; the last loads the others."""
INDEX = "search_index.json"
"""The file of the search that the theme itself asks for; on disk as a script that sets `__index`."""

LEFT_OUT = re.compile(r"(^|/)(404\.html|sitemap\.xml(\.gz)?|robots\.txt|\.[^/]*)$|\.map$")
"""What only a server, a crawler or a debugger asks for."""

EXCHANGE = re.compile(r'"navigation\.instant",? ?')
"""A setting of the theme that on disk ends it before it begins."""

HREF_IN_DATA = re.compile(r'(?<="href":")[^"]*(?=")')
REFRESH = re.compile(r"(?<=url=).*", re.IGNORECASE)
FIRST_DAY = (1980, 1, 1, 0, 0, 0)


def pack(site: Path, folder: str) -> bytes:
    """The site as a zip of one folder; the same site gives the same bytes."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name, data in sorted(_files(site)):
            info = zipfile.ZipInfo(f"{folder}/{name}", FIRST_DAY)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.external_attr = 0o644 << 16
            archive.writestr(info, data)
    return made.getvalue()


def _files(site: Path) -> Iterator[tuple[str, bytes]]:
    for path in site.rglob("*"):
        name = path.relative_to(site).as_posix()
        if not path.is_file() or LEFT_OUT.search(name):
            continue
        data = path.read_bytes()
        if name.endswith(".html"):
            yield name, page(data.decode(), name).encode()
        elif path.parent.name == "search" and path.suffix == ".json":
            yield f"{name.removesuffix('.json')}.js", _script(path.name, data)
        elif path.name == WORKER[-1]:
            yield name, _worker(path.parent)
        else:
            yield name, data


def _script(name: str, data: bytes) -> bytes:
    start = f'Offline.files["{name}"] = '
    if name == INDEX:
        start = f"var __index = {start}"
    return start.encode() + data.rstrip() + b";\n"


def _worker(folder: Path) -> bytes:
    """The worker's scripts as one function, given the names it knows in a worker."""
    parts = b"\n".join((folder / name).read_bytes() for name in WORKER)
    return b"Offline.worker = (self, postMessage, fetch, importScripts) => {\n" + parts + b"\n};\n"


def page(text: str, name: str) -> str:
    """A page whose links name files, and which loads the shim before any other script of ours."""
    found = _Page(text)
    found.feed(text)
    found.close()
    shim = posixpath.relpath(_root(name) + SHIM, posixpath.dirname(name) or ".")
    if found.first_script is not None:
        found.edits.append((found.first_script, found.first_script, f'<script src="{shim}"></script>'))
    for start, end, new in sorted(found.edits, reverse=True):
        text = text[:start] + new + text[end:]
    return EXCHANGE.sub("", text, count=1)


def _root(name: str) -> str:
    """The folder of the page's language: every one has assets of its own."""
    first = name.split("/", 1)[0]
    return f"{first}/" if first in LANGUAGES else ""


def to_file(target: str) -> str:
    """A link as it leads on disk: a folder becomes its page."""
    parts = urlsplit(target)
    if parts.scheme or parts.netloc or not parts.path or parts.path.startswith("/"):
        return target
    if posixpath.basename(parts.path) not in ("", ".", ".."):
        return target
    return parts._replace(path=posixpath.join(parts.path, "index.html")).geturl()


class _Page(HTMLParser):
    """Notes what has to change, as places in the text: the rest stays byte for byte."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.edits: list[tuple[int, int, str]] = []
        self.first_script: int | None = None
        self._lines = [0, *(match.end() for match in re.finditer("\n", text))]
        self._text = text

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        if "data-for" in values:
            self._data()
        if tag in ("a", "link") and "href" in values:
            self._change("href", values["href"], to_file(values["href"]))
        elif tag == "meta":
            self._meta(values)
        elif tag == "script" and "src" in values and self.first_script is None:
            self.first_script = self._here()

    handle_startendtag = handle_starttag

    def _data(self) -> None:
        """Addresses in the data of a tool. It holds no `<`."""
        start = self._here() + len(self.get_starttag_text() or "")
        end = self._text.index("<", start)
        new = HREF_IN_DATA.sub(lambda match: to_file(match[0]), self._text[start:end])
        self.edits.append((start, end, new))

    def _meta(self, values: dict[str, str]) -> None:
        kind = values.get("http-equiv", "").lower()
        if kind == "refresh":
            new = REFRESH.sub(lambda match: to_file(match[0].strip()), values.get("content", ""))
            self._change("content", values.get("content", ""), new)
        elif kind == "content-security-policy":
            start = self._here()
            self.edits.append((start, start + len(self.get_starttag_text() or ""), ""))

    def _change(self, attribute: str, old: str, new: str) -> None:
        tag = self.get_starttag_text() or ""
        match = re.search(rf"""(?<=\s{attribute}=)("[^"]*"|'[^']*'|[^\s"'>]+)""", tag)
        if new != old and match and unescape(match[0].strip("\"'")) == old:
            start = self._here()
            self.edits.append((start + match.start(), start + match.end(), f'"{escape(new)}"'))

    def _here(self) -> int:
        line, column = self.getpos()
        return self._lines[line - 1] + column
