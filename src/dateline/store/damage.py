"""Is what the diary keeps what was once written? Every hash worked out again, and SQLite's own checks."""

from __future__ import annotations

import zlib
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from hashlib import sha256

from dateline.model.errors import StoreDamaged
from dateline.store.batch import passages_of
from dateline.store.connection import Database
from dateline.store.digests import chained, row_hash
from dateline.store.readings import decoded

__all__ = ["Damage", "damages"]

CHUNK = 200


@dataclass(frozen=True, slots=True)
class Damage:
    """Something kept that is not as it was written: what sort of thing, which one, and what is wrong with it."""

    kind: str
    id: str
    reason: str


# Per kind: the rows' numbers, how to name one, kept hash, and the values that the hash was made of (in that order).
_HASHED = {
    "page": "SELECT n, origin, hash, place, digest, origin, url, media_type, charset, fetched FROM pages WHERE n > ?",
    "article": "SELECT n, id, hash, id, lineage, title, text, fields FROM articles WHERE n > ?",
    "reading": "SELECT readings.n, articles.id, readings.hash, articles.hash, readings.reader, readings.payload"
    " FROM readings LEFT JOIN articles ON articles.n = readings.article WHERE readings.n > ?",
    "read": "SELECT reads.n, pages.origin, reads.hash, pages.hash, reads.reader, reads.article"
    " FROM reads LEFT JOIN pages ON pages.n = reads.page WHERE reads.n > ?",
    "failure": "SELECT n, origin, hash, origin, reason FROM failures WHERE n > ?",
    "tie": "SELECT n, pair, hash, pair, payload FROM ties WHERE n > ?",
    "retired reading": "SELECT reading, reading, hash, 'reading', reading FROM retired_readings WHERE reading > ?",
    "retired tie": "SELECT tie, tie, hash, 'tie', tie FROM retired_ties WHERE tie > ?",
}
_TABLES = (
    "pages", "articles", "readings", "reads", "failures", "ties", "retired_readings", "retired_ties",
)  # fmt: skip


def damages(database: Database) -> Iterator[Damage]:
    """Everything that is not as it was written. Needs a connection that may write (the index checks itself so)."""
    checks: tuple[tuple[str, Callable[[Database], Iterator[Damage]]], ...] = (
        ("file", _file),
        ("page", _contents),
        *((kind, _hashes_of(kind, sql)) for kind, sql in _HASHED.items()),
        ("batch", _chain),
        ("reading", _readings),
        ("index", _index),
    )
    for kind, check in checks:
        try:
            yield from check(database)
        except StoreDamaged as error:
            # One part that can't be read at all must not hide what is wrong with the others.
            yield Damage(kind, "", str(error))


def _file(database: Database) -> Iterator[Damage]:
    for (told,) in database.rows("PRAGMA integrity_check"):
        if told != "ok":
            yield Damage("file", "", str(told))
    for table, number, other, _ in database.rows("PRAGMA foreign_key_check"):
        yield Damage("file", str(number), f"a row of {table} points to a row of {other} that is not there")


def _contents(database: Database) -> Iterator[Damage]:
    for number, origin, digest in _chunks(database, "SELECT n, origin, digest FROM pages WHERE n > ?"):
        content = database.value("SELECT content FROM pages WHERE n = ?", number)
        try:
            sound = sha256(zlib.decompress(content)).hexdigest() == digest
        except (zlib.error, TypeError):
            sound = False
        if not sound:
            yield Damage("page", origin, "its bytes don't match their digest")


def _hashes_of(kind: str, sql: str) -> Callable[[Database], Iterator[Damage]]:
    def check(database: Database) -> Iterator[Damage]:
        for _, name, kept, *values in _chunks(database, sql):
            if row_hash(*values) != kept:
                yield Damage(kind, str(name), "it doesn't match its hash")

    return check


def _chain(database: Database) -> Iterator[Damage]:
    added: dict[int, list[str]] = defaultdict(list)
    for table in _TABLES:
        for batch, kept in database.rows(f"SELECT batch, hash FROM {table}"):  # noqa: S608 (a constant)
            added[batch].append(kept)
    before, expected = "", 1
    for seq, recorded_at, kept in database.rows("SELECT seq, recorded_at, hash FROM batches ORDER BY seq"):
        if seq != expected or chained(before, seq, recorded_at, added.pop(seq, [])) != kept:
            yield Damage("batch", str(seq), "rows of it, or batches before it, are missing or changed")
        before, expected = kept, seq + 1
    for seq in sorted(added):
        yield Damage("batch", str(seq), "rows point to it, but it is not there")


def _readings(database: Database) -> Iterator[Damage]:
    """A reading must decode, and what search finds must be what the reading says."""
    for number, name, *columns in _chunks(
        database,
        "SELECT readings.n, articles.id, articles.text, articles.fields, readings.reader, readings.payload"
        " FROM readings JOIN articles ON articles.n = readings.article WHERE readings.n > ?",
    ):
        try:
            reading = decoded(*columns)
        except StoreDamaged as error:
            yield Damage("reading", name, str(error))
            continue
        indexed = database.rows("SELECT kind, ref, start, stop FROM passages WHERE reading = ?", number)
        if sorted(indexed) != sorted(passages_of(reading)):
            yield Damage("index", name, "its statements and reports are not those that search finds")


def _index(database: Database) -> Iterator[Damage]:
    for table in ("article_words", "passage_words"):
        try:
            database.run(f"INSERT INTO {table} ({table}, rank) VALUES ('integrity-check', 1)")  # noqa: S608
        except StoreDamaged:
            yield Damage("index", table, "the words indexed are not the words kept")


def _chunks(database: Database, sql: str) -> Iterator[tuple]:  # type: ignore[type-arg]  # rows of any shape
    """All rows of a query over `n > ?`, some hundred at a time, so that no read transaction stays open."""
    after = 0
    while rows := database.rows(f"{sql} ORDER BY 1 LIMIT {CHUNK}", after):
        yield from rows
        after = rows[-1][0]
