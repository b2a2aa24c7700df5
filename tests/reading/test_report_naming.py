"""What kind of event a clause speaks of, by the word it turns on. All sentences are invented."""

from __future__ import annotations

from collections import Counter
from datetime import date

import pytest

from dateline.model import Direction, Kind, Span, Timex, Window
from dateline.reading.reports.clauses import units
from dateline.reading.reports.naming import naming
from dateline.reading.reports.signs import Topic
from dateline.reading.sentences import sentences

STRIKES = Topic(frozenset({"strik"}), Counter({"strike": 5}), Counter({"strike": 5}), Counter())


def named(text: str) -> tuple[Kind, bool]:
    """Kind and leaning of the only clause of a text, on a page about strikes; "on Friday" is its day."""
    at = text.find("on Friday")
    day = Window.on(date(2031, 5, 9), "on Friday")
    times = (
        (Timex(Span(at, at + 9), "on Friday", "DATE", "2031-05-09", day, Direction.AHEAD),) if at >= 0 else ()
    )
    found = units(sentences(text), times, ())
    told = naming(found[-1], (), STRIKES, ())
    return told.kind, told.leans


@pytest.mark.parametrize(
    ("text", "kind", "leans"),
    [
        ("The mayor will arrive on Friday.", Kind.VISIT, False),
        ("The ferry that left them may sink on Friday.", Kind.STRIKE, True),
        ("The mayor will arrive with her dog.", Kind.STRIKE, True),
        ("The deadline is on Friday.", Kind.DEADLINE, False),
        ("It gives Friday as the last day on which it may wave the bid through.", Kind.DECISION, False),
        ("The statutory deadline for the watchdog is near.", Kind.DECISION, False),
        ("The deadline for its verdict is on Friday.", Kind.DECISION, False),
        ("Friday is the last day on which voters may register.", Kind.DEADLINE, False),
    ],
)
def test_the_kind_of_a_clause(text: str, kind: Kind, leans: bool) -> None:
    assert (kind, leans) == named(text)
