"""Finds what is attributed: the quote or clause before, behind or around a cue and its source."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.model import Span
from dateline.reading.statements.clauses import Line
from dateline.reading.statements.complements import complement, past_hearer
from dateline.reading.statements.cues import Cue
from dateline.reading.statements.quotes import Quote
from dateline.reading.statements.sources import Source

__all__ = ["Attribution", "Passage", "content"]

# "…, he said after the doors had shut": when it was said, not what.
_LATER = frozenset(["after", "before", "once", "as", "while", "because", "although", "despite"])
_CLAUSES = frozenset(["that", "clause", "quote", "colon", "question", "predicate"])
_CUT_BEHIND = frozenset(["when", "asked", "as", "after", "before", "while", "although", "though", "where"])


@dataclass(frozen=True, slots=True)
class Attribution:
    """A cue and its source in one sentence; `start`…`end` are the tokens they take up together."""

    cue: Cue
    source: Source

    @property
    def start(self) -> int:
        """The first token of source and cue."""
        if self.source.inherited and not self.source.behind:
            return self.cue.group
        return min(self.source.start, self.cue.group)

    @property
    def end(self) -> int:
        """One past the last token of source and cue."""
        return max(self.source.end, self.cue.end) if not self.source.inherited else self.cue.end


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence and the quotes of its paragraph, both in the text's own offsets."""

    text: str
    line: Line
    quotes: tuple[Quote, ...]
    sentence_starts: tuple[int, ...]

    def offset(self, i: int) -> int:
        """The text offset at which token `i` begins (the sentence's end past the last)."""
        return self.line.tokens[i].span.start if i < len(self.line) else self.line.sentence.span.end

    def after(self, i: int) -> int:
        """The text offset at which token `i - 1` ends."""
        return self.line.tokens[i - 1].span.end if i > 0 else self.line.sentence.span.start

    def quote_of(self, i: int) -> Quote | None:
        """The quote in which token `i` stands (its marks included), or None."""
        number = self.line.quoted[i] if 0 <= i < len(self.line) else -1
        return self.quotes[number] if number >= 0 else None


def content(passage: Passage, at: Attribution, others: list[Attribution]) -> tuple[Span, ...]:
    """The pieces of what `at` attributes, in text order; empty where nothing is attributed."""
    if at.cue.manner == "noun":
        return _run(passage, at.cue.end + 1, _stop(passage.line, at, others))
    if at.cue.manner in {"of-source", "possessed"}:
        return _framed(passage, at, others)
    if at.source.behind and not at.source.inherited and at.cue.manner not in {"passive", "reduced"}:
        return _before(passage, at, others) or _opening(passage, at, others)
    if at.cue.manner == "passive":
        return _passive(passage, at, others)
    ahead = complement(passage.line, at.end, at.cue)
    before = (
        _before(passage, at, others) if at.cue.takes & {"quote", "that"} and at.cue.manner == "finite" else ()
    )
    line = passage.line
    after_quote = line.is_quote_mark(at.start - 1) or (
        line.is_comma(at.start - 1) and line.is_quote_mark(at.start - 2)
    )
    if (
        before
        and after_quote
        and not (ahead and ahead.how in {"that", "question"})
        and not at.source.inherited
    ):
        return before
    if before and ahead is not None and ahead.how == "clause" and line.word(ahead.start) in _LATER:
        return before
    if ahead is not None:
        stop = _stop(line, at, others, ahead.start)
        return _run(
            passage, ahead.start, stop if ahead.how in _CLAUSES else _phrase_stop(line, ahead.start, stop)
        )
    return before


def _phrase_stop(line: Line, start: int, stop: int) -> int:
    """Content that is no clause of its own ends where the sentence goes on: "asked for more time, and got it"."""
    for i in range(start + 1, stop - 1):
        if line.quoted[i] >= 0 or not line.is_comma(i):
            continue
        joined = line.word(i + 1) in {"and", "but", "then"} and (
            line.is_finite(i + 2) or line.tag(i + 2) in {"PRP", "VBN", "RB"}
        )
        if joined or line.word(i + 1) in {
            "as",
            "of",
            "because",
            "though",
            "although",
            "while",
            "since",
            "but",
            "after",
            "before",
        }:
            return i
    return stop


