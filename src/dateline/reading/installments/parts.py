"""The headings of a rolling page read together: the order, the year and the meaning of the numbers in which they agree.

Of all readings the one is taken in which the parts follow each other, forwards or backwards, and lie closest together,
none after the page was fetched.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, timedelta

from dateline.language.dates import WrittenDate, spoken_weekday, written_dates
from dateline.model import Dated, Doubt, Extract, Installment, Page, Span
from dateline.reading.installments.headings import Heading, headings, words

__all__ = ["installments"]

_LEAD_WORDS = 50
"""Words that make what stands before the first heading a part of its own and not a line of introduction."""
_WIDEST_GAP = 31
"""Days that parts may lie apart on average. What lies further apart is a chronology, not a page that is added to."""

Found = tuple[tuple[Installment, ...], tuple[Doubt, ...]]


@dataclass(frozen=True, slots=True)
class _Line:
    """Headings with their days, in page order; `forward` where the oldest stands first."""

    heads: tuple[Heading, ...]
    days: tuple[date, ...]
    forward: bool
    cost: float


def installments(extract: Extract, published: Dated | None, page: Page) -> Found:
    """The dated parts of a page that is added to, in page order; none where it is an ordinary article."""
    heads = headings(extract)
    if not heads or (len(heads) == 1 and not heads[0].update):
        return (), ()
    day, last = published.day if published else None, _latest(page)
    line = _counted(heads, day, last) or _best(heads, extract, day, last)
    if line is None or len(line.heads) < 0.7 * len(heads):
        doubt = Doubt(
            "installments", "lines that look like the headings of dated parts give no order of days"
        )
        return (), ((doubt,) if len(heads) >= 3 else ())
    lead = _lead_day(extract, line, day)
    if not _rolls(extract, line, day, lead):
        return (), ()
    return tuple(_cut(extract, line, lead)), ()


def _latest(page: Page) -> date | None:
    if page.fetched is None:
        return None
    try:
        return (
            (page.fetched.astimezone(UTC) if page.fetched.tzinfo else page.fetched) + timedelta(hours=14)
        ).date()
    except OverflowError:
        return None


def _counted(heads: tuple[Heading, ...], day: date | None, last: date | None) -> _Line | None:
    """Headings that only count: "Day 1", "Day 2". Their first is the day of publication."""
    if day is None or len(heads) < 2 or any(h.written or h.day_number is None for h in heads):
        return None
    numbers = [h.day_number or 0 for h in heads]
    days = tuple(day + timedelta(days=n - min(numbers)) for n in numbers)
    forward = numbers[0] < numbers[-1]
    ordered = sorted(set(numbers), reverse=not forward) == numbers
    return _Line(heads, days, forward, 0.0) if ordered and (last is None or max(days) <= last) else None


def _best(heads: tuple[Heading, ...], extract: Extract, day: date | None, last: date | None) -> _Line | None:
    """The cheapest way to read all headings, else all but the first (a date line of the whole page), else any one less."""
    dated = tuple(h for h in heads if h.written)
    window = _window(dated, day, last)
    if window is None:
        return None
    spoken = frozenset(
        r[1:]
        for w in written_dates(extract.text[:60_000])
        if w.dated and len(w.readings) == 1
        for r in w.readings
    )
    for group in _groups(dated):
        lines = [line for line in _ways(group, window, spoken, day) if line]
        if lines:
            return min(lines, key=lambda found: found.cost)
    return None


def _groups(heads: tuple[Heading, ...]) -> Iterator[tuple[Heading, ...]]:
    yield heads
    if len(heads) > 2:
        for n in range(min(len(heads), 40)):
            yield heads[:n] + heads[n + 1 :]


def _window(heads: tuple[Heading, ...], day: date | None, last: date | None) -> tuple[date, date] | None:
    """The days between which the parts must lie, or None where nothing bounds them."""
    if last:
        return min(day - timedelta(days=31), last) if day else last - timedelta(days=400), last
    far = timedelta(days=40)
    full = [
        d
        for h in heads
        if h.written and h.written.full
        for d in h.written.days(date(1990, 1, 1), date(2199, 1, 1))
    ]
    if full:
        return min(full) - far, max(full) + far
    return (day - timedelta(days=7), day + timedelta(days=60)) if day else None


def _ways(
    heads: tuple[Heading, ...],
    window: tuple[date, date],
    spoken: frozenset[tuple[int | None, ...]],
    day: date | None,
) -> Iterator[_Line | None]:
    for order in (0, 1):
        for forward in (True, False):
            written = [_read(h.written, order) for h in heads if h.written]
            choices = [w.days(*window) for w in written]
            found = _closest(choices if forward else choices[::-1])
            if found is None:
                yield None
                continue
            days = tuple(found if forward else found[::-1])
            span = (max(days) - min(days)).days
            anchor = min(abs((min(days) - day).days), abs((max(days) - day).days)) if day else 0
            stale = (window[1] - max(days)).days * 0.5
            agreed = sum((d.month, d.day) in spoken for d in days)
            slip = 0.1 * order + (0.05 if not forward and len(set(days)) == 1 else 0.0)
            yield _Line(heads, days, forward, span + anchor + stale - agreed + slip)


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
    best: list[date] | None = None
    for first in choices[0]:
        days = [first]
        for options in choices[1:]:
            after = next((d for d in options if d >= days[-1]), None)
            if after is None:
                break
            days.append(after)
        if len(days) == len(choices) and (best is None or days[-1] - days[0] <= best[-1] - best[0]):
            best = days
    return best


def _lead_day(extract: Extract, line: _Line, day: date | None) -> date | None:
    """The day of the text before the first heading, where it is a part of its own: the article that was added to."""
    lead = extract.text[: line.heads[0].start]
    if not line.forward or words(lead) < _LEAD_WORDS:
        return None
    first = line.days[0]
    if day is not None:
        return day if day < first or (day == first and line.heads[0].update) else None
    for paragraph in lead.split("\n"):
        weekday = spoken_weekday(paragraph)
        if weekday is not None:
            return first - timedelta(days=(first.weekday() - weekday) % 7)
    return None


def _rolls(extract: Extract, line: _Line, day: date | None, lead: date | None) -> bool:
    """Whether these are the parts of a page that is added to, and not a chronology within an article."""
    span = (max(line.days) - min(line.days)).days
    if len(line.days) == 1:
        return lead is not None
    if span > _WIDEST_GAP * (len(line.days) - 1) or (
        span == 0 and not any(h.written and h.written.dated for h in line.heads)
    ):
        return False
    introduced = words(extract.text[: line.heads[0].start]) >= _LEAD_WORDS
    return not (introduced and day is not None and max(line.days) < day)


def _cut(extract: Extract, line: _Line, lead: date | None) -> Iterator[Installment]:
    starts = [h.start for h in line.heads]
    if lead is not None:
        yield Installment(lead, Span(0, starts[0]))
    for day, start, end in zip(line.days, starts, [*starts[1:], len(extract.text)], strict=True):
        yield Installment(day, Span(start, end))
