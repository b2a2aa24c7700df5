"""Parts of a snapshot that are snapshots themselves: one story, one event, every story by itself."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from dateline.model import Event, Reading, Report, Snapshot

__all__ = ["by_event", "of_event", "of_story", "reports_by_id"]

Told = dict[str, tuple[Reading, Report]]


def of_story(snapshot: Snapshot, story: str) -> Snapshot:
    """What a snapshot holds of one story: its pages and its events."""
    pages = {page for page, of in snapshot.story_of if of == story}
    return _of_pages(snapshot, pages, tuple(e for e in snapshot.events if e.story == story), story)


def of_event(snapshot: Snapshot, event: Event) -> Snapshot:
    """What a snapshot holds of one event: the pages that speak of it, with what they report of it and no other event."""
    mine = set(event.reports)
    readings = tuple(
        replace(reading, reports=tuple(r for r in reading.reports if r.id in mine))
        for reading in snapshot.readings
        if any(r.id in mine for r in reading.reports)
    )
    narrowed = _of_pages(snapshot, {r.article.id for r in readings}, (event,), event.story)
    return replace(narrowed, readings=readings, event_of=tuple(p for p in snapshot.event_of if p[0] in mine))


def by_event(snapshot: Snapshot) -> Iterator[tuple[Snapshot, Event]]:
    """Every event, in the snapshot's order, with its own story's snapshot: what is asked of it does not search the rest."""
    stories: dict[str, Snapshot] = {}
    pages: dict[str, set[str]] = {}
    events: dict[str, list[Event]] = {}
    for page, story in snapshot.story_of:
        pages.setdefault(story, set()).add(page)
    for event in snapshot.events:
        events.setdefault(event.story, []).append(event)
    copies, titles = dict(snapshot.copies), {story.id: (story,) for story in snapshot.stories}
    readings = {r.article.id: r for r in snapshot.readings}
    order = {id_: n for n, id_ in enumerate(readings)}
    for event in snapshot.events:
        if event.story not in stories:
            mine = sorted((p for p in pages.get(event.story, ()) if p in readings), key=order.__getitem__)
            stories[event.story] = Snapshot(
                as_of=snapshot.as_of,
                readings=tuple(readings[page] for page in mine) or snapshot.readings,
                stories=titles.get(event.story, ()),
                events=tuple(events[event.story]),
                copies=tuple((page, copies[page]) for page in mine if page in copies),
            )
        yield stories[event.story], event


def reports_by_id(snapshot: Snapshot) -> Told:
    """Every report and the reading it stands in."""
    return {report.id: (reading, report) for reading in snapshot.readings for report in reading.reports}


def _of_pages(snapshot: Snapshot, pages: set[str], events: tuple[Event, ...], story: str) -> Snapshot:
    readings = tuple(r for r in snapshot.readings if r.article.id in pages)
    reports = {report.id for reading in readings for report in reading.reports}
    return replace(
        snapshot,
        readings=readings,
        stories=tuple(
            replace(s, articles=tuple(a for a in s.articles if a in pages))
            for s in snapshot.stories
            if s.id == story
        ),
        events=events,
        copies=tuple((page, of) for page, of in snapshot.copies if page in pages and of in pages),
        event_of=tuple((report, of) for report, of in snapshot.event_of if report in reports),
        story_of=tuple((page, of) for page, of in snapshot.story_of if page in pages),
        ties=tuple(t for t in snapshot.ties if {t.left, t.right} & (reports | pages)),
    )
