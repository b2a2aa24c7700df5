"""Where a verb looks: as its own auxiliaries say; an infinitive where the word looks that asks for it."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.model import Direction, Sentence, Token
from dateline.reading.outlook.words import (
    AUXILIARIES,
    BE,
    CAN,
    DO,
    FINITE,
    HAVE,
    MARKS,
    NOW,
    STOPS,
    WAS,
    chain,
    is_form,
    is_to,
    last_of_group,
    word_class,
)

__all__ = ["host", "verb"]

_DEEP = 3  # verbs that may hand the question on to the one they hang on
_ABLE = frozenset({"able", "unable", "first", "last", "only"})


def verb(sentence: Sentence, i: int, deep: int = 0) -> Direction:
    """Where the verb at `i` looks. `deep` counts the verbs that handed the question on."""
    tokens = sentence.tokens
    token = tokens[i]
    before = chain(tokens, i)
    words = [tokens[j].lower for j in before]
    done = token.tag in {"VBN", "VBD"}
    modal = next((tokens[j].lower for j in before if tokens[j].tag == "MD"), None)
    if modal:
        return _after_modal(token, modal, done and bool(HAVE & set(words)))
    if words[-1:] == ["to"]:
        return Direction.BEHIND if done and HAVE & set(words) else _infinitive(sentence, before[-1], deep)
    if DO & set(words):
        return Direction.BEHIND if "did" in words else Direction.OPEN
    if token.tag == "VBG":
        return _gerund(sentence, i, frozenset(words), deep)
    if done and words and not WAS & set(words) and not HAVE & set(words):
        return _passive(sentence, token, words)
    if token.tag in {"VBZ", "VBP"}:
        return _present(sentence, i)
    if token.tag == "VB":
        return _bare(sentence, i, deep)
    return Direction.AHEAD if token.tag == "VBD" and _shifted(tokens, i) else Direction.BEHIND


def _shifted(tokens: Sequence[Token], i: int) -> bool:
    """ "would close once the tour began", "if the vote failed, he would go": a past that only follows the "would" beside it."""
    opened = next((j for j in range(i - 1, max(-1, i - 7), -1) if _ends(tokens[j])), -1)
    return (
        opened >= 0
        and tokens[opened].lower in word_class("until")
        and any(
            t.lower in {"would", "'d"} and not any(n.lower == "have" for n in tokens[j + 1 : j + 3])
            for j, t in enumerate(tokens)
            if t.tag == "MD"
        )
    )


def _ends(token: Token) -> bool:
    """Whether a word ends the search for what opens the clause: a mark, another verb, or the opener itself."""
    return token.text in STOPS or token.tag.startswith(("VB", "MD")) or token.lower in word_class("until")


def _after_modal(token: Token, modal: str, perfect: bool) -> Direction:
    if perfect and modal not in {"will", "'ll", "shall"}:
        return Direction.BEHIND
    polite = modal in {"would", "'d"} and token.lower in word_class("wish")
    return Direction.OPEN if polite or modal in CAN else Direction.AHEAD


def _gerund(sentence: Sentence, i: int, words: frozenset[str], deep: int) -> Direction:
    """ "-ing": after "is" it goes on; loose it goes with its clause, and lies ahead behind a plan."""
    tokens = sentence.tokens
    if words & NOW:
        return Direction.AHEAD if tokens[i].lower == "going" else Direction.OPEN
    if words & WAS:
        return Direction.BEHIND
    if "been" in words:
        return Direction.OPEN
    before = tokens[i - 1].lower if i else ""
    if before in word_class("cause"):
        return Direction.BEHIND
    if tokens[i - 1].tag == "CC":  # "as a means of renewing its fleet and improving its routes"
        twin = next((j for j in range(i - 2, max(-1, i - 10), -1) if _ends(tokens[j])), -1)
        if twin >= 0 and tokens[twin].tag == "VBG" and deep < _DEEP:
            return verb(sentence, twin, deep + 1)
    if before in {"before", "for"}:
        return Direction.AHEAD if host(sentence, i, deep) is not Direction.BEHIND else Direction.BEHIND
    planned = before == "of" and i > 1 and tokens[i - 2].lower in word_class("plan") | {"means", "way"}
    return Direction.AHEAD if planned or is_form(before, "seek") else host(sentence, i, deep)


def _passive(sentence: Sentence, token: Token, words: Sequence[str]) -> Direction:
    if not BE & set(words):
        return Direction.BEHIND
    if token.lower in {"scheduled", "slated"}:
        return Direction.AHEAD
    return Direction.BEHIND if sentence.heading and "being" not in words else Direction.OPEN


def _present(sentence: Sentence, i: int) -> Direction:
    if sentence.heading:
        return Direction.BEHIND
    near = sentence.tokens[max(0, i - 6) : i]
    opened = any(t.lower in word_class("until") for t in near)
    asked = sentence.tokens[i].lower in NOW and near[-1:] and near[-1].lower == "when"  # "when is it?"
    return Direction.AHEAD if opened and not asked else Direction.OPEN


def _bare(sentence: Sentence, i: int, deep: int) -> Direction:
    """An infinitive that shares its "to" or modal with one before ("to meet and sign", "will land and refuel")."""
    tokens = sentence.tokens
    for j in range(i - 1, max(-1, i - 12), -1):
        token = tokens[j]
        if token.text in MARKS:
            break
        if token.tag == "MD":
            return Direction.OPEN if token.lower in CAN else Direction.AHEAD
        if is_to(tokens, j) and tokens[j + 1].tag in {"VB", "RB"}:
            return _infinitive(sentence, j, deep)
        if token.lower in DO:
            return Direction.BEHIND if token.lower == "did" else Direction.OPEN
        if token.tag in {"VBD", "VBZ", "VBP"}:
            return verb(sentence, j, deep + 1) if deep < _DEEP else Direction.OPEN
    return Direction.OPEN


def _infinitive(sentence: Sentence, to: int, deep: int) -> Direction:
    """Where "to …" looks: ahead, but for what came of something and what somebody is able to."""
    tokens = sentence.tokens
    if _outcome(tokens, to) or (to and tokens[to - 1].lower == "had"):
        return Direction.BEHIND
    for j in range(to - 1, max(-1, to - 7), -1):
        token = tokens[j]
        if token.text in STOPS:
            break
        verbal = token.tag.startswith("VB")
        able = token.lower in word_class("wish") | _ABLE
        if able or (verbal and is_form(token.lower, "came")):
            near = range(j, max(-1, j - 5), -1)
            k = next((k for k in near if tokens[k].tag.startswith(("VB", "MD"))), None)
            return verb(sentence, k, deep + 1) if k is not None and deep < _DEEP else Direction.BEHIND
        if verbal or token.tag == "MD":
            break
    return Direction.AHEAD


def _outcome(tokens: Sequence[Token], to: int) -> bool:
    """ "passed a rival to become the largest": what came of a past deed, no plan."""
    if not (to and tokens[to - 1].tag.startswith("N") and is_form(tokens[to + 1].lower, "result")):
        return False
    j = next((j for j in range(to - 1, -1, -1) if tokens[j].tag.startswith(("VB", "MD"))), -1)
    planned = any(t.lower in word_class("plan") for t in tokens[j + 1 : to])
    return j >= 0 and tokens[j].tag in {"VBD", "VBN"} and not planned and not is_form(tokens[j].lower, "seek")


def host(sentence: Sentence, i: int, deep: int) -> Direction:
    """Where the nearest full verb in front of `i` looks, else the nearest behind it."""
    if deep >= _DEEP:
        return Direction.BEHIND
    tokens = sentence.tokens
    for j in range(i - 1, -1, -1):
        token = tokens[j]
        if token.text in {";", "—", "–"}:
            break
        full = token.tag in {"VBD", "VBZ", "VBP", "VB", "VBN"} and token.lower not in AUXILIARIES
        alone = token.tag in {"VBD", "VBZ", "VBP"} and not any(
            t.tag.startswith("VB") for t in tokens[j + 1 : j + 4]
        )
        if full or alone:
            return verb(sentence, j, deep + 1)
    for j in range(i + 1, min(len(tokens), i + 20)):
        if tokens[j].tag in FINITE:
            return verb(sentence, last_of_group(tokens, j), deep + 1)
    return Direction.BEHIND if sentence.heading else Direction.OPEN
