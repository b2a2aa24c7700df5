"""`dateline search`: full text over every page kept."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from dateline.cli.opening import opened
from dateline.cli.options import Database, Json
from dateline.cli.printing import print_json, print_lines, width
from dateline.export import Line, folded, short_day

if TYPE_CHECKING:
    from dateline.store import Hit

__all__ = ["Among", "search"]


class Among(StrEnum):
    """What can be searched."""

    ARTICLE = "article"
    STATEMENT = "statement"
    REPORT = "report"


def search(
    query: Annotated[
        list[str],
        typer.Argument(
            metavar="QUERY…", help='Words that must all occur; "a phrase"; elect* for beginnings.'
        ),
    ],
    among: Annotated[
        Among,
        typer.Option("--among", help="Whole pages, or only the sentences that carry statements or reports."),
    ] = Among.ARTICLE,
    limit: Annotated[int, typer.Option("--limit", metavar="N", min=1, help="At most so many hits.")] = 20,
    db: Database = None,
    as_json: Json = False,
) -> None:
    """Find pages, statements or reports by their words, best match first."""
    with opened(db, must_exist=True) as diary:
        hits = diary.search(" ".join(query), limit=limit, among=among.value)
    if as_json:
        print_json([_record(hit) for hit in hits])
    else:
        print_lines(_lines(hits))


def _record(hit: Hit) -> dict[str, object]:
    return {
        "kind": hit.kind,
        "id": hit.ref,
        "article": hit.article,
        "title": hit.title,
        "publisher": hit.publisher,
        "published": hit.published.isoformat() if hit.published else None,
        "origin": hit.origin,
        "start": hit.span.start,
        "end": hit.span.end,
        "text": hit.text,
        "matches": [{"start": match.start, "end": match.end} for match in hit.matches],
    }


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
