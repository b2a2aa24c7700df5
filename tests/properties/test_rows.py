"""The rows' law: order, sections and spans told by rows alone are those of the events that stand behind them."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from itertools import chain

from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.desk import rows
from dateline.diary import Diary
from dateline.export.sheet import SECTIONS, by_section, section_of, soonest
from dateline.model import Page, Reading, Window
from dateline.verbs.opened import OpenDiary
from tests.fakes.diaries import START, TODAY, diaries

NOW = datetime(TODAY.year, TODAY.month, TODAY.day, tzinfo=UTC)
SPANS = (
    (START, START + timedelta(days=20)),
    (START + timedelta(days=21), None),
    (None, START + timedelta(days=10)),
)


@settings(max_examples=20, deadline=None)
@given(readings=diaries(), days=st.integers(0, 60))
def test_rows_tell_what_events_tell(readings: list[Reading], days: int) -> None:
    with Diary.open() as diary:
        with diary._store.batch(NOW) as batch:
            for reading in readings:
                article = reading.article
                batch.add(Page(article.id.encode(), article.origin, url=article.url), reading)
        opened = OpenDiary(diary, now=lambda: NOW)
        for as_of in (None, START + timedelta(days=days)):
            _holds(opened, as_of)


def _holds(opened: OpenDiary, as_of: date | None) -> None:
    day = as_of or TODAY
    events = opened.snapshot(as_of).events
    assert tuple(sorted(events, key=soonest)) == opened.events(as_of=as_of)
    in_order = [event.id for event in chain.from_iterable(by_section(events).values())]
    assert in_order == [row.event for row in rows.in_order(opened.listed(as_of=as_of), as_of, day)]
    for section, _ in SECTIONS:
        found = {event.id for event in events if section_of(event) == section}
        assert found == {row.event for row in opened.listed(as_of=as_of, section=section)}
    assert {e.id for e in events if e.overdue} == {
        r.event for r in opened.listed(as_of=as_of, status="overdue")
    }
    for start, end in SPANS:
        span = Window(start, end)
        found = {event.id for event in events if event.window and event.window.overlaps(span)}
        assert found == {row.event for row in opened.listed(as_of=as_of, start=start, end=end)}
