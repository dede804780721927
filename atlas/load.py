"""content/ -> entries and problems. The only reader of content."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Generic, TypeVar

from pydantic import BaseModel, ValidationError

from atlas.explain import explain, kind_of, near
from atlas.folders import is_special
from atlas.model import KINDS, Elsewhere, Entry, Facts, Reference, Site
from atlas.model.values import ID, RESERVED_IDS
from atlas.parse import parse
from atlas.problems import Place, Problem
from atlas.source import Source, field_path
from atlas.syntax import colon

M = TypeVar("M", bound=BaseModel)
M_co = TypeVar("M_co", bound=BaseModel, covariant=True)

SIZE_LIMIT = 2 * 1024 * 1024
"""Bytes of one file: fifty times what the longest entry needs. What a value may hold is said by its type."""

EXCERPT = 200
"""Bytes of a line that is shown of a file which is not read."""

TOP_FIELD = re.compile(rb"^([A-Za-z_][\w-]*):(?: +|$)")

BESIDE = ("site.yml", "facts.yml", "elsewhere.yml")
"""Files of `content/` that stand beside the folders."""


@dataclass(frozen=True)
class Document(Generic[M_co]):
    """A value and the file it was read from. `key` is `folder/id` of an entry."""

    value: M_co
    source: Source
    key: str = ""


@dataclass(frozen=True)
class Framework:
    """All of content/ as values. `known` also holds the ids of files that could not be read."""

    name: str
    """The name of the folder."""
    site: Document[Site]
    facts: Document[Facts]
    elsewhere: Document[Elsewhere]
    entries: Mapping[Reference, Document[Entry]]
    known: Mapping[str, frozenset[str]]


def load(content: Path, shown_as: str = "content") -> tuple[Framework | None, list[Problem]]:
    """Reads a folder of content. Without a readable `site.yml` there is no framework."""
    if not content.is_dir():
        return None, [Problem("A114", Place(shown_as), {"what": f"{shown_as}/"})]
    problems = list(_check_tree(content, shown_as))
    languages = _languages_of(content)
    site, found = _read(content / "site.yml", f"{shown_as}/site.yml", Site, languages)
    problems += found
    facts, found = _optional(content, shown_as, languages, "facts.yml", Facts(facts=()))
    problems += found
    elsewhere, found = _optional(content, shown_as, languages, "elsewhere.yml", Elsewhere(phrases={}))
    problems += found
    entries: dict[Reference, Document[Entry]] = {}
    known: dict[str, frozenset[str]] = {}
    for folder, kind in KINDS.items():
        paths = _entry_files(content / folder)
        known[folder] = _known_ids(content / folder, paths)
        for path in paths:
            key = f"{folder}/{path.stem}"
            document, found = _read(path, f"{shown_as}/{key}.yml", kind, languages, key)
            problems += found
            if document:
                entries[Reference(folder, path.stem)] = document
    if not any(known.values()):
        problems.append(Problem("A118", Place(shown_as)))
    if not (site and facts and elsewhere):
        return None, problems
    return Framework(content.resolve().name, site, facts, elsewhere, entries, known), problems


def language_of(content: Path) -> str:
    """The language problems are told in, even when nothing else can be read."""
    return _languages_of(content)[0]


def _languages_of(content: Path) -> tuple[str, ...]:
    """The languages a `site.yml` names, even one that does not parse."""
    path = content / "site.yml"
    try:
        raw = b"" if is_special(path) else path.read_bytes()[:SIZE_LIMIT]
    except OSError:
        raw = b""
    found = re.search(rb"^languages:(.*(?:\n[ \t-].*)*)", raw, re.MULTILINE)
    words = re.findall(rb"\b(?:zh|en)\b", re.sub(rb"#.*", b"", found[1])) if found else []
    return tuple(dict.fromkeys(word.decode() for word in words)) or ("zh", "en")


def _optional(
    content: Path, shown_as: str, languages: tuple[str, ...], name: str, empty: M
) -> tuple[Document[M] | None, list[Problem]]:
    """A file that stands beside the folders, or what it would say if it said nothing."""
    if not (content / name).exists():
        return Document(empty, Source(f"{shown_as}/{name}", "")), []
    return _read(content / name, f"{shown_as}/{name}", type(empty), languages)


def _check_tree(content: Path, shown_as: str) -> Iterator[Problem]:
    """What stands in content/ and is no part of it. Silence would leave a writer wondering."""
    for path in sorted(content.iterdir()):
        shown = f"{shown_as}/{path.name}"
        if is_leftover(path.name):
            continue
        if is_special(path):
            yield Problem("A117", Place(shown))
        elif path.name in KINDS and path.is_dir():
            yield from _check_folder(path, shown)
        elif path.name not in BESIDE or not path.is_file():
            hint = near(path.name, KINDS) if path.name not in KINDS else None
            yield Problem("A115", Place(shown), {"name": path.name, "known": ", ".join(KINDS)}, hint=hint)


def _check_folder(folder: Path, shown_as: str) -> Iterator[Problem]:
    for path in sorted(folder.iterdir()):
        shown = f"{shown_as}/{path.name}"
        if is_leftover(path.name):
            continue
        if path.is_dir() and not path.is_symlink():
            yield Problem("A126", Place(shown))
        elif path.is_symlink() or not path.is_file():
            yield Problem("A117", Place(shown))
        elif path.suffix != ".yml":
            yield Problem("A125", Place(shown), {"better": f"{path.stem}.yml"})
        elif not ID.fullmatch(path.stem) or path.stem in RESERVED_IDS:
            yield Problem("A116", Place(shown), {"id": path.stem})


def _known_ids(folder: Path, paths: list[Path]) -> frozenset[str]:
    """The ids of a folder, and those that were meant by files that were refused: nobody's reference shall suffer."""
    found = folder.iterdir() if folder.is_dir() and not folder.is_symlink() else ()
    meant = {path.stem.lower() for path in found if path.is_file() and path.suffix.lower() in (".yml", ".yaml")}
    return frozenset({path.stem for path in paths} | {stem for stem in meant if ID.fullmatch(stem)})


