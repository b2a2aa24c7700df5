"""Every sort of page of `dateline serve` in Chromium: how heavy it is, whom it asks, what axe-core and the browser say against it.

    python -m bench.visits [PAGES …] [--most 8]       pages to read; without any, the shipped examples

A page is looked at in the light, in the dark and 360 pixels wide. What fails is listed; the exit code is 1 then.
"""

from __future__ import annotations

import argparse
import sys
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import urlsplit

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page, sync_playwright

from bench.cases import EXAMPLES, NOW
from bench.chromium import CHROMIUM, MISSING, launched
from bench.pictures import served
from dateline.diary import Diary

__all__ = ["main"]

WIDE, NARROW = 1280, 360
LIMIT = 150_000  # bytes
SENT = """[...performance.getEntriesByType("navigation"), ...performance.getEntriesByType("resource")]
  .reduce((sum, entry) => sum + entry.decodedBodySize, 0)"""
AXE = "axe.run(document, {resultTypes: ['violations']}).then(({violations}) => violations.map(({id, impact}) => `${impact}: ${id}`))"
LINKS = (
    "[...document.querySelectorAll('a[href^=\"/\"]')].map((link) => link.getAttribute('href').split('#')[0])"
)


@dataclass
class Sort:
    """What was seen of one sort of page: how many, the bytes of the heaviest, what is wrong with them."""

    pages: int = 0
    heaviest: int = 0
    wrong: list[str] = field(default_factory=list)


def sort_of(path: str) -> str:
    """ "/event/e3f2?as_of=…" is an event."""
    return urlsplit(path).path.strip("/").split("/")[0] or "diary"


def visited(page: Page, address: str, most: int) -> dict[str, Sort]:
    """Follow the links from the first page, up to `most` pages of a sort."""
    sorts: dict[str, Sort] = defaultdict(Sort)
    told: list[str] = []
    page.on("console", lambda message: told.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: told.append(str(error)))
    page.on(
        "request", lambda one: told.append(f"asks {one.url}") if not one.url.startswith(address) else None
    )
    waiting, seen = ["/"], {"/"}
    while waiting:
        path = waiting.pop(0)
        sort = sorts[sort_of(path)]
        if sort.pages >= most or "." in urlsplit(path).path:
            continue
        told.clear()
        page.goto(address + path)
        sort.pages += 1
        sort.heaviest = max(sort.heaviest, page.evaluate(SENT))
        sort.wrong += [f"{path}: {one}" for one in (*trouble(page), *told)]
        fresh = [link for link in dict.fromkeys(page.evaluate(LINKS)) if link not in seen]
        seen.update(fresh)
        waiting += fresh
    return sorts


def trouble(page: Page) -> Iterator[str]:
    """What speaks against the page that is open."""
    page.set_viewport_size({"width": WIDE, "height": 900})
    page.emulate_media(color_scheme="light")
    page.evaluate(AXE_SCRIPT)
    yield from page.evaluate(AXE)
    page.emulate_media(color_scheme="dark")
    yield from (f"in the dark, {one}" for one in page.evaluate(AXE))
    page.set_viewport_size({"width": NARROW, "height": 640})
    if page.evaluate("document.documentElement.scrollWidth") > NARROW:
        yield "wider than a phone"
    if page.evaluate(SENT) > LIMIT:
        yield "too heavy"


def main() -> int:
    """Read, serve, look; exit 1 where something is wrong."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("pages", nargs="*", default=[str(EXAMPLES)])
    parser.add_argument("--most", type=int, default=8, help="pages of one sort")
    wanted = parser.parse_args()
    if CHROMIUM is None:
        print(MISSING, file=sys.stderr)
        return 1
    with TemporaryDirectory(prefix="dateline-visits-") as kept, sync_playwright() as playwright:
        db = Path(kept) / "diary.db"
        with Diary.open(db) as diary:
            diary.read(wanted.pages, now=NOW)
        browser = launched(playwright)
        with served(db) as address:
            page = browser.new_page()
            sorts = visited(page, address, wanted.most)
        print(f"Chromium {browser.version}")
        browser.close()
    print("| page | visited | heaviest, kB | wrong |\n|---|---|---|---|")
    for name, sort in sorts.items():
        if sort.pages:
            print(f"| {name} | {sort.pages} | {sort.heaviest / 1000:.0f} | {len(sort.wrong)} |")
    wrong = [one for sort in sorts.values() for one in sort.wrong]
    print("\n".join(wrong))
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
