"""`dateline export`: the diary, a story or an event in the forms that other programs take."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

import click

from dateline.cli.event import told_apart
from dateline.cli.opening import opened, today
from dateline.cli.options import Day, as_of, database
from dateline.model.errors import UsageError
from dateline.verbs.forms import FORMS, TABLES, exported, written

__all__ = ["FORMS", "export"]


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
    type=click.Choice(tuple(TABLES)),
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
        asked = exported(
            diary, story=story_id, event=event_id, as_of=as_of, today=today(), since=since, table=table
        )
    if asked.event:
        told_apart((asked.event.id, asked.formerly))
    # As bytes: what ends a line is the format's own affair, on every platform.
    sys.stdout.flush()
    sys.stdout.buffer.write(written(form, asked).encode("utf-8"))
