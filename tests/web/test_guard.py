"""The door: whom it answers, whose forms it takes, who must show a token."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from starlette.testclient import TestClient

from dateline.diary import Diary
from dateline.web import Door, is_loopback
from dateline.web.guard import HEADERS, own_path
from tests.fakes.site import HERE, client, diary_of, harbour

TOKEN = "a-token-of-some-length"


@pytest.fixture(scope="module")
def diary() -> Iterator[Diary]:
    with diary_of(harbour()) as diary:
        yield diary


@pytest.fixture
def browser(diary: Diary) -> Iterator[TestClient]:
    with client(diary) as visitor:
        yield visitor


@pytest.fixture
def stranger(diary: Diary) -> Iterator[TestClient]:
    with client(diary, token=TOKEN, numbers=True, base="http://192.0.2.7:8765") as visitor:
        yield visitor


@pytest.mark.parametrize("host", ["localhost", "localhost:9", "127.0.0.1:8765", "[::1]:8765", "LOCALHOST"])
def test_it_goes_by_its_own_names(browser: TestClient, host: str) -> None:
    assert browser.get("/stories", headers={"host": host}).status_code == 200


@pytest.mark.parametrize(
    "host",
    ["evil.example", "evil.example:8765", "127.0.0.1.evil.example", "localhost.", "", "127.0.0.1@evil.example", "192.0.2.7",
     "evil.example/127.0.0.1", "a b", "[::1", "2130706433"],
)  # fmt: skip
def test_a_name_that_was_made_to_point_here_is_refused(browser: TestClient, host: str) -> None:
    assert browser.get("/stories", headers={"host": host}).status_code == 400


def test_a_number_is_no_name_that_can_be_made_to_point_here() -> None:
    assert Door(frozenset(), numbers=True).calls_us("192.0.2.7:80")
    assert not Door(frozenset(), numbers=True).calls_us("evil.example")


@pytest.mark.parametrize("path", ["/", "/nothing", "/static/style.css", "/enter"])
def test_every_answer_has_the_headers(browser: TestClient, path: str) -> None:
    answer = browser.get(path)
    assert {name: answer.headers[name] for name in HEADERS} == HEADERS
    assert "unsafe" not in answer.headers["content-security-policy"]


@pytest.mark.parametrize(
    ("headers", "code"),
    [
        ({"sec-fetch-site": "same-origin"}, 401),
        ({"sec-fetch-site": "none"}, 401),
        ({"sec-fetch-site": "cross-site"}, 403),
        ({"sec-fetch-site": "same-site"}, 403),
        ({"sec-fetch-site": "cross-site", "origin": HERE}, 403),
        ({"origin": HERE}, 401),
        ({"origin": "https://evil.example"}, 403),
        ({"origin": "null"}, 403),
        ({"origin": "http://127.0.0.1:9999"}, 403),
        ({}, 403),
    ],
)
def test_a_form_from_elsewhere_is_refused(browser: TestClient, headers: dict[str, str], code: int) -> None:
    answer = browser.post("/enter", data={"token": "wrong", "next": "/"}, headers=headers)
    assert answer.status_code == code


def test_nothing_is_written_by_asking(browser: TestClient) -> None:
    own = {"sec-fetch-site": "same-origin"}
    assert {browser.request(m, "/", headers=own).status_code for m in ("POST", "PUT", "DELETE", "PATCH")} == {
        405
    }


def test_a_stranger_is_asked_for_the_token(stranger: TestClient) -> None:
    answer = stranger.get("/event/x?as_of=2031-05-03", headers={"accept": "text/html"})
    assert answer.status_code == 303
    assert answer.headers["location"] == "/enter?next=%2Fevent%2Fx%3Fas_of%3D2031-05-03"
    assert stranger.get("/diary.json").status_code == 401
    assert stranger.get("/enter").status_code == 200


def test_the_token_opens_and_does_not_stay_in_the_address(stranger: TestClient) -> None:
    answer = stranger.get(f"/?by=day&token={TOKEN}")
    assert (answer.status_code, answer.headers["location"]) == (303, "/?by=day")
    cookie = answer.headers["set-cookie"]
    assert TOKEN not in cookie
    assert "HttpOnly" in cookie
    assert "SameSite=strict" in cookie
    assert stranger.get("/").status_code == 200


def test_the_form_opens(stranger: TestClient) -> None:
    own = {"sec-fetch-site": "same-origin"}
    assert stranger.post("/enter", data={"token": "wrong", "next": "/"}, headers=own).status_code == 401
    answer = stranger.post("/enter", data={"token": TOKEN, "next": "/stories"}, headers=own)
    assert (answer.status_code, answer.headers["location"]) == (303, "/stories")
    assert stranger.get("/stories").status_code == 200


def test_a_program_shows_the_token_each_time(stranger: TestClient) -> None:
    assert stranger.get("/diary.json", headers={"authorization": f"Bearer {TOKEN}"}).status_code == 200
    assert stranger.get("/diary.json", params={"token": TOKEN}).status_code == 200
    for wrong in ("", "x", TOKEN + "x", TOKEN.upper(), "ü"):
        assert stranger.get("/diary.json", params={"token": wrong}).status_code == 401
    assert stranger.get("/diary.json", headers={"cookie": "dateline=x"}).status_code == 401


@pytest.mark.parametrize(
    "to",
    [
        "//evil.example",
        "/\\evil.example",
        "https://evil.example",
        "javascript:alert(1)",
        "",
        "x",
        "/a\r\nb: c",
    ],
)
def test_the_token_leads_nowhere_else(to: str) -> None:
    assert own_path(to) == "/"


def test_pages_of_this_site_are_led_to() -> None:
    assert own_path("/event/x?as_of=2031-05-03") == "/event/x?as_of=2031-05-03"


@pytest.mark.parametrize(("host", "alone"), [("127.0.0.1", True), ("127.8.0.1", True), ("::1", True), ("localhost", True),
                                             ("0.0.0.0", False), ("::", False), ("192.0.2.7", False), ("127.evil.example", False)])  # fmt: skip
def test_what_is_heard_by_this_machine_alone(host: str, alone: bool) -> None:
    assert is_loopback(host) is alone


PATHS = (
    "/",
    "/diary.ics",
    "/event/x",
    "/story/x",
    "/search",
    "/who",
    "/static/style.css",
    "/nothing",
    "/api/v1",
    "/api/v1/openapi.json",
)


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE"])
def test_only_the_token_is_ever_sent_here(browser: TestClient, path: str, method: str) -> None:
    for sender in ({"sec-fetch-site": "cross-site"}, {"origin": "https://evil.example"}, {}):
        answer = browser.request(method, path, headers=sender)
        assert answer.status_code == (405 if path.startswith("/api/") else 403)
        assert "access-control-allow-origin" not in answer.headers
    assert browser.request(method, path, headers={"origin": HERE}).status_code in {404, 405}


def test_every_form_asks_and_only_one_sends(browser: TestClient) -> None:
    pages = ["/", "/enter", "/search", "/stories", "/voices", "/doubts", "/article/first", "/who?name=Echo"]
    pages += re.findall(r'href="(/(?:story|event)/\w+)', browser.get("/").text)
    sorts = {
        (method, action)
        for path in pages
        for method, action in re.findall(
            r'<form[^>]*method="(\w+)"[^>]*action="([^"?]*)', browser.get(path).text
        )
    }
    assert ("post", "/enter") in sorts
    assert {"/enter"} == {action for method, action in sorts if method != "get"}


def test_a_form_that_is_too_large_is_not_read(browser: TestClient) -> None:
    answer = browser.post(
        "/enter", content=b"token=" + b"x" * 10_000, headers={"sec-fetch-site": "same-origin"}
    )
    assert answer.status_code == 413


@pytest.mark.parametrize(
    "header",
    [
        "x-forwarded-host",
        "forwarded",
        "x-forwarded-proto",
        "x-original-url",
        "x-rewrite-url",
        "x-http-method-override",
    ],
)
def test_nobody_else_says_what_this_server_is_called(browser: TestClient, header: str) -> None:
    told = {header: "host=evil.example;proto=evil" if header == "forwarded" else "evil.example"}
    assert browser.get("/diary.ics").content == browser.get("/diary.ics", headers=told).content


def test_two_hosts_are_none(browser: TestClient) -> None:
    answer = browser.get("/", headers=[("host", "localhost"), ("host", "evil.example")])
    assert answer.status_code == 400


def test_the_pass_is_kept_from_scripts_other_sites_and_plain_lines(diary: Diary) -> None:
    with client(diary, token=TOKEN, base="https://localhost") as visitor:
        cookie = visitor.get("/", params={"token": TOKEN}).headers["set-cookie"]
    assert {"HttpOnly", "Secure", "SameSite=strict", "Path=/"} <= {part.strip() for part in cookie.split(";")}


def test_a_pass_ends_with_its_token(diary: Diary) -> None:
    with client(diary, token=TOKEN, base="http://localhost") as visitor:
        visitor.get("/", params={"token": TOKEN})
        held = visitor.cookies["dateline"]
    with client(diary, token="another-token-of-some-length", base="http://localhost") as visitor:
        assert visitor.get("/diary.json", headers={"cookie": f"dateline={held}"}).status_code == 401


@pytest.mark.parametrize(
    "path", ["/diary.ics", "/stories", "/event/x.json", "/api/v1/events", "/nothing", "/static/../diary"]
)
def test_without_the_token_nothing_is_told_not_even_what_there_is(stranger: TestClient, path: str) -> None:
    answer = stranger.get(path)
    assert answer.status_code == 401
    assert "Harbour" not in answer.text
