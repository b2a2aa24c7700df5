"""Stories, articles and what was said in them, for programs."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

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
from dateline.model import Reading, Statement, Story
from dateline.verbs.lookup import statements as told_statements
from dateline.web.api.paging import Key, Listing, newest, turned
from dateline.web.api.parameters import Question
from dateline.web.api.span import inside
from dateline.web.api.told import Told, asked_book, page
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
    book = shelf.stories(leaf.things, asked.as_of)
    known = [book.stories[id_] for id_ in leaf.things if id_ in book.stories]
    return page(shelf, asked, leaf, [_story(book, one) for one in known])


def _day(written: str | None) -> date | None:
    return date.fromisoformat(written) if written else None


def _days(book: Book, story: Story) -> tuple[date | None, date | None]:
    """The days of a story's first and last page."""
    published = [book.readings[a].article.published for a in story.articles if a in book.readings]
    days = [dated.day for dated in published if dated]
    return (min(days), max(days)) if days else (None, None)


def _story(book: Book, story: Story) -> dict[str, Any]:
    part = book.of_story(story.id)
    first, last = _days(book, story)
    return story_record(story) | {
        "events": [event.id for event in part.events],
        "outlets": len({outlet(r.article) for r in part.readings}),
        "first": first.isoformat() if first else None,
        "last": last.isoformat() if last else None,
    }


def story(shelf: Shelf, asked: Question) -> Told:
    """One story: its events, section by section, and its pages."""
    book = shelf.story(asked.id, asked.as_of)
    found = book.snapshot.stories[0]
    pages = [book.readings[a].article for a in found.articles if a in book.readings]
    return Told(
        _story(book, found)
        | {
            "sections": diary_record(sheet(book.snapshot, book.day))["sections"],
            "pages": [head(article_record(a, book.copies, book.story_of)) for a in pages],
        }
    )


def articles(shelf: Shelf, asked: Question) -> Told:
    """The pages that were read, the newest first."""
    book = asked_book(shelf, asked)
    span, part = inside(asked), asked.filters.outlet.casefold()
    found = book.noted(
        ("api articles", asked.filters, asked.start, asked.end, asked.order),
        lambda: Listing(
            (
                _key(article.published.day if article.published else None, article.id, order=asked.order),
                article,
            )
            for article in (r.article for r in book.snapshot.readings)
            if part in outlet(article).casefold()
            and span(article.published.day if article.published else None)
        ),
    )
    leaf = turned(found, asked)
    items = [head(article_record(a, book.copies, book.story_of)) for a in leaf.things]
    return page(shelf, asked, leaf, items)


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
    book = asked_book(shelf, asked)
    found = book.noted(
        ("api statements", asked.filters, asked.source, asked.article, asked.start, asked.end, asked.order),
        lambda: Listing(_statements(book, asked)),
    )
    leaf = turned(found, asked)
    items = [_record(reading, statement) for reading, statement in leaf.things]
    return page(shelf, asked, leaf, items)


def _record(reading: Reading, statement: Statement) -> dict[str, Any]:
    return next(_statement(reading, s) for s in statement_records(reading) if s["id"] == statement.id)


def _statements(book: Book, asked: Question) -> Iterable[tuple[Key, tuple[Reading, Statement]]]:
    span, part = inside(asked), asked.filters.outlet.casefold()
    for reading, statement in told_statements(book.snapshot, asked.source):
        article = reading.article
        if asked.article in {"", article.id} and part in outlet(article).casefold():
            start = statement.span.start
            if span(day := article.day_at(start)):
                key = _key(day, article.id, f"{start:09}", statement.id, order=asked.order)
                yield key, (reading, statement)
