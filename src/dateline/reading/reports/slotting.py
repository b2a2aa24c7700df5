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
from dateline.reading.reports.slot_tells import of_clause, of_offers
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
        places, values = self._placed(of_clause(clause))
        rows[:, places] = values
        for row, numbers in zip(rows, of_offers(clause, found), strict=True):
            places, values = self._placed(numbers)
            row[places] = values
        return rows

    def _placed(self, named: Mapping[str, float]) -> tuple[list[int], list[float]]:
        """Where the numbers stand that the network knows, and the numbers."""
        known = [(self.places[name], value) for name, value in named.items() if name in self.places]
        return [place for place, _ in known], [value for _, value in known]


@cache
def slotter() -> Slotter:
    """The network that ships."""
    return Slotter.of(weights("dateline.reading.reports", "slotting.npz"))


def slot_of(clause: Clause) -> Window | None:
    """The days that a clause gives its event, or None."""
    found = offers(clause)
    return slotter().likeliest(clause, found).window if len(found) > 1 else None
