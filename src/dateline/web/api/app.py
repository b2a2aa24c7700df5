"""The API as a part of the site: from the table to routes, from an answer to JSON with its tag, from trouble to a problem."""

from __future__ import annotations

import json
from collections.abc import Callable
from importlib.metadata import version
from typing import Any
from urllib.parse import urlencode

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Mount, Route

from dateline.model.errors import DatelineError, NotFound, StoreLocked, UsageError
from dateline.web.api import problems
from dateline.web.api.description import description
from dateline.web.api.parameters import question
from dateline.web.api.problems import Problem
from dateline.web.api.table import ENDPOINTS, ROOT, Endpoint
from dateline.web.mishaps import noted, watched
from dateline.web.shelf import Shelf
from dateline.web.tagged import tagged

__all__ = ["API", "api"]

API = "/api"
VERSION = ROOT.removeprefix(API)
JSON = "application/json"
SOON = {"retry-after": "1"}  # seconds
NAMES = {404: "path", 405: "method"}


def api(shelf: Shelf, *, token: bool) -> Mount:
    """All of it, under `/api`; `token`: whether visitors must show one."""
    described, index = _written(description(token=token)), _written(_index())
    routes = [
        Route(VERSION, lambda request: tagged(request, index, JSON), methods=["GET"]),
        Route(f"{VERSION}/openapi.json", lambda request: tagged(request, described, JSON), methods=["GET"]),
        *(Route(_pattern(e), _watched(shelf, e), methods=["GET"], name=e.name) for e in ENDPOINTS),
    ]
    app = Starlette(
        routes=routes,
        exception_handlers={
            Problem: _problem,
            DatelineError: _trouble,
            HTTPException: _missing,
            Exception: _broken,
        },
    )
    app.router.redirect_slashes = False
    return Mount(API, app=app)


def _index() -> dict[str, Any]:
    return {
        "generator": f"dateline {version('dateline')}",
        "openapi": f"{ROOT}/openapi.json",
        "paths": [{"path": ROOT + endpoint.path, "told": endpoint.told} for endpoint in ENDPOINTS],
    }


def _pattern(endpoint: Endpoint) -> str:
    """A name may have a slash in it; an id has none."""
    return VERSION + endpoint.path.replace("{name}", "{name:path}")


def _watched(shelf: Shelf, endpoint: Endpoint) -> Callable[[Request], Response]:
    return watched(_answers(shelf, endpoint), Problem, broken=_broken)


def _answers(shelf: Shelf, endpoint: Endpoint) -> Callable[[Request], Response]:
    """An endpoint; Starlette calls it in a thread of its own."""

    def answer(request: Request) -> Response:
        given = request.query_params.multi_items()
        asked = question(endpoint.path, endpoint.parameters, request.path_params, given)
        told = endpoint.answer(shelf, asked)
        headers = {}
        if told.next is not None:
            rest = urlencode([(n, v) for n, v in given if n != "cursor"] + [("cursor", told.next)])
            headers["link"] = f'<{ROOT}{endpoint.path}?{rest}>; rel="next"'
        return tagged(request, _written(told.record), JSON, headers)

    return answer


def _written(record: object) -> str:
    return json.dumps(record, ensure_ascii=False, separators=(",", ":"))


def _problem(request: Request, error: Exception) -> Response:
    assert isinstance(error, Problem)
    return problems.answer(error, request.url.path)


def _trouble(request: Request, error: Exception) -> Response:
    """What is not there, makes no sense, or can't be had now."""
    path = request.url.path
    if isinstance(error, NotFound):
        return problems.answer(Problem("unknown", str(error)), path)
    if isinstance(error, UsageError):
        return problems.answer(Problem("senseless", str(error)), path)
    if isinstance(error, StoreLocked):
        told = "The diary is being written to. Try again in a moment."
        return problems.answer(Problem("busy", told), path, SOON)
    noted(request, error)
    told = "The diary's file is in trouble; `dateline doctor` says more."
    return problems.answer(Problem("broken", told), path)


def _missing(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    name = NAMES.get(error.status_code, "path")
    told = {
        "path": f"{ROOT}/openapi.json lists the addresses that there are.",
        "method": f"{request.method} is not answered.",
    }[name]
    return problems.answer(Problem(name, told), request.url.path, error.headers)


def _broken(request: Request, _: Exception) -> Response:
    return problems.answer(Problem("broken", "The server's log says what."), request.url.path)
