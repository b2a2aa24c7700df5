"""Events for programs: those that the filters of the diary page let through, one of them whole, and what changed."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from dateline import ledger
from dateline.export import (
    article_record,
    changes_record,
    entry,
    entry_record,
    report_records,
    strip,
    strip_record,
)
from dateline.export.sheet import soonest
from dateline.model import Change, Event, Snapshot, Turned, Window
from dateline.web.api.pages import head
from dateline.web.api.paging import Key, Listing, turned
from dateline.web.api.parameters import Question
from dateline.web.api.problems import Problem, Wrong
from dateline.web.api.span import within
from dateline.web.api.told import Told, asked_book, page
from dateline.web.shelf import Book, Shelf
from dateline.web.views.calendar import chosen

__all__ = ["changes", "event", "event_record", "events"]


_SORTS = tuple(Turned)


def events(shelf: Shelf, asked: Question) -> Told:
    """The events that the filters let through, those that are due first standing first."""
    book, whole = asked_book(shelf, asked)
    span = within(asked)
    noted = ("api events", asked.filters, asked.start, asked.end, asked.order)
    found = book.noted(noted, lambda: Listing(_keyed(chosen(book, asked.filters), span, asked.order)))
    leaf = turned(found, asked)
    return page(shelf, asked, book, leaf, [event_record(book, event) for event in leaf.things], whole=whole)


def _keyed(events: Iterable[Event], span: Window | None, order: str) -> Iterable[tuple[Key, Event]]:
    for event in events:
        if span is None or (event.window is not None and event.window.overlaps(span)):
            last, first, id_ = soonest(event)
            yield ((id_,) if order == "id" else (last.isoformat(), first.isoformat(), id_)), event


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
    story = asked.filters.story
    after = shelf.story(story, day) if story else shelf.book(day)
    before = (shelf.earlier(after.snapshot.stories[0].id, since) if story else shelf.book(since)) or _nothing(
        since
    )
    found = after.noted(
        ("api changes", since, asked.change),
        lambda: Listing(_changed(ledger.changes(before.snapshot, after.snapshot), asked.change)),
    )
    leaf = turned(found, asked)
    records = changes_record(leaf.things, before.snapshot, after.snapshot)
    return page(shelf, asked, after, leaf, records, whole=not story)


def _changed(changes: Iterable[Change], kind: str) -> Iterable[tuple[Key, Change]]:
    """Each change at its place in the order of `ledger.changes`."""
    for change in changes:
        if kind in {"", change.kind.value}:
            day, sort = (change.day or date.max).isoformat(), f"{_SORTS.index(change.kind):02}"
            yield (day, change.event, sort, change.field, change.id), change


def _nothing(day: date) -> Book:
    return Book(Snapshot(day, (), (), ()), day)
