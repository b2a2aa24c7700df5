"""Attributions from the encoder's spans: each content goes to its cue, each cue to its source.

The nearest one wins, on the same level: what stands inside a content is linked among itself, what stands outside to
what stands outside. On gold spans of PolNeAR's development part the nearest cue is right for 99 % of contents and
94 % of sources.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from dateline.language import Marked, Told
from dateline.model import Sentence, Span
from dateline.reading.statements.draft import Draft

__all__ = ["drafts"]

_FAR = 40  # words between a content and its cue; further off, speech goes on that no cue claims
_ENDS_HEAD = frozenset([",", "who", "which", "whose", "that", "(", "—", "–"])
_RELATIVES = frozenset(["who", "which", "whose"])
_NOMINAL = ("N", "DT", "JJ", "PRP", "POS", "CD")
_NOUNS = ("NN", "JJ", "POS")
_DAYS = frozenset(
    [
        "today",
        "tomorrow",
        "yesterday",
        "tonight",
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
    ]
)
_HANGS = frozenset(["DT", "IN", "TO", "PRP$", "POS"])  # tags of words that ask for more
_PHRASE = 3  # words from which on a content is worth completing
_REST = 12  # words that complete a phrase
_SPOKE_ON = re.compile(
    r"(?:,|\s+(?:(?:late |early )?(?:on )?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day(?: (?:morning|afternoon|evening|night))?"
    r"|meanwhile|however|too|also|then|now|there|himself|herself|itself|themselves|today|yesterday|tonight|last (?:week|month|year|night)|this (?:week|month|year|morning|afternoon|evening)))$"
)
_VERBS = frozenset(["VBN", "VBG", "VBD", "VBZ", "VBP"])  # "a diplomat briefed on the talks"
# What hangs on a noun or a deed of the content just before it, and is told with it.
_BELONGS = re.compile(
    r"(?:,? (?:in|at|on|of|for|from|during|under|after|before|with|by) (?:which|whom|whose)|,? where| so that)\b"
)
_QUOTES = re.compile(r"(?:(?:has|have|had|was|were|also) )*(?:quot|cit)(?:e|es|ed|ing)", re.IGNORECASE)
_HANGING = re.compile(r"[,;]?\s+(?:which|who|and|but|or|as)$")  # what begins the next clause
_SAYING = re.compile(
    r"\s+([A-Z\w][^,.;:“”\"]{1,60}?)\s+as (?:saying|telling|writing|adding|noting|stating|declaring|announcing)\b"
)
_AS_SAYING = re.compile(
    r"as (saying|telling|writing|adding|noting|stating|declaring|announcing)\s+(?:that\s+)?"
)
_ADVERB = 12  # characters that may stand between: "has declined so far"
_TO_SAY = re.compile(
    r"(to (?:say|tell|confirm|disclose|specify|reveal|announce|predict|comment on|discuss|explain|elaborate on|speculate on|indicate|state))"
    r"\s+(?:yet\s+|exactly\s+|publicly\s+)?(?=if|whether|when|where|what|who|how|why|that|on|the|a|its|his|her|any|which|during)"
)
_THAT = re.compile(r"[Tt]hat\s+")
_OPENING, _CLOSING = "\"“„«‘'", "\"”»’'"
WIDE = "~"
"""The kind of a cue that attributes an attitude, an intention or a noun's content, and tells nothing said."""


class _Page:
    """The spans of one article, and where its sentences and paragraphs begin, by word."""

    def __init__(self, text: str, sentences: Sequence[Sentence], told: Told) -> None:
        self.text, self.told = text, told
        self.sources, self.cues = told.marked("source"), told.marked("cue")
        self.contents = told.marked("content")
        self.inner = told.marked("inner")
        self._paragraphs = [n for n, opens in enumerate(told.opens) if opens]
        self._sentences, at = [], 0
        self._around: dict[Marked, Marked | None] = {}
        self.sentences = [s for s in sentences if s.tokens]
        for sentence in self.sentences:
            self._sentences.append(at)
            at += len(sentence.tokens)

    def sentence(self, word: int) -> int:
        """The number of the sentence that a word stands in."""
        return bisect_right(self._sentences, word) - 1

    def paragraph(self, word: int) -> int:
        """The number of the paragraph that a word stands in."""
        return bisect_right(self._paragraphs, word) - 1

    def around(self, mark: Marked) -> Marked | None:
        """The content that a mark stands in; looked for once."""
        if mark not in self._around:
            wider = (
                c for c in self.contents if c is not mark and c.start <= mark.start and mark.end <= c.end
            )
            self._around[mark] = next(wider, None)
        return self._around[mark]


def drafts(text: str, sentences: Sequence[Sentence], told: Told) -> list[Draft]:
    """The attributions of an article, in text order."""
    page = _Page(text, sentences, told)
    contents: dict[Marked, list[Marked]] = {}
    for content in (*page.contents, *page.inner):
        cue = _cue(page, content)
        if cue is not None:
            contents.setdefault(cue, []).append(content)
    out = [_draft(page, cue, _source(page, cue, pieces), pieces) for cue, pieces in contents.items()]
    claimed = {c for pieces in contents.values() for c in pieces}
    for content in page.contents:
        source = None if content in claimed else _beside(page, content)
        if source is not None:
            out.append(_draft(page, None, source, [content]))
    return sorted(_handed_on(text, out), key=lambda d: d.order)


