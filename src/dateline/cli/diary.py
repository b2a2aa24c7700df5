"""`dateline diary`: what is ahead, what is overdue, what came of it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from dateline.cli.opening import opened, take_in, today
from dateline.cli.options import as_json, as_of, database, workers
from dateline.cli.printing import print_json, print_lines, width
from dateline.export import diary_lines, diary_record, sheet

__all__ = ["diary"]


@click.command
@click.argument("paths", nargs=-1, metavar="[PATH…]")
@database
@as_of
@as_json
@workers
def diary(paths: tuple[str, ...], db: Path | None, as_of: date | None, as_json: bool, workers: int) -> None:
    """Print what is ahead, overdue, under way, and what came of it.

    Each event stands with who said so, and with how the expectation of it moved.

    Without PATH it shows the diary kept in --db. With PATH and no --db the pages are read in passing and nothing is
    kept.
    """

    day = today()
    with opened(db, passing=bool(paths) and db is None, must_exist=not paths) as kept:
        if paths:
            take_in(kept, paths, workers)
        undated = sum(r.article.published is None for r in kept.readings()) if as_of else 0
        page = sheet(kept.snapshot(as_of, today=day), day, left_out=undated)
    if as_json:
        print_json(diary_record(page))
    else:
        print_lines(diary_lines(page, width()))
