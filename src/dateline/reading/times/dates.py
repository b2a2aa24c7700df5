"""Days of the calendar: "3 June 2021", "June 3", "the 11th", "Dec. 9 and 10", "06/12/2021", months, years."""

from __future__ import annotations

import re
from datetime import date

from dateline.model import Direction, Grain, Window
from dateline.model.time import plus_months
from dateline.reading.times.patterns import Found
from dateline.reading.times.scene import Scene, Sense, day, month_window, on, span, year_window

__all__ = ["MAKERS", "edge_of", "month_year"]

# A date without a year against the tense costs so many days: enough to roll a year over where the other candidate lies
# within seven months, not enough to read "the vote set for 3 May", written on 4 May, as next year's.
_AGAINST_TENSE = 150
_AGAINST_TENSE_MONTHS = 12


def _year_for(month: int, number: int, scene: Scene) -> date | None:
    if scene.written is None:
        return None
    best: tuple[int, date] | None = None
    for year in (scene.written.year - 1, scene.written.year, scene.written.year + 1):
        candidate = day(year, month, number)
        if candidate is None:
            continue
        delta = (candidate - scene.written).days
        cost = abs(delta)
        if (scene.ahead and delta < 0) or (scene.behind and delta > 0):
            cost += _AGAINST_TENSE
        if best is None or cost < best[0]:
            best = (cost, candidate)
    return best[1] if best else None


def month_year(month: int, scene: Scene) -> int | None:
    """The year of a month named without one."""
    if scene.written is None:
        return None
    best: tuple[int, int] | None = None
    for year in (scene.written.year - 1, scene.written.year, scene.written.year + 1):
        delta = (year - scene.written.year) * 12 + month - scene.written.month
        cost = abs(delta)
        if (scene.ahead and delta < 0) or (not scene.ahead and delta > 0):
            # "will it beat October's session?": a month that only names something is the nearest one.
            cost += 4 if scene.direction is Direction.OPEN or scene.possessive else _AGAINST_TENSE_MONTHS
        if best is None or cost < best[0]:
            best = (cost, year)
    return best[1] if best else None


def _date(found: Found, scene: Scene) -> Sense | None:
    number, month, year = found.number("DOM"), found.number("MONTH"), found.number("YEAR")
    if number is None or month is None:
        return None
    if year is None and "SHIFT" in found and scene.written:
        year = scene.written.year + (found.number("SHIFT") or 0)
    if year is not None:
        when = day(year, month, number)
        return on(when) if when else None
    when = _shifted_date(found, month, number, scene) or _year_for(month, number, scene)
    if when is None:
        return (
            Sense("DATE", f"XXXX-{month:02d}-{number:02d}")
            if scene.written is None and day(2000, month, number)
            else None
        )
    return on(when)


def _shifted_date(found: Found, month: int, number: int, scene: Scene) -> date | None:
    """ "last May 3": the one that is over, whatever the tense."""
    if scene.written is None or not found.says("last"):
        return None
    this = day(scene.written.year, month, number)
    return this if this and this < scene.written else day(scene.written.year - 1, month, number)


def _days(found: Found, scene: Scene) -> Sense | None:
    """ "Dec. 9 and 10", "14 to 16 October": a window of all of them."""
    first, last = found.number("DOM"), found.number("DOM3") or found.number("DOM2")
    month, year = found.number("MONTH"), found.number("YEAR")
    if first is None or last is None or month is None or last <= first:
        return None
    start = day(year, month, first) if year else _year_for(month, first, scene)
    end = day(start.year, month, last) if start else None
    if end is None:
        return None
    return Sense("DATE", start.isoformat() if start else None, span(start, end, Grain.DAYS))


def _date_range(found: Found, scene: Scene) -> Sense | None:
    """ "28 May to 2 June"."""
    second_year = found.number("YEAR2") or found.number("YEAR")
    first_year = found.number("YEAR") or second_year
    months = found.number("MONTH"), found.number("MONTH2")
    numbers = found.number("DOM"), found.number("DOM2")
    if None in months or None in numbers:
        return None
    start = (
        day(first_year, months[0] or 1, numbers[0] or 1)
        if first_year
        else _year_for(months[0] or 1, numbers[0] or 1, scene)
    )
    if start is None:
        return None
    end = day(second_year or start.year, months[1] or 1, numbers[1] or 1)
    if end and end < start and not second_year:
        end = day(start.year + 1, months[1] or 1, numbers[1] or 1)
    return Sense("DATE", start.isoformat(), span(start, end, Grain.DAYS)) if end and end >= start else None


