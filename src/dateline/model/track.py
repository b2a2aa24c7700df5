"""Track records: what a source or an outlet said was to come, and what came of it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from statistics import median

from dateline.model.report import Status
from dateline.model.time import Window

__all__ = ["Contradiction", "Expectation", "Record", "Track", "Verdict"]


class Verdict(StrEnum):
    """What came of an expectation."""

    CAME_TRUE = "came_true"
    """It took place within the days that were named (or had begun within them)."""
    EARLY = "early"
    """It took place before them."""
    LATE = "late"
    """It took place after them."""
    MOVED = "moved"
    """It was put off, or is expected on other days now, and has not taken place."""
    CANCELLED = "cancelled"
    """It was called off."""
    UNTOLD = "untold"
    """It took place, and no page says when, or not closely enough to judge."""
    OVERDUE = "overdue"
    """The days have passed without word."""
    OPEN = "open"
    """The days are still to come, or not over."""
    UNDATED = "undated"
    """No days were named: there is nothing to judge it by."""

    @property
    def settled(self) -> bool:
        """Whether it can be said that it came true, or that it did not."""
        return self is Verdict.CAME_TRUE or self in _FAILED


_FAILED = frozenset({Verdict.EARLY, Verdict.LATE, Verdict.MOVED, Verdict.CANCELLED})


@dataclass(frozen=True, slots=True)
class Contradiction:
    """A report that says otherwise, and whose word it is."""

    by: str
    report: str


@dataclass(frozen=True, slots=True)
class Expectation:
    """What one voice said of one event and one window, however often it said so; the first `report` and its `day` count.

    `status` is the strongest in which it was said; `floated`: it was never called more than possible. `off` is by how many
    days it came too late (or, below zero, too early); 0 where it came true, None where nobody can tell. `outcome` are the
    reports that settle it, `took_place` the days that they tell.
    """

    event: str
    name: str
    day: date
    status: Status
    window: Window | None
    reports: tuple[str, ...]
    verdict: Verdict
    off: int | None = None
    outcome: tuple[str, ...] = ()
    took_place: Window | None = None
    contradicted: tuple[Contradiction, ...] = ()

    @property
    def floated(self) -> bool:
        """Whether it was only called possible: nobody who calls a thing possible is wrong when it does not come."""
        return self.status is Status.POSSIBLE


@dataclass(frozen=True, slots=True)
class Record:
    """All that one voice expected, in the order in which it said so. `outlet`: a newsroom, by its own word or of sources that
    it does not name. What is only called possible counts as voiced and as contradicted, and settles nothing."""

    name: str
    outlet: bool
    expectations: tuple[Expectation, ...]

    def __repr__(self) -> str:
        told = f"{self.came_true} of {self.settled} settled came true, {len(self.expectations)} voiced"
        return f"<Record {self.name}: {told}>"

    @property
    def announced(self) -> tuple[Expectation, ...]:
        """Those that were called expected or confirmed."""
        return tuple(e for e in self.expectations if not e.floated)

    @property
    def counts(self) -> Counter[Verdict]:
        """How many of the announced came to each verdict. Together with `floated` they are all."""
        return Counter(e.verdict for e in self.announced)

    @property
    def floated(self) -> int:
        """How many were only called possible."""
        return len(self.expectations) - len(self.announced)

    @property
    def settled(self) -> int:
        """How many of the announced came true or did not."""
        return sum(e.verdict.settled for e in self.announced)

    @property
    def came_true(self) -> int:
        """How many of the settled came true."""
        return self.counts[Verdict.CAME_TRUE]

    @property
    def off(self) -> tuple[int, ...]:
        """By how many days each announced date was off, in ascending order; of events that took place on a day that is told."""
        return tuple(sorted(e.off for e in self.announced if e.off is not None))

    @property
    def median_off(self) -> float | None:
        """The middle of `off`, in days: above zero where things come later than said."""
        return median(self.off) if self.off else None

    @property
    def contradicted(self) -> int:
        """How many expectations somebody else contradicted."""
        return sum(bool(e.contradicted) for e in self.expectations)

    @property
    def contradicted_by(self) -> tuple[tuple[str, int], ...]:
        """Who did, and how many of them; the most frequent first."""
        voices = Counter(v for e in self.expectations for v in {c.by for c in e.contradicted})
        return tuple(sorted(voices.items(), key=lambda vn: (-vn[1], vn[0])))


@dataclass(frozen=True, slots=True)
class Track:
    """The records of all voices as of a day, those with most settled expectations first."""

    day: date
    records: tuple[Record, ...]
