"""Laws of the times: spans are true, windows never reversed, more text changes nothing before it, no day never raises."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.model import Article, Dated, Timex
from dateline.reading.sentences import sentences
from dateline.reading.times import times
from dateline.rules import rows

_EXAMPLES = [str(row["example"]).replace("[", "").replace("]", "") for row in rows("times")]
_WORDS = [str(word) for row in rows("times_words") for word in row["words"]]
_NUMBERS = st.integers(0, 3000).map(str)
_GLUE = st.sampled_from(
    [
        "on",
        "the",
        "of",
        "in",
        "by",
        "before",
        "until",
        "will meet",
        "met",
        "next",
        "last",
        ",",
        "-",
        "(",
        ")",
        "and",
        "to",
        "'s",
        "a",
        "ago",
    ]
)
_PIECES = st.one_of(
    st.sampled_from(_WORDS), st.sampled_from(_WORDS).map(str.capitalize), _NUMBERS, _GLUE, st.text(max_size=6)
)
_LINES = st.one_of(st.sampled_from(_EXAMPLES), st.lists(_PIECES, max_size=14).map(" ".join))
_TEXTS = st.lists(_LINES, max_size=4).map("\n".join)
_DAYS = st.one_of(st.none(), st.dates(), st.sampled_from([date.min, date.max]))


def read(text: str, written: date | None) -> tuple[Timex, ...]:
    published = Dated(written, "test") if written else None
    return times(Article("a", "p", "test", text, published=published), sentences(text))


@settings(max_examples=150, deadline=None)
@given(_TEXTS, _DAYS)
def test_spans_are_true_and_in_order(text: str, written: date | None) -> None:
    found = read(text, written)
    assert [t.text for t in found] == [t.span.of(text) for t in found]
    assert all(one.span.end <= other.span.start for one, other in pairwise(found))
    for timex in found:
        assert timex.type in {"DATE", "TIME", "DURATION", "SET"}
        assert timex.window is None or timex.window.words == timex.text
        assert (
            timex.window is None or timex.window.days is None or timex.window.days[0] <= timex.window.days[1]
        )


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.sampled_from(_EXAMPLES), max_size=4).map("\n".join),
    st.dates(date(1990, 1, 1), date(2040, 1, 1)),
)
def test_another_paragraph_changes_nothing(text: str, written: date) -> None:
    before = read(text, written)
    after = read(text + "\nThe keeper will return on Friday.", written)
    assert before == after[: len(before)]


@settings(max_examples=60, deadline=None)
@given(_TEXTS)
def test_without_a_day_of_writing_nothing_relative_is_invented(text: str) -> None:
    found = read(text + "\nNext week, tomorrow, on Friday, in May, in two weeks, on the 11th.", None)
    assert all(
        t.window is None
        for t in found
        if t.text in {"Next week", "tomorrow", "Friday", "May", "two weeks"} and t.span.start >= len(text)
    )
