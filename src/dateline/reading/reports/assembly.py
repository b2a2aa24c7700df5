"""Candidates (clauses with their signs) and the reports made of those that bear on an event."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dateline.model import (
    Article,
    Doubt,
    Kind,
    Mention,
    Report,
    Sentence,
    Span,
    Statement,
    Timex,
)
from dateline.reading.reports.clauses import Unit, units
from dateline.reading.reports.details import mode_of, order_of, participants_of, place_of
from dateline.reading.reports.judge import bearing, bears, status_of
from dateline.reading.reports.signs import Topic, signs, topic_of
from dateline.reading.reports.triggers import Trigger
from dateline.reading.reports.voices import source_of
from dateline.reading.reports.windows import window_of

__all__ = ["Candidate", "candidates", "reports"]

_BAR = 0.33  # the certainty from which a clause counts (best report F1 over the tuning stories, each left out in turn)
_STRENGTH = {"strong": 0, "weak": 1, "shift": 2}


@dataclass(frozen=True, slots=True)
class Candidate:
    """A clause, and the signs that hold of it."""

    unit: Unit
    signs: frozenset[str]


def _survey(
    article: Article,
    sentences: Sequence[Sentence],
    mentions: Sequence[Mention],
    timexes: Sequence[Timex],
    statements: Sequence[Statement],
) -> tuple[tuple[Candidate, ...], Topic]:
    found = units(sentences, timexes, statements)
    topic = topic_of(article, found, mentions)
    return tuple(Candidate(u, signs(article, u, topic, mentions)) for u in found), topic


def candidates(
    article: Article,
    sentences: Sequence[Sentence],
    mentions: Sequence[Mention],
    timexes: Sequence[Timex],
    statements: Sequence[Statement],
) -> tuple[Candidate, ...]:
    """All clauses of a page with their signs: what the weights are fitted on."""
    return _survey(article, sentences, mentions, timexes, statements)[0]


def _main(unit: Unit, topic: Topic) -> Trigger | None:
    """The event word a clause turns on: strong before weak, nouns before verbs, often named on the page, then first."""

    def rank(trigger: Trigger) -> tuple[int, int, int, int]:
        return (_STRENGTH[trigger.strength], not trigger.noun, -topic.heads[trigger.head], trigger.first)

    return min(unit.triggers, key=rank, default=None)


def _salient(topic: Topic, made: Sequence[Report]) -> tuple[Kind, str]:
    """What a clause speaks of that names no event: the last event reported, else the page's most named kind."""
    if made:
        return made[-1].kind, made[-1].head
    kind = Kind(topic.kinds.most_common(1)[0][0]) if topic.kinds else Kind.OTHER
    return kind, kind.value


def _report(
    article: Article, candidate: Candidate, topic: Topic, mentions: Sequence[Mention], made: Sequence[Report]
) -> Report:
    unit, seen = candidate.unit, candidate.signs
    day = article.day_at(unit.span.start)
    status, why = status_of(seen)
    trigger = _main(unit, topic)
    leans = trigger is None or trigger.strength == "shift"
    kind, head = _salient(topic, made) if leans or trigger is None else (trigger.kind, trigger.head)
    if trigger is not None:
        head = trigger.head
        spot = Span(
            unit.sentence.tokens[trigger.first].span.start, unit.sentence.tokens[trigger.last - 1].span.end
        )
    else:
        spot = unit.tokens[0].span
    held = unit.statement
    place = place_of(unit, article.text, mentions)
    return Report(
        id=f"r{unit.span.start}",
        span=unit.span,
        kind=kind,
        status=status,
        trigger=spot,
        head=head,
        participants=participants_of(unit, mentions),
        window=window_of(unit, article.text, status, seen, kind, day),
        mode=mode_of(unit, article.text, kind, place),
        place=place,
        source=source_of(unit, article.text, mentions),
        statement=held.id if held else None,
        said=held.said if held else None,
        published=day,
        anaphoric=leans
        or (
            trigger is not None
            and trigger.noun
            and "word: definite" in seen
            and not unit_names(unit, mentions)
        ),
        order=order_of(unit),
        reasons=(*(f"bears: {s}" for s in bears(seen)), *(f"{status.value}: {s}" for s in why)),
    )


def unit_names(unit: Unit, mentions: Sequence[Mention]) -> bool:
    """Whether a clause names anyone."""
    return any(m.name and unit.span.covers(m.span) for m in mentions)


def reports(
    article: Article,
    sentences: Sequence[Sentence],
    mentions: Sequence[Mention],
    timexes: Sequence[Timex],
    statements: Sequence[Statement],
) -> tuple[tuple[Report, ...], tuple[Doubt, ...]]:
    """The page's reports in text order, and a doubt where a page that bears on events cannot be dated."""
    survey, topic = _survey(article, sentences, mentions, timexes, statements)
    made: list[Report] = []
    for candidate in survey:
        if candidate.unit.sentence.heading or bearing(candidate.signs) < _BAR:
            continue
        made.append(_report(article, candidate, topic, mentions, made))
    doubts = tuple(
        Doubt("reports.day", "speaks of an event, but the day of writing is unknown", r.span)
        for r in made
        if r.published is None
    )
    return tuple(made), doubts[:1]
