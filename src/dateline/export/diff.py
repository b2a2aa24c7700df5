"""What changed of one event between two days, field by field, with the reports behind what was and what is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from dateline.export import days
from dateline.export.sheet import entry, voice
from dateline.export.telling import change_record, field_words, value_words, was_is
from dateline.export.text import INDENT, Line, entry_lines, folded, head_lines, plural, voice_lines
from dateline.model import Change, Event, Snapshot, Turned

__all__ = ["diff_lines", "diff_record"]

WHOLE = ("status", "window", "place", "mode", "kind", "participants")
SAID = 3  # reports that stand behind a value, quoted; the rest are counted


def diff_lines(
    event_id: str, changes: Sequence[Change], before: Snapshot, after: Snapshot, width: int = 80
) -> Iterator[Line]:
    """The page; `changes` are those of this event."""
    old, new = _event(before, event_id), _event(after, event_id)
    if new is not None:
        yield from head_lines(entry(after, new), width)
    elif old is not None:
        yield from folded(old.name, "name", width, "  ")
    yield from folded(f"{_seen(before)} → {_seen(after)}: {_summary(old, new)}", "dim", width, INDENT)
    for change in changes:
        if change.kind is Turned.NEW and new:
            yield ()
            yield (("Not in the diary before", "heading"),)
            yield from entry_lines(entry(after, new), width)
        else:
            yield ()
            yield from _field(change, before, after, width)
    if old and new and (same := _unchanged(new, {change.field for change in changes})):
        yield ()
        yield from folded(f"Unchanged: {same}", "dim", width, INDENT)


def _event(snapshot: Snapshot, event_id: str) -> Event | None:
    return next((event for event in snapshot.events if event.id == event_id), None)


def _seen(snapshot: Snapshot) -> str:
    return days.day(snapshot.as_of) if snapshot.as_of else "now"


def _summary(old: Event | None, new: Event | None) -> str:
    if old is None or new is None:
        return "newly in the diary" if new else "no longer in the diary"
    reports = plural(len(set(new.reports) - set(old.reports)), "report")
    return f"{reports} more, {plural(new.outlets, 'outlet')} where there were {old.outlets}"


def _field(change: Change, before: Snapshot, after: Snapshot, width: int) -> Iterator[Line]:
    event = _event(after, change.event)
    label = "" if change.field in {"event", "disputed", "overdue"} else f"{field_words(change.field)}: "
    since = f", since {days.short_day(change.day)}" if change.day else ""
    told = f"{label}{was_is(change, event)}{since}"
    yield from folded(told[0].upper() + told[1:], "name", width, "  ")
    if change.reports_before and change.before is not None:
        was = value_words(change.field, change.before, _event(before, change.event))
        yield from folded(f"it was {was}:", "dim", width, INDENT)
        yield from _voices(change.reports_before, before, width)
    if change.reports:
        if change.reports_before and change.before is not None:
            yield from folded(
                f"it is {value_words(change.field, change.after, event)}:", "dim", width, INDENT
            )
        yield from _voices(change.reports, after, width)


def _voices(reports: Sequence[str], snapshot: Snapshot, width: int) -> Iterator[Line]:
    told = [found for report in reports if (found := snapshot.report(report))]
    for reading, report in told[:SAID]:
        yield from voice_lines(voice(reading, report), width)
    if len(told) > SAID:
        yield ((f"{INDENT}  and {plural(len(told) - SAID, 'report')} more", "dim"),)


def _unchanged(event: Event, changed: set[str]) -> str:
    known = [
        (field, getattr(event, field))
        for field in WHOLE
        if field not in changed and getattr(event, field) not in (None, ())
    ]
    return "; ".join(f"{field_words(field)} ({value_words(field, value, event)})" for field, value in known)


def diff_record(
    event_id: str, changes: Sequence[Change], before: Snapshot, after: Snapshot
) -> dict[str, Any]:
    """The same for JSON: what is and what was, each with the reports that say so."""

    def voices(reports: Sequence[str], snapshot: Snapshot) -> list[dict[str, Any]]:
        told = [voice(*found) for report in reports if (found := snapshot.report(report))]
        return [{"report": v.report, "quote": v.quote, "said_by": v.line} for v in told]

    return {
        "event": event_id,
        "from": before.as_of.isoformat() if before.as_of else None,
        "to": after.as_of.isoformat() if after.as_of else None,
        "changes": [
            change_record(change)
            | {
                "reports": voices(change.reports, after),
                "reports_before": voices(change.reports_before, before),
            }
            for change in changes
        ],
    }
