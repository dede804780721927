"""Text -> Markdown that shows it as it was typed. Pure functions that know Markdown's traps."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import asdict
from typing import Any

import yaml
from markupsafe import Markup

from atlas.model.values import PROSE_LINK, is_web_address
from atlas.source import FOLD

SPECIAL = re.compile(r"""[&<>"'`*_{}\[\]|\\~^$]|^[#+\-=:]|^\d(?=\d*[.)] )|!(?=\[)|:(?=\w+:)""")
"""Characters that Markdown or HTML could take for its own."""

EMPHASIS = re.compile(r"(\*\*|\*)(?=\S)(.{1,300}?)(?<=\S)\1")
LIST_ITEM = re.compile(r"(?P<indent> *)(?P<mark>[-*]|\d{1,3}\.) +(?P<text>.+)")

OFF_SITE = Markup("{ rel=external }")
"""Behind a link that leaves the site: paper shows where to. The theme makes every address whole: it does not tell."""

LinkTo = Callable[[str], str]
"""The target of a link as written (`terms:ugc`) -> the link as it stands in the page."""


def plain(text: str) -> Markup:
    """Text as it was typed, in Markdown, in HTML and in attributes alike: what could act becomes an entity."""
    return Markup(SPECIAL.sub(lambda match: f"&#{ord(match[0])};", text))  # noqa: S704


def prose(text: str, link_to: LinkTo) -> Markup:
    """Prose: paragraphs, lists, emphasis, links and tables pass; everything else is shown as typed."""
    blocks = (_block(block.split("\n"), link_to) for block in re.split(r"\n\s*\n", text.strip()))
    return Markup("\n\n").join(blocks)


def anchor(*parts: str) -> str:
    """An id for a heading: ASCII, never the theme's own (those begin with `__`)."""
    return "-".join(part.replace("_", "-") for part in parts)


def front_matter(values: Mapping[str, object]) -> Markup:
    """The YAML block a page begins with."""
    kept = {key: value for key, value in values.items() if value not in (None, "", [], False)}
    dumped = yaml.safe_dump(kept, allow_unicode=True, sort_keys=False, width=2**31)
    return Markup(f"---\n{dumped}---")  # noqa: S704 - the dump quotes what needs it


def data_block(name: str, value: Any) -> Markup:
    """A dataclass as JSON that a script of the page reads. No `<` stays, so nothing in it can end the element.

    No `<script>`: the theme would run it again when it exchanges pages, as what it is not.
    """
    text = json.dumps(asdict(value), ensure_ascii=False, separators=(",", ":"))
    text = text.replace("&", "&amp;").replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
    return Markup('<div hidden data-for="{}">{}</div>').format(name, Markup(text))  # noqa: S704


def plain_words(text: str) -> str:
    """Prose without its marks, for those who read it as words."""
    return EMPHASIS.sub(r"\2", PROSE_LINK.sub(r"\g<text>", text))


def _block(lines: list[str], link_to: LinkTo) -> Markup:
    if _is_table(lines):
        return _table(lines, link_to)
    if LIST_ITEM.match(lines[0]):
        return Markup("\n").join(_list_line(line, link_to) for line in lines)
    joined = FOLD.sub("", " ".join(line.strip() for line in lines))
    return _inline(joined, link_to)


def _list_line(line: str, link_to: LinkTo) -> Markup:
    match = LIST_ITEM.match(line)
    if not match:
        return Markup("    ") + _inline(line.strip(), link_to)
    indent = "    " if len(match["indent"]) >= 2 else ""
    return Markup(f"{indent}{match['mark']} ") + _inline(match["text"], link_to)  # noqa: S704 - matched marks only


def _is_table(lines: list[str]) -> bool:
    return len(lines) > 1 and "|" in lines[0] and "-" in lines[1] and not lines[1].strip("|:- ")


def _table(lines: list[str], link_to: LinkTo) -> Markup:
    """Every row as wide as the head; the second row says how the columns are set."""
    head, rule, *rows = ([cell.strip() for cell in line.strip().strip("|").split("|")] for line in lines)
    width = len(head)
    made = [[_inline(cell, link_to) for cell in (row + [""] * width)[:width]] for row in (head, *rows)]
    made.insert(1, [Markup(cell) for cell in (rule + ["---"] * width)[:width]])  # noqa: S704 - matched marks only
    return Markup("\n").join(Markup("| {} |").format(Markup(" | ").join(row)) for row in made)


def _inline(text: str, link_to: LinkTo) -> Markup:
    """Links first, then emphasis, and plain text between them."""
    made, end = Markup(), 0
    for match in PROSE_LINK.finditer(text):
        made += _emphasis(text[end : match.start()])
        target = Markup(link_to(match["target"]).replace("`", "%60"))  # noqa: S704 - an address of ours or of the web
        made += Markup("[{}]({})").format(_emphasis(match["text"]), target)
        if is_web_address(match["target"]):
            made += OFF_SITE
        end = match.end()
    return made + _emphasis(text[end:])


def _emphasis(text: str) -> Markup:
    made, end = Markup(), 0
    for match in EMPHASIS.finditer(text):
        made += plain(text[end : match.start()])
        made += Markup("{0}{1}{0}").format(Markup(match[1]), plain(match[2]))  # noqa: S704 - asterisks only
        end = match.end()
    return made + plain(text[end:])
