"""Which events are wanted: one rule for the pages, the programs and the command line."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from datetime import date
from itertools import pairwise

from dateline.export.sheet import outlet
from dateline.model import Event, Reading, Report, Status, Turn, Window

__all__ = ["FIELDS", "Filters", "bearing", "chosen", "last_move", "marks", "moved_on"]

OVER = frozenset({Status.HELD, Status.CANCELLED})
Told = Mapping[str, tuple[Reading, Report]]
"""Every report by its id, with the reading it stands in."""


@dataclass(frozen=True, slots=True)
class Filters:
    """Which events are wanted; "" does not care. `kind`, `status` and `story` are exact, the others a part of a name.

    `status` is a status or one of "disputed", "overdue", "moved", "corrected"; `story` may be the beginning of its id.
    """

    kind: str = ""
    who: str = ""
    place: str = ""
    outlet: str = ""
    story: str = ""
    status: str = ""

    @property
    def given(self) -> dict[str, str]:
        """Those that are set."""
        return {f.name: value for f in fields(self) if (value := getattr(self, f.name))}


def chosen(events: Iterable[Event], filters: Filters, told: Told) -> list[Event]:
    """The events that all filters let through, in the order in which they came."""
    given = filters.given
    return [event for event in events if all(_fits(event, told, f, wanted) for f, wanted in given.items())]


def _fits(event: Event, told: Told, field: str, wanted: str) -> bool:
    part = wanted.casefold()
    if field == "kind":
        return event.kind.value == part
    if field == "story":
        return event.story.startswith(wanted)
    if field == "status":
        return part in marks(event, date.min)
    names = bearing(event, told)
    return any(part in name.casefold() for key in FIELDS[field] for name in names[key])


FIELDS = {"who": ("party", "voice"), "place": ("place",), "outlet": ("outlet",)}
"""The names of which a filter wants a part."""


def bearing(event: Event, told: Told) -> dict[str, set[str]]:
    """The names that an event bears: of who takes part ("party"), who is quoted ("voice"), its place, who printed it."""
    mine = [told[report] for report in event.reports if report in told]
    return {
        "party": set(event.participants),
        "voice": {report.source for _, report in mine if report.source},
        "place": {event.place} if event.place else set(),
        "outlet": {outlet(reading.article) for reading, _ in mine},
    }


def marks(event: Event, since: date | None = None) -> tuple[str, ...]:
    """The words by which an event is marked and found: its status; "moved" where its days became others on or after `since`."""
    found = [event.status.value]
    moved = moved_on(event)
    if moved and since and moved >= since and event.status not in {*OVER, Status.POSTPONED}:
        found.append("moved")
    found += ["overdue"] if event.overdue else []
    found += ["disputed"] if event.disputed else []
    found += ["corrected"] if event.corrected else []
    return tuple(found)


def last_move(event: Event) -> tuple[Turn, Turn] | None:
    """The last turn on which the days became others (not closer known), behind the one before it with days."""
    dated = [turn for turn in event.turns if turn.window]
    for old, new in reversed(list(pairwise(dated))):
        if _others(old.window, new.window):
            return old, new
    return None


def _others(one: Window | None, other: Window | None) -> bool:
    if one is None or other is None or one.covers(other) or other.covers(one):
        return False
    return one.last != other.last  # a deadline seen from a later day is the same deadline


def moved_on(event: Event) -> date | None:
    """The day on which its days became others, or on which it was put off without new ones."""
    found = last_move(event)
    if event.status is Status.POSTPONED:
        last = next((t.day for t in reversed(event.turns) if t.status is Status.POSTPONED), None)
        return max(filter(None, (last, found[1].day if found else None)), default=None)
    return found[1].day if found else None
