"""Which days a clause gives its event: the time expression that belongs to it, never the day on which it was said."""

from __future__ import annotations

import re
from datetime import date

from dateline.model import Direction, Grain, Status, Timex, Window
from dateline.reading.reports.clauses import Unit
from dateline.reading.reports.signs import said_date

__all__ = ["window_of"]

_BETWEEN = re.compile(r"^\s*(?:,?\s*(?:to|and|until|till|through|or)|[-–—])?\s*(?:the\s+)?$")
_TODAY = re.compile(
    r"\b(?:today|this (?:morning|afternoon|evening)|tonight|now|just|moments ago|minutes ago)\b",
    re.IGNORECASE,
)
_BEHIND = frozenset((Status.HELD, Status.UNDER_WAY))
_OLD = 366 * 30  # days


def _fits(window: Window, status: Status, timex: Timex, day: date | None) -> float:
    """How well a window suits the status: what is held lies behind, what is to come ahead."""
    score = 1.0 if window.closed else 0.0
    if window.grain is Grain.DAY:
        score += 0.5
    if day is None or not window.first or not window.last:
        return score
    behind = window.last < day or (window.last == day and timex.direction is not Direction.AHEAD)
    ahead = window.last >= day
    if status is Status.HELD:
        score += 2.0 if behind or window.first <= day else -2.0
    elif status is Status.UNDER_WAY:
        score += 2.0 if window.first <= day <= window.last else 1.0 if ahead else -0.5
    else:
        score += 2.0 if ahead else -3.0
    if (day - window.last).days > _OLD:
        score -= 1.0
    return score


def _joined(text: str, chosen: Timex, others: list[Timex]) -> Window | None:
    """The window of a pair such as "9 and 10 May" or "from Friday to Sunday", or None where nothing joins."""
    window = chosen.window
    for other in others:
        if other is chosen or other.window is None or window is None:
            continue
        left, right = sorted((chosen, other), key=lambda x: x.span.start)
        between = text[left.span.end : right.span.start] if left.span.end <= right.span.start else "x"
        assert left.window is not None
        assert right.window is not None
        if not between.strip() or not _BETWEEN.match(between):
            continue
        first, last = left.window.first, right.window.last
        if first and last and first <= last and (last - first).days <= 45:
            return Window(first, last, Grain.DAYS, text[left.span.start : right.span.end])
    return None


def window_of(unit: Unit, text: str, status: Status, day: date | None) -> Window | None:
    """The days a clause names for its event, or None."""
    mine = [
        x
        for x in unit.timexes
        if x.window is not None and x.window.closed and x.type != "SET" and not said_date(unit, x)
    ]
    if status in {Status.HELD, Status.UNDER_WAY} and not mine:
        clause = unit.span.of(text)
        return (
            Window.on(day, "today") if day and (status is Status.UNDER_WAY or _TODAY.search(clause)) else None
        )
    if not mine:
        return None
    anchor = [unit.sentence.tokens[t.first].span.start for t in unit.triggers] or [unit.span.start]

    def rank(timex: Timex) -> tuple[float, int]:
        assert timex.window is not None
        near = min(abs(timex.span.start - a) for a in anchor)
        return (-_fits(timex.window, status, timex, day), near)

    best = min(mine, key=rank)
    assert best.window is not None
    if _fits(best.window, status, best, day) <= 0:
        return None
    return _joined(text, best, mine) or best.window
