"""Where each event word looks, how surely, and whether it is denied: what Dateline's reading says of a word that somebody else marked.

The reading tells this of the events that it reports; of any other word it has to be gathered:

- `report`: the report whose clause the word stands in (its own word first) is ahead where its status is possible, expected,
  confirmed or postponed, going on where it is under way, behind where it is held; cancelled counts as ahead and denied.
- `head`: the encoder's report head on the word itself, where it hears an event in it at all (`_HEARD`).
- `word`: what the outlook step says of the word itself.
- `clause`: where the time step sees the clause look (the verb that would govern a day that stood behind the word).
- `cues`: no part of Dateline; the plain rule that others measured as the peer (a modal within three words, "to" before
  a verb, a verb or noun of planning within five).
- `all`: what the bench measures as Dateline: a report that names the word, else the outlook step.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from bench.cat_texts import Read
from dateline.language.heads import HEADS
from dateline.model import Direction, Report, Sentence, Span, Status
from dateline.reading.outlook import outlook
from dateline.reading.times.tense import direction

AHEAD, GOING, BEHIND = "future", "ongoing", "past"
_OF = {
    Status.POSSIBLE: AHEAD, Status.EXPECTED: AHEAD, Status.CONFIRMED: AHEAD, Status.POSTPONED: AHEAD,
    Status.CANCELLED: AHEAD, Status.UNDER_WAY: GOING, Status.HELD: BEHIND,
}  # fmt: skip
_LOOKS = {Direction.AHEAD: AHEAD, Direction.OPEN: GOING, Direction.BEHIND: BEHIND}
_HEARD = 0.5  # the share of a word that the report head must give to an event
_MODALS = frozenset(["will", "would", "shall", "should", "may", "might", "could", "can", "must", "'ll", "wo"])
_PLANS = re.compile(
    r"(?i)(?:expect|plan|schedul|intend|hop(?:e|ing)|set$|due$|propos|forecast|await|upcom|anticipat|future)"
)


@dataclass(frozen=True, slots=True)
class Outlook:
    """One word's: past, ongoing or future (None: nothing is said); CERTAIN, PROBABLE or POSSIBLE; POS or NEG."""

    when: str | None
    certainty: str = "CERTAIN"
    polarity: str = "POS"


def _at(read: Read, span: Span) -> tuple[Sentence, int] | None:
    """The sentence and the token in which a span ends."""
    n = bisect_right([s.span.start for s in read.sentences], span.start) - 1
    if n < 0:
        return None
    sentence = read.sentences[n]
    i = bisect_right([t.span.start for t in sentence.tokens], span.end - 1) - 1
    return (sentence, i) if i >= 0 else None


def reported(read: Read, span: Span) -> Report | None:
    """The report that names the word, else the shortest one in whose clause it stands."""
    mine = [r for r in read.reports if r.span.overlaps(span)]
    return min(mine, key=lambda r: (not r.trigger.overlaps(span), len(r.span)), default=None)


def by_report(read: Read, span: Span) -> Outlook:
    """What the report says whose clause the word stands in."""
    report = reported(read, span)
    return _of_status(report.status) if report else Outlook(None)


def by_head(read: Read, span: Span) -> Outlook:
    """What the encoder's report head hears in the word."""
    i = bisect_right([w.span.start for w in read.told.words], span.end - 1) - 1
    chances = np.exp(read.told.head("report")[max(0, i)])
    if 1.0 - float(chances[0]) < _HEARD:
        return Outlook(None)
    return _of_status(Status(HEADS["report"][int(chances[1:].argmax()) + 1]))


def _of_status(status: Status) -> Outlook:
    certainty = {Status.POSSIBLE: "POSSIBLE"}.get(status, "CERTAIN")
    return Outlook(_OF[status], certainty, "NEG" if status is Status.CANCELLED else "POS")


def by_clause(read: Read, span: Span) -> Outlook:
    """Where the clause looks at the word, as the time step would see it for a day that stood there."""
    found = _at(read, span)
    return Outlook(_LOOKS[direction(found[0], span.end, span.end)]) if found else Outlook(None)


def by_cues(read: Read, span: Span) -> Outlook:
    """The peer: cues in front of the word, and nothing else."""
    found = _at(read, span)
    if found is None:
        return Outlook(BEHIND)
    sentence, i = found
    before = [t.lower for t in sentence.tokens[max(0, i - 5) : i]]
    ahead = bool(_MODALS & set(before[-3:])) or before[-1:] == ["to"] or any(_PLANS.match(w) for w in before)
    return Outlook(AHEAD if ahead else BEHIND)


def by_word(read: Read, span: Span) -> Outlook:
    """What the outlook step says of the marked words: of the first one where that is a verb, else of the last."""
    found, first = _at(read, span), _at(read, Span(span.start, span.start + 1))
    if found is None:
        return Outlook(None)
    sentence, i = found
    if first and first[0] is sentence and sentence.tokens[first[1]].tag.startswith("VB"):
        i = first[1]
    mine = [t for t in read.timexes if t.span.overlaps(sentence.span)]
    told = outlook(sentence, i, mine, read.article.day_at(span.start))
    return Outlook(_LOOKS[told.looks], told.certainty.value.upper(), "NEG" if told.denied else "POS")


def by_all(read: Read, span: Span) -> Outlook:
    """What Dateline is measured by."""
    report = reported(read, span)
    if report and report.trigger.overlaps(span):
        return _of_status(report.status)
    return by_word(read, span)


JUDGES: dict[str, Callable[[Read, Span], Outlook]] = {
    "report": by_report,
    "head": by_head,
    "word": by_word,
    "clause": by_clause,
    "cues": by_cues,
    "all": by_all,
}
