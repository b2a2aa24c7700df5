"""Parts of years, months and weeks: quarters, halves, the end of the month, the new year, the week of a day."""

from __future__ import annotations

from datetime import date

from dateline.model import Direction, Grain, Window
from dateline.model.time import plus_months
from dateline.reading.times.dates import MAKERS as DATES
from dateline.reading.times.dates import edge_of, month_year
from dateline.reading.times.patterns import Found
from dateline.reading.times.relative import quarter_window, unit_window, written_value
from dateline.reading.times.scene import Scene, Sense, month_window, span, week_window, year_window

__all__ = ["MAKERS"]


def _year_of(found: Found, scene: Scene) -> int | None:
    year = found.number("YEAR")
    if year is None and scene.written is not None and "SHIFT" in found:
        year = scene.written.year + (found.number("SHIFT") or 0)
    return year


def _quarter(found: Found, scene: Scene) -> Sense | None:
    """ "the third quarter", "Q3 2024", "the first quarter of next year"."""
    number = found.number("DOM") or found.number("NUM")
    if found.says("q") and (found.number("NUM") or 0) not in range(1, 5):
        return None
    if found.says("final", "last") and number is None:
        number = 4
    if number is None or not 1 <= number <= 4:
        return None
    year = _year_of(found, scene)
    if year is None and scene.written is not None:
        # The quarter by tense; a quarter of which nothing is said is this year's, or the last one that has begun.
        first = 3 * number - 2
        year = scene.written.year
        # "expects to report third-quarter income" in October speaks of the one that has just ended.
        told = (
            scene.before == "for" or scene.possessive or _prenominal(found)
        ) and scene.written.month - first < 8
        if scene.ahead and first + 2 < scene.written.month and not told:
            year += 1
        if not scene.ahead and first > scene.written.month:
            year -= 1
    if year is None:
        return Sense("DATE", f"XXXX-Q{number}")
    window = quarter_window(year, number)
    if window and "EDGE" in found:
        window = edge_of(found.word("EDGE"), window)
    return Sense("DATE", f"{year}-Q{number}", window)


def _prenominal(found: Found) -> bool:
    """ "third-quarter results"."""
    return any(atom.text == "-" for atom in found.atoms)


def _half(found: Found, scene: Scene) -> Sense | None:
    """ "the second half of May" (16th to the end), "the first half of next year"."""
    number = found.number("NUM") or (2 if found.says("second", "latter") else 1)
    if number not in (1, 2):
        return None
    if found.says("week") or found.word("UNIT") == "W":
        return _half_week(found, scene, number)
    month = found.number("MONTH")
    year = _year_of(found, scene)
    if month is not None or found.word("UNIT") == "M":
        return _half_month(found, scene, number, month, year)
    if year is None and scene.written is not None:
        year = scene.written.year
    whole = year_window(year) if year else None
    if year is None or whole is None:
        return Sense("DATE", None)
    window = (
        span(date(year, 1, 1), date(year, 6, 30), Grain.SEASON)
        if number == 1
        else span(date(year, 7, 1), whole.last, Grain.SEASON)
    )
    return Sense("DATE", f"{year}-H{number}", window)


def _half_week(found: Found, scene: Scene, number: int) -> Sense | None:
    when = (
        date.fromordinal(scene.written.toordinal() + 7 * (found.number("SHIFT") or 0))
        if scene.written
        else None
    )
    week = week_window(when) if when else None
    if when is None or week is None or week.first is None or week.last is None:
        return Sense("DATE", None)
    return Sense("DATE", written_value("W", when), edge_of("START" if number == 1 else "END", week))


