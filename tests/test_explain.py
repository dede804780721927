"""Faults that no case can reach yet: pydantic, or the parser of YAML, may say one day what nobody has a code for."""

from __future__ import annotations

import yaml
from pydantic import BaseModel

from atlas.explain import explain
from atlas.parse import parse
from atlas.syntax import complaint


class Anything(BaseModel):
    name: str


def test_an_unknown_fault_is_told_in_pydantic_s_words_at_its_place() -> None:
    made, _ = parse("content/x.yml", b"name: Line\n")
    details = {"type": "never_heard_of", "loc": ("name",), "msg": "Something new", "input": "Line"}
    problem = explain(details, made, Anything, "")  # type: ignore[arg-type]
    assert problem
    assert problem.code == "A299"
    assert str(problem.place) == "content/x.yml:1:7"
    assert "Something new" in problem.sentence("en")


def test_an_unknown_complaint_of_the_parser_is_told_in_its_words_at_its_place() -> None:
    mark = yaml.Mark("content/x.yml", 11, 1, 0, None, None)
    problem = complaint(
        "content/x.yml", "name: Line\nscope: x\n", yaml.MarkedYAMLError(problem="new", problem_mark=mark)
    )
    assert problem.code == "A101"
    assert str(problem.place) == "content/x.yml:2:1"
    assert "new" in problem.sentence("en")
