"""The likeliest state of an event after a day's words, by two small fitted networks.

One gives the chance of each status that it may have, the other of each window in a status; the state is chosen that has the
greatest chance of both. Plain words are left to the rules. The numbers that go in have names (`telltales`); the weights stand in
`choosing.npz` and were fitted on marked stories as they are read and placed (`training/fold/fit.py`).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from dateline.ledger.choice import Day, Slot, slots, statuses
from dateline.ledger.telltales import of_day, of_status, of_window
from dateline.model import Status
from dateline.rules.fitted import Scorer, weights

__all__ = ["Chooser", "choose", "chooser"]


@dataclass(frozen=True, slots=True)
class Chooser:
    """The two networks."""

    status: Scorer
    window: Scorer

    @classmethod
    def of(cls, stored: Mapping[str, NDArray[np.generic]]) -> Chooser:
        """From the arrays as they are kept."""
        return cls(Scorer.of(stored, "status"), Scorer.of(stored, "window"))

    def choose(self, day: Day) -> tuple[Status, Slot]:
        """The likeliest state; of plain words what the rules make of them."""
        best, most = (day.rules.status, day.by_rules(day.rules.status)), -np.inf
        if day.plain:
            return best
        known, may_be = of_day(day), statuses(day)
        at_hand = slots(day, may_be)
        chances = self.status([[*of_status(day, status), *known] for status in may_be])
        for chance, status in sorted(zip(chances, may_be, strict=True), key=lambda found: -found[0]):
            if chance <= most:
                break
            # What is called off has the window that its words give it: which it is says little of how likely it is off.
            slot, more = day.by_rules(status), 0.0
            if status is not Status.CANCELLED:
                slot, more = self._slot(day, status, at_hand, known)
            if chance + more > most:
                best, most = (status, slot), chance + more
        return best

    def _slot(
        self, day: Day, status: Status, at_hand: Sequence[Slot], known: Sequence[float]
    ) -> tuple[Slot, float]:
        """The likeliest window in a status, and the logarithm of its chance."""
        chances = self.window([[*of_window(day, status, slot.window), *known] for slot in at_hand])
        at = int(chances.argmax())
        return at_hand[at], float(chances[at])


@cache
def chooser() -> Chooser:
    """The networks that ship."""
    return Chooser.of(weights("dateline.ledger", "choosing.npz"))


def choose(day: Day) -> tuple[Status, Slot]:
    """The likeliest state by the networks that ship."""
    return chooser().choose(day)
