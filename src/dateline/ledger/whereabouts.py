"""Where an event is: by what its reports say, and by the places that stand around all of them, weighed together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cache
from math import log1p

from dateline.ledger.places import is_wide, plain
from dateline.ledger.verdict import Word
from dateline.rules import rows

__all__ = ["Whereabouts"]

_LEAST = 0.6
"""What speaks for a place less than this is no guess worth making: one name in passing."""

_SAID = frozenset({"", "in its clause, there", "in its clause, at a body"})


@cache
def _weights() -> Mapping[str, float]:
    return {row["name"]: float(row["weight"]) for row in rows("spots")}


class Whereabouts:
    """The places around an event's reports so far, in publication order."""

    def __init__(self) -> None:
        self._heard: dict[str, Counter[str]] = {}
        self._names: dict[str, str] = {}
        self._by: dict[str, dict[str, None]] = {}

    def hear(self, words: Iterable[Word]) -> None:
        """The reports of one day more."""
        for word in words:
            said = [(word.report.place, "")] if word.report.place else []
            for place, why in [*said, *((spot.place, spot.why) for spot in word.spots)]:
                if key := plain(place):
                    self._names.setdefault(key, place)
                    self._heard.setdefault(key, Counter())[why] += 1
                    self._by.setdefault(key, {})[word.report.id] = None

    def likeliest(self, said: str | None, *, guess: bool = True) -> tuple[str | None, tuple[str, ...]]:
        """The event's place, and the reports that name it.

        `said`: where it is by the newest report that says so. `guess`: whether what stands around the reports counts.
        """
        last = plain(said) if said else None
        if not self._heard or not guess:
            return said, self._carriers(last)
        # What a report says gives way to what others say, and not to what merely stands around them.
        heard = [key for key, ways in self._heard.items() if not last or not _SAID.isdisjoint(ways)]
        scores = {key: self._score(key, last) for key in heard or self._heard}
        best = max(scores, key=lambda key: scores[key])
        if scores[best] < _LEAST and best != last:
            return said, self._carriers(last)
        # "Garve" and "Garve town hall": what was said says it all.
        if said and last and (best == last or best in last):
            return said, self._carriers(last)
        return self._names[best], self._carriers(best)

    def _score(self, key: str, last: str | None) -> float:
        weights = _weights()
        total = sum(weights.get(why, 0.0) * log1p(times) for why, times in self._heard[key].items())
        return total + weights["wide"] * is_wide(self._names[key]) + weights["said last"] * (key == last)

    def _carriers(self, key: str | None) -> tuple[str, ...]:
        return tuple(self._by.get(key or "", ()))
