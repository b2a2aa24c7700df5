"""What may be true of an event after a day's words: the states it may be in, each with the reports that say so."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from dateline.ledger.clues import is_stale
from dateline.ledger.ruling import State, window_after
from dateline.ledger.verdict import Word
from dateline.ledger.windows import merged, spanning
from dateline.model import Grain, Status, Window

__all__ = ["Day", "Slot", "alike", "follows", "slots", "statuses"]

_PLAIN = 0.9  # a word that is so sure of its event and its status leaves nothing to weigh
_SITTING, _PART = 10, 7  # days: two parts of one sitting, all in all, and each of them
_LATE = 99  # days of a window without an end


@dataclass(frozen=True)
class Day:
    """All that the choice of a day's state may look at: the words of the day, those before, and where the event stood.

    `state` is the choice of the day before. `rules` is what the rules make of the words from there, `alone` what they make
    of all words so far by themselves.
    """

    day: date
    said: tuple[Word, ...]
    past: Sequence[Word]
    state: State | None
    rules: State
    alone: State

    @property
    def before(self) -> Status | None:
        """The status it stood in."""
        return self.state.status if self.state else None

    @property
    def slot(self) -> Window | None:
        """The window it stood with."""
        return self.state.window if self.state else None

    @property
    def plain(self) -> bool:
        """Whether every word is sure of its status: then it is for the rules to say what they add up to."""
        return all(w.report.certainty * max(w.report.odds, default=1.0) >= _PLAIN for w in self.said)

    @cached_property
    def live(self) -> list[Word]:
        """The words that tell no plan of old."""
        return [w for w in self.said if not is_stale(w.report, self.day)]

    @cached_property
    def _by_rules(self) -> dict[Status, Slot]:
        return {}

    def by_rules(self, status: Status) -> Slot:
        """The window that the rules would give it in a status."""
        if status is self.rules.status:
            return Slot(self.rules.window, self.rules.carried("window"))
        if (known := self._by_rules.get(status)) is None:
            by = [w for w in self.live if w.report.status is status]
            new = replace(self.state or State(), status=status)
            after, carriers, _ = window_after(self.state, new, self.live, by)
            kept = self.state.carried("window") if self.state else ()
            known = self._by_rules[status] = Slot(after.window, kept if carriers is None else carriers)
        return known


@dataclass(frozen=True, slots=True)
class Slot:
    """A window that an event may have, and the reports that carry it."""

    window: Window | None
    carriers: tuple[str, ...] = ()


def statuses(day: Day) -> list[Status]:
    """The statuses it may have: as before, as the rules say, and whatever a report of the day says."""
    found = {w.report.status for w in day.said} | {day.rules.status, day.alone.status}
    if day.before:
        found.add(day.before)
    return [status for status in Status if status in found]


def slots(day: Day, likely: Iterable[Status]) -> list[Slot]:
    """The windows it may have: none, as before, as the rules say, the day's own, and what two of them make together."""
    found: list[Slot] = []
    for slot in _all_slots(day, likely):
        if not any(alike(slot.window, other.window) for other in found):
            found.append(slot)
    return found


def _all_slots(day: Day, likely: Iterable[Status]) -> Iterator[Slot]:
    yield Slot(None)
    told: dict[tuple[date | None, date | None], Slot] = {}
    for word in day.said:
        if (window := word.report.window) is not None:
            key = (window.first, window.last)
            known = told.get(key, Slot(window))
            told[key] = replace(known, carriers=(*known.carriers, word.report.id))
    if day.slot is not None and day.state:
        again = told.get((day.slot.first, day.slot.last))
        yield Slot(day.slot, again.carriers if again else day.state.carried("window"))
    yield Slot(day.alone.window, day.alone.carried("window"))
    for status in likely:
        yield day.by_rules(status)
    yield from told.values()
    yield from _together(day, list(told.values()))


def _together(day: Day, told: Sequence[Slot]) -> Iterator[Slot]:
    """What two windows make together: the one that stood and a new one, or two of the day's own."""
    stood = Slot(day.slot, day.state.carried("window") if day.state else ())
    for slot in told:
        if (old := day.slot) is not None and slot.window is not None:
            for status in (Status.HELD, Status.CONFIRMED):
                window = merged(old, slot.window, day.before, status, day.day, lasts=True)
                yield Slot(window, (*slot.carriers, *stood.carriers))
            yield from _sitting(stood, slot)
    for slot in told:
        for other in told:
            if slot.window is not None and other.window is not None:
                if spanning(slot.window, [other.window]) is other.window:
                    yield other
                yield from _sitting(slot, other)


def _sitting(one: Slot, other: Slot) -> Iterator[Slot]:
    """Two days of one sitting, put together: next to each other, or the first and the last day."""
    a, b = one.window, other.window
    if a is None or b is None or not (a.first and a.last and b.first and b.last):
        return
    if a.first >= b.first or a.last >= b.last or (b.last - a.first).days > _SITTING:
        return
    if (a.length or _LATE) <= _PART and (b.length or _LATE) <= _PART:
        yield Slot(Window(a.first, b.last, Grain.DAYS, b.words), (*one.carriers, *other.carriers))


def alike(one: Window | None, other: Window | None) -> bool:
    """Whether two windows are the same days, or both none."""
    return other is None if one is None else other is not None and one.same_days(other)


def follows(one: Window, other: Window) -> bool:
    """Whether a window begins when the other is over."""
    return one.first is not None and other.last is not None and one.first > other.last
