"""Where a noun looks: as a word in front of it says ("the planned launch", "plans for a launch"), else as the verb it depends on."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.model import Direction, Sentence, Token
from dateline.reading.outlook.verbs import host, verb
from dateline.reading.outlook.words import (
    BE,
    any_form,
    chain,
    is_form,
    modifies,
    subject_of,
    word_class,
)

__all__ = ["noun"]

_SAID = frozenset({"said", "told", "wrote", "thought"})
_FAR = 7  # words that may modify a noun


def noun(sentence: Sentence, i: int) -> Direction:
    """Where the noun at `i` looks."""
    tokens = sentence.tokens
    j, told = _modified(tokens, i)
    told = told or _in_front(tokens, j)
    if told is not None:
        return told
    after = tokens[i + 1 : i + 3]
    if [t.lower for t in after] == ["to", "be"]:
        return Direction.AHEAD  # "an event to be held"
    # What nobody plans is told of when it has happened; only its own words put it ahead.
    is_mishap = tokens[i].lower in word_class("mishap")
    group = subject_of(tokens, i)
    hands_over = group is not None and j >= 0 and _says(tokens[j])
    if j >= 0 and tokens[j].tag.startswith("VB") and not is_mishap and not hands_over:
        return Direction.AHEAD if is_form(tokens[j].lower, "seek") else verb(sentence, j)
    if group is not None and (j < 0 or tokens[j].lower not in {"of", "for"}):
        return Direction.AHEAD if _is_due(tokens, group) else verb(sentence, group)
    return Direction.BEHIND if is_mishap else host(sentence, i, 0)


def _says(token: Token) -> bool:
    """ "Said a strike could follow": the noun is the subject of what was said, not the object of saying."""
    return token.lower in _SAID or is_form(token.lower, "say", "times_tense")


def _modified(tokens: Sequence[Token], i: int) -> tuple[int, Direction | None]:
    """The word in front of a noun's modifiers, and what these tell ("planned", "last", "ongoing")."""
    j = i - 1
    while j >= 0 and i - j < _FAR and modifies(tokens[j]):
        word, tag = tokens[j].lower, tokens[j].tag
        if tag == "VBN" and chain(tokens, j):
            break
        if word in word_class("to come") or (tag == "VBG" and is_form(word, "seek")):
            return j, Direction.AHEAD
        if word in word_class("gone"):
            return j, Direction.BEHIND
        if word in word_class("going on"):
            return j, Direction.OPEN
        j -= 1
    return j, None


def _in_front(tokens: Sequence[Token], j: int) -> Direction | None:
    """What the words tell in front of a noun and its modifiers, the last of them at `j`."""
    if j < 0:
        return None
    last = tokens[j].lower
    if last == "of" and j > 1 and tokens[j - 1].lower in word_class("quantity"):
        k = j - 2
        while k >= 0 and tokens[k].tag in {"DT", "JJ", "CD"}:
            k -= 1
        return _in_front(tokens, k)
    if last == "under":
        return Direction.OPEN  # "under construction", "under review"
    if last == "for" and any_form(tokens[max(0, j - 4) : j], "recompense"):
        return Direction.BEHIND
    before = [t.lower for t in tokens[max(0, j - 2) : j]][::-1]
    if last in word_class("cause") or (before and f"{before[0]} {last}" in word_class("cause")):
        return Direction.BEHIND
    if last in {"for", "of"} and word_class("plan") & set(before):
        return Direction.AHEAD
    return Direction.AHEAD if last == "for" and any(is_form(w, "ask") for w in before) else None


def _is_due(tokens: Sequence[Token], i: int) -> bool:
    """ "The talks are expected", "the vote is due"."""
    after = {t.lower for t in tokens[i + 1 : i + 3]} if tokens[i].lower in BE else set()
    return tokens[i].lower in word_class("due") or bool(after & word_class("due"))
