"""Which event a clause speaks of: by a word of its own, or by leaning on what the page spoke of just before."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from dateline.model import Kind, Report
from dateline.reading.reports.clauses import Unit
from dateline.reading.reports.signs import Topic
from dateline.reading.reports.triggers import Trigger

__all__ = ["Naming", "naming"]

_ORDER = {"strong": 0, "shift": 1, "weak": 2, "slot": 3, "aspect": 4}
_BACK = 4  # clauses in which an antecedent is looked for
_SITTINGS = frozenset((Kind.MEETING, Kind.HEARING, Kind.VOTE, Kind.MATCH, Kind.CEREMONY))
_TOP = 3
_DATES = frozenset(("date", "day", "timetable", "schedule", "calendar"))
_TELLING = frozenset((Kind.RELEASE, Kind.DECISION))
_DECIDED = frozenset((Kind.DECISION,))
# The day until which a body may decide: what is awaited is its decision, not the day.
_BODYS_DAY = re.compile(
    r"\b(?:last|final) day (?:on which|for|that|in which) it\b|\bstatutory (?:deadline|time limit|clock|timetable)\b"
    r"|\bdeadline for (?:a|an|the|its|their|his|her) (?:[a-z]+ )?(?:decision|ruling|verdict|answer|judgment|judgement|opinion|approval)\b"
)
_RELATIVE = frozenset(("that", "which", "who", "whom", "whose"))
_ASIDE = frozenset(("before", "after", "since", "following", "despite", "during", "until"))


@dataclass(frozen=True, slots=True)
class Naming:
    """The word a clause turns on (None: it names no event), the kind and head of its event, and whether it leans on the page."""

    trigger: Trigger | None
    kind: Kind
    head: str
    leans: bool


def _main(unit: Unit) -> Trigger | None:
    """Strong words before weak, what stands in the main clause before what stands aside, then the first."""

    dates = any(t.strength == "slot" and t.head in _DATES for t in unit.triggers)

    decides = any(t.kind in _DECIDED and t.strength in {"strong", "weak"} for t in unit.triggers)

    def rank(trigger: Trigger) -> tuple[bool, int, bool, int]:
        before = unit.sentence.tokens[max(unit.first, trigger.first - 3) : trigger.first]
        # "no date for the talks has been released": what is released, set or given there is a date, not an event.
        told = dates and not trigger.noun and trigger.kind in _TELLING
        # "The last day on which it may rule": what has a time limit is the ruling.
        limit = decides and trigger.kind is Kind.DEADLINE and trigger.noun
        return (
            told or limit,
            _ORDER[trigger.strength],
            any(t.lower in _ASIDE for t in before),
            trigger.first,
        )

    return min(unit.triggers, key=rank, default=None)


def _salient(
    before: Sequence[Unit], topic: Topic, made: Sequence[Report], wanted: frozenset[Kind]
) -> tuple[Kind, str]:
    """The event at hand: the last one named just before, the last one reported, else the page's own."""
    tops = [Kind(k) for k, _ in topic.kinds.most_common(_TOP)]
    if made and before and before[-1].span.start <= made[-1].span.start and made[-1].kind in wanted:
        return made[-1].kind, made[-1].head
    for unit in reversed(before[-_BACK:]):
        named = [t for t in unit.triggers if t.strength == "strong" and t.kind in tops and t.kind in wanted]
        if named:
            return named[0].kind, named[0].head
    for report in reversed(made):
        if not report.anaphoric and report.kind in wanted:
            return report.kind, report.head
    top = next((k for k in tops if k in wanted), None)
    if top is None:
        top = Kind.MEETING if wanted is _SITTINGS else Kind.OTHER
    return top, top.value


def _words(unit: Unit) -> str:
    """A clause's words in lower case."""
    return " ".join(t.lower for t in unit.tokens)


def _tells_own_day(unit: Unit, trigger: Trigger) -> bool:
    """Whether it is a verb in a clause that names days, and not one that only describes ("the firm that built it")."""
    if trigger.noun or trigger.kind is Kind.OTHER or not any(x.window for x in unit.timexes):
        return False
    before = unit.sentence.tokens[max(unit.first, trigger.first - 2) : trigger.first]
    return not any(t.lower in _RELATIVE for t in before)


def naming(unit: Unit, before: Sequence[Unit], topic: Topic, made: Sequence[Report]) -> Naming:
    """What event a clause names; `before` are the clauses in front of it, `made` the reports so far."""
    trigger = _main(unit)
    if trigger is None:
        return Naming(None, *_salient(before, topic, made, frozenset(Kind)), leans=True)
    if trigger.kind is Kind.DEADLINE and trigger.noun and _BODYS_DAY.search(_words(unit)):
        return Naming(trigger, Kind.DECISION, trigger.head, leans=False)
    if trigger.strength == "strong":
        return Naming(trigger, trigger.kind, trigger.head, leans=False)
    if trigger.strength == "shift":
        kind, _ = _salient(before, topic, made, _SITTINGS)
        return Naming(trigger, kind, trigger.head, leans=True)
    if trigger.strength == "weak" and topic.kinds[trigger.kind.value]:
        return Naming(trigger, trigger.kind, trigger.head, leans=False)
    if trigger.strength == "weak" and _tells_own_day(unit, trigger):
        # "She will be heard on Monday": a verb with a day of its own tells of an event of its own.
        return Naming(trigger, trigger.kind, trigger.head, leans=False)
    kind, head = _salient(before, topic, made, frozenset(Kind))
    # A weak word keeps its own kind where the page's main event is of no kind at all.
    if trigger.strength == "weak" and kind is Kind.OTHER:
        return Naming(trigger, trigger.kind, trigger.head, leans=False)
    return Naming(trigger, kind, trigger.head if trigger.strength in {"weak", "slot"} else head, leans=True)
