"""The list of commands, and how an error becomes a message and an exit code."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from io import TextIOWrapper

import typer

from dateline.cli import (
    diary,
    doctor,
    event,
    export,
    read,
    search,
    statements,
    story,
    version,
)
from dateline.model.errors import DatelineError, NotFound, PageError, StoreError, UsageError

__all__ = ["app", "main"]

app = typer.Typer(
    name="dateline",
    help="A diary of what the news expects: what is to happen, who said so, when, how surely, and what came of it.",
    epilog="The diary is kept in --db, else $DATELINE_DB, else a file of your own; `dateline doctor` says which.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,  # plain help: half the start-up time, and the same text in a pipe and in the docs
    pretty_exceptions_enable=False,
)
for command in (
    diary.diary,
    read.read,
    event.event,
    story.story,
    statements.statements,
    search.search,
    export.export,
    doctor.doctor,
    version.version,
):
    app.command()(command)

EXIT_CODES: tuple[tuple[type[DatelineError], int], ...] = (
    (UsageError, 2),
    (StoreError, 3),
    (NotFound, 1),
    (PageError, 1),
)


def main(arguments: Sequence[str] | None = None) -> None:
    """Run one command and exit. Every error that is ours is one line on stderr."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        app(arguments, prog_name="dateline")
    except DatelineError as error:
        sys.stderr.write(f"dateline: {error}\n")
        sys.exit(next((code for kind, code in EXIT_CODES if isinstance(error, kind)), 1))
