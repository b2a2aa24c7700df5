"""Every row of the time tables finds the expression marked in its example, and the window it claims."""

from __future__ import annotations

import re
from datetime import date

import pytest

from dateline.model import Article, Dated, Timex
from dateline.reading.sentences import sentences
from dateline.reading.times import times
from dateline.rules import Row, rows


def read(text: str, written: str) -> tuple[Timex, ...]:
    return times(
        Article("a", "p", "test", text, published=Dated(date.fromisoformat(written), "test")), sentences(text)
    )


@pytest.mark.parametrize("row", rows("times"), ids=lambda row: str(row["pattern"]))
def test_pattern(row: Row) -> None:
    marked = re.search(r"\[(.*)\]", row["example"])
    assert marked is not None, "the example marks no expression"
    found = {
        t.text: t.window for t in read(re.sub(r"[\[\]]", "", row["example"]), row.get("day", "2024-05-15"))
    }
    assert marked[1] in found
    if "window" in row:
        window = found[marked[1]]
        shown = (
            ""
            if window is None
            else f"{window.first}"
            if window.first == window.last
            else f"{window.first}/{window.last}"
        )
        assert row["window"] == shown


@pytest.mark.parametrize("row", rows("times_feasts"), ids=lambda row: str(row["name"]))
def test_feast(row: Row) -> None:
    found = read(row["example"], "2024-05-15")
    assert [row["name"]] == [t.text.lower() for t in found if t.window]


@pytest.mark.parametrize("table", ["times_words", "times_tense"])
def test_words_are_lower_case(table: str) -> None:
    assert [] == [word for row in rows(table) for word in row["words"] if word != word.lower()]
