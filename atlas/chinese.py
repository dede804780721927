"""What a browser needs to be told of Chinese: how names are spoken, and what traditional characters stand for."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby, pairwise

from opencc import OpenCC  # type: ignore[import-untyped]
from pypinyin import lazy_pinyin

HAN = re.compile(r"[\u3400-\u9fff]+")

EVERYDAY = "".join(
    bytes([high, low]).decode("gb2312", "ignore") for high in range(0xB0, 0xD8) for low in range(0xA1, 0xFF)
)
"""The 3,755 characters of everyday use: what an input method offers by mistake is among them. They stand in the order
of their sounds, so the browser, which can list them too, needs to be told no more than where each sound begins."""

TRADITIONAL = "".join(
    bytes([high, low]).decode("big5", "ignore")
    for high in range(0xA4, 0xC7)
    for low in (*range(0x40, 0x7F), *range(0xA1, 0xFF))
)
"""The 5,401 traditional characters of everyday use."""


def spoken(name: str) -> str:
    """The whole pinyin of a name, without tones and blanks."""
    return "".join(lazy_pinyin("".join(HAN.findall(name))))


def sounds(names: Iterable[str]) -> str:
    """How characters are spoken: everyday ones as lengths of runs (`a2 ai13`), then other ones of the names (`薅hao`),
    then pairs in which one is spoken otherwise than alone (`行业hang_ye`)."""
    spoken = list(dict.fromkeys(run for name in names for run in HAN.findall(name)))
    alone = {char: lazy_pinyin(char)[0] for char in sorted({*EVERYDAY, *"".join(spoken)})}
    everyday = (f"{sound}{len(list(run))}" for sound, run in groupby(EVERYDAY, key=lambda char: alone[char]))
    others = (f"{char}{sound}" for char, sound in alone.items() if char not in EVERYDAY)
    pairs = (f"{pair}{sound}" for pair, sound in _pairs(spoken, alone))
    return " ".join((*everyday, *others, *pairs))


def _pairs(runs: Iterable[str], alone: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """`行业` and `hang_ye`: pairs that are mostly spoken otherwise than their characters alone."""
    said: dict[str, Counter[str]] = defaultdict(Counter)
    for run in runs:
        for (one, sound), (other, next_sound) in pairwise(zip(run, lazy_pinyin(run), strict=True)):
            said[one + other][f"{sound}_{next_sound}"] += 1
    for pair, counted in sorted(said.items()):
        mostly = counted.most_common(1)[0][0]
        if mostly != "_".join(alone[char] for char in pair):
            yield pair, mostly


def simplified(texts: Iterable[str]) -> str:
    """Pairs of an everyday traditional character and the simplified one it stands for, if the texts have that."""
    known = {char for text in texts for char in text}
    simple = OpenCC("t2s").convert(TRADITIONAL)
    return "".join(a + b for a, b in zip(TRADITIONAL, simple, strict=True) if a != b and b in known)
