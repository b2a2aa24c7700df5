"""`dateline export`: the diary, a story or an event in the forms that other programs take."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from dateline.cli.event import known_as
from dateline.cli.opening import opened, today
from dateline.cli.options import Day, as_of, database
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

if TYPE_CHECKING:
    from dateline.diary import Diary
    from dateline.model import Event, Snapshot

__all__ = ["FORMS", "export"]


@dataclass(frozen=True, slots=True)
class Asked:
    """What is to be written: a snapshot, or the one event of it; as seen on a day; a feed's changes since another."""

    snapshot: Snapshot
    event: Event | None
    title: str | None
    day: date
    since: date | None
    table: str


def _ledger(asked: Asked) -> str:
    return _json(ledger(_narrowed(asked)))


def _ics(asked: Asked) -> str:
    return ics(_narrowed(asked), today=asked.day, title=asked.title or "Dateline")


def _ninjs(asked: Asked) -> str:
    if asked.event:
        return _json(ninjs_event(asked.snapshot, asked.event))
    return _json(ninjs(asked.snapshot, today=asked.day, title=asked.title or "Diary"))


def _markdown(asked: Asked) -> str:
    if asked.event:
        return markdown(event_paper(asked.snapshot, asked.event))
    return markdown(diary_paper(asked.snapshot, today=asked.day, title=asked.title))


def _csv(asked: Asked) -> str:
    return {"events": csv_events, "reports": csv_reports}[asked.table](_narrowed(asked))


def _atom(asked: Asked) -> str:
    from dateline.ledger import steps  # noqa: PLC0415 (late: --help stays quick)

    narrowed = _narrowed(asked)
    title = f"Dateline: changes{f' in {asked.title}' if asked.title else ''}"
    return atom(steps(narrowed, asked.since), narrowed, today=asked.day, title=title)


def _jsonld(asked: Asked) -> str:
    return _json(jsonld_event(asked.snapshot, asked.event) if asked.event else jsonld(asked.snapshot))


FORMS: Mapping[str, Callable[[Asked], str]] = {
    "ledger": _ledger,
    "json": _ledger,
    "ics": _ics,
    "ninjs": _ninjs,
    "md": _markdown,
    "csv": _csv,
    "atom": _atom,
    "jsonld": _jsonld,
}


@click.command
@click.option(
    "--format",
    "form",
    type=click.Choice(tuple(FORMS)),
    default="ledger",
    show_default=True,
    help="What to write; see docs/formats.md.",
)
@click.option("--story", "story_id", metavar="ID", help="Only this story.")
@click.option("--event", "event_id", metavar="ID", help="Only this event.")
@click.option(
    "--table",
    type=click.Choice(("events", "reports")),
    default="events",
    show_default=True,
    help="With csv: a row for each event, or for each report.",
)
@click.option("--since", metavar="YYYY-MM-DD", type=Day(), help="With atom: only changes after that day.")
@database
@as_of
def export(
    form: str,
    story_id: str | None,
    event_id: str | None,
    table: str,
    since: date | None,
    db: Path | None,
    as_of: date | None,
) -> None:
    """Print the diary, a story or an event as data.

    ledger (also: json) is the whole record; ics a calendar; ninjs the IPTC's news in JSON; md Markdown with citations; csv
    a table; atom a feed of changes; jsonld schema.org events. Equal diaries give equal output.
    """
    if story_id and event_id:
        raise UsageError("--story or --event, not both")
    if since and form != "atom":
        raise UsageError("--since goes with --format atom")
    with opened(db, must_exist=True) as diary:
        asked = _asked(diary, story_id, event_id, as_of, since, table)
    # As bytes: what ends a line is the format's own affair, on every platform.
    sys.stdout.flush()
    sys.stdout.buffer.write(FORMS[form](asked).encode("utf-8"))


def _asked(
    diary: Diary,
    story_id: str | None,
    event_id: str | None,
    as_of: date | None,
    since: date | None,
    table: str,
) -> Asked:
    on, event, title = as_of or today(), None, None
    if event_id:
        snapshot = diary.around(event_id, as_of, today=on)
        wanted = known_as(snapshot, event_id)
        event = next(e for e in snapshot.events if e.id == wanted)
        title = capital(event.name)
    elif story_id:
        snapshot = diary.story(story_id, as_of, today=on)
        title = snapshot.stories[0].title
    else:
        snapshot = diary.snapshot(as_of, today=on)
    return Asked(snapshot, event, title, on, since, table)


def _narrowed(asked: Asked) -> Snapshot:
    return of_event(asked.snapshot, asked.event) if asked.event else asked.snapshot


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"
