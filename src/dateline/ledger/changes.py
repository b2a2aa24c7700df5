"""What became different between two states of the diary, told once per event and field, with the reports that made it so.

Pure: two snapshots in, changes out. They may be two days of one diary, or one diary before and after pages were read or
people decided; then an event may be known by another id (an older page names it now), or be part of another one.

A window that shrinks because days go by ("by Friday", seen on Wednesday) is no change: windows are compared as told.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import partial
from hashlib import sha256

from dateline.model import Change, Event, Report, Snapshot, Status, Turn, Turned, Value, Window

__all__ = ["changes"]

_ORDER = {kind: number for number, kind in enumerate(Turned)}
_OVER = frozenset({Status.HELD, Status.CANCELLED})


def changes(before: Snapshot, after: Snapshot) -> tuple[Change, ...]:
    """Every change, in the order of the days on which they came about; those without a day come last."""
    reports = {report.id: report for reading in after.readings for report in reading.reports}
    was = {event.id: event for event in before.events}
    now = {event.id for event in after.events}
    home = dict(before.event_of)
    home_now = dict(after.event_of)
    heirs = {event.id: _heir(event, home_now) for event in before.events if event.id not in now}
    renamed = {new: old for old, new in sorted(heirs.items(), reverse=True) if new and new not in was}
    found: list[Change] = []
    for event in after.events:
        teller = _Teller(event, reports)
        old = was.get(event.id) or was.get(renamed.get(event.id, ""))
        if old is None:
            found += teller.arrival({home[r] for r in event.reports if r in home})
        elif old != event:
            found += teller.differences(old)
    for old_id, heir in heirs.items():
        renames = heir is not None and renamed.get(heir) == old_id
        found.append(_departure(was[old_id], heir, renames))
    return tuple(sorted(found, key=lambda c: (c.day or date.max, c.event, _ORDER[c.kind], c.field, c.id)))


def _heir(event: Event, home: Mapping[str, str]) -> str | None:
    """The event that has most of the reports of one that is gone."""
    votes = Counter(home[report] for report in event.reports if report in home)
    return min(votes, key=lambda id_: (-votes[id_], id_), default=None)


def _departure(event: Event, heir: str | None, renamed: bool) -> Change:
    kind = Turned.RENAMED if renamed else Turned.MERGED if heir else Turned.WITHDRAWN
    said_by = dict(event.carriers).get("status", ())
    return _change(event, kind, "event", (event.status, heir), None, (), said_by)


def _change(
    event: Event,
    kind: Turned,
    field: str,
    values: tuple[Value, Value],
    day: date | None,
    by: tuple[str, ...],
    by_before: tuple[str, ...] = (),
) -> Change:
    before, after = values
    # What it was is no part of the id, but for a dispute that ended: nothing else tells which one.
    became = f"no longer {before}" if kind is Turned.SETTLED else _plain(after)
    key = "\0".join((event.id, field, became, str(day)))
    return Change(
        id="c" + sha256(key.encode()).hexdigest()[:12],
        kind=kind,
        day=day,
        event=event.id,
        name=event.name,
        field=field,
        before=before,
        after=after,
        reports=by,
        reports_before=by_before,
    )


def _plain(value: Value) -> str:
    """A value as text, in a form that stays: the id of a change is made of it."""
    if isinstance(value, Window):
        return f"{value.first}..{value.last}"
    return "|".join(sorted(value)) if isinstance(value, tuple) else str(value)


def _told(event: Event) -> Window | None:
    """The window as it was told: not yet seen from the day asked for, by which a part of it may be gone."""
    told = event.turns[-1].window if event.turns else None
    return told if told and event.window and told.last == event.window.last else event.window


def _apart(one: Window | None, other: Window | None) -> bool:
    return not one.same_days(other) if one else other is not None


def _disputes(field: str, disputed: bool, turn: Turn) -> bool:
    return (field in turn.disputed) is disputed


def _window_turn(before: Window | None, after: Window | None) -> Turned:
    if after is None:
        return Turned.UNDATED
    return Turned.DATED if before is None or before.covers(after) else Turned.MOVED


@dataclass(frozen=True, slots=True)
class _Teller:
    """Tells what is new of one event as it stands now."""

    event: Event
    reports: Mapping[str, Report]

    def arrival(self, known: set[str]) -> Iterator[Change]:
        """It was not in the diary; `known` are the events among whose reports its own counted."""
        event = self.event
        past = bool(event.turns) and all(turn.status is Status.HELD for turn in event.turns)
        kind = Turned.PAST if past else Turned(event.status) if event.status in _OVER else Turned.NEW
        since = self._turn(lambda turn: turn.status is event.status or kind is Turned.NEW)
        day = since.day if since else self._day(event.reports)
        carriers = dict(event.carriers)
        status, window = carriers.get("status", ()), carriers.get("window", ())
        # First those who say at once how sure it is and when.
        said_by = tuple(dict.fromkeys((*(r for r in status if r in window), *status, *window)))
        if known:
            yield _change(event, Turned.SPLIT, "event", (tuple(sorted(known)), event.status), None, said_by)
        else:
            yield _change(event, kind, "event", (None, event.status), day, said_by)
        yield from self._disputes(())
        if event.overdue:
            yield self._overdue()

    def differences(self, old: Event) -> Iterator[Change]:
        """Each field that is not what it was."""
        new = self.event
        if old.status is not new.status:
            yield self._turned(old, Turned(new.status), "status", lambda t: t.status is new.status)
        then, now = _told(old), _told(new)
        if _apart(then, now):
            kind = _window_turn(then, now)
            yield self._turned(old, kind, "window", lambda t: not _apart(t.window, now), (then, now))
        if old.place != new.place:
            yield self._turned(old, Turned.PLACE, "place", lambda t: t.place == new.place)
        if old.mode is not new.mode:
            yield self._turned(old, Turned.FORMAT, "mode", lambda t: t.mode is new.mode)
        if old.kind is not new.kind:
            yield self._turned(old, Turned.KIND, "kind")
        if set(old.participants) != set(new.participants):
            yield self._turned(old, Turned.WHO, "participants")
        yield from self._disputes(old.disputed)
        if new.overdue and not old.overdue:
            yield self._overdue()

    def _turned(
        self,
        old: Event,
        kind: Turned,
        field: str,
        stands: Callable[[Turn], bool] | None = None,
        values: tuple[Value, Value] | None = None,
    ) -> Change:
        """A field's change. It came about on the first turn from which on what it is now `stands`."""
        values = values or (getattr(old, field), getattr(self.event, field))
        before_by = dict(old.carriers).get(field, ())
        if corrected := next((c for c in self.event.corrected if c.field == field), None):
            change = _change(self.event, kind, field, values, corrected.day, (), before_by)
            return replace(change, by=corrected.by)
        if stands and (turn := self._turn(stands)):
            by = dict(turn.carriers).get(field) or turn.reports
            return _change(self.event, kind, field, values, turn.day, by, before_by)
        carriers = dict(self.event.carriers).get(field, ())
        fresh = tuple(r for r in carriers if r not in old.reports) or carriers
        return _change(self.event, kind, field, values, self._day(fresh), fresh, before_by)

    def _turn(self, stands: Callable[[Turn], bool]) -> Turn | None:
        found = None
        for turn in reversed(self.event.turns):
            if not stands(turn):
                break
            found = turn
        return found

    def _disputes(self, before: tuple[str, ...]) -> Iterator[Change]:
        for field in sorted(set(self.event.disputed) ^ set(before)):
            begun = field in self.event.disputed
            turn = self._turn(partial(_disputes, field, begun))
            carriers = dict(turn.carriers).get(field, ()) if turn else ()
            day = turn.day if turn else None
            if begun:
                carriers = carriers or dict(self.event.carriers).get(field, ())
                both = (*carriers, *self._rivals(field, day or self._day(carriers), carriers))
                yield _change(self.event, Turned.DISPUTED, "disputed", (None, field), day, both)
            else:
                settled_by = carriers or (turn.reports if turn else ())
                yield _change(self.event, Turned.SETTLED, "disputed", (field, None), day, settled_by)

    def _rivals(self, field: str, day: date | None, carriers: tuple[str, ...]) -> tuple[str, ...]:
        """Those who said something else of a field on the day on which it came to be disputed."""
        stated = {_said(self.reports[r], field) for r in carriers if r in self.reports}
        return tuple(
            r
            for r in self.event.reports
            if r in self.reports
            and self.reports[r].published == day
            and (said := _said(self.reports[r], field)) is not None
            and said not in stated
        )

    def _overdue(self) -> Change:
        due = self.event.window.last if self.event.window else None
        carriers = dict(self.event.carriers)
        day = due + timedelta(days=1) if due and due < date.max else None
        by = carriers.get("window", ()) or carriers.get("status", ())
        return _change(self.event, Turned.OVERDUE, "overdue", (False, True), day, by)

    def _day(self, ids: tuple[str, ...]) -> date | None:
        days = [day for id_ in ids if id_ in self.reports and (day := self.reports[id_].published)]
        return min(days, default=None)


def _said(report: Report, field: str) -> object:
    """What a report says of a field, None where it says nothing."""
    if field == "window":
        return (report.window.first, report.window.last) if report.window else None
    value: object = getattr(report, field)
    return value
