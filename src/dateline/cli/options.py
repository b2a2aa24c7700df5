"""The options that several commands share, and what their words mean."""

from __future__ import annotations

import os
import sys
from datetime import date
from pathlib import Path

import click

from dateline.model.errors import UsageError

__all__ = ["Day", "as_json", "as_of", "database", "default_database", "workers"]


def default_database() -> Path:
    """The diary where none is named: $DATELINE_DB, else `diary.db` in the user's own data folder."""
    named = os.environ.get("DATELINE_DB")
    if named:
        return Path(named)
    try:
        home = Path.home()
    except RuntimeError as error:
        raise UsageError("no home folder to keep a diary in; name one with --db FILE") from error
    if sys.platform == "darwin":
        return home / "Library" / "Application Support" / "dateline" / "diary.db"
    return Path(os.environ.get("XDG_DATA_HOME") or home / ".local" / "share") / "dateline" / "diary.db"


class Day(click.ParamType[date]):
    """A day written YYYY-MM-DD."""

    name = "day"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """The day, or a usage error that says how to write one."""
        try:
            return date.fromisoformat(str(value))
        except ValueError:
            self.fail(f"{value!r} is not a day; write it YYYY-MM-DD", param, ctx)


database = click.option(
    "--db", metavar="FILE", type=click.Path(dir_okay=False, path_type=Path), help="The diary's file."
)
as_of = click.option(
    "--as-of",
    metavar="YYYY-MM-DD",
    type=Day(),
    help="What was known on that day: only what was published by then counts.",
)
as_json = click.option("--json", "as_json", is_flag=True, help="Print JSON.")
workers = click.option(
    "--workers",
    metavar="N",
    type=click.IntRange(min=1),
    default=lambda: max(2, min(4, os.cpu_count() or 1)),
    show_default="one a core, 2 to 4",
    help="Processes that read, each killed where a page hangs it; 1 reads in this one, without that guard.",
)
