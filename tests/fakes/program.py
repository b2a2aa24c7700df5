"""A program that asks the API: one answer, or a whole list by its cursors."""

from __future__ import annotations

from typing import Any

from starlette.testclient import TestClient

from dateline.web.api import ROOT

__all__ = ["got", "walked"]


def got(program: TestClient, path: str, **asked: Any) -> Any:
    """The JSON of an answer; None is not asked."""
    asked = {name.rstrip("_"): value for name, value in asked.items() if value is not None}
    answer = program.get(ROOT + path, params=asked)
    assert answer.status_code == 200, answer.text
    return answer.json()


def walked(program: TestClient, path: str, limit: int = 2, **asked: Any) -> list[Any]:
    """A whole list, by its cursors."""
    found, cursor = [], None
    while True:
        leaf = got(program, path, limit=limit, cursor=cursor, **asked)
        assert len(leaf["items"]) <= limit
        found += leaf["items"]
        cursor = leaf["next"]
        if cursor is None:
            # Of a search, what a filter leaves out is found on the way.
            assert leaf["count"] == len(found) or (path == "/search" and leaf["count"] > len(found))
            return found
