"""The headings of a rolling page read together: the order, the year and the meaning of the numbers in which they agree.

Of all readings the one is taken in which the parts follow each other, forwards or backwards, and lie closest together,
none after the page was fetched.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, timedelta

from dateline.language.dates import WrittenDate, written_dates
from dateline.model import Extract, Page
from dateline.reading.installments.headings import Heading

__all__ = ["Line", "best", "counted", "latest"]

_TRIED_WITHOUT = 40
"""Headings of which one is left out in turn where all together give no order; one odd one among more is no reason."""
_LONGEST = timedelta(days=1100)
"""What the parts of one page may span where nothing else bounds them; parts years apart are a chronology."""
_MOST = 500
"""Headings looked at: the longest live pages have a few hundred."""


@dataclass(frozen=True, slots=True)
class Line:
    """Headings with their days, in page order; `forward` where the oldest stands first."""

    heads: tuple[Heading, ...]
    days: tuple[date, ...]
    forward: bool
    cost: float


def latest(page: Page) -> date | None:
    """The last day it can have been anywhere when the page was fetched."""
    if page.fetched is None:
        return None
    try:
        return (
            (page.fetched.astimezone(UTC) if page.fetched.tzinfo else page.fetched) + timedelta(hours=14)
        ).date()
    except OverflowError:
        return None


def counted(heads: tuple[Heading, ...], day: date | None, last: date | None) -> Line | None:
    """Headings that only count: "Day 1", "Day 2". Their first is the day of publication."""
    if day is None or len(heads) < 2 or any(h.written or h.day_number is None for h in heads):
        return None
    numbers = [h.day_number or 0 for h in heads]
    if max(numbers) - min(numbers) > (date.max - day).days:
        return None
    days = tuple(day + timedelta(days=n - min(numbers)) for n in numbers)
    forward = numbers[0] < numbers[-1]
    ordered = sorted(set(numbers), reverse=not forward) == numbers
    return Line(heads, days, forward, 0.0) if ordered and (last is None or max(days) <= last) else None


def best(heads: tuple[Heading, ...], extract: Extract, day: date | None, last: date | None) -> Line | None:
    """The cheapest way to read all headings, else all but one (the first may be a date line of the whole page)."""
    dated = tuple(h for h in heads if h.written)[:_MOST]
    window = _window(dated, day, last)
    if window is None:
        return None
    named = (w for w in written_dates(extract.text[:60_000]) if w.dated and len(w.readings) == 1)
    spoken = frozenset(reading[1:] for w in named for reading in w.readings)
    for group in _groups(dated):
        lines = [line for line in _ways(group, window, spoken, day, last) if line]
        if lines:
            return min(lines, key=lambda found: found.cost)
    return None


def _groups(heads: tuple[Heading, ...]) -> Iterator[tuple[Heading, ...]]:
    yield heads
    if 2 < len(heads) <= _TRIED_WITHOUT:
        for n in range(len(heads)):
            yield heads[:n] + heads[n + 1 :]


def _window(heads: tuple[Heading, ...], day: date | None, last: date | None) -> tuple[date, date] | None:
    """The days between which the parts must lie, or None where nothing bounds them."""
    year = timedelta(days=400)
    try:
        if last and (day is None or day <= last):
            return (day - timedelta(days=120), min(last, day + year)) if day else (last - year, last)
        far, ends = timedelta(days=40), (date(1990, 1, 1), date(2199, 1, 1))
        full = [d for h in heads if h.written and h.written.full for d in h.written.days(*ends)]
        if full and max(full) - min(full) <= _LONGEST:
            return min(full) - far, max(full) + far
        return (day - timedelta(days=7), day + timedelta(days=60)) if day else None
    except OverflowError:
        return None


def _ways(
    heads: tuple[Heading, ...],
    window: tuple[date, date],
    spoken: frozenset[tuple[int | None, ...]],
    day: date | None,
    last: date | None,
) -> Iterator[Line | None]:
    """Each way to read the headings: day-first and month-first, forwards and backwards."""
    for order in (0, 1):
        choices = [_read(h.written, order).days(*window) for h in heads if h.written]
        for forward in (True, False):
            found = _closest(choices if forward else choices[::-1])
            if found is None:
                continue
            days = tuple(found if forward else found[::-1])
            anchor = min(abs((min(days) - day).days), abs((max(days) - day).days)) if day else 0
            stale = (window[1] - max(days)).days * 0.5 if last else 0.0
            agreed = sum((d.month, d.day) in spoken for d in days)
            slip = 0.1 * order + (0.05 if not forward and len(set(days)) == 1 else 0.0)
            yield Line(heads, days, forward, (max(days) - min(days)).days + anchor + stale - agreed + slip)


def _read(written: WrittenDate, order: int) -> WrittenDate:
    """A date of which only the reading in one order of day and month is left."""
    return (
        replace(written, readings=written.readings[order : order + 1])
        if len(written.readings) == 2
        else written
    )


def _closest(choices: Sequence[tuple[date, ...]]) -> list[date] | None:
    """One day of each, none before the one in front of it, the last as near the first as may be, as late as may be."""
    if not choices or not all(choices):
        return None
    found: list[date] | None = None
    for first in choices[0]:
        days = [first]
        for options in choices[1:]:
            at = bisect_left(options, days[-1])
            if at == len(options):
                break
            days.append(options[at])
        if len(days) == len(choices) and (found is None or days[-1] - days[0] <= found[-1] - found[0]):
            found = days
    return found
