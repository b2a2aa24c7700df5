"""Weekdays: by tense ("on Tuesday"), by week ("next Tuesday", "Tuesday of next week"), by count ("Tuesday week")."""

from __future__ import annotations

from datetime import date

from dateline.model import Direction, Grain
from dateline.model.time import plus_months, shifted
from dateline.reading.times.dates import month_year
from dateline.reading.times.patterns import Found
from dateline.reading.times.scene import Scene, Sense, day, on, span

__all__ = ["MAKERS", "nth_weekday", "upcoming"]

_PLANNING = frozenset(
    {
        "on",
        "from",
        "by",
        "until",
        "till",
        "before",
        "for",
        "to",
        "through",
        "starting",
        "beginning",
        "is",
        "are",
        "be",
        "and",
        "or",
        "into",
        "",
    }
)


_GOING_ON = frozenset({"and", "into", "to", "through", "or"})


def upcoming(written: date, weekday: int, strictly: bool = False) -> date | None:
    """The next day of that name; the day of writing itself unless `strictly`."""
    ahead = (weekday - written.weekday()) % 7
    return shifted(written, ahead or (7 if strictly else 0))


def _past(written: date, weekday: int) -> date | None:
    return shifted(written, -((written.weekday() - weekday) % 7))


def _by_tense(weekday: int, scene: Scene) -> date | None:
    assert scene.written is not None
    if scene.possessive and scene.known(weekday):
        return scene.known(weekday)
    beside = scene.beside.last if scene.beside and scene.direction is Direction.OPEN else None
    if beside and scene.before in _GOING_ON and beside <= scene.written:
        return upcoming(beside, weekday, strictly=True)  # "met on Saturday night and into Sunday"
    # Where no verb tells, a bare weekday ("closing unchanged Friday") reports; one with a preposition plans.
    silent = not scene.ahead and (scene.possessive or scene.before not in _PLANNING)
    return _past(scene.written, weekday) if scene.behind or silent else upcoming(scene.written, weekday)


def _in_week(written: date, weekday: int, weeks: int) -> date | None:
    return shifted(written, weekday - written.weekday() + 7 * weeks)


def _timed(when: date | None, found: Found, looks: Direction | None = None) -> Sense:
    sense = on(when, looks)
    part = found.word("PART")
    if part and when:
        return Sense("TIME", f"{when.isoformat()}T{part}", sense.window, looks)
    return sense


def _weekday(found: Found, scene: Scene) -> Sense | None:
    weekday = found.number("WEEKDAY")
    if weekday is None:
        return None
    return _timed(_by_tense(weekday, scene) if scene.written else None, found)


def _shifted_weekday(found: Found, scene: Scene) -> Sense | None:
    """ "next Wednesday" is the Wednesday of next week, "last Tuesday" of last week, "this Thursday" the one around today."""
    weekday, shift = found.number("WEEKDAY"), found.number("SHIFT")
    if weekday is None:
        return None
    if scene.written is None:
        return Sense("DATE", None)
    if found.says("after"):
        return _timed(_in_week(scene.written, weekday, 2), found, Direction.AHEAD)
    if found.says("coming", "upcoming", "forthcoming"):
        return _timed(upcoming(scene.written, weekday, strictly=True), found, Direction.AHEAD)
    if found.says("past"):
        return _timed(_past(scene.written, weekday), found, Direction.BEHIND)
    if shift is None:
        return None
    if shift == 0:
        when = _in_week(scene.written, weekday, 0)
        if when and scene.ahead and when < scene.written:
            when = shifted(when, 7)
        if when and scene.behind and when > scene.written:
            when = shifted(when, -7)
        return _timed(when, found)
    looks = Direction.AHEAD if shift > 0 else Direction.BEHIND
    return _timed(_in_week(scene.written, weekday, shift), found, looks)


