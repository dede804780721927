"""Bytes -> text; of what is not UTF-8, the place of the first wrong byte and what the file looks like."""

from __future__ import annotations

import re

from atlas.problems import Place, Problem

WIDE_PAIR = re.compile(rb"[\x81-\xfe]([\x40-\xfe])")
"""Two bytes that stand for one Chinese character, in GBK and in Big5 alike."""


def decode(path: str, raw: bytes) -> tuple[str, Problem | None]:
    """The text of a file with line feeds alone; of one that is not UTF-8, nothing, and what is wrong."""
    if _is_utf16(raw):
        return "", Problem("A102", Place(path, 1), {"encoding": "UTF-16"})
    try:
        return raw.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n"), None
    except UnicodeDecodeError as error:
        before = raw[: error.start].decode("utf-8-sig", "replace").replace("\r\n", "\n").replace("\r", "\n")
        excerpt = before.rpartition("\n")[2]
        place = Place(path, before.count("\n") + 1, len(excerpt) + 1, 1, excerpt)
        return "", Problem("A102", place, {"encoding": _likely_encoding(raw)})


def _is_utf16(raw: bytes) -> bool:
    """By its mark; without one, by every second byte of its Latin letters and line ends, which is zero."""
    return raw[:2] in (b"\xff\xfe", b"\xfe\xff") or raw.count(0) * 8 > len(raw)


def _likely_encoding(raw: bytes) -> str:
    """The name of an encoding, or a key of the table of encodings. A third of Big5's characters end below 0x7F."""
    read = raw.decode("utf-8", "replace")
    lost = read.count("\ufffd")
    if sum(char > "\x7f" for char in read) - lost > lost:
        return "damaged"
    ends = WIDE_PAIR.findall(raw)
    is_big5 = sum(end < b"\x7f" for end in ends) * 10 > len(ends)
    for name, common in (("big5", "Big5"), ("gb18030", "GBK")) if is_big5 else (("gb18030", "GBK"),):
        try:
            raw.decode(name)
        except UnicodeDecodeError:
            continue
        return common
    return "western"
