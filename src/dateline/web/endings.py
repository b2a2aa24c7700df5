"""The one place where the ending of an address chooses an exporter: `/event/3f2a.json` is the event page as data."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from dateline.export import diary_record, entry, entry_record, sheet, strip, strip_record
from dateline.model import Event
from dateline.web.asked import Asked
from dateline.web.shelf import Book

__all__ = ["ENDINGS", "Subject", "endings_of", "split", "written"]


@dataclass(frozen=True, slots=True)
class Subject:
    """What a page is about: the `kind` of page, the events it shows (all of them, not only those on its first screen), the
    snapshot that they stand in, and the address of the page, for whoever reads the data elsewhere."""

    kind: str
    book: Book
    events: tuple[Event, ...]
    asked: Asked
    title: str
    address: str


def _json(subject: Subject) -> str:
    record: dict[str, Any]
    if subject.kind == "event":
        event = subject.events[0]
        laid_out = entry(subject.book.snapshot, event, carriers_only=False)
        rows = strip(subject.book.snapshot, event)
        record = entry_record(laid_out) | {"history": strip_record(rows)}
    else:
        record = diary_record(sheet(_only(subject), subject.book.day))
    return json.dumps(record, ensure_ascii=False, indent=1)


def _only(subject: Subject) -> Any:
    from dataclasses import replace  # noqa: PLC0415

    return replace(subject.book.snapshot, events=subject.events)


Exporter = Callable[[Subject], str]
ENDINGS: Mapping[str, tuple[str, Exporter]] = {
    "json": ("application/json", _json),
}
"""An ending, the media type that it stands for, and who writes it. What an exporter gives is text, written as UTF-8."""
_KINDS = frozenset({"diary", "event", "story"})


def split(path: str) -> tuple[str, str]:
    """A path and its ending, "" where it has none that we write."""
    stem, point, ending = path.rpartition(".")
    return (stem, ending) if point and stem and ending in ENDINGS else (path, "")


def endings_of(kind: str) -> tuple[str, ...]:
    """The endings that a kind of page answers to."""
    return tuple(ENDINGS) if kind in _KINDS else ()


def written(ending: str, subject: Subject) -> tuple[str, str]:
    """The media type and the text of a page as data."""
    media_type, exporter = ENDINGS[ending]
    return media_type, exporter(subject)
