"""Machine-written dates: ISO 8601, RFC 2822, bare digits, addresses with a day in them."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta
from email.utils import parsedate_to_datetime

from dateline.language.dates import MONTHS, written_dates

__all__ = ["day_in_url", "latest_day", "local_days", "parse_instant"]

_ISO_TAIL = re.compile(
    r"^(\d{4}-\d\d-\d\d)[T ]+(\d\d:\d\d(?::\d\d)?)(?:[.,]\d+)?\s*(Z|UTC|GMT|[+-]\d\d:?\d\d)?$", re.IGNORECASE
)
_URL_DAY = re.compile(
    r"(?<![\da-z])((?:19|20)\d\d)(?P<sep>[/_.-]?)(\d\d?|[a-z]{3,9})(?P=sep)(\d\d?)(?![\da-z])", re.IGNORECASE
)


def parse_instant(text: str) -> date | datetime | None:
    """What a machine wrote as a date, as a day or as an instant (with its zone, where one is written)."""
    text = text.strip()[:80]
    for read in (_iso, _digits, _rfc, _words):
        value = read(text)
        if value is not None and 1990 <= value.year < 2200:
            return value
    return None


def _iso(text: str) -> date | datetime | None:
    match = _ISO_TAIL.match(text)
    if match:
        zone = (match[3] or "").upper()
        text = f"{match[1]}T{match[2]}{'+00:00' if zone in {'Z', 'UTC', 'GMT'} else zone}"
    try:
        return datetime.fromisoformat(text) if len(text) > 10 else date.fromisoformat(text)
    except ValueError:
        return None


def _digits(text: str) -> date | datetime | None:
    if not (text.isascii() and text.isdigit()):
        return None
    try:
        if len(text) in {10, 13}:  # seconds or milliseconds of the Unix clock
            return datetime.fromtimestamp(int(text[:10]), UTC)
        return date(int(text[:4]), int(text[4:6]), int(text[6:8])) if len(text) in {8, 12, 14} else None
    except (ValueError, OverflowError):
        return None


def _rfc(text: str) -> datetime | None:
    try:
        return parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def _words(text: str) -> date | None:
    found = [w for w in written_dates(text) if w.full and len(w.readings) == 1]
    if len(found) != 1:
        return None
    year, month, day = found[0].readings[0]
    return date(year or 1, month or 1, day or 1)


def day_in_url(url: str) -> date | None:
    """The day that stands in an address ("/2022/11/11/", "-20250305-"), None where there is none or a choice."""
    days = set()
    for match in _URL_DAY.finditer(url[:2000]):
        month, compact = match[3].lower(), not match["sep"]
        if compact and not (len(month) == 2 and len(match[4]) == 2):
            continue
        number = int(month) if month.isdigit() else MONTHS.get(month, 0)
        try:
            days.add(date(int(match[1]), number, int(match[4])))
        except ValueError:
            continue
    return days.pop() if len(days) == 1 else None


def latest_day(fetched: datetime | None) -> date | None:
    """The last day it can have been anywhere when the page was fetched (clocks go up to UTC+14)."""
    if fetched is None:
        return None
    try:
        instant = fetched.astimezone(UTC) if fetched.tzinfo else fetched
        return (instant + timedelta(hours=14)).date()
    except OverflowError:
        return None


def local_days(value: date | datetime) -> frozenset[date]:
    """The days on which an instant may have been written: its own, or, in UTC, that of any place on earth."""
    if not isinstance(value, datetime):
        return frozenset({value})
    if value.utcoffset() != timedelta(0):
        return frozenset({value.date()})
    try:
        return frozenset(
            {(value - timedelta(hours=12)).date(), value.date(), (value + timedelta(hours=14)).date()}
        )
    except OverflowError:
        return frozenset({value.date()})
