"""The expectation chart, as shapes: x the day on which a report was published, y the days that it named.

A bar is what one day's reports named, in one status; a line is what came of it. Only geometry: the template draws it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from statistics import median

from dateline.export import plural, short_day
from dateline.export.days import seen_from, window
from dateline.model import Event, Report, Status, Window
from dateline.web.views.words import CHIPS

__all__ = ["Bar", "Chart", "Tick", "chart"]

WIDTH, HEIGHT = 720, 330
LEFT, RIGHT, TOP, BOTTOM = 90, 700, 14, 290
BAR, GAP, LEAST = 11, 2, 6  # width of a bar, between two of one day, least height
BESIDE, LOOKED = 6, 40  # places a bar may move aside, and bars before it that it gives way to
LANE = 16  # under the days: reports that name none
LONG = 400  # days from which on a window says so little that it does not set the scale
FAR = 90  # days from the middle within which nothing is cut off, however close the rest stands together
TICKS = 5


@dataclass(frozen=True, slots=True)
class Bar:
    """Reports of one day that name the same days in the same status. `open` names the ends ("up", "down")
    that are open, or that the chart cuts off."""

    x: float
    y: float
    height: float
    status: str
    told: str
    report: str
    count: int
    open: str = ""
    width: int = BAR


@dataclass(frozen=True, slots=True)
class Tick:
    """A day on an axis."""

    at: float
    label: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of it: a band over the days on which it took place, or a line down on the day it was called off."""

    y: float
    height: float
    label: str
    label_y: float


@dataclass(frozen=True, slots=True)
class Chart:
    """The whole chart. `told` says in words what it shows; `diagonal` is where the day of writing is the day itself."""

    bars: tuple[Bar, ...]
    undated: tuple[Bar, ...]
    across: tuple[Tick, ...]
    up: tuple[Tick, ...]
    outcome: Outcome | None
    diagonal: tuple[float, float, float, float] | None
    statuses: tuple[tuple[str, str], ...]
    told: str
    width: int = WIDTH
    height: int = HEIGHT
    left: int = LEFT
    right: int = RIGHT
    top: int = TOP
    bottom: int = BOTTOM


@dataclass(frozen=True, slots=True)
class _Scale:
    """Days to places."""

    first: date
    last: date
    start: float
    end: float

    def at(self, day: date) -> float:
        share = (day - self.first).days / max((self.last - self.first).days, 1)
        return self.start + min(max(share, 0.0), 1.0) * (self.end - self.start)

    @property
    def per_day(self) -> float:
        return abs(self.end - self.start) / max((self.last - self.first).days, 1)


def chart(event: Event, reports: Iterable[Report]) -> Chart | None:
    """The chart of an event from its dated reports (those of reprints left out); None where it would show nothing."""
    dated = sorted((r for r in reports if r.published), key=lambda r: (r.published or date.min, r.id))
    named = [r for r in dated if r.window and (r.window.first or r.window.last)]
    if not named:
        return None
    across = _across(dated)
    up = _up([r.window for r in named if r.window], event)
    bars = _bars(named, across, up)
    undated = _bars([r for r in dated if r not in named], across, up)
    used = {bar.status for bar in (*bars, *undated)}
    return Chart(
        bars=bars,
        undated=undated,
        across=_ticks(across, TICKS, 90),
        up=_ticks(up, TICKS, 36),
        outcome=_outcome(event, up),
        diagonal=_diagonal(across, up),
        statuses=tuple((s.value, CHIPS[s.value]) for s in Status if s.value in used),
        told=_told(event, named),
    )