def _month(found: Found, scene: Scene) -> Sense | None:
    month = found.number("MONTH")
    if month is None:
        return None
    year = found.number("YEAR")
    shift = found.number("SHIFT") if "SHIFT" in found else None
    if year is None and shift is not None and scene.written and found.says("year"):
        year = scene.written.year + shift
    elif year is None and shift is not None and scene.written:
        year = scene.written.year
        if shift > 0 and month <= scene.written.month:
            year += 1
        if shift < 0 and month >= scene.written.month:
            year -= 1
    if year is None:
        year = month_year(month, scene)
    if year is None:
        return Sense("DATE", f"XXXX-{month:02d}")
    window = month_window(year, month)
    edge = found.word("EDGE") or (
        "START"
        if found.says("first", "opening")
        else "END"
        if found.says("last", "closing", "final", "dying")
        else ""
    )
    if edge and window and (found.says("days") or "EDGE" in found):
        window = edge_of(edge, window)
    return Sense("DATE", f"{year}-{month:02d}", window)


def edge_of(edge: str, window: Window) -> Window:
    """The early, middle or late part of a month (thirds), a week (Mon-Wed, Wed, Thu-Sun), or a year (quarters)."""
    first, last = window.first, window.last
    if first is None or last is None:
        return window
    if window.grain is Grain.WEEK:
        cuts = {"START": (0, 2), "MID": (2, 2), "END": (3, 6)}
    elif window.grain is Grain.MONTH:
        cuts = {"START": (0, 9), "MID": (10, 19), "END": (20, (last - first).days)}
    else:
        return _edge_of_months(edge, window)
    low, high = cuts[edge]
    start = date.fromordinal(first.toordinal() + low)
    return Window(start, date.fromordinal(first.toordinal() + high), Grain.DAYS)


