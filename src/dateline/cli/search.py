"""`dateline search`: full text over every page kept."""

from __future__ import annotations

from typing import Annotated

import typer

from dateline.cli.opening import opened
from dateline.cli.options import Database, Json
from dateline.cli.printing import print_json, print_lines, width

__all__ = ["search"]


def search(
    query: Annotated[str, typer.Argument(metavar="QUERY", help="Words to find; quote a phrase.")],
    db: Database = None,
    as_json: Json = False,
) -> None:
    """Find pages by their words, best match first."""
    with opened(db, must_exist=True) as diary:
        hits = list(diary.search(query))
    print(hits, as_json, print_json, print_lines, width)
