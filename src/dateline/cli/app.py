"""The list of commands, and how an error becomes a message and an exit code."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from io import TextIOWrapper

import click

from dateline.cli import (
    ahead,
    brief,
    changes,
    decide,
    diary,
    doctor,
    event,
    export,
    mcp,
    read,
    search,
    serve,
    statements,
    story,
    track,
    version,
)
from dateline.model.errors import DatelineError, NotFound, PageError, StoreError, UsageError

__all__ = ["EXIT_CODES", "app", "main"]


class Commands(click.Group):
    """Commands in the order in which a user meets them."""

    def list_commands(self, _: click.Context) -> list[str]:
        """The names, as they were added."""
        return list(self.commands)


@click.group(
    cls=Commands,
    epilog="The diary is kept in --db, else $DATELINE_DB, else a file of your own; `dateline doctor` says which.",
)
def app() -> None:
    """A diary of what the news expects: what is to happen, who said so, when, how surely, and what came of it."""


for command in (
    diary.diary,
    read.read,
    ahead.ahead,
    changes.changes,
    event.event,
    story.story,
    brief.brief,
    statements.statements,
    track.track,
    search.search,
    decide.link,
    decide.unlink,
    decide.correct,
    decide.decisions,
    export.export,
    serve.serve,
    mcp.mcp,
    doctor.doctor,
    version.version,
):
    app.add_command(command)

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
