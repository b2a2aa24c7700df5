"""A snapshot laid out as a diary: what is ahead, overdue, under way, what came of it, each with its voices.

Nothing here is chosen for looks alone: an entry quotes the reports that carry the fields of the event (newest first),
counts copies of one wire story once, and puts both sides of a dispute beside each other.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from pathlib import PurePath

from dateline.export import days
from dateline.export.hand import corrections_told
from dateline.export.narrow import by_event
from dateline.model import Article, Event, Mode, Reading, Report, Snapshot, Span, Status, Turn, Window

__all__ = [
    "Entry",
    "Section",
    "Sheet",
    "Voice",
    "entry",
    "latest",
    "outlet",
    "quote",
    "relayed",
    "section_of",
    "sheet",
    "soonest",
    "told_on",
    "voice",
    "weighed",
    "when",
]

STATUS_WORDS = {
    Status.POSSIBLE: "possible",
    Status.EXPECTED: "expected",
    Status.CONFIRMED: "confirmed",
    Status.UNDER_WAY: "under way",
    Status.HELD: "held",
    Status.POSTPONED: "postponed",
    Status.CANCELLED: "cancelled",
}
MODE_WORDS = {Mode.IN_PERSON: "in person", Mode.VIRTUAL: "by video", Mode.PHONE: "by phone"}
FIELD_WORDS = {"status": "how sure it is", "window": "when", "mode": "how they meet", "place": "where"}
# a stop, perhaps a closing quote, then a space and what begins a sentence; not after an abbreviation ("Nov. 5", "J. Ray")
SENTENCE_END = re.compile(r"(?<![A-Z])(?<!\b[A-Z][a-z])(?<!\b[A-Z][a-z]{2})[.!?][\"”’]?\s+(?=[“\"‘A-Z])")
QUOTE = 170  # characters of a report that an entry quotes: two lines of a terminal
VOICES = 3


@dataclass(frozen=True, slots=True)
class Voice:
    """One report as a diary tells it: what was said, by whom, relayed via whom, in which outlet, on which day."""

    report: str
    quote: str
    who: str | None
    via: tuple[str, ...]
    outlet: str
    day: date | None
    reprints: int = 0

    @property
    def line(self) -> str:
        """ "Dmitry Peskov, via Interfax, RT, 15 Dec 2021"."""
        parts = [self.who, relayed(self.via, self.outlet), self.outlet]
        parts.append(days.short_day(self.day) if self.day else "undated")
        more = f" (and {self.reprints} reprint{'s' if self.reprints > 1 else ''})" if self.reprints else ""
        return ", ".join(part for part in parts if part) + more


@dataclass(frozen=True, slots=True)
class Entry:
    """One event of the diary. `moved` tells turn by turn how the expectation went; `disputes` are sentences."""

    event: Event
    story: str
    when: str
    state: str
    moved: tuple[str, ...]
    voices: tuple[Voice, ...]
    disputes: tuple[str, ...]
    counts: str
    corrections: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """A heading of the diary and its entries, in the order a reader wants them."""

    key: str
    title: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """The whole diary as of a day."""

    day: date
    articles: int
    outlets: int
    undated: int
    left_out: int
    stories: tuple[tuple[str, str], ...]
    sections: tuple[Section, ...]


SECTIONS = (
    ("ahead", "What is ahead"),
    ("overdue", "Overdue: the day has passed without word"),
    ("under_way", "Under way"),
    ("outcome", "What came of it"),
    ("background", "Looking back: told only as past"),
)


def sheet(snapshot: Snapshot, today: date, *, left_out: int = 0) -> Sheet:
    """The diary page of `snapshot`; `today` is its day where the snapshot is of all that was read.

    `left_out` counts pages without a date, which no as-of day can take in.
    """
    day = snapshot.as_of or today
    stories = {event.id: story for story, event in by_event(snapshot)}
    sorted_events = by_section(snapshot.events)
    return Sheet(
        day=day,
        articles=len(snapshot.readings),
        outlets=len({outlet(r.article).casefold().removeprefix("the ") for r in snapshot.readings}),
        undated=sum(r.article.published is None for r in snapshot.readings),
        left_out=left_out,
        stories=tuple((s.id, s.title) for s in snapshot.stories),
        sections=tuple(
            Section(key, title, tuple(entry(stories[e.id], e) for e in sorted_events[key]))
            for key, title in SECTIONS
            if sorted_events[key]
        ),
    )


def by_section(events: Iterable[Event]) -> dict[str, list[Event]]:
    """Events by the key of their section, in the order of the diary."""
    found: dict[str, list[Event]] = {key: [] for key, _ in SECTIONS}
    for event in events:
        found[section_of(event)].append(event)
    for key, mine in found.items():
        mine.sort(key=soonest if key in {"ahead", "overdue", "under_way"} else latest)
    return found


def section_of(event: Event) -> str:
    """The key of the section that an event stands in, one of `SECTIONS`."""
    if event.status is Status.UNDER_WAY:
        return "under_way"
    if event.status in {Status.HELD, Status.CANCELLED}:
        only_past = event.turns and all(turn.status is Status.HELD for turn in event.turns)
        return "background" if only_past else "outcome"
    return "overdue" if event.overdue else "ahead"


def soonest(event: Event) -> tuple[date, date, str]:
    """The order of what is to come: by the last day on which it may be."""
    window = event.window
    last = (window.last or window.first) if window else None
    return (last or date.max, (window.first or date.min) if window else date.max, event.id)


def latest(event: Event) -> tuple[int, str]:
    """The order of what is over: by its last day, or else the last day on which it took a turn, the newest first."""
    window = event.window
    last = (window.last or window.first) if window else None
    last = last or (event.turns[-1].day if event.turns else None)
    return (-last.toordinal() if last else 0, event.id)


def entry(snapshot: Snapshot, event: Event, *, carriers_only: bool = True) -> Entry:
    """One event laid out: a few reports that carry its fields, or (not `carriers_only`) every report on it."""
    titles = {s.id: s.title for s in snapshot.stories}
    return Entry(
        event=event,
        story=titles.get(event.story, ""),
        when=when(event, snapshot.as_of),
        state=_state(event),
        moved=tuple(_moves(event.turns)),
        voices=_voices(snapshot, event) if carriers_only else _every_voice(snapshot, event),
        disputes=tuple(_dispute(snapshot, event, field) for field in event.disputed),
        counts=_counts(event),
        corrections=corrections_told(event),
    )


def when(event: Event, as_of: date | None = None) -> str:
    """The days of an event as a diary heads them, with the precision that is known."""
    if event.window is None and event.status is Status.POSTPONED:
        return "no new date"
    if event.status in {Status.HELD, Status.UNDER_WAY}:
        return days.window(event.window)
    return days.seen_from(event.window, {as_of, *told_on(event, event.window)})


def told_on(event: Event, window: Window | None) -> set[date]:
    """The days on which a window came to be the event's: one that begins on such a day is a deadline."""
    return {turn.day for turn in event.turns if turn.window and turn.window.same_days(window)}


