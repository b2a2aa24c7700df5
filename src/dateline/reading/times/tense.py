"""Where the clause around a time expression looks: ahead, behind, or neither can be told.

The verb nearest to the time in its own clause governs, not the attribution around it: in "said on Tuesday that the panel will
meet on Friday" the one is behind and the other ahead.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import cache

from dateline.model import Direction, Sentence, Token
from dateline.rules import rows

__all__ = ["direction", "is_form"]

_HARD = frozenset({";", ":", "“", "”", '"', "—", "–", "``", "''", "--"})
_CLAUSE_MARKS = _HARD | {",", "(", ")"}
_PREPOSITIONAL = frozenset(
    {"before", "after", "until", "since", "as", "once"}
)  # they stand in front of times as well
# Past forms like their base; only the tagger can tell them.
_UNCHANGED = frozenset({"hit", "cut", "put", "quit", "shut", "set", "let", "spread", "split", "shed", "cast", "broadcast", "forecast", "cost", "hurt", "burst", "bid", "outbid", "thrust", "rid", "upset", "reset", "wed", "knelt", "leapt", "dreamt", "learnt", "burnt", "spelt", "spilt"})  # fmt: skip
_WITHIN = 40  # words a governing verb may stand away
_BEGINNINGS = frozenset({"beginning", "starting", "commencing", "opening"})
_NO_GERUNDS = frozenset({"according", "including", "during", "following", "regarding", "concerning"})
_AUXILIARIES = frozenset({"will", "'ll", "would", "shall", "should", "could", "can", "may", "might", "must", "to", "be", "been", "being", "is", "are", "'s", "'re", "am", "'m", "was", "were", "has", "have", "had", "'ve", "'d", "not", "n't", "also", "now", "then", "just", "already"})  # fmt: skip
_AFTER_TO = frozenset({"death", "date", "court", "power", "office", "jail", "prison", "parliament", "safety", "freedom", "victory", "war"})  # fmt: skip
_SOUGHT = frozenset(
    {
        "reached",
        "located",
        "contacted",
        "found",
        "confirmed",
        "verified",
        "traced",
        "determined",
        "identified",
    }
)
_SEQUELS = frozenset({"follows", "follow", "marks", "recalls", "echoes", "comes", "succeeds", "caps"})


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
    return token.lower in _class("past") or (
        token.tag == "VBD" and (token.lower.endswith("ed") or token.lower in _UNCHANGED)
    )


def _verb(tokens: Sequence[Token], i: int) -> Direction | None:
    """Where the verb at `i` looks; None if it is no governing verb."""
    token = tokens[i]
    word = token.lower
    following = [t.lower for t in tokens[i + 1 : i + 5]]
    if token.tag == "MD" or word in {"will", "'ll", "wo", "shall", "would"}:
        return (
            Direction.BEHIND
            if "have" in following[:3] and word not in {"will", "'ll", "wo", "shall"}
            else Direction.AHEAD
        )
    if word in _class("forward"):
        return Direction.AHEAD if word not in {"going", "about"} or "to" in following[:1] else None
    if word == "to" and _before_infinitive(tokens, i):
        return _infinitive(tokens, i)
    if word in {"is", "are", "'s", "'re", "am", "'m", "be"}:
        return None if word != "be" and token.tag == "POS" else _present(tokens, i)
    if word in {"has", "have", "'ve"} and token.tag != "VB":
        # A perfect leaves it to what was fixed; "has a second chance on Friday" is a plan.
        return None if any(t.tag in {"VBN", "VBD"} for t in tokens[i + 1 : i + 5]) else Direction.AHEAD
    if token.tag == "VBN" or (
        token.tag == "VBD" and _auxiliaries(tokens, i) & {"be", "been", "have", "has", "had"}
    ):
        return _participle(tokens, i)
    if _past(token):
        # "planned a rally on Saturday": the day is the plan's.
        return Direction.AHEAD if is_form(word, "plan") else Direction.BEHIND
    if _tells_a_plan(token, following[:1]):
        return Direction.AHEAD
    if token.tag in {"VBZ", "VBP"} and word not in _SEQUELS:
        return Direction.BEHIND if is_form(word, "say") else Direction.OPEN
    if token.tag == "VB":
        return _bare(tokens, i) if _is_infinitive(token) else None
    if word in _BEGINNINGS:
        return _gerund(tokens, i) or Direction.AHEAD
    if token.tag == "VBG" and word not in _NO_GERUNDS:
        return _gerund(tokens, i)
    return None


def _tells_a_plan(token: Token, following: Sequence[str]) -> bool:
    """ "the term begins in January", which the tagger may take for a noun."""
    present = token.tag in {"VBZ", "VBP"} or (token.tag == "NNS" and {"in", "on", "at"} & set(following))
    return bool(present) and token.lower.endswith("s") and is_form(token.lower, "timetable")


def _is_infinitive(token: Token) -> bool:
    """Whether what the tagger calls a verb can be one: "fell to 16.25", "shot to death" hold none."""
    return token.text[0].isalpha() and token.lower not in _AFTER_TO


def _before_infinitive(tokens: Sequence[Token], i: int) -> bool:
    return i + 1 < len(tokens) and tokens[i + 1].tag in {"VB", "RB"} and _is_infinitive(tokens[i + 1])


def _sought_in_vain(tokens: Sequence[Token], i: int, chain: frozenset[str]) -> bool:
    """ "could not be reached on Friday", "neither could be found": the reporter's own day, not a plan."""
    denied = chain & {"not", "n't", "never"} or any(
        t.lower in {"neither", "nor", "none", "nobody"} for t in tokens[max(0, i - 10) : i]
    )
    return bool(denied) and "could" in chain and tokens[i].lower in _SOUGHT


