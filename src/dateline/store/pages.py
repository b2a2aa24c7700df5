"""Pages as they are kept: by its bytes, where it lives and since when, a page is known again."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from dateline.model.page import Page
from dateline.model.text import clean_text
from dateline.store.connection import Database

__all__ = ["in_utc", "kept_page", "place_of", "since", "unread_pages"]


def place_of(page: Page) -> str:
    """Where a page lives: its address; else its file, however its path was spelled; stdin is a new place each time."""
    if page.url:
        return clean_text(page.url)
    if page.origin == "-":
        return f"-{page.digest}"
    return clean_text(page.origin if "://" in page.origin else str(Path(page.origin).absolute()))


def since(fetched: datetime | None) -> str | None:
    """When a page was fetched, in a form that sorts by time ("~" stands for unknown, after all of them)."""
    return in_utc(fetched).isoformat(timespec="microseconds") if fetched else None


def in_utc(instant: datetime) -> datetime:
    """The instant in UTC. One at the very edge of the calendar (a broken manifest) stays as it is written."""
    try:
        return (instant if instant.tzinfo else instant.replace(tzinfo=UTC)).astimezone(UTC)
    except OverflowError:
        return instant.replace(tzinfo=UTC)


def kept_page(database: Database, page: Page, reader: str | None = None) -> int | None:
    """The number of the page with these bytes from this place (or told of in the same words), or None.

    One that was fetched later does not count: the earlier fetch bounds the day of publication more closely, so that
    it is news. `reader`: only if that reader has read it.
    """
    found: int | None = database.value(
        "SELECT n FROM pages WHERE digest = ?1 AND (place = ?2 OR (origin = ?3 AND url IS NOT DISTINCT FROM ?4))"
        " AND coalesce(fetched, '~') <= coalesce(?5, '~')"
        " AND (?6 IS NULL OR EXISTS (SELECT 1 FROM reads WHERE reads.page = pages.n AND reads.reader = ?6))"
        " ORDER BY coalesce(fetched, '~'), n LIMIT 1",
        page.digest,
        place_of(page),
        clean_text(page.origin),
        None if page.url is None else clean_text(page.url),
        since(page.fetched),
        None if reader is None else clean_text(reader),
    )
    return found


def unread_pages(database: Database, reader: str) -> Iterator[Page]:
    """The pages kept that this reader has not read, in the order in which they came."""
    after = 0
    while row := database.row(
        "SELECT n, content, origin, url, media_type, charset, fetched FROM pages WHERE n > ?"
        " AND NOT EXISTS (SELECT 1 FROM reads WHERE reads.page = pages.n AND reads.reader = ?) ORDER BY n LIMIT 1",
        *(after, clean_text(reader)),
    ):
        after, content, origin, url, media_type, charset, fetched = row
        yield Page(
            zlib.decompress(content),
            origin,
            url=url,
            media_type=media_type,
            charset=charset,
            fetched=datetime.fromisoformat(fetched) if fetched else None,
        )
