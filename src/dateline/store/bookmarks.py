"""Bookmarks: how far a reader has read in the diary, by the order in which pages were read into it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from dateline.model.text import clean_text
from dateline.store.connection import Database

__all__ = ["Bookmark", "bookmark", "known_by", "put"]


@dataclass(frozen=True, slots=True)
class Bookmark:
    """A place in the diary: all that was kept up to batch `sequence`, looked at on `day` (the reader's own)."""

    name: str
    sequence: int
    day: date


def bookmark(database: Database, name: str) -> Bookmark | None:
    """The bookmark of that name, if it was ever put anywhere."""
    row = database.row(
        "SELECT seq, day FROM bookmarks WHERE name = ? ORDER BY n DESC LIMIT 1", clean_text(name)
    )
    return Bookmark(name, int(row[0]), date.fromisoformat(row[1])) if row else None


def put(database: Database, mark: Bookmark) -> None:
    """Put a bookmark where it says; where it was before stays on record."""
    with database.transaction():
        database.insert(
            "INSERT INTO bookmarks (name, seq, day) VALUES (?, ?, ?)",
            clean_text(mark.name),
            mark.sequence,
            mark.day.isoformat(),
        )


def known_by(database: Database, sequence: int) -> frozenset[str]:
    """The articles, by their ids, that stand on a page kept by then, whichever reader found them there."""
    rows = database.rows(
        "SELECT DISTINCT reads.article FROM reads JOIN pages ON pages.n = reads.page WHERE pages.batch <= ?",
        sequence,
    )
    return frozenset(article for (article,) in rows)
