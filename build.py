"""The door: the command line, and the hook by which `mkdocs build` and `mkdocs serve` come in."""

from __future__ import annotations

import importlib
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

ROOT = Path(__file__).resolve().parent
preview = ""
"""`starting` until the server of `mkdocs serve` is there, then `running`; empty for a build."""
found: list[Any] = []
"""The problems of the last rendering: kept here, since `atlas` is imported anew for each build of the preview."""


def on_startup(*, command: str, **_: Any) -> None:
    global preview
    preview = "starting" if command == "serve" else ""
    if preview:
        _atlas("hook").on_serve_startup(found)


def on_config(config: Any) -> Any:
    if preview:
        _forget_atlas()
    return _atlas("hook").on_config(config, preview, found)


def on_post_build(config: Any) -> None:
    _atlas("hook").on_post_build(config, preview, found)


def on_serve(server: Any, config: Any, builder: Any) -> Any:
    global preview
    preview = "running"
    return _atlas("hook").on_serve(server, config, builder, found)


def _atlas(name: str) -> ModuleType:
    """A module of ours. MkDocs takes our folder off the path again, so it is put there for each import."""
    sys.path.insert(0, str(ROOT))
    try:
        return importlib.import_module(f"atlas.{name}")
    finally:
        sys.path.remove(str(ROOT))


def _forget_atlas() -> None:
    """So that the preview shows what was changed in the code, too."""
    for name in [name for name in sys.modules if name == "atlas" or name.startswith("atlas.")]:
        del sys.modules[name]


if __name__ == "__main__":
    try:
        _atlas("cli").main()
    except KeyboardInterrupt:  # while modules are read; from then on the command line says it
        print("stopped / \u5df2\u505c\u6b62", file=sys.stderr)
        sys.exit(130)
