"""How a large diary answers: the as-of query of one story, the time to take in one page, memory.

    python -m bench.scale FILE --reports 200000      fill FILE (once; nothing is read, readings are made up), then measure
    python -m bench.scale FILE                       measure a diary that was filled before

A made-up story runs over a month: 20 pages of some 300 words, 10 reports a page, five events that are announced, moved and
held, every tenth page another outlet's reprint. Stories begin one after another over ten years. All of it follows from a seed.
"""

from __future__ import annotations

import argparse
import random
import resource
import statistics
import time
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from hashlib import sha256
from itertools import accumulate, islice
from pathlib import Path

from dateline.diary import Diary
from dateline.ledger.events import id_of
from dateline.ledger.placing import PLACING, named
from dateline.ledger.shelf import COMMON
from dateline.model import (
    Article,
    Dated,
    Kind,
    Mention,
    MentionForm,
    NameKind,
    Page,
    Reading,
    Report,
    Span,
    Status,
    Window,
)
from dateline.store import Placed, Store

PAGES, REPORTS, WORDS, DAYS, YEARS = 20, 10, 180, 30, 10
START = date(2021, 1, 1)
NOW = datetime(2032, 1, 1, tzinfo=UTC)
KINDS = (Kind.MEETING, Kind.VOTE, Kind.HEARING, Kind.STRIKE, Kind.SIGNING)
HEADS = ("talks", "vote", "hearing", "strike", "signing")
COURSE = (Status.POSSIBLE, Status.EXPECTED, Status.CONFIRMED, Status.CONFIRMED, Status.HELD)
SYLLABLES = (
    "ba",
    "cor",
    "del",
    "fen",
    "gar",
    "hol",
    "is",
    "kar",
    "lin",
    "mor",
    "nes",
    "or",
    "pel",
    "ros",
    "tan",
    "ul",
    "var",
    "wen",
)


