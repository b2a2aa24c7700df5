"""How long the pages of `dateline serve` take in a large diary: the server on one core, the visitors in another process.

    python -m bench.pages FILE --articles 100000     fill FILE (once; nothing is read, readings are made up), then measure
    python -m bench.pages FILE                       measure a diary that was filled before

The made-up stories are those of bench.scale, over ten days, with shorter pages of two reports each, and where each page stands is told and not
found. The server's day is that of the last
pages, so that what a newsroom has ahead of it is ahead. Visitors come one after another and ask for pages at random.
"""

from __future__ import annotations

import argparse
import random
import socket
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from http.client import HTTPConnection
from pathlib import Path

from starlette.testclient import TestClient

from bench.scale import DAYS, PAGES, START, YEARS, Press, fill
from dateline.diary import Diary
from dateline.store import Store

__all__ = ["MOST", "main", "measure"]

MOST = 40  # answers of one sort, of a site that is called in this process

WORDS, REPORTS, RUNS = 60, 2, 10
LAST = START + timedelta(days=365 * YEARS)


def serve(path: Path, port: int, day: date) -> None:
    """The site on a loopback port, on that day."""
    import uvicorn  # noqa: PLC0415 (the visitors need none)

    from dateline.web import LOOPBACK, Door, site  # noqa: PLC0415

    now = datetime(day.year, day.month, day.day, 9, tzinfo=UTC)
    with Diary.open(path, create=False) as diary:
        app = site(diary, door=Door(LOOPBACK), now=lambda: now, at_once=True)
        uvicorn.run(app, host="127.0.0.1", port=port, log_level="warning", access_log=False)


@contextmanager
def server(path: Path, day: date) -> Iterator[tuple[int, HTTPConnection]]:
    """A server of its own process on its own core, once it listens; its process id, and a connection to it."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    told = [sys.executable, "-m", "bench.pages", str(path), "--serve", str(port), "--today", day.isoformat()]
    with subprocess.Popen(["taskset", "-c", "0", *told]) as process:
        try:
            for _ in range(600):
                try:
                    socket.create_connection(("127.0.0.1", port), timeout=1).close()
                    break
                except OSError:
                    time.sleep(0.1)
            yield process.pid, HTTPConnection("127.0.0.1", port, timeout=600)
        finally:
            process.terminate()


def visit(connection: HTTPConnection, address: str) -> tuple[float, int]:
    """Milliseconds until a page was there, and its bytes."""
    began = time.perf_counter()
    connection.request("GET", address)
    answer = connection.getresponse()
    body = answer.read()
    spent = 1000 * (time.perf_counter() - began)
    assert answer.status == 200, (address, answer.status)
    return spent, len(body)


def measure(browser: TestClient, name: str, pages: Iterable[str]) -> None:
    """Print median, 95th percentile and weight of some pages of a site that is called in this process."""
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


def worked(process: int) -> float:
    """Milliseconds that the server has had of its core so far."""
    fields = Path(f"/proc/{process}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    return 10 * (int(fields[11]) + int(fields[12]))


def asked_for(process: int, connection: HTTPConnection, name: str, pages: Iterable[str]) -> None:
    """Print median, 95th percentile and weight of some pages, and what one took of the server's core."""
    before = worked(process)
    seen = [visit(connection, page) for page in pages]
    times = sorted(spent for spent, _ in seen)
    late = times[int(0.95 * (len(times) - 1))]
    print(
        f"{name:14} median {statistics.median(times):6.1f} ms, p95 {late:6.1f} ms, core {(worked(process) - before) / len(seen):5.1f} ms,"
        f" heaviest {max(weight for _, weight in seen) / 1000:.0f} kB",
        flush=True,
    )


def asked(path: Path, day: date, visits: int) -> Iterator[tuple[str, Callable[[], str]]]:
    """Each sort of page, and how one of its addresses is drawn."""
    dice = random.Random(3)
    with Diary.open(path, create=False) as diary:
        began = time.perf_counter()
        diary.renew()
        print(f"found in order {time.perf_counter() - began:.1f} s")
        lines = diary.desk.listed(None)
        stories = [story for story, _ in diary.desk.chapters(None)]
        some = [dice.choice(lines) for _ in range(visits)]
        names = sorted(
            name for field, name, _ in diary.desk.names(None, {one.event for one in some}) if field == "party"
        )
    with Store.open(path, write=False) as store:
        stats = store.stats()
    print(f"{stats.articles:,} articles, {stats.reports:,} reports, {stats.bytes / 1e9:.2f} GB")
    print(f"{len(stories):,} stories, {len(lines):,} events")

    def past() -> date:
        return START + timedelta(days=dice.randrange(60, (day - START).days))

    yield "diary", lambda: f"/?by={dice.choice(('day', 'week', 'month'))}"
    yield "event", lambda: f"/event/{dice.choice(some).event}"
    yield "story", lambda: f"/story/{dice.choice(some).story}"
    yield "diary, as of", lambda: f"/?as_of={past()}"
    yield "event, as of", lambda: _known(dice.choice(some).event, day)
    yield "stories", lambda: f"/stories?start={60 * dice.randrange(20)}"
    yield "kind", lambda: f"/?kind={dice.choice(('vote', 'hearing', 'strike'))}&as_of={past()}"
    yield "outlet", lambda: f"/?outlet=outlet+{dice.randrange(7)}"
    yield "name", lambda: f"/who?name={dice.choice(names)}"
    yield "doubts", lambda: "/doubts"


def _known(event: str, day: date) -> str:
    return f"/event/{event}?as_of={day - timedelta(days=1)}"


def main() -> None:
    """Fill, where asked; measure."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("file", type=Path)
    parser.add_argument("--articles", type=int, default=0)
    parser.add_argument("--visits", type=int, default=200)
    parser.add_argument("--today", type=date.fromisoformat, default=LAST - timedelta(days=DAYS // 2))
    parser.add_argument("--serve", type=int, metavar="PORT", help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.serve:
        serve(given.file, given.serve, given.today)
        return
    if given.articles:
        fill(
            given.file, Press(1, given.articles // PAGES, words=WORDS, reports=REPORTS, days=RUNS), find=False
        )
    sorts = list(asked(given.file, given.today, given.visits))
    with server(given.file, given.today) as (process, connection):
        print(f"first visit    {visit(connection, '/')[0]:.0f} ms after the server listens")
        for name, address in sorts:
            asked_for(process, connection, name, [address() for _ in range(given.visits)])
        status = Path(f"/proc/{process}/status").read_text(encoding="utf-8")
        peak = next(line.split()[1] for line in status.splitlines() if line.startswith("VmHWM"))
        print(f"memory         {int(peak) // 1024} MiB at most")


if __name__ == "__main__":
    main()