def _edge_of_months(edge: str, window: Window) -> Window:
    """Longer stretches: the first quarter of them, the month that ends their first half, their last quarter."""
    first, last = window.first, window.last
    assert first is not None
    assert last is not None
    months = (last.year - first.year) * 12 + last.month - first.month + 1
    quarter = max(1, months // 4)
    if edge == "START":
        after = plus_months(first, quarter)
        return Window(first, date.fromordinal(after.toordinal() - 1) if after else last, Grain.SEASON)
    if edge == "MID":
        start, end = plus_months(first, max(0, months // 2 - 1)), plus_months(first, max(1, months // 2))
        return Window(start, date.fromordinal(end.toordinal() - 1) if end else last, Grain.SEASON)
    start = plus_months(first, months - quarter)
    return Window(start, last, Grain.SEASON)


def _edge_range(found: Found, scene: Scene) -> Sense | None:
    """ "late May or early June"."""
    first, last = found.number("MONTH"), found.number("MONTH2")
    if first is None or last is None:
        return None
    year = found.number("YEAR") or month_year(first, scene)
    whole, second = (
        (month_window(year, first), month_window(year + (last < first), last)) if year else (None, None)
    )
    if whole is None or second is None:
        return Sense("DATE", f"XXXX-{first:02d}")
    start, end = edge_of(found.word("EDGE"), whole), edge_of(found.word("EDGE2"), second)
    return Sense("DATE", f"{year}-{first:02d}", span(start.first, end.last, Grain.DAYS))


def _month_range(found: Found, scene: Scene) -> Sense | None:
    first, last = found.number("MONTH"), found.number("MONTH2")
    if first is None or last is None:
        return None
    end_year = found.number("YEAR")
    if end_year is None:
        start_year = month_year(first, scene)
        if start_year is None:
            return Sense("DATE", f"XXXX-{first:02d}")
        end_year = start_year + (1 if last < first else 0)
    start_year = end_year - (1 if last < first else 0)
    start, end = month_window(start_year, first), month_window(end_year, last)
    if start is None or end is None:
        return None
    return Sense("DATE", f"{start_year}-{first:02d}", span(start.first, end.last, Grain.SEASON))


def _year(found: Found, _: Scene) -> Sense | None:
    year, second = found.number("YEAR"), found.number("YEAR2")
    if year is None or year < 1000:
        return None
    window = year_window(year)
    if window and second:
        end = year_window(second)
        if end is None or second <= year:
            return None
        return Sense("DATE", f"{year}", span(window.first, end.last, Grain.LONGER))
    if window and "EDGE" in found:
        window = edge_of(found.word("EDGE"), window)
    return Sense("DATE", f"{year}", window)


def _short_year(found: Found, _: Scene) -> Sense | None:
    """ "'98", "2021/22": two digits of a year near the day of writing (or of the computer age)."""
    number = found.number("YY")
    if number is None:
        return None
    year = 1900 + number if number > 40 else 2000 + number
    return Sense("DATE", f"{year}", year_window(year))


def _spoken_year(found: Found, _: Scene) -> Sense | None:
    """ "nineteen ninety-one", as broadcasts are written down; "nineteen three" is no year."""
    tens, ones = found.number("NUMW") or 0, found.number("NUMW2") or 0
    teens = 10 <= tens < 20 and not ones
    whole = teens or (20 <= tens <= 90 and tens % 10 == 0 and ones < 10)
    if not whole or (found.says("twenty") and found.atoms[0].text == "twenty" and tens > 29):
        return None
    year = (19 if found.atoms[0].text == "nineteen" else 20) * 100 + tens + ones
    return Sense("DATE", f"{year}", year_window(year))


def _century(found: Found, _: Scene) -> Sense | None:
    """ "the 19th century": 1801 to 1900; its value is that of the first two digits."""
    number = found.number("DOM") or 0
    start, end = year_window(100 * number - 99), year_window(100 * number)
    if not 1 <= number <= 21 or start is None or end is None:
        return None
    return Sense("DATE", f"{number - 1:02d}", span(start.first, end.last, Grain.LONGER))


def _decade(found: Found, _: Scene) -> Sense | None:
    year = found.number("YEAR") or found.number("DECADE")
    if year is None and "YY" in found:
        year = (found.number("YY") or 0) + 1900
        year += 100 if year < 1920 else 0  # "the '10s" are this century's
    if year is None or year % 10:
        return None
    start, end = year_window(year), year_window(year + 9)
    return Sense(
        "DATE", f"{year // 10}", span(start.first, end.last, Grain.LONGER) if start and end else None
    )


def _iso(found: Found, _: Scene) -> Sense | None:
    try:
        year, month, number = (int(part) for part in re.split(r"[-/.]", found.word("ISO")))
        return on(date(year, month, number))
    except ValueError:
        return None


def _numeric(found: Found, scene: Scene) -> Sense | None:
    """06/12/2021 by the page's own way; where that order is no day, by the other."""
    parts = [int(part) for part in re.split(r"[/.\-]", found.word("NUMDATE"))]
    if len(parts) != 3:
        return None
    year = parts[2] if parts[2] > 99 else parts[2] + (1900 if parts[2] > 60 else 2000)
    first, second = parts[0], parts[1]
    orders = [(second, first), (first, second)] if scene.day_first else [(first, second), (second, first)]
    for month, number in orders:
        when = day(year, month, number)
        if when:
            return on(when)
    return None


def _dom(found: Found, scene: Scene) -> Sense | None:
    """ "the 11th": of this month, the next or the last, by tense; "the ninth and tenth" is a window of both."""
    number, last = found.number("DOM"), found.number("DOM2")
    if number is None or scene.written is None or not 1 <= number <= 31:
        return None
    if "SHIFT" in found or found.says("month"):
        base = plus_months(scene.written.replace(day=1), found.number("SHIFT") or 0)
        when = day(base.year, base.month, number) if base else None
    else:
        when = (
            scene.known_number(number)
            or _same_month(number, found, scene)
            or _near_day(number, found.number("WEEKDAY"), scene)
        )
    if when is None:
        return None
    end = day(when.year, when.month, last) if last else when
    if end is None or end < when:
        return None
    grain = Grain.DAYS if last else Grain.DAY
    return Sense("DATE", when.isoformat(), span(when, end, grain))


def _same_month(number: int, found: Found, scene: Scene) -> date | None:
    """ "opens on 11 November and closes on the 22nd": the month named beside it."""
    beside = scene.beside.last if scene.beside else None
    if beside is None or "WEEKDAY" in found or number <= beside.day:
        return None
    return day(beside.year, beside.month, number)


def _near_day(number: int, weekday: int | None, scene: Scene) -> date | None:
    """The day of that number nearest to the writing, with the tense, and the weekday where one is named."""
    assert scene.written is not None
    best: tuple[int, date] | None = None
    for months in range(-2, 4):
        base = plus_months(scene.written.replace(day=1), months)
        candidate = day(base.year, base.month, number) if base else None
        if candidate is None or (weekday is not None and candidate.weekday() != weekday):
            continue
        delta = (candidate - scene.written).days
        cost = abs(delta) + (35 if (scene.ahead and delta < 0) or (scene.behind and delta > 0) else 0)
        cost += 10 if scene.direction is Direction.OPEN and delta < 0 else 0
        if best is None or cost < best[0]:
            best = (cost, candidate)
    return best[1] if best else None


MAKERS = {
    "date": _date,
    "days": _days,
    "date_range": _date_range,
    "month": _month,
    "edge_range": _edge_range,
    "month_range": _month_range,
    "year": _year,
    "short_year": _short_year,
    "spoken_year": _spoken_year,
    "century": _century,
    "decade": _decade,
    "iso": _iso,
    "numeric": _numeric,
    "dom": _dom,
}
