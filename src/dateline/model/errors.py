"""Everything that can go wrong, in one tree.

DatelineError
 ├─ PageError           a page that can't be read; the batch goes on
 │   ├─ NotAPage        not text, not HTML, not a feed item
 │   ├─ PageTooLarge    over the size cap
 │   └─ PageTimeout     the worker was killed at its limit
 ├─ StoreError          the diary's file
 │   ├─ StoreLocked     another process writes
 │   ├─ StoreTooNew     written by a newer version
 │   └─ StoreDamaged    what is kept does not match its hash
 ├─ NotFound            no event, story or article of that id
 └─ UsageError          what was asked makes no sense
"""

from __future__ import annotations

__all__ = [
    "DatelineError",
    "NotAPage",
    "NotFound",
    "PageError",
    "PageTimeout",
    "PageTooLarge",
    "StoreDamaged",
    "StoreError",
    "StoreLocked",
    "StoreTooNew",
    "UsageError",
]


class DatelineError(Exception):
    """Anything Dateline reports as an error of its own."""


class PageError(DatelineError):
    """A page that can't be read. The batch goes on; the page is listed at its end with `reason`."""

    def __init__(self, origin: str, reason: str) -> None:
        super().__init__(f"{origin}: {reason}")
        self.origin = origin
        self.reason = reason

    def __reduce__(self) -> tuple[type[PageError], tuple[str, str]]:
        return type(self), (self.origin, self.reason)


class NotAPage(PageError):
    """Neither text nor HTML nor a feed item."""


class PageTooLarge(PageError):
    """Larger than the size cap."""


class PageTimeout(PageError):
    """Reading it took longer than a page may take; the worker was killed."""


class StoreError(DatelineError):
    """The diary's file can't be opened, read or written."""


class StoreLocked(StoreError):
    """Another process is writing to the diary."""


class StoreTooNew(StoreError):
    """The diary was written by a newer version of Dateline."""


class StoreDamaged(StoreError):
    """What the diary keeps does not match the hash kept beside it."""


class NotFound(DatelineError):
    """No event, story or article of that id."""


class UsageError(DatelineError):
    """What was asked makes no sense: an impossible date, an unknown format."""
