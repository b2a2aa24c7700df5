"""`dateline statements`: who said what, when, relayed via whom."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from dateline.cli.opening import opened, today
from dateline.cli.options import as_json, as_of, database
from dateline.cli.printing import print_json, print_lines, width
from dateline.export import Line, folded, relayed, short_day, statement_quote, statement_records
from dateline.verbs.lookup import statements as told_statements

if TYPE_CHECKING:
    from dateline.model import Reading, Statement

__all__ = ["statements"]


@click.command
@click.option("--source", metavar="NAME", help="Only those whose source has NAME in it.")
@click.option("--story", metavar="ID", help="Only those of one story.")
@database
@as_of
@as_json
def statements(
    source: str | None, story: str | None, db: Path | None, as_of: date | None, as_json: bool
) -> None:
    """List statements: who said what, when, relayed via whom."""
    with opened(db, must_exist=True) as diary:
        snapshot = diary.snapshot(as_of, today=today())
    found = list(told_statements(snapshot, source, story))
    if as_json:
        ids = {statement.id for _, statement in found}
        print_json([s for r in snapshot.readings for s in statement_records(r) if s["id"] in ids])
    else:
        print_lines(_lines(found))


def _lines(found: list[tuple[Reading, Statement]]) -> Iterator[Line]:
    if not found:
        yield (("No such statement in this diary.", ""),)
    for reading, statement in found:
        said = statement_quote(reading, statement)
        written = short_day(said.day) if said.day else "undated"
        via = relayed(said.via, said.outlet)
        told = ", ".join(p for p in (said.source or "someone unnamed", via, said.outlet, written) if p)
        yield from folded(told, "name", width(), "")
        yield from folded(" ".join(" … ".join(said.content).split()), "quote", width(), "    ")
