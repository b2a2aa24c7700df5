"""`dateline serve`: the diary in a browser. Loopback only, unless told otherwise; then nobody comes in without the token."""

from __future__ import annotations

import os
import secrets
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from dateline.cli.opening import now, opened
from dateline.cli.options import database
from dateline.model.errors import StoreError, UsageError

if TYPE_CHECKING:
    from starlette.types import ASGIApp

__all__ = ["serve"]

EVERYWHERE = frozenset({"0.0.0.0", "::", ""})  # noqa: S104 (compared with, not listened on)
LEAST = 16  # characters of a token


@click.command
@click.option("--host", metavar="ADDRESS", default="127.0.0.1", show_default=True, help="Where to listen.")
@click.option("--port", metavar="N", type=click.IntRange(0, 65535), default=8765, show_default=True, help="On which port.")  # fmt: skip
@click.option(
    "--name",
    "names",
    metavar="NAME",
    multiple=True,
    help="A host name by which browsers call it; calls by others are refused. May be repeated.",
)
@database
def serve(host: str, port: int, names: tuple[str, ...], db: Path | None) -> None:
    """Show the diary in a browser.

    It listens to this machine alone. With another --host a token is asked of everyone: $DATELINE_TOKEN, or a new one
    that is printed at the start. A diary being read into meanwhile shows what is new on the next page.
    """
    from dateline.web import LOOPBACK, Door, is_loopback, site  # noqa: PLC0415 (late: --help stays quick)

    token = _token(alone=is_loopback(host))
    known = {name.casefold() for name in names} | set(LOOPBACK) | ({host} - EVERYWHERE)
    door = Door(frozenset(known), numbers=not is_loopback(host), token=token)
    with opened(db, must_exist=True) as diary:
        _listen(site(diary, door=door, now=now, at_once=True), host, port, token)


def _token(*, alone: bool) -> str | None:
    """The token to ask for: the one that was set, a new one where others could call, none on this machine alone."""
    given = os.environ.get("DATELINE_TOKEN")
    if given and len(given) < LEAST:
        raise UsageError(f"$DATELINE_TOKEN is too short: at least {LEAST} characters")
    return given or (None if alone else secrets.token_urlsafe(24))


def _listen(app: ASGIApp, host: str, port: int, token: str | None) -> None:
    import socket  # noqa: PLC0415 (late: --help stays quick)

    import uvicorn  # noqa: PLC0415 (late: --help stays quick)

    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        listening = socket.create_server((host, port), family=family)
    except OSError as error:
        raise StoreError(f"can't listen on {host}:{port}: {error.strerror}") from error
    shown = "localhost" if host in EVERYWHERE else f"[{host}]" if ":" in host else host
    address = f"http://{shown}:{listening.getsockname()[1]}/"
    given = f"?token={token}" if token and not os.environ.get("DATELINE_TOKEN") else ""
    sys.stderr.write(f"The diary is at {address}{given} (stop with Ctrl+C)\n")
    # No access log: addresses hold what people search for, and a feed's hold the token.
    config = uvicorn.Config(
        app, log_level="warning", access_log=False, server_header=False, proxy_headers=False
    )
    uvicorn.Server(config).run(sockets=[listening])
