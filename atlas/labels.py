"""The words of the site itself, in each language: `templates/labels.yml`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from atlas.parse import parse
from atlas.problems import Place, Problem

SHOWN_AS = "templates/labels.yml"


@dataclass(frozen=True)
class Labels:
    """Words by key and language. A missing one is a fault of ours, so it raises KeyError."""

    words: Mapping[str, Mapping[str, str]]
    language: str

    def __call__(self, key: str, **values: object) -> str:
        if key not in self.words:
            raise KeyError(f"labels.yml: {key}")
        return self.words[key][self.language].format(**values)

    def field(self, folder: str, name: str) -> str:
        """The heading of a field: the kind's own, or the one all kinds share."""
        own = f"{folder}.{name}"
        return self(own if own in self.words else f"field.{name}")


def load(templates: Path) -> tuple[Mapping[str, Mapping[str, str]], list[Problem]]:
    path = templates / "labels.yml"
    if not path.is_file():
        return {}, [Problem("A402", Place(SHOWN_AS), {"name": "labels.yml", "page": "*"})]
    made, problems = parse(SHOWN_AS, path.read_bytes())
    words: dict[str, dict[str, str]] = made.data if isinstance(made.data, dict) else {}
    for key, texts in words.items():
        if not isinstance(texts, dict) or not all(texts.get(language) for language in ("zh", "en")):
            problems.append(Problem("A201", made.place((key,), of_key=True), {"field": "zh, en"}, field=key))
    return words, problems
