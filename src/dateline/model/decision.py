"""What people decide about the diary: that two things are one or are not, and what a field of an event is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from dateline.model.span import Span

__all__ = ["Correction", "Decision", "Mark", "Tie"]


@dataclass(frozen=True, slots=True)
class Mark:
    """Where a person pointed, so that a decision finds its report again when a newer reader gives it another id.

    `article` and `page` are those of Article; `span` is the report's in that article's text, `words` what it covered.
    A decision on whole articles has neither.
    """

    article: str
    page: str
    span: Span | None = None
    words: str = ""


@dataclass(frozen=True, slots=True)
class Tie:
    """A judgement that two reports (or articles) are, or are not, about the same thing, and its named reasons.

    `score` is the sum of the reasons' weights. A person's tie (`by` is not "ledger") outranks any score: where it says
    `same`, `left` is placed where `right` is; with `whole`, all that is placed with the one belongs with all that is
    placed with the other. `because` is the person's own reason; the marks serve to find both ends again.
    """

    left: str
    right: str
    same: bool
    score: float
    reasons: tuple[tuple[str, float], ...] = ()
    by: str = "ledger"
    whole: bool = False
    because: str = ""
    left_at: Mark | None = None
    right_at: Mark | None = None


@dataclass(frozen=True, slots=True)
class Correction:
    """A person's word on one field of an event: it outranks what pages say, from `day` on, until it is withdrawn.

    `report` is one of the event's reports and says which event is meant. `value` is written as on the command line:
    "held", "2031-05-04", "2031-05-04..2031-05-06", "in_person", names parted by ";"; "" where there is none.
    """

    report: str
    field: str
    value: str
    day: date
    by: str
    because: str = ""
    at: Mark | None = None


@dataclass(frozen=True, slots=True)
class Decision:
    """What a person decided, under the number by which it can be taken back, and the instant it was kept."""

    number: int
    made: datetime
    what: Tie | Correction
