"""The diary's file: what may be done with it. Each write is one transaction; nothing kept is ever changed."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from os import PathLike, fspath
from typing import Self

from dateline.model.decision import Correction, Decision, Tie
from dateline.model.errors import NotFound
from dateline.model.page import Page
from dateline.model.report import Reading
from dateline.store.batch import Batch, Outcome
from dateline.store.bookmarks import Bookmark, bookmark, known_by, put
from dateline.store.clippings import Clippings
from dateline.store.codec import load
from dateline.store.connection import Database
from dateline.store.courses import Courses
from dateline.store.damage import Damage, damages
from dateline.store.lines import Lines
from dateline.store.pages import kept_page, unread_pages
from dateline.store.places import Places
from dateline.store.readings import live_readings
from dateline.store.schema import migrate, must_be_current
from dateline.store.search import Hit, search

__all__ = ["Stats", "Store"]


@dataclass(frozen=True, slots=True)
class Stats:
    """How much a diary keeps. `readings` are those that count; `versions` the articles beyond the first of their lineage."""

    pages: int
    articles: int
    versions: int
    readings: int
    statements: int
    reports: int
    decisions: int
    failures: int
    batches: int
    recorded_at: datetime | None
    bytes: int


class Store:
    """One SQLite file. Made by `open`; a context manager. For one writing process; readers are never in its way."""

    __slots__ = ("_database",)

    def __init__(self, database: Database) -> None:
        self._database = database

    @classmethod
    def open(
        cls, path: str | PathLike[str], *, create: bool = True, write: bool = True, wait: float = 15.0
    ) -> Self:
        """Open (or make) the diary at `path`; ":memory:" keeps it nowhere. `wait` seconds for another writer to finish.

        Raises StoreLocked, StoreTooNew, StoreDamaged, or StoreError where it is no diary.
        """
        database = Database(fspath(path), create=create and write, write=write, wait=wait)
        try:
            if write:
                migrate(database)
            else:
                must_be_current(database)
        except BaseException:
            database.close()
            raise
        return cls(database)

    def close(self) -> None:
        """Close the file. Closing twice does no harm."""
        self._database.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @property
    def path(self) -> str:
        """Where the file lies."""
        return self._database.path

    @property
    def sequence(self) -> int:
        """The number of the last batch: it grows with every change, and with nothing else."""
        return int(self._database.value("SELECT max(seq) FROM batches") or 0)

    @contextmanager
    def batch(self, now: datetime) -> Iterator[Batch]:
        """One transaction: all that is added to the batch is kept, or (after an error or a crash) none of it."""
        with self._database.transaction():
            batch = Batch(self._database, now)
            yield batch
            batch.close()

    def add(self, page: Page, reading: Reading, now: datetime) -> Outcome:
        """Keep one page and its reading, in a transaction of their own."""
        with self.batch(now) as batch:
            return batch.add(page, reading)

    def known(self, page: Page, reader: str) -> bool:
        """Whether this reader has read these bytes from this place before: then reading them again adds nothing.

        Unless they turn out to have been there earlier than was known: `fetched` bounds the day of publication.
        """
        return kept_page(self._database, page, reader) is not None

    def unread(self, reader: str) -> Iterator[Page]:
        """The pages kept that this reader (a newer one) has not read."""
        return unread_pages(self._database, reader)

    def readings(self, until: int | None = None) -> Iterator[Reading]:
        """The readings that count, in the order of their articles' ids; `until` a batch: as they stood after it."""
        return live_readings(self._database, self.sequence if until is None else until)

    def places(self, common: int) -> Places:
        """Where pages were placed; `common`: the pages that are remembered for one shingle."""
        return Places(self._database, common)

    def courses(self) -> Courses:
        """What is known of each story on each day."""
        return Courses(self._database)

    def lines(self) -> Lines:
        """What lists show of events and stories."""
        return Lines(self._database)

    def clippings(self) -> Clippings:
        """What lists show of pages."""
        return Clippings(self._database)

    @contextmanager
    def placing(self) -> Iterator[None]:
        """A transaction for what is derived (`places`, `courses`, `lines`): it is no news, and stands outside the chain of batches."""
        with self._database.transaction():
            yield

    def search(self, query: str, *, limit: int = 20, among: str = "article") -> list[Hit]:
        """The best hits among "article", "statement" or "report"."""
        return search(self._database, query, limit=limit, among=among)

    def decide(self, what: Tie | Correction, now: datetime) -> int:
        """Keep a person's decision; an earlier, different one on the same pair is retired. Answers its number."""
        with self.batch(now) as batch:
            return batch.decide(what)

    def retire(self, decision: int, now: datetime) -> None:
        """Take a decision back. It stays on record as having been made."""
        if self._database.value("SELECT 1 FROM live_ties WHERE n = ?", decision) is None:
            raise NotFound(f"no decision {decision} that still counts")
        with self.batch(now) as batch:
            batch.retire_tie(decision)

    def decisions(self, until: int | None = None) -> tuple[Decision, ...]:
        """The decisions that count, oldest first; `until` a batch: those that counted after it."""
        rows = self._database.rows(
            "SELECT n, recorded_at, kind, payload FROM ties JOIN batches ON batches.seq = ties.batch WHERE batch <= ?1"
            " AND n NOT IN (SELECT tie FROM retired_ties WHERE batch <= ?1) ORDER BY n",
            self.sequence if until is None else until,
        )
        return tuple(
            Decision(number, datetime.fromisoformat(made), _decided(kind, payload))
            for number, made, kind, payload in rows
        )

    def known_by(self, sequence: int) -> frozenset[str]:
        """The articles, by their ids, that stand on a page kept by that batch, whichever reader found them there."""
        return known_by(self._database, sequence)

    def bookmark(self, name: str) -> Bookmark | None:
        """How far a reader has read, None for one that is new here."""
        return bookmark(self._database, name)

    def put(self, mark: Bookmark) -> None:
        """Put a bookmark where it says, away from where it was."""
        put(self._database, mark)

    def failures(self) -> list[tuple[str, str]]:
        """Origin and reason of the pages that could not be read and have not been read since."""
        return [
            (str(origin), str(reason))
            for origin, reason in self._database.rows(
                "SELECT origin, reason FROM live_failures ORDER BY origin, reason"
            )
        ]

    def check(self) -> list[Damage]:
        """Everything kept that is not as it was written; empty where all is well."""
        return list(damages(self._database))

    def stats(self) -> Stats:
        """How much is kept."""
        passages = "SELECT count(*) FROM passages JOIN live_readings ON live_readings.n = passages.reading WHERE kind = "
        last = self._database.value("SELECT max(recorded_at) FROM batches")
        return Stats(
            pages=self._count("SELECT count(*) FROM pages"),
            articles=self._count("SELECT count(DISTINCT id) FROM articles"),
            versions=self._count(
                "SELECT count(DISTINCT id) FROM articles WHERE EXISTS (SELECT 1 FROM articles AS before"
                " WHERE before.lineage = articles.lineage AND before.id <> articles.id AND before.n < articles.n)"
            ),
            readings=self._count("SELECT count(*) FROM live_readings"),
            statements=self._count(passages + "'statement'"),
            reports=self._count(passages + "'report'"),
            decisions=self._count("SELECT count(*) FROM live_ties"),
            failures=len(self.failures()),
            batches=self.sequence,
            recorded_at=datetime.fromisoformat(last) if last else None,
            bytes=self._count("PRAGMA page_count") * self._count("PRAGMA page_size"),
        )

    def _count(self, sql: str) -> int:
        return int(self._database.value(sql))


def _decided(kind: str, payload: str) -> Tie | Correction:
    return load(Correction, payload) if kind == "correction" else load(Tie, payload)
