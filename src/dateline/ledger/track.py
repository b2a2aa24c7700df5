"""The track record: what each source and outlet said was to come, and what came of it.

An expectation is one voice's word on one event and one window: said again, with the same window, it counts once, from the day
on which it was said first. Whose word it is:

- A source that is named, in whatever outlets it is quoted. Who is only described ("the operator", "his ministry") has no record.
- A newsroom for what it tells by its own account or of sources that it does not name ("two people close to the talks"). What
  an outlet reprints or relays is the word of the newsroom that carried it first (`origins`).

What was only called possible is voiced, and settles nothing. Reports of a move that name the day that is given up voice no
expectation of it. A record as of a day is made of that day's snapshot and so of nothing published later.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from dateline.ledger.clues import AHEAD
from dateline.ledger.origins import Trace, Tracer, tracers
from dateline.ledger.outcomes import outcome
from dateline.ledger.people import People
from dateline.ledger.voices import NAMELESS, Voices
from dateline.model import (
    Contradiction,
    Event,
    Expectation,
    Grain,
    Kind,
    Reading,
    Record,
    Report,
    Snapshot,
    Status,
    Through,
    Track,
    Window,
)

__all__ = ["track"]

_WORD = re.compile(r"[^\W_]+")
_NAMED = re.compile(r"(?:^|[\s“(])[A-ZÀ-Þ]\w")
_PRONOUNS = frozenset({"he", "she", "we", "they", "it", "you", "this", "that", "who"})
_FIRMNESS = (Status.POSSIBLE, Status.POSTPONED, Status.EXPECTED, Status.CONFIRMED)
_FIXED = frozenset({Status.EXPECTED, Status.CONFIRMED})
Key = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Word:
    """A report with the voice whose word it is (no key: somebody without a record) and the day on which it was said.

    `gives_up`: it tells of a move, and its `slot` is the one that is given up.
    """

    report: Report
    key: Key
    name: str
    outlet: bool
    said: date | None
    slot: Window | None
    gives_up: bool = False


@dataclass(slots=True)
class _Voice:
    """A voice in the making."""

    name: str
    outlet: bool
    expectations: list[Expectation] = field(default_factory=list)


def track(snapshot: Snapshot, *, today: date) -> Track:
    """The records of all voices; `today` tells what is overdue where the snapshot is of no day."""
    day = snapshot.as_of or today
    told = {p.id: (r, p) for r in snapshot.readings for p in r.reports}
    stories = {id_: _Story(tracer) for id_, tracer in tracers(snapshot).items()}
    home = dict(snapshot.story_of)
    for reading, report in told.values():
        stories[home[reading.article.id]].hear(report)
    voices: dict[Key, _Voice] = {}
    for event in snapshot.events:
        story = stories[event.story]
        words = sorted((story.word(*told[report]) for report in event.reports), key=_order)
        words = _marked(words)
        for word, mine in _expectations(words):
            voice = voices.setdefault(word.key, _Voice(word.name, word.outlet))
            voice.name = max(voice.name, word.name, key=lambda n: (not n.isupper(), len(n), n))
            voice.outlet = voice.outlet or word.outlet
            voice.expectations.append(_judged(event, words, mine, day))
    records = [
        Record(v.name, v.outlet, tuple(sorted(v.expectations, key=lambda e: (e.day, e.event, e.reports))))
        for v in voices.values()
    ]
    return Track(day, tuple(sorted(records, key=lambda r: (-r.settled, -len(r.expectations), r.name))))


class _Story:
    """Who is who in one story."""

    def __init__(self, tracer: Tracer) -> None:
        self._tracer = tracer
        self._people = People()
        self._voices: dict[str, Voices] = {}

    def hear(self, report: Report) -> None:
        """Take in the names that a report names; in publication order, so that a name is the same person's for all."""
        for name in (*report.participants, *((report.source,) if report.source else ())):
            self._people.add(name)

    def word(self, reading: Reading, report: Report) -> _Word:
        """A report as somebody's word."""
        key, name, outlet = self._whose(reading, report)
        said = _day_said(report)
        return _Word(report, key, name, outlet, said, _slot(report, said))

    def _whose(self, reading: Reading, report: Report) -> tuple[Key, str, bool]:
        trace = self._tracer.trace(reading.article.id, report)
        source = report.source
        if source is None or trace.through is Through.QUOTE:
            return self._newsroom(trace)
        if self._rank(reading, source) <= NAMELESS:
            return self._newsroom(trace)
        if not _NAMED.search(source) or source.casefold() in _PRONOUNS:
            return (), source, False
        number = self._people.find(source)
        if number is None:
            return (), source, False
        return self._people.identity(number), self._people.canonical(number), False

    def _newsroom(self, trace: Trace) -> tuple[Key, str, bool]:
        words = tuple(_WORD.findall(trace.origin.casefold()))
        words = words[1:] if words[:1] == ("the",) and len(words) > 1 else words
        return words if self._tracer.newsrooms.is_known(trace.origin) else (), trace.origin, True

    def _rank(self, reading: Reading, source: str) -> int:
        page = reading.article.id
        if page not in self._voices:
            self._voices[page] = Voices(reading.mentions)
        return self._voices[page].rank(source)