def _present(tokens: Sequence[Token], i: int) -> Direction | None:
    """ "is" before a participle leaves it to that; "is on Tuesday", "is to meet" look ahead."""
    following = tokens[i + 1 : i + 4]
    if any(t.tag in {"VBN", "VBG"} or t.lower in {"due", "set", "going"} for t in following):
        return None
    return (
        Direction.AHEAD
        if following and following[0].lower in {"on", "to", "in", "for", "until"}
        else Direction.OPEN
    )


def _auxiliaries(tokens: Sequence[Token], i: int) -> frozenset[str]:
    """The chain of auxiliaries and adverbs that leads to the verb at `i` ("will not have been" …)."""
    out: list[str] = []
    for j in range(i - 1, max(-1, i - 7), -1):
        token = tokens[j]
        if (
            token.tag not in {"MD", "RB", "TO", "VBD", "VBZ", "VBP", "VB", "VBN", "VBG"}
            and token.lower not in _AUXILIARIES
        ):
            break
        if token.tag.startswith("VB") and token.lower not in _AUXILIARIES:
            break
        out.append(token.lower)
    return frozenset(out)


def _participle(tokens: Sequence[Token], i: int) -> Direction:
    word, chain = tokens[i].lower, _auxiliaries(tokens, i)
    if chain & {"had", "was", "were"} or (
        chain & {"to", "would", "could", "might", "should", "may", "must"} and "have" in chain
    ):
        return Direction.BEHIND
    if "be" in chain:
        return Direction.BEHIND if _sought_in_vain(tokens, i, chain) else Direction.AHEAD
    if chain & {"has", "have", "'ve", "'s"}:
        # A perfect takes no day of its own in English: the day belongs to what was fixed ("has set the vote for Friday").
        return Direction.AHEAD if is_form(word, "bid") or is_form(word, "move") else Direction.OPEN
    if chain & {"is", "are", "'re", "being"}:
        return Direction.AHEAD
    # Bare: "a vote scheduled on Monday" looks ahead, "terms agreed on Monday" behind ("for Monday" is settled before).
    return Direction.AHEAD if word in _class("ahead") else Direction.BEHIND


def _gerund(tokens: Sequence[Token], i: int) -> Direction | None:
    chain = _auxiliaries(tokens, i)
    if chain & {"is", "are", "'re", "'m", "am", "'s", "be"}:
        return Direction.AHEAD
    return Direction.BEHIND if chain & {"was", "were", "had"} else None


def _infinitive(tokens: Sequence[Token], i: int) -> Direction:
    """ "agreed to meet on Friday" looks ahead; "managed to land on Friday" and "was to have met" behind."""
    if (
        i + 2 < len(tokens)
        and tokens[i + 1].lower == "have"
        and (tokens[i + 2].tag in {"VBN", "VBD"} or re.search(r"(?:ed|en|un|wn|ung)$", tokens[i + 2].lower))
    ):
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


def _bare(tokens: Sequence[Token], i: int) -> Direction | None:
    """A bare infinitive looks where its modal, "to" or "did" looks ("will not come", "to meet and sign")."""
    for j in range(i - 1, max(-1, i - 9), -1):
        token = tokens[j]
        if token.lower in {"did", "do", "does"}:
            return Direction.BEHIND if token.lower == "did" else Direction.OPEN
        if token.lower == "to" or token.tag == "MD":
            return _verb(tokens, j) or Direction.AHEAD
        if token.text in _HARD:
            break
    return None


def _bounds(tokens: Sequence[Token], i: int, marks: frozenset[str]) -> bool:
    """Whether the word ends the clause of what follows. "that" before a noun of time ("that day") stands inside the expression."""
    return tokens[i].text in marks or (
        tokens[i].lower in _class("bound") and tokens[i].tag != "DT" and tokens[i].lower not in _PREPOSITIONAL
    )


