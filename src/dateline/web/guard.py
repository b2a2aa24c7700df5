"""The door: which host names are answered, who may come in, whose forms are taken, and the headers of every answer.

One ASGI middleware, so that no page can forget it. A page elsewhere on the web can make a browser knock here: it is kept
out by the Host check (a name that was made to point here), by the Origin check (a form sent from there) and by the token.
"""

from __future__ import annotations

import hmac
import ipaddress
import re
from dataclasses import dataclass
from hashlib import sha256
from urllib.parse import parse_qsl, urlencode

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from dateline.web.api import problems

__all__ = ["COOKIE", "ENTER", "HEADERS", "Door", "Guard"]

COOKIE = "dateline"
ENTER = "/enter"
STATIC = "/static/"
API = "/api/"
YEAR = 365 * 24 * 3600
SAFE = frozenset({"GET", "HEAD"})
_HOST = re.compile(r"(?:\[([0-9a-f:.]{2,45})\]|([a-z0-9.-]{1,253}))(?::[0-9]{1,5})?", re.IGNORECASE)
HEADERS = {
    "content-security-policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; form-action 'self';"
        " base-uri 'none'; frame-ancestors 'none'"
    ),
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
}


@dataclass(frozen=True, slots=True)
class Door:
    """Whom the server answers. `names` are the host names by which it may be called; with `numbers` also any address.

    A number needs no check: only a name can be made to point here. `token` is what a visitor must know, None where it
    listens to this machine alone.
    """

    names: frozenset[str]
    numbers: bool = False
    token: str | None = None

    def calls_us(self, host: str) -> bool:
        """Whether a Host header names this server."""
        written = _HOST.fullmatch(host)
        name = (written[1] or written[2]).casefold() if written else None
        if not name:
            return False
        return name in self.names or (self.numbers and _is_number(name))

    @property
    def pass_(self) -> str:
        """What a browser that has shown the token is given to show next time: not the token itself."""
        return hmac.new((self.token or "").encode(), b"dateline pass", sha256).hexdigest()

    def knows(self, token: str) -> bool:
        """Whether this is the token."""
        return self.token is not None and hmac.compare_digest(token.encode(), self.token.encode())


def _is_number(name: str) -> bool:
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return False
    return True


class Guard:
    """Around the whole site."""

    def __init__(self, app: ASGIApp, door: Door) -> None:
        self._app = app
        self._door = door

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request that may not come in; pass on one that may, and put the headers on its answer."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers[name] = value
                headers.setdefault("cache-control", "private, no-cache")
            await send(message)

        refused = self._refused(Request(scope))
        await (refused or self._app)(scope, receive, with_headers)

    def _refused(self, request: Request) -> Response | None:
        if not _one_host(request.headers) or not self._door.calls_us(request.headers.get("host", "")):
            return _refusal(request, "host", "This server does not go by that name.")
        if request.method not in SAFE and not _own_form(request):
            return _unsafe(request)
        return self._unknown(request) if self._door.token else None

    def _unknown(self, request: Request) -> Response | None:
        """Nothing for a visitor who knows the token; else the way to show it."""
        door, path = self._door, request.url.path
        kind, _, given = request.headers.get("authorization", "").partition(" ")
        if kind.casefold() == "bearer" and door.knows(given.strip()):
            return None
        if hmac.compare_digest(request.cookies.get(COOKIE, "").encode(), door.pass_.encode()):
            return None
        if path == ENTER or path.startswith(STATIC):
            return None
        token = None if path.startswith(API) else request.query_params.get("token")
        if token is not None and door.knows(token):
            if "." in path.rsplit("/", 1)[-1]:  # a calendar or feed reader keeps no cookies
                return None
            return admit(request, door)
        asked = urlencode({"next": f"{path}?{request.url.query}" if request.url.query else path})
        if "text/html" in request.headers.get("accept", "") and request.method in SAFE:
            return RedirectResponse(f"{ENTER}?{asked}", 303)
        return _refusal(request, "token", "Show the token: Authorization: Bearer …")


def _unsafe(request: Request) -> Response:
    """What is told to one who would write: the API has nothing that can be written, whoever it is."""
    if request.url.path.startswith(API):
        told = problems.Problem("method", f"{request.method} is not answered.")
        return problems.answer(told, request.url.path, {"allow": "GET, HEAD"})
    return PlainTextResponse("This form was sent from another site.\n", 403)


def _refusal(request: Request, name: str, told: str) -> Response:
    """What is told to one who may not come in: to a program of the API as a problem, to everybody else in words."""
    headers = {"www-authenticate": "Bearer"} if name == "token" else {}
    if request.url.path.startswith(API):
        return problems.answer(problems.Problem(name, told), request.url.path, headers)
    return PlainTextResponse(f"{told}\n", problems.KINDS[name].status, headers)


def admit(request: Request, door: Door, to: str | None = None) -> Response:
    """Give a browser its pass and send it on, without the token in its address."""
    rest = urlencode([(k, v) for k, v in parse_qsl(request.url.query) if k not in {"token", "next"}])
    here = request.url.path + (f"?{rest}" if rest else "")
    response = RedirectResponse(own_path(to or here), 303)
    secure = request.url.scheme == "https"
    response.set_cookie(COOKIE, door.pass_, max_age=YEAR, httponly=True, samesite="strict", secure=secure)
    return response


def own_path(path: str) -> str:
    """`path` if it leads to a page of this site, else the first page: "//elsewhere" and "/\\elsewhere" leave it."""
    ours = path.startswith("/") and path[1:2] not in {"/", "\\"}
    return path if ours and path.isprintable() else "/"


def _one_host(headers: Headers) -> bool:
    return len(headers.getlist("host")) == 1


def _own_form(request: Request) -> bool:
    """Whether a form comes from a page of ours: what the browser says of it; a program must show the token instead."""
    site = request.headers.get("sec-fetch-site")
    if site is not None:
        return site in {"same-origin", "none"}
    origin = request.headers.get("origin")
    if origin is not None:
        return origin == f"{request.url.scheme}://{request.headers['host']}"
    return request.headers.get("authorization", "").casefold().startswith("bearer ")
