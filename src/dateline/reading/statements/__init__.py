"""Who said what: every attribution of a page, with source, cue and content.

The encoder marks sources, cues and contents; each content is tied to its cue and each cue to its source; speech that no
cue claims goes to the speaker before it; names, days and relays come last.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from hashlib import sha256
from itertools import islice

from dateline.language import Told
from dateline.model import Article, Doubt, Mention, QuoteKind, Sentence, Span, Statement, Timex
from dateline.reading.statements.draft import Draft
from dateline.reading.statements.loose import claim_loose
from dateline.reading.statements.occasions import spread
from dateline.reading.statements.quotes import Quote, quotations
from dateline.reading.statements.said import Times, relays
from dateline.reading.statements.speakers import Speakers, singled_out
from dateline.reading.statements.tagged import drafts
from dateline.reading.statements.telling import tells

__all__ = ["statements"]

_BESIDE = (
    8  # quotes that may begin before a stretch and still reach into it: one in another, and a few to spare
)


def statements(
    article: Article,
    sentences: Sequence[Sentence],
    mentions: Sequence[Mention],
    timexes: Sequence[Timex],
    told: Told,
) -> tuple[tuple[Statement, ...], tuple[Doubt, ...]]:
    """The statements of an article in text order, and what could not be attributed."""
    quotes = quotations(article.text)
    found = drafts(article.text, sentences, told)
    found, doubts = claim_loose(article.text, quotes, found, mentions)
    speakers = Speakers(article.text, mentions)
    times = Times(timexes, (piece for draft in found for piece in draft.content))
    out: list[Statement] = []
    last: str | None = None
    for draft in sorted(found, key=lambda d: d.order):
        statement = _statement(article, draft, quotes, speakers, times, last, out)
        last = statement.name or last
        out.append(statement)
    dated = spread(article, out, Times(timexes))
    return tuple(sorted(dated, key=lambda s: (s.span, s.id))), tuple(doubts)


def _statement(
    article: Article,
    draft: Draft,
    quotes: Sequence[Quote],
    speakers: Speakers,
    times: Times,
    last: str | None,
    before: Sequence[Statement],
) -> Statement:
    name = None
    if draft.source is not None:
        named = speakers.name(draft.head or draft.source, draft.source, last)
        name = speakers.same_speaker(draft, named, before) or named
        name = singled_out(name) if name else None
    marks = [s for s in (draft.source, draft.cue, *draft.content) if s is not None]
    span = Span(min(s.start for s in marks), max(s.end for s in marks))
    clause = draft.clause.of(article.text)
    kind = _kind(draft.content, quotes)
    return Statement(
        id=_identity(article.id, draft),
        span=span,
        source=draft.source,
        name=name,
        cue=draft.cue,
        content=draft.content,
        kind=kind,
        said=times.within(article.text, draft),
        via=tuple(v for v in relays(clause, article.publisher) if v != name),
        told=tells(article.text, draft, kind),
    )


def _identity(article: str, draft: Draft) -> str:
    offsets = ",".join(f"{s.start}-{s.end}" for s in (*draft.content, *([draft.cue] if draft.cue else [])))
    return sha256(f"{article}|{offsets}".encode()).hexdigest()[:16]


def _kind(content: Sequence[Span], quotes: Sequence[Quote]) -> QuoteKind:
    size = sum(len(piece) for piece in content)
    quoted = 0
    for piece in content:
        # Quotes stand in text order and hardly overlap: those that touch the piece lie side by side.
        first = max(0, bisect_left(quotes, piece.start, key=lambda quote: quote.outer.start) - _BESIDE)
        for quote in islice(quotes, first, None):
            if quote.outer.start >= piece.end:
                break
            if quote.outer.overlaps(piece):
                quoted += min(quote.outer.end, piece.end) - max(quote.outer.start, piece.start)
    if quoted == 0:
        return QuoteKind.INDIRECT
    return QuoteKind.DIRECT if quoted >= size - 2 * len(content) else QuoteKind.MIXED
