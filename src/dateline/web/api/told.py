"""What an answer of the API consists of, and the frame that every list stands in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from dateline.web.api.paging import Leaf
from dateline.web.api.parameters import Question
from dateline.web.shelf import Book, Shelf

__all__ = ["Told", "asked_book", "page"]

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Told:
    """An answer, ready for JSON; `next` is the cursor of the next page of a list, None where it ends."""

    record: Mapping[str, Any]
    next: str | None = None


def asked_book(shelf: Shelf, asked: Question) -> tuple[Book, bool]:
    """The diary as of the day that was asked for, or one story of it alone; and whether it is the whole diary.

    Raises NotFound or UsageError where the story that was asked for is not there, or several are meant.
    """
    if asked.filters.story:
        return shelf.story(asked.filters.story, asked.as_of), False
    return shelf.book(asked.as_of), True


def page(
    shelf: Shelf, asked: Question, book: Book, leaf: Leaf[T], items: Sequence[Any], *, whole: bool
) -> Told:
    """Some of a list, in the frame that tells where it goes on and which state of the diary it shows."""
    record = {
        "as_of": asked.as_of.isoformat() if asked.as_of else None,
        "day": book.day.isoformat(),
        "behind": whole and shelf.behind(book.snapshot.as_of),
        "count": leaf.count,
        "edition": leaf.edition,
        "items": list(items),
        "next": leaf.next,
    }
    return Told(record, leaf.next)
