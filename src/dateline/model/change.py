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
    """What sort of change it is.

    NEW: not in the diary before, and ahead or under way; PAST: not in it before, and told only as over. MERGED, SPLIT,
    RENAMED: its reports stand under another id than before (a person decided, or an older page was read); WITHDRAWN: no
    page that still counts speaks of it. CANCELLED to HELD: the status that it became. MOVED: its days are others; DATED:
    they are known, or known closer; UNDATED: nobody holds to them any more. OVERDUE: they have passed without word.
    SETTLED: a dispute has ended. PLACE, FORMAT: where it is, how they meet. WHO, KIND: what it is read to be.
    """

    NEW = "new"
    PAST = "past"
    SPLIT = "split"
    MERGED = "merged"
    RENAMED = "renamed"
    WITHDRAWN = "withdrawn"
    CANCELLED = "cancelled"
    POSTPONED = "postponed"
    POSSIBLE = "possible"
    EXPECTED = "expected"
    CONFIRMED = "confirmed"
    UNDER_WAY = "under_way"
    HELD = "held"
    MOVED = "moved"
    UNDATED = "undated"
    DATED = "dated"
    OVERDUE = "overdue"
    DISPUTED = "disputed"
    SETTLED = "settled"
    PLACE = "place"
    FORMAT = "format"
    WHO = "who"
    KIND = "kind"


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
