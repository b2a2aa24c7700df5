"""Everything by keyboard alone: where the tabulator goes, what is seen of it, and each of the keys."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import nullcontext
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Open

# what has the focus: its place among all that can have it, how it is marked, whether it is seen
FOCUSED = """() => {
  const all = [...document.querySelectorAll("a[href], button, input:not([type=hidden]), select, summary, [tabindex='0']")]
    .filter((one) => one.checkVisibility({ visibilityProperty: true }));
  const one = document.activeElement, style = getComputedStyle(one), box = one.getBoundingClientRect();
  return {
    at: all.indexOf(one), of: all.length, name: one.outerHTML.slice(0, 80),
    marked: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2,
    seen: box.bottom > 0 && box.top < innerHeight && box.width > 1,
  };
}"""


@pytest.fixture
def page(open_page: Open) -> Iterator[Page]:
    visit = open_page("/?as_of=2031-05-10&tz=Europe/Lisbon")
    yield visit.page
    assert [] == visit.wrong


def where(page: Page) -> str:
    """The path that the browser is at; the day and the zone must have come along."""
    address = urlsplit(page.url)
    assert "as_of=2031-05-10" in address.query
    assert "tz=Europe" in address.query
    return address.path


def active(page: Page) -> str:
    return str(page.evaluate("document.activeElement.id"))


def test_the_first_way_leads_past_the_head(page: Page) -> None:
    page.keyboard.press("Tab")
    expect(page.get_by_text("Skip to the page")).to_be_in_viewport()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.querySelector('main').contains(document.activeElement)")


@pytest.mark.parametrize("view", ["diary", "moved event", "story", "article", "found"])
def test_the_tabulator_goes_through_the_page_in_order_and_is_seen(
    open_page: Open, places: dict[str, str], view: str
) -> None:
    page = open_page(places[view]).page
    page.evaluate("document.activeElement.blur()")
    passed: list[int] = []
    for _ in range(40):
        page.keyboard.press("Tab")
        focused = page.evaluate(FOCUSED)
        if focused["at"] == -1:  # out of the page, or among the parts of a date
            break
        assert focused["marked"], focused["name"]
        assert focused["seen"], focused["name"]
        passed.append(focused["at"])
    assert len(set(passed)) > 12
    assert passed == sorted(passed)


def test_events_one_by_one(page: Page) -> None:
    names = page.locator(".event a.name").all_inner_texts()
    told = []
    for key in "jjkjk":
        page.keyboard.press(key)
        told.append(page.locator(".event.at a").first.inner_text())
    assert told == [names[i] for i in (0, 1, 0, 1, 0)]
    page.keyboard.press("o")
    page.wait_for_url(re.compile("/event/"))
    assert names[0] == page.locator("h1").inner_text()
    assert where(page).startswith("/event/")
    page.keyboard.press("u")
    page.wait_for_url(re.compile(r"/\?as_of"))


@pytest.mark.parametrize(
    ("keys", "path"),
    [
        ("gs", "/stories"),
        ("gt", "/voices"),
        ("gf", "/search"),
        ("go", "/doubts"),
        ("/", "/search"),
        ("gsgd", "/"),
    ],
)
def test_ways_to_the_views(page: Page, keys: str, path: str) -> None:
    for at, key in enumerate(keys, 1):
        with page.expect_navigation() if at % 2 == 0 or keys == "/" else nullcontext():
            page.keyboard.press(key)
    assert path == where(page)


def test_fields_take_letters_as_letters(page: Page) -> None:
    page.keyboard.press("a")
    assert "as_of" == active(page)
    page.goto("/search?q=talks&as_of=2031-05-10&tz=Europe/Lisbon")
    page.locator("body").press("/")
    page.keyboard.type("jg s?")
    assert "jg s?" in page.input_value("#q")
    page.keyboard.press("Escape")
    assert "q" != active(page)


def test_the_keys_are_told_and_can_be_turned_off(page: Page) -> None:
    page.keyboard.press("?")
    box = page.get_by_role("dialog", name="Keys")
    expect(box).to_be_visible()
    assert {"j", "k", "o", "u", "/", "a", "g", "?"} <= set(box.locator("kbd").all_inner_texts())
    page.keyboard.press("Escape")
    expect(box).to_have_count(0)
    page.get_by_role("button", name="Keys").press("Enter")
    box.get_by_role("button", name="Turn the keys off").press("Enter")
    page.keyboard.press("Escape")
    page.reload()
    page.keyboard.press("?")
    expect(box).to_have_count(0)
    page.get_by_role("button", name="Keys").press("Enter")
    box.get_by_role("button", name="Turn the keys on").press("Enter")


def test_a_browser_remembers_when_it_looked(open_page: Open, places: dict[str, str]) -> None:
    story = places["story"]
    page = open_page(story).page
    link = page.locator("form.since a")
    expect(link).to_have_count(0)
    page.evaluate(f"localStorage.setItem('looked {story}', '2031-05-03')")
    for _ in range(2):  # it still knows when the page is opened again on the same day
        page.goto(story)
        expect(link).to_have_text("Since you last looked, 2031-05-03")
    link.click()
    expect(page.locator("#h-new")).to_have_text("What changed since Sat 3 May 2031")
    assert [] == page.context.cookies()
