"""How often an event became another, and what days it had before: what a calendar's SEQUENCE and a previous date are made of.

Only what a reader could see counts: a deadline told again is the same deadline, and days that go by change nothing. The days
of publication stand for the hours, which no ledger knows: a revision is dated midnight UTC of its day.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from itertools import groupby

from dateline.export import days
from dateline.model import Event, Turn, Window

__all__ = ["Revision", "earlier_windows", "instant", "material", "revision", "told_window"]


@dataclass(frozen=True, slots=True)
class Revision:
    """How often an event changed materially after it was first told (`number`, from 0); the days of the first and last change.

    Both days are None where no page that speaks of it has one.
    """

    number: int
    first: date | None
    last: date | None


def material(event: Event) -> tuple[Turn, ...]:
    """The turns that a reader can see, each the first of its like."""
    return tuple(next(same) for _, same in groupby(event.turns, _shown))


def _shown(turn: Turn) -> tuple[object, ...]:
    return (turn.status, days.seen_from(turn.window, {turn.day}), turn.mode, turn.place, turn.disputed)


def revision(event: Event) -> Revision:
    """Of an event as it stands. That its day passed without word dates it anew, and is no change of what was said."""
    turns = material(event)
    if not turns:
        return Revision(0, None, None)
    last = turns[-1].day
    due = event.window.last if event.window else None
    if event.overdue and due and due < date.max:
        last = max(last, due + timedelta(days=1))
    return Revision(len(turns) - 1, turns[0].day, last)


def told_window(event: Event) -> Window | None:
    """The event's days as they were told first: not yet seen from the day asked for, by which some of them may be gone."""
    window = event.window
    if window is None:
        return None
    told: Window | None = None
    for turn in reversed(event.turns):
        if turn.window is None or turn.window.last != window.last or not turn.window.covers(window):
            break
        told = turn.window
    return told or window


def earlier_windows(event: Event) -> tuple[Window, ...]:
    """The days that it was to be on before, oldest first: those left for others, or for none ("put off, no new date").

    Days told closer ("in May", then 4 May) or vaguer are no others. Those that it is on now are not among them.
    """
    steps: list[Window | None] = [turn.window for turn in event.turns]
    if not steps or (steps[-1] is None) is not (event.window is None):
        steps.append(event.window)
    left = (window for window in _left(steps) if not window.same_days(told_window(event)))
    return tuple({(window.first, window.last): window for window in left}.values())


def _left(steps: Sequence[Window | None]) -> Iterator[Window]:
    stands: Window | None = None
    for window in steps:
        if stands is None:
            stands = window
        elif window is None or not (stands.covers(window) or window.covers(stands)):
            yield stands
            stands = window
        elif stands.covers(window):
            stands = window


def instant(day: date) -> datetime:
    """Midnight UTC of a day."""
    return datetime.combine(day, time(), UTC)