def _half_month(found: Found, scene: Scene, number: int, month: int | None, year: int | None) -> Sense | None:
    if month is None:
        if scene.written is None:
            return Sense("DATE", None)
        ordinal = scene.written.year * 12 + scene.written.month - 1 + (found.number("SHIFT") or 0)
        year, month = ordinal // 12, ordinal % 12 + 1
    elif year is None:
        year = month_year(month, scene)
    whole = month_window(year, month) if year else None
    if whole is None or whole.first is None or whole.last is None:
        return Sense("DATE", f"XXXX-{month:02d}")
    middle = whole.first.replace(day=15)
    window = (
        Window(whole.first, middle, Grain.DAYS)
        if number == 1
        else Window(whole.first.replace(day=16), whole.last, Grain.DAYS)
    )
    return Sense("DATE", f"{year}-{month:02d}", window)


def _edge_of_unit(found: Found, scene: Scene) -> Sense | None:
    """ "the end of the month", "early in the year", "later in the week", "the rest of the year"."""
    unit = found.word("UNIT")
    if scene.written is None or unit in {"S", "m", "H"}:
        return Sense("DATE", None)
    if unit in {"D", "N"}:
        return Sense("DATE", scene.written.isoformat(), Window.on(scene.written))
    window = unit_window(unit, scene.written)
    if window is None:
        return None
    value = written_value(unit, scene.written)
    if "EDGE" in found:
        return Sense("DATE", value, edge_of(found.word("EDGE"), window) if unit != "E" else window)
    if found.says("later", "rest", "remainder", "out", "over"):
        return Sense("DATE", value, span(scene.written, window.last, window.grain), Direction.AHEAD)
    return Sense("DATE", value, span(window.first, scene.written, window.grain), Direction.BEHIND)


def _the_unit(found: Found, scene: Scene) -> Sense | None:
    """ "the weekend", "at the weekend", "midweek": by tense."""
    unit = found.word("UNIT") or "E"
    if scene.written is None:
        return Sense("DATE", None)
    when = scene.written
    if scene.behind or (not scene.ahead and when.weekday() < 4):
        when = date.fromordinal(max(1, when.toordinal() - (7 if when.weekday() < 5 else 0)))
    return Sense("DATE", written_value(unit, when), unit_window(unit, when))


def _the_year(found: Found, scene: Scene) -> Sense | None:
    """ "for the year": the one of the writing, of which it names no days; "the year ended 30 June" is a length."""
    if scene.after in {"ended", "ending", "ends", "to"}:
        return Sense("DURATION", "P1Y")
    if scene.written is None:
        return Sense("DATE", None)
    return Sense("DATE", f"{scene.written.year - (1 if found.says('latest') else 0)}")


def _week_of(found: Found, scene: Scene) -> Sense | None:
    """ "the week of 17 March", "the week commencing on the 24th": the week that holds the day named."""
    maker = DATES["date" if "MONTH" in found else "dom"]
    named = maker(found, scene)
    when = named.window.first if named and named.window else None
    if when is None:
        return Sense("DATE", None)
    if found.says("weekend"):
        return Sense("DATE", written_value("E", when), unit_window("E", when))
    if found.says("fortnight"):
        return Sense(
            "DATE", when.isoformat(), span(when, date.fromordinal(when.toordinal() + 13), Grain.WEEK)
        )
    return Sense("DATE", written_value("W", when), week_window(when))


def _week_of_month(found: Found, scene: Scene) -> Sense | None:
    """ "the second week of June": its days 8 to 14; "the last full week" ends with the last Sunday."""
    month, year = found.number("MONTH"), found.number("YEAR")
    if month is None and scene.written is not None:
        ordinal = scene.written.year * 12 + scene.written.month - 1 + (found.number("SHIFT") or 0)
        year, month = ordinal // 12, ordinal % 12 + 1
    elif month is not None and year is None:
        year = month_year(month, scene)
    whole = month_window(year, month) if year and month else None
    if whole is None or whole.first is None or whole.last is None:
        return Sense("DATE", None)
    number = found.number("DOM")
    if number is None:
        last = whole.last.toordinal() - ((whole.last.weekday() + 1) % 7 if found.says("full") else 0)
        start = date.fromordinal(last - 6)
    elif 1 <= number <= 4:
        start = whole.first.replace(day=7 * number - 6)
    else:
        return None
    return Sense(
        "DATE", written_value("W", start), span(start, date.fromordinal(start.toordinal() + 6), Grain.WEEK)
    )


