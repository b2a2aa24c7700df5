"""Events as schema.org JSON-LD, for pages and for programs that read the web.

`startDate` and `endDate` bound the days in which the news expects an event; a whole month or year is written as such
("2025-01"). Where these days are not the event's own length but all that is known of it, `disambiguatingDescription` says so.
"""

from __future__ import annotations

import json
from calendar import monthrange
from collections.abc import Callable
from datetime import date
from typing import Any

from dateline.export.atom import urn
from dateline.export.narrow import by_event, reports_by_id
from dateline.export.plain import capital, one_line, web_address
from dateline.export.revisions import earlier_windows, told_window
from dateline.export.sheet import Entry, entry, outlet
from dateline.export.standards import standard
from dateline.model import Article, Event, Mode, Snapshot, Window

__all__ = ["in_script", "jsonld", "jsonld_event", "truncated"]

SCHEMA = "https://schema.org"
ATTENDANCE = {
    Mode.IN_PERSON: "OfflineEventAttendanceMode",
    Mode.VIRTUAL: "OnlineEventAttendanceMode",
    Mode.PHONE: "OnlineEventAttendanceMode",
}
Link = Callable[[str], str]


def jsonld(snapshot: Snapshot, *, link: Link | None = None) -> dict[str, Any]:
    """All events of a snapshot as one graph. `link` gives the address of an event's page."""
    graph = [_event(story, event, link) for story, event in by_event(snapshot)]
    return {"@context": SCHEMA, "@graph": graph}


def jsonld_event(snapshot: Snapshot, event: Event, *, link: Link | None = None) -> dict[str, Any]:
    """One event as a document of its own, as its page carries it."""
    return {"@context": SCHEMA, **_event(snapshot, event, link)}


def in_script(document: dict[str, Any]) -> str:
    """The document as it may stand inside `<script type="application/ld+json">`: nothing in it can end the script."""
    text = json.dumps(document, ensure_ascii=False)
    return text.replace("&", "\\u0026").replace("<", "\\u003c").replace(">", "\\u003e")


def _event(snapshot: Snapshot, event: Event, link: Link | None) -> dict[str, Any]:
    laid_out = entry(snapshot, event)
    found: dict[str, Any] = {
        "@type": "Event",
        "@id": link(event.id) if link else urn(event.id),
        "identifier": event.id,
        "name": one_line(capital(event.name)),
        "description": one_line(f"{capital(laid_out.state)}: {laid_out.when}."),
        "eventStatus": f"{SCHEMA}/{standard(event).schema_org}",
    }
    found |= _when(event, laid_out)
    if event.mode:
        found["eventAttendanceMode"] = f"{SCHEMA}/{ATTENDANCE[event.mode]}"
    if event.place:
        found["location"] = {"@type": "Place", "name": one_line(event.place)}
    if event.participants:
        found["about"] = [{"@type": "Thing", "name": one_line(name)} for name in event.participants]
    told = reports_by_id(snapshot)
    articles = {a.id: a for voice in laid_out.voices for a in (told[voice.report][0].article,)}
    if articles:
        found["subjectOf"] = [_article(article) for article in articles.values()]
    return found


def _when(event: Event, laid_out: Entry) -> dict[str, Any]:
    found: dict[str, Any] = {}
    window = told_window(event)
    if window:
        first, last = _ends(window)
        found |= {key: day for key, day in (("startDate", first), ("endDate", last)) if day}
        if window.length != 1:
            found["disambiguatingDescription"] = f"No single day is told: {laid_out.when}."
    previous = [day for day in map(_previous, earlier_windows(event)) if day]
    if previous:
        found["previousStartDate"] = previous[0] if len(previous) == 1 else previous
    return found


def truncated(window: Window) -> str | None:
    """A day, a whole month or a whole year as ISO writes it ("2025-01-14", "2025-01", "2025"); None for any other window."""
    first, last = window.first, window.last
    if first is None or last is None:
        return None
    if first == last:
        return first.isoformat()
    if (first.month, first.day, last) == (1, 1, date(first.year, 12, 31)):
        return first.isoformat()[:4]
    month_ends = last.day == monthrange(last.year, last.month)[1]
    return first.isoformat()[:7] if first.day == 1 and month_ends and (window.length or 0) <= 31 else None


def _ends(window: Window) -> tuple[str | None, str | None]:
    """Where it begins and ends; a day, a month or a year stands as its beginning alone."""
    if whole := truncated(window):
        return whole, None
    return (
        window.first.isoformat() if window.first else None,
        window.last.isoformat() if window.last else None,
    )


def _previous(window: Window) -> str | None:
    day = window.first or window.last
    return truncated(window) or (day.isoformat() if day else None)


def _article(article: Article) -> dict[str, Any]:
    found: dict[str, Any] = {"@type": "NewsArticle"}
    if article.title:
        found["headline"] = one_line(article.title)
    if address := web_address(article):
        found["url"] = address
    if article.published:
        found["datePublished"] = article.published.value.isoformat()
    found["publisher"] = {"@type": "Organization", "name": one_line(outlet(article))}
    return found
