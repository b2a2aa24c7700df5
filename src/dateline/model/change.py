"""What became different in the diary between two states of it: what alerts, feeds and a briefing are made of."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from dateline.model.time import Window

__all__ = ["Change", "Turned", "Value"]

Value = str | bool | Window | tuple[str, ...] | None
"""A field's value: a status, mode or kind (each a string), a place, a window, names, or nothing known."""


class Turned(StrEnum):
    """What sort of change it is."""

    NEW = "new"
    """An event that was not in the diary before, ahead or under way."""
    PAST = "past"
    """An event that was not in the diary before, and is told only as over."""
    SPLIT = "split"
    """Some of its reports are an event of their own now: a person decided, or an older page was read."""
    MERGED = "merged"
    """Its reports stand under another event's id now: a person decided, or an older page was read."""
    RENAMED = "renamed"
    """The same event under another id: an older page on it was read."""
    WITHDRAWN = "withdrawn"
    """No page that still counts speaks of it."""
    CANCELLED = "cancelled"
    """It was called off."""
    POSTPONED = "postponed"
    """It was put off."""
    POSSIBLE = "possible"
    """It is no more than possible now."""
    EXPECTED = "expected"
    """It is expected now."""
    CONFIRMED = "confirmed"
    """It is fixed now."""
    UNDER_WAY = "under_way"
    """It has begun."""
    HELD = "held"
    """It took place."""
    MOVED = "moved"
    """Its days are others."""
    UNDATED = "undated"
    """Nobody holds to its days any more."""
    DATED = "dated"
    """Its days are known, or known closer."""
    OVERDUE = "overdue"
    """Its days have passed without word."""
    DISPUTED = "disputed"
    """Reports contradict each other on a field."""
    SETTLED = "settled"
    """They contradict each other no more."""
    PLACE = "place"
    """Where it is to be."""
    FORMAT = "format"
    """How they meet."""
    WHO = "who"
    """Who takes part; told to programs only."""
    KIND = "kind"
    """What kind of event it is read to be; told to programs only."""


@dataclass(frozen=True, slots=True)
class Change:
    """One field of one event, what it was and what it is, and the reports that made it so.

    `id` is the same whenever and since whenever one asks, as long as the field became `after` on that `day`: a feed or an
    alert tells a change once by it. `field` is the event's ("status", "window", "mode", "place", "participants",
    "kind", "overdue"), "disputed" (the value names the field that is contradicted), or "event" where it came or went as a
    whole: `after` is then its status, or the id of the event that has its reports now. `day` is that of the words that
    made it so (for "overdue" the first day past its window), None where the pages have no day. `reports` carry `after`,
    those that made it so; `reports_before` carried `before`, and need not count any more. `by` names the person whose
    correction made it so, where no report did.
    """

    id: str
    kind: Turned
    day: date | None
    event: str
    name: str
    field: str
    before: Value
    after: Value
    reports: tuple[str, ...] = ()
    reports_before: tuple[str, ...] = ()
    by: str | None = None

    def __repr__(self) -> str:
        told = f"{self.field} {_plain(self.before)} → {_plain(self.after)}"
        return f"<Change {self.day or 'undated'} {self.kind.value}, event {self.event} ({self.name}): {told}>"


def _plain(value: Value) -> str:
    return "; ".join(value) if isinstance(value, tuple) else str(value)
