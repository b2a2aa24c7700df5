"""Whose word a report is: the source of the statement it stands in, or who is said to plan, fix or expect the event."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.model import Mention, MentionForm, NameKind
from dateline.reading.reports.clauses import Unit
from dateline.reading.reports.triggers import words

__all__ = ["source_of"]

_BETWEEN = 5  # tokens, such as "has always", between a subject and its verb
_WORDS = 10
_NAMED = frozenset((NameKind.PERSON, NameKind.ORG, NameKind.COUNTRY, NameKind.NAMELESS))


def source_of(unit: Unit, text: str, mentions: Sequence[Mention]) -> str | None:
    """The canonical name, or a nameless source's own description; None is the publisher's voice."""
    held = unit.teller or unit.statement
    if held is not None:
        if held.name:
            return held.name
        if held.source is None:
            return None
        told = held.source.of(text)
        return told if 0 < len(told.split()) <= _WORDS else None
    return _planner(unit, mentions)


def _planner(unit: Unit, mentions: Sequence[Mention]) -> str | None:
    """The subject of a verb of planning or saying in the clause, if a name stands there."""
    for i, token in enumerate(unit.tokens):
        if token.lower not in words("own word") or not token.tag.startswith("V"):
            continue
        before = unit.tokens[max(0, i - _BETWEEN) : i]
        subjects = [
            m
            for m in mentions
            if m.kind in _NAMED and before and before[0].span.start <= m.span.end - 1 < token.span.start
        ]
        if before and any(t.lower in {"is", "are", "was", "were", "be", "been"} for t in before[-2:]):
            continue
        if subjects:
            best = max(subjects, key=lambda m: m.span.end)
            return best.name or (best.text if best.form is MentionForm.NAMELESS else None)
    return None
