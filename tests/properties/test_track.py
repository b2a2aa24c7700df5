"""The laws of the track record: its numbers add up, and a record as of a day knows nothing that came later."""

from __future__ import annotations

import random
from datetime import timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.ledger import snapshot, track
from dateline.model import Reading, Snapshot, Track, Verdict
from tests.fakes.diaries import START, TODAY, diaries


def _shown(readings: list[Reading], offset: int | None = None) -> tuple[Snapshot, Track]:
    shot = snapshot(readings, as_of=None if offset is None else START + timedelta(days=offset), today=TODAY)
    return shot, track(shot, today=TODAY)


@settings(max_examples=150, deadline=None)
@given(diaries())
def test_the_numbers_add_up(readings: list[Reading]) -> None:
    for record in _shown(readings)[1].records:
        counts = record.counts
        assert len(record.expectations) == sum(counts.values()) + record.floated
        waiting = sum(counts[v] for v in Verdict if not v.settled)
        assert record.settled + waiting == len(record.announced)
        assert 0 <= record.came_true <= record.settled
        assert record.contradicted <= len(record.expectations)
        assert all(n <= record.contradicted for _, n in record.contradicted_by)
        assert counts[Verdict.CAME_TRUE] <= record.off.count(0)


@settings(max_examples=150, deadline=None)
@given(diaries(), st.integers(0, 25))
def test_a_record_as_of_a_day_uses_nothing_published_later(readings: list[Reading], offset: int) -> None:
    day = START + timedelta(days=offset)
    published = {p.id: p.published for r in readings for p in r.reports}
    for record in _shown(readings, offset)[1].records:
        for one in record.expectations:
            used = (*one.reports, *one.outcome, *(c.report for c in one.contradicted))
            assert all(when is not None and when <= day for when in map(published.get, used))
            assert one.day <= day


@settings(max_examples=100, deadline=None)
@given(diaries(), st.integers(0, 25))
def test_what_is_published_later_changes_no_record_of_the_day(readings: list[Reading], offset: int) -> None:
    day = START + timedelta(days=offset)
    known = [r for r in readings if r.article.published and r.article.published.day <= day]
    assert _shown(known, offset)[1] == _shown(readings, offset)[1]


@settings(max_examples=100, deadline=None)
@given(diaries(), st.randoms(use_true_random=False))
def test_the_order_of_reading_changes_nothing(readings: list[Reading], dice: random.Random) -> None:
    shuffled = list(readings)
    dice.shuffle(shuffled)
    assert _shown(readings)[1] == _shown(shuffled)[1]


@settings(max_examples=100, deadline=None)
@given(diaries())
def test_one_voice_one_event_one_window(readings: list[Reading]) -> None:
    shot, found = _shown(readings)
    event_of = dict(shot.event_of)
    for record in found.records:
        keys = [(e.event, e.window.days if e.window else None, e.window) for e in record.expectations]
        assert len(set(keys)) == len(keys)
        for one in record.expectations:
            assert {one.event} == {event_of[r] for r in (*one.reports, *one.outcome)}
            assert (one.off == 0) is (one.verdict is Verdict.CAME_TRUE)


@settings(max_examples=100, deadline=None)
@given(diaries(), st.integers(0, 25))
def test_origins_are_no_more_than_reports_and_name_their_outlets(
    readings: list[Reading], offset: int
) -> None:
    for event in _shown(readings, offset)[0].events:
        assert 1 <= event.origins <= len(event.reports)
        for sourcing in event.sourcing:
            reports = [r for origin in sourcing.origins for r in origin.reports]
            assert len(set(reports)) == len(reports)
            assert set(reports) <= set(event.reports)
            assert set(sourcing.outlets) == {o for origin in sourcing.origins for o in origin.outlets}
