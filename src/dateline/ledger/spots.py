"""Where an event may be that nobody says the place of: by its sentence, its page's headline, the town it is told from.

A spot is never taken for what a report says: it only fills a place that all reports leave open, the nearest word first.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from dateline.ledger.places import is_wide
from dateline.model import Kind, MentionForm, NameKind, Reading, Report, Span, Status
from dateline.rules import rows

__all__ = ["Near", "Spot", "spot_of"]

_THERE = re.compile(r"\b(?:in|at|on|to|near|outside|of|under|for)\s+(?:the\s+)?$", re.IGNORECASE)
_INSIDE = re.compile(r"\b[Ii]n (?:The )?$")
_TOLD_IN = re.compile(r"\b(?:in|at|near|outside|to|for)\s+(?:the\s+)?$", re.IGNORECASE)
_END = re.compile(r"[.!?][\"'”’)]*\s+(?=[\"'“‘(]?[A-Z0-9])|\n")
_BEFORE, _LONG = 12, 400  # characters
# What has a place where people come together; a ruling or a deadline has none to speak of.
_SEATED = frozenset(
    {Kind.MEETING, Kind.VISIT, Kind.VOTE, Kind.HEARING, Kind.SIGNING, Kind.CEREMONY, Kind.MATCH, Kind.LAUNCH, Kind.OPERATION}
)  # fmt: skip
# A reporter is on the spot for what is on that day or was the day before.
_THERE_AND_THEN = timedelta(days=1)


class Near:
    """How near to a report its spot stands: the higher, the nearer."""

    CLAUSE, SENTENCE, HEADLINE, DATELINE = 3, 2, 1, 0


@dataclass(frozen=True, slots=True)
class Spot:
    """A place that may be the event's, and how near to the report it is named."""

    place: str
    near: int


@cache
def _capitals() -> frozenset[str]:
    return frozenset(city for row in rows("countries") for city in row.get("capitals", ()))


def spot_of(reading: Reading, report: Report, day: date | None) -> Spot | None:
    """The likeliest place of a report's event that the report itself does not give."""
    text = reading.article.text
    if place := _named(reading, report.span):
        return Spot(place, Near.CLAUSE)
    if place := _named(reading, _sentence(text, report.span)):
        return Spot(place, Near.SENTENCE)
    if report.kind not in _SEATED:
        return None
    if place := _headlined(reading, report):
        return Spot(place, Near.HEADLINE)
    if reading.article.place and _on_the_spot(report, day):
        return Spot(reading.article.place, Near.DATELINE)
    return None


def _sentence(text: str, span: Span) -> Span:
    """The sentence around a clause, by its full stops."""
    low = max(0, span.start - _LONG)
    starts = [m.end() for m in _END.finditer(text, low, span.start + 1) if m.end() <= span.start]
    stop = _END.search(text, max(span.start, span.end - 1), min(len(text), span.end + _LONG))
    return Span(starts[-1] if starts else low, stop.start() if stop else min(len(text), span.end + _LONG))


def _named(reading: Reading, span: Span) -> str | None:
    """The place that a stretch of text names first, behind a word for being there or going there; towns before countries."""
    text, wide = reading.article.text, None
    for mention in reading.mentions:
        if mention.form is not MentionForm.NAME or not span.covers(mention.span):
            continue
        before = text[max(span.start, mention.span.start - _BEFORE) : mention.span.start]
        sure = mention.kind is NameKind.PLACE and _THERE.search(before)
        # "In The Hague", "in Tell Ansel": a name that nobody is in but a town.
        if not sure and not (mention.kind is not NameKind.PERSON and _INSIDE.search(before)):
            continue
        if not is_wide(name := mention.span.of(text)):
            return name
        wide = wide or name
    return wide


def _headlined(reading: Reading, report: Report) -> str | None:
    """The town of the headline: "talks in Garve", "Garve talks". The last one in a series was not held there for sure."""
    title = reading.article.title or ""
    if report.status is Status.HELD and report.order in {"last", "first"}:
        return None
    for name, start in _towns(reading, title):
        behind = title[start + len(name) :].split()
        named = bool(behind) and _bare(behind[0]) == _bare(report.head)
        if _TOLD_IN.search(title[:start]) or named:
            return name
    return None


def _bare(word: str) -> str:
    return word.lower().rstrip(":;,.'’").removesuffix("s")


def _towns(reading: Reading, title: str) -> Iterator[tuple[str, int]]:
    """The towns that a headline names: those that its page names, and the capitals of the world."""
    text = reading.article.text
    names = {m.span.of(text) for m in reading.mentions if m.kind is NameKind.PLACE} | _capitals()
    found = [
        (m.start(), name)
        for name in names
        if name in title
        for m in re.finditer(rf"\b{re.escape(name)}\b", title)
    ]
    for start, name in sorted(found):
        if not is_wide(name):
            yield name, start


def _on_the_spot(report: Report, day: date | None) -> bool:
    """Whether a report of that day is told from where it happens: it is on, or was just held."""
    window = report.window
    if report.status is Status.UNDER_WAY:
        return True
    if report.status is not Status.HELD or day is None or window is None or window.last is None:
        return False
    return day - window.last <= _THERE_AND_THEN
