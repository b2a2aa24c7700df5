"""`dateline changes`: what is newly expected, confirmed, moved, called off, held, overdue or disputed since a day, or since last asked."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from dateline.cli.opening import opened, today
from dateline.cli.options import Day, as_json, as_of, database
from dateline.cli.printing import print_json, print_lines, width
from dateline.export import Line, changes_lines, changes_record, folded, news, plural
from dateline.export import day as day_words
from dateline.model.errors import UsageError

if TYPE_CHECKING:
    from dateline.diary import Since

__all__ = ["changes"]

LAST = "last"


class DayOrLast(Day):
    """A day, or "last"."""

    name = "day or last"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> date | None:  # type: ignore[override]
        """The day, None for "last", or a usage error."""
        return None if value == LAST else super().convert(value, param, ctx)


@click.command
@click.option(
    "--since",
    metavar="YYYY-MM-DD|last",
    type=DayOrLast(),
    required=True,
    help="A day: what pages published after it changed. last: what pages read into the diary since the last time changed.",
)
@click.option(
    "--bookmark",
    metavar="NAME",
    help="With --since last: a place of your own, where several read one diary.  [default: last]",
)
@click.option("--peek", is_flag=True, help="With --since last: leave the bookmark where it is.")
@database
@as_of
@as_json
def changes(
    since: date | None, bookmark: str | None, peek: bool, db: Path | None, as_of: date | None, as_json: bool
) -> None:
    """Print what changed since a day, or since you last asked.

    Newly expected, confirmed, moved, put off, called off, under way, held, overdue, disputed: each event stands once,
    with what it was, what it is, and whose words made it so.
    """
    if since is None and as_of:
        raise UsageError(
            "--since last always looks at all that was read; --as-of goes with --since YYYY-MM-DD"
        )
    if since is not None and (bookmark or peek):
        raise UsageError("--bookmark and --peek go with --since last")
    day = as_of or today()
    if since is not None and since > day:
        raise UsageError(f"--since {since} is later than {day}")
    with opened(db, must_exist=True) as diary:
        mark = diary.bookmark(bookmark or LAST) if since is None else None
        found = diary.since(since, as_of=day) if since else diary.since_bookmark(mark, today=day)
        _print(found, since or (mark.day if mark else None), day, as_json)
        sys.stdout.flush()
        if since is None and not peek:
            from dateline.store import Bookmark  # noqa: PLC0415 (late: --help stays quick)

            # Moved only when all is out: what a broken pipe swallowed is told again.
            diary.put(Bookmark(bookmark or LAST, found.sequence, day))


def _print(found: Since, since: date | None, day: date, as_json: bool) -> None:
    if as_json:
        print_json(
            {
                "format": "dateline-changes/1",
                "since": since.isoformat() if since else None,
                "as_of": day.isoformat(),
                "changes": changes_record(found.changes, found.before, found.after),
            }
        )
        return
    told = news(found.changes, found.before, found.after)
    print_lines(_heading(found, len(told), since, day))
    print_lines(changes_lines(told, width()))


def _heading(found: Since, events: int, since: date | None, day: date) -> Iterator[Line]:
    from_day = f"since {day_words(since)}" if since else "since the diary began"
    yield ((f"Changes {from_day}, as of {day_words(day)}", "title"),)
    known = {reading.article.id for reading in found.before.readings}
    pages = sum(reading.article.id not in known for reading in found.after.readings)
    yield from folded(
        f"{plural(pages, 'page')} more · {plural(events, 'event')} of {len(found.after.events)} changed",
        "dim",
        width(),
        "",
    )
