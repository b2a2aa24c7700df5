"""What is known of some stories from day to day, as it is kept: each thing from the day on which it came to hold until it held no more.

Pure: stages in, rows out. What held before the first of the stages is given, and goes on where nothing changed.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from dateline import export
from dateline.export.choosing import bearing
from dateline.export.sheet import section_of
from dateline.ledger.snapshot import Stage, seen
from dateline.model import Event, Reading, Snapshot, Statement, Tie
from dateline.store import OPEN, Chapter, Clipping, Held, Line, Name, Said, State, dump, load

__all__ = [
    "Day",
    "Face",
    "Spans",
    "clipping",
    "courses",
    "days",
    "face_of",
    "face_on",
    "shown",
    "state_on",
    "ties_on",
    "woven",
]

_ROLLING, _FIXED = "~", "="


@dataclass(frozen=True, slots=True)
class Face:
    """All that a list shows of an event: itself without its reports and their sources, its story's title, its leading voice.

    `state`, `counts`, `disputes` and `corrections` are told as in `export.Entry`.
    """

    event: Event
    rolling: bool
    story_title: str
    state: str
    counts: str
    corrections: tuple[str, ...]
    quote: str
    line: str
    disputes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Day:
    """What came to hold on a day: the events (each as a line of text), the rows of lists, and the ties."""

    day: str
    events: Mapping[str, str]
    lines: Mapping[str, Line]
    chapters: Mapping[str, Chapter]
    names: frozenset[Name]
    clippings: Mapping[str, Clipping]
    ties: tuple[str, ...]


_Told = tuple[str, str, tuple[tuple[Reading, str | None], ...]]
"""What a line is made of: its event, its story's title, the pages of its reports (they may grow) and what they reprint."""


def days(stages: Iterable[tuple[date, Stage]]) -> list[Day]:
    """Each stage as rows."""
    found: list[Day] = []
    written: dict[Tie, str] = {}
    before: dict[str, tuple[_Told, Line, frozenset[Name]]] = {}
    cut_out: dict[str, tuple[Reading, Clipping]] = {}
    for day, stage in stages:
        snapshot = stage.snapshot
        parts = {story: part for part, event in export.by_event(snapshot) for story in (event.story,)}
        titles = {story.id: story.title for story in snapshot.stories}
        pages, copies = {p.id: r for r in snapshot.readings for p in r.reports}, dict(snapshot.copies)
        now: dict[str, tuple[_Told, Line, frozenset[Name]]] = {}
        for event in snapshot.events:
            dumped = (_ROLLING if event.id in stage.rolling else _FIXED) + dump(event)
            mine = {pages[report].article.id: pages[report] for report in event.reports}
            told = (dumped, titles[event.story], tuple((r, copies.get(page)) for page, r in mine.items()))
            known = before.get(event.id)
            if known is not None and known[0] == told:
                now[event.id] = known
            else:
                part = parts[event.story]
                now[event.id] = (told, _line(part, event, event.id in stage.rolling), _names(part, event))
        found.append(
            Day(
                day.isoformat(),
                {event: told[0] for event, (told, _, _) in now.items()},
                {event: line for event, (_, line, _) in now.items()},
                _chapters(snapshot),
                frozenset(name for _, _, names in now.values() for name in names),
                _clippings(snapshot, cut_out),
                tuple(_written(tie, written) for tie in snapshot.ties),
            )
        )
        before = now
    return found


def _written(tie: Tie, known: dict[Tie, str]) -> str:
    if tie not in known:
        known[tie] = dump(tie)
    return known[tie]


def _line(story: Snapshot, event: Event, rolling: bool) -> Line:
    window, moved = event.window, export.moved_on(event)
    told = " ".join((event.name, *event.participants, event.place or "", event.kind.value))
    return Line(
        story=event.story,
        section=section_of(event),
        marks=" ".join(export.marks(event, date.min)),
        first=window.first.isoformat() if window and window.first else None,
        last=window.last.isoformat() if window and window.last else None,
        rolling=rolling,
        turned=event.turns[-1].day.isoformat() if event.turns else None,
        moved=moved.isoformat() if moved else None,
        kind=event.kind.value,
        told=told.casefold(),
        face=dump(face_of(story, event, rolling=rolling)),
    )


def face_of(story: Snapshot, event: Event, *, rolling: bool) -> Face:
    """What a list shows of an event of a story's snapshot."""
    laid_out = export.entry(story, event)
    leading = laid_out.voices[0] if laid_out.voices else None
    turns = tuple(replace(turn, reports=(), carriers=()) for turn in event.turns)
    return Face(
        event=replace(event, reports=(), carriers=(), sourcing=(), traced=(), turns=turns),
        rolling=rolling,
        story_title=laid_out.story,
        state=laid_out.state,
        counts=laid_out.counts,
        corrections=laid_out.corrections,
        quote=leading.quote if leading else "",
        line=leading.line if leading else "",
        disputes=laid_out.disputes,
    )


def _names(story: Snapshot, event: Event) -> frozenset[Name]:
    mine = set(event.reports)
    told = {p.id: (r, p) for r in story.readings for p in r.reports if p.id in mine}
    return frozenset(
        Name(event.id, field, name) for field, names in bearing(event, told).items() for name in names
    )


