"""The diary as text: every section, both sides of a dispute, reprints counted once, never too wide."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.export import diary_record, diary_text, entry, quote, sheet
from dateline.export.text import folded
from dateline.model import Article, Kind, Report, Snapshot, Span, Status

TODAY = date(2031, 3, 14)


def test_every_event_stands_in_its_section(snapshot: Snapshot) -> None:
    found = {s.key: [e.event.id for e in s.entries] for s in sheet(snapshot, TODAY).sections}
    assert found == {
        "ahead": ["event-talks", "event-some-day"],
        "overdue": ["event-late"],
        "under_way": ["event-now"],
        "outcome": ["event-open"],
        "background": ["event-past"],
    }


def test_an_entry_tells_how_the_expectation_moved(snapshot: Snapshot) -> None:
    assert ("4 Mar 2031 expected (Wed 12 Mar)", "13 Mar held") == entry(snapshot, snapshot.events[0]).moved


def test_reprints_are_folded_into_their_origin(snapshot: Snapshot) -> None:
    laid_out = entry(snapshot, snapshot.events[0])
    assert ["Ilka Dorn, via Radio Vell, Norpress, 4 Mar 2031 (and 1 reprint)"] == [
        v.line for v in laid_out.voices
    ]
    assert "2 outlets, 1 origin" == laid_out.counts


def test_every_voice_is_told_when_asked(snapshot: Snapshot) -> None:
    assert 2 == len(entry(snapshot, snapshot.events[0], carriers_only=False).voices)


def test_an_open_deadline_reads_as_by(snapshot: Snapshot) -> None:
    assert "by 31 Mar 2031" == entry(snapshot, snapshot.events[1]).when


def test_a_dispute_names_the_field_in_words(snapshot: Snapshot) -> None:
    (told,) = entry(snapshot, snapshot.events[1]).disputes
    assert told.startswith("Disputed, when: 4–31 Mar (Ilka Dorn, Norpress")


@pytest.mark.parametrize("width", [60, 80, 100])
def test_no_line_is_wider_than_asked(snapshot: Snapshot, width: int) -> None:
    lines = diary_text(sheet(snapshot, TODAY), width).splitlines()
    assert [] == [line for line in lines if len(line) > width]


def test_the_record_has_the_same_events(snapshot: Snapshot) -> None:
    record = diary_record(sheet(snapshot, TODAY))
    assert {e.id for e in snapshot.events} == {e["id"] for s in record["sections"] for e in s["events"]}
    assert record["day"] == "2031-03-14"


def test_pages_that_no_day_can_take_in_are_told(snapshot: Snapshot) -> None:
    assert "1 page without a date left out" in diary_text(sheet(snapshot, TODAY, left_out=1))


def test_an_empty_diary_says_so() -> None:
    assert "Nothing is expected" in diary_text(sheet(Snapshot(None, (), (), ()), TODAY))


def test_long_quotes_keep_the_word_that_names_the_event() -> None:
    text = "word " * 100 + "the vote " + "word " * 100
    at = text.index("vote")
    report = Report("r", Span(0, len(text)), Kind.VOTE, Status.EXPECTED, Span(at, at + 4), "vote")
    told = quote(Article("a", "p", "o", text), report)
    assert "the vote" in told
    assert len(told) <= 176
    assert told.startswith("… ")
    assert told.endswith(" …")


@given(st.text(max_size=300), st.integers(min_value=30, max_value=120))
def test_folding_keeps_every_word(text: str, width: int) -> None:
    told = " ".join("".join(piece for piece, _ in line) for line in folded(text, "", width, "  "))
    assert text.split() == told.split()
