"""Days and windows in the newsroom's words: "Tue 7 Dec 2021", "1–10 Apr 2024", "by 31 Dec", "no date"."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Set as AbstractSet
from datetime import date

from dateline.model import Window

__all__ = ["day", "seen_from", "short_day", "window"]

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


def short_day(when: date, beside: date | None = None) -> str:
    """ "7 Dec", with the year only where it is not the year of `beside`."""
    year = "" if beside is not None and beside.year == when.year else f" {when.year}"
    return f"{when.day} {MONTHS[when.month - 1]}{year}"


def day(when: date, beside: date | None = None) -> str:
    """ "Tue 7 Dec 2021"; the year is left out where it is that of `beside`."""
    return f"{WEEKDAYS[when.weekday()]} {short_day(when, beside)}"


def window(days: Window | None, beside: date | None = None) -> str:
    """The days of a window as a diary would head them; "no date" where there is none."""
    if days is None or (days.first is None and days.last is None):
        return "no date"
    if days.first is None and days.last is not None:
        return f"by {short_day(days.last, beside)}"
    if days.last is None and days.first is not None:
        return f"from {short_day(days.first, beside)}"
    assert days.first is not None
    assert days.last is not None
    return _between(days.first, days.last, beside)


def seen_from(window_: Window | None, on: AbstractSet[date | None], beside: date | None = None) -> str:
    """A window that begins on a day from which it is seen is a deadline to its reader: "by 31 Dec"."""
    if window_ and window_.last and window_.first in on - {None} and window_.first != window_.last:
        return f"by {short_day(window_.last, beside)}"
    return window(window_, beside)


def _between(first: date, last: date, beside: date | None) -> str:
    if first == last:
        return day(first, beside)
    same_year = first.year == last.year
    year = "" if beside is not None and same_year and beside.year == last.year else f" {last.year}"
    if same_year and (first.month, first.day, last.month, last.day) == (1, 1, 12, 31):
        return str(first.year)
    if same_year and first.month == last.month:
        month = MONTHS[first.month - 1]
        whole = first.day == 1 and last.day == monthrange(last.year, last.month)[1]
        return f"{month}{year}" if whole else f"{first.day}–{last.day} {month}{year}"
    start = f"{first.day} {MONTHS[first.month - 1]}" + ("" if same_year else f" {first.year}")
    return f"{start} – {last.day} {MONTHS[last.month - 1]}{year}"