def _run(passage: Passage, start: int, stop: int) -> tuple[Span, ...]:
    """From token `start` to `stop`, marks at both ends dropped; a quote that opens in it is taken whole."""
    line = passage.line
    while start < stop and (line.is_comma(start) or line.word(start) in {":", ".", "?", ")"}):
        start += 1
    while (
        stop > start
        and line.word(stop - 1) in {".", ",", ";", ":", "–", "—", "(", "-"}
        and line.quoted[stop - 1] < 0
    ):
        stop -= 1
    if start >= stop:
        return ()
    begin, end = passage.offset(start), passage.after(stop)
    first, last = passage.quote_of(start), passage.quote_of(stop - 1)
    if first is not None and first == last:
        return (first.inner,) if len(first.inner) else ()
    if first is not None and begin == first.outer.start and not _closes_later(line, start, stop):
        begin = first.inner.start
    if last is not None:
        end = max(end, last.outer.end)
    return (Span(begin, end),) if begin < end else ()


def _closes_later(line: Line, start: int, stop: int) -> bool:
    """Whether words outside the opening quote follow it within the run."""
    return any(line.quoted[i] < 0 and not line.is_mark(i) for i in range(start, stop))


def _stop(line: Line, at: Attribution, others: list[Attribution], start: int | None = None) -> int:
    """The token at which content behind `at` ends: the sentence's end, or the next attribution that is not inside it."""
    begin = at.end if start is None else start
    ends = [len(line)]
    for other in others:
        if other.cue.start < begin or other is at:
            continue
        if other.source.inherited and other.source.start == at.source.start:
            joint = other.cue.group
            while joint - 1 > begin and (
                line.low[joint - 1] in {"and", "but", "then", ",", "or"} or line.tags[joint - 1] == "RB"
            ):
                joint -= 1
            ends.append(joint)
        elif line.is_comma(other.start - 1) and _closes_sentence(line, other):
            ends.append(other.start - 1)
    for i in range(begin + 1, min(ends)):
        if line.quoted[i] < 0 and line.word(i) == ";":
            ends.append(i)
            break
        if (
            line.quoted[i] < 0
            and line.word(i) == ":"
            and i + 1 < len(line)
            and line.quoted[i + 1] >= 0
            and line.quoted[begin] < 0
        ):
            ends.append(i)
        if (
            line.quoted[i] < 0
            and line.is_comma(i)
            and line.word(i + 1) == "when"
            and line.word(i + 2) == "asked"
        ):
            ends.append(i)
        if (
            line.quoted[i] < 0
            and line.is_comma(i)
            and line.word(i + 1) in {"which", "who", "whose", "when", "where"}
        ):
            ends.append(i)
        if line.quoted[i] < 0 and line.is_comma(i) and line.word(i + 1) == "according":
            ends.append(i)
        if line.quoted[i] < 0 and line.is_comma(i) and line.word(i + 1) in {"adding", "saying", "noting"}:
            ends.append(i)
    return min(ends)


def _closes_sentence(line: Line, other: Attribution) -> bool:
    return other.end >= len(line) - 1 and not other.source.inherited


def _clause_start(passage: Passage, at: Attribution, others: list[Attribution]) -> int:
    """The token at which the clause before a parenthetical attribution begins."""
    line, start = passage.line, 0
    for other in others:
        if other.cue.start < at.start and other is not at and not other.source.behind:
            ahead = complement(line, other.end, other.cue)
            if ahead is not None and ahead.start < at.start:
                start = max(start, ahead.start)
    for i in range(at.start - 2, start, -1):
        if line.quoted[i] < 0 and line.word(i) == ";":
            return i + 1
    while (
        start < at.start and (line.word(start) in {"and", "but", "yet", "so", ","}) and line.quoted[start] < 0
    ):
        start += 1
    return start


def _before(passage: Passage, at: Attribution, others: list[Attribution]) -> tuple[Span, ...]:
    """Content that stands before `, X said`, and goes on behind it where it was interrupted."""
    line, start = passage.line, at.start
    mark = start - 1
    comma = line.is_comma(mark)
    quote = (
        passage.quote_of(mark) if line.is_quote_mark(mark) else passage.quote_of(mark - 1) if comma else None
    )
    if mark < 0 or not (comma or line.is_quote_mark(mark)):
        return ()
    if quote is not None and (line.is_quote_mark(mark) or line.is_quote_mark(mark - 1)):
        opened = next(
            (i for i in range(len(line)) if line.quoted[i] >= 0 and passage.quote_of(i) == quote), 0
        )
        first = _clause_start(passage, at, others)
        lead = [i for i in range(first, opened) if not line.is_mark(i)]
        begin = passage.offset(min(lead)) if lead else quote.inner.start
        span = Span(begin, quote.outer.end if lead else quote.inner.end)
        return (span, *_resumed(passage, at, others, quoted=True))
    if not comma:
        return ()
    resumed = _resumed(passage, at, others, quoted=False)
    if not resumed and not _pauses(line, past_hearer(line, at.end, at.cue)):
        return ()
    first = _clause_start(passage, at, others)
    if line.word(first) in {
        "asked",
        "pressed",
        "speaking",
        "writing",
        "answering",
        "told",
        "quizzed",
        "questioned",
    }:
        return ()
    pieces = _run(passage, first, mark)
    if not pieces or (len(pieces[0].of(passage.text).split()) < 2 and not resumed):
        return ()
    return (*pieces, *resumed)


