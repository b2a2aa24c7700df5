"""Which event a report is about, or none yet, or nothing that the story tells: chances from a small fitted network.

One hidden layer looks at the report beside each event, another at the report and all events at once (for "a new one" and
"nothing here"); several networks of the same form vote. The numbers that go in have names (`traits`); the weights stand in
`joining.npz` and were fitted on marked stories as they are read (`training/links/joining.py`).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from math import exp

import numpy as np
from numpy.typing import NDArray

from dateline.rules.fitted import Numbers, log_chances, scaled, weights

__all__ = ["MOST", "Chances", "Network", "chances", "network"]

MOST = 20.0
"""Standard deviations: no single number may say more."""
# What a point of the table adds to the log-odds, the score that is as good as a new event, and the most that is heeded:
# chosen on 32 stories and, left out, on half of those that the network was fitted on (docs/measurements.md).
_TABLE, _EVEN, _SCORES = 0.4, 1.0, 8.0


@dataclass(frozen=True, slots=True)
class Chances:
    """The chance, from 0 to 1, of each event looked at (`of`), of a new one, and of nothing that the story tells."""

    of: tuple[float, ...]
    new: float
    nothing: float

    def seconded(self, scores: Sequence[float], reluctance: float = 1.0) -> Chances:
        """With the scores of the table of reasons beside them, one for each event: two opinions err less than one.

        `reluctance` tells how many times likelier a new event must be. The chance of nothing stays.
        """
        weighed = [
            c * exp(_TABLE * max(-_SCORES, min(_SCORES, s))) for c, s in zip(self.of, scores, strict=True)
        ]
        new = self.new * exp(_TABLE * _EVEN) / reluctance
        share = (sum(self.of) + self.new) / (sum(weighed) + new)
        return Chances(tuple(share * w for w in weighed), share * new, self.nothing)


@dataclass(frozen=True, slots=True)
class _Layers:
    """Two layers: in × hidden, hidden × out, with their offsets."""

    inward: Numbers
    offset: Numbers
    outward: Numbers
    base: Numbers

    def __call__(self, numbers: Numbers) -> Numbers:
        hidden: Numbers = np.maximum(numbers @ self.inward + self.offset, 0.0)
        out: Numbers = hidden @ self.outward + self.base
        return out


@dataclass(frozen=True, slots=True)
class Network:
    """The networks that vote, and how the numbers are brought to one scale: mean and deviation of `beside` and `alone`."""

    beside: tuple[Numbers, Numbers]
    alone: tuple[Numbers, Numbers]
    voters: tuple[tuple[_Layers, _Layers], ...]

    @classmethod
    def of(cls, stored: Mapping[str, NDArray[np.generic]]) -> Network:
        """From the arrays as they are kept."""

        def part(name: str) -> Numbers:
            return np.asarray(stored[name], dtype=np.float32)

        def layers(name: str) -> _Layers:
            return _Layers(*(part(f"{name}.{field}") for field in ("inward", "offset", "outward", "base")))

        count = sum(name.endswith(".pair.base") for name in stored)
        return cls(
            (part("beside.mean"), part("beside.deviation")),
            (part("alone.mean"), part("alone.deviation")),
            tuple((layers(f"{n}.pair"), layers(f"{n}.whole")) for n in range(count)),
        )

    def weigh(self, alone: Sequence[float], beside: Sequence[Sequence[float]]) -> Chances:
        """The chances of each event that the report stands `beside`, in their order."""
        report = scaled(np.asarray(alone, dtype=np.float32), *self.alone, MOST)
        width = len(self.beside[0])
        events = scaled(np.asarray(beside, dtype=np.float32).reshape(-1, width), *self.beside, MOST)
        mean, most = (events.mean(0), events.max(0)) if len(events) else (np.zeros(width), np.zeros(width))
        pairs = np.hstack([events, np.broadcast_to(report, (len(events), len(report)))])
        whole = np.concatenate([mean, most, report]).astype(np.float32)
        votes = np.zeros(len(events) + 2)
        for pair, rest in self.voters:
            votes += log_chances(np.concatenate([pair(pairs)[:, 0], rest(whole)]))
        found = np.exp(votes / len(self.voters))
        found /= found.sum()
        return Chances(tuple(map(float, found[:-2])), float(found[-2]), float(found[-1]))


@cache
def network() -> Network:
    """The network that ships."""
    return Network.of(weights("dateline.ledger", "joining.npz"))


def chances(alone: Sequence[float], beside: Sequence[Sequence[float]]) -> Chances:
    """The chances by the network that ships."""
    return network().weigh(alone, beside)