def _state(event: Event) -> str:
    words = [STATUS_WORDS[event.status]]
    if event.mode:
        words.append(MODE_WORDS[event.mode])
    if event.place:
        words.append(event.place)
    return ", ".join(words)


def _moves(turns: tuple[Turn, ...]) -> list[str]:
    """The turns strip: each change of status or days, told once."""
    told: list[str] = []
    seen: tuple[Status, str] | None = None
    for before, turn in pairwise((None, *turns)):
        assert turn is not None
        when = days.seen_from(turn.window, {turn.day}, beside=turn.day) if turn.window else ""
        if seen == (turn.status, when):
            continue
        day = days.short_day(turn.day, before.day if before else None)
        same_days = seen is not None and seen[1] == when
        told.append(f"{day} {STATUS_WORDS[turn.status]}" + (f" ({when})" if when and not same_days else ""))
        seen = (turn.status, when)
    return told


def _counts(event: Event) -> str:
    outlets = f"{event.outlets} outlet{'' if event.outlets == 1 else 's'}"
    return outlets if event.origins == event.outlets else f"{outlets}, {_origins(event.origins)}"


def _origins(count: int) -> str:
    return f"{count} origin{'' if count == 1 else 's'}"


def _every_voice(snapshot: Snapshot, event: Event) -> tuple[Voice, ...]:
    return tuple(voice(reading, report) for reading, report in _newest_first(snapshot, set(event.reports)))


def weighed(event: Event) -> set[str]:
    """The reports that an entry looks at: no more pages than theirs are needed to lay the event out."""
    return set(event.reports) if event.disputed else {report for some in _carrying(event) for report in some}


def _carrying(event: Event) -> tuple[set[str], set[str]]:
    """The reports that carry the event's state, and those that carry the rest."""
    carriers = dict(event.carriers)
    state = {*carriers.get("status", ()), *carriers.get("window", ())} or set(event.reports)
    return state, {*carriers.get("mode", ()), *carriers.get("place", ())} - state


