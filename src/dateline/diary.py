"""The diary: the one object that owns a store and runs the two phases, reading pages and adding readings up.

It decides nothing about news and reads no clock: faces say what `now` and `today` are.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from os import PathLike
from typing import BinaryIO, Self

from dateline import ledger
from dateline.desk import Desk
from dateline.model import Change, Correction, Decision, Page, Reading, Snapshot, Statement, Tie
from dateline.model.errors import NotFound, PageError
from dateline.store import Bookmark, Damage, Hit, Outcome, Stats, Store

__all__ = ["BATCH", "Diary", "Health", "Since", "Taken"]

BATCH = 10
"""Pages kept per transaction: what a crash can cost is reading so many again, and how often a progress bar moves.
A durable commit costs milliseconds, reading ten pages a hundred times that: larger batches save nothing one could see."""

SNAPSHOTS = 4
"""Snapshots kept in memory: what changed between two days needs two, whoever goes on asking about them the same two."""

Read = Callable[[Page], Reading]
OnPage = Callable[[str, str], object]


@dataclass(frozen=True, slots=True)
class Taken:
    """What reading some pages changed: articles new and changed (a new version), pages known before, pages that failed."""

    new: int = 0
    changed: int = 0
    known: int = 0
    failed: tuple[PageError, ...] = ()

    @property
    def pages(self) -> int:
        """How many pages could be read, now or before."""
        return self.new + self.changed + self.known


@dataclass(frozen=True, slots=True)
class Health:
    """What a check-up found: how much is kept, what of it is damaged, and the pages that never could be read.

    `idle` are the decisions, by number, that change nothing as things are, and why.
    """

    path: str
    stats: Stats
    damages: tuple[Damage, ...]
    failures: tuple[tuple[str, str], ...]
    idle: tuple[tuple[int, str], ...] = ()

    @property
    def sound(self) -> bool:
        """Whether everything kept is as it was written."""
        return not self.damages


@dataclass(frozen=True, slots=True)
class Since:
    """Two states of the diary and what changed from the one to the other. `sequence` is the last batch that counted."""

    before: Snapshot
    after: Snapshot
    changes: tuple[Change, ...]
    sequence: int


class Diary:
    """A diary. Made by `open`; a context manager. `read` takes pages in, `snapshot` says what they add up to."""

    __slots__ = ("_desk", "_read", "_reader", "_readings", "_snapshots", "_store")

    def __init__(self, store: Store, *, read: Read | None = None, reader: str | None = None) -> None:
        self._store = store
        self._desk = Desk(store)
        self._read = read
        self._reader = reader
        self._readings: tuple[int, tuple[Reading, ...]] = (0, ())
        self._snapshots: dict[tuple[int, date | None, date], Snapshot] = {}

    @classmethod
    def open(
        cls,
        path: str | PathLike[str] | None = None,
        *,
        create: bool = True,
        read: Read | None = None,
        reader: str | None = None,
    ) -> Self:
        """Open (or make) the diary at `path`; None keeps it in memory only.

        `read` is another reading than Dateline's own, and `reader` its version. Raises StoreError or one of its kinds.
        """
        return cls(Store.open(":memory:" if path is None else path, create=create), read=read, reader=reader)

    def close(self) -> None:
        """Close the diary's file."""
        self._store.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def read(
        self,
        paths: Iterable[str],
        *,
        now: datetime,
        workers: int = 1,
        on_page: OnPage | None = None,
        stdin: BinaryIO | None = None,
    ) -> Taken:
        """Read files and folders ("-": stdin) into the diary. Safe to repeat: pages known already are not read again.

        `on_page` is told each page's origin and what came of it: "new", "version", "seen" or "failed".
        """
        from dateline.intake import pages  # noqa: PLC0415 (late, as in _engine)

        return self.take(pages(paths, stdin=stdin), now=now, workers=workers, on_page=on_page)

    def take(
        self,
        pages: Iterable[Page | PageError],
        *,
        now: datetime,
        workers: int = 1,
        on_page: OnPage | None = None,
    ) -> Taken:
        """Read pages into the diary, some at a time in one transaction each: never half an article is kept."""
        read, reader = self._engine()
        tally = _Tally(on_page)
        settled: list[tuple[Page | None, Reading | PageError]] = []
        for result in _run(read, self._unread(pages, reader, tally, settled), workers):
            settled.append(result)
            if len(settled) >= BATCH:
                self._keep(settled, now, tally)
        self._keep(settled, now, tally)
        self._desk.renew()
        return tally.taken()

    def reread(self, *, now: datetime, workers: int = 1, on_page: OnPage | None = None) -> Taken:
        """Read again, out of the diary itself, the pages that an older version of the reader has read.

        The older readings stay on record, retired.
        """
        return self.take(self._store.unread(self._engine()[1]), now=now, workers=workers, on_page=on_page)

    def snapshot(self, as_of: date | None = None, *, today: date) -> Snapshot:
        """The state of play as of a day (None: all that was read). `today` serves only to tell what is overdue.

        The last few are kept in memory until the diary changes.
        """
        key = (self._store.sequence, as_of, today)
        found = self._snapshots.pop(key, None)
        if found is None:
            decided = [decision.what for decision in self._store.decisions()]
            found = ledger.snapshot(self.readings(), as_of=as_of, today=today, decisions=decided)
        for old in [k for k in self._snapshots if k[0] != key[0]] or list(self._snapshots)[: 1 - SNAPSHOTS]:
            del self._snapshots[old]
        self._snapshots[key] = found
        return found

    def since(self, day: date, *, as_of: date) -> Since:
        """What changed from what was known on one day to what was known on another: by days of publication."""
        sequence = self._store.sequence
        before, after = (self.snapshot(on, today=on) for on in (day, as_of))
        return Since(before, after, ledger.changes(before, after), sequence)

    def since_bookmark(self, mark: Bookmark | None, *, today: date) -> Since:
        """What changed by the pages that were read into the diary since a reader looked, whenever they were published.

        Also by what people decided since, and by the days that went by. Without a bookmark all of it is new. What a
        newer reader of pages finds in those that were there is no change: they count as it reads them, before and after.
        """
        sequence = self._store.sequence
        after = self.snapshot(None, today=today)
        before = Snapshot(None, (), (), ())
        if mark is not None:
            known = self._store.known_by(mark.sequence)
            before = ledger.snapshot(
                (r for r in self.readings() if r.article.id in known),
                as_of=None,
                today=mark.day,
                decisions=[decision.what for decision in self._store.decisions(mark.sequence)],
            )
        return Since(before, after, ledger.changes(before, after), sequence)

    def bookmark(self, name: str) -> Bookmark | None:
        """How far the reader of that name has read, None for one that is new here."""
        return self._store.bookmark(name)

    def put(self, mark: Bookmark) -> None:
        """Put a reader's bookmark where it says."""
        self._store.put(mark)

    def story(self, begins: str, as_of: date | None = None, *, today: date) -> Snapshot:
        """One story as of a day, without adding up the others: what `snapshot` holds of it. `begins`: its id, or enough of it.

        Raises NotFound where no such story is known by that day, UsageError where several are meant.
        """
        self._desk.renew()
        return self._desk.story(begins, as_of, today=today)

    def around(self, event: str, as_of: date | None = None, *, today: date) -> Snapshot:
        """The story in which an event of this id stands (or stood, before it was merged), without adding up the others.

        `event` may be the beginning of an id: then all stories in which one begins so. Empty where there is none.
        """
        self._desk.renew()
        return self._desk.around(event, as_of, today=today)

    def place(self) -> None:
        """Place the pages that came since the last time among the stories; `story` and `event` do it when they must."""
        self._desk.place()

    @property
    def path(self) -> str:
        """Where its file lies; ":memory:" where it has none."""
        return self._store.path

    def renew(self) -> None:
        """Work out what is known on each day of the stories that changed; `read` ends with it, `story` and `around` begin with it."""
        self._desk.renew()

    @property
    def desk(self) -> Desk:
        """Who answers what lists and pages of one story ask, out of what is known so far: `renew` comes first."""
        return self._desk

    @property
    def sequence(self) -> int:
        """The number of the last change: two answers under one number are the same."""
        return self._store.sequence

    def readings(self) -> tuple[Reading, ...]:
        """All readings that count, in the order of their articles' ids. Kept in memory until the diary changes."""
        sequence = self._store.sequence
        if sequence != self._readings[0]:
            self._readings = (sequence, tuple(self._store.readings(sequence)))
        return self._readings[1]

    def search(self, query: str, *, limit: int = 20, among: str = "article") -> list[Hit]:
        """Full text, best hits first, among "article", "statement" or "report". Raises UsageError if there is no word in it."""
        return self._store.search(query, limit=limit, among=among)

    def statements(self, *, source: str | None = None) -> Iterator[tuple[Reading, Statement]]:
        """Who said what; `source`: only those whose canonical source has it in its name."""
        wanted = source.casefold() if source else None
        for reading in self.readings():
            for statement in reading.statements:
                of = wanted is None or (statement.name and wanted in statement.name.casefold())
                if statement.told and of:
                    yield reading, statement

    def link(self, left: str, right: str, *, by: str, now: datetime, because: str = "") -> Decision:
        """Make one event of two, or move a report into an event (likewise stories and pages), until it is taken back.

        Raises NotFound for an unknown id, UsageError where there is nothing to decide.
        """
        today = self.snapshot(today=now.date())
        return self.decide(ledger.link(today, left, right, by=by, because=because), now=now)

    def unlink(self, left: str, right: str, *, by: str, now: datetime, because: str = "") -> Decision:
        """Take a report out of an event, with what follows it; or keep two events (stories, pages) apart. Raises as `link`."""
        today = self.snapshot(today=now.date())
        return self.decide(ledger.unlink(today, left, right, by=by, because=because), now=now)

    def correct(
        self,
        event: str,
        values: Mapping[str, str],
        *,
        by: str,
        now: datetime,
        because: str = "",
        since: date | None = None,
    ) -> list[Decision]:
        """Say what fields of an event are, whatever pages say; known from the day `since` on (None: from now on).

        All or none is kept. Raises NotFound for an unknown event, UsageError for a field or value that means nothing.
        """
        today, day = self.snapshot(today=now.date()), since or now.date()
        said = [
            ledger.correction(today, event, field, value, day=day, by=by, because=because)
            for field, value in values.items()
        ]
        return [self.decide(what, now=now) for what in said]

    def decide(self, what: Tie | Correction, *, now: datetime) -> Decision:
        """Keep a person's decision; one on the same pair, or on the same field and day, gives way to it."""
        number = self._store.decide(what, now)
        return next(decision for decision in self._store.decisions() if decision.number == number)

    def decisions(self) -> tuple[Decision, ...]:
        """The decisions that count, oldest first."""
        return self._store.decisions()

    def idle(self, *, today: date) -> dict[int, str]:
        """The decisions that change nothing as things are (their report is gone, another one overrules them), and why."""
        decided = self._store.decisions()
        return ledger.idle(decided, self.readings(), self.snapshot(today=today)) if decided else {}

    def retire(self, decision: int, *, now: datetime) -> Decision:
        """Take a decision back; what it was. Raises NotFound where none of that number counts."""
        found = next((d for d in self._store.decisions() if d.number == decision), None)
        if found is None:
            raise NotFound(f"no decision {decision} that still counts")
        self._store.retire(decision, now)
        return found

    def doctor(self) -> Health:
        """Work out every hash again, and let SQLite check itself."""
        damages, failures = tuple(self._store.check()), tuple(self._store.failures())
        # What is damaged can't be added up; and no day matters to what a decision is about.
        idle = {} if damages else self.idle(today=date.max)
        return Health(self._store.path, self._store.stats(), damages, failures, tuple(idle.items()))

    def _engine(self) -> tuple[Read, str]:
        if self._read is not None:
            return self._read, self._reader or ""
        # Late: the reading steps are slow to import, and most commands never read.
        from dateline.reading.pipeline import READER, read  # noqa: PLC0415

        return read, READER

    def _unread(
        self,
        pages: Iterable[Page | PageError],
        reader: str,
        tally: _Tally,
        settled: list[tuple[Page | None, Reading | PageError]],
    ) -> Iterator[Page]:
        """Only the pages that must be read; what intake could not open goes straight to `settled`."""
        for page in pages:
            if isinstance(page, PageError):
                settled.append((None, page))
            elif self._store.known(page, reader):
                tally.add(page.origin, Outcome.SEEN)
            else:
                yield page

    def _keep(
        self, settled: list[tuple[Page | None, Reading | PageError]], now: datetime, tally: _Tally
    ) -> None:
        """One transaction. The tally hears of it only when it is safe on disk."""
        outcomes: list[tuple[str, Outcome | PageError]] = []
        if settled:
            with self._store.batch(now) as batch:
                for page, result in settled:
                    if isinstance(result, PageError):
                        batch.fail(result)
                        outcomes.append((result.origin, result))
                    elif page is not None:
                        outcomes.append((page.origin, batch.add(page, result)))
        settled.clear()
        for origin, outcome in outcomes:
            tally.add(origin, outcome)


class _Tally:
    """Counts while pages come in."""

    __slots__ = ("_counts", "_failed", "_on_page")

    def __init__(self, on_page: OnPage | None) -> None:
        self._on_page = on_page
        self._counts = dict.fromkeys(Outcome, 0)
        self._failed: list[PageError] = []

    def add(self, origin: str, outcome: Outcome | PageError) -> None:
        if isinstance(outcome, PageError):
            self._failed.append(outcome)
        else:
            self._counts[outcome] += 1
        if self._on_page:
            self._on_page(origin, "failed" if isinstance(outcome, PageError) else outcome.value)

    def taken(self) -> Taken:
        counts = self._counts
        return Taken(counts[Outcome.NEW], counts[Outcome.VERSION], counts[Outcome.SEEN], tuple(self._failed))


def _run(read: Read, pages: Iterable[Page], workers: int) -> Iterable[tuple[Page, Reading | PageError]]:
    from dateline import runners  # noqa: PLC0415 (late, as in _engine)

    return runners.in_process(read, pages) if workers <= 1 else runners.pool(read, pages, workers=workers)