def _handed_on(text: str, found: Sequence[Draft]) -> list[Draft]:
    """ "The agency quoted Voss as saying …": Voss says it, the agency relays it."""
    relays = [d for d in found if d.cue is not None and _QUOTES.fullmatch(d.cue.of(text))]
    out = []
    for one in found:
        if one in relays and any(d.inner and _holds(one, d) for d in found):
            out.append(replace(one, inner=True))
        elif one.inner and any(_holds(relay, one) for relay in relays):
            out.append(replace(one, inner=False))
        else:
            out.append(one)
    return out


def _holds(outer: Draft, one: Draft) -> bool:
    """Whether an attribution stands in what another attributes."""
    return any(content.covers(one.cue or one.clause) for content in outer.content)


def _beside(page: _Page, content: Marked) -> Marked | None:
    """The source of a content without a cue: the nearest of its sentence that stands in no content."""
    sentence = page.sentence(content.start)
    source = _nearest(content, page.sources, lambda s: page.sentence(s.start) == sentence)
    return source if source is not None and page.around(source) is None else None


def _gap(one: Marked, other: Marked) -> int:
    """Words between two spans; 0 where they touch or overlap."""
    return max(0, one.start - other.end, other.start - one.end)


def _nearest(mark: Marked, others: Iterable[Marked], fits: Callable[[Marked], bool]) -> Marked | None:
    near = [o for o in others if o is not mark and fits(o) and _gap(mark, o) <= _FAR]
    return min(near, key=lambda o: (_gap(mark, o), o.start), default=None)


def _cue(page: _Page, content: Marked) -> Marked | None:
    """The cue of a content: the nearest of its paragraph outside it, for an inner content inside the one around it."""
    around = page.around(content)
    paragraph = page.paragraph(content.start)

    def fits(cue: Marked) -> bool:
        if page.paragraph(cue.start) != paragraph or (cue.start < content.end and content.start < cue.end):
            return False
        return page.around(cue) == around

    told_in = {page.sentence(content.start), page.sentence(content.end - 1)}
    near = _nearest(content, page.cues, lambda cue: page.sentence(cue.start) in told_in and fits(cue))
    # Speech in quotation marks goes on over sentences; other words belong to the sentence that hands them over.
    quoted = page.text[content.span.start] in _OPENING or page.text[content.span.end - 1] in _CLOSING
    return near or (_nearest(content, page.cues, fits) if quoted else None)


def _source(page: _Page, cue: Marked, pieces: Sequence[Marked]) -> Marked | None:
    """The source of a cue: the nearest of its sentence on its level; a source serves each of its cues."""
    around, sentence = page.around(cue), page.sentence(cue.start)

    def fits(source: Marked) -> bool:
        if any(p.start <= source.start and source.end <= p.end for p in pieces):
            return False
        return page.around(source) == around and page.sentence(source.start) == sentence

    return _nearest(cue, page.sources, fits)


def _draft(page: _Page, cue: Marked | None, source: Marked | None, pieces: Sequence[Marked]) -> Draft:
    at = cue or source or pieces[0]
    spans = sorted(_bare(page.text, _completed(page, p)) for p in pieces)
    words = cue.span if cue else None
    telling = _TO_SAY.match(page.text, spans[0].start, spans[0].end)
    if telling and words and telling.end() < spans[0].end and 0 < spans[0].start - words.end <= _ADVERB:
        # "declined | to say when …": the telling belongs to the cue
        words, spans[0] = Span(words.start, telling.end(1)), Span(telling.end(), spans[0].end)
    clause = page.sentences[page.sentence(at.start)].span
    quoted = _quoted(page, words) if words and spans[0].start < words.start else None
    saying = _AS_SAYING.match(page.text, spans[0].start, spans[0].end) if words and not quoted else None
    if words and saying and _QUOTES.fullmatch(words.of(page.text)) and words.end < spans[0].start:
        # "The agency quoted Voss | as saying that …": Voss says it
        quoted = _trimmed(page.text, words.end, spans[0].start)
        words, spans[0] = Span(*saying.span(1)), Span(saying.end(), spans[0].end)
    return Draft(
        content=tuple(spans),
        clause=clause,
        source=quoted or (_whole(page, source) if source else None),
        head=quoted or (_head(page, source) if source else None),
        cue=words,
        wide=cue is not None and cue.kind == WIDE and words == cue.span,
        inner=page.around(at) is not None,
    )


