"""What the encoder hears in a clause: how much of it tells of an event, and how the event stands."""

from __future__ import annotations

from bisect import bisect_left

import numpy as np

from dateline.language import Told
from dateline.language.encoder import Scores
from dateline.reading.reports.clauses import Unit

__all__ = ["heard_signs", "heard_status"]

_LEVELS = (0.05, 0.15, 0.3, 0.5, 0.7, 0.9)
"""Shares of a clause; each is a sign of its own, so that the fit can bend the line between them."""
_LEAST = 1e-4  # no status is ruled out by the encoder alone


def _chances(unit: Unit, told: Told) -> Scores | None:
    """The words' own chances of standing in a report of each status (first: of none), averaged."""
    first = bisect_left(told.words, unit.span.start, key=lambda w: w.span.start)
    last = bisect_left(told.words, unit.span.end, key=lambda w: w.span.start)
    if last <= first:
        return None
    chances: Scores = np.exp(told.head("report")[first:last]).mean(0)
    return chances


def heard_signs(unit: Unit, told: Told) -> frozenset[str]:
    """How much of a clause tells of an event, as signs."""
    chances = _chances(unit, told)
    if chances is None:
        return frozenset()
    share = 1.0 - float(chances[0])
    return frozenset(f"heard: an event, {level:g}" for level in _LEVELS if share >= level)


def heard_status(unit: Unit, told: Told) -> tuple[float, ...]:
    """The logarithm of what each status, in the order of `Status`, gets of the clause's words; empty for a clause not read."""
    chances = _chances(unit, told)
    return () if chances is None else tuple(np.log(chances[1:] + _LEAST).tolist())
