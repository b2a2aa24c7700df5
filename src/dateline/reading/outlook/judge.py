"""How any one event word stands: where it looks, how surely, and whether it is denied."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from dateline.model import Direction, Outlook, Sentence, Timex, Token
from dateline.reading.outlook.certainty import certainty, denied
from dateline.reading.outlook.nouns import noun
from dateline.reading.outlook.slips import mended
from dateline.reading.outlook.verbs import verb
from dateline.reading.outlook.words import STOPS, is_verb

__all__ = ["beside", "outlook", "stands"]

_BESIDE = 8  # words behind an event word within which a time is its own


def outlook(sentence: Sentence, at: int, timexes: Sequence[Timex] = (), day: date | None = None) -> Outlook:
    """How the event stands that the token `at` names; `timexes` are the sentence's, `day` the day of writing."""
    return stands(mended(sentence), at, timexes, day)


def stands(sentence: Sentence, at: int, timexes: Sequence[Timex], day: date | None) -> Outlook:
    """The same of a sentence whose tags are mended."""
    tokens = sentence.tokens
    verbal = is_verb(tokens, at)
    looks = verb(sentence, at) if verbal else noun(sentence, at)
    near = beside(tokens, at, timexes)
    if day is not None and near is not None and near.window:
        first, last = near.window.first, near.window.last
        coming = first is not None and (first > day or (first == day != last))
        if coming and (not verbal or looks is Direction.OPEN):
            looks = Direction.AHEAD
        elif last is not None and last < day:
            looks = Direction.BEHIND
    return Outlook(looks, certainty(tokens, at, verbal), denied(tokens, at, verbal))


def beside(tokens: Sequence[Token], i: int, timexes: Sequence[Timex]) -> Timex | None:
    """The time that stands close behind the word, with no verb or comma between."""
    start, end = tokens[i].span.end, tokens[min(len(tokens) - 1, i + _BESIDE)].span.end
    for timex in timexes:
        between = [t for t in tokens[i + 1 : i + 1 + _BESIDE] if t.span.end <= timex.span.start]
        broken = any(t.tag.startswith(("VB", "MD")) or t.text in STOPS for t in between)
        if start <= timex.span.start < end and not broken:
            return timex
    return None
