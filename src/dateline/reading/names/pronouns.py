"""Whom "he", "she" and "it" stand for: the last fitting subject."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dateline.model import NameKind, Sentence
from dateline.reading.names.registry import Entity

__all__ = ["PRONOUNS", "Seen", "referent"]

PRONOUNS = {
    "he": "he", "him": "he", "his": "he", "himself": "he",
    "she": "she", "her": "she", "hers": "she", "herself": "she",
    "it": "it", "its": "it", "itself": "it",
    "they": "they", "them": "they", "their": "they",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Seen:
    """A mention already read: where it stands, whom it names, whether it is a subject, quoted or a possessor."""

    sentence: int
    token: int
    paragraph: int
    entity: Entity
    subject: bool
    quoted: bool
    possessive: bool


def is_subject(sentence: Sentence, start: int, end: int) -> bool:
    """Whether a verb follows the mention (an apposition between), or it opens the sentence, or "said" stands before it."""
    tokens = sentence.tokens
    i = end
    if i < len(tokens) and tokens[i].text == ",":
        j = next((k for k in range(i + 1, min(len(tokens), i + 16)) if tokens[k].text == ","), None)
        if j is not None and j + 1 < len(tokens) and tokens[j + 1].tag[:2] in {"VB", "MD"}:
            return True
    if i < len(tokens) and tokens[i].tag in {"VBD", "VBZ", "VBP", "MD", "RB"}:
        return True
    return start > 0 and tokens[start - 1].lower in {"said", "says", "added", "wrote", "asked", "told"}


def referent(
    kind: str, sentence: int, token: int, paragraph: int, quoted: bool, seen: Sequence[Seen]
) -> Entity | None:
    """The entity that a pronoun of `kind` at a place stands for, or None."""
    best: tuple[float, int] | None = None
    chosen: Entity | None = None
    for place, one in enumerate(seen[-60:]):
        if not _fits(kind, one.entity) or one.sentence > sentence:
            continue
        distance = sentence - one.sentence
        score = -1.2 * distance - 0.5 * (paragraph - one.paragraph)
        score += 1.5 * one.subject - 1.2 * one.possessive
        score -= 1.5 * (one.quoted and not quoted)
        score += 0.6 if kind in {"he", "she"} and one.entity.gender == kind else 0.0
        if distance > 8:
            continue
        if best is None or (score, place) > best:
            best, chosen = (score, place), one.entity
    return chosen


def _fits(kind: str, entity: Entity) -> bool:
    if kind in {"he", "she"}:
        return entity.kind is NameKind.PERSON and entity.gender in {"", kind}
    if kind == "it":
        return entity.kind is NameKind.ORG or entity.kind is NameKind.COUNTRY
    return entity.kind is NameKind.ORG and entity.of_class in {
        "union",
        "party",
        "movement",
        "club",
        "police",
        "company",
    }
