"""Every view in a real browser: nothing goes wrong, nothing is fetched elsewhere, nothing is too wide, too heavy or out of reach.

One visit looks at a view in the light, in the dark and on a phone, another without scripts: opening pages is what takes the time.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page

from tests.browser.conftest import DESK, PHONE, VIEWS, Open

WEIGHT = 150_000  # bytes of a page with all that it fetches
SENT = """[...performance.getEntriesByType("navigation"), ...performance.getEntriesByType("resource")]
  .reduce((sum, entry) => sum + entry.decodedBodySize, 0)"""
COLOURS = ("color-contrast", "link-in-text-block")  # what is another matter in the dark


def trouble(page: Page, rules: Iterable[str] = ()) -> list[tuple[str, str]]:
    """What axe-core calls serious or critical: which rule, and the first place."""
    only = {"runOnly": list(rules)} if rules else {}
    found: dict[str, Any] = page.evaluate(
        "(how) => axe.run(document, how)", {"resultTypes": ["violations"], **only}
    )
    return [
        (v["id"], v["nodes"][0]["html"])
        for v in found["violations"]
        if v["impact"] in {"serious", "critical"}
    ]


@pytest.mark.parametrize("view", VIEWS)
def test_a_view_is_sound(open_page: Open, places: dict[str, str], address: str, view: str) -> None:
    visit = open_page(places[view])
    page = visit.page
    assert [] == [url for url in visit.asked if not url.startswith(f"{address}/")]
    assert 1_000 < page.evaluate(SENT) < WEIGHT
    page.evaluate(AXE_SCRIPT)
    assert [] == trouble(page)
    page.emulate_media(color_scheme="dark")
    assert [] == trouble(page, COLOURS), "in the dark"
    page.set_viewport_size(PHONE)
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"], "it scrolls sideways"
    assert [] == visit.wrong
    words = page.inner_text("main")
    plain = open_page(places[view], viewport=PHONE, java_script_enabled=False)
    assert words == plain.page.inner_text("main")
    assert [] == [url for url in plain.asked if urlsplit(url).path.endswith(".js")]
    assert [] == plain.wrong


def test_the_eye_for_trouble_is_open(open_page: Open) -> None:
    page = open_page("/", viewport=DESK | {"height": 700}).page
    page.evaluate("document.querySelector('#as_of').labels[0].remove()")
    page.evaluate("document.querySelector('h1').style.color = '#ddd'")
    page.evaluate(AXE_SCRIPT)
    assert {"label", "color-contrast"} == {rule for rule, _ in trouble(page)}
