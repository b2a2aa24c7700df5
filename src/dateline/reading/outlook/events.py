"""Which words of a sentence name an event of their own: full verbs that are more than a frame, and nouns that stand for a happening.

`outlook` answers for any word that somebody asks about; here it is chosen what is worth a line to somebody who asks what is
ahead. So a purpose alone is no event ("came to see"), nor is what a coming event is about ("will discuss the strike").
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from dateline.model import Direction, Sentence, Span, Token
from dateline.reading.outlook.certainty import asker
from dateline.reading.outlook.verbs import verb
from dateline.reading.outlook.words import (
    AUXILIARIES,
    BE,
    HAVE,
    chain,
    is_asked,
    is_excluded,
    is_form,
    is_to,
    is_verb,
    modifies,
    subject_of,
    word_class,
)

__all__ = ["event_words", "frames", "is_fixed"]

_FAR = 14  # words between two infinitives that share a "to" or a modal
_CLOSE = 3  # words between a noun and the day that is its own
_ACROSS = 9  # words between a verb that only frames an event and the noun that names it


def event_words(
    sentence: Sentence, nouns: Mapping[int, bool], cues: Sequence[Span], dated: Collection[int]
) -> tuple[int, ...]:
    """The tokens that name an event which may lie ahead, in order.

    `nouns` are the characters at which a noun of a tracked kind ends, and whether it names an event by itself; `cues` hand
    over what somebody said: they are no events of their own; `dated` are the tokens behind which a time to come stands.
    """
    tokens = sentence.tokens
    named = [i for i in _nouns(tokens, nouns) if _has_day(tokens, i, dated) or _stands_ahead(tokens, i)]
    framed = {frame for i in named for frame in frames(tokens, i)}
    verbs = [
        i
        for i in range(len(tokens))
        if i not in framed
        and is_verb(tokens, i)
        and not any(c.overlaps(tokens[i].span) for c in cues)
        and (is_fixed(tokens, i, dated) or (_is_full(tokens, i) and _is_told(sentence, i)))
    ]
    return tuple(sorted({*named, *verbs}))


def is_fixed(tokens: Sequence[Token], i: int, dated: Collection[int]) -> bool:
    """Whether a verb says of something that its day is set or moved: "is fixed for Friday", "has put off the vote to 8 July"."""
    return i in dated and is_form(tokens[i].lower, "fix") and is_verb(tokens, i)


def _is_full(tokens: Sequence[Token], i: int) -> bool:
    """Whether a verb tells what happens: no auxiliary, no state, no participle that only describes a noun."""
    token, word = tokens[i], tokens[i].lower
    if word == "be" and _is_presence(tokens, i):
        return True
    if word in AUXILIARIES | word_class("due") or not token.text.isalpha():
        return False
    if is_form(word, "state") or is_form(word, "comment") or is_excluded(tokens, i):
        return False
    if token.tag in {"VBZ", "VBP"} and _is_object(tokens, i):
        return False
    if token.tag == "VB" and not chain(tokens, i):
        return (
            is_asked(tokens, i) or _twin(tokens, i) is not None
        )  # else a slip of the tagger: "by video link on Thursday"
    if token.tag in {"VBN", "VBG"} and not AUXILIARIES & {tokens[j].lower for j in chain(tokens, i)}:
        return token.tag == "VBG" and _is_aim(tokens, i)
    return word != "going" or not is_to(tokens, i + 1)  # "is going to vote" tells of the vote


def _is_presence(tokens: Sequence[Token], i: int) -> bool:
    """ "Will be in Selm", "there will be no boats": being somewhere, or at all, is what is to come."""
    group = chain(tokens, i)
    if not any(tokens[j].tag == "MD" for j in group):
        return False
    there = group[-1] > 0 and tokens[group[-1] - 1].lower == "there"
    behind = [t.tag for t in tokens[i + 1 : i + 3]]
    return there or behind == ["IN", "NNP"]


def _is_object(tokens: Sequence[Token], i: int) -> bool:
    """ "To withdraw the patrol boats": a present to the tagger, but it stands in the object of an infinitive."""
    j = i - 1
    while j >= 0 and i - j < _ACROSS and modifies(tokens[j]):
        j -= 1
    return 0 <= j < i - 1 and tokens[j].tag == "VB"


def _is_aim(tokens: Sequence[Token], i: int) -> bool:
    """Whether somebody plans or seeks what a loose "-ing" names: "considers leaving", "with the aim of leaving"."""
    before = [t.lower for t in tokens[max(0, i - 2) : i]]
    return is_form("".join(before[-1:]), "seek") or (
        before[-1:] == ["of"] and before[0] in word_class("plan")
    )


def _twin(tokens: Sequence[Token], i: int) -> int | None:
    """The infinitive that a bare one goes on with: "to meet and sign", "will land, and then refuel"."""
    j = next((j for j in range(i - 1, -1, -1) if not tokens[j].tag.startswith("RB")), -1)
    if j < 0 or not (tokens[j].tag == "CC" or tokens[j].text == ","):
        return None
    return next((k for k in range(j - 1, max(-1, j - _FAR), -1) if tokens[k].tag == "VB"), None)


def _is_told(sentence: Sentence, i: int) -> bool:
    """Whether more than a purpose stands behind an infinitive: somebody is to, plans to, asks to; or does so on a coming errand."""
    tokens = sentence.tokens
    group = chain(tokens, i)
    if tokens[i].tag == "VB" and not group:
        twin = _twin(tokens, i)
        return is_asked(tokens, i) or (twin is not None and _is_told(sentence, twin))
    to = next((j for j in group if is_to(tokens, j)), None)
    if not to:
        return to is None
    if tokens[to - 1].lower in {"able", "unable"}:
        return False  # what something can do is no event
    if tokens[to - 1].lower in BE | HAVE | word_class("due") | word_class("ready"):
        return True
    j = asker(tokens, i, verbal=True)
    if j is None:
        return False
    word = tokens[j].lower
    asked = is_form(word, "bid", "times_tense") or is_form(word, "want") or is_form(word, "intend")
    if asked or word in word_class("plan"):
        return True
    return tokens[j].tag.startswith("VB") and verb(sentence, j) is Direction.AHEAD


def _nouns(tokens: Sequence[Token], nouns: Mapping[int, bool]) -> list[int]:
    """The nouns that stand for a happening and not for a part of a name or of another noun ("the election office")."""
    out = []
    for i, token in enumerate(tokens):
        strong = nouns.get(token.span.end, token.lower in word_class("happening") or None)
        if strong is None or is_verb(tokens, i):
            continue
        if i + 1 < len(tokens) and tokens[i + 1].tag.startswith("NN"):
            continue
        if strong or _modified(tokens, i):
            out.append(i)
    return out


def _modified(tokens: Sequence[Token], i: int) -> bool:
    """ "The planned film": a word in front of a noun says that it lies ahead."""
    j = i - 1
    while j >= 0 and modifies(tokens[j]):
        if tokens[j].lower in word_class("to come"):
            return True
        j -= 1
    return False


def _has_day(tokens: Sequence[Token], i: int, dated: Collection[int]) -> bool:
    """ "The match on Sunday": the day stands close behind the noun, and is not that of the verb whose object the noun is."""
    close = i in dated and any(k not in dated for k in range(i + 1, i + _CLOSE + 1))
    j = i - 1
    while j >= 0 and modifies(tokens[j]):
        j -= 1
    return close and not (j >= 0 and is_verb(tokens, j))


def _stands_ahead(tokens: Sequence[Token], i: int) -> bool:
    """Whether the sentence speaks of the noun as an event to come, not only of something to do with it."""
    if _modified(tokens, i) or frames(tokens, i):
        return True
    j = asker(tokens, i, verbal=False)
    word = tokens[j].lower if j is not None else ""
    return word in word_class("plan") or any(is_form(word, name) for name in ("seek", "ask", "call off"))


def frames(tokens: Sequence[Token], i: int) -> tuple[int, ...]:
    """The verbs that say no more than that the noun happens: "hold a vote", "the vote will take place", "the talks are due"."""
    out = []
    j = i - 1
    while j >= 0 and i - j < _ACROSS and modifies(tokens[j]) and not _frames_object(tokens[j]):
        j -= 1
    if (j >= 0 and tokens[j].tag == "RP") or (j > 0 and tokens[j].lower == "off"):
        j -= 1  # "has put off the vote"
    if j >= 0 and _frames_object(tokens[j]):
        out.append(j)
    behind = subject_of(tokens, i)
    if behind is not None and _unfolds(tokens, behind):
        out.append(behind)
    return tuple(out)


def _frames_object(token: Token) -> bool:
    if token.lower in word_class("cause"):
        return False  # "following the vote"
    return token.tag.startswith("VB") and (is_form(token.lower, "frame") or is_form(token.lower, "fix"))


def _unfolds(tokens: Sequence[Token], i: int) -> bool:
    """Whether a verb says of its subject no more than that it happens: "begins", "will be held", "is due", "can't be ruled out"."""
    word, passive = tokens[i].lower, bool(BE & {tokens[j].lower for j in chain(tokens, i)})
    framed = is_form(word, "unfold") or (passive and (is_form(word, "frame") or is_form(word, "fix")))
    return framed or _is_due(tokens, i) or is_excluded(tokens, i)


def _is_due(tokens: Sequence[Token], i: int) -> bool:
    """ "The talks are expected", "the vote is due", "the visit is on Friday"."""
    return tokens[i].lower in word_class("due") | BE
