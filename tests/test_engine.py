"""What `make test-engine` says of two sites."""

from __future__ import annotations

import pytest
from engine import differences

OURS = {"index.html": b'<meta name="generator" content="one">text', "style.css": b"a"}


@pytest.mark.parametrize(
    ("theirs", "found"),
    [
        ({**OURS, "index.html": b'<meta name="generator" content="another">text'}, []),
        ({"style.css": b"a"}, ["only one engine made index.html"]),
        ({**OURS, "new/index.html": b"text"}, ["only one engine made new/index.html"]),
        ({**OURS, "index.html": b"other text"}, ["index.html differs"]),
    ],
)
def test_pages_that_are_missing_or_other_are_named(theirs: dict[str, bytes], found: list[str]) -> None:
    assert differences(OURS, theirs) == found
