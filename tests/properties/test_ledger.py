"""The ledger's laws: the order of reading changes nothing, and an earlier day is a prefix of a later one."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.diary import Diary
from dateline.ledger import snapshot
from dateline.model import Reading, Snapshot
from tests.fakes.diaries import START, TODAY, diaries
from tests.fakes.laws import every_value_is_said

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"


def _on(readings: list[Reading], offset: int) -> Snapshot:
    return snapshot(readings, as_of=START + timedelta(days=offset), today=TODAY)


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_the_order_of_reading_changes_nothing(data: st.DataObject) -> None:
    readings = data.draw(diaries())
    shuffled = data.draw(st.permutations(readings))
    assert snapshot(readings, as_of=None, today=TODAY) == snapshot(shuffled, as_of=None, today=TODAY)
    assert _on(readings, 12) == _on(shuffled, 12)


@settings(max_examples=60, deadline=None)
@given(diaries(), st.integers(0, 25))
def test_reading_twice_adds_nothing(readings: list[Reading], offset: int) -> None:
    assert _on(readings, offset) == _on(readings * 2, offset)


@settings(max_examples=80, deadline=None)
@given(diaries(), st.integers(0, 25), st.integers(0, 25))
def test_a_day_is_a_prefix_of_every_later_day(readings: list[Reading], one: int, other: int) -> None:
    early, late = _on(readings, min(one, other)), _on(readings, max(one, other))
    full = snapshot(readings, as_of=None, today=TODAY)
    superseded = {r.id for reading in readings for r in reading.reports} - dict(full.event_of).keys()
    for report, event in early.event_of:
        assert dict(late.event_of).get(report, event) == event
        assert report in dict(late.event_of) or report in superseded
    for article, story in early.story_of:
        assert dict(late.story_of).get(article, story) == story
    assert set(early.ties) <= set(late.ties)


@settings(max_examples=80, deadline=None)
@given(diaries(), st.integers(0, 25))
def test_only_what_was_published_counts(readings: list[Reading], offset: int) -> None:
    by = START + timedelta(days=offset)
    for reading in _on(readings, offset).readings:
        published = reading.article.published
        assert published is not None
        assert published.day <= by
        assert all(part.date <= by for part in reading.article.installments)
        for report in reading.reports:
            assert report.published is not None
            assert report.published <= by
            assert report.span.end <= len(reading.article.text)


@settings(max_examples=80, deadline=None)
@given(diaries(), st.integers(0, 25))
def test_a_cut_page_keeps_its_words_true(readings: list[Reading], offset: int) -> None:
    whole = {r.id: r.span.of(x.article.text) for x in readings for r in x.reports}
    for reading in _on(readings, offset).readings:
        for report in reading.reports:
            assert report.span.of(reading.article.text) == whole[report.id]


@settings(max_examples=80, deadline=None)
@given(diaries(), st.integers(0, 25), st.integers(0, 25))
def test_a_later_day_never_loses_a_report(readings: list[Reading], one: int, other: int) -> None:
    early, late = _on(readings, min(one, other)), _on(readings, max(one, other))
    pages = {reading.article.id for reading in late.readings}
    for reading in early.readings:
        # Only a newer version of the page takes the place of what it said.
        for report in reading.reports if reading.article.id in pages else ():
            (event,) = (e for e in late.events if report.id in e.reports)
            assert dict(early.event_of)[report.id] == event.id


@settings(max_examples=80, deadline=None)
@given(diaries(), st.integers(0, 25))
def test_every_value_has_a_report_that_says_it(readings: list[Reading], offset: int) -> None:
    every_value_is_said(_on(readings, offset))


def test_every_value_has_a_report_that_says_it_in_the_examples_on_every_day() -> None:
    with Diary.open() as diary:
        diary.read([str(EXAMPLES)], now=datetime(2031, 1, 1, tzinfo=UTC))
        days = {r.published for reading in diary.readings() for r in reading.reports if r.published}
        for day in sorted(days):
            every_value_is_said(diary.snapshot(day, today=day))
