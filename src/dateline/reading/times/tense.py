"""Where the clause around a time expression looks: ahead, behind, or neither can be told.

The verb nearest to the time in its own clause governs, not the attribution around it: in "said on Tuesday that the panel will
meet on Friday" the one is behind and the other ahead.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from functools import cache

from dateline.model import Direction, Sentence, Token
from dateline.rules import rows

__all__ = ["direction", "is_form"]

_CLAUSE_MARKS = frozenset(",;:()“”\"—–``''")
_FOR_AHEAD = frozenset({"for", "until", "till", "by"})
_WITHIN = 14  # words a governing verb may stand away, measured loosely: beyond it clauses have changed


@cache
def _class(name: str) -> frozenset[str]:
    return frozenset(word for row in rows("times_tense") if row["class"] == name for word in row["words"])


def is_form(word: str, name: str) -> bool:
    """Whether a form of a verb of the class `name` (regular endings, and the irregular ones that matter)."""
    verbs = _class(name)
    if word in verbs:
        return True
    irregular = {"said": "say", "told": "tell", "held": "hold", "put": "put", "brought": "bring", "went": "go", "came": "come",
                 "began": "begin", "begun": "begin", "sought": "seek", "chose": "choose", "meant": "mean", "wrote": "write",
                 "swore": "swear", "undertook": "undertake", "undertaken": "undertake", "had": "have", "got": "get", "thought": "think"}  # fmt: skip
    if irregular.get(word, "") in verbs:
        return True
    for ending in ("ed", "d", "ing", "s", "es"):
        if word.endswith(ending):
            stem = word[: -len(ending)]
            doubled = stem[:-1] if len(stem) > 2 and stem[-1:] == stem[-2:-1] else stem
            if (
                stem in verbs
                or stem + "e" in verbs
                or doubled in verbs
                or (stem.endswith("i") and stem[:-1] + "y" in verbs)
            ):
                return True
    return False


def _past(token: Token) -> bool:
    return token.tag == "VBD" or token.lower in _class("past")


def _verb(tokens: Sequence[Token], i: int) -> Direction | None:  # noqa: C901, PLR0912 - a list of constructions, one a line
    """Where the verb at `i` looks; None if it is no governing verb."""
    token = tokens[i]
    word = token.lower
    following = [t.lower for t in tokens[i + 1 : i + 5]]
    preceding = [t.lower for t in tokens[max(0, i - 4) : i]]
    if token.tag == "MD" or word in {"will", "'ll", "wo", "shall", "would"}:
        return (
            Direction.BEHIND
            if "have" in following[:3] and word not in {"will", "'ll", "wo", "shall"}
            else Direction.AHEAD
        )
    if word in {
        "due",
        "going",
        "about",
        "slated",
        "poised",
        "scheduled",
        "supposed",
        "upcoming",
        "forthcoming",
        "impending",
        "expected",
        "tipped",
    }:
        return Direction.AHEAD if word not in {"going", "about"} or "to" in following[:1] else None
    if word == "to" and i + 1 < len(tokens) and tokens[i + 1].tag == "VB":
        return _infinitive(tokens, i)
    if word in {"is", "are", "'s", "'re", "am", "'m", "be"}:
        return None if word != "be" and token.tag == "POS" else _present(tokens, i)
    if word in {"has", "have", "'ve"} and token.tag not in {"VB"}:
        return Direction.OPEN
    if token.tag in {"VBN"} or (token.tag == "VBD" and preceding and preceding[-1] in {"to", "be"}):
        return _participle(tokens, i, preceding)
    if _past(token):
        return Direction.BEHIND
    if token.tag in {"VBZ", "VBP"}:
        if is_form(word, "say"):
            return Direction.BEHIND
        return Direction.AHEAD
    if token.tag == "VBG" and word not in {
        "according",
        "including",
        "during",
        "following",
        "regarding",
        "concerning",
    }:
        return _gerund(tokens, i)
    return None


def _present(tokens: Sequence[Token], i: int) -> Direction | None:
    """ "is" before a participle leaves it to that; "is on Tuesday", "is to meet" look ahead."""
    following = tokens[i + 1 : i + 4]
    if any(t.tag in {"VBN", "VBG"} for t in following):
        return None
    return Direction.AHEAD


def _participle(tokens: Sequence[Token], i: int, preceding: Sequence[str]) -> Direction:
    word = tokens[i].lower
    if set(preceding) & {
        "will",
        "'ll",
        "to",
        "shall",
        "would",
        "could",
        "may",
        "might",
        "should",
        "must",
        "can",
    } and set(preceding) & {"be"}:
        return Direction.AHEAD
    if set(preceding) & {"had", "was", "were"}:
        return Direction.BEHIND
    if set(preceding) & {"has", "have", "'ve", "'s"}:
        # A perfect takes no day of its own in English: the day belongs to what was fixed ("has set the vote for Friday").
        return Direction.AHEAD if is_form(word, "bid") or is_form(word, "move") else Direction.OPEN
    if set(preceding) & {"is", "are", "'re", "being"}:
        return Direction.AHEAD
    if is_form(word, "bid"):
        return Direction.AHEAD
    return Direction.BEHIND


def _gerund(tokens: Sequence[Token], i: int) -> Direction | None:
    preceding = [t.lower for t in tokens[max(0, i - 3) : i]]
    if set(preceding) & {"is", "are", "'re", "'m", "am", "'s"}:
        return Direction.AHEAD
    if set(preceding) & {"was", "were", "had"}:
        return Direction.BEHIND
    return None


def _infinitive(tokens: Sequence[Token], i: int) -> Direction:
    """ "agreed to meet on Friday" looks ahead; "managed to land on Friday" and "was to have met" behind."""
    if i + 2 < len(tokens) and tokens[i + 1].lower == "have" and tokens[i + 2].tag in {"VBN", "VBD"}:
        return Direction.BEHIND
    for j in range(i - 1, max(-1, i - 7), -1):
        token = tokens[j]
        if token.tag.startswith(("VB", "MD")) or token.lower in _class("done"):
            if (
                is_form(token.lower, "done")
                and not is_form(token.lower, "bid")
                and (_past(token) or token.tag in {"VBN", "JJ"})
            ):
                return Direction.BEHIND
            break
        if token.text in _CLAUSE_MARKS:
            break
    return Direction.AHEAD


def _bounds(tokens: Sequence[Token], i: int) -> bool:
    token = tokens[i]
    if token.text in _CLAUSE_MARKS:
        # A comma between day and date, or inside a list of names, is no clause's end; one beside a verb is.
        return True
    if token.lower in {
        "that",
        "who",
        "which",
        "when",
        "while",
        "where",
        "because",
        "although",
        "if",
        "whether",
        "but",
    }:
        return token.lower != "that" or token.tag not in {"DT"} or True
    return False


def _nearest(tokens: Sequence[Token], indices: Sequence[int], stop_at_bound: bool) -> Direction | None:
    fallback: Direction | None = None
    for i in indices:
        if stop_at_bound and _bounds(tokens, i):
            return fallback
        verdict = _verb(tokens, i)
        if verdict is Direction.OPEN:
            fallback = verdict
        elif verdict is not None:
            return verdict
    return fallback


def direction(sentence: Sentence, start: int, end: int, before: str = "") -> Direction:
    """Where the clause around the characters `start` to `end` of the article looks. `before` is the word in front."""
    tokens = sentence.tokens
    starts = [token.span.start for token in tokens]
    left = bisect_left(starts, start)
    right = bisect_left(starts, end)
    prenominal = right < len(tokens) and (
        tokens[right].text in {"'s", "’s", "'", "’"}
        or (before in {"the", "a", "this"} and tokens[right].tag.startswith("NN"))
    )
    behind = range(left - 1, max(-1, left - 1 - _WITHIN), -1)
    ahead = range(right, min(len(tokens), right + _WITHIN))
    if left and before in _FOR_AHEAD and before != "by":
        previous = [t.lower for t in tokens[max(0, left - 8) : left]]
        if before == "for" or any(is_form(word, "move") for word in previous):
            return Direction.AHEAD
    orders = [(ahead, True), (behind, True)] if prenominal else [(behind, True), (ahead, True)]
    for indices, stop in orders:
        verdict = _nearest(tokens, indices, stop)
        if verdict is not None:
            return verdict
    for indices in (ahead, behind):
        verdict = _nearest(tokens, indices, False)
        if verdict is not None:
            return verdict
    return Direction.OPEN
