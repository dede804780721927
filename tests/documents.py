"""PROBLEMS.md and FIELDS.md, made from what the program itself says. `make fix` writes them anew."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Literal, get_args, get_origin

import cases
import yaml
from conftest import CASES, ROOT

from atlas import labels, model
from atlas.labels import Labels
from atlas.messages import MESSAGES
from atlas.model import KINDS, Elsewhere, Entry, Facts, Line, Prose, Reference, Site
from atlas.problems import shortened

MENDED: dict[str, str | dict[str, str]] = yaml.safe_load((ROOT / "tests" / "mended.yml").read_text(encoding="utf-8"))
"""Code -> what is right: files, or what is to be done."""

MACHINE = "A problem of the machine or of the program: it names a path, and has no line."


def problems() -> str:
    """Every code: its sentence in both languages, and a case that shows it."""
    examples = {
        case.path.name[:4]: case for folder in ("site", "content") for case in reversed(cases.all_in(CASES / folder))
    }
    parts = [
        "# Problems\n\nEvery problem has a code that keeps its meaning. The examples are cases of the tests, on a "
        "small framework of a kitchen.\n\nThis page is made by `make fix`.\n"
    ]
    for code, message in MESSAGES.items():
        parts.append(f"## {code}\n\n{message.en}\n\n{message.zh}\n")
        parts.append(_example(examples[code]) if code in examples else f"{MACHINE}\n")
        parts.append("Right:\n\n" + _mended(MENDED[code]))
    return "\n".join(parts)


def _example(case: cases.Case) -> str:
    shown = [case.sentence, ""]
    for name, (how, text) in case.files.items():
        note = f" ({how})" if how else ""
        shown += [f"`{name}`{note}", "", "```yaml", _short(text), "```", ""]
    return "\n".join([*shown, "```text", case.expected["problems"], "```", ""])


def _mended(right: str | dict[str, str]) -> str:
    if isinstance(right, str):
        return f"> {right}\n"
    return "\n".join(f"`{name}`\n\n```yaml\n{text.rstrip()}\n```\n" for name, text in right.items())


def _short(text: str) -> str:
    lines = text.rstrip().splitlines()
    lines = [shortened(line, 120) for line in lines]
    return "\n".join(lines[:20] + ["…"] * (len(lines) > 20))


def fields() -> str:
    """Every kind and its fields, in the words that stand under them in the model."""
    parts = [
        "# Fields\n\nWhat may be written in `content/`. A text is `{zh: …, en: …}`, or a plain text in the first "
        "language of `site.yml`; *prose* may hold paragraphs, lists, emphasis, links (`[text](terms:ugc)`) and tables. "
        "Every field but those marked * may be left out.\n\nThis page is made by `make fix`.\n"
    ]
    parts.append("## Every entry\n\n" + "\n".join(_rows(Entry, ())))
    for folder, kind in KINDS.items():
        parts.append(
            f"\n## {folder}/\n\n{kind.__doc__}\n\n" + "\n".join(_rows(kind, tuple(Entry.model_fields), folder))
        )
    parts.append("\n## site.yml\n\n" + "\n".join(_rows(Site, ())))
    parts.append("\n## facts.yml\n\n" + "\n".join(_rows(Facts, ())))
    parts.append("\n## elsewhere.yml\n\n" + "\n".join(_rows(Elsewhere, ())))
    for name in INNER:
        kind = getattr(model, name)
        parts.append(f"\n## {name}\n\n{kind.__doc__}\n\n" + "\n".join(_rows(kind, ())))
    return "\n".join(parts) + "\n"


INNER = (
    *("Statement", "Cell", "Expectation", "Exchange", "Years"),
    *("Introduction", "Work", "Door", "Dimension", "Part", "Folder", "Group", "Degree", "Laws", "Fact"),
)
"""Mappings that stand inside others."""


def _rows(kind: type, shared: tuple[str, ...], folder: str = "") -> Iterator[str]:
    words, _ = labels.load(ROOT / "templates")
    yield "| field | holds | meaning |\n|---|---|---|"
    for name, field in kind.model_fields.items():
        if name not in shared:
            needed = "*" if field.is_required() else ""
            meaning = field.description or (folder and Labels(words, "en").field(folder, name) + ".") or ""
            yield f"| `{field.alias or name}`{needed} | {_holds(field.annotation)} | {meaning} |"


NAMES = {Line: "text", Prose: "prose", Reference: "id", str: "word", int: "number", bool: "true or false"}


def _holds(annotation: Any) -> str:
    """What a field holds, in words."""
    arguments = [item for item in get_args(annotation) if item not in (type(None), ...)]
    origin = get_origin(annotation)
    if origin is tuple:
        return f"list of {_holds(arguments[0])}"
    if origin is dict:
        return f"{_holds(arguments[1])}, by {_holds(arguments[0])}"
    if origin is Literal:
        return " or ".join(f"`{item}`" for item in arguments)
    if arguments:
        return _holds(arguments[0])
    return NAMES.get(annotation) or annotation.__name__
