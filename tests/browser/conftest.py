"""The site in the Chromium that is installed here: a server of its own on this machine, and visitors that note what goes wrong.

Everything has the scope of a module: Playwright keeps a loop running in its thread, which tests elsewhere must not meet.
"""

from __future__ import annotations

import re
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import pytest
import uvicorn
from playwright.sync_api import Browser, Page, ViewportSize, sync_playwright

from bench.chromium import CHROMIUM, MISSING, launched
from dateline.diary import Diary
from dateline.web import LOOPBACK, Door, site
from tests.fakes.site import NOW, client, diary_of, harbour, hostile

DESK: ViewportSize = {"width": 1280, "height": 900}
PHONE: ViewportSize = {"width": 360, "height": 640}
PATIENCE = 10_000  # milliseconds for anything that a page should do at once
VIEWS = ("diary", "by day", "one section", "filtered", "event", "moved event", "disputed event", "stories", "story", "article",
         "hostile article", "search", "found", "voices", "who", "nobody", "doubts", "as of", "in a zone", "not there")  # fmt: skip


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Without a browser there is nothing to look with."""
    if CHROMIUM is None:
        for item in items:
            if "tests/browser/" in item.path.as_posix():
                item.add_marker(pytest.mark.skip(reason=MISSING))


@dataclass
class Visit:
    """A page that was opened, what it asked for, and all that went wrong on it."""

    page: Page
    wrong: list[str] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)


Open = Callable[..., Visit]


@contextmanager
def serving(diary: Diary) -> Iterator[str]:
    """The site over a diary on a free port of this machine, until the block ends."""
    app = site(diary, door=Door(frozenset(LOOPBACK)), now=lambda: NOW)
    server = uvicorn.Server(uvicorn.Config(app, log_level="error", access_log=False, lifespan="off"))
    with socket.create_server(("127.0.0.1", 0)) as listening:
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
        thread.start()
        try:
            yield f"http://127.0.0.1:{listening.getsockname()[1]}"
        finally:
            server.should_exit = True
            thread.join(10)


@pytest.fixture(scope="module")
def diary() -> Iterator[Diary]:
    with diary_of([*harbour(), hostile()]) as diary:
        yield diary


@pytest.fixture(scope="module")
def address(diary: Diary) -> Iterator[str]:
    with serving(diary) as address:
        yield address


@pytest.fixture(scope="module")
def places(diary: Diary) -> dict[str, str]:
    """The address of each view."""
    with client(diary) as visitor:
        events = list(dict.fromkeys(re.findall(r"/event/\w+", visitor.get("/").text)))
        told = {event: visitor.get(event).text for event in events}
        disputed = re.findall(r"/event/\w+", visitor.get("/?status=disputed").text)
        story = re.findall(r"/story/\w+", visitor.get("/stories").text)
    paths = (
        "/", "/?by=day", "/?show=outcome", "/?kind=vote", events[0], next(e for e, t in told.items() if "; moved from" in t),
        disputed[0] if disputed else events[-1], "/stories", story[0], "/article/first", "/article/evil", "/search",
        "/search?q=talks", "/voices?show=all", "/who?name=Harbour+Guild", "/who?name=Nobody", "/doubts",
        f"{story[0]}?as_of=2031-05-10", "/?tz=Asia/Tokyo", "/event/none",
    )  # fmt: skip
    return dict(zip(VIEWS, paths, strict=True))


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = launched(playwright)
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def open_page(chromium: Browser, address: str) -> Iterator[Open]:
    """Open an address as a visitor of some sort (what Playwright's `new_context` takes); each sort has one window for all tests."""
    visits: dict[str, Visit] = {}

    def opened(path: str, **sort: Any) -> Visit:
        asked = {"viewport": DESK, "base_url": address} | sort
        if (visit := visits.get(repr(asked))) is None:
            context = chromium.new_context(**asked)
            context.set_default_timeout(PATIENCE)
            visit = visits.setdefault(repr(asked), Visit(context.new_page()))
            _watch(visit)
        visit.page.set_viewport_size(asked["viewport"])
        visit.page.emulate_media(color_scheme="light")
        visit.wrong.clear()
        visit.asked.clear()
        visit.page.goto(path)
        return visit

    yield opened
    for visit in visits.values():
        visit.page.context.close()


def _watch(visit: Visit) -> None:
    page = visit.page
    missing = "the server responded with a status of 404"  # the page that says that there is none
    left = "net::ERR_ABORTED"  # what was still on its way when the visitor went on
    page.on(
        "console", lambda m: visit.wrong.append(m.text) if m.type != "log" and missing not in m.text else None
    )
    page.on("pageerror", lambda error: visit.wrong.append(str(error)))
    page.on(
        "requestfailed",
        lambda request: (
            visit.wrong.append(f"{request.url}: {request.failure}") if request.failure != left else None
        ),
    )
    page.on("request", lambda request: visit.asked.append(request.url))

    def dismissed(dialog: Any) -> None:
        visit.wrong.append(f"dialog: {dialog.message}")
        dialog.dismiss()

    page.on("dialog", dismissed)
