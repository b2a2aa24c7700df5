"""Whether a clause bears on an event, and how the event stands by it: sums of the weights of its signs.

The weights stand in `rules/bearing_weights.toml` and `rules/status_weights.toml`, one readable row per sign. They were
fitted (`training/reports/fit.py`: logistic regression, strong ridge) so that no rule is stronger than its evidence.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from functools import cache

from dateline.model import Status
from dateline.rules import rows

__all__ = ["HEARS", "bearing", "bears", "odds_of", "status_of"]

_EVEN = "always"  # the row that counts for every clause
_REASONS = 4
HEARS = 0.6
"""How much the encoder's own word counts beside the signs of how an event stands (see docs/measurements.md)."""


@cache
def _bearing() -> Mapping[str, float]:
    return {row["sign"]: float(row["weight"]) for row in rows("bearing_weights")}


@cache
def _status() -> Mapping[str, Mapping[Status, float]]:
    return {row["sign"]: {s: float(row.get(s.value, 0.0)) for s in Status} for row in rows("status_weights")}


def bearing(signs: Iterable[str]) -> float:
    """How surely a clause with these signs bears on an event, from 0 to 1."""
    table = _bearing()
    total = table.get(_EVEN, 0.0) + sum(table.get(s, 0.0) for s in sorted(signs))
    return 1.0 / (1.0 + math.exp(-total))


def bears(signs: Iterable[str]) -> tuple[str, ...]:
    """The signs that spoke most for it, strongest first."""
    table = _bearing()
    return tuple(sorted((s for s in signs if table.get(s, 0.0) > 0), key=lambda s: (-table[s], s))[:_REASONS])


def odds_of(signs: Iterable[str], heard: Sequence[float] = ()) -> tuple[float, ...]:
    """The chance of each status, in the order of `Status`.

    `heard`: the encoder's own log-chance of each status, in the same order.
    """
    table = _status()
    mine = sorted(s for s in signs if s in table)
    even = table.get(_EVEN, {})
    totals = [even.get(s, 0.0) + sum(table[sign][s] for sign in mine) for s in Status]
    for at, chance in enumerate(heard):
        totals[at] += HEARS * chance
    most = max(totals)
    shares = [math.exp(total - most) for total in totals]
    return tuple(share / sum(shares) for share in shares)


def status_of(signs: Iterable[str], odds: Sequence[float]) -> tuple[Status, tuple[str, ...]]:
    """The likeliest status by the odds, and the signs that spoke most for it."""
    table = _status()
    best = max(zip(Status, odds, strict=True), key=lambda of: of[1])[0]
    mine = [s for s in signs if table.get(s, {}).get(best, 0.0) > 0]
    return best, tuple(sorted(mine, key=lambda s: (-table[s][best], s))[:_REASONS])
