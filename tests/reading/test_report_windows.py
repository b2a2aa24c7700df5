"""Which of a clause's days is the event's: not the one it was moved from, nor the first of several. Sentences are invented."""

from __future__ import annotations

from datetime import date

import pytest

from dateline.language import told
from dateline.model import Article, Dated, Kind, Status
from dateline.reading.reports import reports
from dateline.reading.reports.clauses import units
from dateline.reading.reports.windows import window_of
from dateline.reading.sentences import sentences
from dateline.reading.times import times

_DAY = date(2031, 5, 5)  # a Monday


def _slots(text: str) -> list[tuple[str, str] | None]:
    split = sentences(text)
    article = Article("a", "p", "o", text, title="Garve strike", published=Dated(_DAY, "test"))
    made, leads, _ = reports(article, split, (), times(article, split), (), told(text, split))
    return [
        (r.window.first.isoformat()[5:], r.window.last.isoformat()[5:])
        if r.window and r.window.first and r.window.last
        else None
        for r in (*made, *leads)
    ]


@pytest.mark.parametrize(
    ("text", "slot"),
    [
        ("The tram strike in Garve opens on Wednesday and ends on Friday.", ("05-07", "05-09")),
        ("Tram drivers in Garve will strike for 48 hours from Thursday.", ("05-08", "05-09")),
        ("The tram strike will begin a week tomorrow.", ("05-13", "05-13")),
        ("The tram strike was put off from 8 May to 15 May.", ("05-15", "05-15")),
        (
            "The tram strike was postponed: it is now due on 15 May, not on 8 May as planned.",
            ("05-15", "05-15"),
        ),
        ("The tram strike has been put off and will be held from 14 May to 16 May.", ("05-14", "05-16")),
        ("Friday's tram strike has been put off.", None),
        ("The tram strike, originally set for Friday, has been postponed.", None),
        ("The tram strike, planned for Friday, has been postponed after talks with the city.", None),
    ],
)
def test_the_days_of_an_event_that_lasts_or_moves(text: str, slot: tuple[str, str] | None) -> None:
    assert slot in _slots(text), _slots(text)
    assert len({s for s in _slots(text) if s}) <= 1


@pytest.mark.parametrize(("words", "found"), [("since 2011", False), ("of 2031", True)])
def test_a_year_since_which_there_was_none_is_no_slot(words: str, found: bool) -> None:
    text = f"It would be the first summit of the islands {words}."
    split = sentences(text)
    article = Article("a", "p", "o", text, published=Dated(_DAY, "test"))
    (unit,) = units(split, times(article, split), ())
    slot = window_of(unit, text, Status.EXPECTED, frozenset(), Kind.MEETING, _DAY)
    assert (slot is not None) is found


def test_a_deadline_is_the_day_on_which_time_runs_out() -> None:
    assert ("05-30", "05-30") in _slots(
        "Buyers have until 30 May to hand in their bids, the deadline for the port."
    )
