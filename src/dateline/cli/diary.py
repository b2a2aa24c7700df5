"""`dateline diary`: what is ahead, what is overdue, what came of it."""

from __future__ import annotations

from typing import Annotated

import typer

from dateline.cli.opening import opened, take_in, today
from dateline.cli.options import AsOf, Database, Json
from dateline.cli.printing import print_json, print_lines, width
from dateline.export import diary_lines, diary_record, sheet

__all__ = ["diary"]


def diary(
    paths: Annotated[
        list[str] | None,
        typer.Argument(metavar="[PATH…]", help="Pages to read first; without --db they are read in passing."),
    ] = None,
    db: Database = None,
    as_of: AsOf = None,
    as_json: Json = False,
) -> None:
    """Print the diary: what is ahead, overdue, under way, and what came of it, with who said so.

    Without PATH it shows the diary kept in --db. With PATH and no --db the pages are read in passing and nothing is
    kept.
    """

    day = today()
    with opened(db, passing=bool(paths) and db is None, must_exist=not paths) as kept:
        if paths:
            take_in(kept, paths)
        page = sheet(kept.snapshot(as_of, today=day), day)
    if as_json:
        print_json(diary_record(page))
    else:
        print_lines(diary_lines(page, width()))
