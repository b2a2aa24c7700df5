"""How a question may be put: days as text, and words that are known; whatever else is an error that says what would do."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import TypedDict

from dateline.model import Kind, Status, day_of
from dateline.model.errors import UsageError

__all__ = ["KINDS", "MARKS", "Day", "Wanted", "a_day", "must_exist", "one_of"]

Day = date | str
"""A day: a `datetime.date`, or text written YYYY-MM-DD."""

KINDS = tuple(kind.value for kind in Kind)
MARKS = (*(status.value for status in Status), "disputed", "overdue", "moved", "corrected")
"""What an event may be asked for by `status`."""


class Wanted(TypedDict, total=False):
    """Which events are wanted; the words of `Known.events`. None does not care."""

    kind: str | None
    status: str | None
    section: str | None
    who: str | None
    place: str | None
    outlet: str | None
    story: str | None
    start: Day | None
    end: Day | None


def a_day(day: Day | None) -> date | None:
    """A day as it was given, None for none. Raises UsageError for text that is no day."""
    if not isinstance(day, str):
        return day_of(day) if day else None
    try:
        return date.fromisoformat(day)
    except ValueError:
        raise UsageError(f"{day!r} is not a day; write it YYYY-MM-DD") from None


def must_exist(paths: Iterable[str]) -> None:
    """Raises UsageError where a file or folder is not there."""
    for path in paths:
        if not Path(path).exists():
            raise UsageError(f"no such file or folder: {path}")


def one_of(field: str, given: str | None, words: Iterable[str]) -> None:
    """Raises UsageError where a word is not one of these."""
    if given and given.casefold() not in words:
        raise UsageError(f"no {field} {given!r}; there are {', '.join(words)}")
