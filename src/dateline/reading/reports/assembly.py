"""Candidates (clauses with their signs) and the reports made of those that bear on an event."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256

from dateline.model import (
    Article,
    Doubt,
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
from dateline.reading.reports.naming import Naming, naming
from dateline.reading.reports.signs import Topic, signs, topic_of
from dateline.reading.reports.voices import source_of
from dateline.reading.reports.windows import window_of

__all__ = ["Candidate", "candidates", "reports"]

_BAR = 0.35  # the certainty from which a clause counts (best report F1 over the tuning stories, each left out in turn)


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


def _report(article: Article, candidate: Candidate, mentions: Sequence[Mention], named: Naming) -> Report:
    unit, seen = candidate.unit, candidate.signs
    day = article.day_at(unit.span.start)
    status, why = status_of(seen)
    kind, trigger = named.kind, named.trigger
    if trigger is not None:
        spot = Span(
            unit.sentence.tokens[trigger.first].span.start, unit.sentence.tokens[trigger.last - 1].span.end
        )
    else:
        spot = unit.tokens[0].span
    held = unit.statement
    place = place_of(unit, article.text, mentions, kind)
    return Report(
        id=_id(article, unit.span),
        span=unit.span,
        kind=kind,
        status=status,
        trigger=spot,
        head=named.head,
        participants=participants_of(unit, mentions),
        window=window_of(unit, article.text, status, seen, kind, day),
        mode=mode_of(unit, article.text, kind, place),
        place=place,
        source=source_of(unit, article.text, mentions),
        statement=held.id if held else None,
        said=held.said if held else None,
        published=day,
        anaphoric=named.leans
        or (
            trigger is not None
            and trigger.noun
            and "word: definite" in seen
            and not unit_names(unit, mentions)
        ),
        order=order_of(unit),
        reasons=(*(f"bears: {s}" for s in bears(seen)), *(f"{status.value}: {s}" for s in why)),
    )


def _id(article: Article, span: Span) -> str:
    """The same clause of the same article has the same id; no two articles share one."""
    return "r" + sha256(f"{article.id}\0{span.start}\0{span.end}".encode()).hexdigest()[:15]


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
    passed = [c.unit for c in survey]
    for at, candidate in enumerate(survey):
        if candidate.unit.sentence.heading or bearing(candidate.signs) < _BAR:
            continue
        named = naming(candidate.unit, passed[:at], topic, made)
        made.append(_report(article, candidate, mentions, named))
    doubts = tuple(
        Doubt("reports.day", "speaks of an event, but the day of writing is unknown", r.span)
        for r in made
        if r.published is None
    )
    return tuple(made), doubts[:1]
