"""`dateline serve`: the diary in a browser. Loopback only, unless told otherwise; then nobody comes in without the token."""

from __future__ import annotations

from pathlib import Path

import click

from dateline.cli.listening import EVERYWHERE, given_token, listen, new_token
from dateline.cli.opening import now, opened
from dateline.cli.options import database

__all__ = ["serve"]


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

    given = given_token()
    token = given or (None if is_loopback(host) else new_token())
    shown = f"?token={token}" if token and not given else ""
    known = {name.casefold() for name in names} | set(LOOPBACK) | ({host} - EVERYWHERE)
    door = Door(frozenset(known), numbers=not is_loopback(host), token=token)
    with opened(db, must_exist=True) as diary:
        listen(
            lambda: site(diary, door=door, now=now, at_once=True),
            host,
            port,
            lambda address: f"The diary is at {address}/{shown}",
        )
