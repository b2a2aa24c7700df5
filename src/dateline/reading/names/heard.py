"""The encoder's names put in the place of what capitals alone suggest.

Capitals and tables find too much (headings, products, titles of works); the encoder reads what is around a word. Where it
marks a name, its span holds; where it marks none, a run of capitals stays only if the tables know it: countries, their
people ("Varnian"), capitals, and bodies of the world.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from dateline.language import Marked
from dateline.model import Sentence, Span, Token
from dateline.reading.names.chunks import Chunk, is_capital, role_length, titled
from dateline.reading.names.tables import fold, tables
from dateline.reading.names.words import words

__all__ = ["heard"]

_PARTICLES = words("particles")
_LINKS = 2  # "van der", "de la"


def heard(raw: Sequence[Chunk], sentences: Sequence[Sentence], marked: Sequence[Marked]) -> list[Chunk]:
    """The names of an article in text order."""
    starts = [s.tokens[0].span.start if s.tokens else s.span.start for s in sentences]
    by_sentence: dict[int, list[Chunk]] = {}
    for chunk in raw:
        by_sentence.setdefault(chunk.sentence, []).append(chunk)
    out: list[Chunk] = []
    for mark in _whole(marked, [t for s in sentences for t in s.tokens]):
        number = max(0, bisect_left(starts, mark.span.start + 1) - 1)
        tokens = sentences[number].tokens
        inside = [n for n, t in enumerate(tokens) if mark.span.start <= t.span.start < mark.span.end]
        if not inside or len(inside) != mark.end - mark.start:
            continue  # it goes over the end of a sentence
        start, end = _trimmed(sentences[number], inside[0], inside[-1] + 1)
        if start == end or _only_title(sentences[number], start, end):
            continue
        near = [c for c in by_sentence.get(number, ()) if c.title < end and start < c.end]
        out += [
            replace(c, heard=mark.kind, sure=mark.sure)
            for c in _named(sentences[number], number, start, end, near)
        ]
    taken = [c.span for c in out]
    out += [c for c in raw if _known(c) and not _beside(c.span, taken)]
    return sorted(out, key=lambda c: (c.span.start, -len(c.span)))


def _whole(marked: Sequence[Marked], tokens: Sequence[Token]) -> list[Marked]:
    """The marks, those joined that only a particle parts: "Rutger", van, "Moll"."""
    out: list[Marked] = []
    for mark in marked:
        last = out[-1] if out else None
        between = [t.text for t in tokens[last.end : mark.start]] if last else []
        if last and last.kind == "person" and 0 < len(between) <= _LINKS and _PARTICLES.issuperset(between):
            span = Span(last.span.start, mark.span.end)
            out[-1] = replace(last, end=mark.end, span=span, sure=min(last.sure, mark.sure))
        else:
            out.append(mark)
    return out


def _trimmed(sentence: Sentence, start: int, end: int) -> tuple[int, int]:
    """The words without small ones and marks at their ends: a name neither begins nor ends with "and"."""
    while start < end and not is_capital(sentence.tokens[start].text):
        start += 1
    while (
        end > start
        and not is_capital(sentence.tokens[end - 1].text)
        and not sentence.tokens[end - 1].text[0].isdigit()
    ):
        end -= 1
    return start, end


def _only_title(sentence: Sentence, start: int, end: int) -> bool:
    """Whether a country only tells whose office follows: "US President", which is the president's title."""
    words = [t.text for t in sentence.tokens[start : end + 4]]
    for size in range(1, end - start + 1):
        behind = words[size:]
        country = fold(" ".join(words[:size])) in tables().country
        if country and behind and is_capital(behind[0]):
            title = role_length([w.lower() for w in behind])
            if title and (size + title >= end - start or behind[title : title + 1] == ["of"]):
                return True
    return False


def _named(sentence: Sentence, number: int, start: int, end: int, near: Sequence[Chunk]) -> list[Chunk]:
    """The words as a name; with the title that a run of capitals has before it ("President Mara Voss")."""
    for chunk in near:
        if (chunk.start, chunk.end) == (start, end):
            return [chunk]
        if chunk.title < start:
            whole = list(titled(sentence, number, chunk.title, end, chunk.quoted))
            if whole and whole[0].start == start:
                return whole
    quoted = any(c.quoted for c in near)
    return list(titled(sentence, number, start, end, quoted))


def _beside(span: Span, taken: Sequence[Span]) -> bool:
    return any(span.overlaps(other) for other in taken)


def _known(chunk: Chunk) -> bool:
    key, table = fold(chunk.text), tables()
    return key in table.country or key in table.known or key in table.demonym or key in table.capital
