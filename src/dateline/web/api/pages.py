"""Stories, articles and what was said in them, for programs."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from dateline.desk import Clipping
from dateline.export import (
    article_record,
    diary_record,
    doubt_records,
    outlet,
    report_records,
    sheet,
    statement_records,
    story_record,
)
from dateline.model import Reading, Story
from dateline.web import picks
from dateline.web.api.paging import Key, Listing, newest, turned
from dateline.web.api.parameters import Question
from dateline.web.api.span import inside
from dateline.web.api.told import Told, named, page
from dateline.web.shelf import Book, Shelf

__all__ = ["article", "articles", "head", "statements", "stories", "story"]

LONG = ("text", "installments")
"""What of an article a list leaves out."""


def head(record: dict[str, Any]) -> dict[str, Any]:
    """An article's record without its text."""
    return {name: value for name, value in record.items() if name not in LONG}


def stories(shelf: Shelf, asked: Question) -> Told:
    """All stories, those with the newest page first."""
    lists = shelf.lists(asked.as_of)
    found = lists.noted(
        ("api stories", asked.order),
        lambda: Listing(
            (_key(_day(chapter.last), id_, order=asked.order), id_) for id_, chapter in lists.chapters()
        ),
    )
    leaf = turned(found, asked)
    book = picks.story_heads(shelf, leaf.things, asked.as_of)
    events: dict[str, list[str]] = {id_: [] for id_ in leaf.things}
    for line in lists.of_stories(leaf.things):
        events[line.story].append(line.event)
    known = [book.stories[id_] for id_ in leaf.things if id_ in book.stories]
    return page(shelf, asked, leaf, [_story(book, one, sorted(events[one.id])) for one in known])


def _day(written: str | None) -> date | None:
    return date.fromisoformat(written) if written else None


def _days(book: Book, story: Story) -> tuple[date | None, date | None]:
    """The days of a story's first and last page."""
    published = [book.readings[a].article.published for a in story.articles if a in book.readings]
    days = [dated.day for dated in published if dated]
    return (min(days), max(days)) if days else (None, None)


def _story(book: Book, story: Story, events: Sequence[str]) -> dict[str, Any]:
    first, last = _days(book, story)
    return story_record(story) | {
        "events": list(events),
        "outlets": len({outlet(book.readings[a].article) for a in story.articles if a in book.readings}),
        "first": first.isoformat() if first else None,
        "last": last.isoformat() if last else None,
    }


def story(shelf: Shelf, asked: Question) -> Told:
    """One story: its events, section by section, and its pages."""
    book = shelf.story(asked.id, asked.as_of)
    found = book.snapshot.stories[0]
    pages = [book.readings[a].article for a in found.articles if a in book.readings]
    return Told(
        _story(book, found, [event.id for event in book.snapshot.events])
        | {
            "sections": diary_record(sheet(book.snapshot, book.day))["sections"],
            "pages": [head(article_record(a, book.copies, book.story_of)) for a in pages],
        }
    )


def articles(shelf: Shelf, asked: Question) -> Told:
    """The pages that were read, the newest first."""
    filters, lists = named(shelf, asked), shelf.lists(asked.as_of)
    span, part = inside(asked), filters.outlet.casefold()
    found = lists.noted(
        ("api articles", filters, asked.start, asked.end, asked.order),
        lambda: Listing(
            (_key(day, id_, order=asked.order), id_)
            for id_, clipping in lists.clippings(filters.story)
            if part in clipping.outlet.casefold() and span(day := _day(clipping.published))
        ),
    )
    leaf = turned(found, asked)
    book = picks.heads(shelf, leaf.things, asked.as_of)
    known = [book.readings[id_].article for id_ in leaf.things if id_ in book.readings]
    return page(shelf, asked, leaf, [head(article_record(a, book.copies, book.story_of)) for a in known])


def _key(day: date | None, *ids: str, order: str) -> Key:
    return ids if order == "id" else (newest(day), *ids)


def article(shelf: Shelf, asked: Question) -> Told:
    """One page: its text, and everything that was read in it."""
    reading, book = shelf.article(asked.id, asked.as_of)
    versions = shelf.versions(reading, asked.as_of)
    return Told(
        article_record(reading.article, book.copies, book.story_of)
        | {
            "statements": [_statement(reading, s) for s in statement_records(reading)],
            "reports": report_records(reading, book.home),
            "doubts": doubt_records(reading),
            "versions": [head(article_record(a, book.copies, book.story_of)) for a in versions],
        }
    )


def _statement(reading: Reading, record: dict[str, Any]) -> dict[str, Any]:
    """A statement as the ledger has it, with the outlet that printed it and the day on which it was written."""
    day = reading.article.day_at(record["start"])
    return record | {"outlet": outlet(reading.article), "published": day.isoformat() if day else None}


def statements(shelf: Shelf, asked: Question) -> Told:
    """Who said what, the newest first."""
    filters, lists = named(shelf, asked), shelf.lists(asked.as_of)
    found = lists.noted(
        ("api statements", filters, asked.source, asked.article, asked.start, asked.end, asked.order),
        lambda: Listing(_said(lists.clippings(filters.story), asked)),
    )
    leaf = turned(found, asked)
    book = picks.pages(shelf, {article for article, _ in leaf.things}, asked.as_of)
    told = {
        (reading.article.id, record["id"]): _statement(reading, record)
        for reading in book.snapshot.readings
        for record in statement_records(reading)
    }
    return page(shelf, asked, leaf, [told[thing] for thing in leaf.things if thing in told])


def _said(pages: Iterable[tuple[str, Clipping]], asked: Question) -> Iterable[tuple[Key, tuple[str, str]]]:
    span, part, source = inside(asked), asked.filters.outlet.casefold(), asked.source.casefold()
    for article, clipping in pages:
        if asked.article in {"", article} and part in clipping.outlet.casefold():
            for said in clipping.said:
                if source in said.names and span(day := _day(said.day)):
                    key = _key(day, article, f"{said.start:09}", said.statement, order=asked.order)
                    yield key, (article, said.statement)