def _chapters(snapshot: Snapshot) -> dict[str, Chapter]:
    articles = {r.article.id: r.article for r in snapshot.readings}
    found = {}
    for story in snapshot.stories:
        published = [articles[page].published for page in story.articles]
        told = sorted(dated.day for dated in published if dated)
        found[story.id] = Chapter(
            title=story.title,
            pages=len(story.articles),
            events=sum(event.story == story.id for event in snapshot.events),
            undated=len(published) - len(told),
            first=told[0].isoformat() if told else None,
            last=told[-1].isoformat() if told else None,
        )
    return found


def _clippings(snapshot: Snapshot, known: dict[str, tuple[Reading, Clipping]]) -> dict[str, Clipping]:
    """Each page as lists of pages, statements and doubts show it; `known` are those of the stage before."""
    found, story_of, event_of = {}, dict(snapshot.story_of), dict(snapshot.event_of)
    for reading in snapshot.readings:
        page = reading.article.id
        before = known.get(page)
        story = story_of[page]
        linked = tuple((p.id, event_of[p.id]) for p in reading.reports if p.id in event_of)
        if (
            before is None
            or before[0] is not reading
            or (before[1].story, before[1].linked) != (story, linked)
        ):
            before = known[page] = (reading, clipping(reading, story, linked))
        found[page] = before[1]
    return found


def clipping(reading: Reading, story: str, linked: tuple[tuple[str, str], ...]) -> Clipping:
    """A page as lists show it; `linked` are its reports and their events."""
    article = reading.article
    said = (s for s in reading.statements if s.told)
    return Clipping(
        story=story,
        published=article.published.day.isoformat() if article.published else None,
        outlet=export.outlet(article),
        said=tuple(_said(reading, statement) for statement in said),
        doubts=tuple(doubt.rule for doubt in reading.doubts),
        linked=linked,
    )


def _said(reading: Reading, statement: Statement) -> Said:
    day = reading.article.day_at(statement.span.start)
    names = export.said_by(reading, statement).casefold()
    return Said(statement.span.start, day.isoformat() if day else None, statement.id, names)


class Spans:
    """Things under their keys, each with the days on which it held."""

    def __init__(self, open_: Iterable[Held]) -> None:
        self._open = {held.key: held for held in open_}
        self._over: list[Held] = []

    def at(self, day: str, now: Mapping[Any, object]) -> None:
        """What holds from this day on, and nothing else."""
        for key, held in list(self._open.items()):
            if key not in now or now[key] != held.value:
                self._over.append(held._replace(until=day))
                del self._open[key]
        for key, value in now.items():
            if key not in self._open:
                self._open[key] = Held(key, day, OPEN, value)

    def rows(self) -> list[Held]:
        """All of them."""
        return [*self._over, *self._open.values()]


def courses(begun: Mapping[str, Sequence[State]], found: Iterable[Day]) -> dict[str, list[State]]:
    """What each event became, day by day; `begun` is how it goes on."""
    states = {event: list(known) for event, known in begun.items()}
    for day in found:
        for event in {*states, *day.events}:
            told = day.events.get(event)
            mine = states.setdefault(event, [])
            if (mine[-1].told if mine else None) != told:
                mine.append(State(day.day, told))
    return {event: mine for event, mine in states.items() if mine}


def shown(told: str) -> tuple[Event, bool]:
    """An event of a stage out of its line of text, and whether its window runs."""
    return load(Event, told[1:]), told[0] == _ROLLING


def state_on(told: str, as_of: date | None, today: date) -> Event:
    """An event out of its line of text, as it looks on a day."""
    event, rolling = shown(told)
    return seen(event, as_of, today, rolling=rolling)


def face_on(kept: str, as_of: date | None, today: date) -> Face:
    """What a list shows of an event, as it looks on a day."""
    face = load(Face, kept)
    return replace(face, event=seen(face.event, as_of, today, rolling=face.rolling))


def woven(kept: str, since: str, found: Iterable[Day]) -> str:
    """The ties in the ledger's order, each with the days on which it held; `kept` are those of before."""
    every: list[list[str]] = [
        [begins, until if until < since else OPEN, tie]
        for begins, until, tie in json.loads(kept)
        if begins < since
    ]
    for day in found:
        wanted = dict.fromkeys(day.ties)
        standing = {tie for begins, until, tie in every if until == OPEN}
        for row in every:
            if row[1] == OPEN and row[2] not in wanted:
                row[1] = day.day
        fresh: dict[str | None, list[str]] = {}
        before: str | None = None
        for tie in wanted:
            if tie in standing:
                before = tie
            else:
                fresh.setdefault(before, []).append(tie)
        if fresh:
            every = [
                row
                for behind in [None, *every]
                for row in (
                    *([behind] if behind else []),
                    *(
                        [day.day, OPEN, tie]
                        for tie in (
                            fresh.get(behind[2] if behind else None, ())
                            if behind is None or behind[1] == OPEN
                            else ()
                        )
                    ),
                )
            ]
    return json.dumps(every, ensure_ascii=False, separators=(",", ":"))


def ties_on(kept: str, day: str) -> list[Tie]:
    """The ties that hold on a day."""
    told = [tie for since, until, tie in json.loads(kept) if since <= day < until]
    return list(load(tuple[Tie, ...], f"[{','.join(told)}]"))
