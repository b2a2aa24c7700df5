"""How an event is sourced, field by field: "when: 5 outlets, 2 origins: Interfax (quoted by the Varn Courier), Radio Dell"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from dateline.export.sheet import FIELD_WORDS
from dateline.export.text import INDENT, Line, folded, plural
from dateline.model import Event, Origin, Sourcing, Through

__all__ = ["sourcing_lines", "sourcing_record"]

THROUGH_WORDS = {
    Through.REPRINT: "reprinted by",
    Through.CREDIT: "printed by",
    Through.RELAY: "quoted by",
    Through.QUOTE: "quoted by",
    Through.POST: "quoted by",
    Through.SENTENCE: "repeated word for word by",
}
OUTLETS = 6  # outlets that a line names of one origin; the rest are counted


def sourcing_lines(event: Event, width: int = 80) -> Iterator[Line]:
    """Who carries each field of an event, and where they have it from; nothing where all is one outlet's own."""
    if event.outlets < 2 and all(Through.OWN in o.through for s in event.sourcing for o in s.origins):
        return
    for sourcing in event.sourcing:
        yield from folded(_told(sourcing), "dim", width, INDENT)


def sourcing_record(event: Event) -> list[dict[str, Any]]:
    """The same for JSON: one object a field, with the reports behind each origin."""
    return [
        {
            "field": sourcing.field,
            "outlets": list(sourcing.outlets),
            "origins": [
                {
                    "name": origin.name,
                    "outlets": list(origin.outlets),
                    "through": [through.value for through in origin.through],
                    "reports": list(origin.reports),
                }
                for origin in sourcing.origins
            ],
            "voices": list(sourcing.voices),
        }
        for sourcing in event.sourcing
    ]


def _told(sourcing: Sourcing) -> str:
    counts = plural(len(sourcing.outlets), "outlet")
    if tuple(o.name for o in sourcing.origins) != sourcing.outlets:
        counts += f", {plural(len(sourcing.origins), 'origin')}"
    origins = "; ".join(_origin(origin) for origin in sourcing.origins)
    return f"{FIELD_WORDS[sourcing.field].capitalize()}: {counts}: {origins}"


def _origin(origin: Origin) -> str:
    others = [outlet for outlet in origin.outlets if outlet != origin.name]
    if not others:
        return origin.name
    words = {THROUGH_WORDS[t] for t in origin.through if t is not Through.OWN}
    more = [f"{len(others) - OUTLETS} more"] if len(others) > OUTLETS else []
    return f"{origin.name} ({words.pop() if len(words) == 1 else 'carried by'} {', '.join(others[:OUTLETS] + more)})"
