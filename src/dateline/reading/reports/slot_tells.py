"""What tells whether a window is the one that a clause gives its event, in named numbers: of the clause, and of each offer."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from dateline.model import Report, Span, Status, Timex, Window
from dateline.reading.reports.signs import said_date
from dateline.reading.reports.slots import Clause, Offer
from dateline.reading.reports.windows import is_possessive, may_be_slot, suits
from dateline.rules.fitted import signed_log

__all__ = ["of_clause", "of_offers"]

_THEN = re.compile(r"\s*(after|before|later|earlier|ago|from|since|of)\b")
_BEFORE = re.compile(r"[A-Za-z']+|[,.;:\"”“]")
_NEAR = 30  # characters before a time expression in which its two words are looked for
_SMALL = frozenset(
    ("on", "by", "until", "till", "for", "to", "from", "since", "before", "after", "in", "of", "at", "during", "than", "not", "next",
     "this", "last", "the", "between", "around", "about", "early", "late", "through", "following")
)  # fmt: skip
_OWN_WORDS = _SMALL | {"week", "month", "year", "end", "today", "tonight", "tomorrow", "yesterday", "now", "midnight"}  # fmt: skip
_WEEKDAY = re.compile(r"day\b")
_QUOTES = re.compile(r"[\"”“]")

Numbers = dict[str, float]


def of_clause(clause: Clause) -> Numbers:
    """What is known of the clause, whatever window it gives."""
    report = clause.report
    numbers = {f"sign: {sign}": 1.0 for sign in clause.signs}
    numbers |= {f"odds: {status.value}": report.chance_of(status) for status in Status}
    return numbers | {
        f"status: {report.status.value}": 1.0,
        f"kind: {report.kind.value}": 1.0,
        "certainty": report.certainty,
        "leans": float(report.anaphoric),
    }


def of_offers(clause: Clause, found: Sequence[Offer]) -> list[Numbers]:
    """What is known of each window that it may give. What a time expression tells is asked once for all that it may mean."""
    told: dict[Span, Numbers] = {}
    for timex in (offer.timex for offer in found):
        if timex is not None and timex.span not in told:
            told[timex.span] = _of_timex(clause, timex) | _of_words(clause, timex)
    return [_of_offer(clause, offer, told) for offer in found]


def _of_offer(clause: Clause, offer: Offer, told: Mapping[Span, Numbers]) -> Numbers:
    numbers = {f"way: {way}": 1.0 for way in offer.ways}
    if offer.window is None:
        numbers |= {f"none, {status.value}": clause.report.chance_of(status) for status in Status}
        numbers["times in the clause"] = _windows(clause.unit.timexes)
        numbers["times in the sentence"] = _windows(clause.times)
        return numbers
    numbers |= _of_days(clause.report, offer.window)
    if offer.timex is not None:
        numbers |= told[offer.timex.span]
        numbers["suits"] = suits(offer.window, clause.report.status, offer.timex, clause.day)
    return numbers


def _windows(times: Iterable[Timex]) -> float:
    return float(sum(t.window is not None for t in times))


def _of_days(report: Report, window: Window) -> Numbers:
    """Where the window lies to the day of writing, beside what the status may be."""
    day, first, last = report.published, window.first, window.last
    if day is None or first is None or last is None:
        return {}
    lies = "past" if last < day else "today" if first == last == day else "ahead" if first > day else "around"
    return {
        f"lies: {lies}": 1.0,
        "starts in": signed_log((first - day).days),
        "ends in": signed_log((last - day).days),
        "length": signed_log((last - first).days),
        f"grain: {window.grain.value}": 1.0,
        **{f"{lies}, {status.value}": report.chance_of(status) for status in Status},
    }


def _of_timex(clause: Clause, timex: Timex) -> Numbers:
    """What the rules know of the time expression, and how far it stands from the words of the event."""
    unit, text, status = clause.unit, clause.text, clause.report.status
    holder = clause.holder(timex)
    return {
        f"looks {timex.direction.value}": 1.0,
        f"type: {timex.type}": 1.0,
        "deadline": float(timex.deadline),
        "when it was said": float(said_date(holder, timex)),
        "may be a slot": float(may_be_slot(holder, text, timex, status)),
        "given up": float(clause.gives_up(timex)),
        "away": signed_log(min(abs(timex.span.start - at) for at in unit.anchors)),
        "after the event": float(timex.span.start > min(unit.anchors)),
        "times in the clause": _windows(unit.timexes),
        "place among them": float(next((n for n, t in enumerate(clause.times) if t is timex), 0)),
    }


def _of_words(clause: Clause, timex: Timex) -> Numbers:
    """The words right before a time expression, its own, and what parts it from the clause."""
    text, unit = clause.text, clause.unit
    before = text[max(unit.sentence.span.start, timex.span.start - _NEAR) : timex.span.start].lower()
    own = timex.text.lower()
    numbers = {f"after {w!r}": 1.0 for w in _BEFORE.findall(before)[-2:] if w in _SMALL or not w[0].isalpha()}
    numbers |= {f"says {w!r}": 1.0 for w in own.split()[:2] if w in _OWN_WORDS}
    if (then := _THEN.match(text, timex.span.end)) is not None:
        numbers[f"then {then[1]!r}"] = 1.0
    gap = ""
    if timex.span.start >= unit.span.end:
        gap = text[unit.span.end : timex.span.start]
    elif timex.span.end <= unit.span.start:
        gap = text[timex.span.end : unit.span.start]
    return numbers | {
        "names a weekday": float(_WEEKDAY.search(own) is not None),
        "possessive": float(is_possessive(text, timex)),
        "words between": float(len(gap.split())),
        "comma between": float("," in gap),
        "quotation mark between": float(_QUOTES.search(gap) is not None),
    }
