"""What nobody foresaw: the server's log is told of it once, with the way that led there; the visitor hears that it happened.

What a visitor asked for is private: the log has the path and not the words behind it.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from urllib.parse import quote

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from dateline.model.errors import DatelineError

__all__ = ["noted", "watched"]

_LOG = logging.getLogger("dateline.web")  # on standard error, where nobody has set up anything else

Endpoint = Callable[[Request], Response]


def noted(request: Request, error: Exception) -> None:
    """Write an error into the log, with its traceback."""
    _LOG.error("%s %s went wrong", request.method, quote(request.url.path), exc_info=error)


def watched(
    endpoint: Endpoint, *expected: type[Exception], broken: Callable[[Request, Exception], Response]
) -> Endpoint:
    """The endpoint; whatever else than the `expected` (and Dateline's and HTTP's own) it raises is noted and answered by `broken`."""

    foreseen: tuple[type[Exception], ...] = (DatelineError, HTTPException, *expected)

    def answer(request: Request) -> Response:
        try:
            return endpoint(request)
        except foreseen:
            raise
        except Exception as error:  # noqa: BLE001 (what nobody foresaw)
            noted(request, error)
            return broken(request, error)

    return answer
