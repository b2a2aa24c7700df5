"""Slips of the tagger that matter here, put right: verbs behind a modal or "to" that it takes for nouns, adjectives or adverbs."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from dateline.model import Sentence, Token
from dateline.reading.outlook.words import is_asked, word_class

__all__ = ["mended"]

_OBJECTS = frozenset({"DT", "CD", "PRP", "PRP$"})
_NOMINAL = frozenset({"NN", "JJ", "JJS", "JJR"})


def mended(sentence: Sentence, verbs: Collection[int] = ()) -> Sentence:
    """The sentence with the tags that its words must have; itself where nothing is to be mended.

    `verbs` are the characters at which words begin that others know to be verbs here, whatever the tagger makes of them.
    """
    tokens = sentence.tokens
    tags = [_tag(tokens, i, verbs) for i in range(len(tokens))]
    if all(tag == token.tag for tag, token in zip(tags, tokens, strict=True)):
        return sentence
    pairs = zip(tokens, tags, strict=True)
    return replace(sentence, tokens=tuple(t if t.tag == tag else replace(t, tag=tag) for t, tag in pairs))


def _tag(tokens: Sequence[Token], i: int, verbs: Collection[int]) -> str:
    token = tokens[i]
    if i == 0:
        return token.tag
    before = tokens[i - 1].lower
    if before == "to":
        if token.lower in word_class("after to"):
            return "NN"  # "open to traffic"
        return "VB" if token.tag == "VB" or _has_object(tokens, i) else token.tag
    if token.lower == "to" and i + 1 < len(tokens) and _begins(tokens, i + 1):
        return "TO"  # "is due to vote"
    if _behind_modal(tokens, i) and (token.tag in _NOMINAL or token.lower in word_class("in -ly")):
        return "VB"  # "will blast off", "will fly"
    if token.tag in {"VBP", "VBD"} and is_asked(tokens, i):
        return "VB"  # "will the guild meet?"
    if token.span.start in verbs and token.tag.startswith("NN"):
        return "VBZ" if token.tag == "NNS" else "VBP"  # "the bridge opens on Saturday"
    return token.tag


def _begins(tokens: Sequence[Token], i: int) -> bool:
    """Whether an infinitive begins with the word behind "to"."""
    return tokens[i].lower not in word_class("after to") and (tokens[i].tag == "VB" or _has_object(tokens, i))


def _has_object(tokens: Sequence[Token], i: int) -> bool:
    """ "To supply the port", "a contract to lease 14 boats": an adverb or a noun to the tagger; but an object stands behind it."""
    if tokens[i].lower in word_class("in -ly"):
        return True
    return tokens[i].tag in {"NN", "JJ"} and i + 1 < len(tokens) and tokens[i + 1].tag in _OBJECTS


def _behind_modal(tokens: Sequence[Token], i: int) -> bool:
    """Whether a modal, and at most one adverb, stands in front of a word that no verb follows."""
    if i + 1 < len(tokens) and tokens[i + 1].tag.startswith("VB"):
        return False
    j = i - 2 if i > 1 and tokens[i - 1].tag.startswith("RB") else i - 1
    return tokens[j].tag == "MD"
