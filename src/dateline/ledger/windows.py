"""How the windows of several reports become one: narrower keeps, newer replaces, what lasts is put together."""

from __future__ import annotations

from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from dataclasses import replace
from datetime import date, timedelta

from dateline.model import Grain, Status, Window

__all__ = ["anchored", "merged", "spanning"]

_HAPPENED = frozenset({Status.HELD, Status.UNDER_WAY})
# Parts of one sitting are told within days of each other: an adjourned session resumes in the same week or the next.
_SITTING = timedelta(days=10)
# What is told by its first and last day lasts no longer than this.
_SPAN = 31
# Two pages may differ by a day or two on when something was held (time zones, "last night").
_SLIP = timedelta(days=3)


def _joined(a: Window, b: Window) -> Window:
    firsts, lasts = [w.first for w in (a, b)], [w.last for w in (a, b)]
    first = min(f for f in firsts if f) if all(firsts) else None
    last = max(d for d in lasts if d) if all(lasts) else None
    return replace(b, first=first, last=last, grain=Grain.DAYS)


def _is_span(window: Window) -> bool:
    """Whether it is a stretch of named days (9 and 10 May), not a day left open (next week, in May, by Friday)."""
    return window.grain is Grain.DAYS and (window.length or 0) > 1


def spanning(window: Window, others: Iterable[Window]) -> Window:
    """The stretch of days that others name, of which this window is one: the shortest, if there is any."""
    spans = [w for w in others if _is_span(w) and w.covers(window) and (w.length or 0) <= _SPAN]
    return min(spans, key=lambda w: w.length or 0, default=window)


def merged(
    old: Window | None,
    new: Window,
    before: Status | None,
    status: Status,
    said: date | None,
    *,
    lasts: bool = False,
) -> Window:
    """The window after a report that says `new`; `old` itself where that is as much as is known.

    `lasts`: of a kind that takes its days (a visit, a strike), so that one day of it is told without taking back the others.
    """
    if old is None or old.same_days(new):
        return new if old is None else old
    if status in _HAPPENED:
        return _happened(old, new, before, status, lasts)
    if status is Status.POSTPONED and before is not Status.POSTPONED:
        return new
    if _is_span(old) and new.length == 1 and (new.first == old.first or (lasts and old.covers(new))):
        # The day on which it begins, or one of those it takes.
        return old
    if old.length == 1 and new.last == old.last and new.first == said:
        # "By the 28th" says what kind of day "the 28th" was.
        return new
    if new.covers(old):
        # "In January" takes nothing back from "on the 12th"; "from the 11th to the 13th" says more than "from the 11th".
        opened_out = _is_span(new) and new.first == old.first and new.first != said
        return new if opened_out else old
    return new


def _happened(old: Window, new: Window, before: Status | None, status: Status, lasts: bool) -> Window:
    if new.covers(old) and (new.length or 366) > _SPAN:
        return old  # "earlier this year" takes nothing back from a named day
    if before is Status.HELD and old.gap(new) > _SLIP:
        # What is over has its day; another one, weeks off, is of something else.
        return old
    if before in _HAPPENED and old.gap(new) <= _SITTING:
        if before is Status.HELD:
            return (
                old
                if new.covers(old)
                else new
                if old.covers(new) and not _is_span(old)
                else _kept_or_joined(old, new)
            )
        return _joined(old, new)
    if new.covers(old) and old.length == 1:
        return new if lasts and _is_span(new) else old
    if _is_span(old) and old.covers(new) and (status is Status.UNDER_WAY or new.last == old.last):
        # It opened, or it closed: the days between were said before.
        return old
    return new


def _kept_or_joined(old: Window, new: Window) -> Window:
    """Two words on when it was held: what lasts several days is told by its days."""
    return old if _is_span(old) and old.covers(new) else new


def anchored(window: Window, since: AbstractSet[date | None], as_of: date) -> Window:
    """A window that runs from the day of writing ("by Friday", "before the end of the year"), seen from a later day."""
    if window.first in since and window.first and window.last and window.first < as_of <= window.last:
        return replace(window, first=as_of)
    return window
