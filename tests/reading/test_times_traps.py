"""The traps in which HeidelTime fell on five real pages (facts of the project), in sentences of our own."""

from __future__ import annotations

from datetime import date

import pytest

from dateline.model import Article, Dated, Installment, Span, Timex
from dateline.reading.sentences import sentences
from dateline.reading.times import times
from dateline.reading.times.feasts import easter

WRITTEN = "2021-12-03"  # a Friday


def read(text: str, parts: tuple[Installment, ...] = ()) -> tuple[Timex, ...]:
    published = Dated(date.fromisoformat(WRITTEN), "test")
    return times(Article("a", "p", "test", text, published=published, installments=parts), sentences(text))


def days(timex: Timex) -> str:
    window = timex.window
    if window is None:
        return ""
    return f"{window.first}" if window.first == window.last else f"{window.first}/{window.last}"


@pytest.mark.parametrize(
    ("sentence", "words", "expected"),
    [
        (
            "The call will be the first since the two keepers shook hands at a fair in Alderholm in June.",
            "June",
            "2021-06-01/2021-06-30",
        ),
        ("It comes after a fair in Alderholm in June.", "June", "2021-06-01/2021-06-30"),
        (
            "The keepers, who held a fair in Alderholm in June, will speak next week.",
            "June",
            "2021-06-01/2021-06-30",
        ),
        ("The ferry inquiry will open on Monday (Dec. 6).", "Monday", "2021-12-06"),
        ("The ferry inquiry will open on Monday (Dec. 6).", "Dec. 6", "2021-12-06"),
        ("They may talk early next week.", "early next week", "2021-12-06/2021-12-08"),
        ("They plan to talk before the end of the year.", "the end of the year", "2021-12-03/2021-12-31"),
        ("The keepers may meet in the near future.", "the near future", ""),
        ("Ferries have gone missing in recent weeks.", "recent weeks", ""),
    ],
)
def test_sentence(sentence: str, words: str, expected: str) -> None:
    assert expected == {timex.text: days(timex) for timex in read(sentence)}.get(words, "not found")


def test_dates_of_updates_are_day_first_where_only_the_month_of_writing_tells() -> None:
    found = read("UPDATE 06/12/2021: The lock is shut.\nUPDATE 08/12/2021: The lock is open.")
    assert ["2021-12-06", "2021-12-08"] == [days(timex) for timex in found]


def test_today_is_the_day_of_its_update() -> None:
    head = "The keepers will speak on Tuesday."
    update = "UPDATE [07/12/2021] The keepers spoke earlier today."
    text = f"{head}\n{update}"
    parts = (
        Installment(date(2021, 12, 3), Span(0, len(head) + 1)),
        Installment(date(2021, 12, 7), Span(len(head) + 1, len(text))),
    )
    found = {timex.text: days(timex) for timex in read(text, parts)}
    assert "2021-12-07" == found["earlier today"]
    assert "2021-12-07" == found["07/12/2021"]
    assert "2021-12-07" == found["Tuesday"]


@pytest.mark.parametrize("line", ["© 2005-2021 Alder Bay Press", "Copyright 2005-2021 Alder Bay Press.", "(c) 2021 ABP"])  # fmt: skip
def test_a_copyright_line_names_no_time(line: str) -> None:
    assert () == read(line)


def test_vague_words_have_values() -> None:
    found = {
        t.text: t.value for t in read("Ferries went missing in recent weeks and may in the near future.")
    }
    assert {"recent weeks": "PAST_REF", "the near future": "FUTURE_REF"} == found


def test_a_feast_beyond_the_calendar_is_no_day() -> None:
    assert None is easter(10_000)
    assert date(2031, 4, 13) == easter(2031)
