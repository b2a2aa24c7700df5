"""Which day a written date is, where the words leave the year, the month or the order of the numbers open.

Only what the page itself bears out is used: the day it was fetched as an upper bound, weekdays, years it speaks of,
other dates on it. Where that leaves a choice, the answer is None.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

from dateline.language.dates import WrittenDate, spoken_weekday, written_dates
from dateline.model import BlockKind, Extract, Page
from dateline.reading.dating.instants import latest_day
from dateline.rules import rows

__all__ = ["EARLIEST", "Bounds", "bounds", "pin"]

_YEAR = re.compile(r"(?<![\d.,/#$€£-])((?:19|20)\d\d)(?!\d|,\d|%|\.\d)")
_AHEAD = re.compile(
    r"\b(?:by|until|till|through|before|for|target|goal|early|late|mid|end of|will|to)\W{1,2}$", re.IGNORECASE
)
_COPYRIGHT = re.compile(
    r"(?:©|\(c\)|copyright)[^\n]{0,60}?((?:19|20)\d\d)(?:\s?[-–—]\s?((?:19|20)\d\d))?", re.IGNORECASE
)
EARLIEST = date(1990, 1, 1)
"""No page on the web is older."""
_SCANNED = 60_000
"""Characters of the page searched for years and other dates: far above any article, a bound for hostile pages."""


@dataclass(frozen=True, slots=True)
class Bounds:
    """What a page gives to pin a date by.

    `last` is the last day possible, `year` the latest year the page speaks of as past, `copyright` the year of its
    footer; `weekday` the one its opening says things were said on; `order` "day-first" or "month-first";
    `days` the full and unambiguous dates written anywhere on it.
    """

    last: date | None
    year: int | None
    copyright: int | None
    weekday: int | None
    order: str | None
    days: frozenset[date]


def bounds(extract: Extract, page: Page) -> Bounds:
    """What `extract` and `page` give to pin a date by."""
    text = "\n".join(block.text for block in extract.blocks)
    text = text[:_SCANNED] + "\n" + text[_SCANNED:][-_SCANNED // 4 :]
    written = written_dates(text)
    owned = [max(int(y) for y in m.groups() if y) for m in _COPYRIGHT.finditer(text)]
    bare = _COPYRIGHT.sub(" ", text)
    past = [
        int(m[1]) for m in _YEAR.finditer(bare) if not _AHEAD.search(bare[max(0, m.start() - 12) : m.start()])
    ]
    last = latest_day(page.fetched)
    return Bounds(
        last=last,
        year=max((y for y in past if y >= EARLIEST.year and (last is None or y <= last.year)), default=None),
        copyright=max(owned, default=None),
        weekday=_opening_weekday(extract),
        order=_order(extract, page, written),
        days=frozenset(
            date(y, m, d)
            for w in written
            if w.full and len(w.readings) == 1
            for y, m, d in w.readings
            if y and m and d
        ),
    )


def _opening_weekday(extract: Extract) -> int | None:
    """The weekday on which the opening says things were said or done, if it names one."""
    prose = [b.text for b in extract.blocks if b.kind is BlockKind.BODY and len(b.text) >= 80]
    for text in prose[:3]:
        named = spoken_weekday(text)
        if named is not None:
            return named
    return None


def _order(extract: Extract, page: Page, written: tuple[WrittenDate, ...]) -> str | None:
    """Whether the page writes the day or the month first, by its own numbers, then by its language and host."""
    single = [w.readings[0] for w in written if w.full and len(w.readings) == 1]
    known = {(y, m, d) for y, m, d in single}
    for w in written:
        fits = [r for r in w.readings if r in known] if len(w.readings) == 2 else []
        if len(fits) == 1:
            return "day-first" if fits[0] == w.readings[0] else "month-first"
    host = re.sub(r"^[a-z]+://|[/:?#].*$", "", (page.url or extract.url or "").lower())
    tags = [value for name, value in extract.metadata if "lang" in name.lower() or "locale" in name.lower()]
    for hint in (*tags, extract.language or "", host):
        for row in rows("dates"):
            if row["kind"] == "order" and re.search(row["pattern"], hint[:200], re.IGNORECASE):
                return str(row["means"])
    return None


def pin(written: WrittenDate, known: Bounds) -> date | None:
    """The day that `written` names on a page of which `known` is known, or None where that can't be told."""
    if written.full:
        return _ordered(written, known)
    if written.dated:
        days = _spread(written, known)
        return days[-1] if days else None if known.last else _nearest(written, known)
    if known.last is None or known.last.year < EARLIEST.year:
        return None
    # "Tuesday 6.05pm": this week's. "Monday 21st": the latest such Monday.
    reach = 6 if written.readings == ((None, None, None),) else 400
    fitting = written.days(known.last - timedelta(days=reach), known.last)
    return fitting[-1] if fitting else None


def _ordered(written: WrittenDate, known: Bounds) -> date | None:
    """A full date; of two readings the one that the rest of the page bears out."""
    days = written.days(EARLIEST, known.last or date(2199, 12, 31))
    if len(days) <= 1:
        return days[0] if days else None
    for near in (1, 10):
        borne = [d for d in days if any(abs((d - other).days) <= near for other in known.days)]
        if len(borne) == 1:
            return borne[0]
    if (
        known.last and (known.last - days[-1]).days <= 7
    ):  # fetched within the week of one, months from the other
        return days[-1]
    order = known.order
    if order is None:
        return None
    year, month, day = written.readings[0 if order == "day-first" else 1]
    return date(year or 1, month or 1, day or 1)


def _spread(written: WrittenDate, known: Bounds) -> tuple[date, ...]:
    """The days a date without a year may be, the best last: under `last`, by weekday, by the footer's year."""
    last = known.last
    if last is None:
        return ()
    days = written.days(date(max(EARLIEST.year, last.year - 12), 1, 1), last) or (
        WrittenDate(0, 0, written.readings).days(date(max(EARLIEST.year, last.year - 2), 1, 1), last)
    )
    if not days or written.weekday is not None or (last - days[-1]).days <= 60 or known.weekday is None:
        return days
    # Fetched long after: the archive's date says little, the weekday of the opening more.
    same = tuple(d for d in days if d.weekday() == known.weekday and d.year >= (known.year or last.year - 1))
    return same[:1] or days


def _nearest(written: WrittenDate, known: Bounds) -> date | None:
    """Nothing bounds the date from above: the year is pinned by a weekday and the years the page speaks of."""
    weekday = known.weekday if written.weekday is None else written.weekday
    fitting = WrittenDate(0, 0, written.readings, weekday)
    floor = known.year
    if known.copyright:
        days = fitting.days(date(known.copyright - 1, 1, 1), date(known.copyright, 12, 31))
        days = tuple(d for d in days if floor is None or d.year >= min(floor, known.copyright))
        loose = written.days(date(known.copyright, 1, 1), date(known.copyright, 12, 31))
        return (days or loose or (None,))[-1]
    if floor is None or weekday is None:
        return None
    days = fitting.days(date(floor, 1, 1), date(floor + 6, 12, 31))
    return days[0] if days else None
