"""Days that go by a name: Christmas Eve, Easter Monday, Thanksgiving, Anzac Day. The table is `rules/times_feasts.toml`."""

from __future__ import annotations

from datetime import date
from functools import cache

from dateline.model import Direction, Grain, Window
from dateline.model.time import shifted
from dateline.reading.times.patterns import Found
from dateline.reading.times.scene import Scene, Sense, day
from dateline.reading.times.weekdays import nth_weekday
from dateline.rules import Row, rows

__all__ = ["MAKERS", "easter"]


def easter(year: int) -> date | None:
    """Western Easter Sunday (Gauss and Butcher's rule for the Gregorian calendar)."""
    if not 1583 <= year <= date.max.year:
        return None
    golden, century, rest = year % 19, year // 100, year % 100
    leaps, skew = divmod(century, 4)
    epact = (19 * golden + century - leaps - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    week = (32 + 2 * skew + 2 * (rest // 4) - epact - rest % 4) % 7
    month, number = divmod(epact + week - 7 * ((golden + 11 * epact + 22 * week) // 451) + 114, 31)
    return date(year, month, number + 1)


@cache
def _table() -> dict[str, Row]:
    return {str(row["name"]): row for row in rows("times_feasts")}


def _start(row: Row, year: int) -> date | None:
    if "day" in row:
        month, number = str(row["day"]).split("-")
        return day(year, int(month), int(number))
    if "easter" in row:
        sunday = easter(year)
        return shifted(sunday, int(row["easter"])) if sunday else None
    nth, weekday, month = row["nth"]
    when = nth_weekday(year, int(month), int(weekday), int(nth))
    return shifted(when, int(row.get("skip", 0))) if when else None


def _feast(found: Found, scene: Scene) -> Sense | None:
    row = _table().get(found.pattern.fixed)
    if row is None:
        return None
    year, shift = found.number("YEAR"), found.number("SHIFT") if "SHIFT" in found else None
    when = _start(row, year) if year else _nearest(row, scene, shift)
    if when is None:
        return Sense("DATE", f"XXXX-{row['day']}" if "day" in row else None)
    if "EVE" in found:
        when = shifted(when, -1) or when
    tail = shifted(when, int(row.get("tail", 0))) or when
    looks = {1: Direction.AHEAD, -1: Direction.BEHIND}.get(shift or 0)
    return Sense(
        "DATE", when.isoformat(), Window(when, tail, Grain.DAYS if tail > when else Grain.DAY), looks
    )


def _nearest(row: Row, scene: Scene, shift: int | None) -> date | None:
    if scene.written is None:
        return None
    ahead = scene.ahead or (shift or 0) > 0
    behind = scene.behind or (shift or 0) < 0
    near = [_start(row, scene.written.year + years) for years in (-1, 0, 1)]
    cost = {
        abs((when - scene.written).days)
        + (150 if (ahead and when < scene.written) or (behind and when > scene.written) else 0): when
        for when in near
        if when
    }
    return cost[min(cost)] if cost else None


MAKERS = {"feast": _feast}