def _entry_files(folder: Path) -> list[Path]:
    if not folder.is_dir() or folder.is_symlink():
        return []
    paths = (path for path in folder.glob("*.yml") if path.is_file() and not path.is_symlink())
    return sorted(path for path in paths if ID.fullmatch(path.stem) and path.stem not in RESERVED_IDS)


def is_leftover(name: str) -> bool:
    """What editors and the system leave beside a file: backups, swap files, locks, and Vim's try at writing (4913)."""
    ends = ("~", ".orig", ".swp", ".bak", ".tmp", "___")
    return name.startswith((".", "#")) or name.endswith(ends) or name in ("4913", "Thumbs.db", "desktop.ini")


def _read(
    path: Path, shown_as: str, model: type[M], languages: tuple[str, ...], key: str = ""
) -> tuple[Document[M] | None, list[Problem]]:
    if is_special(path):
        return None, []  # `_check_tree` has told it
    try:
        if (size := path.stat().st_size) > SIZE_LIMIT:
            return None, [_too_large(path, shown_as, key, size)]
        raw = path.read_bytes()
    except FileNotFoundError:
        return None, [Problem("A114", Place(shown_as), {"what": shown_as})]
    except OSError as error:
        return None, [Problem("A605", Place(shown_as), {"detail": os.strerror(error.errno or 0)})]
    made, problems = parse(shown_as, raw)
    problems = [replace(problem, entry=key) for problem in problems]
    if problems and made.data is None:
        return None, problems
    if not isinstance(made.data, dict):
        return None, [*problems, replace(_not_a_mapping(made), entry=key)]
    problems += _empty_values(made, key)
    try:
        value = model.model_validate(made.data, context={"languages": languages})
    except ValidationError as error:
        found = [explain(details, made, model, key) for details in error.errors(include_url=False)]
        return None, problems + list(_without_echoes([problem for problem in found if problem]))
    return (None if problems else Document(value, made, key)), problems


def _too_large(path: Path, shown_as: str, key: str, size: int) -> Problem:
    """At the longest line, which is mostly what makes the file large, and in the field it belongs to."""
    longest, number, field, in_field = b"", 1, "", ""
    with path.open("rb") as lines:
        for count, line in enumerate(lines, 1):
            begins = TOP_FIELD.match(line)
            in_field = begins[1].decode() if begins else in_field
            if len(line) > len(longest):
                longest, number, field = line, count, in_field
    begins = TOP_FIELD.match(longest)
    column = begins.end() + 1 if begins else len(longest) - len(longest.lstrip(b" ")) + 1
    excerpt = longest[:EXCERPT].decode("utf-8", "ignore").rstrip()
    values = {"size": str(size // 1024), "limit": str(SIZE_LIMIT // 1024)}
    return Problem("A150", Place(shown_as, number, column, 1, excerpt), values, key, field)


def _without_echoes(problems: list[Problem]) -> Iterator[Problem]:
    """A field that is there, but misspelt, is not missing as well."""
    misspelt = ((item, item.hint.values["near"]) for item in problems if item.code == "A202" and item.hint)
    meant = {item.field.removesuffix(item.values["field"]) + near for item, near in misspelt}
    for item in problems:
        if item.code != "A201" or item.field not in meant:
            yield item


def _empty_values(made: Source, key: str) -> Iterator[Problem]:
    for loc in made.values:
        if made.value(loc) is None and loc not in made.broken:
            yield Problem(_code_of_empty(loc[-1]), made.place(loc, of_key=True), {}, key, field_path(loc))


def _code_of_empty(step: str | int) -> str:
    """An item, a field, or a field that swallowed its value, as in `{en：Line}`."""
    if isinstance(step, int):
        return "A224"
    return "A128" if "：" in step else "A121" if ":" in step else "A204"


def _not_a_mapping(made: Source) -> Problem:
    if made.data is None:
        return Problem("A112", Place(made.path, 1))
    near_by = colon(made.path, made.text, made.values[()].start)
    return near_by or Problem("A113", made.place(), {"found": kind_of(made.data)})
