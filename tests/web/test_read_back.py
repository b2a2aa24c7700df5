"""Every page by its ending: the same events, as another program takes them; hostile pages among them."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterator
from io import StringIO
from typing import Any

import feedparser
import pytest
from icalendar import Calendar
from starlette.testclient import TestClient

from dateline.web.endings import ENDINGS
from tests.export.test_ninjs import errors
from tests.fakes.site import client, diary_of, harbour, hostile


@pytest.fixture(scope="module")
def browser() -> Iterator[TestClient]:
    with diary_of([*harbour(), hostile()]) as diary, client(diary) as visitor:
        yield visitor


def events(browser: TestClient, page: str = "/diary") -> list[dict[str, Any]]:
    found = browser.get(f"{page}.json").json()
    return [event for section in found["sections"] for event in section["events"]]


def vevents(text: str) -> list[Any]:
    return list(Calendar.from_ical(text).walk("VEVENT"))


@pytest.mark.parametrize("ending", list(ENDINGS))
def test_diary_story_and_event_have_every_ending(browser: TestClient, ending: str) -> None:
    event = events(browser)[0]
    for page in ("/diary", f"/story/{event['story']}", f"/event/{event['id']}"):
        answer = browser.get(f"{page}.{ending}")
        assert (200, f"{ENDINGS[ending].media_type}; charset=utf-8") == (
            answer.status_code,
            answer.headers["content-type"],
        )
        assert answer.text == browser.get(f"{page}.{ending}").text
        assert "nosniff" == answer.headers["x-content-type-options"]


def test_a_calendar_of_the_diary_leads_back_to_its_events(browser: TestClient) -> None:
    dated = {e["id"] for e in events(browser) if e["window"]}
    found = vevents(browser.get("/diary.ics").text)
    assert dated <= {str(c["UID"]).removesuffix("@dateline") for c in found}
    assert all(browser.get(str(c["URL"])).status_code == 200 for c in found)


def test_filters_and_the_day_hold_for_every_ending(browser: TestClient) -> None:
    asked = {"as_of": "2031-05-15", "kind": "vote"}
    wanted = {
        e["id"] for s in browser.get("/diary.json", params=asked).json()["sections"] for e in s["events"]
    }
    rows = list(csv.DictReader(StringIO(browser.get("/diary.csv", params=asked).text, newline="")))
    assert wanted == {row["id"] for row in rows}
    calendar = vevents(browser.get("/diary.ics", params=asked).text)
    assert {str(c["UID"]).removesuffix("@dateline") for c in calendar} <= wanted
    assert all("as_of=2031-05-15" in str(c["URL"]) for c in calendar)


def test_a_feed_knows_its_own_address(browser: TestClient) -> None:
    story = events(browser)[0]["story"]
    found = feedparser.parse(browser.get(f"/story/{story}.atom").content)
    assert not found.bozo
    assert found.feed.id.startswith("http://")
    assert found.entries
    assert all(re.search(r"/event/\w+$", entry.link) for entry in found.entries)


def test_ninjs_and_json_ld(browser: TestClient) -> None:
    event = events(browser)[0]
    for page in ("/diary", f"/event/{event['id']}"):
        assert [] == errors(json.loads(browser.get(f"{page}.ninjs").text))
        assert "https://schema.org" == browser.get(f"{page}.jsonld").json()["@context"]
