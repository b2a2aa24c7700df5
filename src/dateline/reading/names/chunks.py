"""Runs of capitalised words that name something, with the title that stands before them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from dateline.model import Sentence, Span, Token
from dateline.reading.names.tables import fold, tables
from dateline.reading.names.words import words

__all__ = ["HONORIFICS", "Chunk", "chunks", "is_capital", "role_length", "titled"]

HONORIFICS = {
    "mr": "he", "mr.": "he", "sir": "he", "lord": "he", "sayyid": "he", "sheikh": "he", "father": "he", "herr": "he",
    "mrs": "she", "mrs.": "she", "ms": "she", "ms.": "she", "miss": "she", "dame": "she", "lady": "she", "madame": "she",
    "dr": "", "dr.": "", "prof": "", "prof.": "", "professor": "", "gen": "", "gen.": "", "lt": "", "lt.": "", "col": "",
    "col.": "", "capt.": "", "sgt.": "", "rev.": "", "sen.": "", "rep.": "", "gov.": "", "hon.": "", "justice": "", "adjunct": "",
}  # fmt: skip
_PARTICLES = words("particles")
_JOINERS = frozenset(["of", "for", "and", "on", "the", "&", "in"])
_TIMES = words("times")
_FUNCTION = words("function")


@dataclass(frozen=True, slots=True)
class Chunk:
    """A name in one sentence: tokens `start`…`end`, behind a title that begins at `title` (= `start` where none).

    `heard` is what the encoder takes it for: "person", "org", "place", "" where it marks nothing; `sure` is how surely.
    """

    sentence: int
    start: int
    end: int
    title: int
    span: Span
    words: tuple[str, ...]
    role: str | None
    honorific: str | None
    possessive: bool
    quoted: bool
    heard: str = ""
    sure: float = 0.0

    @property
    def text(self) -> str:
        """The name's words, single-spaced."""
        return " ".join(self.words)


_ARTICLED = re.compile(r"(?:al|el|ad|as|ar|an|ul|ibn|bin)[-‑'’][A-ZÀ-Ý]")


def _timed(word: str) -> bool:
    """Whether the word names a day or month, in full or cut short ("Oct.")."""
    low = fold(word)
    return low in _TIMES or (low.endswith(".") and low[:-1] in _TIMES)


def is_capital(word: str) -> bool:
    """Whether a word is written as names are: a capital first, behind an article ("al-Fahd") or a digit."""
    if _ARTICLED.match(word):
        return True
    return (
        word[:1].isupper()
        or (word[:1] in "'‘’" and word[1:2].isupper())
        or (word[:1].isdigit() and word[1:2].isupper())
    )


def role_length(words: Sequence[str]) -> int:
    """How many of the words at the front are a role ("prime minister"): 0 for none."""
    table = tables().roles
    folded = tuple(fold(word) for word in words[:4])
    return next((n for n in range(len(folded), 0, -1) if folded[:n] in table), 0)


def _inside_names(sentences: Sequence[Sentence]) -> frozenset[str]:
    """Words that the page writes with a capital inside its sentences: at the front of one they are names too."""
    out = set()
    for sentence in sentences:
        if sentence.heading or _shouts(sentence):
            continue
        for before, token in pairwise(sentence.tokens):
            if is_capital(token.text) and before.text[-1:].isalnum() and len(token.text) > 2:
                out.add(fold(token.text))
    return frozenset(out)


def _starts_name(
    sentence: Sentence, i: int, first: bool, common: frozenset[str], known_here: frozenset[str]
) -> bool:
    token = sentence.tokens[i]
    word = token.text
    if not is_capital(word) or word == "I" or _timed(word):
        return False
    low = fold(word)
    if low in _FUNCTION:
        return False
    if not first:
        return True
    if low not in common and (token.tag in {"NNP", "NNPS"} or low in known_here):
        return True
    following = sentence.tokens[i + 1].text if i + 1 < len(sentence.tokens) else ""
    known = low in tables().given or low in tables().demonym or low in tables().country or low in HONORIFICS
    return known or (is_capital(following) and not _timed(following) and low not in common)


def _end_of(sentence: Sentence, start: int) -> int:
    tokens, heads = sentence.tokens, tables().heads
    i = start + 1
    while i < len(tokens):
        word = tokens[i].text
        if (is_capital(word) and word != "I" and not _timed(word)) or (
            word == "." and len(tokens[i - 1].text) == 1
        ):
            i += 1
        elif (word.lower() in _PARTICLES and i + 1 < len(tokens) and is_capital(tokens[i + 1].text)) or (
            word.lower() == "of"
            and any(role_length([t.lower for t in tokens[k : i + 2]]) == i + 2 - k for k in range(start, i))
        ):
            i += 2
        elif word in {"'", "’"} and tokens[i - 1].text.endswith("s") and _is_head(tokens, i + 1, heads):
            i += 2  # "the Dockers' League"
        elif word.lower() in _JOINERS and _joins(sentence, start, i, heads):
            i += 2 if is_capital(tokens[i + 1].text) else 3
        else:
            break
    return min(i, len(tokens))


def _is_head(tokens: Sequence[Token], i: int, heads: dict[str, str]) -> bool:
    return i < len(tokens) and tokens[i].text in heads


