"""How surely an event is put, and whether it is denied: by its own modal, else by the word that asks for it ("plans to", "calls for")."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.model import Certainty, Token
from dateline.reading.outlook.words import (
    BE,
    COULD,
    NOT,
    STOPS,
    chain,
    is_excluded,
    is_form,
    is_to,
    modifies,
    subject_of,
    word_class,
)

__all__ = ["asker", "certainty", "denied"]

_NEAR = 5  # words in front of an event word within which an adverb is its own
_REACH = 7  # words in front of "to" within which what asks for it stands
_CLAUSE = 12  # words of a clause in front of its verb
_EDGES = BE | {"that", "if", "unless", "when", "because", "which", "who"}
_NOBODY = frozenset({"no", "nobody", "none", "neither", "nothing"})


def asker(tokens: Sequence[Token], i: int, verbal: bool) -> int | None:
    """The word that an event word hangs on: the one in front of its "to", the verb whose object it is, or "plans" in "plans for it"."""
    if verbal:
        return _before_to(tokens, i)
    j = i - 1
    while j >= 0 and i - j < _REACH and modifies(tokens[j]):
        if tokens[j].tag in {"VBN", "VBG"} and is_form(tokens[j].lower, "seek"):
            return j
        j -= 1
    if j < 0:
        return None
    if tokens[j].lower in {"for", "of"}:
        return next((k for k in range(j - 1, max(-1, j - 3), -1) if _asks(tokens[k])), None)
    return j if tokens[j].tag.startswith("VB") else None


def _before_to(tokens: Sequence[Token], i: int) -> int | None:
    to = next((j for j in chain(tokens, i) if is_to(tokens, j)), None)
    if to is None or [t.lower for t in tokens[max(0, to - 2) : to]] == ["in", "order"]:
        return None
    for j in range(to - 1, max(-1, to - _REACH), -1):
        if tokens[j].text in STOPS:
            return None
        if tokens[j].tag.startswith("VB") or _asks(tokens[j]):
            return j
    return None


def _asks(token: Token) -> bool:
    word = token.lower
    return word in word_class("plan") or is_form(word, "ask") or is_form(word, "seek")


def certainty(tokens: Sequence[Token], i: int, verbal: bool) -> Certainty:
    """How surely the event at `i` is put."""
    own = {tokens[j].lower for j in chain(tokens, i)} if verbal else set[str]()
    near = [t.lower for t in tokens[max(0, i - _NEAR) : i]]
    if COULD & (own or set(near[-3:])) or word_class("maybe") & set(near[-3:]):
        return Certainty.POSSIBLE
    if tokens[-1].text == "?" and verbal:
        return Certainty.POSSIBLE
    if "would" in own and any(t.lower in {"if", "unless"} for t in tokens):
        return Certainty.POSSIBLE
    if word_class("likely") & set(near):
        return Certainty.PROBABLE
    j = asker(tokens, i, verbal)
    told = None if verbal else subject_of(tokens, i)
    if told is not None and is_excluded(tokens, told):
        return Certainty.POSSIBLE  # "a strike could not be ruled out"
    if j is None:
        return Certainty.PROBABLE if verbal and _expected_that(tokens, i) else Certainty.CERTAIN
    word = tokens[j].lower
    if COULD & {tokens[k].lower for k in chain(tokens, j)} or _is_wanted(tokens, j):
        return Certainty.POSSIBLE
    return Certainty.PROBABLE if is_form(word, "intend") else Certainty.CERTAIN


def _is_wanted(tokens: Sequence[Token], j: int) -> bool:
    """Whether the word at `j` only asks, allows or seems to; "allows users to" tells what a thing can do."""
    word = tokens[j].lower
    close = tokens[j + 1].lower == "to"
    return is_form(word, "want") or (close and (is_form(word, "allow") or is_form(word, "seem")))


def _expected_that(tokens: Sequence[Token], i: int) -> bool:
    """ "It is expected that the choir will sing": the word that hands the clause over says how sure it is."""
    that = next((j for j in range(i - 1, max(0, i - _CLAUSE), -1) if tokens[j].lower in _EDGES), 0)
    return that > 0 and tokens[that].lower == "that" and is_form(tokens[that - 1].lower, "intend")


def denied(tokens: Sequence[Token], i: int, verbal: bool) -> bool:
    """Whether the event at `i` is said not to be: "will not meet", "nobody will meet", "no meeting", "refused to meet"."""
    return _verb_denied(tokens, i) if verbal else _noun_denied(tokens, i)


def _verb_denied(tokens: Sequence[Token], i: int) -> bool:
    group = chain(tokens, i)
    first = group[-1] if group else i
    before = tokens[first - 1].lower if first else ""
    if NOT & {tokens[k].lower for k in group} or before in NOT:
        return True  # "will not meet", "not to meet", "without meeting"
    j = asker(tokens, i, True)
    refused = j is not None and (is_form(tokens[j].lower, "refuse") or _unwanted(tokens, j))
    return refused or is_form(before, "call off") or _nobody(tokens, first)


def _unwanted(tokens: Sequence[Token], j: int) -> bool:
    """ "Does not want to", "has no plans to": not wanting it says that it will not be."""
    word = tokens[j].lower
    if not (is_form(word, "want") or is_form(word, "intend") or word in word_class("plan")):
        return False
    nouns = tokens[max(0, j - 2) : j] if tokens[j].tag.startswith("N") else ()
    return bool(NOT & {*(tokens[k].lower for k in chain(tokens, j)), *(t.lower for t in nouns)})


def _noun_denied(tokens: Sequence[Token], i: int) -> bool:
    if {"no", "without"} & {t.lower for t in tokens[max(0, i - 3) : i]}:
        return True
    j = i - 1
    while j >= 0 and i - j < _REACH and modifies(tokens[j]):
        if tokens[j].tag in {"VBN", "JJ"} and is_form(tokens[j].lower.removeprefix("now-"), "call off"):
            return True  # "the cancelled meeting"
        if tokens[j].lower in NOT and j > 0 and tokens[j - 1].lower in BE:
            return True  # "it is not a meeting"
        j -= 1
    if j >= 0 and (is_form(tokens[j].lower, "call off") or _ruled_out(tokens, j)):
        return True
    verb = subject_of(tokens, i)
    return verb is not None and _called_off(tokens, verb)


def _ruled_out(tokens: Sequence[Token], j: int) -> bool:
    """ "called off the meeting", "ruled out talks": `j` is the last word in front of the noun and its modifiers."""
    pair = (tokens[j - 1].lower[:4], tokens[j].lower) if j else ("", "")
    return pair in {("call", "off"), ("rule", "out"), ("ruli", "out")}


def _called_off(tokens: Sequence[Token], j: int) -> bool:
    """ "The meeting was called off", "has been scrapped"; what could not be ruled out is not."""
    before = {tokens[k].lower for k in chain(tokens, j)}
    passive = bool(before) and not before & NOT and tokens[j].tag in {"VBN", "VBD"}
    off = is_form(tokens[j].lower, "call off") or (j + 1 < len(tokens) and _ruled_out(tokens, j + 1))
    return passive and off


def _nobody(tokens: Sequence[Token], first: int) -> bool:
    """ "No vote will be held", "neither side will talk": the subject denies it."""
    for j in range(first - 1, max(-1, first - _REACH), -1):
        if tokens[j].text in STOPS or tokens[j].tag.startswith(("VB", "MD")) or tokens[j].lower in _EDGES:
            return False
        if tokens[j].lower in _NOBODY:
            return True
    return False