def _pauses(line: Line, end: int) -> bool:
    """Whether nothing but an adjunct and a stop follows at `end`."""
    if end >= len(line) or line.word(end) in {".", ",", ";", "?", "!", "–", "—", ":"}:
        return True
    adjunct = line.tag(end) in {"IN", "TO", "RB"} or line.word(end) in {
        "on",
        "in",
        "at",
        "to",
        "this",
        "last",
        "late",
        "earlier",
    }
    name = line.tag(end) == "NNP" or line.word(end) in {
        "reporters",
        "journalists",
        "today",
        "yesterday",
        "tonight",
        "us",
        "me",
    }
    return (adjunct or name) and line.word(end) not in {"that", "whether", "if"}


def _resumed(
    passage: Passage, at: Attribution, others: list[Attribution], *, quoted: bool
) -> tuple[Span, ...]:
    """What goes on behind an attribution that stands in the middle: `"A," X said, "B"` or `A, X said, B`."""
    line = passage.line
    i = at.end
    while i < len(line) and not (line.is_mark(i) and line.quoted[i] < 0) and line.quoted[i] < 0:
        i += 1
    if i >= len(line) - 1:
        return ()
    opening = i + 1 if line.is_mark(i) and line.quoted[i] < 0 else i
    behind = passage.quote_of(opening)
    if quoted:
        return (behind.inner,) if behind is not None and opening - at.end < 12 and len(behind.inner) else ()
    if i != at.end or not line.is_comma(i) or line.word(opening) in _CUT_BEHIND or line.tag(opening) == "VBG":
        return ()
    if line.word(opening) in {"who", "which", "whose"}:
        return ()
    stop = _stop(line, at, others, opening)
    return _run(passage, opening, stop) if stop > opening else ()


def _opening(passage: Passage, at: Attribution, others: list[Attribution]) -> tuple[Span, ...]:
    """`Said the mayor: "…"`: content behind an inverted attribution."""
    ahead = complement(passage.line, at.end, at.cue)
    if ahead is None or ahead.how not in {"quote", "colon", "that"}:
        return ()
    return _run(passage, ahead.start, _stop(passage.line, at, others, ahead.start))


def _framed(passage: Passage, at: Attribution, others: list[Attribution]) -> tuple[Span, ...]:
    """Content around "according to X" and "in X's view"."""
    line = passage.line
    start = at.start
    if at.cue.manner == "possessed":
        start -= 1
        if line.word(start) not in {"in", "by", "on", "from"}:
            return ()
    if start == 0 or all(line.is_mark(i) or line.word(i) in {"and", "but"} for i in range(start)):
        comma = next((i for i in range(at.end, len(line)) if line.is_comma(i) and line.quoted[i] < 0), None)
        comma = at.end if comma is None and at.end < len(line) else comma
        return () if comma is None else _run(passage, comma, len(line))
    if line.word(at.end) == ":" and at.end + 1 < len(line):
        return _run(passage, at.end + 1, len(line))
    mark = start - 1
    first = _clause_start(passage, at, others)
    pieces = _run(passage, first, mark if line.is_comma(mark) else start)
    if not pieces:
        return ()
    goes_on = line.tag(at.end + 1) not in {"VBG", "CC"}
    if line.is_comma(at.end) and at.end + 1 < len(line) and goes_on:
        return (*pieces, *_run(passage, at.end + 1, _stop(line, at, others, at.end + 1)))
    return pieces


def _passive(passage: Passage, at: Attribution, others: list[Attribution]) -> tuple[Span, ...]:
    """ "The vote is expected by analysts to fail": subject and infinitive."""
    line = passage.line
    subject = line.phrase_before(at.cue.group)
    stop = _stop(line, at, others)
    if subject is None:
        return ()
    if line.word(subject) == "it" or at.end >= len(line):
        that = next((i for i in range(at.cue.end, len(line)) if line.low[i] == "that"), None)
        return _run(passage, that + 1, stop) if that is not None else ()
    return _run(passage, subject, stop)
