"""Where pages were placed, and what placing remembers of them: derived from the readings, and thrown away at will.

It serves one question: what does the next page, or one story, need of all the others? The last pages can be taken out again,
newest first, so that a page that comes late is placed as if it had come in time; how far back is `BACK`.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from dateline.model import Article, Reading
from dateline.store.codec import load
from dateline.store.connection import Database
from dateline.store.readings import decoded

__all__ = ["BACK", "Placed", "Places"]

RECENT = 400
"""Stories whose terms stay in memory while pages are placed: about 10 MB."""
BACK = 2000
"""Pages that can be taken out again one by one. News comes late by hours; what is older is placed anew with all the rest."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A reading and where it was placed. `day` is the one from which it counts, "9999-12-31" where nobody knows."""

    n: int
    article: str
    address: str
    day: str
    until: str | None
    home: str
    url: str
    copy_of: str | None
    like: str | None
    alike: float
    told: bool
    size: int

    @property
    def order(self) -> tuple[str, str]:
        """Its place in the ledger's order."""
        return (self.day, self.article)


class Places:
    """The shelf of a diary's file. `common`: pages remembered for one shingle."""

    __slots__ = ("_common", "_database", "_fresh", "_heard", "_pages", "_shingles", "_was")

    def __init__(self, database: Database, common: int) -> None:
        self._database = database
        self._common = common
        self._heard: list[str] = []
        self._shingles: list[int] = []
        self._was: dict[str, float | None] = {}
        self._pages: int | None = None
        self._fresh: dict[str, dict[str, float]] = {}

    # What the ledger's shelf is asked for.

    def pages(self) -> int:
        """How many pages have been placed, the one that is being placed among them."""
        if self._pages is None:
            self._pages = int(self._database.value("SELECT count(*) FROM placed"))
        return self._pages

    def pages_with(self, terms: Collection[str]) -> Mapping[str, int]:
        """In how many pages each of these terms stands."""
        sql = "SELECT term, pages FROM heard WHERE term IN (SELECT value FROM json_each(?))"
        return dict(self._database.rows(sql, json.dumps(list(terms))))

    def stories_with(self, terms: Collection[str]) -> Mapping[str, Mapping[str, float]]:
        """For each of these terms, the stories that have it and how heavily."""
        found: dict[str, dict[str, float]] = {}
        sql = "SELECT term, story, weight FROM weights WHERE term IN (SELECT value FROM json_each(?))"
        for term, story, weight in self._database.rows(sql, json.dumps(list(terms))):
            found.setdefault(term, {})[story] = weight
        return found

    def weights(self, story: str) -> Mapping[str, float]:
        """The terms of a story."""
        return self._own(story)

    def _own(self, story: str) -> dict[str, float]:
        """The terms of a story, those of the stories asked for lately out of memory."""
        mine = self._fresh.pop(story, None)
        if mine is None:
            mine = dict(self._database.rows("SELECT term, weight FROM weights WHERE story = ?", story))
        self._fresh[story] = mine
        if len(self._fresh) > RECENT:
            del self._fresh[next(iter(self._fresh))]
        return mine

    def sharing(self, shingles: Collection[int]) -> Mapping[str, int]:
        """The pages remembered for any of these shingles, and for how many."""
        sql = (
            "SELECT placed.article, shared.times FROM (SELECT page, count(*) AS times FROM shingles"
            " WHERE shingle IN (SELECT value FROM json_each(?)) GROUP BY page) AS shared JOIN placed ON placed.n = shared.page"
        )
        return dict(self._database.rows(sql, json.dumps(list(shingles))))

    def seen(self, page: str) -> Placed:
        """A page that was placed."""
        return _placed(self._database.rows("SELECT * FROM placed WHERE article = ?", page)[0])

    def at(self, url: str) -> str | None:
        """The story of the first page placed that had this address."""
        home: str | None = self._database.value(
            "SELECT home FROM placed WHERE url = ? ORDER BY day, article LIMIT 1", url
        )
        return home

    def hear(self, terms: Collection[str]) -> None:
        """Count one page more, and its terms."""
        self._pages = self.pages() + 1
        self._heard, self._was = sorted(terms), {}
        self._database.run(
            "INSERT INTO heard (term, pages) SELECT value, 1 FROM json_each(?) WHERE true"
            " ON CONFLICT (term) DO UPDATE SET pages = pages + 1",
            json.dumps(self._heard),
        )

    def weigh(self, story: str, weights: Mapping[str, float], gone: Collection[str]) -> None:
        """Set these terms of a story to these weights, and forget those that are gone."""
        before = self.weights(story)
        self._was = {term: before.get(term) for term in (*weights, *gone)}
        self._set(story, weights, gone)

    def keep(self, page: str, seen: object, shingles: Collection[int]) -> None:  # noqa: ARG002 (as in Shelf)
        """Hold the shingles until `place` keeps the page, with the day from which it counts."""
        self._shingles = sorted(shingles)

    # What the diary asks for.

    def place(self, placed: Placed, undo: bool) -> None:
        """Remember a page that was placed; with `undo`, so that it can be taken out again."""
        self._database.run(
            "INSERT INTO placed VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            *(placed.n, placed.article, placed.address, placed.day, placed.until, placed.home, placed.url),
            *(placed.copy_of, placed.like, placed.alike, int(placed.told), placed.size),
        )
        listed = json.dumps(self._shingles)
        self._database.run(
            "INSERT INTO shingles (shingle, page) SELECT value, ?1 FROM json_each(?2)"
            " WHERE (SELECT count(*) FROM shingles WHERE shingle = value) < ?3",
            *(placed.n, listed, self._common),
        )
        if undo:
            self._database.run(
                "INSERT INTO unplacing (n, heard, was, shingles) VALUES (?, ?, ?, ?)",
                *(placed.n, json.dumps(self._heard), json.dumps(self._was), listed),
            )

    def from_on(self, day: str, article: str) -> list[Placed]:
        """The pages placed at or after a place in the order."""
        sql = "SELECT * FROM placed WHERE (day, article) >= (?, ?) ORDER BY day, article"
        return [_placed(row) for row in self._database.rows(sql, day, article)]

    def take_out(self, pages: Sequence[Placed]) -> bool:
        """Take the last pages out, as if they had never been placed. False (and nothing is done) where that can't be."""
        undone = self._database.value(
            "SELECT count(*) FROM unplacing WHERE n IN (SELECT value FROM json_each(?))",
            json.dumps([p.n for p in pages]),
        )
        if undone != len(pages):
            return False
        for page in reversed(pages):
            self._take_out(page)
        self._pages = None
        return True

    def _take_out(self, page: Placed) -> None:
        heard, was, shingles = self._database.rows(
            "SELECT heard, was, shingles FROM unplacing WHERE n = ?", page.n
        )[0]
        self._database.run(
            "UPDATE heard SET pages = pages - 1 WHERE term IN (SELECT value FROM json_each(?))", heard
        )
        self._database.run(
            "DELETE FROM heard WHERE pages = 0 AND term IN (SELECT value FROM json_each(?))", heard
        )
        weights: dict[str, float | None] = json.loads(was)
        self._set(
            page.home,
            {term: weight for term, weight in weights.items() if weight is not None},
            [term for term, weight in weights.items() if weight is None],
        )
        self._database.run(
            "DELETE FROM shingles WHERE page = ? AND shingle IN (SELECT value FROM json_each(?))",
            page.n,
            shingles,
        )
        for table in ("unplacing", "openings", "placed"):
            self._database.run(f"DELETE FROM {table} WHERE n = ?", page.n)  # noqa: S608 (constants)

    def _set(self, story: str, weights: Mapping[str, float], gone: Collection[str]) -> None:
        # Bound one by one: SQLite's own reading of decimals may miss the last bit, and sums must be the same to the bit.
        self._database.many(
            "INSERT INTO weights (story, term, weight) VALUES (?, ?, ?)"
            " ON CONFLICT (story, term) DO UPDATE SET weight = excluded.weight",
            ((story, term, weight) for term, weight in weights.items()),
        )
        self._database.run(
            "DELETE FROM weights WHERE story = ? AND term IN (SELECT value FROM json_each(?))",
            *(story, json.dumps(list(gone))),
        )
        mine = self._own(story)
        mine.update(weights)
        for term in gone:
            mine.pop(term, None)

    def forget(self) -> None:
        """Drop what is held in memory: another process may have placed pages since, or a transaction was given up."""
        self._pages = None
        self._fresh.clear()

    def clear(self) -> None:
        """Forget all of it."""
        for table in ("placed", "shingles", "heard", "weights", "unplacing", "openings", "placing"):
            self._database.run(f"DELETE FROM {table}")  # noqa: S608 (constants)
        self._pages = None
        self._fresh.clear()

    def trim(self) -> None:
        """Forget how to take out what lies further back than `BACK` pages."""
        self._database.run(
            "DELETE FROM unplacing WHERE n NOT IN (SELECT n FROM placed ORDER BY day DESC, article DESC LIMIT ?)",
            BACK,
        )

    def state(self) -> tuple[str, int, str] | None:
        """By which version of the ledger, up to which batch, and under which decisions on pages the pages were placed."""
        row = self._database.row("SELECT ledger, seq, ties FROM placing")
        return None if row is None else (row[0], int(row[1]), row[2])

    def put_state(self, ledger: str, seq: int, ties: str) -> None:
        """Say so."""
        self._database.run("DELETE FROM placing")
        self._database.run("INSERT INTO placing (ledger, seq, ties) VALUES (?, ?, ?)", ledger, seq, ties)

    def fresh(self, seq: int) -> list[tuple[int, Article]]:
        """The readings that count, came after a batch and are not placed: their numbers, and their articles without their text."""
        rows = self._database.rows(
            "SELECT readings.n, articles.fields FROM readings JOIN articles ON articles.n = readings.article"
            " WHERE readings.batch > ? AND readings.n NOT IN (SELECT reading FROM retired_readings)"
            " AND readings.n NOT IN (SELECT n FROM placed)",
            seq,
        )
        return [(n, load(Article, fields, text="")) for n, fields in rows]

    def gone(self, seq: int) -> list[Placed]:
        """The pages placed whose reading was retired after a batch."""
        sql = "SELECT * FROM placed WHERE placed.n IN (SELECT reading FROM retired_readings WHERE batch > ?)"
        return [_placed(row) for row in self._database.rows(sql, seq)]

    def at_addresses(self, addresses: Iterable[str]) -> list[tuple[Placed, Article]]:
        """The pages placed that live at these addresses, with their articles (without text)."""
        rows = self._database.rows(
            "SELECT placed.*, articles.fields FROM placed JOIN readings ON readings.n = placed.n JOIN articles ON articles.n = readings.article"
            " WHERE placed.address IN (SELECT value FROM json_each(?))",
            json.dumps(sorted(addresses)),
        )
        return [(_placed(row[:-1]), load(Article, row[-1], text="")) for row in rows]

    def ends(self, n: int, until: str | None) -> None:
        """Another version takes a page's place from a day on, or none does."""
        self._database.run("UPDATE placed SET until = ? WHERE n = ?", until, n)

    def article(self, n: int) -> Article:
        """The article of a reading."""
        sql = "SELECT articles.text, articles.fields FROM readings JOIN articles ON articles.n = readings.article WHERE readings.n = ?"
        text, fields = self._database.rows(sql, n)[0]
        return load(Article, fields, text=text)

    def reports(self, n: int) -> list[str]:
        """The ids of a reading's reports and leads."""
        return [
            r
            for (r,) in self._database.rows(
                "SELECT ref FROM passages WHERE reading = ? AND kind IN ('report', 'lead')", n
            )
        ]

    def opens(self, n: int, events: Iterable[str]) -> None:
        """Remember which events a page may open: each report that opens one gives it its id."""
        self._database.run(
            "INSERT INTO openings (event, n) SELECT value, ?1 FROM json_each(?2)", n, json.dumps(list(events))
        )

    def opened(self, begins: str) -> list[str]:
        """The stories of the pages that would open an event whose id begins so."""
        rows = self._database.rows(
            "SELECT DISTINCT home FROM openings JOIN placed ON placed.n = openings.n WHERE event >= ? AND event < ?",
            *(begins, begins + "~"),
        )
        return [home for (home,) in rows]

    def homes(self, begins: str) -> list[str]:
        """The stories whose ids begin so."""
        sql = "SELECT DISTINCT home FROM placed WHERE home >= ? AND home < ? ORDER BY home LIMIT 20"
        return [home for (home,) in self._database.rows(sql, begins, begins + "~")]

    def homes_by_page(self, begins: str) -> list[tuple[str, str]]:
        """The articles whose ids begin so, each with the story that it stands in."""
        sql = "SELECT article, home FROM placed WHERE article >= ? AND article < ? ORDER BY article LIMIT 20"
        return [(article, home) for article, home in self._database.rows(sql, begins, begins + "~")]

    def homes_all(self) -> list[tuple[str, str]]:
        """Every story with the day on which it begins."""
        sql = "SELECT home, min(day) FROM placed GROUP BY home ORDER BY home"
        return [(home, day) for home, day in self._database.rows(sql)]

    def of_stories(self, homes: Collection[str], until: str) -> list[Placed]:
        """The pages of these stories that count by a day, in order."""
        sql = "SELECT * FROM placed WHERE home IN (SELECT value FROM json_each(?)) AND day <= ? ORDER BY day, article"
        return [_placed(row) for row in self._database.rows(sql, json.dumps(sorted(homes)), until)]

    def pages_of(self, articles: Iterable[str]) -> list[Placed]:
        """These pages, as far as they are placed, in order."""
        sql = "SELECT * FROM placed WHERE article IN (SELECT value FROM json_each(?)) ORDER BY day, article"
        return [_placed(row) for row in self._database.rows(sql, json.dumps(sorted(articles)))]

    def numbered(self, numbers: Iterable[int]) -> list[Placed]:
        """The pages placed that were read under these numbers."""
        sql = "SELECT * FROM placed WHERE n IN (SELECT value FROM json_each(?))"
        return [_placed(row) for row in self._database.rows(sql, json.dumps(sorted(numbers)))]

    def articles_on(self, names: Iterable[str]) -> set[str]:
        """The articles that have one of these ids, or were read from bytes that have one of these digests."""
        rows = self._database.rows(
            "WITH named AS (SELECT value FROM json_each(?)) SELECT id FROM articles WHERE id IN named"
            " UNION SELECT reads.article FROM reads JOIN pages ON pages.n = reads.page WHERE pages.digest IN named",
            json.dumps(sorted(names)),
        )
        return {article for (article,) in rows}

    def stubs(self, articles: Iterable[str]) -> list[Article]:
        """These articles as the readings that count have them, without their text."""
        rows = self._database.rows(
            "SELECT articles.fields FROM articles JOIN live_readings ON live_readings.article = articles.n"
            " WHERE articles.id IN (SELECT value FROM json_each(?))",
            json.dumps(sorted(articles)),
        )
        return [load(Article, fields, text="") for (fields,) in rows]

    def opening(self, event: str) -> list[int]:
        """The pages with the report that would open this event."""
        return [n for (n,) in self._database.rows("SELECT n FROM openings WHERE event = ?", event)]

    def with_openings(self, events: Iterable[str]) -> list[Placed]:
        """The pages placed with a report that would open one of these events, in order."""
        sql = (
            "SELECT * FROM placed WHERE n IN (SELECT n FROM openings WHERE event IN (SELECT value FROM json_each(?)))"
            " ORDER BY day, article"
        )
        return [_placed(row) for row in self._database.rows(sql, json.dumps(sorted(set(events))))]

    def first_of(self, home: str) -> Placed:
        """The page that opened a story."""
        sql = "SELECT * FROM placed WHERE home = ? ORDER BY day, article LIMIT 1"
        return _placed(self._database.rows(sql, home)[0])

    def everyone(self) -> Iterator[tuple[str, str]]:
        """Every page placed and its story, in order."""
        yield from self._database.rows("SELECT article, home FROM placed ORDER BY day, article")

    def readings(self, numbers: Sequence[int]) -> list[Reading]:
        """These readings, in this order."""
        rows = {
            row[0]: row[1:]
            for row in self._database.rows(
                "SELECT readings.n, articles.text, articles.fields, readings.reader, readings.payload FROM readings"
                " JOIN articles ON articles.n = readings.article WHERE readings.n IN (SELECT value FROM json_each(?))",
                json.dumps(list(numbers)),
            )
        }
        return [decoded(*rows[n]) for n in numbers]

    def heads(self, numbers: Sequence[int]) -> list[Article]:
        """The articles of these readings without their text, in this order."""
        sql = (
            "SELECT readings.n, articles.fields FROM readings JOIN articles ON articles.n = readings.article"
            " WHERE readings.n IN (SELECT value FROM json_each(?))"
        )
        rows: dict[int, str] = dict(self._database.rows(sql, json.dumps(list(numbers))))
        return [load(Article, rows[n], text="") for n in numbers]


def _placed(row: Sequence[object]) -> Placed:
    values = list(row)
    values[10] = bool(values[10])
    return Placed(*values)  # type: ignore[arg-type]  # the columns of `placed`, in order
