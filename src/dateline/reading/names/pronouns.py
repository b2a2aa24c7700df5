"""Whom "he", "she" and "it" stand for: the last fitting subject."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dateline.model import NameKind, Sentence
from dateline.reading.names.registry import SPEAKS, Entity

__all__ = ["PRONOUNS", "Seen", "is_subject", "referent"]

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
    speaker: bool
    quoted: bool
    possessive: bool


def is_subject(sentence: Sentence, start: int, end: int) -> tuple[bool, bool]:
    """Whether a verb follows the mention (an apposition between) or "said" stands before it; and whether it speaks."""
    tokens = sentence.tokens
    i = end
    if i < len(tokens) and tokens[i].text == ",":
        j = next((k for k in range(i + 1, min(len(tokens), i + 16)) if tokens[k].text == ","), None)
        if j is not None and j + 1 < len(tokens) and tokens[j + 1].tag[:2] in {"VB", "MD"}:
            i = j + 1
    inverted = start > 1 and not tokens[start - 2].text[-1:].isalnum()
    if inverted and tokens[start - 1].lower in SPEAKS - {"told", "tells"}:
        return True, True
    elif i < len(tokens) and (tokens[i].tag in {"IN", "VBG"} or tokens[i].lower in {"who", "of", "for"}):
        i = _past_modifier(sentence, i)
    end = i
    while (
        i < len(tokens)
        and (tokens[i].tag in {"RB", "RBR", "JJR"} or tokens[i].lower in {"has", "had", "have"})
        and i < end + 4
    ):
        i += 1
    if i < len(tokens) and tokens[i].tag in {"VBD", "VBZ", "VBP", "MD", "VBN"}:
        return True, tokens[i].lower in SPEAKS
    return False, False


def _past_modifier(sentence: Sentence, start: int) -> int:
    """Where the verb stands behind what describes a subject ("a teacher from Lunde who had waited said")."""
    tokens = sentence.tokens
    relative = tokens[start].lower == "who"
    for i in range(start + 1, min(len(tokens), start + 12)):
        if not tokens[i].text[-1:].isalnum():
            break
        if tokens[i].tag in {"VBD", "VBZ", "VBP", "MD"}:
            if not relative:
                return i
            relative = False
        elif tokens[i].lower == "who":
            relative = True
    return start


def referent(
    kind: str, at: tuple[int, int, int], seen: Sequence[Seen], *, quoted: bool, speaks: bool
) -> Entity | None:
    """The entity that a pronoun of `kind` stands for, or None. `at` is its sentence, token and paragraph.

    The weights are guesses in the order that grammar books give: recency, then subject before object, then sameness
    of part (who speaks is who spoke).
    """
    sentence, _, paragraph = at
    best: tuple[float, int] | None = None
    chosen: Entity | None = None
    for place, one in enumerate(seen[-60:]):
        distance = sentence - one.sentence
        if not _fits(kind, one.entity) or not 0 <= distance <= 8:
            continue
        score = -(0.9 if speaks else 1.2) * distance - 0.5 * (paragraph - one.paragraph)
        score += 1.5 * one.subject - 1.2 * one.possessive
        score += 2.0 * (one.speaker and speaks)
        score -= (4.0 if speaks else 1.5) * (one.quoted and not quoted)
        score += 0.6 if kind in {"he", "she"} and one.entity.gender == kind else 0.0
        score -= 1.5 if one.entity.kind is NameKind.COUNTRY else 0.0
        score -= 1.5 if kind == "it" and one.entity.of_class is None and len(one.entity.chunks) < 2 else 0.0
        score -= 2.0 if one.entity.of_class in {"outlet", "network"} and kind == "it" else 0.0
        if best is None or (score, place) > best:
            best, chosen = (score, place), one.entity
    return chosen


def _fits(kind: str, entity: Entity) -> bool:
    if kind in {"he", "she"}:
        single = entity.kind is NameKind.PERSON or not _plural(entity)
        return entity.kind in {NameKind.PERSON, NameKind.NAMELESS} and single and entity.gender in {"", kind}
    if kind == "it":
        return entity.kind is NameKind.ORG or entity.kind is NameKind.COUNTRY
    if entity.kind is NameKind.NAMELESS:
        return _plural(entity)
    return entity.kind is NameKind.ORG and entity.of_class in {
        "union",
        "party",
        "movement",
        "club",
        "police",
        "company",
    }


def _plural(entity: Entity) -> bool:
    """Whether a nameless source is several people."""
    return bool(entity.roles) and entity.roles[0].endswith(("s", "people", "men", "women"))
