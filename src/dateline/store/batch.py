"""What one transaction adds: pages, articles, readings, failures, decisions. Rows are added, never changed."""

from __future__ import annotations

import json
import zlib
from dataclasses import replace
from datetime import datetime
from enum import StrEnum

from dateline.model.article import Article
from dateline.model.decision import Correction, Tie
from dateline.model.errors import PageError
from dateline.model.page import Page
from dateline.model.report import Reading
from dateline.model.text import clean_text
from dateline.store.codec import dump, load
from dateline.store.connection import Database
from dateline.store.digests import chained, row_hash
from dateline.store.pages import in_utc, kept_page, place_of, since

__all__ = ["ARTICLE_PARTS", "Batch", "Outcome", "pair_of", "passages_of"]

ARTICLE_PARTS = frozenset({"text"})
"""Fields of an article that stand in columns of their own, not in `articles.fields`."""
READING_PARTS = frozenset({"article", "reader"})


class Outcome(StrEnum):
    """What adding a page changed: a new article, nothing, or a new version of an article that was there."""

    NEW = "new"
    SEEN = "seen"
    VERSION = "version"


def pair_of(what: Tie | Correction) -> str:
    """What a decision is about: both ids in one order; or the report, the field, and the day from which it counts."""
    if isinstance(what, Correction):
        return clean_text(json.dumps([what.report, what.field, what.day.isoformat()]))
    return clean_text(json.dumps(sorted((what.left, what.right))))


def passages_of(reading: Reading) -> list[tuple[str, str, int, int]]:
    """The stretches of text that search finds by themselves: kind, id, start, end."""
    said = [("statement", clean_text(s.id), s.span.start, s.span.end) for s in reading.statements]
    reported = [("report", clean_text(r.id), r.span.start, r.span.end) for r in reading.reports]
    hinted = [("lead", clean_text(r.id), r.span.start, r.span.end) for r in reading.leads]
    return said + reported + hinted


