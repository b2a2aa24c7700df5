"""Readings as they stood after a batch, handed out without keeping a lock between them."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.model.article import Article
from dateline.model.report import Reading
from dateline.store.codec import load
from dateline.store.connection import Database

__all__ = ["decoded", "live_readings"]

CHUNK = 200


def live_readings(database: Database, seq: int) -> Iterator[Reading]:
    """The readings that counted after batch `seq`, in the order of their articles' ids.

    Rows are never changed, so that a batch number is a snapshot: writers may go on meanwhile, and no read transaction
    is held open between chunks.
    """
    after = ""
    while True:
        rows = database.rows(
            "SELECT articles.id, articles.text, articles.fields, readings.reader, readings.payload FROM readings"
            " JOIN articles ON articles.n = readings.article"
            " WHERE articles.id > ?1 AND readings.batch <= ?2"
            " AND readings.n NOT IN (SELECT reading FROM retired_readings WHERE batch <= ?2)"
            " ORDER BY articles.id LIMIT ?3",
            *(after, seq, CHUNK),
        )
        for _, text, fields, reader, payload in rows:
            yield decoded(text, fields, reader, payload)
        if len(rows) < CHUNK:
            return
        after = rows[-1][0]


def decoded(text: str, fields: str, reader: str, payload: str) -> Reading:
    """A reading out of its columns."""
    return load(Reading, payload, article=load(Article, fields, text=text), reader=reader)
