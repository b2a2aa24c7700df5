"""The API's manners: nothing is sent twice, errors say what is wrong, nobody comes in who may not."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from starlette.testclient import TestClient

from dateline.diary import Diary
from dateline.model.errors import StoreDamaged, StoreLocked
from dateline.web.api import ROOT
from dateline.web.guard import HEADERS
from tests.fakes.program import got
from tests.fakes.site import client, diary_of, harbour, hostile

PROBLEM = "application/problem+json"


@pytest.fixture(scope="module")
def diary() -> Iterator[Diary]:
    with diary_of([*harbour(), hostile()]) as diary:
        yield diary


@pytest.fixture(scope="module")
def program(diary: Diary) -> Iterator[TestClient]:
    with client(diary) as visitor:
        yield visitor


def test_an_answer_is_not_sent_twice(program: TestClient) -> None:
    for path in (ROOT, f"{ROOT}/openapi.json", f"{ROOT}/events", f"{ROOT}/health"):
        first = program.get(path)
        tag = first.headers["etag"]
        for said in (tag, f"W/{tag}", f'"x", {tag}', "*"):
            again = program.get(path, headers={"if-none-match": said})
            assert (304, b"", tag) == (again.status_code, again.content, again.headers["etag"])
        assert program.get(path, headers={"if-none-match": '"x"'}).status_code == 200
        assert program.head(path).headers["etag"] == tag


def problem(answer: Any, status: int, name: str) -> Any:
    assert (status, PROBLEM) == (answer.status_code, answer.headers["content-type"])
    told = answer.json()
    assert (f"urn:dateline:problem:{name}", status) == (told["type"], told["status"])
    assert {header: answer.headers[header] for header in HEADERS} == HEADERS
    return told


@pytest.mark.parametrize(
    ("path", "asked", "wrong"),
    [
        ("/events", {"as_of": "yesterday"}, {"as_of"}),
        ("/events", {"as_of": "2031-02-30"}, {"as_of"}),
        ("/events", {"as_of": "20310520"}, {"as_of"}),
        ("/events", {"as_of": ""}, {"as_of"}),
        ("/events", {"who": "  "}, {"who"}),
        ("/events", {"who": "x" * 301}, {"who"}),
        ("/events", {"status": "Held"}, {"status"}),
        ("/events", {"limit": "0"}, {"limit"}),
        ("/events", {"limit": "²"}, {"limit"}),
        ("/events", {"limit": "9" * 5000}, {"limit"}),
        ("/events", {"limti": "3", "kind": "picnic"}, {"limti", "kind"}),
        ("/events", [("kind", "vote"), ("kind", "strike")], {"kind"}),
        ("/events", {"cursor": "../"}, {"cursor"}),
        ("/events", {"token": "x"}, {"token"}),
        ("/events/x", {"limit": "3"}, {"limit"}),
        ("/changes", {}, {"since"}),
        ("/search", {"among": "events"}, {"among", "q"}),
        ("/health", {"x": "1"}, {"x"}),
        (f"/events/{'x' * 301}", {}, {"id"}),
    ],
)
def test_what_is_written_wrongly_is_named(
    program: TestClient, path: str, asked: Any, wrong: set[str]
) -> None:
    told = problem(program.get(ROOT + path, params=asked), 400, "parameter")
    assert wrong == {error["name"] for error in told["errors"]}
    assert all(error["name"] in told["detail"] for error in told["errors"])


def test_a_slip_of_the_pen_is_told_what_was_meant(program: TestClient) -> None:
    told = problem(program.get(f"{ROOT}/events", params={"as-of": "2031-05-20"}), 400, "parameter")
    assert "did you mean as_of?" in told["detail"]


@pytest.mark.parametrize(
    ("path", "asked", "wrong"),
    [
        ("/events", {"from": "2031-05-20", "to": "2031-05-19"}, {"from"}),
        ("/statements", {"from": "2031-05-20", "to": "2031-05-19"}, {"from"}),
        ("/changes", {"since": "2031-05-20", "as_of": "2031-05-19"}, {"since"}),
        ("/changes", {"since": "2032-01-01"}, {"since"}),
        ("/search", {"q": "“…”"}, {"q"}),
        ("/events", {"cursor": "AAAA"}, {"cursor"}),
        ("/events", {"cursor": "WyJhIiwgMV0"}, {"cursor"}),
        ("/events", {"cursor": "W1tbW1tbW1tb" * 300}, {"cursor"}),
        ("/events/e", {}, None),
    ],
)
def test_what_makes_no_sense_is_told(
    program: TestClient, path: str, asked: dict[str, str], wrong: set[str] | None
) -> None:
    told = problem(program.get(ROOT + path, params=asked), 422, "senseless")
    assert wrong == ({error["name"] for error in told["errors"]} if "errors" in told else None)


def test_a_cursor_serves_its_own_question_alone(program: TestClient) -> None:
    cursor = got(program, "/events", limit=1)["next"]
    assert got(program, "/events", limit=3, cursor=cursor)
    for path, asked in (
        ("/events", {"kind": "vote"}),
        ("/events", {"as_of": "2031-05-10"}),
        ("/articles", {}),
    ):
        told = problem(program.get(ROOT + path, params=asked | {"cursor": cursor}), 422, "senseless")
        assert "another question" in told["detail"]


@pytest.mark.parametrize(
    "path",
    ["/events/nothing", "/stories/nothing", "/articles/nothing", "/sources/nobody", "/events?story=nothing"],
)
def test_what_is_not_there(program: TestClient, path: str) -> None:
    problem(program.get(ROOT + path), 404, "unknown")


@pytest.mark.parametrize(
    "path", ["/api/", "/api/v1/", "/api/v1/event", "/api/v2/events", "/api/v1/events/a/b", "/api/v1/events/"]
)
def test_an_address_that_is_none(program: TestClient, path: str) -> None:
    problem(program.get(path), 404, "path")


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE", "OPTIONS"])
def test_nothing_is_written(program: TestClient, method: str) -> None:
    for site in ("none", "cross-site"):
        told = program.request(method, f"{ROOT}/events", headers={"sec-fetch-site": site})
        problem(told, 405, "method")
        assert {"GET", "HEAD"} == set(told.headers["allow"].split(", "))


def test_only_who_shows_the_token_comes_in(diary: Diary) -> None:
    token = "a-token-of-some-length"
    with client(diary, token=token) as program:
        for path in ("/events", "/openapi.json", "/nothing"):
            answer = program.get(ROOT + path)
            problem(answer, 401, "token")
            assert answer.headers["www-authenticate"] == "Bearer"
            # Addresses are kept in logs: the API takes no token from one.
            problem(program.get(ROOT + path, params={"token": token}), 401, "token")
        shown = program.get(f"{ROOT}/openapi.json", headers={"authorization": f"Bearer {token}"})
        assert shown.json()["security"] == [{"token": []}]
        assert "security" not in got_open(diary)


def got_open(diary: Diary) -> Any:
    with client(diary) as program:
        return got(program, "/openapi.json")


def test_another_host_name_is_a_problem(program: TestClient) -> None:
    problem(program.get(f"{ROOT}/events", headers={"host": "evil.example"}), 400, "host")


@contextmanager
def failing(monkeypatch: pytest.MonkeyPatch, error: Exception) -> Iterator[TestClient]:
    def fails(*_: object, **__: object) -> None:
        raise error

    with diary_of(harbour()) as diary, client(diary) as program:
        monkeypatch.setattr(Diary, "search", fails)
        yield program


@pytest.mark.parametrize(
    ("error", "status", "name"),
    [
        (StoreLocked("x"), 503, "busy"),
        (StoreDamaged("x"), 500, "broken"),
        (ZeroDivisionError("secret"), 500, "broken"),
    ],
)
def test_trouble_in_the_house_is_a_problem(
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
    error: Exception,
    status: int,
    name: str,
) -> None:
    with failing(monkeypatch, error) as program:
        answer = program.get(f"{ROOT}/search", params={"q": "talks"})
        told = problem(answer, status, name)
        assert "secret" not in answer.text
        assert (status == 503) == ("retry-after" in answer.headers)
        assert told["instance"] == f"{ROOT}/search"
        told_to_the_house = [r.exc_info[1] for r in caplog.records if r.exc_info]
        assert ([] if status == 503 else [error]) == told_to_the_house
        assert "talks" not in caplog.text.partition("Traceback")[0]  # what is searched for is private
