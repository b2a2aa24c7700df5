"""Text to sentences with tagged tokens. A line break ends a paragraph; a heading is a line that is no prose."""

from __future__ import annotations

import re

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
_ENDS_LIKE_PROSE = re.compile(r"[.!?…:;,][\"”’')\]]*$")


def _pieces(line: str) -> list[tuple[int, int]]:
    """Start and end of each sentence of one line."""
    out, start = [], 0
    for match in _END.finditer(line):
        end = match.end()
        before = line[start : match.start() + 1]
        if line[match.start()] == "." and match.end() == match.start() + 1 and _ABBREVIATION.search(before):
            following = line[end:].lstrip()
            # "at 5 p.m. The talks": an abbreviation may end a sentence too, where an article or pronoun follows.
            if not re.match(
                r"(?:The|A|An|He|She|It|They|We|In|But|And|That|This|There)\s", following
            ) or re.search(r"\b(?:Mr|Mrs|Ms|Dr|Prof|Gen|Sen|Rep|Gov|St|[A-Z])\.$", before):
                continue
        out.append((start, end))
        start = end + len(line[end:]) - len(line[end:].lstrip())
    if line[start:].strip():
        out.append((start, len(line.rstrip())))
    return out


def _is_heading(line: str) -> bool:
    words = line.split()
    return len(words) <= 14 and not _ENDS_LIKE_PROSE.search(line.rstrip())


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
                span = Span(offset + indent + start, offset + indent + end)
                spans = tokenize(text, span.start, span.end)
                words = [s.of(text) for s in spans]
                tokens = tuple(Token(s, w, t) for s, w, t in zip(spans, words, tag(words), strict=True))
                out.append(Sentence(span, tokens, paragraph, heading))
            paragraph += 1
        offset += len(line) + 1
    return tuple(out)
