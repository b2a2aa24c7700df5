"""The calendar, read back by the library that wrote it and by one that owes it nothing."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
import vobject
from icalendar import Calendar

from dateline.export import ics
from dateline.model import Snapshot, Status, Turn, Window
from tests.fakes.hostile import hostile

TODAY = date(2031, 3, 14)
PARSERS = ("icalendar", "vobject")


def components(text: str) -> list[Any]:
    return list(Calendar.from_ical(text).walk("VEVENT"))


def read(text: str, parser: str) -> dict[str, dict[str, Any]]:
    """Events by UID: first day, day after the last, status, sequence, summary, description, last change."""
    found = {}
    if parser == "icalendar":
        for c in components(text):
            found[str(c["UID"])] = {
                "days": (c["DTSTART"].dt, c["DTEND"].dt), "status": str(c["STATUS"]), "sequence": int(c["SEQUENCE"]),
                "summary": str(c["SUMMARY"]), "description": str(c["DESCRIPTION"]), "changed": c["LAST-MODIFIED"].dt,
                "comment": str(c.get("COMMENT", "")),
            }  # fmt: skip
    else:
        for v in vobject.readOne(text).vevent_list:
            found[v.uid.value] = {
                "days": (v.dtstart.value, v.dtend.value), "status": v.status.value, "sequence": int(v.sequence.value),
                "summary": v.summary.value, "description": v.description.value, "changed": v.last_modified.value,
                "comment": v.comment.value if hasattr(v, "comment") else "",
            }  # fmt: skip
    return found


@pytest.mark.parametrize("parser", PARSERS)
def test_an_event_is_read_back_as_it_was_written(snapshot: Snapshot, parser: str) -> None:
    opening = read(ics(snapshot, today=TODAY), parser)["event-open@dateline"]
    assert (date(2031, 3, 12), date(2031, 3, 13)) == opening["days"]
    assert ("CONFIRMED", 1) == (opening["status"], opening["sequence"])
    assert datetime(2031, 3, 13, tzinfo=UTC) == opening["changed"].astimezone(UTC)
    assert opening["summary"] == "Opening of the Skarn bridge · held"
    assert "“VELL, March 4 (Norpress) - The Skarn bridge will open on 12 March" in opening["description"]
    assert "How it went: 4 Mar 2031 expected (Wed 12 Mar) → 13 Mar held." in opening["description"]


@pytest.mark.parametrize("parser", PARSERS)
def test_days_that_are_not_told_closely_are_a_span_with_a_comment(snapshot: Snapshot, parser: str) -> None:
    talks = read(ics(snapshot, today=TODAY), parser)["event-talks@dateline"]
    assert (date(2031, 3, 4), date(2031, 4, 1)) == talks["days"]
    assert "No single day is told" in talks["comment"]
    assert ("TENTATIVE", "Talks with the pilots · possible, disputed · by 31 Mar 2031") == (
        talks["status"],
        talks["summary"],
    )


def test_what_never_had_a_day_is_left_out_and_counted(snapshot: Snapshot) -> None:
    text = ics(snapshot, today=TODAY)
    assert "event-some-day@dateline" not in read(text, "icalendar")
    assert (
        "5 events that the news expects or tells of, as known on 14 Mar 2031. 1 without any day is left out."
        == str(Calendar.from_ical(text)["DESCRIPTION"])
    )


@pytest.mark.parametrize("parser", PARSERS)
def test_what_is_put_off_or_called_off_stays_on_its_last_day(snapshot: Snapshot, parser: str) -> None:
    event = snapshot.events[0]
    march = Window.on(date(2031, 3, 20))
    first = Turn(date(2031, 3, 4), Status.CONFIRMED, march, None, None, ())
    put_off = Turn(date(2031, 3, 6), Status.POSTPONED, None, None, None, ())
    called_off = Turn(date(2031, 3, 8), Status.CANCELLED, None, None, None, ())
    sequences = []
    for turns, status in (
        ((first,), "CONFIRMED"),
        ((first, put_off), "TENTATIVE"),
        ((first, put_off, called_off), "CANCELLED"),
    ):
        last = turns[-1]
        now = replace(event, status=last.status, window=last.window, turns=turns)
        found = read(ics(replace(snapshot, events=(now,)), today=TODAY), parser)["event-open@dateline"]
        assert (date(2031, 3, 20), date(2031, 3, 21)) == found["days"]
        assert status == found["status"]
        assert (last is not first) is ("Previously: Thu 20 Mar 2031." in found["description"])
        sequences.append(found["sequence"])
    assert [0, 1, 2] == sequences


def test_a_move_keeps_the_uid_raises_the_sequence_and_tells_the_previous_day(snapshot: Snapshot) -> None:
    event = snapshot.events[0]
    turns = (
        Turn(date(2031, 3, 4), Status.CONFIRMED, Window.on(date(2031, 3, 20)), None, None, ()),
        Turn(date(2031, 3, 6), Status.CONFIRMED, Window.on(date(2031, 4, 2)), None, None, ()),
    )
    moved = replace(event, status=Status.CONFIRMED, window=turns[-1].window, turns=turns)
    found = read(ics(replace(snapshot, events=(moved,)), today=TODAY), "vobject")["event-open@dateline"]
    assert (1, date(2031, 4, 2)) == (found["sequence"], found["days"][0])
    assert "Previously: Thu 20 Mar 2031." in found["description"]


def test_equal_diaries_give_equal_calendars_on_any_day(snapshot: Snapshot) -> None:
    text = ics(snapshot, today=TODAY)
    assert text == ics(snapshot, today=TODAY)
    assert text == ics(snapshot, today=TODAY + timedelta(days=9))


def test_lines_are_folded_and_end_as_the_standard_says(snapshot: Snapshot) -> None:
    raw = ics(hostile(snapshot), today=TODAY).encode()
    assert raw.endswith(b"END:VCALENDAR\r\n")
    assert b"\n" not in raw.replace(b"\r\n", b"")
    assert max(len(line) for line in raw.split(b"\r\n")) <= 75


@pytest.mark.parametrize("parser", PARSERS)
def test_hostile_pages_add_no_event_and_no_property(snapshot: Snapshot, parser: str) -> None:
    plain, ill = (read(ics(s, today=TODAY), parser) for s in (snapshot, hostile(snapshot)))
    assert plain.keys() == ill.keys()
    assert [e["days"] for e in plain.values()] == [e["days"] for e in ill.values()]
    assert not any(c in e["description"] for e in ill.values() for c in "\x00\x0b\x1b\u202e\u2028")
    assert not any(
        "javascript:" in line
        for e in ill.values()
        for line in e["description"].splitlines()
        if line.startswith("java")
    )


def test_the_address_of_an_events_page(snapshot: Snapshot) -> None:
    text = ics(snapshot, today=TODAY, link=lambda id_: f"https://diary.example/event/{id_}")
    urls = {str(c["URL"]) for c in components(text)}
    assert "https://diary.example/event/event-open" in urls


@pytest.mark.parametrize(
    "window",
    [
        Window(None, date(2031, 4, 1)),
        Window(date(2031, 4, 1), None),
        Window(None, date.max),
        Window.on(date.max),
    ],
)
def test_open_ends_and_the_end_of_time(snapshot: Snapshot, window: Window) -> None:
    event = replace(snapshot.events[0], status=Status.EXPECTED, window=window, turns=())
    (found,) = read(ics(replace(snapshot, events=(event,)), today=TODAY), "icalendar").values()
    first, end = found["days"]
    assert timedelta(days=1) == end - first
    assert window.length == 1 or found["comment"]
