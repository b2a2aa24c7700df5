"""How long the pages of `dateline serve` take: the whole diary added up once, then each sort of page, many times.

    python -m bench.pages FILE [--today 2024-06-01]      FILE is a diary; bench.scale fills one with made-up stories

The site is called in this process, without a socket: what is measured is the page and not the network.
"""

from __future__ import annotations

import argparse
import re
import resource
import statistics
import time
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path

from starlette.testclient import TestClient

from dateline.diary import Diary
from dateline.web import LOOPBACK, Door, site

__all__ = ["main"]

MOST = 40  # pages of one sort


def links(browser: TestClient, page: str, kind: str) -> list[str]:
    """The pages of a sort that a page leads to."""
    return sorted(set(re.findall(rf'href="(/{kind}/\w+)"', browser.get(page).text)))[:MOST]


def measure(browser: TestClient, name: str, pages: Iterable[str]) -> None:
    """Print median, 95th percentile and weight of some pages."""
    times, weight = [], 0
    for page in pages:
        began = time.perf_counter()
        answer = browser.get(page)
        times.append(1000 * (time.perf_counter() - began))
        assert answer.status_code == 200, page
        weight = max(weight, len(answer.content))
    if times:
        times.sort()
        last = times[int(0.95 * (len(times) - 1))]
        print(
            f"{name:10} median {statistics.median(times):6.1f} ms, p95 {last:6.1f} ms, heaviest {weight / 1000:.0f} kB"
        )


def main() -> None:
    """Measure one diary."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("file", type=Path)
    parser.add_argument("--today", type=datetime.fromisoformat, default=datetime(2024, 6, 1))  # noqa: DTZ001 (made aware below)
    given = parser.parse_args()
    now = given.today.replace(tzinfo=UTC)
    with Diary.open(given.file, create=False) as diary:
        door = Door(LOOPBACK)
        browser = TestClient(site(diary, door=door, now=lambda: now), base_url="http://127.0.0.1")
        began = time.perf_counter()
        browser.get("/")
        print(f"added up   {time.perf_counter() - began:.1f} s, once after each change")
        sections = ["ahead", "overdue", "under_way", "happened", "outcome"]
        events = [link for s in sections for link in links(browser, f"/?show={s}", "event")][:MOST]
        stories = links(browser, "/stories", "story")
        articles = [a for story in stories[:4] for a in links(browser, story, "article")][:MOST]
        measure(browser, "diary", [f"/?by={by}" for by in ("day", "week", "month")] * 10)
        measure(browser, "event", events)
        measure(browser, "story", stories)
        measure(browser, "article", articles)
        measure(
            browser, "search", ["/search?q=talks", "/search?q=kind:vote", "/search?q=status:held+vote"] * 5
        )
    print(f"memory     {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024} MiB at most")


if __name__ == "__main__":
    main()