def _completed(page: _Page, piece: Marked) -> Span:
    """The words of a content that breaks off inside a phrase ("earned millions from | Varn Otter"), with the phrase's rest."""
    words, at = page.told.words, piece.end
    if at - piece.start < _PHRASE:
        return piece.span
    if whole := _with_clause(page, piece):
        return whole
    hangs = words[at - 1].tag in _HANGS or (
        words[at - 1].tag.startswith(("JJ", "NN", "CD"))
        and at < len(words)
        and words[at].tag.startswith("NN")
        and words[at].lower not in _DAYS
    )
    while hangs and at < len(words) and not page.told.opens[at] and at - piece.end < _REST:
        if not words[at].text[0].isalnum() or any(
            m.start <= at < m.end for m in (*page.cues, *page.sources, *page.contents)
        ):
            break
        at += 1
    return Span(piece.span.start, words[at - 1].span.end) if at > piece.end else piece.span


def _with_clause(page: _Page, piece: Marked) -> Span | None:
    """A content with the clause that hangs on its end, up to the end of its sentence: "a vote | in which all take part"."""
    sentence = page.sentences[page.sentence(piece.start)].span
    if piece.span.end >= sentence.end or not _BELONGS.match(page.text, piece.span.end):
        return None
    marks = (*page.cues, *page.sources, *page.contents)
    if any(piece.span.end <= m.span.start < sentence.end for m in marks):
        return None
    rest = page.text[piece.span.end : sentence.end].rstrip(" .!?\n")
    return Span(piece.span.start, piece.span.end + len(rest)) if rest[-1:] not in _CLOSING else None


def _trimmed(text: str, start: int, end: int) -> Span:
    """The stretch without white space at its ends."""
    inside = text[start:end]
    return Span(start + len(inside) - len(inside.lstrip()), start + len(inside.rstrip()))


def _quoted(page: _Page, cue: Span) -> Span | None:
    """ "“…,” the agency quoted Voss as saying": who is quoted, which is the source; the agency relays it."""
    if not _QUOTES.fullmatch(cue.of(page.text)):
        return None
    found = _SAYING.match(page.text, cue.end)
    return Span(found.start(1), found.end(1)) if found else None


def _whole(page: _Page, source: Marked) -> Span:
    """The source's words; with whom it refers to, where it is a bare "who"."""
    words = page.told.words
    return Span(words[_first(page, source)].span.start, words[_last(page, source)].span.end)


def _undated(text: str, start: int, end: int) -> Span:
    """The words without the day of speaking and the comma that the encoder counts in: "Varn Otter on Tuesday"."""
    day = _SPOKE_ON.search(text, start, end)
    while day is not None and day.start() > start:
        end = day.start()
        day = _SPOKE_ON.search(text, start, end)
    return Span(start, end)


def _last(page: _Page, source: Marked) -> int:
    """The source's last word: a noun phrase that was cut short ("Dr | Voss", "Voss's | office") goes on to its noun."""
    words, at, found = page.told.words, source.end - 1, source.end - 1
    while at + 1 < len(words) and not page.told.opens[at + 1]:
        if (
            not (
                words[at].tag.startswith(("NN", "JJ", "POS", "PRP$", "CD"))
                and words[at + 1].tag.startswith(_NOUNS)
            )
            or words[at + 1].lower in _DAYS
        ):
            break
        if any(m.start <= at + 1 < m.end for m in (*page.cues, *page.contents)):
            break
        at += 1
        if words[at].tag.startswith("NN"):
            found = at
    return found


def _first(page: _Page, source: Marked) -> int:
    """The source's first word: "who" begins with the noun phrase before it."""
    words = page.told.words
    if words[source.start].lower not in _RELATIVES:
        return source.start
    at = source.start
    while at > 0 and not page.told.opens[at]:
        before = words[at - 1]
        if not (before.tag.startswith(_NOMINAL) or (before.text == "," and at == source.start)):
            break
        at -= 1
    return at


def _head(page: _Page, source: Marked) -> Span:
    """The source's first noun phrase: what stands before its apposition or relative clause."""
    end, start = _last(page, source) + 1, _first(page, source)
    for at in range(start + 1, end):
        word = page.told.words[at]
        if word.lower in _ENDS_HEAD or (word.tag in _VERBS and word.text.islower()):
            # "the visiting minister": what stands before a noun without a verb between is no clause
            nouns = any(w.tag.startswith(("N", "PRP")) for w in page.told.words[start:at])
            if nouns or word.lower in _ENDS_HEAD:
                end = at
                break
    while end > start + 1 and page.told.words[end - 1].tag in ("IN", "TO", "CC"):
        end -= 1
    return _undated(page.text, page.told.words[start].span.start, page.told.words[end - 1].span.end)


def _bare(text: str, span: Span) -> Span:
    """The span without quotation marks at its ends, and without the "that" that opens it."""
    start, end = span.start, span.end
    opening = _THAT.match(text, start, end)
    if opening:
        start = opening.end()
    hanging = _HANGING.search(text, start, end)
    if hanging and hanging.start() > start:
        end = hanging.start()
    while start < end - 1 and text[start] in _OPENING:
        start += 1
    while end > start + 1 and text[end - 1] in _CLOSING and not _opened(text[start : end - 1]):
        end -= 1
    return Span(start, end)


def _opened(words: str) -> bool:
    """Whether a quotation that begins in the words is still open at their end."""
    return words.count("“") > words.count("”") or words.count('"') % 2 == 1
