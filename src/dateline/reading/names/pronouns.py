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
    if i + 1 < len(tokens) and tokens[i].text == "," and tokens[i + 1].tag in {"VBD", "VBZ", "MD"}:
        i += 1  # "the chief executive, Aleks Venn, sounded …"
    elif i < len(tokens) and tokens[i].text == ",":
        j = next((k for k in range(i + 1, min(len(tokens), i + 16)) if tokens[k].text == ","), None)
        if (
            j is not None
            and j + 1 < len(tokens)
            and (tokens[j + 1].tag[:2] in {"VB", "MD"} or tokens[j + 1].lower in SPEAKS)
        ):
            i = j + 1
    inverted = start > 1 and not tokens[start - 2].text[-1:].isalnum()
    if inverted and tokens[start - 1].lower in SPEAKS - {"told", "tells"}:
        return True, True
    if i < len(tokens) and (
        tokens[i].tag in {"IN", "VBG"}
        or tokens[i].text.endswith("ing")
        or tokens[i].lower in {"who", "of", "for"}
    ):
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


# How much each sign counts for or against a candidate, fitted by coordinate search on the stories in training/ and the
# tuning half of the diary benchmark: 169 of 196 pronouns that speak, after 158 with weights guessed from grammar books.
WEIGHTS = {
    "far-speaks": 1.5, "far": 1.2, "paragraph": 1.5, "subject": 1.5, "possessive": 0.6, "speaker": 0.5, "last": 2.0,
    "quoted-speaks": 4.0, "quoted": 1.5, "gender": 0.6, "nameless": 1.0, "country": 1.5, "rare": 1.5, "outlet": 2.0,
    "margin": 1.0,
}  # fmt: skip


def referent(
    kind: str, at: tuple[int, int, int], seen: Sequence[Seen], *, quoted: bool, speaks: bool, objective: bool
) -> tuple[Entity | None, bool]:
    """The entity that a pronoun of `kind` stands for, or None, and whether it is well ahead of all others. `at` is its sentence, token and paragraph."""
    sentence, _, paragraph = at
    best: tuple[float, int] | None = None
    chosen: Entity | None = None
    second = -99.0
    for place, one in enumerate(seen[-60:]):
        distance = sentence - one.sentence
        if not _fits(kind, one.entity) or not 0 <= distance <= 8:
            continue
        if objective and distance == 0 and one.subject:
            continue  # "the deputy told him": no one tells oneself
        w = WEIGHTS
        score = -(w["far-speaks"] if speaks else w["far"]) * distance - w["paragraph"] * (
            paragraph - one.paragraph
        )
        score += w["subject"] * one.subject - w["possessive"] * one.possessive
        score += w["speaker"] * (one.speaker and speaks)
        score += w["last"] * (one.subject and distance == 1 and paragraph == one.paragraph)
        score -= (w["quoted-speaks"] if speaks else w["quoted"]) * (one.quoted and not quoted)
        score += w["gender"] if kind in {"he", "she"} and one.entity.gender == kind else 0.0
        score -= w["nameless"] if kind in {"he", "she"} and one.entity.kind is NameKind.NAMELESS else 0.0
        score -= w["country"] if one.entity.kind is NameKind.COUNTRY else 0.0
        score -= (
            w["rare"] if kind == "it" and one.entity.of_class is None and len(one.entity.chunks) < 2 else 0.0
        )
        score -= w["outlet"] if one.entity.of_class in {"outlet", "network"} and kind == "it" else 0.0
        if best is None or (score, place) > best:
            if chosen is not one.entity and best is not None:
                second = max(second, best[0])
            best, chosen = (score, place), one.entity
        elif one.entity is not chosen:
            second = max(second, score)
    return chosen, best is not None and best[0] - second >= WEIGHTS["margin"]


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
