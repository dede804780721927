"""A fault that no case can reach yet: pydantic may say one day what nobody has a code for."""

from __future__ import annotations

from pydantic import BaseModel

from atlas.explain import explain
from atlas.parse import parse


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
