"""What the rules make of one day's words: the status and the window they leave an event in, and who carries each.

The newest word of the best-placed voice wins a field, and a field keeps its value until it is contradicted: officials of a party
outrank the nameless, a party's denial outranks a rumour. The conventions are those of the guide to the ledger.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from dateline.ledger.clues import AHEAD, is_stale
from dateline.ledger.places import better_place
from dateline.ledger.verdict import Word, verdict
from dateline.ledger.voices import NAMELESS
from dateline.ledger.windows import merged, spanning
from dateline.model import Kind, Mode, Report, Status, Window

__all__ = ["State", "ruled", "window_after"]

_VAGUE = 14  # days: a window longer than this is a deadline or a season, not a slot
_HAPPENED = frozenset({Status.HELD, Status.UNDER_WAY})
# What may take several days: one of its days, named, takes the others back no more than a part takes back the whole.
_LASTING = frozenset({Kind.MEETING, Kind.VISIT, Kind.STRIKE, Kind.OPERATION, Kind.HEARING, Kind.CEREMONY})


@dataclass(frozen=True, slots=True)
class State:
    """The state of play: values, the reports that carry each, and what live reports contradict."""

    status: Status = Status.POSSIBLE
    window: Window | None = None
    mode: Mode | None = None
    place: str | None = None
    carriers: tuple[tuple[str, tuple[str, ...]], ...] = ()
    disputed: tuple[str, ...] = ()
    window_rank: int = 0
    said_place: str | None = None
    """Where it is by the newest report that says so; `place` weighs that with all that stands around the reports."""
    since: date | None = None
    """The day on which its status or its window last changed."""

    def carried(self, field: str) -> tuple[str, ...]:
        """The reports that carry a field's value."""
        return dict(self.carriers).get(field, ())


def ruled(state: State | None, said: Sequence[Word], day: date | None) -> State:
    """The state after the words of one day, all but the place."""
    live = [w for w in said if not is_stale(w.report, day)]
    status, by, disputed = verdict(
        state.status if state else None, state.window if state else None, live or said, day
    )
    if state is None and not by:
        # What makes no sense (over before its day) is still all that was said.
        best = max(said, key=lambda w: (w.rank, w.order))
        status, by = best.report.status, (best,)
    carriers = dict(state.carriers) if state else {}
    quarrels = set(state.disputed) if state else set()
    if by:
        carriers["status"] = tuple(w.report.id for w in by)
        quarrels.discard("status")
    if disputed:
        # Also where what was said before stands, and nobody repeats it: a rumour against what is fixed.
        quarrels.add("status")
    new = replace(state or State(), status=status)
    new, window_by, window_disputed = window_after(state, new, live, by)
    if window_by is not None:
        carriers["window"] = window_by
        quarrels.discard("window")
        if window_disputed:
            quarrels.add("window")
    new, said_by = _setting(state, new, "mode", said, by)
    if said_by is not None:
        carriers["mode"] = said_by
    new, _ = _setting(state, new, "said_place", said, by)
    kept = tuple((f, ids) for f, ids in sorted(carriers.items()) if ids)
    return replace(new, carriers=kept, disputed=tuple(sorted(quarrels)))


def window_after(
    state: State | None, new: State, live: Sequence[Word], by: Sequence[Word]
) -> tuple[State, tuple[str, ...] | None, bool]:
    """The window after a day, the reports that carry it (None: as before), and whether it is disputed."""
    old = state.window if state else None
    before = state.status if state else None
    if before is Status.HELD and not any(w.report.status is Status.HELD for w in live):
        return new, None, False
    candidates = _speaking(new.status, live, by, old)
    if not candidates:
        return _windowless(state, new, by)
    best = _narrowest(max(candidates, key=lambda w: _weight(w, new.status)), live, new.status)
    window = best.report.window
    assert window is not None
    lasts = best.report.kind in _LASTING
    if lasts:
        least = 0 if new.status in _HAPPENED else best.rank
        wide = [w.report.window for w in candidates if w.report.window and w.rank >= least]
        window = spanning(window, wide)
    if old is not None and state and state.window_rank <= NAMELESS < best.rank and new.status is not before:
        # What the nameless floated gives way to what a better placed voice says.
        old = None
    after = merged(old, window, before, new.status, best.day, lasts=lasts)
    if after is old:
        same = [w.report.id for w in candidates if w.report.window and old and w.report.window.same_days(old)]
        return new, tuple(same) or None, False
    extends = old is not None and not after.same_days(window)
    carried = [w.report.id for w in candidates if w.report.window and w.report.window.same_days(window)]
    if extends and state:
        carried += [r for r in state.carried("window") if r not in carried]
    rivals = [
        w
        for w in candidates
        if w.rank >= best.rank and w.report.window and not w.report.window.overlaps(window)
    ]
    return (
        replace(new, window=after, window_rank=best.rank),
        tuple(carried),
        bool(rivals) and new.status in AHEAD,
    )


