"""The pictures of the overviews and of an industry, drawn 360 units wide from the entries themselves."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from atlas.pages.shapes import Circle, Layer, Path, Picture, Rect, Shape, Words, fitted, text_width, wrapped

LEFT, RIGHT = 12, 348
LOWEST = 90
"""The height of the first step: room for its name and three lines."""


@dataclass(frozen=True)
class Step:
    """A level, for the picture of the ladder. `end` is None where the years are open or unknown."""

    name: str
    lines: tuple[str, ...]
    onto: str
    end: int | None


def ladder(steps: Sequence[Step], unit: str, title: str, description: str, caption: str) -> Picture:
    """Equal rises; the horizontal axis is true to years where every level but the last says when it ends."""
    edges, ticks = _edges(steps)
    rise = min(50, 200 // max(1, len(steps)))
    floor = 52 + rise * (len(steps) - 1) + LOWEST
    shapes: list[Shape] = []
    for index, step in enumerate(steps):
        top = floor - LOWEST - rise * index
        shapes += _step(step, index / max(1, len(steps) - 1), edges[index], edges[index + 1], top, floor)
    shapes.append(Path(f"M{LEFT} {floor}H352m-6-4l6 4-6 4", "p-inkline", 1.5))
    for x, label in ticks:
        shapes.append(Path(f"M{x} {floor}v6", "p-inkline", 1.5))
        shapes.append(Words(x, floor + 21, label, "t-s", "start" if x == LEFT else "middle"))
    if ticks:
        shapes.append(Words(RIGHT, floor + 21, unit, "t-s", "end"))
    return Picture("ladder", 0, 12, 360, floor + 28 - 12, tuple(shapes), title, description, caption if ticks else "")


def _edges(steps: Sequence[Step]) -> tuple[list[float], list[tuple[float, str]]]:
    """The left edges of the steps and the right end, and the ticks of the axis."""
    ends = [step.end for step in steps[:-1]]
    known = [end for end in ends if end is not None]
    is_true = len(known) == len(ends) and all(a < b for a, b in pairwise([0, *known])) and bool(known)
    if not is_true:
        width = (RIGHT - LEFT) / max(1, len(steps))
        return [LEFT + width * index for index in range(len(steps) + 1)], []
    last = known[-1] + round(known[-1] / len(known))
    scale = (RIGHT - LEFT) / last
    edges = [LEFT, *(LEFT + end * scale for end in known), RIGHT]
    return edges, [(round(x, 1), str(year)) for x, year in zip(edges, [0, *known], strict=False)]


def _step(step: Step, height: float, left: float, right: float, top: float, floor: float) -> list[Shape]:
    x, width = round(left, 1), round(right - left, 1)
    shapes: list[Shape] = [
        Rect(x, top, width, floor - top, "p-paper"),
        Rect(x, top, width, floor - top, "p-dim", opacity=round(0.12 + 0.32 * height, 2)),
        Path(f"M{x} {top}h{width}", "p-line", 2.5),
        _level_name(step.name, x + 8, top + 24, width - 12),
    ]
    lines = [line for text in step.lines for line in wrapped(text, width - 10)]
    shapes += [Words(x + 8, top + 43 + 17 * row, line) for row, line in enumerate(lines[: int(floor - top - 26) // 17])]
    if step.onto:
        shapes.append(Path(f"M{x - 12} {top + 41}v-24q0-8 8-8h2m-4-4l5 4-5 4", "p-inkline", 1.3))
        onto = wrapped(step.onto, x - 22 - LEFT, 12.5, most=3)
        first = top + 34 - 15 * (len(onto) - 1)
        shapes += [Words(x - 20, first + 15 * row, line, "t-s", "end") for row, line in enumerate(onto)]
    return shapes


def _level_name(name: str, x: float, y: float, room: float) -> Words:
    """Large where there is room for it."""
    return Words(x, y, name, "t-l") if text_width(name, 18) <= room else Words(x, y, fitted(name, room, 14), "t-n")


def aspects(
    above: tuple[str, Sequence[str]],
    below: tuple[str, Sequence[str]],
    middle: Sequence[str],
    words: tuple[str, str],
    texts: tuple[str, str, str],
) -> Picture:
    """Two groups of entries around a product. `words`: product and feedback; `texts`: title, description, caption."""
    shapes: list[Shape] = [
        Rect(76, 92, 208, 84, "p-tint", 42),
        Path("M44 112Q52 62 112 62H248Q316 62 316 118", "p-line", 9),
        Path("M304 114h24l-12 18z", "p-dim"),
        Path("M316 140Q314 206 248 206H112Q42 206 42 182", "p-line", 9, opacity=0.42),
        Path("M30 184h24l-12-18z", "p-dim"),
    ]
    shapes += _row(above[1], 62, filled=False) + _row(below[1], 206, filled=True)
    shapes += [
        Path("M42 110l32 28-32 28-32-28z", "p-sheet"),
        Path("M42 110l32 28-32 28-32-28z", "p-inkline", 1.6),
        Words(42, 142.5, fitted(words[0], 56, 14), "t-n", "middle"),
        Words(180, 20, above[0], "t-d", "middle"),
        Words(180, 254, below[0], "t-d", "middle"),
        *(Words(180, 130 + 22 * row, text, "t-b", "middle") for row, text in enumerate(middle[:2])),
        *(Words(6, 226 + 17 * row, line, "t-s") for row, line in enumerate(wrapped(words[1], 84, 12.5, most=3))),
    ]
    title, description, caption = texts
    return Picture("aspects", 0, 0, 360, 268, tuple(shapes), title, description, caption)


def _row(names: Sequence[str], y: float, *, filled: bool) -> list[Shape]:
    """Names side by side on the loop, each in a capsule of its own; small where they are long."""
    left, right = 74, 286
    room = (right - left) / max(1, len(names))
    is_roomy = all(text_width(name, 14) + 20 <= room for name in names)
    size, style = (14, "t-n") if is_roomy else (12, "t-c")
    shapes: list[Shape] = []
    for index, name in enumerate(names):
        x = round(left + room * (index + 0.5), 1)
        width = round(min(text_width(name, size) + 20, room - 2), 1)
        box = (round(x - width / 2, 1), y - 16, width, 32)
        shapes.append(Rect(*box, "p-sheet", 16))
        shapes.append(Rect(*box, "p-dim" if filled else "p-line", 16, 0 if filled else 2))
        ink = f"{style} t-on" if filled else style
        shapes.append(Words(x, y + 5, fitted(name, width, size), ink, "middle"))
    return shapes


def exchange(ends: tuple[str, str], out: str, back: str, dim: str, picture_id: str, texts: tuple[str, str]) -> Picture:
    """What runs from a product to its users, and what comes back, if anything does. `texts`: title and caption."""
    (product, users), (title, caption) = ends, texts
    shapes: list[Shape] = [
        Path("M56 30l44 40-44 40-44-40z", "p-sheet"),
        Path("M56 30l44 40-44 40-44-40z", "p-inkline", 1.6),
        Words(56, 75, fitted(product, 72, 14), "t-n", "middle"),
        Circle(300, 70, 44, "p-tint"),
        Circle(300, 70, 44, "p-line", 2.2),
        Words(300, 75, fitted(users, 80, 14), "t-n", "middle"),
    ]
    y = 48 if back else 70
    shapes += [Path(f"M100 {y}H246", "p-line", 5), Path(f"M244 {y - 10}v20l16-10z", "p-dim")]
    shapes += _label(out, y - 12, "t-d")
    if back:
        shapes += [Path("M260 96H116", "p-line", 5, opacity=0.5), Path("M118 86v20l-16-10z", "p-dim")]
        shapes += _label(back, 124, "t-d")
    return Picture(picture_id, 0, 0, 360, 140, (Layer(tuple(shapes), dim),), title, caption=caption)


def _label(text: str, y: float, style: str) -> list[Shape]:
    lines = wrapped(text, 164, most=2)
    first = y - 16 * (len(lines) - 1) if y < 60 else y
    return [Words(178, first + 16 * row, line, style, "middle") for row, line in enumerate(lines)]


def crossing(
    columns: Sequence[str], rows: Sequence[tuple[str, Sequence[bool]]], dim: str, texts: tuple[str, str]
) -> Picture:
    """A map of entries against others: a dot where they meet. `texts`: title and description."""
    widest = max((text_width(name, 12) for name, _ in rows), default=0)
    names = min(150, widest + 14)
    room = (360 - names) / max(1, len(columns))
    start, height = 44, 31
    shapes = _column_heads(columns, names, room)
    for number, (name, marks) in enumerate(rows):
        y = start + height * (number + 0.5)
        shapes.append(Path(f"M0 {start + height * number}H360", "p-rule", 1))
        shapes.append(Words(0, y + 4.5, fitted(name, names - 4, 12), "t-c"))
        for index, mark in enumerate(marks):
            x = round(names + room * (index + 0.5), 1)
            shapes.append(Circle(x, y, 7 if mark else 2, "p-dim" if mark else "p-dot"))
    title, description = texts
    return Picture("map", 0, 0, 360, start + height * len(rows) + 2, (Layer(tuple(shapes), dim),), title, description)


def _column_heads(columns: Sequence[str], left: float, room: float) -> list[Shape]:
    """One line where the names fit side by side, else every other one a line higher."""
    in_line = all(text_width(name, 14) < room for name in columns)
    shapes: list[Shape] = []
    for index, name in enumerate(columns):
        y = 34 if in_line or index % 2 else 16
        anchor = "end" if not in_line and index == len(columns) - 1 else "middle"
        x = 360 if anchor == "end" else left + room * (index + 0.5)
        shapes.append(Words(round(x, 1), y, fitted(name, room * (1 if in_line else 2), 13), "t-d", anchor))
    return shapes
