"""Promises the project makes of itself: which way imports run, what templates read, what the papers say."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path
from typing import get_args

import cases
import jinja2
import jinja2.meta
import pytest
import yaml
from conftest import CASES, ROOT

from atlas import labels, render
from atlas.hints import HINTS
from atlas.labels import Labels
from atlas.messages import MESSAGES
from atlas.model import KINDS, Entry
from atlas.pages.contexts import Page

ARCHITECTURE = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
TEMPLATES = ROOT / "templates"


def modules() -> list[str]:
    """The stages, as ARCHITECTURE.md lists them: each may use those above it."""
    found = re.findall(r"^\| `atlas/([\w/]+?)(?:\.py|/)` \|", ARCHITECTURE, re.MULTILINE)
    assert found
    return found


def imports_of(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module and node.module.startswith("atlas"):
            names = [f"{node.module}.{alias.name}" for alias in node.names] if node.module == "atlas" else [node.module]
            yield from (name.split(".")[1] for name in names)


def test_every_module_is_in_the_architecture() -> None:
    there = {path.stem for path in (ROOT / "atlas").glob("*.py")} | {
        path.parent.name for path in (ROOT / "atlas").glob("*/__init__.py")
    }
    assert set(modules()) == there - {"__init__"}


def test_every_folder_at_the_top_is_in_the_architecture() -> None:
    for path in ROOT.iterdir():
        if path.is_dir() and not path.name.startswith(".") and path.name != "site":
            assert f"`{path.name}/`" in ARCHITECTURE


@pytest.mark.parametrize("module", modules())
def test_imports_run_one_way(module: str) -> None:
    order = modules()
    path = ROOT / "atlas" / module
    files = sorted(path.rglob("*.py")) if path.is_dir() else [path.with_suffix(".py")]
    used = {name for file in files for name in imports_of(file)} - {module}
    assert used <= set(order[: order.index(module)])


def test_no_module_is_too_long() -> None:
    for path in (ROOT / "atlas").rglob("*.py"):
        assert len(path.read_text(encoding="utf-8").splitlines()) <= 300, path


def test_no_function_is_too_long() -> None:
    for path in (ROOT / "atlas").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef):
                assert (node.end_lineno or 0) - node.lineno < 40, f"{path}: {node.name}"


@pytest.mark.parametrize("context", get_args(Page), ids=lambda kind: kind.__name__)
def test_a_template_reads_just_the_fields_of_its_context(context: type) -> None:
    words, _ = labels.load(TEMPLATES)
    jinja = render.environment(TEMPLATES, Labels(words, "zh"))
    text = (TEMPLATES / "pages" / f"{context.template}.md.jinja").read_text(encoding="utf-8")
    read = jinja2.meta.find_undeclared_variables(jinja.parse(text)) - set(jinja.globals)
    assert read == {field.name for field in fields(context)}
    assert text.startswith("{# " + context.__name__ + " #}")


def test_every_page_template_has_a_context() -> None:
    there = {path.name.split(".")[0] for path in (TEMPLATES / "pages").iterdir()}
    assert there == {context.template for context in get_args(Page)}


MACHINE = {"A101", "A299", "A601", "A602", "A603", "A604", "A605", "A606", "A651", "A652", "A653", "A901"}
"""Problems that no file can show: test_explain.py, test_cli.py, test_folders.py and test_preview.py have them."""
LARGE = {"A150", "A151"}
"""Problems of files too large to be read as a case: test_limits.py has them."""


def test_every_problem_has_a_case() -> None:
    found = {case.path.name[:4] for folder in ("content", "site") for case in cases.all_in(CASES / folder)}
    assert found - {"ever"} == set(MESSAGES) - MACHINE - LARGE


@pytest.mark.parametrize("folder", ["content", "site"])
def test_a_case_shows_the_code_it_is_named_for(folder: str) -> None:
    for case in cases.all_in(CASES / folder):
        if not case.path.name.startswith("everything"):
            assert f" {case.path.name[:4]} " in case.expected["problems"], case.path.name


def test_messages_take_the_same_values_in_both_languages() -> None:
    for code, message in (MESSAGES | HINTS).items():
        assert set(re.findall(r"{(\w+)}", message.zh)) == set(re.findall(r"{(\w+)}", message.en)), code


def test_every_kind_and_every_field_has_a_label() -> None:
    words, problems = labels.load(TEMPLATES)
    assert problems == []
    for folder, kind in KINDS.items():
        assert f"folder.{folder}" in words
        for name, field in kind.model_fields.items():
            extra = field.json_schema_extra
            assert isinstance(extra, dict)
            if extra["shown"] != "head":
                assert Labels(words, "en").field(folder, name)


def test_every_label_is_used() -> None:
    used = "".join(
        path.read_text(encoding="utf-8")
        for folder in ("atlas", "templates")
        for path in (ROOT / folder).rglob("*")
        if path.suffix in (".py", ".jinja", ".html", ".js")
    )
    fields_shown = {name for kind in KINDS.values() for name in kind.model_fields}
    fields_shown |= set(re.findall(r'Section\(\s*"(\w+)"', used))
    for key in yaml.safe_load((TEMPLATES / "labels.yml").read_text(encoding="utf-8")):
        first, _, last = key.rpartition(".")
        computed = first in ("page", "folder", "language", "palette", "picture.aspects", "entries", "cell", "searched")
        assert f'"{key}"' in used or f"'{key}'" in used or computed or last in fields_shown, key


def test_every_field_says_what_it_means() -> None:
    for kind in (Entry, *KINDS.values()):
        for name, field in kind.model_fields.items():
            is_plain_reference = (
                isinstance(field.json_schema_extra, dict) and field.json_schema_extra["shown"] == "relation"
            )
            assert field.description or is_plain_reference, f"{kind.__name__}.{name}"


def test_no_style_or_script_stands_in_a_template() -> None:
    for path in TEMPLATES.rglob("*"):
        if path.suffix in (".jinja", ".html"):
            text = path.read_text(encoding="utf-8")
            assert not re.search(r"\sstyle=|<script(?![^>]* type=\"application/)|<style|\son\w+=", text), path


def test_svg_holds_no_link() -> None:
    """The theme's script fails on one."""
    assert "<a" not in (TEMPLATES / "macros" / "pictures.jinja").read_text(encoding="utf-8")
