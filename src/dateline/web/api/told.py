"""What an answer of the API consists of, and the frame that every list stands in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from dateline.export import Filters
from dateline.web import picks
from dateline.web.api.paging import Leaf
from dateline.web.api.parameters import Question
from dateline.web.shelf import Shelf

__all__ = ["Told", "named", "page"]

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Told:
    """An answer, ready for JSON; `next` is the cursor of the next page of a list, None where it ends."""

    record: Mapping[str, Any]
    next: str | None = None


def named(shelf: Shelf, asked: Question) -> Filters:
    """The filters, with the whole id of the story.

    Raises NotFound or UsageError where the story that was asked for is not there, or several are meant.
    """
    if not asked.filters.story:
        return asked.filters
    return replace(asked.filters, story=picks.meant(shelf, asked.filters.story, asked.as_of))


def page(shelf: Shelf, asked: Question, leaf: Leaf[T], items: Sequence[Any]) -> Told:
    """Some of a list, in the frame that tells where it goes on and which state of the diary it shows."""
    record = {
        "as_of": asked.as_of.isoformat() if asked.as_of else None,
        "day": (asked.as_of or shelf.today()).isoformat(),
        "behind": shelf.behind(asked.as_of),
        "count": leaf.count,
        "edition": leaf.edition,
        "items": list(items),
        "next": leaf.next,
    }
    return Told(record, leaf.next)
