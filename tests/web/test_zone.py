"""The visitor's own time zone: it stays in every address, moves times of day and what today is, and never a day that was written."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from starlette.testclient import TestClient

from dateline.model import Dated, Reading
from dateline.web.views.words import hour
from tests.fakes.site import client, diary_of, harbour

HONOLULU = ZoneInfo("Pacific/Honolulu")
EAST = timezone(timedelta(hours=2))


def timed() -> Reading:
    """The first page, with the times of day that it gives."""
    first = harbour()[0]
    at = datetime(2031, 5, 2, 8, 30, tzinfo=EAST)
    return replace(first, article=replace(first.article, published=Dated(at, "json-ld"), modified=Dated(at + timedelta(hours=3), "json-ld"), fetched=datetime(2031, 5, 4, 7, tzinfo=UTC)))  # fmt: skip


@pytest.fixture(scope="module")
def browser() -> Iterator[TestClient]:
    with diary_of([timed(), *harbour()[1:]]) as diary, client(diary) as visitor:
        yield visitor


def test_today_is_the_day_on_the_visitors_wall(browser: TestClient) -> None:
    assert "Diary <small>Tue 20 May 2031</small>" in browser.get("/").text
    there = browser.get("/", params={"tz": "pacific/honolulu"}).text
    assert "Diary <small>Mon 19 May 2031, Pacific/Honolulu</small>" in there
    assert 'id="as_of" type="date" name="as_of" value="2031-05-19"' in there


def test_a_past_day_is_the_same_everywhere(browser: TestClient) -> None:
    asked = {"as_of": "2031-05-10"}
    here = re.findall(r'<li class="event".*?</li>', browser.get("/", params=asked).text, re.DOTALL)
    there = browser.get("/", params=asked | {"tz": "Pacific/Honolulu"}).text.replace(
        "&amp;tz=Pacific/Honolulu", ""
    )
    assert here
    assert here == re.findall(r'<li class="event".*?</li>', there, re.DOTALL)


@pytest.mark.parametrize("path", ["/", "/stories", "/search", "/who", "/article/first"])
def test_it_stays_in_every_link_and_form(browser: TestClient, path: str) -> None:
    html = browser.get(path, params={"tz": "Pacific/Honolulu", "name": "Harbour Guild"}).text
    links = [link for link in re.findall(r'<a ([^>]*href="/[^"]*"[^>]*)>', html) if "data-clock" not in link]
    assert links
    assert [] == [link for link in links if "tz=Pacific/Honolulu" not in link]
    forms = re.findall(r"<form.*?</form>", html, re.DOTALL)
    assert [] == [form for form in forms if 'name="tz"' not in form]
    back = re.findall(r'href="([^"]*)" data-clock', html)
    assert len(back) == 1
    assert "tz=" not in back[0]


def test_times_of_day_move_and_days_do_not(browser: TestClient) -> None:
    here = browser.get("/article/first").text
    assert "Fri 2 May 2031 (08:30 UTC+02:00)" in here
    assert "changed 11:30 UTC+02:00" in here
    assert "fetched Sun 4 May 2031 (07:00 UTC)" in here
    there = browser.get("/article/first", params={"tz": "Pacific/Honolulu"}).text
    assert "Fri 2 May 2031 (Thu 1 May 2031, 20:30 in Pacific/Honolulu)" in there
    assert "fetched Sun 4 May 2031 (Sat 3 May 2031, 21:00 in Pacific/Honolulu)" in there


@pytest.mark.parametrize(
    "zone", ["Nowhere/None", "../../../etc/passwd", "/etc/passwd", "America", "\x00", "localtime", "UTC+2"]
)
def test_a_zone_that_is_none_is_told_so(browser: TestClient, zone: str) -> None:
    answer = browser.get("/", params={"tz": zone})
    assert answer.status_code == 400
    assert "is not a time zone; write it like Europe/Lisbon" in answer.text


@pytest.mark.parametrize(
    ("moment", "told"),
    [
        (date(2031, 5, 2), ""),
        (datetime(2031, 5, 2, tzinfo=UTC), ""),
        (datetime(2031, 5, 2, 8, 5), "08:05"),  # noqa: DTZ001 (a page that tells no zone)
        (datetime(2031, 5, 2, 18, 5, tzinfo=UTC), "08:05 in Pacific/Honolulu"),
        (datetime(1, 1, 1, 0, 1, tzinfo=UTC), "00:01 UTC"),
    ],
)
def test_hours(moment: date, told: str) -> None:
    assert told == hour(moment, HONOLULU)