def _day_said(report: Report) -> date | None:
    """The day of the saying where it is told, else of the writing."""
    told = report.said.last if report.said and report.said.length == 1 else None
    if told and report.published and told > report.published:
        return report.published
    return told or report.published


def _slot(report: Report, said: date | None) -> Window | None:
    """The days that are named for what is to come; what has begun by the saying, and a time limit, are deadlines."""
    window = report.window
    if window is None or window.last is None:
        return window
    if window.length == 1:
        return Window(None, window.last, Grain.DAYS, window.words) if report.kind is Kind.DEADLINE else window
    if window.first and said and window.first <= said < window.last:
        return Window(None, window.last, window.grain, window.words)
    return window


def _expectations(words: Sequence[_Word]) -> Iterable[tuple[_Word, list[_Word]]]:
    """The words that look ahead, by voice and window; each with the first in which it was said."""
    found: dict[tuple[Key, object], list[_Word]] = {}
    for word in words:
        if word.key and _looks_ahead(word) and not word.gives_up:
            days = (word.slot.first, word.slot.last) if word.slot else None
            found.setdefault((word.key, days), []).append(word)
    return [(mine[0], mine) for mine in _narrowed(list(found.values()))]


def _narrowed(groups: list[list[_Word]]) -> list[list[_Word]]:
    """ "Next week, on the 7th": of what one voice says on one day, the narrower window is meant."""
    kept: list[list[_Word]] = []
    for mine in sorted(groups, key=lambda g: _length(g[0].slot)):
        inner = next((g for g in kept if _is_wider(mine[0], g[0])), None)
        if inner is None:
            kept.append(mine)
        else:
            inner.extend(mine)
    return sorted(kept, key=lambda g: _order(g[0]))


def _length(slot: Window | None) -> int:
    return 100_000 if slot is None else slot.length or 10_000


def _is_wider(outer: _Word, inner: _Word) -> bool:
    if (outer.key, outer.said) != (inner.key, inner.said) or inner.slot is None:
        return False
    if outer.slot is None:
        return True
    return (outer.slot.first or date.min) <= (inner.slot.first or date.min) and (
        inner.slot.last or date.max
    ) <= (outer.slot.last or date.max)


def _order(word: _Word) -> tuple[date, date, str]:
    return (word.said or date.max, word.report.published or date.max, word.report.id)


def _looks_ahead(word: _Word) -> bool:
    """Whether it speaks of what is to come, on a day that is known."""
    if word.said is None or word.report.status not in AHEAD:
        return False
    slot = word.slot
    if slot is None:
        return word.report.status is not Status.POSTPONED
    # "Since 2011", which runs to the day of writing, is no day ahead; "today" is.
    behind = slot.last == word.said and (slot.first is None or slot.first < word.said)
    return not behind and (slot.last is None or slot.last >= word.said)


def _marked(words: Sequence[_Word]) -> list[_Word]:
    """The words of an event, with those marked that give a slot up: the new one is later than one that was spoken of before."""
    ends: dict[date, date] = {}  # the earliest end of a slot that was spoken of by each day
    earliest = date.max
    for word in words:
        if word.said and word.slot and word.slot.last:
            earliest = ends[word.said] = min(earliest, word.slot.last)
    out = []
    for word in words:
        if word.report.status is Status.POSTPONED and word.slot is not None and word.said is not None:
            first = word.slot.first
            before = ends.get(word.said, date.max)
            word = replace(word, gives_up=first is None or before >= first)  # noqa: PLW2901 (the same word, marked)
        out.append(word)
    return out


def _judged(event: Event, words: Sequence[_Word], mine: Sequence[_Word], today: date) -> Expectation:
    first = mine[0]
    assert first.said is not None
    found = outcome(event, [w.report for w in words], first.slot, first.said, today)
    return Expectation(
        event=event.id,
        name=event.name,
        day=first.said,
        status=max((w.report.status for w in mine), key=_FIRMNESS.index),
        window=first.slot,
        reports=tuple(w.report.id for w in mine),
        verdict=found.verdict,
        off=found.off,
        outcome=found.reports,
        took_place=found.days,
        contradicted=tuple(_contradictions(words, first)),
    )


def _contradictions(words: Sequence[_Word], mine: _Word) -> Iterable[Contradiction]:
    """Who else, from the day it was voiced until its days were over, said that it was not so."""
    assert mine.said is not None
    end = mine.slot.last if mine.slot and mine.slot.last else date.max
    for word in words:
        other = word.key != mine.key or (not word.key and word.name != mine.name)
        in_time = word.said is not None and mine.said <= word.said <= end
        if other and in_time and _says_otherwise(word, mine):
            yield Contradiction(word.name, word.report.id)


def _says_otherwise(word: _Word, mine: _Word) -> bool:
    status = word.report.status
    elsewhere = word.slot is not None and mine.slot is not None and not word.slot.overlaps(mine.slot)
    if status is Status.CANCELLED:
        return not elsewhere
    if status is Status.POSTPONED:
        # Put off to the very days that were named is no contradiction; away from them is.
        return mine.slot is not None and (word.slot is None or elsewhere is not word.gives_up)
    return status in _FIXED and elsewhere and _looks_ahead(word)
