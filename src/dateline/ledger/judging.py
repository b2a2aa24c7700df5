"""What the table of reasons (`rules/links.toml`) says of a report and an event: each reason's weight times its value, and the sum."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from dateline.ledger.clues import Clue, Strand
from dateline.ledger.reasons import NEEDS, REASONS, Reason
from dateline.rules import rows

__all__ = ["Judged", "judge", "telling"]

_UNLIKE = 0.1  # likeness of words below which nothing but the page is common
_PLACES = {name: at for at, name in enumerate(REASONS)}
_Weighed = tuple[tuple[str, float, Reason], ...]


@dataclass(frozen=True, slots=True)
class Judged:
    """What the table says of a report and an event: the value of each reason (0 to 1, in the order of `REASONS`), those
    that hold with what each added, and their sum.
    """

    values: tuple[float, ...]
    reasons: tuple[tuple[str, float], ...]

    @property
    def score(self) -> float:
        """The sum of what the reasons added."""
        return round(sum(added for _, added in self.reasons), 3)

    @property
    def comes_after(self) -> bool:
        """Whether one is over and the other has days to come."""
        return self._of("next one") >= 1.0

    @property
    def strangers(self) -> bool:
        """Whether no reader would take the two for one, whatever else agrees.

        They have other parties and are of kinds that never name one event, by words of their own or with hardly a word in common.
        """
        apart = self._of("other kind") if self._of("other people") else 0.0
        return apart >= 1.0 or (apart > 0.0 and self._of("like words") < _UNLIKE)

    def _of(self, reason: str) -> float:
        return self.values[_PLACES[reason]]


@cache
def _weights() -> _Weighed:
    weight = {row["name"]: float(row["weight"]) for row in rows("links")}
    return tuple((name, weight[name], reason) for name, reason in REASONS.items())


def telling(clue: Clue) -> _Weighed:
    """The reasons that may hold for a report."""
    return tuple(row for row in _weights() if row[0] not in NEEDS or NEEDS[row[0]](clue))


def judge(clue: Clue, strand: Strand, told: _Weighed | None = None) -> Judged:
    """What speaks for a report to be about an event, and against it; `told` are the reasons that may hold for it."""
    values = dict.fromkeys(REASONS, 0.0)
    found = []
    for name, weight, reason in told or telling(clue):
        if value := reason(clue, strand):
            values[name] = value
            found.append((name, round(weight * value, 3)))
    return Judged(tuple(values.values()), tuple(found))
