"""Whatever an event may be, every form takes it: days at the ends of time, open windows, any words."""

from __future__ import annotations

import csv
import json
from dataclasses import replace
from datetime import date
from io import StringIO
from typing import Any
from xml.etree import ElementTree as ET

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from icalendar import Calendar

from dateline.export import (
    atom,
    brief,
    csv_events,
    diary_paper,
    event_paper,
    html,
    ics,
    jsonld,
    markdown,
    ninjs,
    paper_lines,
    standard,
)
from dateline.ledger import steps
from dateline.model import Event, Snapshot, Story
from tests.export.test_ninjs import errors
from tests.fakes.values import values

TODAY = date(2031, 3, 14)


def _told(event: Event) -> Event:
    """Turns in the order of their days, each day once; no report exists, so none carries anything."""
    turns = {turn.day: turn for turn in event.turns}
    return replace(
        event,
        turns=tuple(turns[day] for day in sorted(turns)),
        disputed=(),
        sourcing=(),
        traced=(),
        reports=(),
    )


EVENTS: st.SearchStrategy[Any] = values(Event).map(_told)
SETTINGS = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def diary(event: Event) -> Snapshot:
    return Snapshot(None, (), (Story(event.story, event.name, ()),), (event,))


@given(EVENTS)
@SETTINGS
def test_a_calendar_that_parses(event: Event) -> None:
    calendar = Calendar.from_ical(ics(diary(event), today=TODAY))
    found: list[Any] = list(calendar.walk("VEVENT"))
    assert len(found) <= 1
    assert all(c["DTSTART"].dt < c["DTEND"].dt and int(c["SEQUENCE"]) >= 0 for c in found)
    assert all(str(c["STATUS"]) == standard(event).icalendar for c in found)


@given(EVENTS)
@SETTINGS
def test_a_feed_that_parses(event: Event) -> None:
    snapshot = diary(event)
    root = ET.fromstring(atom(steps(snapshot), snapshot, today=TODAY))
    assert root.tag == "{http://www.w3.org/2005/Atom}feed"


@given(EVENTS)
@SETTINGS
def test_ninjs_that_validates(event: Event) -> None:
    assert [] == errors(ninjs(diary(event), today=TODAY))


@given(EVENTS)
@SETTINGS
def test_everything_else(event: Event) -> None:
    snapshot = diary(event)
    assert json.loads(json.dumps(jsonld(snapshot)))["@graph"]
    assert 2 == len(list(csv.reader(StringIO(csv_events(snapshot), newline=""))))
    for paper in (
        diary_paper(snapshot, today=TODAY),
        event_paper(snapshot, event),
        brief(snapshot, today=TODAY),
    ):
        assert markdown(paper)
        assert html(paper)
        assert list(paper_lines(paper))
