"""Some of a diary: the few things that a page of a list shows, and what it takes to tell of them; no more is opened."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from dateline.desk import Listed
from dateline.model import Snapshot
from dateline.web.shelf import Book, Shelf

__all__ = ["heads", "linked", "meant", "pages", "story_heads", "told", "touched"]


def told(shelf: Shelf, lines: Collection[Listed], as_of: date | None) -> Book:
    """Some events, with the pages that they are laid out from and no others."""
    return _book(shelf, as_of, shelf.desk(lambda desk: desk.told(lines, as_of, today=shelf.today())))


def pages(shelf: Shelf, ids: Collection[str], as_of: date | None) -> Book:
    """Some pages, without the others of their stories and without events."""
    return _book(shelf, as_of, shelf.desk(lambda desk: desk.pages(ids, as_of)))


def linked(shelf: Shelf, ids: Collection[str], as_of: date | None) -> Book:
    """Some pages, and which event each of their reports is told under."""
    return _book(shelf, as_of, shelf.desk(lambda desk: desk.linked(ids, as_of)))


def heads(shelf: Shelf, ids: Collection[str], as_of: date | None) -> Book:
    """Some pages without their texts and what was read in them."""
    return _book(shelf, as_of, shelf.desk(lambda desk: desk.heads_of(ids, as_of)))


def story_heads(shelf: Shelf, ids: Collection[str], as_of: date | None) -> Book:
    """Some stories, their pages without their texts, and without events."""
    return _book(shelf, as_of, shelf.desk(lambda desk: desk.heads(ids, as_of)))


def meant(shelf: Shelf, begins: str, as_of: date | None) -> str:
    """The id of the story that is meant. Raises NotFound, UsageError."""
    return shelf.desk(lambda desk: desk.meant(begins, as_of))


def touched(shelf: Shelf, since: date, day: date) -> tuple[Book, Book]:
    """The stories on which something became another between two days, as they were on the one and on the other."""
    stories = shelf.desk(lambda desk: desk.touched(since, day))
    return shelf.stories(stories, since), shelf.stories(stories, day)


def _book(shelf: Shelf, as_of: date | None, snapshot: Snapshot) -> Book:
    return Book(snapshot, as_of or shelf.today())
