"""Every change on the way to the state of play, each on its own day: what a feed tells one by one.

Between two days `changes` tells the outcome: an event that came to be expected on Monday and was called off on Friday is, seen
on Saturday from Sunday, called off and no more. A feed tells both. The states in between are those of the event's turns, as
they are known now, so that this takes one snapshot and not one for each day.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

from dateline.ledger.changes import changes
from dateline.ledger.clues import AHEAD
from dateline.model import Change, Event, Reading, Snapshot, Turn

__all__ = ["steps"]


def steps(snapshot: Snapshot, since: date | None = None) -> tuple[Change, ...]:
    """The changes of every event day by day, oldest first; with `since` those of later days only.

    What a person split or merged, and what a field's reader took an event for, has no day and is not among them.
    """
    found = [
        change
        for event, readings in _with_readings(snapshot)
        for before, after in pairwise((None, *_states(event)))
        for change in changes(_holding(before, readings), _holding(after, readings))
        if since is None or (change.day is not None and change.day > since)
    ]
    return tuple(sorted(found, key=lambda c: (c.day or date.max, c.event)))


def _with_readings(snapshot: Snapshot) -> Iterator[tuple[Event, tuple[Reading, ...]]]:
    home = {report.id: reading for reading in snapshot.readings for report in reading.reports}
    for event in snapshot.events:
        readings = {home[r].article.id: home[r] for r in event.reports if r in home}
        yield event, tuple(readings.values())


def _holding(event: Event | None, readings: tuple[Reading, ...]) -> Snapshot:
    return Snapshot(None, readings, (), (event,) if event else ())


def _states(event: Event) -> Iterator[Event]:
    """The event as it stood on the evening of each turn, and when its days had passed without word; the last is as it is."""
    for number, (turn, following) in enumerate(pairwise(event.turns)):
        state = _at(event, turn, number)
        yield state
        due = _due(state)
        if due and not state.overdue and following.day - due > timedelta(days=1):
            yield replace(state, overdue=True)
    due = _due(event)
    silent_at_once = bool(event.turns and due and due < event.turns[-1].day)
    yield replace(event, overdue=event.overdue and silent_at_once)
    if event.overdue and not silent_at_once:
        yield event


def _at(event: Event, turn: Turn, number: int) -> Event:
    state = replace(
        event,
        status=turn.status,
        window=turn.window,
        mode=turn.mode,
        place=turn.place,
        disputed=turn.disputed,
        carriers=turn.carriers,
        turns=event.turns[: number + 1],
        corrected=tuple(c for c in event.corrected if c.day <= turn.day),
    )
    due = _due(state)
    return replace(state, overdue=due is not None and due < turn.day)


def _due(state: Event) -> date | None:
    """The last day on which it may come without being overdue, None where it can't be."""
    return state.window.last if state.window and state.status in AHEAD else None
