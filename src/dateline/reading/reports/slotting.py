"""The likeliest window of a clause, by a small fitted network that has the rules' word among its numbers.

The numbers that go in have names (`slot_tells`), kept with the weights in `slotting.npz`, which were fitted on marked stories as
they are read (`training/reports/slotting.py`).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from dateline.model import Window
from dateline.reading.reports.slot_tells import of_clause, of_offer
from dateline.reading.reports.slots import Clause, Offer, offers
from dateline.rules.fitted import Numbers, Scorer, weights

__all__ = ["Slotter", "slot_of", "slotter"]


@dataclass(frozen=True, slots=True)
class Slotter:
    """The network, and the place of each number that it knows by name."""

    scorer: Scorer
    places: Mapping[str, int]

    @classmethod
    def of(cls, stored: Mapping[str, NDArray[np.generic]]) -> Slotter:
        """From the arrays as they are kept."""
        return cls(Scorer.of(stored, "slot"), {str(name): at for at, name in enumerate(stored["slot.names"])})

    def likeliest(self, clause: Clause, found: Sequence[Offer]) -> Offer:
        """The offer with the greatest chance; of equals the first."""
        return found[int(self.scorer(self._numbers(clause, found)).argmax())]

    def _numbers(self, clause: Clause, found: Sequence[Offer]) -> Numbers:
        rows = np.zeros((len(found), len(self.places)), dtype=np.float32)
        for name, value in of_clause(clause).items():
            if (place := self.places.get(name)) is not None:
                rows[:, place] = value
        for row, offer in zip(rows, found, strict=True):
            for name, value in of_offer(clause, offer).items():
                if (place := self.places.get(name)) is not None:
                    row[place] = value
        return rows


@cache
def slotter() -> Slotter:
    """The network that ships."""
    return Slotter.of(weights("dateline.reading.reports", "slotting.npz"))


def slot_of(clause: Clause) -> Window | None:
    """The days that a clause gives its event, or None."""
    found = offers(clause)
    return slotter().likeliest(clause, found).window if len(found) > 1 else None
