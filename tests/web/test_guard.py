"""The door: whom it answers, whose forms it takes, who must show a token."""

from __future__ import annotations

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