def _across(dated: Sequence[Report]) -> _Scale:
    days = [r.published for r in dated if r.published]
    first, last = min(days), max(days)
    spare = timedelta(days=max((last - first).days // 12, 1))
    return _Scale(first - spare, last + spare, LEFT, RIGHT)


def _up(windows: Sequence[Window], event: Event) -> _Scale:
    told = list(windows)
    if event.window and event.status is Status.HELD:
        told.append(event.window)
    narrow = [w for w in told if w.length is None or w.length <= LONG] or told
    days = _near([day for w in narrow for day in (w.first, w.last) if day])
    first, last = min(days), max(days)
    spare = timedelta(days=max((last - first).days // 10, 2))
    return _Scale(_minus(first, spare), _plus(last, spare), BOTTOM - LANE, TOP)


def _near(days: Sequence[date]) -> list[date]:
    """The days without those far from most of them, which the chart cuts off: one wrong year would flatten all the rest."""
    numbers = [day.toordinal() for day in days]
    middle = median(numbers)
    spread = median(abs(number - middle) for number in numbers)
    return [day for day in days if abs(day.toordinal() - middle) <= max(FAR, 6 * spread)]


def _minus(day: date, spare: timedelta) -> date:
    return day - spare if day - date.min > spare else date.min


def _plus(day: date, spare: timedelta) -> date:
    return day + spare if date.max - day > spare else date.max


def _bars(reports: Sequence[Report], across: _Scale, up: _Scale) -> tuple[Bar, ...]:
    """One bar for all that name the same on one day; bars that would cover each other stand side by side."""
    together: dict[tuple[object, ...], list[Report]] = {}
    for report in reports:
        days = (report.window.first, report.window.last) if report.window else None
        together.setdefault((report.published, report.status, days), []).append(report)
    found: list[Bar] = []
    for mine in together.values():
        day = mine[0].published or date.min
        bar = _bar(day, mine, across.at(day) - BAR / 2, up)
        for _ in range(BESIDE):
            if not any(_covers(other, bar) for other in found[-LOOKED:]):
                break
            bar = replace(bar, x=round(bar.x + BAR + GAP, 1))
        found.append(replace(bar, x=min(bar.x, RIGHT - BAR)))
    return tuple(found)


def _covers(one: Bar, other: Bar) -> bool:
    beside = abs(one.x - other.x) >= BAR
    apart = one.y + one.height <= other.y or other.y + other.height <= one.y
    return not (beside or apart)


def _bar(day: date, reports: Sequence[Report], x: float, up: _Scale) -> Bar:
    report = reports[0]
    days = report.window if report.window and (report.window.first or report.window.last) else None
    more = f" ({plural(len(reports), 'report')})" if len(reports) > 1 else ""
    when = seen_from(days, {day}) if days else "no date named"
    told = f"{short_day(day)}: {CHIPS[report.status.value]}, {when}{more}"
    if days is None:
        return Bar(x, BOTTOM - LANE + 4, LANE - 6, report.status.value, told, report.id, len(reports))
    low, high = days.first or up.first, days.last or up.last
    top = up.at(high) - up.per_day / 2
    bottom = up.at(low) + up.per_day / 2
    if bottom - top < LEAST:
        middle = (top + bottom) / 2
        top, bottom = middle - LEAST / 2, middle + LEAST / 2
    above, below = days.last is None or high > up.last, days.first is None or low < up.first
    cut = " ".join(end for end, beyond in (("up", above), ("down", below)) if beyond)
    top, bottom = max(top, TOP), min(bottom, BOTTOM - LANE)
    return Bar(
        round(x, 1),
        round(top, 1),
        round(max(bottom - top, LEAST), 1),
        report.status.value,
        told,
        report.id,
        len(reports),
        cut,
    )


def _outcome(event: Event, up: _Scale) -> Outcome | None:
    if event.status is Status.CANCELLED:
        day = next((t.day for t in reversed(event.turns) if t.status is Status.CANCELLED), None)
        if day is None or not up.first <= day <= up.last:
            return None
        return _line(up.at(day), up.at(day), f"Called off, {short_day(day)}")
    if event.status is not Status.HELD or event.window is None:
        return None
    low, high = event.window.first or event.window.last, event.window.last or event.window.first
    assert low is not None
    assert high is not None
    return _line(up.at(high), up.at(low), f"Held, {window(event.window)}")


def _line(top: float, bottom: float, label: str) -> Outcome:
    height = max(bottom - top, 2.0)
    above = top - 5
    return Outcome(
        round(top, 1), round(height, 1), label, round(above if above > TOP + 12 else bottom + 15, 1)
    )


def _diagonal(across: _Scale, up: _Scale) -> tuple[float, float, float, float] | None:
    """The days that are on both axes: above this line lies what was still to come when it was written."""
    first, last = max(across.first, up.first), min(across.last, up.last)
    if first >= last:
        return None
    return (
        round(across.at(first), 1),
        round(up.at(first), 1),
        round(across.at(last), 1),
        round(up.at(last), 1),
    )


def _ticks(scale: _Scale, most: int, apart: int) -> tuple[Tick, ...]:
    """Up to `most` round days, no closer than `apart` to each other."""
    days = (scale.last - scale.first).days
    count = max(min(most, int(abs(scale.end - scale.start) // apart), days), 1)
    step = max(days // count, 1)
    found: list[Tick] = []
    before: date | None = None
    for number in range(count + 1):
        if number * step > days:
            break
        day = scale.first + timedelta(days=number * step)
        label = short_day(day, before)
        found.append(Tick(round(scale.at(day), 1), label))
        before = day
    return tuple(found)


def _told(event: Event, named: Sequence[Report]) -> str:
    """The chart for who cannot see it; the table beside it tells each step."""
    first, last = named[0], named[-1]
    assert first.published is not None
    assert last.published is not None
    told = (
        f"{plural(len(named), 'report')} named days, from {short_day(first.published)} "
        f"({seen_from(first.window, {first.published})}) to {short_day(last.published)} "
        f"({seen_from(last.window, {last.published})})."
    )
    if event.status is Status.HELD and event.window:
        told += f" It was held, {window(event.window)}."
    return told
