"""Cuts an article into passages: each sentence with the quotes it has a part in."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from dateline.model import Sentence
from dateline.reading.statements.clauses import Line
from dateline.reading.statements.contents import Passage
from dateline.reading.statements.quotes import Quote

__all__ = ["passages"]


def passages(text: str, sentences: Sequence[Sentence], quotes: tuple[Quote, ...]) -> list[Passage]:
    """One passage per sentence; a token in a quote knows the quote's number."""
    starts = [quote.outer.start for quote in quotes]
    opens = tuple(sentence.span.start for sentence in sentences)
    out = []
    for sentence in sentences:
        numbers = []
        for token in sentence.tokens:
            at = bisect_right(starts, token.span.start) - 1
            while (
                at >= 0
                and quotes[at].outer.end <= token.span.start
                and at > 0
                and quotes[at - 1].outer.end > token.span.start
            ):
                at -= 1
            inside = at >= 0 and token.span.start < quotes[at].outer.end
            numbers.append(at if inside else -1)
        out.append(Passage(text, Line(sentence, tuple(numbers)), quotes, opens))
    return out