def _owners(words: Sequence[str]) -> tuple[str, ...]:
    """The words with a plural's apostrophe put back to it."""
    out: list[str] = []
    for word in words:
        if word in {"'", "’"} and out:
            out[-1] += word
        else:
            out.append(word)
    return tuple(out)


def _joins(sentence: Sentence, start: int, i: int, heads: dict[str, str]) -> bool:
    """Whether "of", "for", "and" go on with a body's name ("Ministry of Trade and Industry")."""
    tokens = sentence.tokens
    if i + 1 >= len(tokens):
        return False
    word, following = tokens[i].text.lower(), tokens[i + 1].text
    article = following.lower() == "the" and i + 2 < len(tokens) and is_capital(tokens[i + 2].text)
    if not (is_capital(following) or article) or _timed(following):
        return False
    before = tokens[i - 1].text
    if word == "&":
        return True
    if word in {"of", "for", "on"}:
        return before in heads or (tokens[start].text in heads and word == "of")
    if word == "and":
        inside = [t.text.lower() for t in tokens[start:i]]
        end = i + 1
        while end < len(tokens) and is_capital(tokens[end].text):
            end += 1
        if (
            start > 0
            and tokens[start - 1].lower == "the"
            and before not in heads
            and i - start < 3
            and end - i > 2
        ):
            return tokens[end - 1].text in heads
        return (
            ("of" in inside or "for" in inside)
            and tokens[start].text in heads
            and following not in heads
            and before not in tables().country.values()
        )
    return False


def chunks(sentences: Sequence[Sentence], common: frozenset[str]) -> Iterator[Chunk]:
    """The names of the sentences that are prose, in text order. `common` are words the page also writes small."""
    known_here = _inside_names(sentences)
    for number, sentence in enumerate(sentences):
        if _shouts(sentence):
            continue
        quoted = False
        i, first = 0, True
        while i < len(sentence.tokens):
            word = sentence.tokens[i].text
            if word in {"“", "”", '"'}:
                quoted = word == "“" or (word == '"' and not quoted)
                i, first = i + 1, True
                continue
            if not _starts_name(sentence, i, first, common, known_here):
                first = (first and not any(c.isalnum() for c in word)) or word == ":"
                i += 1
                continue
            end = _end_of(sentence, i)
            yield from titled(sentence, number, i, end, quoted)
            i, first = end, False


def _shouts(sentence: Sentence) -> bool:
    """Whether it is all in capitals, which tell nothing there."""
    words = "".join([t.text for t in sentence.tokens])
    letters = sum(map(str.isalpha, words))
    return letters > 12 and sum(map(str.isupper, words)) > 0.7 * letters


def titled(sentence: Sentence, number: int, start: int, end: int, quoted: bool) -> Iterator[Chunk]:
    """The chunk, its title split off; nothing where it is all title."""
    tokens = sentence.tokens
    words = [t.text for t in tokens[start:end]]
    cut, honorific = 0, None
    for k in range(len(words)):
        length = role_length([w.lower() for w in words[k:]])
        inside = k + length < len(words)
        if length and inside and words[k + length].lower() not in _JOINERS | {"de"}:
            cut = k + length
        elif length and k + length == len(words):
            return
    while cut < len(words) - 1 and fold(words[cut]) in HONORIFICS:
        honorific = fold(words[cut])
        cut += 1
    for k in range(1, cut):
        if fold(words[k]) in HONORIFICS:
            honorific = honorific or fold(words[k])
    name_start = start + cut
    name = words[cut:]
    if not name or (len(name) == 1 and fold(name[0]) in HONORIFICS):
        return
    title = start
    role = " ".join(words[:cut]) or None
    if cut == 0:
        title, role = _small_title(sentence, start)
    elif title > 0:
        earlier, text = _small_title(sentence, title)
        if text:
            title, role = earlier, f"{text} {role}"
    following = tokens[end].text if end < len(tokens) else ""
    yield Chunk(
        number, name_start, end, title, Span(tokens[name_start].span.start, tokens[end - 1].span.end), _owners(name),
        role, honorific, following in {"'s", "’s", "'", "’"}, quoted,
    )  # fmt: skip


def _small_title(sentence: Sentence, start: int) -> tuple[int, str | None]:
    """A role in small letters right before a name ("chief executive", "union steward")."""
    tokens = sentence.tokens
    j = start
    while (
        j > 0
        and start - j < 6
        and tokens[j - 1].tag in {"NN", "JJ", "NNS", "VBN", "IN", "RB"}
        and tokens[j - 1].text[:1].islower()
    ):
        if tokens[j - 1].tag == "IN" and tokens[j - 1].text != "of":
            break
        j -= 1
    for k in range(j, start):
        if role_length([t.text for t in tokens[k:start]]) == start - k:
            while (
                j > 0
                and is_capital(tokens[j - 1].text)
                and tokens[j - 1].tag in {"NNP", "NNPS", "JJ"}
                and fold(tokens[j - 1].text) not in _TIMES | _FUNCTION
            ):
                j -= 1
            return j, " ".join(t.text for t in tokens[j:start])
    return start, None
