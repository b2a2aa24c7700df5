"""What a time expression is resolved against, and what it resolves to."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from dateline.model import Direction, Grain, Window
from dateline.model.time import shifted

__all__ = ["Scene", "Sense", "day", "month_window", "on", "span", "week_window", "year_window"]


@dataclass(frozen=True, slots=True)
class Scene:
    """Where an expression stands: the day of writing (None if unknown), where its clause looks, the last day named before it.

    `before` and `after` are the words beside it, `day_first` the page's way with 06/12/2021. `possessive` tells "Tuesday's vote", "the Tuesday vote"; `named` are the
    days named so far in this part of the page.
    """

    written: date | None
    direction: Direction
    anchor: Window | None
    before: str
    day_first: bool
    possessive: bool = False
    named: tuple[date, ...] = ()
    quarter: Window | None = None
    last_day: Window | None = None
    beside: Window | None = None
    after: str = ""

    def known(self, weekday: int) -> date | None:
        """The day of that name mentioned last in this part: what "the Saturday start" points to."""
        return self._named(lambda when: when.weekday() == weekday, 10)

    def known_number(self, number: int) -> date | None:
        """The day of that number mentioned last: "the tenth" again, after "the tenth of April"."""
        return self._named(lambda when: when.day == number, 62)

    def _named(self, fits: Callable[[date], bool], within: int) -> date | None:
        written = self.written
        return next(
            (
                when
                for when in reversed(self.named)
                if fits(when) and (written is None or abs((when - written).days) <= within)
            ),
            None,
        )

    @property
    def ahead(self) -> bool:
        """Whether the clause looks ahead."""
        return self.direction is Direction.AHEAD

    @property
    def behind(self) -> bool:
        """Whether the clause looks behind."""
        return self.direction is Direction.BEHIND


@dataclass(frozen=True, slots=True)
class Sense:
    """What an expression means: TIMEX3 type and value, and the days it names. `looks` is set where the words alone tell."""

    type: str
    value: str | None
    window: Window | None = None
    looks: Direction | None = None
    deadline: bool = False


def day(year: int, month: int, number: int) -> date | None:
    """The day, or None where the calendar has none such."""
    try:
        return date(year, month, number)
    except ValueError:
        return None


def span(first: date | None, last: date | None, grain: Grain) -> Window | None:
    """A window of both ends, put in order; None where either is missing."""
    if first is None or last is None:
        return None
    return Window(min(first, last), max(first, last), grain)


def on(when: date | None, looks: Direction | None = None) -> Sense:
    """The sense of one day."""
    return Sense("DATE", when.isoformat() if when else None, Window.on(when) if when else None, looks)


def month_window(year: int, month: int) -> Window | None:
    """A whole month."""
    if not 1 <= year <= 9999:
        return None
    return Window(date(year, month, 1), date(year, month, monthrange(year, month)[1]), Grain.MONTH)


def year_window(year: int) -> Window | None:
    """A whole year."""
    return Window(date(year, 1, 1), date(year, 12, 31), Grain.YEAR) if 1 <= year <= 9999 else None


def week_window(when: date) -> Window | None:
    """The week of Monday to Sunday that holds `when`."""
    first = shifted(when, -when.weekday())
    last = shifted(when, 6 - when.weekday())
    return span(first, last, Grain.WEEK)
