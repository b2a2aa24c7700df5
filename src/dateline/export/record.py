"""A diary sheet as JSON: what `dateline diary --json` prints, section by section, for scripts and dashboards."""

from __future__ import annotations

from typing import Any

from dateline.export.sheet import Entry, Sheet, Voice
from dateline.export.sourcing import sourcing_record
from dateline.model import Correction, Turn, Window

__all__ = ["diary_record", "entry_record"]


def diary_record(sheet: Sheet) -> dict[str, Any]:
    """The sheet, its sections in reading order; a section without entries is left out."""
    return {
        "format": "dateline-diary/1",
        "day": sheet.day.isoformat(),
        "articles": sheet.articles,
        "outlets": sheet.outlets,
        "undated": sheet.undated,
        "left_out": sheet.left_out,
        "stories": [{"id": story, "title": title} for story, title in sheet.stories],
        "sections": [
            {"key": s.key, "title": s.title, "events": [entry_record(e) for e in s.entries]}
            for s in sheet.sections
        ],
    }


def entry_record(entry: Entry) -> dict[str, Any]:
    """One event with its turns and the voices that carry it."""
    event = entry.event
    return {
        "id": event.id,
        "story": event.story,
        "kind": event.kind.value,
        "name": event.name,
        "participants": list(event.participants),
        "status": event.status.value,
        "window": _window(event.window),
        "mode": event.mode.value if event.mode else None,
        "place": event.place,
        "overdue": event.overdue,
        "disputed": list(event.disputed),
        "disputes": list(entry.disputes),
        "corrected": [_correction(correction) for correction in event.corrected],
        "outlets": event.outlets,
        "origins": event.origins,
        "sourcing": sourcing_record(event),
        "turns": [_turn(turn) for turn in event.turns],
        "voices": [_voice(voice) for voice in entry.voices],
    }


def _turn(turn: Turn) -> dict[str, Any]:
    return {
        "day": turn.day.isoformat(),
        "status": turn.status.value,
        "window": _window(turn.window),
        "mode": turn.mode.value if turn.mode else None,
        "place": turn.place,
        "reports": list(turn.reports),
        "by": turn.by,
    }


def _correction(correction: Correction) -> dict[str, Any]:
    """A field that a person corrected: nobody's report carries it."""
    return {
        "field": correction.field,
        "value": correction.value or None,
        "by": correction.by,
        "day": correction.day.isoformat(),
        "because": correction.because or None,
    }


def _voice(voice: Voice) -> dict[str, Any]:
    return {
        "report": voice.report,
        "quote": voice.quote,
        "source": voice.who,
        "via": list(voice.via),
        "outlet": voice.outlet,
        "day": voice.day.isoformat() if voice.day else None,
        "reprints": voice.reprints,
    }


def _window(window: Window | None) -> list[str | None] | None:
    """Both ends; an open one is null."""
    if window is None:
        return None
    return [day.isoformat() if day else None for day in (window.first, window.last)]
