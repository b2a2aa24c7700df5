"""The feed of changes, read as a subscriber's reader reads it."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from typing import Any
from xml.etree import ElementTree as ET

import feedparser
import pytest

from dateline.export import atom
from dateline.ledger import steps
from dateline.model import Snapshot, Status, Turn, Window
from tests.fakes.hostile import hostile

TODAY = date(2031, 3, 14)
NAMES = {"a": "http://www.w3.org/2005/Atom"}


def read(text: str) -> Any:
    found = feedparser.parse(text.encode(), sanitize_html=False)
    assert not found.bozo, found.get("bozo_exception")
    return found


def feed(snapshot: Snapshot, **more: Any) -> str:
    return atom(steps(snapshot), snapshot, today=TODAY, **more)


def test_a_reader_understands_it(snapshot: Snapshot) -> None:
    found = read(feed(snapshot))
    assert "atom10" == found.version
    assert "Dateline: changes" == found.feed.title
    held = next(
        e
        for e in found.entries
        if e.title
        == "Held: Opening of the Skarn bridge · expected → held; place not told → Skarn; format not told → in person"
    )
    assert "2031-03-13T00:00:00Z" == held.updated
    assert ["held", "place", "format"] == [tag.term for tag in held.tags]
    assert "<p>expected → held</p>" in held.content[0].value


def test_what_the_standard_demands_is_there(snapshot: Snapshot) -> None:
    """RFC 4287, 4.1.1 and 4.1.2: id, title, updated; an author; ids that are IRIs and differ."""
    root = ET.fromstring(feed(snapshot))
    assert all(
        root.find(f"a:{name}", NAMES) is not None for name in ("id", "title", "updated", "author/a:name")
    )
    ids = [e.findtext("a:id", "", NAMES) for e in root.iterfind("a:entry", NAMES)]
    assert len(ids) == len(set(ids)) > 0
    assert all(re.fullmatch(r"urn:uuid:[0-9a-f-]{36}", id_) for id_ in ids)
    stamps = [e.text or "" for e in root.iter(f"{{{NAMES['a']}}}updated")]
    assert all(re.fullmatch(r"\d{4}-\d\d-\d\dT00:00:00Z", stamp) for stamp in stamps)


def test_entries_stand_newest_first_and_the_feed_is_as_new_as_the_first(snapshot: Snapshot) -> None:
    found = read(feed(snapshot))
    days = [entry.updated for entry in found.entries]
    assert sorted(days, reverse=True) == days
    assert days[0] == found.feed.updated


def test_ids_stay_when_more_becomes_known(snapshot: Snapshot) -> None:
    event = snapshot.events[0]
    earlier = replace(event, status=Status.EXPECTED, mode=None, place=None, turns=event.turns[:1])
    before, after = (
        {e.id for e in read(feed(replace(snapshot, events=(e,)))).entries} for e in (earlier, event)
    )
    assert before < after


def test_a_graver_change_of_the_same_day_is_an_entry_of_its_own(snapshot: Snapshot) -> None:
    event, day = snapshot.events[0], date(2031, 3, 4)
    march, april = Window.on(date(2031, 3, 20)), Window.on(date(2031, 4, 2))
    first = Turn(date(2031, 3, 1), Status.CONFIRMED, march, None, None, ())
    ids = []
    for status in (Status.CONFIRMED, Status.CANCELLED):
        turns = (first, Turn(day, status, april, None, None, ()))
        now = replace(event, status=status, window=april, mode=None, place=None, turns=turns)
        ids.append(read(feed(replace(snapshot, events=(now,)))).entries[0].id)
    assert ids[0] != ids[1]


def test_an_empty_feed_is_a_feed(snapshot: Snapshot) -> None:
    found = read(atom((), Snapshot(None, (), (), ()), today=TODAY))
    assert ([], "2031-03-14T00:00:00Z") == (found.entries, found.feed.updated)


def test_addresses_of_its_own(snapshot: Snapshot) -> None:
    found = read(
        feed(
            snapshot,
            address="https://diary.example/changes.atom",
            link=lambda id_: f"https://diary.example/event/{id_}",
        )
    )
    assert "https://diary.example/changes.atom" == found.feed.id
    assert {"self"} == {link.rel for link in found.feed.links}
    assert all(entry.link.startswith("https://diary.example/event/") for entry in found.entries)


def test_hostile_pages_break_nothing(snapshot: Snapshot) -> None:
    plain, ill = read(feed(snapshot)), read(feed(hostile(snapshot)))
    assert len(plain.entries) == len(ill.entries)
    bodies = "".join(entry.content[0].value for entry in ill.entries)
    assert not re.search(r"<(?!/?(p|blockquote|small|a)\b)", bodies)
    assert not re.search(r'href="(?!https://evil\.example/%22%3E%3Cscript)', bodies)
    assert {"via"} == {link.rel for entry in ill.entries for link in entry.get("links", ())}
    assert all(link.href.startswith("https://") for entry in ill.entries for link in entry.get("links", ()))


@pytest.mark.parametrize("year", [1, 999, 9999])
def test_years_have_four_digits(snapshot: Snapshot, year: int) -> None:
    turn = Turn(date(year, 1, 1), Status.EXPECTED, None, None, None, ())
    event = replace(snapshot.events[0], status=Status.EXPECTED, window=None, turns=(turn,), overdue=False)
    assert f"<updated>{year:04}-01-01T00:00:00Z</updated>" in feed(replace(snapshot, events=(event,)))
