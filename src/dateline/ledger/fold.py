"""The fold: what an event's reports up to a day add up to.

Day by day. The rules (`ruling`) tell what a day's words make of where the event stood; of all that these words allow (`choice`)
the likeliest status and window are taken (`chooser`), each with the reports that say it. Mode and place follow the rules. Words
decide that something was held; a window that passes without word does not.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from collections.abc import Set as AbstractSet
from dataclasses import replace
from datetime import date
from itertools import groupby

from dateline.ledger.choice import Day, Slot, alike
from dateline.ledger.chooser import choose
from dateline.ledger.clues import AHEAD
from dateline.ledger.ruling import State, ruled
from dateline.ledger.verdict import Word
from dateline.ledger.whereabouts import Whereabouts
from dateline.ledger.windows import anchored
from dateline.model import Mode, Status, Turn

__all__ = ["Choice", "State", "evenings", "fold"]

_APART = frozenset({Mode.VIRTUAL, Mode.PHONE})  # each is where he is

Choice = Callable[[Day], tuple[Status, Slot]]


def fold(words: Iterable[Word], as_of: date | None) -> tuple[State, tuple[Turn, ...]]:
    """The state after all words, and the turns on the way. Words of unknown day come first: they outdate nothing."""
    ordered = sorted(words, key=lambda w: w.order)
    state: State | None = None
    turns: list[Turn] = []
    for said, day, after in evenings(ordered, choose):
        before, state = state, after
        if day is not None and (before is None or _values(before) != _values(state)):
            turns.append(_turn(state, day, {w.report.id for w in said}))
    assert state is not None, "an event has at least one report"
    if state.status in AHEAD and state.window and as_of:
        # "By Friday" said on Monday is, on Wednesday, from Wednesday to Friday.
        since = {w.day for w in ordered if w.report.window and w.report.window.same_days(state.window)}
        state = replace(state, window=anchored(state.window, since, as_of))
    return state, tuple(turns)


def evenings(
    ordered: Iterable[Word], choice: Choice
) -> Iterator[tuple[tuple[Word, ...], date | None, State]]:
    """Day by day: the words, the day, and the state after them. Of words without a day the rules alone judge."""
    state: State | None = None
    alone: State | None = None
    past: list[Word] = []
    places = Whereabouts()
    for day, words_of_day in groupby(ordered, key=lambda w: w.day):
        said = tuple(words_of_day)
        places.hear(said)
        state, alone = ruled(before := state, said, day), ruled(alone, said, day)
        if day is not None:
            seen = Day(day, said, tuple(past), before, state, alone)
            state = _taken(before, seen, *choice(seen))
        place, by = places.likeliest(state.said_place, guess=state.mode not in _APART)
        state = replace(state, place=place, carriers=_carried(state, "place", by))
        past += said
        yield said, day, state


def _taken(before: State | None, day: Day, status: Status, slot: Slot) -> State:
    """The state by the rules, with the status and the window that were chosen, and who says so."""
    new = day.rules
    if status is not new.status:
        saying = tuple(w.report.id for w in day.said if w.report.status is status)
        stays = before is not None and status is before.status
        new = replace(
            new,
            status=status,
            carriers=_carried(
                new, "status", saying or (before if stays and before else day.alone).carried("status")
            ),
            disputed=_quarrels(new, "status", stays and before is not None and "status" in before.disputed),
        )
    if not alike(slot.window, new.window):
        ranks = [w.rank for w in day.said if slot.window and alike(w.report.window, slot.window)]
        new = replace(
            new,
            window=slot.window,
            window_rank=max(ranks, default=before.window_rank if before else 0),
            carriers=_carried(new, "window", slot.carriers),
            disputed=_quarrels(new, "window", False),
        )
    same = before is not None and before.status is new.status and alike(before.window, new.window)
    return new if same else replace(new, since=day.day)


def _carried(state: State, field: str, by: tuple[str, ...]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """A state's carriers, with those of one field anew."""
    kept = dict(state.carriers) | {field: tuple(dict.fromkeys(by))}
    return tuple((name, ids) for name, ids in sorted(kept.items()) if ids)


def _quarrels(state: State, field: str, open_: bool) -> tuple[str, ...]:
    """What is disputed of a state, where it is known of one field whether it is."""
    return tuple(sorted({name for name in state.disputed if name != field} | ({field} if open_ else set())))


def _turn(state: State, day: date, said: AbstractSet[str]) -> Turn:
    """The state that the words of a day (`said`) brought about."""
    fresh = {field: tuple(r for r in ids if r in said) for field, ids in state.carriers}
    return Turn(
        day,
        state.status,
        state.window,
        state.mode,
        state.place,
        reports=tuple(sorted({r for ids in fresh.values() for r in ids})),
        carriers=tuple((field, ids) for field, ids in fresh.items() if ids),
        disputed=state.disputed,
    )


def _values(state: State) -> tuple[object, ...]:
    days = (state.window.first, state.window.last) if state.window else None
    return (state.status, days, state.mode, state.place, state.disputed)
