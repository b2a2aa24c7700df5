"""Dateline keeps a diary of what the news expects: what is to happen, who said so, when, and what came of it.

import dateline

with dateline.open("news.db") as d:
    d.read("pages/")
    for event in d.events(status="confirmed"):
        print(event.window, event.name, [quote.url for quote in d.quotes(event)])

docs/python.md tells the rest; `dateline.model` has every type, this package those that one meets.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.model import (
    Article,
    Change,
    Event,
    Kind,
    Mode,
    Page,
    Quote,
    Reading,
    Record,
    Report,
    Snapshot,
    Span,
    Statement,
    Status,
    Story,
    Window,
)
from dateline.model.errors import DatelineError, NotFound, PageError, StoreError, UsageError

if TYPE_CHECKING:
    from os import PathLike

    from dateline.diary import Diary, Taken
    from dateline.verbs.asked import Day
    from dateline.verbs.opened import OpenDiary

__all__ = [
    "Article",
    "Change",
    "DatelineError",
    "Diary",
    "Event",
    "Kind",
    "Mode",
    "NotFound",
    "OpenDiary",
    "Page",
    "PageError",
    "Quote",
    "Reading",
    "Record",
    "Report",
    "Snapshot",
    "Span",
    "Statement",
    "Status",
    "StoreError",
    "Story",
    "Taken",
    "UsageError",
    "Window",
    "open",
]


def open(  # noqa: A001
    path: str | PathLike[str] | None = None, *, create: bool = True, as_of: Day | None = None
) -> OpenDiary:
    """Open (or make) the diary at `path`; None keeps it in memory only. Use it as a context manager.

    With `as_of`, a day, it tells nothing that was published later, whatever is asked: for forecasts that are to be judged.
    Raises StoreError or one of its kinds; with `create` false also where there is no diary.
    """
    from datetime import datetime  # noqa: PLC0415 (late, as below)

    from dateline.diary import Diary  # noqa: PLC0415 (late, as below)
    from dateline.verbs.opened import OpenDiary  # noqa: PLC0415 (late, as below)

    def now() -> datetime:
        return datetime.now().astimezone()  # noqa: TID251 (the one clock of a program that imports Dateline)

    return OpenDiary(Diary.open(path, create=create), now=now, as_of=as_of)


_LATE = {"Diary": "dateline.diary", "Taken": "dateline.diary", "OpenDiary": "dateline.verbs.opened"}


def __getattr__(name: str) -> type:
    """These on first use: every room imports this package, and none may import them all with it."""
    if name not in _LATE:
        raise AttributeError(f"module 'dateline' has no attribute {name!r}")
    from importlib import import_module  # noqa: PLC0415

    found: type = getattr(import_module(_LATE[name]), name)
    return found
