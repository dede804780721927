"""A value -> the texts and references in it, however deep, without naming a field."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel

from atlas.model.values import Line, Reference
from atlas.source import Loc


@dataclass(frozen=True)
class Leaf:
    """A text or a reference, and the way to it."""

    value: Line | Reference
    loc: Loc
    of_key: bool = False
    """It is written as the key of a mapping."""


def leaves(value: Any, loc: Loc = ()) -> Iterator[Leaf]:
    if isinstance(value, Line | Reference):
        yield Leaf(value, loc)
    elif isinstance(value, BaseModel):
        for name, field in type(value).model_fields.items():
            yield from leaves(getattr(value, name), (*loc, field.alias or name))
    elif isinstance(value, dict):
        for key, inner in value.items():
            step = (*loc, key.id if isinstance(key, Reference) else key)
            if isinstance(key, Reference):
                yield Leaf(key, step, of_key=True)
            yield from leaves(inner, step)
    elif isinstance(value, tuple):
        for index, inner in enumerate(value):
            yield from leaves(inner, (*loc, index))
