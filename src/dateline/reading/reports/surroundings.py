"""What a clause's neighbours, its page's headline and the rest of the page say about it: signs by sequence, not by words.

"It will be held on Friday" confirms a date on one page and moves one on another: the clause before tells which.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date

from dateline.reading.reports.clauses import Unit

__all__ = ["surroundings"]

_BACK = 3  # clauses
_DATED = frozenset(("time: ahead", "time: near past", "time: today", "time: until"))
_NAMING = frozenset(("strong", "shift"))
# What counts as a state of affairs that lasts into the clauses behind it.
_STATES = {
    "put off": frozenset(("put off", "new date", "should have", "was to")),
    "called off": frozenset(("called off", "refused", "denied")),
    "behind": frozenset(("event word behind", "took place", "over", "past verb, past day")),
    "going on": frozenset(("going on", "begun today")),
    "open": frozenset(("may or might", "could", "under discussion", "not ruled out", "wished for")),
    "floated": frozenset(("expected", "planned", "not fixed")),
    "to come": frozenset(("event word to come", "dated, to come", "is due or set", "fixed for")),
}
# Of these the rest of the page is asked for clauses on the same event word.
_MOVES = ("put off", "called off", "behind")


def _states(seen: frozenset[str]) -> Iterator[str]:
    for name, members in _STATES.items():
        if seen & members:
            yield name


def _heads(unit: Unit) -> frozenset[str]:
    return frozenset(t.head for t in unit.triggers if t.strength in _NAMING)


def _days(unit: Unit) -> frozenset[tuple[date | None, date | None]]:
    return frozenset((x.window.first, x.window.last) for x in unit.timexes if x.window and x.window.closed)


def _near(at: int, found: Sequence[Unit], seen: Sequence[frozenset[str]]) -> Iterator[str]:
    """What the clauses just before and the rest of the sentence say."""
    for back in range(max(0, at - _BACK), at):
        for state in _states(seen[back]):
            yield "before: " + state
    if at and _heads(found[at - 1]) and seen[at - 1] & _DATED:
        yield "before: dated event"
    index = found[at].index
    for other in (at - 2, at - 1, at + 1, at + 2):
        if 0 <= other < len(found) and found[other].index == index:
            for state in _states(seen[other]):
                yield "beside: " + state
            if _heads(found[other]):
                yield "beside: event word"
    if at + 1 < len(found) and _heads(found[at + 1]) and seen[at + 1] & _DATED:
        yield "behind: dated event"


def surroundings(
    found: Sequence[Unit], seen: Sequence[frozenset[str]], headline: frozenset[str]
) -> tuple[frozenset[str], ...]:
    """The further signs of each clause; `seen` are its own signs, `headline` those of the page's title."""
    titled = frozenset("title: " + state for state in _states(headline))
    moved = {
        (head, state)
        for unit, own in zip(found, seen, strict=True)
        for head in _heads(unit)
        for state in _states(own)
        if state in _MOVES
    }
    moves = Counter(head for head, _ in moved)
    named = Counter(d for unit in found if _heads(unit) for d in _days(unit))
    out = []
    for at, unit in enumerate(found):
        mine = set(titled) | set(_near(at, found, seen))
        own = frozenset(_states(seen[at]))
        for head in _heads(unit) if moves else ():
            mine.update(f"elsewhere: {s}" for s in _MOVES if (head, s) in moved and s not in own)
        if any(named[d] > bool(_heads(unit)) for d in _days(unit)):
            mine.add("day of an event here")
        out.append(frozenset(mine))
    return tuple(out)