def _nearest(
    tokens: Sequence[Token], indices: Sequence[int], marks: frozenset[str] | None
) -> Direction | None:
    """The verdict of the first governing verb; `marks` end the search (None: nothing does)."""
    fallback: Direction | None = None
    ahead = len(indices) > 1 and indices[1] > indices[0]
    for i in indices:
        if ahead and (tokens[i].tag == "VB" or tokens[i].lower == "to"):
            continue  # what follows a time is governed by a finite verb: "On Monday, with an hour to go, it rang"
        if marks is not None and _bounds(tokens, i, marks):
            return fallback
        verdict = _verb(tokens, i)
        if verdict is Direction.OPEN:
            fallback = fallback or verdict
        elif verdict is not None:
            return fallback or verdict
    return fallback


def _starts_clause(tokens: Sequence[Token], left: int) -> bool:
    """Whether nothing but a preposition stands between the time and the start of its clause: "On Friday the panel …"."""
    i = left - 1
    while (
        i >= 0
        and tokens[i].tag in {"IN", "DT", "RB", "TO"}
        and not _bounds(tokens, i, _CLAUSE_MARKS)
        and left - i <= 3
    ):
        i -= 1
    return i < 0 or _bounds(tokens, i, _CLAUSE_MARKS) or tokens[i].tag == "CC"


def _is_subject(tokens: Sequence[Token], left: int, right: int) -> bool:
    """ "the 18th is the 18th", "said Friday was the day": the time is what the verb after it speaks of."""
    if right >= len(tokens) or tokens[right].lower not in {
        "is",
        "was",
        "will",
        "would",
        "remains",
        "remained",
        "looks",
        "stands",
        "are",
        "were",
    }:
        return False
    i = left - 1
    while i >= 0 and tokens[i].tag == "DT":
        i -= 1
    return (
        i < 0
        or tokens[i].tag == "CC"
        or tokens[i].text in _CLAUSE_MARKS
        or is_form(tokens[i].lower, "say")
        or tokens[i].lower == "that"
    )


def _preset(tokens: Sequence[Token], left: int, before: str, day_like: bool) -> Direction | None:
    """Where words in front settle it: "set for Friday", "put off until Friday", "a delay to the 25th", "had until Friday"."""
    previous = [t.lower for t in tokens[max(0, left - 9) : left]]
    if before == "since":
        return Direction.BEHIND
    if before == "than" and "later" in previous[-5:]:
        return Direction.AHEAD
    if before == "for" and day_like:
        return Direction.AHEAD
    if before in {"until", "till", "to"} and any(
        is_form(word, "move") or word in {"delay", "postponement", "extension", "adjournment"}
        for word in previous
    ):
        return Direction.AHEAD if day_like or before != "to" else None
    if before in {"until", "till"} and set(previous[-4:]) & {
        "have",
        "has",
        "had",
        "give",
        "gave",
        "given",
        "gives",
        "got",
        "giving",
    }:
        return Direction.AHEAD
    return None


def direction(sentence: Sentence, start: int, end: int, before: str = "", day_like: bool = True) -> Direction:
    """Where the clause around the characters `start` to `end` of the article looks.

    `before` is the word in front; `day_like` tells a day (on which "for" plans something) from a longer stretch (for which
    "for" may count something).
    """
    tokens = sentence.tokens
    starts = [token.span.start for token in tokens]
    left, right = bisect_left(starts, start), bisect_left(starts, end)
    preset = _preset(tokens, left, before, day_like)
    if preset is not None:
        return preset
    backward = range(left - 1, max(-1, left - 1 - _WITHIN), -1)
    forward = range(right, min(len(tokens), right + _WITHIN))
    prenominal = right < len(tokens) and (
        tokens[right].text in {"'s", "’s", "'", "’"}
        or (before in {"the", "a", "this"} and tokens[right].tag.startswith("NN"))
    )
    if prenominal or _is_subject(tokens, left, right):
        plan = ((forward, _CLAUSE_MARKS), (backward, _CLAUSE_MARKS), (forward, _HARD), (backward, _HARD))
    elif _starts_clause(tokens, left):
        plan = ((backward, _CLAUSE_MARKS), (forward, _CLAUSE_MARKS), (forward, _HARD), (backward, _HARD))
    else:
        plan = ((backward, _CLAUSE_MARKS), (forward, _CLAUSE_MARKS), (backward, _HARD), (forward, _HARD))
    for indices, marks in (*plan, (forward, None), (backward, None)):
        verdict = _nearest(tokens, indices, marks)
        if verdict is not None:
            return _bidden(tokens, left, before, verdict)
    return Direction.OPEN


def _bidden(tokens: Sequence[Token], left: int, before: str, verdict: Direction) -> Direction:
    """ "promised a ruling by Friday": what was bidden by a day lies ahead of the bidding."""
    if verdict is Direction.BEHIND and before in {"by", "before"}:
        for i in range(left - 1, max(-1, left - 12), -1):
            if tokens[i].tag in {"VBD", "VBN", "VBZ", "VBP"}:
                return (
                    Direction.AHEAD
                    if is_form(tokens[i].lower, "bid") and not is_form(tokens[i].lower, "say")
                    else verdict
                )
    return verdict
