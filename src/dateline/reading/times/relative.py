"""Days told from the day of writing or from a day named before: "tomorrow", "next week", "two weeks ago", "a fortnight after that"."""

from __future__ import annotations

from datetime import date

from dateline.model import Direction, Grain, Window
from dateline.model.time import plus_months, shifted
from dateline.reading.times.dates import edge_of, month_year
from dateline.reading.times.durations import duration_value, unit_of
from dateline.reading.times.patterns import Found
from dateline.reading.times.scene import Scene, Sense, month_window, on, span, week_window, year_window

__all__ = ["MAKERS", "moved", "quarter_window", "season_window", "unit_window", "written_value"]

_DAYS = {"D": 1.0, "N": 1.0, "W": 7.0, "F": 14.0, "E": 7.0, "H": 1 / 24, "m": 1 / 1440, "S": 0.0}
_MONTHS = {"M": 1, "Q": 3, "Y": 12, "T": 120, "C": 1200}
_SEASONS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}


def quarter_window(year: int, quarter: int) -> Window | None:
    """A quarter of a calendar year."""
    first, last = month_window(year, 3 * quarter - 2), month_window(year, 3 * quarter)
    return span(first.first, last.last, Grain.SEASON) if first and last else None


def season_window(year: int, season: str) -> Window | None:
    """A northern season, of whole months; winter belongs to the year in which it begins."""
    start = month_window(year, _SEASONS[season])
    end = plus_months(start.first, 2) if start and start.first else None
    last = month_window(end.year, end.month) if end else None
    return span(start.first, last.last, Grain.SEASON) if start and last else None


