"""Things of the diary as the tools answer them: the exports' own records, with quotations in full instead of shortened."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from dateline.export import (
    changes_record,
    entry,
    entry_record,
    outlet,
    quote_record,
    report_quote,
    reports_by_id,
    strip,
    strip_record,
    track_record,
    web_address,
)
from dateline.export.narrow import by_event
from dateline.model import Change, Event, Quote, Reading, Record, Report, Snapshot, Story, Track

__all__ = ["changed", "pages", "quoted", "recorded", "short_events", "whole_event"]

SHORT = (
    "id", "story", "kind", "name", "participants", "status", "window", "mode", "place", "overdue", "disputed", "disputes",
    "outlets", "origins",
)  # fmt: skip
Told = Mapping[str, tuple[Reading, Report]]


def quoted(told: Told, reports: Iterable[str], snapshot: Snapshot) -> list[dict[str, Any]]:
    """The words of some reports, each once, in this order; those that are not told are left out."""
    events, copies = dict(snapshot.event_of), dict(snapshot.copies)
    return [
        quote_record(report_quote(*told[r], events.get(r), copies))
        for r in dict.fromkeys(reports)
        if r in told
    ]


def short_events(snapshot: Snapshot, events: Iterable[Event]) -> list[dict[str, Any]]:
    """Events for a list, each with the words that carry its state."""
    return [
        _short(story, event) | {"quotes": _carrying(story, event)}
        for story, event in by_event(replace(snapshot, events=tuple(events)))
    ]


def _short(snapshot: Snapshot, event: Event) -> dict[str, Any]:
    record = entry_record(entry(snapshot, event))
    return {field: record[field] for field in SHORT}


def _carrying(snapshot: Snapshot, event: Event) -> list[dict[str, Any]]:
    laid_out, told = entry(snapshot, event), reports_by_id(snapshot)
    copies = dict(snapshot.copies)
    return [quote_record(report_quote(*told[v.report], event.id, copies)) for v in laid_out.voices]


def whole_event(snapshot: Snapshot, event: Event, quotes: Iterable[Quote]) -> dict[str, Any]:
    """One event with its history and these of its quotations."""
    laid_out = entry(snapshot, event)
    record = entry_record(laid_out)
    return {field: record[field] for field in (*SHORT, "corrected", "sourcing")} | {
        "story_title": laid_out.story,
        "history": strip_record(strip(snapshot, event)),
        "reports": len(event.reports),
        "quotes": [quote_record(quote) for quote in quotes],
    }


def pages(snapshot: Snapshot, story: Story) -> Iterator[dict[str, Any]]:
    """The pages of a story, oldest first."""
    articles, copies = {r.article.id: r.article for r in snapshot.readings}, dict(snapshot.copies)
    for article in (articles[id_] for id_ in story.articles if id_ in articles):
        yield {
            "id": article.id,
            "title": article.title,
            "outlet": outlet(article),
            "day": article.published.day.isoformat() if article.published else None,
            "url": web_address(article),
            "reprint_of": copies.get(article.id),
        }


def changed(changes: Iterable[Change], before: Snapshot, after: Snapshot) -> list[dict[str, Any]]:
    """Changes, each with the words that made it so and those that said otherwise before."""
    found = list(changes)
    told = reports_by_id(before) | reports_by_id(after)
    records = changes_record(found, before, after)
    for change, record in zip(found, records, strict=True):
        del record["reports"], record["reports_before"]
        record["quotes"] = quoted(told, change.reports, after)
        record["quotes_before"] = quoted(told, change.reports_before, before)
    return records


def recorded(track: Track, records: Iterable[Record], *, whole: bool) -> list[dict[str, Any]]:
    """Track records; `whole`, with every expectation."""
    return [
        {
            "name": record["name"],
            "outlet": record["outlet"],
            "voiced": record["voiced"],
            "floated": record["floated"],
            "settled": record["settled"],
            "came_true": record["came_true"],
            "open": record["open"],
            "overdue": record["overdue"],
            "median_off": record["off"]["median"],
            "contradicted": record["contradicted"],
            "expectations": record["expectations"] if whole else [],
        }
        for record in track_record(track, list(records))["records"]
    ]