def _ended_quarter(scene: Scene) -> date | None:
    """The first day of the quarter spoken of, else of the last that had ended on the day of writing."""
    spoken = scene.quarter.first if scene.quarter else None
    if spoken and (scene.written is None or spoken <= scene.written):
        return spoken
    if scene.written is None:
        return None
    return plus_months(scene.written.replace(day=1), -3 - (scene.written.month - 1) % 3)


def _year_before(found: Found, scene: Scene) -> Sense | None:
    """ "the year-ago quarter", "a year earlier": the quarter spoken of, a year before; else the year before."""
    number = found.number("DOM")
    if number and scene.written and number <= 4:
        year = scene.quarter.first.year if scene.quarter and scene.quarter.first else scene.written.year
        return Sense("DATE", f"{year - 1}-Q{number}", quarter_window(year - 1, number))
    first = _ended_quarter(scene) if scene.quarter or found.says("quarter") else None
    if first:
        return Sense(
            "DATE",
            f"{first.year - 1}-Q{(first.month + 2) // 3}",
            quarter_window(first.year - 1, (first.month + 2) // 3),
        )
    base = scene.anchor.first if scene.anchor and found.says("earlier", "before") else scene.written
    if base is None:
        return Sense("DATE", None)
    return Sense("DATE", f"{base.year - 1}", year_window(base.year - 1))


def _last_quarter(found: Found, scene: Scene) -> Sense | None:
    """ "the quarter", "the latest period": the quarter spoken of, if one was."""
    first = _ended_quarter(scene) if scene.quarter or found.says("latest", "recent") else None
    if first is None:
        return None
    number = (first.month + 2) // 3
    return Sense("DATE", f"{first.year}-Q{number}", quarter_window(first.year, number))


def _year_quarter(found: Found, scene: Scene) -> Sense | None:
    """ "the 2023 third quarter", "the 2023 period": the quarter spoken of, in that year."""
    year = found.number("YEAR")
    first = scene.quarter.first if scene.quarter else None
    number = found.number("DOM") or ((first.month + 2) // 3 if first else None)
    if year is None or number is None or not 1 <= number <= 4:
        return Sense("DATE", f"{year}", year_window(year) if year else None)
    return Sense("DATE", f"{year}-Q{number}", quarter_window(year, number))


def _new_year(found: Found, scene: Scene) -> Sense | None:
    """ "in the new year" (its first quarter), "early in the new year" (January)."""
    if scene.written is None:
        return Sense("DATE", None)
    year = scene.written.year + (0 if scene.behind or scene.written.month < 3 else 1)
    first, last = month_window(year, 1), month_window(year, 1 if "EDGE" in found else 3)
    return Sense("DATE", f"{year}", span(first.first, last.last, Grain.SEASON) if first and last else None)


def _year_end(found: Found, scene: Scene) -> Sense | None:
    """ "before the year is out", "before 2021 is over", "year-end"."""
    year = found.number("YEAR") or (scene.written.year if scene.written else None)
    whole = year_window(year) if year else None
    if whole is None or whole.last is None:
        return Sense("DATE", None)
    if found.says("out", "over"):
        return Sense("DATE", f"{year}", whole)
    return Sense("DATE", f"{year}", span(whole.last.replace(day=1), whole.last, Grain.MONTH))


MAKERS = {
    "quarter": _quarter,
    "half": _half,
    "edge_of_unit": _edge_of_unit,
    "the_unit": _the_unit,
    "the_year": _the_year,
    "week_of": _week_of,
    "week_of_month": _week_of_month,
    "year_before": _year_before,
    "last_quarter": _last_quarter,
    "year_quarter": _year_quarter,
    "new_year": _new_year,
    "year_end": _year_end,
}
