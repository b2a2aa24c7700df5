"""What came of an expectation: the window that was named, held against what the event's reports tell.

Only words make a thing held; a window that passes without word leaves the expectation overdue, neither true nor false. What a
person corrected counts without a report.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from dateline.ledger.clues import AHEAD
from dateline.model import Event, Grain, Report, Status, Verdict, Window

__all__ = ["Outcome", "outcome"]

_HAPPENED = frozenset({Status.HELD, Status.UNDER_WAY})
_LONG = 10_000  # days: an open end is wider than any window
_EXACT = frozenset({Grain.DAY, Grain.DAYS})


@dataclass(frozen=True, slots=True)
class Outcome:
    """A verdict, by how many days the window was off, the reports that settle it, and the days on which it took place."""

    verdict: Verdict
    off: int | None = None
    reports: tuple[str, ...] = ()
    days: Window | None = None


def outcome(
    event: Event, reports: Sequence[Report], expected: Window | None, said: date, today: date
) -> Outcome:
    """What came of a window that was named on the day `said`; `reports` are the event's."""
    if expected is None:
        return Outcome(Verdict.UNDATED)
    by_hand = {correction.field for correction in event.corrected}
    if event.status in _HAPPENED:
        told = [r for r in reports if r.status in _HAPPENED and _since(r, said)]
        if (told or "status" in by_hand) and (found := _held(event, told, expected, said)):
            return found
    if event.status is Status.CANCELLED:
        off = [r.id for r in reports if r.status is Status.CANCELLED and _since(r, said)]
        if off or "status" in by_hand:
            return Outcome(Verdict.CANCELLED, None, tuple(off))
    if event.status in AHEAD:
        moved = _moved(event, reports, expected, said)
        if moved or ("window" in by_hand and event.window and not event.window.overlaps(expected)):
            return Outcome(Verdict.MOVED, None, moved)
    return Outcome(_waiting(expected, today))


def _since(report: Report, day: date) -> bool:
    return report.published is not None and report.published >= day


def _waiting(expected: Window, today: date) -> Verdict:
    return Verdict.OVERDUE if expected.last is not None and expected.last < today else Verdict.OPEN


def _held(event: Event, told: Sequence[Report], expected: Window, said: date) -> Outcome | None:
    """None where what took place was over before the expectation was voiced: it was of something else, or of its next part."""
    days = _days(event, told)
    if days is None and not told:
        return Outcome(Verdict.UNTOLD)
    if days is None:
        return _within_what_is_known(told, expected)
    by = tuple(r.id for r in told if r.window and r.window.overlaps(days))
    if days.last is not None and days.last < said:
        return None
    exact = days.grain in _EXACT
    if days.overlaps(expected):
        if exact or _covers(expected, days):
            return Outcome(Verdict.CAME_TRUE, 0, by, days)
        return Outcome(Verdict.UNTOLD, None, by, days)
    if expected.last is not None and days.first is not None and days.first > expected.last:
        return Outcome(Verdict.LATE, (days.first - expected.last).days if exact else None, by, days)
    assert expected.first is not None
    assert days.last is not None
    return Outcome(Verdict.EARLY, (days.last - expected.first).days if exact else None, by, days)


def _days(event: Event, told: Sequence[Report]) -> Window | None:
    """The days on which it took place: the event's own where a report that it did bears them out, else as they were told."""
    if any(correction.field == "window" for correction in event.corrected):
        return event.window
    windows = [r.window for r in told if r.window]
    if not windows:
        return None
    if event.window and any(_covers(event.window, w) for w in windows):
        return event.window
    return min(windows, key=lambda w: w.length or _LONG)


def _within_what_is_known(told: Sequence[Report], expected: Window) -> Outcome:
    """Nobody says on which day it took place: it was after the word that it would, and by the word that it had."""
    first = min(told, key=lambda r: (r.published or date.max, r.id))
    by = first.published
    assert by is not None
    if expected.first is not None and by < expected.first:
        return Outcome(Verdict.EARLY, None, (first.id,))
    if expected.last is None or by <= expected.last:
        return Outcome(Verdict.CAME_TRUE, 0, (first.id,))
    return Outcome(Verdict.UNTOLD, None, (first.id,))


def _covers(outer: Window, inner: Window) -> bool:
    return (outer.first or date.min) <= (inner.first or date.min) and (inner.last or date.max) <= (
        outer.last or date.max
    )


def _moved(event: Event, reports: Sequence[Report], expected: Window, said: date) -> tuple[str, ...]:
    """The later reports that put it off or on other days; none where it may still come in the days that were named."""
    window = event.window
    if window is None and event.status is Status.POSTPONED:
        return tuple(r.id for r in reports if r.status is Status.POSTPONED and _since(r, said))
    if window is None or window.overlaps(expected):
        return ()
    return tuple(
        r.id
        for r in reports
        if r.published is not None
        and r.status in AHEAD
        and (r.published > said or (r.published == said and r.status is Status.POSTPONED))
        and (r.status is Status.POSTPONED or (r.window is not None and r.window.overlaps(window)))
    )
