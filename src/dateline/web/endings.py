"""The one place where the ending of an address chooses an exporter: `/event/3f2a.ics` is the event page as a calendar."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import NamedTuple

from dateline import ledger
from dateline.export import (
    atom,
    csv_events,
    diary_paper,
    diary_record,
    entry,
    entry_record,
    event_paper,
    ics,
    jsonld,
    jsonld_event,
    markdown,
    ninjs,
    ninjs_event,
    sheet,
    strip,
    strip_record,
)
from dateline.model import Event, Snapshot
from dateline.web.asked import Asked
from dateline.web.shelf import Book

__all__ = ["ENDINGS", "Ending", "Subject", "endings_of", "split", "written"]


@dataclass(frozen=True, slots=True)
class Subject:
    """What a page is about: the `kind` of page, the events it shows (all of them, not only those on its first screen), the
    book that they stand in, what was asked, and the address of the site for whoever reads the data elsewhere."""

    kind: str
    book: Book
    events: tuple[Event, ...]
    asked: Asked
    title: str
    site: str

    @property
    def event(self) -> Event | None:
        """The one event that the page is about, if it is about one."""
        return self.events[0] if self.kind == "event" else None

    @property
    def snapshot(self) -> Snapshot:
        """The snapshot with these events alone."""
        return replace(self.book.snapshot, events=self.events)

    def link(self, event: str) -> str:
        """The whole address of an event's page, seen as of the same day."""
        return self.site + self.asked.link(f"/event/{event}")


def _json(subject: Subject) -> str:
    if subject.event is None:
        return _plain(diary_record(sheet(subject.snapshot, subject.book.day)))
    laid_out = entry(subject.book.snapshot, subject.event, carriers_only=False)
    history = strip_record(strip(subject.book.snapshot, subject.event))
    return _plain(entry_record(laid_out) | {"history": history})


def _ics(subject: Subject) -> str:
    return ics(subject.snapshot, today=subject.book.day, title=_title(subject), link=subject.link)


def _atom(subject: Subject) -> str:
    return atom(
        ledger.steps(subject.snapshot, subject.asked.since),
        subject.snapshot,
        today=subject.book.day,
        title=f"{_title(subject)}: changes",
        address=subject.site + subject.asked.ending("atom"),
        link=subject.link,
    )


def _markdown(subject: Subject) -> str:
    if subject.event:
        return markdown(event_paper(subject.book.snapshot, subject.event))
    title = subject.title if subject.kind == "story" else None
    return markdown(diary_paper(subject.snapshot, today=subject.book.day, title=title))


def _csv(subject: Subject) -> str:
    return csv_events(subject.snapshot)


def _jsonld(subject: Subject) -> str:
    if subject.event:
        return _plain(jsonld_event(subject.book.snapshot, subject.event, link=subject.link))
    return _plain(jsonld(subject.snapshot, link=subject.link))


def _ninjs(subject: Subject) -> str:
    if subject.event:
        return _plain(ninjs_event(subject.book.snapshot, subject.event))
    return _plain(ninjs(subject.snapshot, today=subject.book.day, title=subject.title))


def _plain(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"


def _title(subject: Subject) -> str:
    """What a calendar or a feed is called: the story or event, or the filters of a diary."""
    if subject.kind != "diary":
        return f"Dateline: {subject.title}"
    chosen = ", ".join(f"{field} {value}" for field, value in subject.asked.filters.given.items())
    return f"Dateline: {chosen}" if chosen else "Dateline"


class Ending(NamedTuple):
    """A way to write a page as data: its media type, what it is called, who writes it (text, sent as UTF-8).

    `subscribed`: a browser is told of it as something to follow.
    """

    media_type: str
    told: str
    writes: Callable[[Subject], str]
    subscribed: bool = False


ENDINGS: Mapping[str, Ending] = {
    "json": Ending("application/json", "JSON", _json),
    "ics": Ending("text/calendar", "calendar", _ics, subscribed=True),
    "atom": Ending("application/atom+xml", "feed of changes", _atom, subscribed=True),
    "md": Ending("text/markdown", "Markdown", _markdown),
    "csv": Ending("text/csv", "table", _csv),
    "jsonld": Ending("application/ld+json", "schema.org", _jsonld),
    "ninjs": Ending("application/json", "ninjs", _ninjs),
}
_KINDS = frozenset({"diary", "event", "story"})


def split(path: str) -> tuple[str, str]:
    """A path and its ending, "" where it has none that we write."""
    stem, point, ending = path.rpartition(".")
    return (stem, ending) if point and stem and ending in ENDINGS else (path, "")


def endings_of(kind: str) -> Mapping[str, Ending]:
    """The endings that a kind of page answers to."""
    return ENDINGS if kind in _KINDS else {}


def written(ending: str, subject: Subject) -> tuple[str, str]:
    """The media type and the text of a page as data."""
    chosen = ENDINGS[ending]
    return chosen.media_type, chosen.writes(subject)
