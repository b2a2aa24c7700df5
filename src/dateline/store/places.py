"""Where a page lives and since when: by that, and by its bytes, a page is known again."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from dateline.model.page import Page
from dateline.model.text import clean_text

__all__ = ["in_utc", "place_of", "since"]


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
