"""Events for programs: those that the filters of the diary page let through, one of them whole, and what changed."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from dateline import ledger
from dateline.desk import Listed
from dateline.export import (
    article_record,
    changes_record,
    entry,
    entry_record,
    report_records,
    strip,
    strip_record,
)
from dateline.model import Event, Snapshot, Turned, Window
from dateline.web import picks
from dateline.web.api.pages import head
from dateline.web.api.paging import Key, Listing, turned
from dateline.web.api.parameters import Question
from dateline.web.api.problems import Problem, Wrong
from dateline.web.api.span import within
from dateline.web.api.told import Told, named, page
from dateline.web.lists import Lists
from dateline.web.shelf import Book, Shelf

__all__ = ["changes", "event", "event_record", "events"]


_SORTS = tuple(Turned)
LAST = date.max.isoformat()


def events(shelf: Shelf, asked: Question) -> Told:
    """The events that the filters let through, those that are due first standing first."""
    span, filters, lists = within(asked), named(shelf, asked), shelf.lists(asked.as_of)
    found = lists.noted(
        ("api events", filters, span, asked.order),
        lambda: Listing(_keyed(lists, lists.chosen(filters), span, asked.order)),
    )
    leaf = turned(found, asked)
    book = picks.told(shelf, leaf.things, asked.as_of)
    known = [book.events[line.event] for line in leaf.things if line.event in book.events]
    return page(shelf, asked, leaf, [event_record(book, event) for event in known])


def _keyed(
    lists: Lists, lines: Iterable[Listed], span: Window | None, order: str
) -> Iterable[tuple[Key, Listed]]:
    begin = span.first.isoformat() if span and span.first else ""
    end = span.last.isoformat() if span and span.last else LAST
    for line in lines:
        due, first, id_ = lists.soonest(line)
        dated = line.first is not None or line.last is not None
        if span is None or (dated and (line.last or LAST) >= begin and first <= end):
            yield ((id_,) if order == "id" else (due, first, id_)), line


def event_record(book: Book, event: Event) -> dict[str, Any]:
    """An event as `dateline diary --json` has it."""
    return entry_record(entry(book.of_story(event.story), event))


def event(shelf: Shelf, asked: Question) -> Told:
    """One event with its history, all its reports and the pages that they stand in."""
    found, book = shelf.event(asked.id, asked.as_of)
    mine, homes = set(found.reports), dict(book.snapshot.event_of)
    readings = [r for r in book.snapshot.readings if any(p.id in mine for p in r.reports)]
    record = entry_record(entry(book.snapshot, found, carriers_only=False))
    record["history"] = strip_record(strip(book.snapshot, found))
    record["reports"] = [p for r in readings for p in report_records(r, homes) if p["id"] in mine]
    record["articles"] = [head(article_record(r.article, book.copies, book.story_of)) for r in readings]
    return Told(record)


def changes(shelf: Shelf, asked: Question) -> Told:
    """What changed from one day to another, as `dateline changes --since` tells it, oldest first."""
    since, day = asked.since, asked.as_of or shelf.today()
    assert since is not None
    if since > day:
        why = f"{since} is later than {'as_of' if asked.as_of else 'today'}, {day}"
        raise Problem("senseless", f"since: {why}", [Wrong("since", why)])
    found = shelf.lists(asked.as_of).noted(
        ("api changes", since, day, asked.filters.story, asked.change),
        lambda: Listing(_changed(*_states(shelf, asked.filters.story, since, day), asked.change)),
    )
    leaf = turned(found, asked)
    return page(shelf, asked, leaf, leaf.things)


def _states(shelf: Shelf, story: str, since: date, day: date) -> tuple[Book, Book]:
    """What was known on both days of a story, or of all that something changed in between."""
    if not story:
        return picks.touched(shelf, since, day)
    after = shelf.story(story, day)
    return shelf.earlier(after.snapshot.stories[0].id, since) or _nothing(since), after


def _changed(before: Book, after: Book, kind: str) -> Iterable[tuple[Key, dict[str, Any]]]:
    """The record of each change at its place in the order of `ledger.changes`."""
    found = [c for c in ledger.changes(before.snapshot, after.snapshot) if kind in {"", c.kind.value}]
    records = changes_record(found, before.snapshot, after.snapshot)
    for change, record in zip(found, records, strict=True):
        day, sort = (change.day or date.max).isoformat(), f"{_SORTS.index(change.kind):02}"
        yield (day, change.event, sort, change.field, change.id), record


def _nothing(day: date) -> Book:
    return Book(Snapshot(day, (), (), ()), day)
