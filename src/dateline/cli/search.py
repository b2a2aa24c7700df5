"""`dateline search`: full text over every page kept."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from dateline.cli.opening import opened
from dateline.cli.options import as_json, database
from dateline.cli.printing import print_json, print_lines, width
from dateline.export import Line, folded, hit_record, short_day

if TYPE_CHECKING:
    from dateline.store import Hit

__all__ = ["search"]


AMONG = ("article", "statement", "report")


@click.command
@click.argument("query", nargs=-1, required=True, metavar="QUERY…")
@click.option(
    "--among",
    type=click.Choice(AMONG),
    default=AMONG[0],
    show_default=True,
    help="Whole pages, or only the sentences that carry statements or reports.",
)
@click.option(
    "--limit",
    metavar="N",
    type=click.IntRange(min=1),
    default=20,
    show_default=True,
    help="At most so many hits.",
)
@database
@as_json
def search(query: tuple[str, ...], among: str, limit: int, db: Path | None, as_json: bool) -> None:
    """Find pages, statements or reports by their words.

    All words of QUERY must occur; "a phrase" in quotes; elect* for words that begin so.
    """
    with opened(db, must_exist=True) as diary:
        hits = diary.search(" ".join(query), limit=limit, among=among)
    if as_json:
        print_json([hit_record(hit) for hit in hits])
    else:
        print_lines(_lines(hits))


def _lines(hits: list[Hit]) -> Iterator[Line]:
    if not hits:
        yield (("Nothing found.", ""),)
    for hit in hits:
        day = short_day(hit.published) if hit.published else "undated"
        yield from folded(
            f"{hit.title or hit.origin} — {hit.publisher or hit.origin}, {day}", "name", width(), ""
        )
        yield from folded(" ".join(hit.text.split()), "quote", width(), "    ")
        yield ((f"    {hit.kind} {hit.ref[:12]}", "dim"),)
