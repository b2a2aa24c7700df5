"""The options that several commands share, and what their words mean."""

from __future__ import annotations

import os
import sys
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from dateline.model.errors import UsageError

__all__ = ["AsOf", "Database", "Json", "default_database", "parse_day"]


def parse_day(text: str) -> date:
    """A day written YYYY-MM-DD."""
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise typer.BadParameter(f"{text!r} is not a day; write it YYYY-MM-DD") from error


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


Database = Annotated[
    Path | None,
    typer.Option("--db", metavar="FILE", help="The diary's file.", dir_okay=False, show_default=False),
]
AsOf = Annotated[
    date | None,
    typer.Option(
        "--as-of",
        metavar="YYYY-MM-DD",
        parser=parse_day,
        help="What was known on that day: only what was published by then counts.",
        show_default=False,
    ),
]
Json = Annotated[bool, typer.Option("--json", help="Print JSON.")]
