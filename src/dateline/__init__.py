"""Dateline keeps a diary of what the news expects: what is to happen, who said so, when, and what came of it.

import dateline

with dateline.open("news.db") as diary:
    diary.read(["pages/"], now=now)
    for event in diary.snapshot(today=today).events:
        print(event.status, event.window, event.name)
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.model import (
    Article,
    Dated,
    Doubt,
    Event,
    Kind,
    Mode,
    Page,
    Reading,
    Report,
    Snapshot,
    Span,
    Statement,
    Status,
    Story,
    Tie,
    Window,
)
from dateline.model.errors import DatelineError, NotFound, PageError, StoreError, UsageError

if TYPE_CHECKING:
    from os import PathLike

    from dateline.diary import Diary, Taken

__all__ = [
    "Article",
    "Dated",
    "DatelineError",
    "Diary",
    "Doubt",
    "Event",
    "Kind",
    "Mode",
    "NotFound",
    "Page",
    "PageError",
    "Reading",
    "Report",
    "Snapshot",
    "Span",
    "Statement",
    "Status",
    "StoreError",
    "Story",
    "Taken",
    "Tie",
    "UsageError",
    "Window",
    "open",
]


def open(path: str | PathLike[str] | None = None, *, create: bool = True) -> Diary:  # noqa: A001
    """Open (or make) the diary at `path`; None keeps it in memory only. Use it as a context manager."""
    from dateline.diary import Diary  # noqa: PLC0415 (late, as below)

    return Diary.open(path, create=create)


def __getattr__(name: str) -> type:
    """Diary and Taken on first use: every room imports this package, and none may import them all with it."""
    if name not in ("Diary", "Taken"):
        raise AttributeError(f"module 'dateline' has no attribute {name!r}")
    from dateline import diary  # noqa: PLC0415

    found: type = getattr(diary, name)
    return found
