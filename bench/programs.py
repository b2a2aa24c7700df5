"""How long the API of `dateline serve` takes: what is kept worked out where it must be, then each sort of answer, many times.

    python -m bench.programs FILE [--today 2024-06-01]      FILE is a diary; bench.scale fills one with made-up stories

The site is called in this process, without a socket: what is measured is the answer and not the network.
"""

from __future__ import annotations

import argparse
import resource
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from starlette.testclient import TestClient

from bench.pages import MOST, measure
from dateline.diary import Diary
from dateline.web import LOOPBACK, Door, site
from dateline.web.api import ROOT

__all__ = ["main"]

LISTS = ("events", "stories", "articles", "statements", "sources", "doubts")


def answer(program: TestClient, path: str) -> Any:
    """The JSON of an answer."""
    found = program.get(ROOT + path)
    assert found.status_code == 200, found.text
    return found.json()


def walk(program: TestClient, path: str) -> Iterator[str]:
    """The addresses of all pages of a list, each after the one before it was read."""
    address: str | None = ROOT + path
    while address:
        yield address
        link = program.get(address).headers.get("link", "")
        address = link.partition("<")[2].partition(">")[0] or None


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
        began = time.perf_counter()
        diary.renew()
        print(f"worked out {time.perf_counter() - began:.1f} s, once after each change for what changed")
        program = TestClient(site(diary, door=Door(LOOPBACK), now=lambda: now), base_url="http://127.0.0.1")
        ids = {
            kind: [one["id"] for one in answer(program, f"/{kind}?limit={MOST}")["items"]]
            for kind in ("events", "stories", "articles")
        }
        for kind, found in ids.items():
            measure(program, f"one of {kind}", [f"{ROOT}/{kind}/{one}" for one in found])
        for kind in LISTS:
            began = time.perf_counter()
            answer(program, f"/{kind}")
            print(f"{kind}, put in order once after each change: {time.perf_counter() - began:.2f} s")
            pages = [page for page, _ in zip(walk(program, f"/{kind}?limit=50"), range(MOST), strict=False)]
            measure(program, f"{kind}, 50", pages)
        week = (now - timedelta(days=7)).date()
        known = answer(program, f"/stories?limit={MOST}&as_of={now.date()}")["items"]
        stories = [f"{ROOT}/changes?since={week}&story={one['id']}" for one in known]
        measure(program, "changes of a story", stories)
        measure(program, "changes of a week", [f"{ROOT}/changes?since={week}&limit=50"] * MOST)
        measure(
            program, "search", [f"{ROOT}/search?q={q}&among=report" for q in ("talks", "vote", "the")] * 5
        )
        measure(program, "health", [f"{ROOT}/health"] * MOST)
    print(f"memory     {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024} MiB at most")


if __name__ == "__main__":
    main()
