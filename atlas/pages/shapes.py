"""What pictures are made of. Colours come by class alone, so both schemes work."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True)
class Path:
    kind: ClassVar[str] = "path"
    d: str
    style: str
    """Classes of the stylesheet: `p-line`, `p-tint`, `p-dim`, …"""
    stroke: float = 0
    dash: str = ""
    opacity: float = 1


@dataclass(frozen=True)
class Circle:
    kind: ClassVar[str] = "circle"
    x: float
    y: float
    r: float
    style: str
    stroke: float = 0


@dataclass(frozen=True)
class Rect:
    kind: ClassVar[str] = "rect"
    x: float
    y: float
    width: float
    height: float
    style: str
    radius: float = 0
    stroke: float = 0
    opacity: float = 1


@dataclass(frozen=True)
class Words:
    kind: ClassVar[str] = "words"
    x: float
    y: float
    text: str
    style: str = ""
    """Classes `t-b` strong, `t-s` soft, `t-d` in the colour of the dimension, `t-on` reversed."""
    anchor: str = "start"


@dataclass(frozen=True)
class Layer:
    """Shapes in the colour of a dimension, or laid down by a transform."""

    kind: ClassVar[str] = "layer"
    shapes: tuple[Shape, ...]
    dim: str = ""
    transform: str = ""


Shape = Path | Circle | Rect | Words | Layer


@dataclass(frozen=True)
class Picture:
    """A drawing in units of its view box. Without a title it is decoration, and hidden from screen readers."""

    id: str
    left: int
    top: int
    width: int
    height: int
    shapes: tuple[Shape, ...]
    title: str = ""
    description: str = ""
    caption: str = ""


def text_width(text: str, size: float = 13) -> float:
    """About how wide a text is drawn: Chinese characters are square, others a bit more than half."""
    return sum(size if ord(char) > 0x2E80 else size * 0.52 for char in text)


def fitted(text: str, width: float, size: float = 13) -> str:
    """The text, cut with an ellipsis where it would not fit."""
    if text_width(text, size) <= width:
        return text
    while text and text_width(text + "…", size) > width:
        text = text[:-1]
    return text.rstrip() + "…"


def wrapped(text: str, width: float, size: float = 13, most: int = 0) -> list[str]:
    """The text in lines of at most this width, and at most so many of them; words of a Latin text stay whole."""
    units = text.split(" ") if text.isascii() else list(text)
    glue = " " if text.isascii() else ""
    lines = [""]
    for unit in units:
        longer = f"{lines[-1]}{glue}{unit}" if lines[-1] else unit
        if text_width(longer, size) <= width or not lines[-1]:
            lines[-1] = longer
        else:
            lines.append(unit)
    if 0 < most < len(lines):
        lines[most - 1 :] = [fitted(glue.join(lines[most - 1 :]), width, size)]
    return lines
