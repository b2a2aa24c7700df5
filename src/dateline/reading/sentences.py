"""Text to sentences with tagged tokens. A line break ends a paragraph; a heading is a line that is no prose.

No sentence is longer than `_MOST` tokens: what runs on is cut, at a comma where one stands near, so that a text without
stops costs no more to read than prose of its size.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from dateline.language import tag, tokenize
from dateline.model import Sentence, Span, Token

__all__ = ["sentences"]

_ABBREVIATION = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Prof|Gen|Lt|Col|Sgt|Capt|Sen|Rep|Gov|Rev|Hon|St|Jr|Sr|No|vs|etc|al"
    r"|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|Mon|Tues?|Wed|Thurs?|Fri|Sat|Sun"
    r"|JAN|FEB|MAR|APR|JUN|JUL|AUG|SEPT?|OCT|NOV|DEC|MON|TUES?|WED|THURS?|FRI"
    r"|Fla|Calif|Mass|Conn|a\.m|p\.m|i\.e|e\.g|ca|cf|approx)|\b[A-Z](?:\.[A-Z])*)\.$"
)
# An end of sentence: a stop, closing quotes or brackets, white space, then something that can begin one.
_END = re.compile(r"[.!?…]+[\"”’')\]]*(?=\s+[\"“‘'(\[]*[A-Z0-9ÀÁÂÄÅÉÈÊÍÎÓÖÚÜÇÑØŠŽ])")
_SPACE = re.compile(r"\s*")
_OPENS_SENTENCE = re.compile(r"\s*(?:The|A|An|He|She|It|They|We|In|But|And|That|This|There)\s")
_TITLE = re.compile(r"\b(?:Mr|Mrs|Ms|Dr|Prof|Gen|Sen|Rep|Gov|St|[A-Z])\.$")
_BEHIND = 24  # characters looked back for an abbreviation
_MOST = 300  # tokens of a sentence; the longest of the benchmark and of our own stories has 74
_LONGEST = 3000  # characters of a sentence, for what is one endless token
_NEAR = 60  # tokens, or characters by five, in which a comma to cut at is looked for
_ENDS_LIKE_PROSE = re.compile(r"[.!?…:;,][\"”’')\]]*$")


def _pieces(line: str) -> list[tuple[int, int]]:
    """Start and end of each sentence of one line."""
    out, start = [], 0
    for match in _END.finditer(line):
        end = match.end()
        before = line[max(start, match.end() - _BEHIND) : match.start() + 1]
        stop = line[match.start()] == "." and end == match.start() + 1
        # "at 5 p.m. The talks": an abbreviation may end a sentence too, where an article or pronoun follows.
        ends = _OPENS_SENTENCE.match(line, end) and not _TITLE.search(before)
        if stop and not ends and _ABBREVIATION.search(before):
            continue
        out.append((start, end))
        after = _SPACE.match(line, end)
        start = after.end() if after else end
    if line[start:].strip():
        out.append((start, len(line.rstrip())))
    return out


def _bounded(line: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The stretch, cut where it is longer than `_LONGEST` characters: behind a comma, else at a space, else anywhere."""
    while end - start > _LONGEST:
        near = start + _LONGEST - 5 * _NEAR
        cut = max(line.rfind(mark, near, start + _LONGEST) for mark in (", ", "; "))
        cut = cut if cut >= 0 else line.rfind(" ", near, start + _LONGEST)
        stop = cut + 1 if cut >= 0 else start + _LONGEST
        yield start, stop
        start = stop
        while line[start : start + 1].isspace():
            start += 1
    yield start, end


def _runs(words: Sequence[str]) -> Iterator[tuple[int, int]]:
    """First and one past the last of each run of at most `_MOST` tokens, cut behind a comma where one stands near."""
    first = 0
    while len(words) - first > _MOST:
        last = first + _MOST
        last = next((i for i in range(last, last - _NEAR, -1) if words[i - 1] in ",;"), last)
        yield first, last
        first = last
    yield first, len(words)


def _is_heading(line: str) -> bool:
    words = line.split()
    return len(words) <= 14 and not _ENDS_LIKE_PROSE.search(line.rstrip())


def _of(text: str, start: int, end: int, paragraph: int, heading: bool) -> Iterator[Sentence]:
    """The sentence that stands from `start` to `end`; more than one where it has too many tokens."""
    spans = tokenize(text, start, end)
    words = [text[s.start : s.end] for s in spans]
    if len(words) <= _MOST:
        tokens = tuple(Token(s, w, t) for s, w, t in zip(spans, words, tag(words), strict=True))
        yield Sentence(Span(start, end), tokens, paragraph, heading)
        return
    for first, last in _runs(words):
        mine, said = spans[first:last], words[first:last]
        tokens = tuple(Token(s, w, t) for s, w, t in zip(mine, said, tag(said), strict=True))
        yield Sentence(Span(mine[0].start, mine[-1].end), tokens, paragraph, heading)


def sentences(text: str) -> tuple[Sentence, ...]:
    """The sentences of `text`, in order, with their tokens tagged."""
    out: list[Sentence] = []
    paragraph = offset = 0
    for line in text.split("\n"):
        indent = len(line) - len(line.lstrip())
        if line.strip():
            body = line.strip()
            heading = _is_heading(body)
            for start, end in _pieces(body):
                for left, right in _bounded(body, start, end):
                    out += _of(text, offset + indent + left, offset + indent + right, paragraph, heading)
            paragraph += 1
        offset += len(line) + 1
    return tuple(out)
