"""What tells which state an event is in after a day's words, in numbers that have names.

Three lists: of the day whatever is chosen, of a status, and of a window in a status. `chooser` weighs them.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from math import log1p

from dateline.ledger.choice import Day, alike, follows
from dateline.ledger.clues import is_stale
from dateline.ledger.verdict import Word
from dateline.ledger.voices import OFFICIAL, OUTSIDER, PARTY
from dateline.model import Grain, Kind, Status, Window
from dateline.rules.fitted import signed_log

__all__ = ["DAY", "STATUS", "WINDOW", "of_day", "of_status", "of_window"]

_STATUSES, _KINDS, _GRAINS = tuple(Status), tuple(Kind), tuple(Grain)
_LONG = 400  # days: a window without an end; more tells no more
_PAGE = 20000  # signs: a place far down a page

_WHEN = (
    *("none", "past", "ahead", "now", "today", "from_today"),
    *("length", "one_day", "starts_in", "ends_in", "open"),
)
_BACKING = (
    *("count", "none", "share", "certainty", "odds", "together", "rank", "voice", "named", "parties"),
    *("newest", "first", "pages", "dated", "all_stale", "grip", "firm", "people", "moves", "leaning"),
    *("sourced", "of_kind", "high", "best_rank", "best_sure", "best_worth"),
    *("its_people", "best_of_kind", "best_dated"),
)
_TO_SLOT = ("as_slot", "meets_slot", "after_slot", "before_slot")

DAY = (
    *(f"before: {s}" for s in _STATUSES),
    "first day",
    *(f"kind: {k}" for k in _KINDS),
    *("reports", "live", "past reports", "dated"),
    *(f"weight: {s}" for s in _STATUSES),
    *(f"past weight: {s}" for s in _STATUSES),
    *(f"slot: {name}" for name in _WHEN),
    *("stood", "moves", "certainty", "grip", "rank", "firm", "silence"),
)
"""The names of what is told of a day."""

STATUS = (
    *(f"is: {s}" for s in _STATUSES),
    *("as before", "as rules", "as rules alone"),
    *(f"for: {name}" for name in _BACKING),
    *("odds", "all odds", "mean odds", "odds of the named", "odds of the newest"),
    *("rival", "rival's rank", "rivals", "past for", "past odds", "past rank"),
    *(f"its windows: {name}" for name in (*_TO_SLOT, "past", "ahead", "now")),
)
"""The names of what is told of a status."""

WINDOW = (
    *(f"in: {s}" for s in _STATUSES),
    *("status as before", "status as rules", "as before", "as rules", "as rules in theirs", "as rules alone"),
    *(f"window: {name}" for name in _WHEN),
    *(f"grain: {g}" for g in _GRAINS),
    *(f"says it: {name}" for name in _BACKING),
    *("says both", "says both: odds", "says both: rank", "says both: newest"),
    *("dated of status", "undated of status", "past says it", "past says both", "past moved from it"),
    *_TO_SLOT,
    *("within slot", "around slot", "gap to slot", "within another", "around another"),
    *("apart from others", "others later", "made up"),
)
"""The names of what is told of a window in a status."""


def _surest(word: Word) -> float:
    return max(word.report.odds, default=1.0)


def _weight(word: Word) -> float:
    """How likely a word speaks of an event, and of this one."""
    return word.report.certainty * word.grip


def _worth(word: Word) -> float:
    return _weight(word) * _surest(word)


def _signed(days: int) -> float:
    return signed_log(max(-_LONG, min(_LONG, days)))


def _most(numbers: Iterable[float]) -> float:
    return max(numbers, default=0.0)


def of_day(day: Day) -> list[float]:
    """What is true of a day whichever state is chosen, in the order of `DAY`."""
    said, state = day.said, day.state
    last = max((w.day for w in day.past if w.day), default=None)
    return [
        *(float(day.before is s) for s in _STATUSES),
        float(state is None),
        *(float(said[0].kind is k) for k in _KINDS),
        log1p(len(said)),
        log1p(len(day.live)),
        log1p(len(day.past)),
        log1p(sum(w.report.window is not None for w in said)),
        *_weights(said),
        *_weights(day.past),
        *_when(day.slot, day.day),
        log1p((day.day - state.since).days) if state and state.since else 0.0,
        float(any(w.moves for w in said)),
        _most(w.report.certainty for w in said),
        _most(w.grip for w in said),
        _most(w.rank / PARTY for w in said),
        float(any(w.firm for w in said)),
        log1p((day.day - last).days) if last else 0.0,
    ]


def _weights(words: Sequence[Word]) -> list[float]:
    """What speaks for each status, all in all."""
    sums = [0.0] * len(_STATUSES)
    for word in words:
        weight = _weight(word)
        for at, status in enumerate(_STATUSES):
            sums[at] += weight * word.report.chance_of(status)
    return [log1p(total) for total in sums]


def _when(window: Window | None, day: date) -> list[float]:
    """Where a window lies, seen from a day, and how long it is, in the order of `_WHEN`."""
    if window is None:
        return [1.0, *(0.0,) * (len(_WHEN) - 1)]
    first, last = window.first, window.last
    return [
        0.0,
        float(last is not None and last < day),
        float(first is not None and first > day),
        float(first is not None and last is not None and first <= day <= last),
        float(first == last == day),
        float(first == day and last != day),
        log1p(window.length or _LONG),
        float(window.length == 1),
        _signed((first - day).days) if first else 0.0,
        _signed((last - day).days) if last else 0.0,
        float(window.days is None),
    ]


def _backing(them: Sequence[Word], day: Day) -> list[float]:
    """Who says so, in the order of `_BACKING`."""
    if not them:
        nobody = [0.0] * len(_BACKING)
        nobody[1], nobody[_BACKING.index("high")] = 1.0, log1p(_PAGE) / 10
        return nobody
    best = max(them, key=lambda w: (_worth(w), w.order))
    doubt = 1.0
    for word in them:
        doubt *= 1 - _worth(word)
    return [
        *(log1p(len(them)), 0.0, len(them) / len(day.said)),
        max(w.report.certainty for w in them),
        max(_surest(w) for w in them),
        1 - doubt,
        max(w.rank for w in them) / PARTY,
        max(w.voice for w in them) / PARTY,
        log1p(sum(w.rank >= OUTSIDER for w in them)),
        log1p(sum(w.rank >= OFFICIAL for w in them)),
        float(day.said[-1] in them),
        float(day.said[0] in them),
        log1p(len({w.page for w in them})),
        float(any(w.report.window for w in them)),
        float(all(is_stale(w.report, w.day) for w in them)),
        max(w.grip for w in them),
        float(any(w.firm for w in them)),
        log1p(max(w.parties for w in them)),
        float(any(w.moves for w in them)),
        float(all(w.report.anaphoric for w in them)),
        float(any(w.report.source for w in them)),
        float(any(w.report.kind is w.kind for w in them)),
        log1p(min(_PAGE, *(w.report.span.start for w in them))) / 10,
        best.rank / PARTY,
        best.report.certainty * _surest(best),
        _worth(best),
        max(w.parties / max(1, w.people) for w in them),
        float(best.report.kind is best.kind),
        float(best.report.window is not None),
    ]


def _to_slot(windows: Sequence[Window], slot: Window | None) -> list[float]:
    """How windows lie to the slot that stood, in the order of `_TO_SLOT`."""
    if slot is None:
        return [0.0] * len(_TO_SLOT)
    return [
        float(any(w.same_days(slot) for w in windows)),
        float(any(w.overlaps(slot) for w in windows)),
        float(any(follows(w, slot) for w in windows)),
        float(any(follows(slot, w) for w in windows)),
    ]


def of_status(day: Day, status: Status) -> list[float]:
    """What speaks for a status, in the order of `STATUS`."""
    them = [w for w in day.said if w.report.status is status]
    others = [w for w in day.said if w.report.status is not status]
    past = [w for w in day.past if w.report.status is status]
    odds = [_weight(w) * w.report.chance_of(status) for w in day.said]
    windows = [w.report.window for w in them if w.report.window]
    return [
        *(float(status is s) for s in _STATUSES),
        float(status is day.before),
        float(status is day.rules.status),
        float(status is day.alone.status),
        *_backing(them, day),
        max(odds),
        log1p(sum(odds)),
        sum(w.report.chance_of(status) for w in day.said) / len(day.said),
        _most(o for w, o in zip(day.said, odds, strict=True) if w.rank >= OUTSIDER),
        day.said[-1].report.chance_of(status),
        _most(map(_worth, others)),
        _most(w.rank / PARTY for w in others),
        log1p(len(others)),
        log1p(len(past)),
        log1p(sum(_weight(w) * w.report.chance_of(status) for w in day.past)),
        _most(w.rank / PARTY for w in past),
        *_to_slot(windows, day.slot),
        float(any(w.last and w.last < day.day for w in windows)),
        float(any(w.first and w.first > day.day for w in windows)),
        float(any(w.first and w.last and w.first <= day.day <= w.last for w in windows)),
    ]


def of_window(day: Day, status: Status, window: Window | None) -> list[float]:
    """What speaks for a window in a status, in the order of `WINDOW`."""
    saying = [w for w in day.said if alike(w.report.window, window)]
    grain = window.grain if window else None
    return [
        *(float(status is s) for s in _STATUSES),
        float(status is day.before),
        float(status is day.rules.status),
        float(day.state is not None and alike(window, day.slot)),
        float(alike(window, day.by_rules(status).window)),
        float(alike(window, day.rules.window)),
        float(alike(window, day.alone.window)),
        *_when(window, day.day),
        *(float(grain is g) for g in _GRAINS),
        *_backing(saying, day),
        *_of_both(day, status, window, saying),
        *_to_slot([window] if window else [], day.slot),
        *_among(day, window, saying),
    ]


def _of_both(day: Day, status: Status, window: Window | None, saying: Sequence[Word]) -> list[float]:
    """Who says the window and the status together, today and before."""
    both = [w for w in saying if w.report.status is status]
    of_status = [w for w in day.said if w.report.status is status]
    dated = sum(w.report.window is not None for w in of_status)
    past = [w for w in day.past if alike(w.report.window, window)] if window else []
    past_both = sum(w.report.status is status for w in past)
    return [
        log1p(len(both)),
        _most(_weight(w) * w.report.chance_of(status) for w in saying),
        _most(w.rank / PARTY for w in both),
        float(bool(both) and both[-1] is of_status[-1]),
        *(log1p(dated), log1p(len(of_status) - dated)),
        *(log1p(len(past)), log1p(past_both), log1p(len(past) - past_both)),
    ]


def _among(day: Day, window: Window | None, saying: Sequence[Word]) -> list[float]:
    """How a window lies to the slot that stood, and to the other windows of the day."""
    if window is None:
        return [0.0] * 8
    slot, told = day.slot, [w.report.window for w in day.said if w.report.window]
    others = [t for t in told if not t.same_days(window)]
    moved = slot is not None and not slot.same_days(window)
    return [
        float(moved and slot is not None and slot.covers(window)),
        float(moved and slot is not None and window.covers(slot)),
        log1p(min(_LONG, slot.gap(window).days)) if slot else 0.0,
        log1p(sum(t.covers(window) for t in others)),
        log1p(sum(window.covers(t) for t in others)),
        log1p(sum(not window.overlaps(t) for t in told)),
        log1p(sum(follows(t, window) for t in told)),
        float(not saying and not alike(window, slot)),
    ]
