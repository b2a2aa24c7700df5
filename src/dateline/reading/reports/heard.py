"""What the encoder hears in a clause: how much of it tells of an event, and how the event stands."""

from __future__ import annotations

from bisect import bisect_left

import numpy as np

from dateline.language import Told
from dateline.language.heads import HEADS
from dateline.reading.reports.clauses import Unit

__all__ = ["heard_signs"]

_LEVELS = (0.05, 0.15, 0.3, 0.5, 0.7, 0.9)
"""Shares of a clause; each is a sign of its own, so that the fit can bend the line between them."""
_LEADS, _SURE = 0.4, 0.75
_HEDGES = frozenset(["may", "might", "could"])


def heard_signs(unit: Unit, told: Told) -> frozenset[str]:
    """The signs of a clause from the encoder's reading of its words, the words' own chance of standing in a report averaged."""
    first = bisect_left(told.words, unit.span.start, key=lambda w: w.span.start)
    last = bisect_left(told.words, unit.span.end, key=lambda w: w.span.start)
    if last <= first:
        return frozenset()
    chances = np.exp(told.head("report")[first:last]).mean(0)
    share = 1.0 - float(chances[0])
    out = {f"heard: an event, {level:g}" for level in _LEVELS if share >= level}
    best = int(chances[1:].argmax()) + 1
    part = float(chances[best]) / max(share, 1e-6)
    # It has learnt from few hedged clauses: "might hold a strike on Friday" sounds confirmed to it.
    if share >= _LEVELS[0] and not any(w.lower in _HEDGES for w in told.words[first:last]):
        status = HEADS["report"][best].replace("_", " ")
        out |= {f"heard: {status}" for _ in range(part >= _LEADS)}
        out |= {f"heard: {status}, surely" for _ in range(part >= _SURE and share >= _LEVELS[2])}
    return frozenset(out)
