"""What pydantic says of a value -> a problem in our words, at the place where the value was written."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Mapping
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import BaseModel
from pydantic_core import ErrorDetails

from atlas.model.values import LANGUAGES
from atlas.problems import Hint, Place, Problem, shortened
from atlas.source import Loc, Source, field_path

CODES = {
    "missing": "A201",
    "extra_forbidden": "A202",
    "empty": "A204",
    "string_type": "A205",
    "tuple_type": "A206",
    "list_type": "A206",
    "dict_type": "A207",
    "model_type": "A207",
    "model_attributes_type": "A207",
    "int_parsing": "A208",
    "int_parsing_size": "A209",
    "int_type": "A208",
    "int_from_float": "A208",
    "tight_colon": "A121",
    "wide_colon": "A128",
    "greater_than_equal": "A209",
    "less_than_equal": "A209",
    "literal_error": "A210",
    "bool_parsing": "A210",
    "bool_type": "A210",
    "choice": "A210",
    "one_line": "A211",
    "bad_id": "A212",
    "unknown_language": "A213",
    "bad_reference": "A214",
    "prose_html": "A215",
    "prose_heading": "A216",
    "prose_code": "A217",
    "prose_image": "A218",
    "prose_link": "A223",
    "text_too_long": "A250",
    "too_long": "A251",
    "bad_address": "A220",
    "too_short": "A221",
}
"""What pydantic calls a fault -> our code for it. What is not here is A299, with pydantic's own words."""


def explain(details: ErrorDetails, made: Source, model: type[BaseModel], key: str) -> Problem | None:
    """A fault pydantic found, in our words and at its place; None where the value was refused already."""
    loc = tuple(details["loc"])
    found, kind = made.nearest(loc), details["type"]
    value = made.value(loc)
    if value is None or _is_told(made, found, kind):
        return None
    said = details.get("ctx", {})
    known = _choices(kind, said, loc, model)
    low, high = _range_of(model, loc) if CODES.get(kind) == "A209" else ("", "")
    values = {
        **{name: str(item) for name, item in said.items()},
        "value": _in_short(value if isinstance(value, str) else details["input"]),
        "field": str(loc[-1]),
        "found": said["found"] if "found" in said else kind_of(value),
        "known": ", ".join(known),
        "detail": details["msg"],
        "low": low,
        "high": high,
        "count": str(said.get("min_length", "")),
    }
    hint = near(str(loc[-1] if kind in ("extra_forbidden", "unknown_language") else value), known)
    hint = hint or (_of_list(value) if CODES.get(kind) == "A206" else None)
    field = field_path((*found, loc[-1]) if kind == "missing" else found)
    return Problem(CODES.get(kind, "A299"), _place(made, loc, kind, said), values, key, field, hint)


def _is_told(made: Source, found: Loc, kind: str) -> bool:
    """The value was refused before; or it is of another type, and was meant for what was refused in it."""
    if any(found[:end] in made.broken for end in range(1, len(found) + 1)):
        return True
    return bool(kind.endswith("_type") and found) and any(loc[: len(found)] == found for loc in made.broken)


def _in_short(value: Any) -> str:
    return "{…}" if isinstance(value, dict) else "[…]" if isinstance(value, list) else shortened(str(value))


def _place(made: Source, loc: Loc, kind: str, said: Mapping[str, Any]) -> Place:
    if "offset" in said:
        text = str(made.value(loc)).strip()
        return made.place_in(loc, text, said["offset"], len(said["found"]))
    if kind == "missing" and made.nearest(loc) == ():
        return made.place(next(iter(made.keys), ()), of_key=True)
    of_key = kind in ("extra_forbidden", "unknown_language", "missing") or loc[-1:] == ("[key]",)
    return made.place(loc, of_key=of_key)


def _range_of(model: type[BaseModel], loc: Loc) -> tuple[str, str]:
    """The bounds of a number, from its field."""
    fields = {field.alias or name: field for name, field in _model_at(model, loc[:-1]).model_fields.items()}
    bounds = fields[str(loc[-1])].metadata
    low, high = (next((str(getattr(item, end)) for item in bounds if hasattr(item, end)), "…") for end in ("ge", "le"))
    return low, high


def _of_list(value: Any) -> Hint | None:
    """How a list is written, when what is there looks like one."""
    if isinstance(value, str) and value[0] in "【［〔（「":
        return Hint("brackets", {})
    return Hint("dash", {}) if isinstance(value, str) and value[0] in "-－–—−•·・●" else None


def _choices(kind: str, said: Mapping[str, Any], loc: Loc, model: type[BaseModel]) -> list[str]:
    """The words a writer could have chosen."""
    if kind == "extra_forbidden":
        return [field.alias or name for name, field in _model_at(model, loc[:-1]).model_fields.items()]
    if kind == "unknown_language":
        return list(LANGUAGES)
    if kind == "literal_error":
        return [word.strip(" '") for word in str(said["expected"]).replace(" or ", ",").split(",")]
    return ["true", "false"] if kind.startswith("bool") else list(said.get("known", ()))


def _model_at(annotation: Any, loc: Iterable[str | int]) -> type[BaseModel]:
    """The model of the mapping at the end of a way through a model's fields."""
    annotation = _bare(annotation)
    for step in loc:
        if isinstance(annotation, type) and issubclass(annotation, BaseModel):
            fields = {field.alias or name: field for name, field in annotation.model_fields.items()}
            annotation = _bare(fields[str(step)].annotation)
        else:
            annotation = _bare([inner for inner in get_args(annotation) if inner is not ...][-1])
    model: type[BaseModel] = annotation
    return model


def _bare(annotation: Any) -> Any:
    """The annotation without `Annotated` and `| None`."""
    if get_origin(annotation) is Annotated:
        return _bare(get_args(annotation)[0])
    if get_origin(annotation) in (Union, UnionType):
        return _bare(next(inner for inner in get_args(annotation) if inner is not type(None)))
    return annotation


def near(word: str, known: Iterable[str]) -> Hint | None:
    """The known word that is spelt most like this one."""
    folded = {item.casefold(): item for item in known}
    found = difflib.get_close_matches(word.casefold(), folded, 1)
    return Hint("near", {"near": folded[found[0]]}) if found else None


def kind_of(value: Any) -> str:
    """What a value is, as a key of the table of words."""
    names: dict[type, str] = {dict: "mapping", list: "list", str: "text"}
    return names.get(type(value), "nothing")
