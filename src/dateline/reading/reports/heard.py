"""What the encoder hears in a clause: how much of it tells of an event, and how the event stands."""

from __future__ import annotations

from bisect import bisect_left

import numpy as np

from dateline.language import Told
from dateline.reading.reports.clauses import Unit

__all__ = ["heard_of"]

_LEVELS = (0.05, 0.15, 0.3, 0.5, 0.7, 0.9)
"""Shares of a clause; each is a sign of its own, so that the fit can bend the line between them."""
_LEAST = 1e-4  # no status is ruled out by the encoder alone


def heard_of(unit: Unit, told: Told) -> tuple[frozenset[str], tuple[float, ...]]:
    """How much of a clause tells of an event, as signs; and how its event stands by it.

    The latter is the logarithm of what each status, in the order of `Status`, gets of the clause's words. Both are empty for a clause
    of no words. The words' own chances of standing in a report are averaged.
    """
    first = bisect_left(told.words, unit.span.start, key=lambda w: w.span.start)
    last = bisect_left(told.words, unit.span.end, key=lambda w: w.span.start)
    if last <= first:
        return frozenset(), ()
    chances = np.exp(told.head("report")[first:last]).mean(0)
    share = 1.0 - float(chances[0])
    signs = frozenset(f"heard: an event, {level:g}" for level in _LEVELS if share >= level)
    return signs, tuple(np.log(chances[1:] + _LEAST).tolist())
