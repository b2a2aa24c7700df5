"""The clues weighed: the day most of them agree on, and what is not known said as a doubt."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from htmldate import find_date

from dateline.model import Dated, Doubt, Extract, Page, day_of
from dateline.reading.dating import clues
from dateline.reading.dating.clues import Clue
from dateline.reading.dating.instants import local_days
from dateline.reading.dating.pinning import EARLIEST, Bounds, bounds

__all__ = ["Dates", "date_article"]

# It reports on stderr what it can't parse; that is told in a doubt.
logging.getLogger("htmldate").addHandler(logging.NullHandler())


@dataclass(frozen=True, slots=True)
class Dates:
    """When a page was published and last changed, each with how it is known, and what could not be told."""

    published: Dated | None
    modified: Dated | None = None
    doubts: tuple[Doubt, ...] = ()


def date_article(extract: Extract, page: Page) -> Dates:
    """Date a page by its clues. `page.fetched` bounds the answer and never is it; without a clue the page stays undated."""
    known = bounds(extract, page)
    found = [
        *clues.structured(extract),
        *clues.lines(extract, page, known),
        *clues.dateline(extract, known),
        *clues.address(extract, page),
    ]
    possible = [c for c in found if _possible(c.value, known)]
    published = _elect([c for c in possible if not c.modified])
    doubts = _disagreements(published, [c for c in possible if not c.modified])
    if published is None:
        published = _opening_today(page, known) or _by_library(page, known)
    if published is None:
        doubts = (*doubts, Doubt("dating", _why_not(extract, found)))
    return Dates(published, _modified(published, possible), doubts)


def _possible(value: date | datetime, known: Bounds) -> bool:
    return EARLIEST <= day_of(value) and (known.last is None or min(local_days(value)) <= known.last)


def _elect(found: list[Clue]) -> Dated | None:
    """The day with the most weight behind it; each family of clues counts once per day."""
    if not found:
        return None
    written = {day_of(c.value) for c in found if not _in_utc(c.value) and c.known_from != "dateline"}
    votes: dict[date, dict[str, Clue]] = {}
    for clue in found:
        day = day_of(clue.value)
        # An instant in UTC is of the local day that the page writes, if it writes one of those that it may be.
        local = sorted(written & local_days(clue.value)) if _in_utc(clue.value) and day not in written else []
        family = votes.setdefault(local[0] if local else day, {})
        kind = clue.known_from.split()[0]
        if kind not in family or clue.weight > family[kind].weight:
            family[kind] = clue
    day = max(
        votes,
        key=lambda d: (sum(c.weight for c in votes[d].values()), max(c.weight for c in votes[d].values()), d),
    )
    best = max((c for c in votes[day].values() if day_of(c.value) == day), key=lambda c: c.weight)
    return Dated(best.value, best.known_from)


def _in_utc(value: date | datetime) -> bool:
    return isinstance(value, datetime) and value.utcoffset() == timedelta(0)


def _disagreements(published: Dated | None, found: list[Clue]) -> tuple[Doubt, ...]:
    """Strong clues that name another day than the one chosen. A dateline may well be a day older."""
    if published is None:
        return ()
    others = {
        (c.known_from, day_of(c.value))
        for c in found
        if c.weight >= 1.5 and c.known_from != "dateline" and published.day not in local_days(c.value)
    }
    return tuple(
        Doubt("dating", f"{name} says {day}, {published.known_from} says {published.day}")
        for name, day in sorted(others)
    )


def _modified(published: Dated | None, found: list[Clue]) -> Dated | None:
    """The latest day of change named, if it is not before publication."""
    later = [
        c for c in found if c.modified and (published is None or max(local_days(c.value)) >= published.day)
    ]
    best = max(later, key=lambda c: (c.weight, day_of(c.value)), default=None)
    return Dated(best.value, best.known_from) if best else None


def _opening_today(page: Page, known: Bounds) -> Dated | None:
    """A page fetched on the very weekday on which its opening says things were said, or within hours of it, is of that day.

    It can't have appeared before they were said nor after it was fetched.
    """
    if page.fetched is None or known.weekday is None:
        return None
    local = page.fetched.date()
    if local < EARLIEST:
        return None
    said = local - timedelta(days=(local.weekday() - known.weekday) % 7)
    hours = (local - said).days * 24 + page.fetched.hour
    return Dated(said, "weekday in the text, just before the fetch") if hours < 36 else None


def _by_library(page: Page, known: Bounds) -> Dated | None:
    """The last resort for HTML: what htmldate finds in its markup."""
    if page.media_type != "text/html" or len(page.content) > 2_000_000:
        return None
    try:
        text = page.content.decode(page.charset or "utf-8", "replace")
        ceiling = (known.last or date(2199, 12, 31)).isoformat()
        found = find_date(
            text, extensive_search=False, original_date=True, min_date="1995-01-01", max_date=ceiling
        )
        day = date.fromisoformat(found) if found else None
    except Exception:  # noqa: BLE001  htmldate raises whatever lxml, dateparser and its own parsing raise on odd markup
        return None
    # A first of January out of markup is most often a bare year.
    return Dated(day, "htmldate") if day and (day.month, day.day) != (1, 1) else None


def _why_not(extract: Extract, found: list[Clue]) -> str:
    if any(not c.modified for c in found):
        return "every date given is after the page was fetched"
    if found:
        return "only a day of change is given"
    return "no date is given that can be pinned to a year" if extract.text.strip() else "no text and no date"