def _weekday_of_week(found: Found, scene: Scene) -> Sense | None:
    weekday, shift = found.number("WEEKDAY"), found.number("SHIFT")
    if weekday is None:
        return None
    when = _in_week(scene.written, weekday, shift or 0) if scene.written else None
    looks = {1: Direction.AHEAD, -1: Direction.BEHIND}.get(shift or 0)
    return _timed(when, found, looks)


def _weekday_on(found: Found, scene: Scene) -> Sense | None:
    """ "Friday week", "a week on Friday", "Monday fortnight", "two weeks from Friday": the coming one, and weeks more."""
    weekday = found.number("WEEKDAY")
    if scene.written is None:
        return Sense("DATE", None, None, Direction.AHEAD)
    if weekday is None:
        return on(shifted(scene.written, 8 if found.says("tomorrow") else 7), Direction.AHEAD)
    weeks = found.number("COUNT") or 1
    if found.says("fortnight"):
        weeks *= 2
    first = upcoming(scene.written, weekday)
    return on(shifted(first, 7 * weeks) if first else None, Direction.AHEAD)


def _weekday_anchor(found: Found, scene: Scene) -> Sense | None:
    """ "the following Monday", "that Friday", "the Tuesday before": told from the day named last."""
    weekday = found.number("WEEKDAY")
    base = scene.last_day.first if scene.last_day else scene.written
    if weekday is None or base is None:
        return Sense("DATE", None)
    if found.says("following", "next", "after"):
        when = upcoming(base, weekday, strictly=True)
    elif found.says("previous", "preceding", "before"):
        when = _past(date.fromordinal(max(1, base.toordinal() - 1)), weekday)
    else:
        when = scene.known(weekday) or (_past(base, weekday) if scene.behind else upcoming(base, weekday))
        if when and scene.behind and scene.last_day and when < base:
            when = shifted(when, 7)
    return _timed(when, found)


def _weekday_range(found: Found, scene: Scene) -> Sense | None:
    first, last = found.number("WEEKDAY"), found.number("WEEKDAY2")
    if first is None or last is None or first == last:
        return None
    if scene.written is None:
        return Sense("DATE", None)
    length = (last - first) % 7
    if scene.ahead:
        start = upcoming(scene.written, first)
    else:
        end = _past(scene.written, last)
        start = shifted(end, -length) if end else None
    if start is None:
        return None
    return Sense("DATE", start.isoformat(), span(start, shifted(start, length), Grain.DAYS))


def _nth_weekday(found: Found, scene: Scene) -> Sense | None:
    """ "the first Friday in March", "the last Friday of this month"."""
    weekday, month = found.number("WEEKDAY"), found.number("MONTH")
    nth = -1 if found.says("last", "final") and "DOM" not in found else found.number("DOM")
    if weekday is None or nth is None or nth > 5:
        return None
    year = found.number("YEAR")
    if month is None:
        base = (
            plus_months(scene.written.replace(day=1), found.number("SHIFT2") or 0) if scene.written else None
        )
        if base is None:
            return Sense("DATE", None)
        year, month = base.year, base.month
    elif year is None:
        year = month_year(month, scene)
        if year is None:
            return Sense("DATE", f"XXXX-{month:02d}")
    return on(nth_weekday(year, month, weekday, nth))


def nth_weekday(year: int, month: int, weekday: int, nth: int) -> date | None:
    """The nth day of that name in a month; nth = -1 is the last."""
    first = day(year, month, 1)
    if first is None:
        return None
    if nth < 0:
        end = plus_months(first, 1)
        return _past(date.fromordinal(end.toordinal() - 1), weekday) if end else None
    start = upcoming(first, weekday)
    when = shifted(start, 7 * (nth - 1)) if start else None
    return when if when and when.month == month else None


MAKERS = {
    "weekday": _weekday,
    "weekday_shift": _shifted_weekday,
    "weekday_of_week": _weekday_of_week,
    "weekday_on": _weekday_on,
    "weekday_anchor": _weekday_anchor,
    "weekday_range": _weekday_range,
    "nth_weekday": _nth_weekday,
}