class Press:
    """Words, and pages made of them."""

    def __init__(
        self, seed: int, stories: int, *, words: int = WORDS, reports: int = REPORTS, days: int = DAYS
    ) -> None:
        self.dice = random.Random(seed)
        self.words = [self.word(3) for _ in range(20_000)]
        self.shares = list(accumulate(1 / (rank + 3) for rank in range(len(self.words))))
        self.stories = stories
        self.length, self.reports, self.days = words, reports, days

    def word(self, syllables: int) -> str:
        """A word that no language has."""
        return "".join(self.dice.choices(SYLLABLES, k=syllables))

    def text(self, words: int, own: list[str]) -> str:
        """Some words in a row, one in six of them the story's own."""
        common = self.dice.choices(self.words, cum_weights=self.shares, k=words)
        return " ".join(self.dice.choice(own) if self.dice.random() < 1 / 6 else word for word in common)

    def pages(self) -> Iterator[tuple[Page, Reading]]:
        """Every page of every story, story by story: the order in which they come in is not that of their days."""
        for number in range(self.stories):
            begins = START + timedelta(days=number * 365 * YEARS // self.stories)
            own = [self.word(4).title() for _ in range(12)] + [self.word(4) for _ in range(25)]
            before: str | None = None
            for page in range(PAGES):
                day = begins + timedelta(days=page * self.days // PAGES)
                reprint = page % 10 == 9 and before
                body = before if reprint and before else self.text(self.length, own)
                yield self.page(f"{number}-{page}", day, body, own, page)
                before = body

    def page(self, name: str, day: date, body: str, own: list[str], turn: int) -> tuple[Page, Reading]:
        """One page: a paragraph, then a line for each report."""
        id_ = sha256(name.encode()).hexdigest()[:16]
        text, reports, mentions = body, [], []
        for n in range(self.reports):
            which = (n + turn) % len(KINDS)
            line = f"The {HEADS[which]} of {own[which]} and {own[which + 1]} {self.text(8, own)}."
            start = len(text) + 1
            text += "\n" + line
            due = day + timedelta(days=DAYS // 3 + which - turn // 2)
            status = COURSE[min(len(COURSE) - 1, (turn + which) * len(COURSE) // PAGES)]
            place = Span(start + 4, start + 4 + len(HEADS[which]))
            reports.append(
                Report(
                    f"r{sha256(f'{name} {n}'.encode()).hexdigest()[:15]}",
                    *(
                        Span(start, len(text)),
                        KINDS[which],
                        status,
                        place,
                        HEADS[which],
                        (own[which], own[which + 1]),
                    ),
                    window=Window.on(due if status is not Status.HELD else day),
                    source=own[which] if n % 2 else None,
                    published=day,
                )
            )
            at = text.index(own[which], start)
            mentions.append(
                Mention(
                    Span(at, at + len(own[which])), own[which], NameKind.ORG, MentionForm.NAME, own[which]
                )
            )
        origin = f"https://outlet{turn % 7}.example/{name}"
        content = text.encode()
        article = Article(
            *(id_, sha256(content).hexdigest(), origin, text),
            url=origin,
            title=" ".join(own[:3]),
            publisher=f"Outlet {turn % 7}",
            published=Dated(day, "made up"),
        )
        return Page(content, origin, url=origin), Reading(
            article, (), tuple(reports), tuple(mentions), (), "made up"
        )


def put_in_place(path: Path) -> None:
    """Say where every page stands, as it was made up, instead of finding it: the nearest of thousands of stories takes long."""
    with Store.open(path) as store, store.placing():
        places, courses = store.places(COMMON), store.courses()
        homes = set()
        for n, article in places.fresh(0):
            story, _, page = article.origin.rpartition("/")[2].partition("-")
            of, before = (
                sha256(f"{story}-{p}".encode()).hexdigest()[:16] for p in (0, max(int(page) - 1, 0))
            )
            reprinted = before if int(page) % 10 == 9 else None
            assert article.published is not None
            day, home = article.published.day.isoformat(), named(of)
            facts = (article.origin, day, None, home, article.url or "", reprinted, reprinted, 0.9, False, 0)
            places.place(Placed(n, article.id, *facts), undo=False)
            places.opens(n, sorted({id_of(report) for report in places.reports(n)}))
            homes.add(home)
        courses.stale(homes)
        places.put_state(PLACING, store.sequence, "[]")


def fill(path: Path, press: Press, *, find: bool = True) -> None:
    """A diary of what a press prints, at `path`; unless `find`, where its pages stand is told and not found."""
    began = time.monotonic()
    with Store.open(path) as store:
        pages = press.pages()
        while some := list(islice(pages, 2000)):
            with store.batch(NOW) as batch:
                for page, reading in some:
                    batch.add(page, reading)
    print(f"kept: {time.monotonic() - began:.0f} s", flush=True)
    began = time.monotonic()
    if not find:
        put_in_place(path)
    with Diary.open(path) as diary:
        diary.place()
        print(f"placed: {time.monotonic() - began:.0f} s", flush=True)
        began = time.monotonic()
        diary.renew()
    print(f"known on every day: {time.monotonic() - began:.0f} s", flush=True)


Spent = tuple[float, float]


def spent(work: Callable[..., object], *given: object) -> Spent:
    """Milliseconds on the wall, and of one core."""
    began, worked = time.perf_counter(), time.process_time()
    work(*given)
    return 1000 * (time.perf_counter() - began), 1000 * (time.process_time() - worked)


def told(name: str, times: list[Spent]) -> None:
    """Median and 95th percentile on the wall, median of one core."""
    wall, core = [w for w, _ in times], [c for _, c in times]
    late = statistics.quantiles(wall, n=20)[-1]
    print(
        f"{name}: median {statistics.median(wall):.1f} ms, p95 {late:.1f} ms; core {statistics.median(core):.1f} ms"
    )


def measure(path: Path, queries: int, more: int = 20) -> None:
    """Print the figures of a diary that was filled: of so many stories, and of so many pages more."""
    dice = random.Random(2)
    with Diary.open(path) as diary:
        print(f"opened and found in order: {spent(diary.renew)[0]:.0f} ms")
        with Store.open(path) as store:
            stats = store.stats()
            homes = store.places(1).homes_all()
        print(
            f"{stats.reports:,} reports, {stats.articles:,} pages, {len(homes):,} stories, {stats.bytes / 1e9:.2f} GB"
        )

        def ask(home: str, day: date) -> object:
            return diary.story(home, day, today=day)

        asked = [
            (home, date.fromisoformat(day) + timedelta(days=dice.randrange(DAYS)))
            for home, day in dice.sample(homes, k=min(queries, len(homes)))
        ]
        told(
            "as-of query of one story, first",
            [spent(ask, h, d) for h, d in asked],
        )
        again = [(h, d + timedelta(days=1)) for h, d in asked]
        told(
            "the same stories, another day",
            [spent(ask, h, d) for h, d in again],
        )
        print(f"memory: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MiB at most")
    with Store.open(path) as store, Diary.open(path) as diary:

        def take(page: Page, reading: Reading) -> None:
            store.add(page, reading, NOW)
            diary.renew()

        press = Press(time.time_ns(), 1)
        last = START + timedelta(days=365 * YEARS + 2 * DAYS)
        diary.renew()
        for name, day in (("newest", last), ("late by a week", last - timedelta(days=7))):
            times = []
            for _ in range(more):
                own = [press.word(4).title() for _ in range(37)]
                page, reading = press.page(press.word(6), day, press.text(WORDS, own), own, 1)
                times.append(spent(take, page, reading))
            told(f"one page more, {name}", times)


def main() -> None:
    """Fill, where asked; measure."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("path", type=Path)
    parser.add_argument("--reports", type=int, default=0)
    parser.add_argument(
        "--told", action="store_true", help="tell where the pages stand, instead of finding it"
    )
    parser.add_argument("--queries", type=int, default=200)
    a = parser.parse_args()
    if a.reports:
        fill(a.path, Press(1, a.reports // (PAGES * REPORTS)), find=not a.told)
    measure(a.path, a.queries)


if __name__ == "__main__":
    main()
