"""Events as ninjs 3.1, the IPTC's news in JSON: an event is one item, a story or a diary a composite of them.

ninjs has no field for how certain an event is, and refuses fields of our own: the certainty stands among the `subjects`, as a
concept of IPTC's eventoccurstatus. Its dates are "expected" ones, cut to the month or the year where no more is told.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from dateline.export import days
from dateline.export.atom import urn
from dateline.export.jsonld import truncated
from dateline.export.narrow import by_event, reports_by_id
from dateline.export.plain import capital, one_line
from dateline.export.revisions import earlier_windows, instant, revision, told_window
from dateline.export.sheet import Entry, entry, outlet
from dateline.export.standards import standard
from dateline.model import Event, NameKind, Snapshot, Window

__all__ = ["SCHEMA", "ninjs", "ninjs_event"]

SCHEMA = "http://www.iptc.org/std/ninjs/ninjs-schema_3.1.json"
STANDARD = {"name": "ninjs", "version": "3.1", "schema": SCHEMA}


def ninjs(snapshot: Snapshot, *, today: date, title: str = "Diary") -> dict[str, Any]:
    """A composite item with every event of the snapshot as an association. `today` dates it where no page does."""
    events = [
        {**_event(story, event), "name": event.id, "rel": "contains"} for story, event in by_event(snapshot)
    ]
    changed = max((d for e in snapshot.events if (d := revision(e).last)), default=snapshot.as_of or today)
    named = "\n".join((title, *(story.id for story in snapshot.stories)))
    return {
        "standard": STANDARD,
        "uri": urn(f"ninjs\n{named}"),
        "type": "composite",
        "language": "en",
        "title": one_line(title),
        "versionCreated": instant(changed).isoformat(),
        "associations": events,
    }


def ninjs_event(snapshot: Snapshot, event: Event) -> dict[str, Any]:
    """One event as an item of its own."""
    return {"standard": STANDARD, **_event(snapshot, event)}


def _event(snapshot: Snapshot, event: Event) -> dict[str, Any]:
    laid_out, revised, row = entry(snapshot, event), revision(event), standard(event)
    name = one_line(capital(event.name))
    item: dict[str, Any] = {
        "uri": urn(event.id),
        "type": "event",
        "representationType": "full",
        "version": str(revised.number),
        "language": "en",
        "title": name,
        "headlines": [{"value": name}],
        "descriptions": [{"role": role, "value": value} for role, value in _descriptions(laid_out)],
        "altIds": [{"role": "dateline", "value": event.id}, {"role": "story", "value": event.story}],
    }
    if revised.first and revised.last:
        item["firstCreated"] = instant(revised.first).isoformat()
        item["versionCreated"] = instant(revised.last).isoformat()
    if row.eos_uri:
        item["subjects"] = [{"name": row.eos_name, "rel": "eventOccurStatus", "uri": row.eos_uri}]
    if event.place:
        item["places"] = [{"name": one_line(event.place)}]
    if dates := _dates(told_window(event)):
        item["eventDetails"] = {"dates": dates}
    item |= _taking_part(snapshot, event)
    told = reports_by_id(snapshot)
    outlets = dict.fromkeys(one_line(outlet(told[v.report][0].article)) for v in laid_out.voices)
    item["infoSources"] = [{"name": name, "role": "outlet"} for name in outlets]
    item["bodies"] = [{"contentType": "text/plain", "value": "\n\n".join(_quotes(laid_out))}]
    if laid_out.disputes or laid_out.corrections:
        item["edNote"] = one_line(" ".join((*laid_out.disputes, *laid_out.corrections)))
    return item


def _descriptions(laid_out: Entry) -> Iterator[tuple[str, str]]:
    """What it is, when, how it went: each under a role of its own."""
    event = laid_out.event
    yield "kind", event.kind.value
    yield "status", event.status.value + (", overdue" if event.overdue else "")
    yield "summary", one_line(f"{capital(laid_out.state)}: {laid_out.when}.")
    if len(laid_out.moved) > 1:
        yield "history", one_line(" → ".join(laid_out.moved))
    for window in earlier_windows(event):
        yield "previousDate", days.window(window)
    yield "sourcing", laid_out.counts


def _dates(window: Window | None) -> dict[str, str]:
    if window is None:
        return {}
    if whole := truncated(window):
        return {"expectedStartDate": whole}
    ends = (("expectedStartDate", window.first), ("expectedEndDate", window.last))
    return {key: day.isoformat() for key, day in ends if day}


def _taking_part(snapshot: Snapshot, event: Event) -> dict[str, Any]:
    """People and organisations among the participants, as far as the pages show which they are."""
    kinds = {m.name: m.kind for r in snapshot.readings for m in r.mentions if m.name in event.participants}
    sorts = {"people": NameKind.PERSON, "organisations": NameKind.ORG}
    found = {
        key: [{"name": one_line(n), "rel": "participant"} for n in event.participants if kinds.get(n) is kind]
        for key, kind in sorts.items()
    }
    return {key: names for key, names in found.items() if names}


def _quotes(laid_out: Entry) -> Iterator[str]:
    for voice in laid_out.voices:
        yield one_line(f"“{voice.quote}” — {voice.line}")