class Batch:
    """The rows of one transaction. Opened and closed by Store.batch; of no use after that."""

    __slots__ = ("_database", "_hashes", "_recorded_at", "seq")

    def __init__(self, database: Database, now: datetime) -> None:
        if now.tzinfo is None:
            raise ValueError("now must be an instant with its zone")
        last = database.row("SELECT seq, recorded_at FROM batches ORDER BY seq DESC LIMIT 1")
        instant = in_utc(now).isoformat(timespec="microseconds")
        # The clock may have been set back: order comes from `seq`, and recorded_at never falls.
        self._recorded_at = max(instant, last[1]) if last else instant
        self.seq = int(last[0]) + 1 if last else 1
        self._database = database
        self._hashes: list[str] = []

    def close(self) -> None:
        """Bind the batch to the chain. A batch that added nothing leaves no trace."""
        if not self._hashes:
            return
        before = self._database.value("SELECT hash FROM batches WHERE seq = ?", self.seq - 1) or ""
        self._database.run(
            "INSERT INTO batches (seq, recorded_at, hash) VALUES (?, ?, ?)",
            self.seq,
            self._recorded_at,
            chained(before, self.seq, self._recorded_at, self._hashes),
        )

    def add(self, page: Page, reading: Reading) -> Outcome:
        """Keep a page and what was read in it. Adding what is there already adds nothing."""
        number = kept_page(self._database, page)
        known_page = number is not None or kept_page(self._database, replace(page, fetched=None)) is not None
        number = self._keep_page(page) if number is None else number
        article = clean_text(reading.article.id)
        place, page_hash = self._database.rows("SELECT place, hash FROM pages WHERE n = ?", number)[0]
        if not self._keep_read(number, page_hash, clean_text(reading.reader), article):
            return Outcome.SEEN
        self._retire_older_reads(number, reading)
        known_words = self._database.value("SELECT 1 FROM articles WHERE id = ?", article)
        lineage = clean_text(reading.article.url or place)
        known_lineage = self._database.value("SELECT 1 FROM articles WHERE lineage = ?", lineage)
        self._keep_reading(reading, lineage)
        if known_page or known_words:
            return Outcome.SEEN
        return Outcome.VERSION if known_lineage else Outcome.NEW

    def fail(self, error: PageError) -> None:
        """Keep that a page could not be read, unless the same is known and still so."""
        origin, reason = clean_text(error.origin), clean_text(error.reason)
        if self._database.value(
            "SELECT 1 FROM live_failures WHERE origin = ? AND reason = ?", origin, reason
        ):
            return
        self._database.insert(
            "INSERT INTO failures (origin, reason, batch, hash) VALUES (?, ?, ?, ?)",
            origin,
            reason,
            self.seq,
            self._hashed(origin, reason),
        )

    def decide(self, what: Tie | Correction) -> int:
        """Keep a person's decision; one on the same pair that it contradicts is retired. Answers its number."""
        pair, payload = pair_of(what), dump(what)
        for number, kept in self._database.rows("SELECT n, payload FROM live_ties WHERE pair = ?", pair):
            if kept == payload:
                return int(number)
            self.retire_tie(number)
        return self._database.insert(
            "INSERT INTO ties (pair, payload, batch, hash, kind) VALUES (?, ?, ?, ?, ?)",
            pair,
            payload,
            self.seq,
            self._hashed(pair, payload),
            "tie" if isinstance(what, Tie) else "correction",
        )

    def retire_tie(self, number: int) -> None:
        """Mark a decision as no longer meant."""
        self._database.run(
            "INSERT INTO retired_ties (tie, batch, hash) VALUES (?, ?, ?)",
            number,
            self.seq,
            self._hashed("tie", number),
        )

    def _keep_page(self, page: Page) -> int:
        facts: tuple[str | None, ...] = (
            place_of(page),
            page.digest,
            clean_text(page.origin),
            page.url and clean_text(page.url),
            page.media_type and clean_text(page.media_type),
            page.charset and clean_text(page.charset),
            since(page.fetched),
        )
        return self._database.insert(
            "INSERT INTO pages (place, digest, origin, url, media_type, charset, fetched, content, batch, hash)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            *facts,
            zlib.compress(page.content),
            self.seq,
            self._hashed(*facts),
        )

    def _keep_read(self, number: int, page_hash: str, reader: str, article: str) -> bool:
        """Whether this reader's word on this page is news."""
        known = self._database.value("SELECT 1 FROM reads WHERE page = ? AND reader = ?", number, reader)
        if known:
            return False
        self._database.insert(
            "INSERT INTO reads (page, reader, article, batch, hash) VALUES (?, ?, ?, ?, ?)",
            number,
            reader,
            article,
            self.seq,
            self._hashed(page_hash, reader, article),
        )
        return True

    def _retire_older_reads(self, page: int, reading: Reading) -> None:
        """A newer reader may see another article in the same page: the older one's no longer counts."""
        for (number,) in self._database.rows(
            "SELECT live_readings.n FROM reads JOIN articles ON articles.id = reads.article"
            " JOIN live_readings ON live_readings.article = articles.n"
            " WHERE reads.page = ? AND reads.article <> ? AND live_readings.reader <> ?",
            page,
            clean_text(reading.article.id),
            clean_text(reading.reader),
        ):
            self._retire_reading(number)

    def _keep_reading(self, reading: Reading, lineage: str) -> None:
        live = self._database.row(
            "SELECT live_readings.n, live_readings.reader, articles.text, articles.fields FROM articles"
            " JOIN live_readings ON live_readings.article = articles.n WHERE articles.id = ?",
            clean_text(reading.article.id),
        )
        if live is not None:
            number, reader, text, fields = live
            standing = load(Article, fields, text=text)
            if reader == clean_text(reading.reader) and _rank(standing) <= _rank(reading.article):
                return
            self._retire_reading(number)
        article, article_hash = self._keep_article(reading.article, lineage)
        payload = dump(reading, leave_out=READING_PARTS)
        kept = self._database.insert(
            "INSERT INTO readings (article, reader, payload, batch, hash) VALUES (?, ?, ?, ?, ?)",
            article,
            clean_text(reading.reader),
            payload,
            self.seq,
            self._hashed(article_hash, clean_text(reading.reader), payload),
        )
        self._index_passages(reading, kept, article)

    def _keep_article(self, article: Article, lineage: str) -> tuple[int, str]:
        facts = (
            clean_text(article.id),
            lineage,
            None if article.title is None else clean_text(article.title),
            clean_text(article.text),
            dump(article, leave_out=ARTICLE_PARTS),
        )
        digest = row_hash(*facts)
        kept = self._database.value("SELECT n FROM articles WHERE hash = ?", digest)
        if kept is not None:
            return int(kept), digest
        number = self._database.insert(
            "INSERT INTO articles (id, lineage, title, text, fields, batch, hash) VALUES (?, ?, ?, ?, ?, ?, ?)",
            *facts,
            self.seq,
            self._hashed(*facts),
        )
        self._database.run(
            "INSERT INTO article_words (rowid, title, text) VALUES (?, ?, ?)", number, facts[2], facts[3]
        )
        return number, digest

    def _index_passages(self, reading: Reading, kept: int, article: int) -> None:
        for kind, ref, start, stop in passages_of(reading):
            number = self._database.insert(
                "INSERT INTO passages (reading, article, kind, ref, start, stop) VALUES (?, ?, ?, ?, ?, ?)",
                *(kept, article, kind, ref, start, stop),
            )
            self._database.run(
                "INSERT INTO passage_words (rowid, text) VALUES (?, ?)",
                number,
                clean_text(reading.article.text[start:stop]),
            )

    def _retire_reading(self, number: int) -> None:
        self._database.run(
            "INSERT INTO retired_readings (reading, batch, hash) VALUES (?, ?, ?)",
            number,
            self.seq,
            self._hashed("reading", number),
        )

    def _hashed(self, *values: str | int | None) -> str:
        digest = row_hash(*values)
        self._hashes.append(digest)
        return digest


def _rank(article: Article) -> tuple[str, str, str]:
    """Which of several fetches of the same words counts, in whatever order they came: the earliest."""
    return since(article.fetched) or "~", article.page, article.origin