def unit_window(unit: str, when: date) -> Window | None:
    """The week, weekend, month, quarter, year, decade that holds a day."""
    if unit in {"W", "F"}:
        return week_window(when)
    if unit == "E":
        saturday = shifted(when, 5 - when.weekday())
        return span(saturday, shifted(saturday, 1) if saturday else None, Grain.DAYS)
    if unit == "M":
        return month_window(when.year, when.month)
    if unit == "Q":
        return quarter_window(when.year, (when.month + 2) // 3)
    if unit == "Y":
        return year_window(when.year)
    if unit in {"T", "C"}:
        size = 10 if unit == "T" else 100
        first, last = year_window(when.year // size * size), year_window(when.year // size * size + size - 1)
        return span(first.first, last.last, Grain.LONGER) if first and last else None
    return Window.on(when)


def written_value(unit: str, when: date) -> str:
    """TIMEX3's value of the unit that holds a day."""
    year, week, _ = when.isocalendar()
    return {
        "W": f"{year}-W{week:02d}",
        "F": f"{year}-W{week:02d}",
        "E": f"{year}-W{week:02d}-WE",
        "M": f"{when.year}-{when.month:02d}",
        "Q": f"{when.year}-Q{(when.month + 2) // 3}",
        "Y": f"{when.year}",
        "T": f"{when.year // 10}",
        "C": f"{when.year // 100}",
    }.get(unit, when.isoformat())


def moved(when: date, count: float, unit: str) -> date | None:
    """So many units later (earlier, if negative)."""
    try:
        if unit in _MONTHS:
            return plus_months(when, round(count * _MONTHS[unit]))
        return shifted(when, round(count * _DAYS[unit]))
    except (OverflowError, ValueError):
        return None


def _deictic(found: Found, scene: Scene) -> Sense | None:
    """ "today", "tomorrow morning", "the day after tomorrow"."""
    offset = found.number("DEICTIC")
    if offset is None:
        return None
    if found.says("day"):
        offset *= 2
    if scene.written is None:
        return Sense("DATE", None)
    when = shifted(scene.written, offset)
    looks = {0: None, 1: Direction.AHEAD, -1: Direction.BEHIND}[max(-1, min(1, offset))]
    part = found.word("PART") or ("NI" if found.says("tonight", "tonite") else "")
    if part and when:
        return Sense("TIME", f"{when.isoformat()}T{part}", Window.on(when), looks)
    return on(when, looks)


def _part_today(found: Found, scene: Scene) -> Sense | None:
    """ "this morning", "last night", "tomorrow night", "overnight"."""
    if scene.written is None:
        return Sense("TIME", None)
    shift = found.number("SHIFT") or 0
    when = shifted(scene.written, shift)
    part = found.word("PART") or "NI"
    looks = Direction.BEHIND if shift < 0 else None
    return Sense(
        "TIME", f"{when.isoformat()}T{part}" if when else None, Window.on(when) if when else None, looks
    )


def _shift_unit(found: Found, scene: Scene) -> Sense | None:
    """ "next week", "this year", "early next month", "the end of next year", "later this month"."""
    unit, shift = found.word("UNIT"), found.number("SHIFT") or 0
    if unit in {"S", "m", "H", "N"}:
        return None
    looks = {1: Direction.AHEAD, -1: Direction.BEHIND}.get(shift)
    if scene.written is None:
        return Sense("DATE", None, None, looks)
    when = moved(scene.written, shift * (2 if unit == "F" else 1), "W" if unit == "F" else unit)
    if unit == "E" and found.says("past") and scene.written.weekday() >= 5:
        when = scene.written
    window = unit_window(unit, when) if when else None
    if when is None or window is None:
        return Sense("DATE", None, None, looks)
    value = written_value(unit, when)
    if unit == "E" and shift == 0 and scene.behind and window.first and window.first > scene.written:
        earlier = shifted(when, -7)
        window, value = (
            (unit_window(unit, earlier), written_value(unit, earlier)) if earlier else (window, value)
        )
    window = _narrowed(found, window, scene, shift) if window else None
    return Sense("DATE", value, window, looks or _later(found))


def _later(found: Found) -> Direction | None:
    if found.says("later"):
        return Direction.AHEAD
    return Direction.BEHIND if found.says("earlier") else None


def _narrowed(found: Found, window: Window, scene: Scene, shift: int) -> Window:
    """ "early", "later", "the rest of"; and the current week, month or year as what is left of it, or gone of it."""
    written = scene.written
    if "EDGE" in found:
        return edge_of(found.word("EDGE"), window)
    if (
        written is None
        or shift != 0
        or window.first is None
        or window.last is None
        or not window.first <= written <= window.last
    ):
        return window
    if found.says("later", "rest", "remainder") or not (scene.behind or found.says("earlier", "far")):
        return Window(written, window.last, window.grain)
    if found.says("earlier", "far") or scene.behind:
        return Window(window.first, written, window.grain)
    return window


def _after_next(found: Found, scene: Scene) -> Sense | None:
    """ "the week after next"."""
    unit = found.word("UNIT")
    if scene.written is None or unit not in _DAYS | _MONTHS:
        return Sense("DATE", None, None, Direction.AHEAD)
    when = moved(scene.written, 2, unit)
    return (
        Sense("DATE", written_value(unit, when), unit_window(unit, when), Direction.AHEAD) if when else None
    )


def _ago(found: Found, scene: Scene) -> Sense | None:
    """ "three weeks ago": the day itself; months and years keep their grain."""
    return _away(found, scene.written, -1, Direction.BEHIND)


def _ahead(found: Found, scene: Scene) -> Sense | None:
    """ "in a fortnight", "two weeks from now", "in three weeks' time"."""
    if (
        scene.before == "in"
        and (scene.behind or not isinstance(found["COUNT"], int | float))
        and not found.says("time")
    ):
        # "answered in two hours" tells how long it took; "in a few minutes" names no day.
        return Sense("DURATION", duration_value(found.word("UNIT"), found["COUNT"]), None)
    return _away(found, _from(found, scene), 1, Direction.AHEAD)


def _from(found: Found, scene: Scene) -> date | None:
    """The day counted from: "two days from tomorrow"."""
    return shifted(scene.written, found.number("DEICTIC") or 0) if scene.written else None


def _counted(found: Found, scene: Scene) -> Sense | None:
    """ "two days after tomorrow", "a week before today"."""
    return _away(found, _from(found, scene), -1 if found.says("before") else 1, None)


def _away(found: Found, base: date | None, sign: int, looks: Direction | None) -> Sense | None:
    unit, count = found.word("UNIT"), found["COUNT"]
    if looks is None and (unit in {"S", "m", "H"} or not isinstance(count, int | float)):
        # "an hour later" is a length; its day is that of what went before.
        near = moved(base, sign * count, unit) if base and isinstance(count, int | float) else None
        return Sense("DURATION", duration_value(unit, count), Window.on(near) if near else None)
    if not isinstance(count, int | float) or unit == "N":
        vague = "PAST_REF" if sign < 0 else "FUTURE_REF"
        return Sense("DATE", vague, None, looks)
    if base is None:
        return Sense("DATE", None, None, looks)
    working = unit == "D" and found.says("working", "business", "trading")
    when = _working_days(base, sign * round(count)) if working else moved(base, sign * count, unit)
    if when is None:
        return None
    if found.says("half") and unit in {"M", "Y"}:
        return on(when, looks)
    if "DEICTIC" in found or unit in {"D", "W", "F"}:
        sense = on(when, looks)
        if unit == "W" and "DEICTIC" not in found and "WEEKDAY" not in found:
            return Sense("DATE", written_value("W", when), sense.window, looks)
        return sense
    if unit in {"S", "m", "H"}:
        return Sense("TIME", when.isoformat(), Window.on(when), looks)
    return Sense("DATE", written_value(unit, when), unit_window(unit, when), looks)


def _working_days(base: date, count: int) -> date | None:
    """So many days later, Saturdays and Sundays passed over."""
    step = 1 if count > 0 else -1
    weeks, rest = divmod(abs(count), 5)
    when = shifted(base, step * 7 * min(weeks, 10_000))
    while when and rest:
        when = shifted(when, step)
        rest -= 1 if when and when.weekday() < 5 else 0
    return when


def _anchored(found: Found, scene: Scene) -> Sense | None:
    """ "two days earlier", "a fortnight after that": told from the day named last."""
    sign = 1 if found.says("later", "after", "on", "afterwards", "hence", "following") else -1
    # Days and weeks are counted from a day, and from the first of a stretch ("18 and 19 May … a fortnight later").
    named = scene.last_day or scene.anchor if found.word("UNIT") in _DAYS else scene.anchor
    base = named.first if named else None
    if base is None and found.word("UNIT") in {"M", "Q", "Y"}:
        base = scene.written
    if base is None and sign < 0 and scene.written and found["COUNT"] == 1 and found.word("UNIT") == "D":
        near = shifted(scene.written, sign)
        return Sense("DATE", near.isoformat() if near else None)  # no day named before: no window
    return _away(found, base, sign, None)


def _next_to_anchor(found: Found, scene: Scene) -> Sense | None:
    """ "the day before", "the following day", "that week", "the same day"."""
    unit = found.word("UNIT")
    sign = (
        1
        if found.says("after", "following", "next")
        else -1
        if found.says("before", "previous", "preceding")
        else 0
    )
    named = scene.last_day or scene.anchor if unit in {"D", "N"} else scene.anchor
    base = named.first if named else None
    if base is None and scene.written and unit in {"D", "M", "Y"}:
        # Nothing named before: the day of writing tells the value, but no window is made of it.
        near = moved(scene.written, sign, unit)
        if near and not found.says("this"):
            return Sense("DATE", written_value(unit, near))
    if base is None and sign == 0 and unit in {"M", "Y", "W", "D"} and found.says("this"):
        base = scene.written
    if base is None or unit in {"S", "m", "H"}:
        return Sense("DATE", None)
    when = moved(base, sign, "D" if unit == "N" else unit)
    if when is None:
        return None
    return Sense("DATE", written_value(unit, when), unit_window(unit, when))


def _within(found: Found, scene: Scene) -> Sense | None:
    """ "within three weeks", "in the next 48 hours": from the day of writing to the deadline; vague counts are no window."""
    unit, count = unit_of(found), found["COUNT"]
    if "COUNT" not in found:
        return Sense("DATE", "FUTURE_REF", None, Direction.AHEAD, deadline=True)
    duration = duration_value(unit, count)
    if scene.written is None or not isinstance(count, int | float):
        return Sense("DURATION", duration, None, Direction.AHEAD, deadline=True)
    working = unit == "D" and found.says("working", "business", "trading")
    last = _working_days(scene.written, round(count)) if working else moved(scene.written, count, unit)
    return Sense("DURATION", duration, span(scene.written, last, Grain.DAYS), Direction.AHEAD, deadline=True)


def _past_stretch(found: Found, scene: Scene) -> Sense | None:
    """ "the past two months", "in the last three days": a stretch that ends with the day of writing."""
    unit, count = found.word("UNIT"), found["COUNT"]
    window = None
    if scene.written and isinstance(count, int | float):
        window = span(moved(scene.written, -count, unit), scene.written, Grain.DAYS)
    return Sense("DURATION", duration_value(unit, count), window, Direction.BEHIND)


def _season(found: Found, scene: Scene) -> Sense | None:
    """ "this summer", "next spring", "in autumn 2024", "late autumn"."""
    season, year = found.word("SEASON"), found.number("YEAR")
    shift = found.number("SHIFT") if "SHIFT" in found else None
    if year is None and scene.written is None:
        return Sense("DATE", None)
    if "SHIFT2" in found and scene.written is not None:
        year = scene.written.year + (found.number("SHIFT2") or 0)
    if year is None and scene.written is not None:
        start = _SEASONS[season]
        guess = season_window(scene.written.year, season)
        if shift is None or shift == 0:
            year = month_year(start, scene) if shift is None else scene.written.year
        else:
            year = scene.written.year
            over = guess and guess.first and guess.last and (
                (shift > 0 and guess.first <= scene.written) or (shift < 0 and guess.last >= scene.written)
            )  # fmt: skip
            year += shift if over else 0
    if year is None:
        return None
    window = season_window(year, season)
    written = scene.written
    if window and "EDGE" in found:
        window = edge_of(found.word("EDGE"), window)
    elif (
        window
        and written
        and scene.ahead
        and window.first
        and window.last
        and window.first < written <= window.last
    ):
        window = Window(written, window.last, Grain.SEASON)
    looks = {1: Direction.AHEAD, -1: Direction.BEHIND}.get(shift or 0)
    return Sense("DATE", f"{year}-{season}", window, looks)


MAKERS = {
    "deictic": _deictic,
    "part_today": _part_today,
    "shift_unit": _shift_unit,
    "after_next": _after_next,
    "ago": _ago,
    "ahead": _ahead,
    "today_counted": _counted,
    "anchored": _anchored,
    "next_to_anchor": _next_to_anchor,
    "within": _within,
    "past_stretch": _past_stretch,
    "season": _season,
}
