"""Days, windows of days, and dates that remember how they are known.

Different times are different types: a day (`datetime.date`), an instant (`datetime.datetime` with its zone),
a window of days (`Window`). They are never compared by accident.
"""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

__all__ = ["Dated", "Grain", "Window", "day_of", "plus_months", "shifted"]


class Grain(StrEnum):
    """How finely the words of a window speak."""

    DAY = "day"
    DAYS = "days"
    WEEK = "week"
    MONTH = "month"
    SEASON = "season"
    YEAR = "year"
    LONGER = "longer"


@dataclass(frozen=True, slots=True)
class Window:
    """The closed interval of days in which something is said to take place.

    `first` or `last` is None where that end is open ("after Friday"). `words` are the words it was read from;
    they do not count in comparisons.
    """

    first: date | None
    last: date | None
    grain: Grain = Grain.DAY
    words: str = ""

    def __post_init__(self) -> None:
        if self.first and self.last and self.first > self.last:
            raise ValueError(f"window reversed: {self.first}..{self.last}")

    def __str__(self) -> str:
        """ "2031-05-04", "2031-05-04..2031-05-06"; an open end is left out: "2031-05-04.."."""
        first, last = (day.isoformat() if day else "" for day in (self.first, self.last))
        return first if first == last else f"{first}..{last}"

    @classmethod
    def on(cls, day: date, words: str = "") -> Window:
        """The window of one day."""
        return cls(day, day, Grain.DAY, words)

    @property
    def closed(self) -> bool:
        """Whether both ends are known."""
        return self.first is not None and self.last is not None

    @property
    def days(self) -> tuple[date, date] | None:
        """Both ends, or None where one is open."""
        return (self.first, self.last) if self.first and self.last else None

    @property
    def length(self) -> int | None:
        """Number of days, or None where an end is open."""
        return (self.last - self.first).days + 1 if self.first and self.last else None

    def same_days(self, other: Window | None) -> bool:
        """Whether both name exactly the same days."""
        return other is not None and (self.first, self.last) == (other.first, other.last)

    def overlaps(self, other: Window) -> bool:
        """Whether some day may lie in both (an open end reaches for ever)."""
        return (self.first or date.min) <= (other.last or date.max) and (other.first or date.min) <= (
            self.last or date.max
        )

    def covers(self, other: Window) -> bool:
        """Whether every day that may lie in `other` may lie in this one."""
        return (self.first or date.min) <= (other.first or date.min) and (other.last or date.max) <= (
            self.last or date.max
        )

    def gap(self, other: Window) -> timedelta:
        """The time between two windows; nothing where they overlap."""
        if self.overlaps(other):
            return timedelta(0)
        earlier, later = (
            (self, other) if (self.last or date.max) < (other.first or date.min) else (other, self)
        )
        assert earlier.last is not None
        assert later.first is not None
        return later.first - earlier.last


@dataclass(frozen=True, slots=True)
class Dated:
    """A day or an instant, and how it is known: "json-ld", "meta article:published_time", "byline", "url" …"""

    value: date | datetime
    known_from: str

    @property
    def day(self) -> date:
        """The day, in the zone in which it was written."""
        return day_of(self.value)


def day_of(value: date | datetime) -> date:
    """The calendar day of a day or an instant, in its own zone."""
    return value.date() if isinstance(value, datetime) else value


def shifted(when: date, days: int) -> date | None:
    """`days` later, or None beyond the calendar."""
    try:
        return when + timedelta(days=days)
    except OverflowError:
        return None


def plus_months(when: date, months: int) -> date | None:
    """The same day of the month so many months on, clipped to the month's end; None beyond the calendar."""
    year, month = divmod(when.year * 12 + when.month - 1 + months, 12)
    if not 1 <= year <= 9999:
        return None
    return date(year, month + 1, min(when.day, monthrange(year, month + 1)[1]))
