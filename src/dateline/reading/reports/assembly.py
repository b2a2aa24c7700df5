"""Candidates (clauses with their signs) and the reports made of those that bear on an event."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from hashlib import sha256

from dateline.language import Told
from dateline.model import (
    Article,
    Doubt,
    Kind,
    Mention,
    Report,
    Sentence,
    Span,
    Statement,
    Status,
    Timex,
)
from dateline.reading.reports.clauses import Unit, units
from dateline.reading.reports.details import mode_of, order_of, place_of
from dateline.reading.reports.heard import heard_of
from dateline.reading.reports.judge import bearing, bears, odds_of, status_of
from dateline.reading.reports.naming import Naming, naming
from dateline.reading.reports.near import Near
from dateline.reading.reports.parties import Party, is_group, pairs_of, participants_of, roles_of
from dateline.reading.reports.signs import Topic, headline_signs, signs, topic_of
from dateline.reading.reports.slots import Clause
from dateline.reading.reports.slotting import slot_of
from dateline.reading.reports.surroundings import surroundings
from dateline.reading.reports.voices import source_of
from dateline.reading.reports.windows import slot_left, window_of

__all__ = ["Candidate", "candidates", "reports"]

_LEAD = 0.15  # ... and from which it is worth a look for a story that knows of the event
_BAR = 0.53  # the certainty from which a clause counts; false reports cost the diary more than missed ones (.47 to .55 tried on 32 stories: docs/measurements.md)
_AROUND = 150  # characters before and after a sentence in which a day may stand that is its event's


@dataclass(frozen=True, slots=True)
class Candidate:
    """A clause, the signs that hold of it, and how the encoder hears its event to stand."""

    unit: Unit
    signs: frozenset[str]
    heard: tuple[float, ...] = ()


def _places(unit: Unit) -> list[Span]:
    """Where the names stand that a clause's signs ask for: in it, and where its speaker is named."""
    source = unit.statement.source if unit.statement else None
    return [unit.span, source] if source else [unit.span]


def _survey(
    article: Article,
    sentences: Sequence[Sentence],
    mentions: Sequence[Mention],
    timexes: Sequence[Timex],
    statements: Sequence[Statement],
    told: Told,
) -> tuple[tuple[Candidate, ...], Topic]:
    found = units(sentences, timexes, statements)
    topic = topic_of(article, found, mentions)
    near = Near((m.span, m) for m in mentions)
    heard = [heard_of(u, told) for u in found]
    own = [
        signs(article, u, topic, near.touching(*_places(u))) | told_of
        for u, (told_of, _) in zip(found, heard, strict=True)
    ]
    more = surroundings(found, own, headline_signs(article.title or ""))
    by_unit = zip(found, own, more, heard, strict=True)
    return tuple(Candidate(u, a | b, status) for u, a, b, (_, status) in by_unit), topic


def candidates(
    article: Article,
    sentences: Sequence[Sentence],
    mentions: Sequence[Mention],
    timexes: Sequence[Timex],
    statements: Sequence[Statement],
    told: Told,
) -> tuple[Candidate, ...]:
    """All clauses of a page with their signs: what the weights are fitted on."""
    return _survey(article, sentences, mentions, timexes, statements, told)[0]


@dataclass(frozen=True, slots=True)
class _Page:
    """Who stands side by side on a page, and in which offices; its time expressions, and the clause that each is in."""

    pairs: tuple[Party, ...]
    roles: dict[str, str]
    times: Near[Timex]
    holders: dict[Span, Unit]


def _before(named: Naming, status: Status, made: Sequence[Report], *, grouped: bool) -> Report | None:
    """The report before it on the same event word, on the same side of the day first; for one that leans, of the same kind."""
    known = [
        r
        for r in reversed(made)
        if r.participants and (r.head == named.head or (named.leans and r.kind is named.kind))
    ]
    if not known and grouped and named.kind is Kind.MEETING:
        # "Talks", "summit", "call": pages change the word for the same meeting.
        known = [r for r in reversed(made) if r.participants and r.kind is Kind.MEETING]
    behind = status is Status.HELD
    return next((r for r in known if (r.status is Status.HELD) == behind), known[0] if known else None)


def _report(
    article: Article,
    candidate: Candidate,
    mentions: Sequence[Mention],
    named: Naming,
    page: _Page,
    made: Sequence[Report],
) -> Report:
    unit, seen = candidate.unit, candidate.signs
    day = article.day_at(unit.span.start)
    odds = odds_of(seen, candidate.heard)
    status, why = status_of(seen, odds)
    kind, trigger = named.kind, named.trigger
    if trigger is not None:
        spot = Span(
            unit.sentence.tokens[trigger.first].span.start, unit.sentence.tokens[trigger.last - 1].span.end
        )
    else:
        spot = unit.tokens[0].span
    held = unit.statement
    place = place_of(unit, article.text, mentions, kind, [r.place for r in made if r.place])
    return Report(
        id=_id(article, unit.span),
        span=unit.span,
        kind=kind,
        status=status,
        trigger=spot,
        head=named.head,
        participants=participants_of(
            unit,
            article,
            mentions,
            page.pairs,
            page.roles,
            _before(named, status, made, grouped=is_group(unit.span.of(article.text))),
        ),
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
        certainty=round(bearing(seen), 3),
        odds=tuple(round(chance, 3) for chance in odds),
    )


def _slotted(article: Article, candidate: Candidate, page: _Page, report: Report) -> Report:
    """The report with the likeliest window (its own is what the rules say), and the slot that was given up."""
    unit = candidate.unit
    sentence = unit.sentence.span
    near = page.times.touching(Span(max(0, sentence.start - _AROUND), sentence.end + _AROUND))
    spoken = [x for x in near if x.span.overlaps(sentence)]
    around = [x for x in near if not x.span.overlaps(sentence)]
    window = slot_of(Clause(unit, article.text, report, candidate.signs, spoken, page.holders, around))
    left = slot_left(unit, article.text, report.status, candidate.signs)
    return replace(report, window=window, was=None if left is not None and left.same_days(window) else left)


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
    told: Told,
) -> tuple[tuple[Report, ...], tuple[Report, ...], tuple[Doubt, ...]]:
    """The page's reports and its leads in text order, and a doubt where a page that bears on events cannot be dated."""
    survey, topic = _survey(article, sentences, mentions, timexes, statements, told)
    made: list[Report] = []
    leads: list[Report] = []
    passed = [c.unit for c in survey]
    page = _Page(
        pairs_of(article, mentions),
        roles_of(mentions),
        Near((x.span, x) for x in timexes),
        {x.span: unit for unit in passed for x in unit.timexes},
    )
    for at, candidate in enumerate(survey):
        certainty = bearing(candidate.signs)
        if candidate.unit.sentence.heading or certainty < _LEAD:
            continue
        # Nothing leans on a lead: what the page may not have meant names no event for what follows.
        named = naming(candidate.unit, passed[:at], topic, made)
        report = _slotted(article, candidate, page, _report(article, candidate, mentions, named, page, made))
        # "They were not able to meet in May": what did not happen is no event that was held.
        if report.status is not Status.HELD or "unable" not in candidate.signs:
            (made if certainty >= _BAR else leads).append(report)
    doubts = tuple(
        Doubt("reports.day", "speaks of an event, but the day of writing is unknown", r.span)
        for r in made
        if r.published is None
    )
    return tuple(made), tuple(leads), doubts[:1]
