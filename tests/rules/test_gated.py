"""A pattern behind its gate finds what it finds without."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.rules import Row, rows
from dateline.rules.gated import gated

TRAPS = (
    "a?b",
    "(?:ab|cd)?e",
    "(?:ab|)c",
    "x*",
    "a{0,2}b",
    "(?i)will",
    "[ab]c",
    "(?<=q)uit",
    "(?:be|\\d)z",
    "a(?!b)",
)


@pytest.mark.parametrize("row", rows("status"), ids=lambda row: str(row["name"]))
def test_no_example_is_lost(row: Row) -> None:
    for text in (str(row["example"]).lower(), *(str(other["example"]).lower() for other in rows("status"))):
        assert (re.search(row["pattern"], text) is not None) is gated(row["pattern"]).fits(text)


@given(st.sampled_from(TRAPS), st.text(alphabet="abcdeqxuitzWILLwi0 ", max_size=8))
def test_what_may_be_left_out_is_not_needed(pattern: str, text: str) -> None:
    assert (re.search(pattern, text) is not None) is gated(pattern).fits(text)
