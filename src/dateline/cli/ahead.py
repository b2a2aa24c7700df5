"""`dateline ahead`: what pages look forward to, whether or not the diary keeps it."""

from __future__ import annotations

import click

from dateline.cli.opening import look_at
from dateline.cli.options import as_json, workers
from dateline.cli.printing import print_json, print_lines, width
from dateline.export import ahead_lines, ahead_record

__all__ = ["ahead"]


@click.command
@click.argument("paths", nargs=-1, required=True, metavar="PATH…")
@click.option("--missed", is_flag=True, help="Only what the diary does not keep.")
@as_json
@workers
def ahead(paths: tuple[str, ...], missed: bool, as_json: bool, workers: int) -> None:
    """Show all that pages look forward to, kept or not.

    The diary keeps what bears on a datable event of its kinds. This shows each word of a page that looks ahead, so that
    an editor sees what the diary passed over: when, how surely it is put, whether it is denied, and in which words.
    "kept" marks what `read` makes a report of. The pages are read in passing; nothing is kept of them.
    """
    found = look_at(paths, workers)
    if as_json:
        print_json(ahead_record(found, missed=missed))
    else:
        print_lines(ahead_lines(found, width(), missed=missed))
