"""The values fields are made of: ids, references, and text in one or more languages."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Annotated, Any, ClassVar, Self
from urllib.parse import urlsplit

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    GetCoreSchemaHandler,
    ValidationInfo,
)
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

LANGUAGES = ("zh", "en")
"""What a text may be written in. Which of them are built is said in `site.yml`."""

ID = re.compile(r"[a-z0-9][a-z0-9-]{0,63}")
RESERVED_IDS = frozenset(
    {"index", "con", "prn", "aux", "nul"} | {f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10)}
)
"""Names that a web server or Windows gives a meaning of its own."""

PROSE_LINK = re.compile(r"(?<!\\)\[(?P<text>[^\[\]\n]+)\]\((?P<target>[^()\s]+(?:\([^()\s]*\)[^()\s]*)*)\)")
LIKE_A_LINK = re.compile(r"\](?: ?\(|（)[^\s)）]*[:：/][^)）\n]*[)）]?")
"""What was meant for a link and is none: a blank, a title or Chinese brackets in it."""
NO_COLON = re.compile(r"(?:zh|en)\s*([：:])(?!//)")
"""What was meant for a mapping of languages."""
ENTRY_LINK = re.compile(r"(?P<folder>[a-z][a-z-]*):(?P<id>[^/\s]+)")

REFUSED_IN_PROSE: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("prose_html", re.compile(r"<[A-Za-z/!?]")),
    ("prose_heading", re.compile(r"^ {0,3}#{1,6}(?=[ \t])|^ {0,3}(?:=+|-{2,}) *$", re.MULTILINE)),
    ("prose_code", re.compile(r"^ {0,3}(?:```|~~~)", re.MULTILINE)),
    ("prose_image", re.compile(r"!\[")),
)


def is_web_address(text: str) -> bool:
    try:
        parts = urlsplit(text)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.netloc)


class Model(BaseModel):
    """What every mapping an editor writes has in common: no unknown fields, no change once read."""

    model_config = ConfigDict(extra="forbid", frozen=True, use_attribute_docstrings=True)


def check_id(value: str) -> str:
    if not ID.fullmatch(value) or value in RESERVED_IDS:
        raise PydanticCustomError("bad_id", "bad id", {"id": value})
    return value


Id = Annotated[str, AfterValidator(check_id)]


@dataclass(frozen=True, order=True)
class Reference:
    """The id of an entry of one folder (or of a fact, a degree), as written; it may point to nothing."""

    folder: str
    id: str


def refer(folder: str) -> BeforeValidator:
    """Reads a plain id as a reference into one folder."""

    def read(value: Any) -> Reference:
        return Reference(folder, _text(value))

    return BeforeValidator(read)


def _qualified(value: Any) -> Reference:
    match = ENTRY_LINK.fullmatch(_text(value))
    if not match:
        raise PydanticCustomError("bad_reference", "folder:id was wanted", {"value": value})
    return Reference(match["folder"], match["id"])


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise PydanticCustomError("string_type", "text was wanted")
    return value


AnyReference = Annotated[Reference, BeforeValidator(_qualified)]
"""A reference that names its folder: `terms:ugc`; pages of their own are `pages:matrix` and `pages:article`."""


@dataclass(frozen=True)
class Line:
    """One line of plain text, by language. Written as a mapping, or as a text in the first language."""

    by_language: Mapping[str, str]

    limit: ClassVar[int] = 2_000
    """Characters. What would be slow to make a page of is far longer than what anybody reads."""
    refused: ClassVar[tuple[tuple[str, re.Pattern[str]], ...]] = (("one_line", re.compile(r"[\n\r\u2028\u2029]")),)

    def text(self, language: str) -> str:
        """The text in this language, or in the first one there is."""
        return self.by_language.get(language) or next(iter(self.by_language.values()))

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        text = Annotated[str, AfterValidator(cls.check)]
        language = Annotated[str, AfterValidator(_language)]
        by_language = core_schema.with_info_before_validator_function(_by_language, handler(dict[language, text]))
        return core_schema.with_info_after_validator_function(cls._of_built, by_language)

    @classmethod
    def _of_built(cls, texts: dict[str, str], info: ValidationInfo) -> Self:
        """The texts in the languages that are built; if there is none in them, what there is."""
        wanted = info.context["languages"] if info.context else LANGUAGES
        return cls({language: texts[language] for language in wanted if language in texts} or texts)

    @classmethod
    def check(cls, value: str) -> str:
        value = value.strip()
        if not value:
            raise PydanticCustomError("empty", "empty")
        if len(value) > cls.limit:
            raise PydanticCustomError("text_too_long", "too long", {"length": len(value), "limit": cls.limit})
        if found := NO_COLON.match(value):
            kind = "wide_colon" if found[1] == "：" else "tight_colon"
            raise PydanticCustomError(kind, "no colon", {"offset": found.start(1), "found": found[1]})
        for code, pattern in cls.refused:
            if found := pattern.search(value):
                raise PydanticCustomError(code, code, {"offset": found.start(), "found": found.group().strip()})
        return value


@dataclass(frozen=True)
class Link:
    """A link inside a prose: where its target starts in the text of one language."""

    language: str
    target: str
    offset: int


@dataclass(frozen=True)
class Prose(Line):
    """Paragraphs, lists, emphasis, links and tables, by language; no HTML and no headings of its own."""

    limit = 10_000
    refused = REFUSED_IN_PROSE

    @classmethod
    def check(cls, value: str) -> str:
        value = super().check(value)
        rest = PROSE_LINK.sub(lambda match: " " * len(match.group()), value)
        if found := LIKE_A_LINK.search(rest):
            raise PydanticCustomError(
                "prose_link", "no link", {"offset": found.start(), "found": found.group().strip()}
            )
        return value

    def links(self) -> Iterator[Link]:
        for language, text in self.by_language.items():
            for match in PROSE_LINK.finditer(text):
                yield Link(language, match["target"], match.start("target"))


def _language(value: str) -> str:
    if value not in LANGUAGES:
        raise PydanticCustomError("unknown_language", "unknown language", {"language": value})
    return value


def _by_language(value: Any, info: ValidationInfo) -> Any:
    return value if isinstance(value, dict) else {_first(info): _text(value)}


def _lists_by_language(value: Any, info: ValidationInfo) -> Any:
    return {_first(info): value} if isinstance(value, list) else value


def _first(info: ValidationInfo) -> str:
    """The language of what is written without one."""
    return str(info.context["languages"][0]) if info.context else LANGUAGES[0]


Phrases = Annotated[
    dict[Annotated[str, AfterValidator(_language)], tuple[Annotated[str, AfterValidator(Line.check)], ...]],
    BeforeValidator(_lists_by_language),
]
"""Lists of plain text, by language. Written as a mapping, or as a list in the first language."""
