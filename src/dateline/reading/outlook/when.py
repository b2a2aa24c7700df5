"""When it is to be: the time expression of an event word's own clause."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from datetime import date

from dateline.model import Direction, Timex, Token
from dateline.reading.outlook.words import STOPS, is_verb, subject_of, word_class

__all__ = ["dated", "time_of"]

_BEHIND, _BEFORE = 14, 10  # words behind and in front of an event word within which a time may be its own
_OWN = frozenset({"before", "until", "till"})  # they open a clause, or stand in front of a time
_BEFORE_NOUN = frozenset({"DT", "JJ", "PRP$", "NN", "POS", "CD"})
_RELATIVE = frozenset({"that", "which", "who"})


def time_of(tokens: Sequence[Token], i: int, timexes: Sequence[Timex], day: date | None) -> Timex | None:
    """The time of the event at `i`: behind it in its own clause, else in front of it; of a subject that of its verb.

    `day` is the day of writing: what is over by then is no time of something to come.
    """
    fit = [t for t in timexes if _may_come(t, day)]
    places = [i] if is_verb(tokens, i) else [n for n in (i, subject_of(tokens, i)) if n is not None]
    behind = next((t for place in places for t in fit if _reaches(tokens, place, t)), None)
    return behind or next((t for t in reversed(fit) if _reaches_back(tokens, i, t)), None)


def dated(tokens: Sequence[Token], timexes: Sequence[Timex], day: date | None) -> frozenset[int]:
    """The tokens behind which, in their own clause, a day to come stands."""
    fit = [
        t
        for t in timexes
        if day and t.window and t.window.first and t.window.first >= day and _may_come(t, day)
    ]
    spots = {i for t in fit for i in range(max(0, _at(tokens, t)[0] - _BEHIND), _at(tokens, t)[0])}
    return frozenset(i for i in spots if any(_reaches(tokens, i, t) for t in fit))


def _may_come(timex: Timex, day: date | None) -> bool:
    """Whether something to come may bear this time: "soon", and days that are not over, nor ("since 2011") began long ago."""
    if timex.window is None:
        return timex.type in {"DATE", "TIME"} and timex.direction is not Direction.BEHIND
    first, last = timex.window.first, timex.window.last
    if day is None or last is None:
        return first is not None
    return last > day or (last == day and first == last)


def _at(tokens: Sequence[Token], timex: Timex) -> tuple[int, int]:
    """The tokens of a time: its first, and the one behind its last."""
    first = bisect_left(tokens, timex.span.start, key=lambda t: t.span.start)
    return first, bisect_left(tokens, timex.span.end, key=lambda t: t.span.start)


def _reaches(tokens: Sequence[Token], i: int, timex: Timex) -> bool:
    """Whether a time stands behind an event word with no other clause between."""
    first, _ = _at(tokens, timex)
    if first and tokens[first - 1].lower in _OWN:
        first -= 1  # "before the end of May"
    between = range(i + 1, first)
    return i < first <= i + _BEHIND and not any(
        _is_clausal(tokens, k) or _opens(tokens[k]) or tokens[k].text == "," for k in between
    )


def _reaches_back(tokens: Sequence[Token], i: int, timex: Timex) -> bool:
    """Whether a time stands in front of an event word: "On Friday, the council will vote", "is due on Friday to vote"."""
    _, last = _at(tokens, timex)
    return last <= i <= last + _BEFORE and not any(
        t.tag in {"VBD", "VBZ", "VBP"} or _opens(t) for t in tokens[last:i]
    )


def _is_clausal(tokens: Sequence[Token], k: int) -> bool:
    """Whether a verb makes another clause. Presents and "a farewell sailing" are let through: many are nouns."""
    tag = tokens[k].tag
    if tag == "VBG":
        return tokens[k - 1].tag not in _BEFORE_NOUN
    return tag == "MD" or (tag in {"VBD", "VB"} and is_verb(tokens, k))


def _opens(token: Token) -> bool:
    """Whether another clause begins with a word, or a mark parts two."""
    return token.text in STOPS - {","} or token.lower in word_class("until") | _RELATIVE
