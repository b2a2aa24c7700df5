"""`dateline read`: take pages into the diary. Safe to repeat; what is there already adds nothing."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from dateline.cli.opening import opened, take_in
from dateline.cli.options import database, workers
from dateline.export import plural

__all__ = ["read"]


@click.command
@click.argument("paths", nargs=-1, required=True, metavar="PATH…")
@database
@workers
def read(paths: tuple[str, ...], db: Path | None, workers: int) -> None:
    """Take pages in: HTML, plain text, RSS items. Safe to repeat.

    PATH is a file or a folder of pages; - reads one page from stdin.

    A manifest.jsonl beside the pages (objects with "file", "url", "fetched") tells where they came from. Pages that
    can't be read are listed on stderr with their reason; the others go on, and the exit code stays 0 unless nothing
    could be read.
    """
    with opened(db) as diary:
        taken = take_in(diary, paths, workers)
    told = [f"{taken.new} new", f"{taken.changed} changed", f"{taken.known} known already"]
    if taken.failed:
        told.append(f"{len(taken.failed)} failed")
    sys.stdout.write(f"{plural(taken.pages, 'page')} read: {', '.join(told)}\n")
