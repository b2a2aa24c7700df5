"""What goes wrong, told to programs: RFC 9457 `application/problem+json`, with each parameter that was wrong."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from starlette.responses import Response

__all__ = ["KINDS", "MEDIA_TYPE", "Problem", "Trouble", "Wrong", "answer"]

MEDIA_TYPE = "application/problem+json"
URN = "urn:dateline:problem:"


@dataclass(frozen=True, slots=True)
class Trouble:
    """A sort of problem: the end of its `type`, the HTTP status, and its title, which is always the same."""

    name: str
    status: int
    title: str


KINDS = {
    trouble.name: trouble
    for trouble in (
        Trouble("parameter", 400, "A parameter is unknown, missing or written wrongly"),
        Trouble("host", 400, "This server does not go by that name"),
        Trouble("token", 401, "The token is missing or wrong"),
        Trouble("unknown", 404, "There is no such thing in this diary"),
        Trouble("path", 404, "There is no such address"),
        Trouble("method", 405, "Only GET and HEAD are answered here"),
        Trouble("senseless", 422, "Each parameter is well written, but what is asked makes no sense"),
        Trouble("broken", 500, "Something went wrong here"),
        Trouble("busy", 503, "The diary is being written to"),
    )
}
"""Every problem that the API tells of, by name."""


@dataclass(frozen=True, slots=True)
class Wrong:
    """A parameter that was wrong: where it stands ("query" or "path"), its name, and why."""

    name: str
    why: str
    place: str = "query"


class Problem(Exception):
    """A request that can't be answered as it stands. `name` is one of `KINDS`."""

    def __init__(self, name: str, detail: str, wrong: Iterable[Wrong] = ()) -> None:
        super().__init__(detail)
        self.trouble = KINDS[name]
        self.detail = detail
        self.wrong = tuple(wrong)

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self), (self.trouble.name, self.detail, self.wrong)


def answer(problem: Problem, path: str, headers: Mapping[str, str] | None = None) -> Response:
    """The problem as the answer to a request for `path`."""
    told: dict[str, Any] = {
        "type": URN + problem.trouble.name,
        "title": problem.trouble.title,
        "status": problem.trouble.status,
        "detail": problem.detail,
        "instance": quote(path),
    }
    if problem.wrong:
        told["errors"] = [{"in": w.place, "name": w.name, "detail": w.why} for w in problem.wrong]
    body = json.dumps(told, ensure_ascii=False).encode("utf-8", "replace")
    return Response(body, problem.trouble.status, headers, MEDIA_TYPE)
