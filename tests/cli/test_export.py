"""`dateline export` as its user meets it: every form, of the diary, a story or an event."""

from __future__ import annotations

import csv
import json
from io import StringIO
from pathlib import Path

import feedparser
import pytest
from icalendar import Calendar

from dateline.cli.export import FORMS
from tests.cli.conftest import Run

FORMATS = tuple(FORMS)


def exported(run: Run, db: Path, form: str, *more: object) -> str:
    told = run("export", "--format", form, "--db", db, *more)
    assert (0, "") == (told.code, told.err)
    return told.out


def some_event(run: Run, db: Path) -> dict[str, str]:
    events = json.loads(exported(run, db, "ledger"))["events"]
    found: dict[str, str] = next(e for e in events if e["window"] and len(e["reports"]) > 1)
    return found


@pytest.mark.parametrize("form", FORMATS)
def test_every_form_is_the_same_each_time(run: Run, bridge: Path, form: str) -> None:
    one = exported(run, bridge, form, "--as-of", "2023-05-01")
    assert one == exported(run, bridge, form, "--as-of", "2023-05-01")
    assert len(one) > 100


@pytest.mark.parametrize("form", FORMATS)
def test_every_form_of_a_story_and_of_an_event(run: Run, bridge: Path, form: str) -> None:
    event = some_event(run, bridge)
    of_story = exported(run, bridge, form, "--story", event["story"][:6])
    of_event = exported(run, bridge, form, "--event", event["id"][:8])
    assert event["id"][:12] in of_event or form == "atom"
    # In Markdown an event has a page of its own, with every voice; the story's page shows the leading ones.
    assert form == "md" or len(of_event) < len(of_story)


def test_a_calendar_of_one_event_holds_it_alone(run: Run, bridge: Path) -> None:
    event = some_event(run, bridge)
    calendar = Calendar.from_ical(exported(run, bridge, "ics", "--event", event["id"]))
    assert [f"{event['id']}@dateline"] == [str(c["UID"]) for c in calendar.walk("VEVENT")]


def test_a_ledger_of_one_event_holds_no_report_on_another(run: Run, bridge: Path) -> None:
    event = some_event(run, bridge)
    found = json.loads(exported(run, bridge, "json", "--event", event["id"]))
    assert {event["id"]} == {e["id"] for e in found["events"]} == {r["event"] for r in found["reports"]}


def test_both_tables(run: Run, bridge: Path) -> None:
    ledger = json.loads(exported(run, bridge, "ledger"))
    for table in ("events", "reports"):
        rows = list(csv.DictReader(StringIO(exported(run, bridge, "csv", "--table", table), newline="")))
        assert [entry["id"] for entry in ledger[table]] == [row["id"] for row in rows]


def test_a_feed_since_a_day_is_the_newer_part_of_the_whole(run: Run, bridge: Path) -> None:
    whole, newer = (
        feedparser.parse(exported(run, bridge, "atom", *more).encode()).entries
        for more in ((), ("--since", "2023-04-20"))
    )
    assert 0 < len(newer) < len(whole)
    assert [e.id for e in whole[: len(newer)]] == [e.id for e in newer]


@pytest.mark.parametrize(
    ("arguments", "code", "says"),
    [
        (("--story", "s1", "--event", "e1"), 2, "not both"),
        (("--event", "zzz"), 1, "no event 'zzz'"),
        (("--story", "zzz"), 1, "no story 'zzz'"),
        (("--since", "2023-04-20"), 2, "--since goes with --format atom"),
        (("--format", "pdf"), 2, "pdf"),
    ],
)
def test_what_makes_no_sense_is_said(
    run: Run, bridge: Path, arguments: tuple[str, ...], code: int, says: str
) -> None:
    told = run("export", "--db", bridge, *arguments)
    assert (code, "") == (told.code, told.out)
    assert says in told.err
