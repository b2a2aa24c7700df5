"""`dateline mcp`: the diary for language models, by the Model Context Protocol."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from dateline.cli.listening import given_token, listen, new_token
from dateline.cli.opening import now, opened
from dateline.cli.options import Day, database
from dateline.model.errors import UsageError

__all__ = ["mcp"]

LOOPBACK = "127.0.0.1"


@click.command
@click.option(
    "--http",
    "over_http",
    is_flag=True,
    help="Serve HTTP on this machine instead of standard input and output.",
)
@click.option("--port", metavar="N", type=click.IntRange(0, 65535), default=8766, show_default=True, help="With --http: on which port.")  # fmt: skip
@click.option(
    "--as-of",
    metavar="YYYY-MM-DD",
    type=Day(),
    help="Tell nothing that was published after that day, whatever is asked.",
)
@database
def mcp(over_http: bool, port: int, as_of: date | None, db: Path | None) -> None:
    """Serve the diary to a language model (MCP).

    Its client starts this command and speaks to it on standard input and output. With --http it listens to this machine
    alone and asks everyone for a token: $DATELINE_TOKEN, or a new one that is printed at the start. A model can ask
    everything and change nothing.
    """
    try:
        from dateline.mcp import PATH, app, server  # noqa: PLC0415 (late, and an extra)
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] not in {"mcp", "mcp_types", "pydantic", "typing_extensions"}:
            raise
        raise UsageError("the MCP SDK is not installed; get it with: pip install 'dateline[mcp]'") from error
    from dateline.verbs.opened import OpenDiary  # noqa: PLC0415 (late: --help stays quick)

    with opened(db, must_exist=True) as diary:
        serving = server(OpenDiary(diary, now=now, as_of=as_of))
        if not over_http:
            serving.run("stdio")
            return
        from dateline.web import LOOPBACK as NAMES  # noqa: PLC0415 (late: --help stays quick)
        from dateline.web.guard import Door  # noqa: PLC0415 (late: --help stays quick)

        given = given_token()
        token = given or new_token()
        said = "$DATELINE_TOKEN" if given else token
        listen(
            lambda: app(serving, Door(NAMES, token=token)),
            LOOPBACK,
            port,
            lambda address: f"MCP is at {address}{PATH}; send Authorization: Bearer {said}",
        )
