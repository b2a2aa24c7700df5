"""Every page by every ending over pages that mean ill: each is read back by a program of others, and says no more than it should.

What a browser makes of them stands in tests/browser/test_hostile.py.
"""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterator
from io import StringIO
from typing import Any
from xml.etree import ElementTree as ET

import feedparser
import pytest
import vobject
from icalendar import Calendar
from markdown_it import MarkdownIt
from starlette.testclient import TestClient

from dateline.web.endings import ENDINGS
from tests.export.test_ninjs import errors
from tests.fakes.site import EVIL, client, diary_of, harbour, ill
from tests.web.test_site import Seen

CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")

MARKDOWN = {
    "table",
    "thead",
    "tbody",
    "tr",
    "th",
    "td",
    "h1",
    "h2",
    "h3",
    "p",
    "ul",
    "ol",
    "li",
    "blockquote",
    "em",
    "strong",
    "a",
    "br",
    "sub",
}


@pytest.fixture(scope="module")
def browser() -> Iterator[TestClient]:
    with diary_of([*harbour(), *ill()]) as diary, client(diary) as visitor:
        yield visitor


@pytest.fixture(scope="module")
def pages(browser: TestClient) -> list[str]:
    """The diary, every story, every event."""
    events = [e for s in browser.get("/diary.json").json()["sections"] for e in s["events"]]
    assert len(events) >= 5
    return [
        "/diary",
        *sorted({f"/story/{e['story']}" for e in events}),
        *(f"/event/{e['id']}" for e in events),
    ]


def written(browser: TestClient, pages: list[str], ending: str) -> Iterator[str]:
    for page in pages:
        answer = browser.get(f"{page}.{ending}")
        assert answer.status_code == 200
        assert answer.headers["content-type"] == f"{ENDINGS[ending].media_type}; charset=utf-8"
        yield answer.content.decode()


def test_calendars(browser: TestClient, pages: list[str]) -> None:
    for text in written(browser, pages, "ics"):
        lines = text.split("\r\n")
        assert not re.search("[\r\n]", "".join(lines))
        assert max(len(line.encode()) for line in lines) <= 75
        components: list[Any] = list(Calendar.from_ical(text).walk("VEVENT"))
        assert len(components) == len(getattr(vobject.readOne(text), "vevent_list", []))
        assert all(re.fullmatch(r"e\w+@dateline", str(c["UID"])) for c in components)
        assert all(str(c["URL"]).startswith("http://127.0.0.1:8765/event/") for c in components)
        assert not CONTROLS.search(text)


def test_feeds(browser: TestClient, pages: list[str]) -> None:
    for text in written(browser, pages, "atom"):
        found = feedparser.parse(text.encode())
        assert not found.bozo
        assert len(found.entries) == len(ET.fromstring(text).findall("{http://www.w3.org/2005/Atom}entry"))
        links = [link.href for entry in found.entries for link in entry.get("links", [])]
        assert [] == [link for link in links if not link.startswith(("http://", "https://"))]
        assert not CONTROLS.search(text)
        for entry in found.entries:
            told = Seen("".join(c.value for c in entry.get("content", [])))
            assert {"p", "blockquote", "a", "br", "small"} >= {tag for tag, _ in told.tags}
            assert {"href"} >= {name for _, attributes in told.tags for name in attributes}


def test_tables(browser: TestClient, pages: list[str]) -> None:
    for page, text in zip(pages, written(browser, pages, "csv"), strict=True):
        rows = list(csv.DictReader(StringIO(text, newline=""), strict=True))
        assert rows
        assert all(None not in row and re.fullmatch(r"e\w+", row["id"]) for row in rows), page
        cells = [cell for row in rows for cell in row.values()]
        assert [] == [cell for cell in cells if re.match(r"[=+@|%\t\r＝＋－＠]|-(?!\d)", cell)], page
        assert not CONTROLS.search(text)


def test_json(browser: TestClient, pages: list[str]) -> None:
    for ending in ("json", "jsonld", "ninjs"):
        for text in written(browser, pages, ending):
            assert json.loads(text)
            assert ending != "ninjs" or errors(json.loads(text)) == []


def test_markdown(browser: TestClient, pages: list[str]) -> None:
    """Read as GitHub reads it, with HTML let through: what a page said is neither markup nor a link nor a picture."""
    reader = MarkdownIt("commonmark", {"html": True}).enable("table")
    for text in written(browser, pages, "md"):
        seen = Seen(reader.render(text))
        assert MARKDOWN >= {tag for tag, _ in seen.tags}
        assert {"href"} >= {name for _, attributes in seen.tags for name in attributes}
        assert [] == [link for link in seen.all("a", "href") if not link.startswith(("http://", "https://"))]
        assert not CONTROLS.search(text)


def test_what_is_asked_stays_what_is_asked(browser: TestClient) -> None:
    """The words of a request come back in titles of feeds and calendars, and in the addresses of a page."""
    for words in (EVIL, "\r\nSet-Cookie: x=1", "a\r\nBEGIN:VEVENT", "=1+1", "\u202e]]>"):
        asked = {"who": words, "outlet": words}
        calendar: Any = Calendar.from_ical(browser.get("/diary.ics", params=asked).text)
        assert all(re.fullmatch(r"e\w+@dateline", str(c["UID"])) for c in calendar.walk("VEVENT"))
        assert not feedparser.parse(browser.get("/diary.atom", params=asked).content).bozo
        for ending in ENDINGS:
            answer = browser.get(f"/diary.{ending}", params=asked)
            assert "set-cookie" not in answer.headers
        answer = browser.get(f"/event/{'e' * 3}", params={"as_of": words})
        assert answer.status_code == 400
        assert "<script>alert" not in answer.text


def test_an_id_that_leads_elsewhere_leads_nowhere(browser: TestClient, pages: list[str]) -> None:
    """The redirect of a shortened id keeps what was asked, and nothing of it ends a header."""
    answer = browser.get(f"{pages[-1][:-1]}.ics", params={"name": "x\r\nSet-Cookie: y=1", "tz": "UTC"})
    assert (answer.status_code, answer.headers["location"]) == (
        302,
        f"{pages[-1]}.ics?name=x+Set-Cookie%3A+y%3D1&tz=UTC",
    )
