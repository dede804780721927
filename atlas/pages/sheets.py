"""The atlas as a stack of sheets, one a dimension: the large picture of the home page, and the inset of a band."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from atlas.pages.shapes import Circle, Layer, Path, Picture, Shape, Words, fitted, wrapped

HALF_WIDTH, HALF_HEIGHT, APART = 118, 52, 90
CENTRE, FIRST = 130, 76

GROUNDS: tuple[tuple[Shape, ...], ...] = (
    (
        Path("M12 62C10 40 26 22 40 30s14 30 4 42-30 10-32-10z", "p-line", 1.4),
        Path("M20 58c0-14 9-22 16-18s8 18 2 24-17 6-18-6z", "p-line", 1.4),
        Path("M52 34c4-16 24-24 34-12s8 34-4 42-36 0-30-30z", "p-line", 1.4),
        Path("M60 36c3-10 15-14 21-6s4 20-4 25-20-4-17-19z", "p-line", 1.4),
    ),
    (
        Path("M50 16C78 16 88 34 86 52S66 86 46 84 14 66 16 46 30 16 50 16z", "p-line", 4),
        Path("M50 30C66 30 74 40 72 52S60 72 48 71 28 60 30 48 38 30 50 30z", "p-line", 1.2),
    ),
    (
        Path("M10 10h34v34H10z", "p-dim", opacity=0.85),
        Path("M48 10h42v20H48z", "p-dim", opacity=0.55),
        Path("M48 34h42v30H48z", "p-dim", opacity=0.28),
        Path("M10 10h34v34H10zM48 10h42v20H48zM48 34h42v30H48zM10 48h34v18H10zM10 70h16v20H10z", "p-line", 1.4),
    ),
    (
        Path("M10 68h22v22H10z", "p-dim", opacity=0.15),
        Path("M32 46h22v44H32z", "p-dim", opacity=0.28),
        Path("M54 28h20v62H54z", "p-dim", opacity=0.45),
        Path("M74 10h16v80H74z", "p-dim", opacity=0.65),
        Path("M10 90V68h22V46h22V28h20V10h16v80z", "p-line", 1.6),
    ),
)
"""What is drawn on a sheet, flat on 100 x 100, in the order of the dimensions: contours, a loop, plots, steps."""


def stack(names: Sequence[tuple[str, str]], you: str, title: str, description: str) -> Picture | None:
    """The sheets from the last dimension down to the first, and one pin through all. `names`: name and question."""
    if not names:
        return None
    count = len(names)
    heights = [FIRST + APART * (count - 1 - index) for index in range(count)]
    shapes: list[Shape] = []
    for index in range(count):
        shapes += _sheet(index, heights[index], *names[index])
    shapes += _pin(heights, you)
    return Picture("sheets", 0, 0, 360, FIRST + APART * (count - 1) + 62, tuple(shapes), title, description)


def _sheet(index: int, y: int, name: str, question: str) -> list[Shape]:
    dim = f"d{index % 4 + 1}"
    outline = _diamond(CENTRE, y, HALF_WIDTH, HALF_HEIGHT)
    across, down = HALF_WIDTH / 100, HALF_HEIGHT / 100
    laid_down = f"matrix({across} {down} {-across} {down} {CENTRE} {y - HALF_HEIGHT})"
    label_x = CENTRE + HALF_WIDTH + 18
    lines = wrapped(question, 360 - label_x, 12.5, most=2)
    words = [Words(label_x, y + 20 + 16 * row, line, "t-s") for row, line in enumerate(lines)]
    return [
        Layer(
            (
                Path(outline, "p-paper"),
                Path(outline, "p-tint"),
                Layer(GROUNDS[index % len(GROUNDS)], transform=laid_down),
                Path(outline, "p-line", 1.2),
                Path(f"M{CENTRE + HALF_WIDTH} {y}h12", "p-line", 1.2),
                Words(label_x, y + 2, fitted(name, 360 - label_x, 16), "t-b"),
                *words,
            ),
            dim,
        )
    ]


def _pin(heights: Sequence[int], you: str) -> list[Shape]:
    top, bottom = min(heights), max(heights)
    stem: list[Shape] = [
        Path(f"M{CENTRE} {top}V{bottom}", "p-inkline", 1.5, "2 3"),
        Path(f"M{CENTRE} 30V{top}", "p-inkline", 2),
    ]
    for y in heights:
        stem += [Circle(CENTRE, y, 5, "p-sheet"), Circle(CENTRE, y, 3, "p-ink")]
    return [*stem, Circle(CENTRE, 18, 15, "p-ink"), Words(CENTRE, 22.5, you, "t-pin", "middle")]


def inset(count: int, here: Collection[int]) -> Picture | None:
    """The stack again, small: the sheets of this page are filled."""
    if not count or not here:
        return None
    half_width, half_height, apart, x = 52, 18, 22, 60
    shapes: list[Shape] = []
    for index in range(count):
        outline = _diamond(x, 24 + apart * (count - 1 - index), half_width, half_height)
        if index in here:
            shapes.append(Layer((Path(outline, "p-dim"),), f"d{index % 4 + 1}"))
        else:
            shapes += [Path(outline, "p-paper"), Path(outline, "p-soft", 1)]
    shapes.append(Path(f"M{x} 8V{24 + apart * (count - 1)}", "p-inkline", 1.4, "2 3"))
    for index in sorted(here):
        y = 24 + apart * (count - 1 - index)
        shapes += [Circle(x, y, 4, "p-sheet"), Circle(x, y, 2.4, "p-ink")]
    return Picture("inset", 0, 0, 120, 46 + apart * (count - 1), (*shapes, Circle(x, 5, 4.5, "p-ink")))


def _diamond(x: int, y: int, half_width: int, half_height: int) -> str:
    return f"M{x} {y - half_height}l{half_width} {half_height}-{half_width} {half_height}-{half_width}-{half_height}z"
