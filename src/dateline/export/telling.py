"""A change in the newsroom's words: "expected → confirmed", "Tue 12 Nov → Jan 2025", "disputed: when"."""

from __future__ import annotations

from datetime import date
from typing import Any

from dateline.export import days
from dateline.export.sheet import FIELD_WORDS, MODE_WORDS, STATUS_WORDS, told_on
from dateline.model import Change, Event, Mode, Status, Turned, Value, Window

__all__ = ["change_record", "field_words", "value_words", "was_is"]

ARROW = " → "
UNKNOWN = {
    "window": "no date",
    "mode": "format not told",
    "place": "place not told",
    "participants": "nobody",
}


def was_is(change: Change, event: Event | None) -> str:
    """What it was and what it is, on one line. `event`, as it is now, tells deadlines from stretches of days."""
    if change.kind is Turned.OVERDUE:
        return "overdue, no word of what came of it"
    if change.kind is Turned.DISPUTED:
        return f"disputed: {FIELD_WORDS.get(str(change.after), str(change.after))}"
    if change.kind is Turned.SETTLED:
        return f"no longer disputed: {FIELD_WORDS.get(str(change.before), str(change.before))}"
    if change.field == "event":
        return _came_or_went(change)
    if change.kind is Turned.WHO and isinstance(change.before, tuple) and isinstance(change.after, tuple):
        came = [f"+ {name}" for name in change.after if name not in change.before]
        went = [f"− {name}" for name in change.before if name not in change.after]
        return ", ".join(came + went)
    told = ARROW.join(value_words(change.field, value, event) for value in (change.before, change.after))
    return f"{told} (corrected by {change.by})" if change.by else told


def _came_or_went(change: Change) -> str:
    return {
        Turned.MERGED: f"is one with event {change.after} now",
        Turned.RENAMED: f"is event {change.after} now: an older page speaks of it",
        Turned.SPLIT: f"was part of event {' and '.join(change.before) if isinstance(change.before, tuple) else ''}",
        Turned.WITHDRAWN: "no page that still counts speaks of it",
        Turned.PAST: "told only as over",
    }.get(change.kind, "not in the diary before")


def value_words(field: str, value: Value, event: Event | None, beside: date | None = None) -> str:
    """A field's value as a diary would write it."""
    if value is None or value == ():
        return UNKNOWN.get(field, "not told")
    if isinstance(value, Window):
        return days.seen_from(value, told_on(event, value) if event else set(), beside)
    if field == "status":
        return STATUS_WORDS[Status(str(value))]
    if field == "mode":
        return MODE_WORDS[Mode(str(value))]
    return ", ".join(value) if isinstance(value, tuple) else str(value)


def field_words(field: str) -> str:
    """What a reader calls a field."""
    return {"participants": "who", "kind": "what it is", "overdue": "overdue"}.get(
        field, FIELD_WORDS.get(field, field)
    )


def change_record(change: Change) -> dict[str, Any]:
    """A change for JSON; a window as both ends, an open one null."""
    return {
        "id": change.id,
        "kind": change.kind.value,
        "day": change.day.isoformat() if change.day else None,
        "event": change.event,
        "name": change.name,
        "field": change.field,
        "before": _plain(change.before),
        "after": _plain(change.after),
        "by": change.by,
    }


def _plain(value: Value) -> Any:
    if isinstance(value, Window):
        return [end.isoformat() if end else None for end in (value.first, value.last)]
    return list(value) if isinstance(value, tuple) else value
