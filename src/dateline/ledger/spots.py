"""The places that stand around a report: in its clause, its sentence, the words before it, its page's headline and dateline.

None of them is taken for what the report says. `whereabouts` weighs them, all reports of an event together.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from dateline.ledger.places import is_wide
from dateline.model import Kind, Mention, MentionForm, NameKind, Reading, Report, Span, Status
from dateline.rules import rows

__all__ = ["Spot", "Spots"]

_THERE = re.compile(r"\b(?:in|at|on|to|near|outside|of|under|for)\s+(?:the\s+)?$", re.IGNORECASE)
_TOLD_IN = re.compile(r"\b(?:in|at|near|outside|to|for)\s+(?:the\s+)?$", re.IGNORECASE)
_END = re.compile(r"[.!?][\"'”’)]*\s+(?=[\"'“‘(]?[A-Z0-9])|\n")
_BEFORE, _LONG, _EARLIER = 12, 400, 300  # characters
# What comes together nowhere: a paper is out and a time limit runs out wherever one is.
_NOWHERE = frozenset({Kind.DEADLINE, Kind.RELEASE})


@dataclass(frozen=True, slots=True)
class Spot:
    """A place that may be the event's, and how it stands to the report: a name of `rules/spots.toml`."""

    place: str
    why: str


@cache
def _capitals() -> frozenset[str]:
    return frozenset(city for row in rows("countries") for city in row.get("capitals", ()))


class Spots:
    """The places of one page, ready to be asked of each of its reports."""

    def __init__(self, reading: Reading) -> None:
        self._text, self._dateline = reading.article.text, reading.article.place
        self._names = [
            m for m in reading.mentions if m.form is MentionForm.NAME and m.kind is not NameKind.PERSON
        ]
        self._headline = tuple(_headlined(reading))

    def of(self, report: Report) -> tuple[Spot, ...]:
        """Every place around a report of the page, each once for each way in which it stands there."""
        found = dict.fromkeys(self._around(report))
        if report.kind not in _NOWHERE:
            found |= dict.fromkeys(self._headline)
            if place := self._dateline:
                found[Spot(place, "dateline")] = None
                if report.status in {Status.HELD, Status.UNDER_WAY}:
                    found[Spot(place, "dateline, on the day")] = None
        return tuple(found)

    def _around(self, report: Report) -> Iterator[Spot]:
        """The places named in a report's clause, its sentence, and just before it."""
        text = self._text
        sentence = _sentence(text, report.span)
        earlier = Span(max(0, sentence.start - _EARLIER), sentence.start)
        for mention in self._names:
            if report.span.covers(mention.span):
                stands = "in its clause"
            elif sentence.covers(mention.span):
                stands = "in its sentence"
            elif earlier.covers(mention.span):
                stands = "just before"
            else:
                continue
            if why := _stands(text, mention, stands):
                yield Spot(mention.span.of(text), why)


def _stands(text: str, mention: Mention, stands: str) -> str | None:
    """How a place or a body stands there, None where that tells nothing."""
    there = _THERE.search(text[max(0, mention.span.start - _BEFORE) : mention.span.start])
    if mention.kind in {NameKind.PLACE, NameKind.COUNTRY}:
        return f"{stands}, there" if there else stands if stands == "in its clause" else None
    return f"{stands}, at a body" if there else None


def _sentence(text: str, span: Span) -> Span:
    """The sentence around a clause, by its full stops."""
    low = max(0, span.start - _LONG)
    starts = [m.end() for m in _END.finditer(text, low, span.start + 1) if m.end() <= span.start]
    stop = _END.search(text, max(span.start, span.end - 1), min(len(text), span.end + _LONG))
    return Span(starts[-1] if starts else low, stop.start() if stop else min(len(text), span.end + _LONG))


def _headlined(reading: Reading) -> Iterator[Spot]:
    """The towns of the headline: those that the page names, and the capitals of the world."""
    title, text = reading.article.title or "", reading.article.text
    names = {m.span.of(text) for m in reading.mentions if m.kind is NameKind.PLACE} | _capitals()
    for name in sorted(names):
        if name not in title or is_wide(name):
            continue
        for match in re.finditer(rf"\b{re.escape(name)}\b", title):
            yield Spot(name, "headline")
            if _TOLD_IN.search(title[: match.start()]):
                yield Spot(name, "headline, there")
