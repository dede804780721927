"""What a level asks beyond the one before. A statement is written `id: text`, or as a text without an id."""

from __future__ import annotations

from atlas.difference import Asked, Difference, Kind, difference
from atlas.model import Expectation, Line, Reference, Statement

DEGREES = ["aware", "working", "expert"]


def statement(written: str) -> Statement:
    statement_id, colon, text = written.rpartition(": ")
    zh, _, en = text.partition(" / ")
    text_of = Line({"zh": zh, "en": en or zh})
    return Statement.model_construct(text=text_of, id=statement_id if colon else None, examples=())


def asked(*work: str, **abilities: str | tuple[str, ...]) -> Asked:
    """An ability is given as its degree, or as a degree (`-` for none) and statements."""
    expects = {}
    for name, told in abilities.items():
        degree, *lines = (told,) if isinstance(told, str) else told
        reference = None if degree == "-" else Reference("degrees", degree)
        statements = tuple(statement(line) for line in lines)
        expects[Reference("abilities", name)] = Expectation.model_construct(degree=reference, statements=statements)
    return Asked(tuple(statement(line) for line in work), expects)


def told(found: Difference) -> list[str]:
    """Each thing in a line: its kind, and what is before and after."""
    lines = []
    for turn in found.work:
        sides = [item.text.text("zh") for item in (turn.before, turn.after) if item]
        lines.append(f"{turn.kind.value}: {' → '.join(dict.fromkeys(sides))}")
    return [*lines, *(f"{turn.kind.value}: {turn.ability.id}" for turn in found.abilities)]


def compared(before: Asked, after: Asked) -> list[str]:
    return told(difference(before, after, DEGREES))


def test_one_id_with_another_text_is_raised() -> None:
    assert compared(asked("review: clears the queue"), asked("review: writes the rules")) == [
        "raised: clears the queue → writes the rules"
    ]


def test_one_id_with_the_same_text_is_the_same() -> None:
    assert compared(asked("review: clears the queue"), asked("review: clears the queue")) == ["same: clears the queue"]


def test_another_text_in_the_other_language_alone_is_raised_too() -> None:
    assert compared(asked("review: 清队列 / clears"), asked("review: 清队列 / clears alone")) == ["raised: 清队列"]


def test_without_an_id_only_equal_texts_are_the_same() -> None:
    assert compared(asked("reads comments", "sorts mail"), asked("reads comments", "sorts all mail")) == [
        "same: reads comments",
        "new: sorts all mail",
        "gone: sorts mail",
    ]


def test_an_id_is_not_the_same_as_an_equal_text_without_one() -> None:
    assert compared(asked("reads comments"), asked("hear: reads comments")) == [
        "new: reads comments",
        "gone: reads comments",
    ]


def test_the_order_is_that_of_the_later_level_then_what_is_gone() -> None:
    assert compared(asked("a: one", "b: two", "c: three"), asked("d: four", "c: three", "a: more")) == [
        "new: four",
        "same: three",
        "raised: one → more",
        "gone: two",
    ]


def test_a_higher_degree_raises_an_ability() -> None:
    assert compared(asked(planning="aware"), asked(planning="working")) == ["raised: planning"]
    assert compared(asked(planning="working"), asked(planning="working")) == ["same: planning"]


def test_abilities_come_and_go() -> None:
    assert compared(asked(learning="aware"), asked(planning="aware")) == ["new: planning", "gone: learning"]


def test_a_statement_raises_an_ability_whose_degree_stays() -> None:
    before = asked(planning=("working", "plan: plans a week"))
    assert compared(before, asked(planning=("working", "plan: plans a quarter"))) == ["raised: planning"]
    assert compared(before, asked(planning=("working", "plan: plans a week", "and keeps a reserve"))) == [
        "raised: planning"
    ]


def test_an_ability_that_only_loses_something_is_no_longer_asked_in_full() -> None:
    before = asked(planning=("working", "plan: plans a week", "asks around"))
    assert compared(before, asked(planning=("working", "plan: plans a week"))) == ["gone: planning"]
    assert compared(asked(planning="expert"), asked(planning="aware")) == ["gone: planning"]


def test_a_degree_that_one_level_does_not_name_says_nothing() -> None:
    assert compared(asked(planning="-"), asked(planning="expert")) == ["same: planning"]
    assert compared(asked(planning="expert"), asked(planning="-")) == ["same: planning"]


def test_every_thing_is_counted_in_one_part() -> None:
    before = asked("a: one", "b: two", planning="aware", learning="aware", logic="working")
    after = asked("a: more", "c: three", planning="working", logic="working", network="aware")
    found = difference(before, after, DEGREES)
    assert {kind.value: found.of(kind).count for kind in Kind} == {"new": 2, "raised": 2, "same": 1, "gone": 2}


def test_nothing_asked_is_nothing_changed() -> None:
    assert compared(asked(), asked()) == []
