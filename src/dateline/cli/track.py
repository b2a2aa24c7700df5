"""`dateline track`: how often what a source or an outlet announced came true, and how far off its dates were."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from dateline.cli.opening import opened, today
from dateline.cli.options import as_json, as_of, database
from dateline.cli.printing import print_json, print_lines, width
from dateline.export import record_lines, table_lines, track_record
from dateline.verbs.lookup import record_named

if TYPE_CHECKING:
    pass

__all__ = ["track"]


@click.command
@click.argument("name", required=False, metavar="[NAME]")
@click.option(
    "--least",
    metavar="N",
    type=click.IntRange(min=0),
    default=3,
    show_default=True,
    help="Without NAME: only those with so many settled expectations.",
)
@database
@as_of
@as_json
def track(name: str | None, least: int, db: Path | None, as_of: date | None, as_json: bool) -> None:
    """Show how often what someone announced came true.

    NAME is a person, a body or an outlet, or a part of the name. Without it, everyone is listed who has enough
    settled expectations: announced with days, and held, put off or called off since.
    """
    day = today()
    with opened(db, must_exist=True) as diary:
        snapshot = diary.snapshot(as_of, today=day)
    from dateline import ledger  # noqa: PLC0415 (late: --help stays quick)

    found = ledger.track(snapshot, today=day)
    if name is None:
        shown = [r for r in found.records if r.settled >= least]
        if as_json:
            print_json(track_record(found, shown))
        else:
            print_lines(table_lines(found, least, width()))
        return
    record = record_named(name, found.records)
    if as_json:
        print_json(track_record(found, [record]))
    else:
        print_lines(record_lines(found, record, snapshot, width()))
