"""Where a server of ours listens, and the token that it asks for."""

from __future__ import annotations

import os
import secrets
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING

from dateline.model.errors import StoreError, UsageError

if TYPE_CHECKING:
    from starlette.types import ASGIApp

__all__ = ["EVERYWHERE", "given_token", "listen", "new_token"]

EVERYWHERE = frozenset({"0.0.0.0", "::", ""})  # noqa: S104 (compared with, not listened on)
LEAST = 16  # characters of a token


def given_token() -> str | None:
    """The token that was set, None where none was. Raises UsageError for one that could be guessed."""
    given = os.environ.get("DATELINE_TOKEN")
    if given and len(given) < LEAST:
        raise UsageError(f"$DATELINE_TOKEN is too short: at least {LEAST} characters")
    return given or None


def new_token() -> str:
    """A token that nobody can guess."""
    return secrets.token_urlsafe(24)


def listen(made: Callable[[], ASGIApp], host: str, port: int, told: Callable[[str], str]) -> None:
    """Serve until stopped what is made once it listens; `told` makes of the address what is said of it at the start.

    Raises StoreError where it can't listen.
    """
    import socket  # noqa: PLC0415 (late: --help stays quick)

    import uvicorn  # noqa: PLC0415 (late: --help stays quick)

    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        listening = socket.create_server((host, port), family=family)
    except OSError as error:
        raise StoreError(f"can't listen on {host}:{port}: {error.strerror}") from error
    shown = "localhost" if host in EVERYWHERE else f"[{host}]" if ":" in host else host
    sys.stderr.write(f"{told(f'http://{shown}:{listening.getsockname()[1]}')} (stop with Ctrl+C)\n")
    sys.stderr.flush()
    # No access log: addresses hold what people search for, and a feed's hold the token.
    config = uvicorn.Config(
        made(), log_level="warning", access_log=False, server_header=False, proxy_headers=False
    )
    uvicorn.Server(config).run(sockets=[listening])
