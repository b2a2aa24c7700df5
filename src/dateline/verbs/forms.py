"""The forms in which the diary, a story or an event is written for other programs; docs/formats.md tells what is in each."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from dateline.export import (
    atom,
    capital,
    csv_events,
    csv_reports,
    diary_paper,
    event_paper,
    ics,
    jsonld,
    jsonld_event,
    ledger,
    markdown,
    ninjs,
    ninjs_event,
    of_event,
)
from dateline.model.errors import UsageError
from dateline.verbs.lookup import event_named

if TYPE_CHECKING:
    from dateline.diary import Diary
    from dateline.model import Event, Snapshot

__all__ = ["FORMS", "TABLES", "Exported", "exported", "written"]


@dataclass(frozen=True, slots=True)
class Exported:
    """What is to be written: a snapshot, or the one event of it; as seen on a day; a feed's changes since another.

    `formerly` is the id that was asked for, where the event goes by another one now.
    """

    snapshot: Snapshot
    event: Event | None
    title: str | None
    day: date
    since: date | None
    table: str
    formerly: str | None = None

    @property
    def narrowed(self) -> Snapshot:
        """The snapshot, of the one event alone where there is one."""
        return of_event(self.snapshot, self.event) if self.event else self.snapshot


def _ledger(asked: Exported) -> str:
    return _json(ledger(asked.narrowed))


def _ics(asked: Exported) -> str:
    return ics(asked.narrowed, today=asked.day, title=asked.title or "Dateline")


def _ninjs(asked: Exported) -> str:
    if asked.event:
        return _json(ninjs_event(asked.snapshot, asked.event))
    return _json(ninjs(asked.snapshot, today=asked.day, title=asked.title or "Diary"))


def _markdown(asked: Exported) -> str:
    if asked.event:
        return markdown(event_paper(asked.snapshot, asked.event))
    return markdown(diary_paper(asked.snapshot, today=asked.day, title=asked.title))


def _csv(asked: Exported) -> str:
    return TABLES[asked.table](asked.narrowed)


def _atom(asked: Exported) -> str:
    from dateline.ledger import steps  # noqa: PLC0415 (late: --help stays quick)

    narrowed = asked.narrowed
    title = f"Dateline: changes{f' in {asked.title}' if asked.title else ''}"
    return atom(steps(narrowed, asked.since), narrowed, today=asked.day, title=title)


def _jsonld(asked: Exported) -> str:
    return _json(jsonld_event(asked.snapshot, asked.event) if asked.event else jsonld(asked.snapshot))


TABLES: Mapping[str, Callable[[Snapshot], str]] = {"events": csv_events, "reports": csv_reports}
FORMS: Mapping[str, Callable[[Exported], str]] = {
    "ledger": _ledger,
    "json": _ledger,
    "ics": _ics,
    "ninjs": _ninjs,
    "md": _markdown,
    "csv": _csv,
    "atom": _atom,
    "jsonld": _jsonld,
}


def exported(
    diary: Diary,
    *,
    story: str | None,
    event: str | None,
    as_of: date | None,
    today: date,
    since: date | None = None,
    table: str = "events",
) -> Exported:
    """What to write of a diary: a story or an event by its id or the beginning of it, else all. Raises NotFound, UsageError."""
    if story and event:
        raise UsageError("a story or an event, not both")
    on, found, title, old = as_of or today, None, None, None
    if event:
        snapshot = diary.around(event, as_of, today=on)
        wanted, old = event_named(snapshot, event)
        found = next(e for e in snapshot.events if e.id == wanted)
        title = capital(found.name)
    elif story:
        snapshot = diary.story(story, as_of, today=on)
        title = snapshot.stories[0].title
    else:
        snapshot = diary.snapshot(as_of, today=on)
    return Exported(snapshot, found, title, on, since, table, old)


def written(form: str, asked: Exported) -> str:
    """The text of it. Raises UsageError for a form that there is not, and for what does not go with it."""
    if form not in FORMS:
        raise UsageError(f"no form {form!r}; there are {', '.join(FORMS)}")
    if asked.table not in TABLES:
        raise UsageError(f"no table {asked.table!r}; there are {', '.join(TABLES)}")
    if asked.since and form != "atom":
        raise UsageError("since goes with the form atom")
    return FORMS[form](asked)


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"