def _narrowest(best: Word, live: Sequence[Word], status: Status) -> Word:
    """Of what is ahead, a day named the same day by a voice that weighs as much says more than "before the year is out"."""
    wide = best.report.window
    if status not in AHEAD or wide is None or (wide.length or 0) <= _VAGUE:
        return best
    inside = [
        w
        for w in live
        if w.report.status in AHEAD
        and w.rank >= best.rank
        and (mine := w.report.window) is not None
        and mine.days is not None
        and (mine.length or 0) < (wide.length or 0)
        and wide.overlaps(mine)
    ]
    return max(inside, key=lambda w: _weight(w, status), default=best)


def _speaking(status: Status, live: Sequence[Word], by: Sequence[Word], old: Window | None) -> list[Word]:
    """The words that say when, and say it of the state that was found."""
    dated = [w for w in live if w.report.window is not None]
    if any(w.report.status is Status.POSTPONED for w in live):
        # "It had been set for Monday": the old day is told to say that it is no more.
        dated = [
            w for w in dated if not (old and w.report.window and w.report.window.same_days(old))
        ] or dated
    same = [w for w in dated if w.report.status is status]
    if status is Status.CANCELLED:
        return same
    if status in _HAPPENED:
        return [
            w for w in same if w.day is None or w.report.window is None or not _later(w.report.window, w.day)
        ]
    if status is Status.POSTPONED:
        fresh = [w for w in dated if w.report.status is Status.POSTPONED]
        return fresh or [w for w in dated if w.report.status in AHEAD and w.rank > 1]
    strong = [w for w in dated if w in by]
    lowest = min((w.rank for w in by), default=0)
    near = [w for w in dated if w.report.status in AHEAD and w.rank >= lowest]
    return strong or same or near


def _later(window: Window, day: date) -> bool:
    return window.first is not None and window.first > day


def _weight(word: Word, status: Status) -> tuple[int, int, int, tuple[object, ...]]:
    """What makes one word on the window better than another of the same day."""
    length = word.report.window.length if word.report.window else None
    narrow = -(length or 9999)
    if status in _HAPPENED:
        return (0, word.rank, narrow, word.order)
    return (int(word.report.status is status), word.rank, narrow, word.order)


def _windowless(
    state: State | None, new: State, by: Sequence[Word]
) -> tuple[State, tuple[str, ...] | None, bool]:
    """Nobody said when. Putting off and calling off take the old slot away; all else leaves it."""
    before = state.status if state else None
    if not by or new.window is None:
        return new, None, False
    day = by[0].day
    open_still = (
        day is not None
        and new.window.last is not None
        and not _later(new.window, day)
        and new.window.last > day
    )
    if state and new.status is Status.HELD and open_still:
        # It was due by a day that is still to come, and is over: by the day of writing at the latest.
        carried = (*state.carried("window"), *(w.report.id for w in by))
        return replace(new, window=replace(new.window, last=day)), carried, False
    if new.status is Status.CANCELLED or (new.status is Status.POSTPONED and before is not Status.POSTPONED):
        return replace(new, window=None), (), False
    return new, None, False


def _setting(
    state: State | None, new: State, field: str, words: Sequence[Word], by: Sequence[Word]
) -> tuple[State, tuple[str, ...] | None]:
    """Mode or said place after a day, and the reports that carry it (None: as before)."""
    value_of = {"mode": _mode, "said_place": _place}[field]
    said = [w for w in words if value_of(w.report) is not None]
    old = getattr(new, field)
    if old is not None:
        # What is known gives way only to what is said of the state that was found, by a voice that weighs as much.
        closed = state is not None and state.status is Status.HELD
        lowest = min(3, *(w.rank for w in by)) if by else 0
        said = [w for w in said if w.rank >= lowest and (not closed or w.report.status is Status.HELD)]
    if not said:
        return new, None
    # Who says when says where of the same event; a word without a day may speak of another.
    ranked = sorted(
        said, key=lambda w: (w.report.status is new.status, _says(w, new.window), w.rank, w.order)
    )
    value = old
    for word in ranked:
        mine = value_of(word.report)
        value = better_place(value, str(mine)) if field == "said_place" else mine
    ids = tuple(w.report.id for w in said if value_of(w.report) == value)
    if value == old:
        return new, ids or None
    return (replace(new, said_place=value) if field == "said_place" else replace(new, mode=value)), ids


def _says(word: Word, window: Window | None) -> bool:
    return word.report.window is not None and word.report.window.same_days(window)


def _mode(report: Report) -> Mode | None:
    return report.mode


def _place(report: Report) -> str | None:
    return report.place
