"""The ledger's laws: the order of reading changes nothing, and an earlier day is a prefix of a later one."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.ledger import snapshot
from dateline.model import Event, Reading, Report, Snapshot, Status
from tests.fakes.diaries import START, TODAY, diaries


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


# What a status may rest on where nobody says it in so many words: another day than was fixed puts off; one side's word
# that it is fixed and another's that it is not leave it expected, as does a party's word that takes back what was fixed.
_RESTS_ON = {
    Status.POSTPONED: {Status.CONFIRMED, Status.EXPECTED, Status.POSSIBLE},
    Status.EXPECTED: {Status.CONFIRMED, Status.POSSIBLE},
}


@settings(max_examples=80, deadline=None)
@given(diaries(), st.integers(0, 25))
def test_every_value_has_a_report_that_says_it(readings: list[Reading], offset: int) -> None:
    found = _on(readings, offset)
    told = {r.id: (r, r.span.of(x.article.text)) for x in found.readings for r in x.reports}
    for event in found.events:
        by = {field: [told[id_][0] for id_ in ids] for field, ids in event.carriers}
        assert {id_ for _, ids in event.carriers for id_ in ids} <= set(event.reports) <= told.keys()
        assert all(told[id_][1] for id_ in event.reports)
        assert event.kind in {r.kind for r in by["kind"]}
        assert event.status in {r.status for r in by["status"]} or (
            {r.status for r in by["status"]} <= _RESTS_ON[event.status]
            and (event.status is Status.POSTPONED or "status" in event.disputed)
        )
        if event.participants:
            assert all(r.participants for r in by["participants"])
        if event.place:
            assert event.place in {r.place for r in by["place"]}
        if event.mode:
            assert event.mode in {r.mode for r in by["mode"]}
        if event.window:
            _window_is_said(event, by["window"], found.as_of)


def _window_is_said(event: Event, by: list[Report], as_of: date | None) -> None:
    """Each end of a window is one that a report names, or follows from the day on which it was said or is seen."""
    assert event.window
    firsts = {r.window.first for r in by if r.window}
    lasts = {r.window.last for r in by if r.window}
    # "By Friday" begins, on Wednesday, on Wednesday; what was due by Friday and is told as over was over by that day.
    assert event.window.first in firsts or event.window.first == as_of
    over = {r.published for r in by if r.status is Status.HELD}
    assert event.window.last in lasts or event.window.last in over
