"""Noun phrases that stand for someone: "the Kremlin spokesman", "the ministry", "two sources"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dateline.model import Sentence, Span
from dateline.reading.names.tables import Body, Role, fold, tables
from dateline.reading.names.words import words

__all__ = ["Phrase", "phrases"]

_MODIFIER = frozenset(("JJ", "JJR", "JJS", "NN", "NNP", "NNPS", "POS", "CD", "VBN", "VBG", "NNS"))
_DEFINITE = frozenset(["the", "this", "that", "these", "those"])
_NO_MODIFIER = words("no-modifier")
_POSSESSIVE = frozenset(["his", "her", "its", "their", "our", "my", "your"])
_INDEFINITE = words("indefinite")


@dataclass(frozen=True, slots=True)
class Phrase:
    """A role phrase in one sentence. `modifiers` are folded; `definite` is False for "a source", "officials"."""

    sentence: int
    start: int
    end: int
    span: Span
    head: str
    role: Role | None
    body: Body | None
    modifiers: tuple[str, ...]
    definite: bool
    owner: str | None
    capital: bool


def phrases(sentences: Sequence[Sentence], taken: Sequence[Sequence[tuple[int, int]]]) -> Iterator[Phrase]:
    """The role phrases of the page, in text order. `taken` lists, per sentence, the token ranges that are names."""
    for number, sentence in enumerate(sentences):
        if sentence.heading:
            continue
        inside = [False] * len(sentence.tokens)
        for start, end in taken[number]:
            inside[start:end] = [True] * (end - start)
        low = [fold(t.text) for t in sentence.tokens]
        i = 0
        while i < len(low):
            length = 0 if inside[i] else _length(low, i)
            if not length:
                i += 1
                continue
            # The head is the last role of a run: "prime minister's spokesman", "company spokesman".
            phrase = _phrase(sentence, number, low, i, i + length)
            if phrase is not None:
                yield phrase
            i += length


def _length(low: Sequence[str], i: int) -> int:
    table = tables()
    for n in range(min(4, len(low) - i), 0, -1):
        words = tuple(low[i : i + n])
        if words in table.roles or words in table.nouns:
            return n
    return 0


def _phrase(sentence: Sentence, number: int, low: Sequence[str], at: int, end: int) -> Phrase | None:
    tokens, table = sentence.tokens, tables()
    following = tokens[end] if end < len(tokens) else None
    if (
        following is not None
        and following.tag in {"NN", "NNS"}
        and following.text[:1].islower()
        and _length(low, end)
    ):
        return None
    if following is not None and following.text in {"'s", "’s"}:
        pass
    words = tuple(low[at:end])
    if tokens[end - 1].tag.startswith("VB"):
        return None
    start = at
    while start > 0 and tokens[start - 1].tag in _MODIFIER and low[start - 1] not in _NO_MODIFIER:
        start -= 1
    determiner = low[start - 1] if start > 0 else ""
    begin = start - 1 if determiner in _DEFINITE | _POSSESSIVE | _INDEFINITE else start
    role, body = table.roles.get(words), table.nouns.get(words)
    if role is not None and body is not None:
        body = None
    owned = any(t.tag == "POS" or t.text in {"'s", "’s"} for t in tokens[start:at])
    capital = tokens[at].text[:1].isupper() and at > 0
    definite = (
        determiner in _DEFINITE | _POSSESSIVE or owned or (capital and not determiner and role is not None)
    )
    numbered = any(t.tag == "CD" for t in tokens[start:at])
    if (role is not None and role.plural and determiner not in _POSSESSIVE | _DEFINITE) or (
        numbered and not determiner
    ):
        definite = False
    if (
        not definite
        and not determiner
        and not (role is not None and (role.plural or role.role in {"people", "person"}))
        and not numbered
    ):
        return None
    stop, behind = _of_phrase(sentence, end)
    if stop == end and body is not None:
        stop, behind = _seat(sentence, end)
    modifiers = tuple(
        w for w in low[start:at] if (w not in {"'s", "'", "’s", "’"} and w.isalnum()) or "-" in w
    )
    return Phrase(
        number, begin, stop, Span(tokens[begin].span.start, tokens[stop - 1].span.end), " ".join(words), role, body,
        modifiers + behind, definite, determiner if determiner in _POSSESSIVE else None, capital,
    )  # fmt: skip


def _seat(sentence: Sentence, end: int) -> tuple[int, tuple[str, ...]]:
    """Where "in Varn" behind a state's body ends, and its city: the seat tells whose ministry it is."""
    low = [fold(t.text) for t in sentence.tokens[end : end + 2]]
    if len(low) == 2 and low[0] == "in" and low[1] in tables().capital:
        return end + 2, (low[1],)
    return end, ()


def _of_phrase(sentence: Sentence, end: int) -> tuple[int, tuple[str, ...]]:
    """Where "of the X", "for X" behind a role ends, and its words."""
    tokens = sentence.tokens
    if [t.lower for t in tokens[end : end + 2]] == ["of", "state"]:
        end += 2
    if [t.lower for t in tokens[end : end + 3]] == ["in", "charge", "of"]:
        end += 2
    if end + 1 >= len(tokens) or tokens[end].lower not in {"of", "for"}:
        return end, ()
    i = end + 1
    while (i < len(tokens) and tokens[i].tag in {*_MODIFIER, "DT", "PRP$"}) or (
        i < len(tokens) and tokens[i].lower == "of"
    ):
        i += 1
    if i == end + 1:
        return end, ()
    return i, tuple(
        fold(t.text) for t in tokens[end + 1 : i] if t.text.isalnum() and t.lower not in {"the", "of"}
    )
