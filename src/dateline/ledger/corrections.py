"""A person's corrections: laid over what an event's reports add up to, from their day on, and shown as what they are."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from dateline.ledger.clues import AHEAD
from dateline.model import Correction, Event, Grain, Kind, Mode, Status, Turn, Window
from dateline.model.errors import UsageError

__all__ = ["FIELDS", "corrected", "meant"]

FIELDS = ("status", "window", "mode", "place", "kind", "participants", "name")
_ALWAYS = frozenset({"status", "kind", "name"})  # an event has one of each
_TURNING = frozenset({"status", "window", "mode", "place"})
_MONTH = re.compile(r"(\d{4})-(\d{2})")


def meant(field: str, value: str) -> Any:
    """What a correction's words mean: a Status, Window, Mode, Kind, place, name, or the names of those who take part.

    Raises UsageError where they mean nothing.
    """
    words = value.strip()
    if field not in FIELDS:
        raise UsageError(f"an event has no field {field!r}; it has {', '.join(FIELDS)}")
    if words in {"", "none"}:
        if field in _ALWAYS:
            raise UsageError(f"an event always has a {field}")
        return () if field == "participants" else None
    if field == "window":
        return _window(words)
    if field == "participants":
        return tuple(name.strip() for name in words.split(";") if name.strip())
    kinds: dict[str, Any] = {"status": Status, "mode": Mode, "kind": Kind}
    if field not in kinds:
        return words
    known = kinds[field]
    try:
        return known(words.lower().replace(" ", "_").replace("-", "_"))
    except ValueError:
        raise UsageError(
            f"{words!r} is no {field}; write one of {', '.join(k.value for k in known)}"
        ) from None


def _window(words: str) -> Window:
    first, dots, last = words.partition("..")
    try:
        start = _stretch(first.strip()) if first.strip() else None
        end = (_stretch(last.strip()) if last.strip() else None) if dots else start
        if start is end and start is not None:
            return start
        return Window(start.first if start else None, end.last if end else None, Grain.DAYS)
    except ValueError:
        raise UsageError(
            f"{words!r} is no window; write 2031-05-04, 2031-05-04..2031-05-06, 2031-05, 2031, ..2031-05-04 or none"
        ) from None


def _stretch(words: str) -> Window:
    """A day, a month or a year."""
    if month := _MONTH.fullmatch(words):
        first = date(int(month[1]), int(month[2]), 1)
        return Window(first, first.replace(day=monthrange(first.year, first.month)[1]), Grain.MONTH)
    if len(words) == 4 and words.isdecimal():
        return Window(date(int(words), 1, 1), date(int(words), 12, 31), Grain.YEAR)
    return Window.on(date.fromisoformat(words))


def corrected(event: Event, corrections: Sequence[Correction], as_of: date | None, today: date) -> Event:
    """The event with the corrections that are known by the day, the newest of each field, laid over it."""
    known = sorted((c for c in corrections if as_of is None or c.day <= as_of), key=lambda c: c.day)
    if not known:
        return event
    newest = {c.field: c for c in known}
    values = {field: meant(field, c.value) for field, c in newest.items()}
    if event.place and values.get("place", event.place) != event.place and "name" not in values:
        there = f" in {values['place']}" if values["place"] else ""
        values["name"] = event.name.removesuffix(f" in {event.place}") + there
    after = replace(
        event,
        **values,
        disputed=tuple(f for f in event.disputed if f not in newest),
        carriers=tuple((f, ids) for f, ids in event.carriers if f not in newest),
        turns=_turns(event, known),
        corrected=tuple(newest[f] for f in FIELDS if f in newest),
    )
    due = after.window.last if after.window else None
    overdue = after.status in AHEAD and due is not None and due < (as_of or today)
    return replace(after, overdue=overdue)


def _turns(event: Event, known: Sequence[Correction]) -> tuple[Turn, ...]:
    """The turns as the corrections make them: each rules its field from its day on."""
    turning = [c for c in known if c.field in _TURNING]
    days = {turn.day: turn for turn in event.turns}
    if not event.turns or not turning:
        return event.turns
    first, out = event.turns[0], list[Turn]()
    for day in sorted(days.keys() | {c.day for c in turning}):
        ruling = {c.field: c for c in turning if c.day <= day}
        base = max((t for t in event.turns if t.day <= day), key=lambda t: t.day, default=first)
        by = next((c.by for c in turning if c.day == day), None)
        values: dict[str, Any] = {field: meant(field, c.value) for field, c in ruling.items()}
        values["carriers"] = tuple((f, ids) for f, ids in base.carriers if f not in ruling and day in days)
        values["disputed"] = tuple(f for f in base.disputed if f not in ruling)
        values["reports"] = base.reports if day in days else ()
        turn = replace(base, **values, day=day, by=by)
        if not out or _state(turn) != _state(out[-1]):
            out.append(turn)
    return tuple(out)


def _state(turn: Turn) -> tuple[object, ...]:
    days = (turn.window.first, turn.window.last) if turn.window else None
    return (turn.status, days, turn.mode, turn.place, turn.disputed)
