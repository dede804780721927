"""The words of the site itself, in each language: `templates/labels.yml`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from atlas.explain import kind_of
from atlas.parse import parse
from atlas.problems import Place, Problem

SHOWN_AS = "templates/labels.yml"


class LabelError(KeyError):
    """A word that `labels.yml` does not have, or has with other `{names}`."""


@dataclass(frozen=True)
class Labels:
    """Words by key and language."""

    words: Mapping[str, Mapping[str, str]]
    language: str

    def __call__(self, key: str, **values: object) -> str:
        try:
            return self.words[key][self.language].format(**values)
        except (KeyError, IndexError, ValueError) as error:
            raise LabelError(f"labels.yml: {key}") from error

    def beginning(self, *starts: str) -> dict[str, str]:
        """The words whose keys begin so, as they are written: for scripts, which fill in the `{names}` themselves."""
        return {key: texts[self.language] for key, texts in self.words.items() if key.startswith(starts)}

    def field(self, folder: str, name: str) -> str:
        """The heading of a field: the kind's own, or the one all kinds share."""
        own = f"{folder}.{name}"
        return self(own if own in self.words else f"field.{name}")


def load(templates: Path) -> tuple[Mapping[str, Mapping[str, str]], list[Problem]]:
    path = templates / "labels.yml"
    if not path.is_file():
        return {}, [Problem("A402", Place(SHOWN_AS), {"name": "labels.yml", "page": "*"})]
    made, problems = parse(SHOWN_AS, path.read_bytes())
    if not isinstance(made.data, dict):
        return {}, problems or [Problem("A113", made.place(), {"found": kind_of(made.data)})]
    words: dict[str, dict[str, str]] = made.data
    for key, texts in words.items():
        for language in ("zh", "en"):
            if not isinstance(texts, dict) or not texts.get(language):
                problems.append(Problem("A201", made.place((key,), of_key=True), {}, field=f"{key}.{language}"))
    return words, problems
