"""All that a page looks forward to, word by word: when, how surely, whose word it is, and whether a report keeps it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from itertools import accumulate
from typing import TypeVar

from dateline.model import (
    Article,
    Direction,
    EventWord,
    Outlook,
    Prospect,
    Report,
    Sentence,
    Span,
    Statement,
    Status,
    Timex,
    Token,
)
from dateline.reading.outlook.events import event_words, frames, is_fixed
from dateline.reading.outlook.judge import stands
from dateline.reading.outlook.slips import mended
from dateline.reading.outlook.when import dated, time_of
from dateline.reading.outlook.words import NOT, chain

__all__ = ["prospects"]

_READER = frozenset({"you", "your", "yours", "yourself"})
Item = TypeVar("Item")


def prospects(
    article: Article,
    sentences: Sequence[Sentence],
    words: Sequence[EventWord],
    timexes: Sequence[Timex],
    statements: Sequence[Statement],
    reports: Sequence[Report],
) -> tuple[Prospect, ...]:
    """What a page looks forward to, in text order. `words` are those of tracked kinds."""
    told = _Told(statements)
    parts = zip(
        sentences,
        _laid_out(sentences, ((w.span, w) for w in words)),
        _laid_out(sentences, ((t.span, t) for t in timexes)),
        _laid_out(sentences, ((s.cue, s.cue) for s in statements if s.cue)),
        _laid_out(sentences, ((r.span, r) for r in reports)),
        strict=True,
    )
    out: list[Prospect] = []
    seen: set[str] = set()  # captions and boxes say again what the text says
    for found, named, times, cues, kept in parts:
        words_of_it = found.span.of(article.text)
        if found.heading or words_of_it in seen or _speaks_to_the_reader(found, told):
            continue
        seen.add(words_of_it)
        tracked = [
            w for w in named if not any(t.span.overlaps(w.span) for t in times)
        ]  # "in March" is no march
        sentence = mended(found, {w.span.start for w in tracked if not w.noun})
        day = article.day_at(sentence.span.start)
        near = dated(sentence.tokens, times, day)
        for i in event_words(sentence, {w.span.end: w.strong for w in tracked if w.noun}, cues, near):
            so = stands(sentence, i, times, day)
            fixed = any(is_fixed(sentence.tokens, j, near) for j in (i, *frames(sentence.tokens, i)))
            if (fixed or so.looks is Direction.AHEAD) and not _unwilling(sentence.tokens, i, told):
                word = next((w for w in tracked if w.span.overlaps(sentence.tokens[i].span)), None)
                time = time_of(sentence.tokens, i, times, day)
                out.append(_prospect(sentence, i, so, word, time, told, kept))
    return tuple(out)


def _laid_out(sentences: Sequence[Sentence], items: Iterable[tuple[Span, Item]]) -> list[list[Item]]:
    """Things of a text by the sentence in which they begin."""
    starts = [s.span.start for s in sentences]
    out: list[list[Item]] = [[] for _ in sentences]
    for span, item in items:
        at = bisect_right(starts, span.start) - 1
        if at >= 0:
            out[at].append(item)
    return out


class _Told:
    """What is somebody's word on a page, and whose."""

    __slots__ = ("_contents", "_ends", "_starts")

    def __init__(self, statements: Sequence[Statement]) -> None:
        found = [(content, s.name) for s in statements for content in s.content]
        self._contents = sorted(found, key=lambda held: held[0])
        self._starts = [content.start for content, _ in self._contents]
        self._ends = list(accumulate((content.end for content, _ in self._contents), max))

    def covers(self, span: Span) -> bool:
        """Whether a stretch stands in what somebody said."""
        at = bisect_right(self._starts, span.start) - 1
        return at >= 0 and self._ends[at] >= span.end

    def source(self, span: Span) -> str | None:
        """Whose word it is: of the innermost content in which it stands."""
        if not self.covers(span):
            return None
        held = [(len(content), name) for content, name in self._contents if name and content.covers(span)]
        return min(held)[1] if held else None


def _prospect(
    sentence: Sentence,
    i: int,
    so: Outlook,
    word: EventWord | None,
    time: Timex | None,
    told: _Told,
    reports: Sequence[Report],
) -> Prospect:
    own = sentence.tokens[i].span
    return Prospect(
        span=word.span if word else own,
        sentence=sentence.span,
        certainty=so.certainty,
        denied=so.denied,
        time=time.span if time else None,
        window=time.window if time else None,
        kind=word.kind if word else None,
        source=told.source(own),
        report=_kept(own, reports),
    )


def _unwilling(tokens: Sequence[Token], i: int, told: _Told) -> bool:
    """ "He would not name a day", "they could not agree": over. What somebody said he would not do is still to come."""
    words = {tokens[j].lower for j in chain(tokens, i)}
    if not words & NOT:
        return False
    return ("would" in words and not told.covers(tokens[i].span)) or ("could" in words and "be" not in words)


def _speaks_to_the_reader(sentence: Sentence, told: _Told) -> bool:
    """Outside of what somebody said, "you" is the page speaking of itself ("what you will find in our newsletter")."""
    return any(t.lower in _READER and not told.covers(t.span) for t in sentence.tokens)


def _kept(span: Span, reports: Sequence[Report]) -> str | None:
    """The report that keeps it: one that names this word, else one in whose clause it stands and that looks ahead, too."""
    mine = [r for r in reports if r.span.overlaps(span)]
    named = next((r.id for r in mine if r.trigger.overlaps(span)), None)
    return named or next((r.id for r in mine if r.status is not Status.HELD), None)
