"""The closed classes of `rules/outlook.toml`, and the auxiliaries that carry a verb's tense."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from dateline.model import Token
from dateline.rules import rows

__all__ = [
    "AUXILIARIES", "BE", "CAN", "COULD", "DO", "FINITE", "HAVE", "MARKS", "NOT", "NOW", "STOPS", "WAS",
    "any_form", "chain", "is_asked", "is_form", "last_of_group", "modifies", "subject_of", "word_class",
]  # fmt: skip

BE = frozenset({"be", "is", "are", "was", "were", "been", "being", "'s", "'re", "am", "'m"})
NOW = frozenset({"is", "are", "'s", "'re", "am", "'m"})
WAS = frozenset({"was", "were", "had"})
HAVE = frozenset({"have", "has", "had", "'ve", "having"})
DO = frozenset({"do", "does", "did"})
AUXILIARIES = BE | HAVE | DO
CAN = frozenset({"can", "ca", "cannot"})
COULD = frozenset({"may", "might", "could", "should", "ought"})
NOT = frozenset({"not", "n't", "never", "no", "cannot", "neither", "nor", "without"})
MARKS = frozenset({";", ":", "“", "”", '"', "(", ")", "—", "–", "--"})
STOPS = MARKS | {","}
MODIFIERS = frozenset({"JJ", "JJR", "JJS", "NN", "NNP", "NNPS", "NNS", "CD", "DT", "PRP$", "POS", "VBN", "VBG", "RB", "$"})  # fmt: skip
FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_GROUP = 8  # words that a group of auxiliaries may reach back
_VOWELS = "aeiou"


@cache
def word_class(name: str, table: str = "outlook") -> frozenset[str]:
    """The words of a class, as the table has them."""
    return frozenset(word for row in rows(table) if row["class"] == name for word in row["words"])


def _forms(verb: str) -> Iterator[str]:
    """The regular forms of a verb, and some that do not exist: irregular ones stand in the table."""
    yield from (verb, verb + "s", verb + "es", verb + "ed", verb + "d", verb + "ing")
    if verb.endswith("e"):
        yield verb[:-1] + "ing"
    if verb.endswith("y") and verb[-2:-1] not in _VOWELS:
        yield from (verb[:-1] + "ies", verb[:-1] + "ied")
    if verb[-1:] not in _VOWELS:
        yield from (verb + verb[-1:] + "ed", verb + verb[-1:] + "ing")


@cache
def _all_forms(name: str, table: str) -> frozenset[str]:
    return frozenset(form for verb in word_class(name, table) for form in _forms(verb))


def is_form(word: str, name: str, table: str = "outlook") -> bool:
    """Whether a word is a form of a verb of a class."""
    return word in _all_forms(name, table)


def is_excluded(tokens: Sequence[Token], i: int) -> bool:
    """Whether a verb rules something out: "could not be excluded", "ruled out"."""
    out = i + 1 < len(tokens) and tokens[i + 1].lower == "out"
    return is_form(tokens[i].lower, "exclude") or (out and tokens[i].lower.startswith(("rule", "ruling")))


def is_asked(tokens: Sequence[Token], i: int) -> bool:
    """ "Will the guild meet?": the modal stands in front of the subject."""
    before = [t.tag for t in tokens[max(0, i - _GROUP) : i] if t.tag == "MD" or t.tag.startswith("VB")]
    return tokens[-1].text == "?" and before[-1:] == ["MD"]


def any_form(tokens: Sequence[Token], name: str) -> bool:
    """Whether some form of a verb of a class is among the tokens."""
    return any(is_form(t.lower, name) for t in tokens)


def is_to(tokens: Sequence[Token], i: int) -> bool:
    """Whether a word is the "to" of an infinitive."""
    return tokens[i].lower == "to" and tokens[i].tag == "TO"


def modifies(token: Token) -> bool:
    """Whether a word may stand between a noun and what it depends on; "following the talks" ends there, whatever its tag."""
    return token.tag in MODIFIERS and token.lower not in word_class("cause")


def is_verb(tokens: Sequence[Token], i: int) -> bool:
    """Whether a word is a verb."""
    return tokens[i].tag.startswith("VB")


def chain(tokens: Sequence[Token], i: int) -> list[int]:
    """The auxiliaries, "to" and "not" that stand before the verb at `i`, the nearest first."""
    out = []
    for j in range(i - 1, max(-1, i - 1 - _GROUP), -1):
        word, tag = tokens[j].lower, tokens[j].tag
        if word in AUXILIARIES | NOT or tag == "MD" or is_to(tokens, j):
            out.append(j)
        elif not tag.startswith("RB"):
            break
        if word == "to":
            break
    return out


def last_of_group(tokens: Sequence[Token], j: int) -> int:
    """The verb that the group of auxiliaries from `j` leads to."""
    last = j
    for n in range(j + 1, min(len(tokens), j + 6)):
        token = tokens[n]
        if token.tag.startswith("VB"):
            last = n
            if token.lower not in AUXILIARIES:
                break
        elif not (token.tag.startswith("RB") or token.lower in NOT):
            break
    return last


def subject_of(tokens: Sequence[Token], i: int) -> int | None:
    """The finite verb whose subject the noun at `i` is: the next one, over "of …" and the like."""
    for j in range(i + 1, min(len(tokens), i + 9)):
        token = tokens[j]
        if token.tag in FINITE:
            return last_of_group(tokens, j)
        if token.text in MARKS or token.lower in {",", "to", "and", "that", "which", "who"}:
            return None
    return None
