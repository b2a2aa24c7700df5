"""The addresses of the site, and how a view becomes an answer: asked, looked up, laid out, written; trouble told in words."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import parse_qsl, unquote

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp

from dateline.diary import Diary
from dateline.model.errors import DatelineError, NotFound, StoreLocked, UsageError
from dateline.web import answers
from dateline.web.api import api
from dateline.web.asked import Asked, asked
from dateline.web.endings import split, written
from dateline.web.guard import ENTER, Door, Guard, admit
from dateline.web.mishaps import noted, watched
from dateline.web.paper import Paper, static
from dateline.web.shelf import Shelf
from dateline.web.tagged import tagged
from dateline.web.views.shown import Shown

__all__ = ["LOOPBACK", "is_loopback", "site"]

LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})
HTML = "text/html; charset=utf-8"
FORM = 4_000  # bytes of the form that asks for the token
TROUBLE = {NotFound: 404, UsageError: 400, StoreLocked: 503}
View = Callable[[Shelf, Asked, str], Shown]
_VIEWS: tuple[tuple[str, View], ...] = (
    ("/", answers.diary),
    ("/diary", answers.diary),
    ("/event/{id}", answers.event),
    ("/stories", answers.stories),
    ("/story/{id}", answers.story),
    ("/article/{id}", answers.article),
    ("/search", answers.search),
    ("/voices", answers.voices),
    ("/who", answers.who),
    ("/doubts", answers.doubts),
)


def is_loopback(host: str) -> bool:
    """Whether a server that listens there is heard by this machine alone."""
    return host in LOOPBACK or re.fullmatch(r"127(\.[0-9]{1,3}){3}", host) is not None


def site(diary: Diary, *, door: Door, now: Callable[[], datetime], at_once: bool = False) -> ASGIApp:
    """The whole site. `now` is the clock: only its day is asked for. `at_once`: the first visitor shall wait less."""
    shelf = Shelf(diary, now)
    if at_once:
        shelf.begin()
    desk = _Desk(shelf, Paper(), door)
    routes = [
        api(shelf, token=door.token is not None),
        Route("/static/{name}", static, methods=["GET"]),
        Route(ENTER, desk.enter, methods=["GET"]),
        Route(ENTER, desk.token, methods=["POST"]),
        *(Route(path, desk.answers(view), methods=["GET"]) for path, view in _VIEWS),
        *(Route(f"{path}.{{ending}}", desk.answers(view), methods=["GET"]) for path, view in _plain()),
    ]
    # Around everything, so that even the answer to a mistake of ours has its headers.
    return Guard(
        Starlette(
            routes=routes,
            exception_handlers={DatelineError: desk.trouble, HTTPException: desk.missing, Exception: _broken},
        ),
        door,
    )


def _plain() -> list[tuple[str, View]]:
    return [(path, view) for path, view in _VIEWS if "{" not in path and path != "/"]


def _broken(_: Request, __: Exception) -> Response:
    return PlainTextResponse("Something went wrong here; the server's log says what.\n", 500)


@dataclass(frozen=True, slots=True)
class _Desk:
    """What every answer needs."""

    shelf: Shelf
    paper: Paper
    door: Door

    def answers(self, view: View) -> Callable[[Request], Response]:
        """An endpoint; Starlette calls it in a thread of its own."""

        def endpoint(request: Request) -> Response:
            path, ending = split(unquote(request.url.path))
            id_ = split(request.path_params.get("id", ""))[0]
            given = asked(path, request.query_params)
            shown = view(self.shelf.at(given.zone), given, id_)
            if shown.redirect:
                path = f"{shown.redirect}.{ending}" if ending else shown.redirect
                return RedirectResponse(given.link(path, **given.own), 302)
            if not ending:
                if request.path_params.get("ending"):
                    raise HTTPException(404)
                return tagged(request, self._page(shown, given), HTML)
            if shown.subject is None:
                raise HTTPException(404)
            media_type, text = written(ending, shown.subject(str(request.base_url).rstrip("/")))
            return tagged(request, text, f"{media_type}; charset=utf-8")

        return watched(endpoint, broken=_broken)

    def _page(self, shown: Shown, given: Asked) -> str:
        shelf = self.shelf.at(given.zone)
        wall = {"today": shelf.today(), "clock": self.shelf.clock()}
        return self.paper.page(shown, given, wall | {"behind": shown.whole and shelf.behind(given.as_of)})

    def enter(self, request: Request) -> Response:
        """The form that asks for the token."""
        return self._form(request.query_params.get("next", "/"), "")

    async def token(self, request: Request) -> Response:
        """The form, filled in."""
        form = dict(parse_qsl(await _body(request)))
        given, to = form.get("token", "").strip(), form.get("next", "/")
        if self.door.knows(given):
            return admit(request, self.door, to)
        return self._form(to, "That is not the token.", 401)

    def _form(self, to: str, said: str, code: int = 200) -> Response:
        shown = Shown("enter.html", "Token", {"next": to, "said": said})
        return Response(self.paper.bare(shown), code, media_type="text/html")

    def trouble(self, request: Request, error: Exception) -> Response:
        """What is not there, makes no sense, or can't be had now."""
        code = next((code for kind, code in TROUBLE.items() if isinstance(error, kind)), 500)
        told = str(error) if code < 500 else "The diary is being written to. Try again in a moment."
        if code == 500:
            noted(request, error)
            told = "The diary's file is in trouble; `dateline doctor` says more."
        return self._told(code, told)

    def missing(self, _: Request, error: Exception) -> Response:
        """A page that does not exist, or a form that is not taken."""
        code = error.status_code if isinstance(error, HTTPException) else 500
        return self._told(
            code, {404: "There is no such page.", 405: "That can't be sent here."}.get(code, "No.")
        )

    def _told(self, code: int, told: str) -> Response:
        return Response(self.paper.bare(Shown("trouble.html", "Trouble", told)), code, media_type="text/html")


async def _body(request: Request) -> str:
    """A small form as it was sent; Starlette's own reading of forms wants one more library."""
    body = b""
    async for chunk in request.stream():
        body += chunk
        if len(body) > FORM:
            raise HTTPException(413)
    return body.decode("utf-8", "replace")