def _voices(snapshot: Snapshot, event: Event) -> tuple[Voice, ...]:
    """The reports that carry the event's state, then those that carry the rest; newest first, one an article, reprints
    counted with their origin."""
    state, rest = _carrying(event)
    origin = dict(snapshot.copies)
    told: dict[str, tuple[Reading, Report]] = {}
    reprints: dict[str, set[str]] = {}
    for reading, report in (*_newest_first(snapshot, state), *_newest_first(snapshot, rest)):
        root = origin.get(reading.article.id, reading.article.id)
        if root != reading.article.id:
            reprints.setdefault(root, set()).add(reading.article.id)
        if root not in told or (told[root][0].article.id in origin and reading.article.id == root):
            told[root] = (reading, report)
    return tuple(
        voice(reading, report, len(reprints.get(root, set()) - {reading.article.id}))
        for root, (reading, report) in list(told.items())[:VOICES]
    )


def _newest_first(snapshot: Snapshot, wanted: set[str]) -> list[tuple[Reading, Report]]:
    found = [(r, p) for r in snapshot.readings for p in r.reports if p.id in wanted]
    return sorted(found, key=lambda rp: (-(rp[1].published or date.min).toordinal(), rp[1].span, rp[1].id))


def voice(reading: Reading, report: Report, reprints: int = 0) -> Voice:
    """A report with the one whose word it is and the outlet that printed it."""
    article = reading.article
    spoken = next((s for s in reading.statements if s.id == report.statement), None)
    where = outlet(article)
    if article.agency and article.agency.casefold() not in where.casefold():
        where = f"{where} ({article.agency})"
    return Voice(
        report=report.id,
        quote=quote(article, report),
        who=report.source,
        via=spoken.via if spoken else (),
        outlet=where,
        day=report.published,
        reprints=reprints,
    )


def outlet(article: Article) -> str:
    """The publisher, or else where the page came from, or else what it is called."""
    host = article.url.partition("//")[2].partition("/")[0] if article.url else ""
    named = article.publisher or host.removeprefix("www.")
    return named or (f"“{article.title}”" if article.title else PurePath(article.origin).name)


def relayed(via: Sequence[str], printed_by: str) -> str | None:
    """ "via Interfax and TASS"; an outlet that was told itself relays nothing."""
    others = [name for name in via if name.casefold() not in printed_by.casefold()]
    return f"via {' and '.join(others)}" if others else None


def quote(article: Article, report: Report, most: int = QUOTE) -> str:
    """The sentence a report stands in, on one line; where it is long, the stretch around what the report says."""
    whole = _sentence_around(article.text, report.span)
    words = " ".join(whole.of(article.text).split())
    if len(words) <= most:
        return words
    said = " ".join(report.span.of(article.text).split())
    trigger = " ".join(report.trigger.of(article.text).split())
    at = max(words.find(said), 0)
    if len(said) > most:
        at = max(words.find(trigger, at) - most // 3, at)
    start = 0 if at + min(len(said), most) <= most else min(at, len(words) - most)
    if start:
        start = words.find(" ", start - 1) + 1
    end = len(words) if start + most >= len(words) else words.rfind(" ", start, start + most)
    return ("… " if start else "") + words[start:end] + (" …" if end < len(words) else "")


def _sentence_around(text: str, span: Span) -> Span:
    """`span` widened to the sentence or sentences it stands in. For showing only: the report keeps its own span."""
    line_start, line_end = text.rfind("\n", 0, span.start) + 1, text.find("\n", span.end)
    line_end = len(text) if line_end < 0 else line_end
    ends = [line_start + m.end() for m in SENTENCE_END.finditer(text[line_start:line_end])]
    start = max((e for e in ends if e <= span.start), default=line_start)
    return Span(start, max(span.end, min((e for e in ends if e >= span.end), default=line_end)))


def _dispute(snapshot: Snapshot, event: Event, field: str) -> str:
    """Both sides: for each value of the field, the newest report that says so."""
    sides: dict[str, str] = {}
    for reading, report in _newest_first(snapshot, set(event.reports)):
        value = _value(report, field)
        if value and value not in sides:
            sides[value] = voice(reading, report).line
    told = "; ".join(f"{value} ({who})" for value, who in list(sides.items())[:2])
    return f"Disputed, {FIELD_WORDS.get(field, field)}: {told}"


def _value(report: Report, field: str) -> str | None:
    if field == "status":
        return STATUS_WORDS[report.status]
    if field == "window":
        return days.window(report.window, report.published) if report.window else None
    if field == "mode":
        return MODE_WORDS[report.mode] if report.mode else None
    return report.place
