"""What people decided, in words: a correction beside its event, a decision in one sentence."""

from __future__ import annotations

from datetime import date

from dateline.export import days
from dateline.model import Correction, Decision, Event, Mark, Snapshot

__all__ = ["corrections_told", "decision_told"]

LONG = 90  # characters quoted of a report
FIELD_WORDS = {
    "window": "when",
    "mode": "how they meet",
    "place": "where",
    "participants": "who",
    "kind": "what",
}


def corrections_told(event: Event) -> tuple[str, ...]:
    """ "Corrected by hand: held, when Sun 4 May 2031 (Ida Holm, 2 Apr 2031: the organiser called)", decision by decision."""
    together: dict[tuple[str, str, str], list[str]] = {}
    for correction in event.corrected:
        why = f": {correction.because}" if correction.because else ""
        key = (correction.by, days.short_day(correction.day), why)
        together.setdefault(key, []).append(_value(correction))
    return tuple(
        f"Corrected by hand: {', '.join(values)} ({by}, {day}{why})"
        for (by, day, why), values in together.items()
    )


def _value(correction: Correction) -> str:
    field = FIELD_WORDS.get(correction.field, correction.field)
    return f"{field} {_day(correction.value.replace('_', ' ')) or 'not known'}"


def _day(value: str) -> str:
    """A day as a diary writes it; anything else as it stands."""
    try:
        return days.day(date.fromisoformat(value))
    except ValueError:
        return value


def decision_told(decision: Decision, snapshot: Snapshot) -> str:
    """A decision in one sentence, with the events or stories that it is about as they are called today."""
    what = decision.what
    if isinstance(what, Correction):
        known = f"known from {days.short_day(what.day)}"
        return f"{_named(what.report, what.at, snapshot)}: {_value(what)}, {known}"
    sort = (
        "event" if what.left in dict(snapshot.event_of) or (what.left_at and what.left_at.words) else "story"
    )
    left, right = (
        _named(id_, at, snapshot) for id_, at in ((what.left, what.left_at), (what.right, what.right_at))
    )
    if not what.same:
        return f"{left} and {right} are not one {sort}"
    return f"{left} and {right} are one {sort}" if what.whole else f"{left} belongs with {right}"


def _named(id_: str, at: Mark | None, snapshot: Snapshot) -> str:
    """The words pointed at, and the event they stand in; a page by its title."""
    event = _event(id_, snapshot)
    if at is not None and at.words:
        words = " ".join(at.words.split())
        said = f"“{words[:LONG].rstrip()}{'…' if len(words) > LONG else ''}”"
        return f"{said} ({event.name})" if event else said
    title = next((r.article.title for r in snapshot.readings if r.article.id == id_), None)
    return f"“{title}”" if title else event.name if event else id_


def _event(report: str, snapshot: Snapshot) -> Event | None:
    return next((e for e in snapshot.events if report in e.reports), None)
