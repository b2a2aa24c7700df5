"""Words and marks of a stretch of text, in the manner of the Penn Treebank: "isn't" is "is" + "n't", "Biden's" is "Biden" + "'s"."""

from __future__ import annotations

import re

from dateline.model import Span

__all__ = ["tokenize"]

_TOKEN = re.compile(
    r"""
    (?:https?://|www\.)[^\s<>"“”)\]]+
  | [\w.+-]+@[\w-]+\.[\w.-]+\w
  | @\w+ | \#\w+
  | (?:[A-Z]\.){2,}                               # U.S., J.F.K.
  | [A-Z]\w{0,2}['’][A-Z]\w+(?:[-‐‑]\w+)*         # O'Brien, N'Djamena
  | (?:JAN|FEB|MAR|APR|JUN|JUL|AUG|SEPT?|OCT|NOV|DEC|MON|TUES?|WED|THURS?|FRI)\.(?=\s\d|,)
  | (?:Mr|Mrs|Ms|Dr|Prof|Gen|Lt|Col|Sgt|Capt|Sen|Rep|Gov|Rev|Hon|St|Jr|Sr|No|vs|etc
      |Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|Mon|Tues?|Wed|Thurs?|Fri|Sat|Sun
      |Inc|Ltd|Co|Corp|Fla|Calif|a\.m|p\.m|i\.e|e\.g)\.(?=\s|[,;:)]|$)
  | \d{1,2}[:.]\d{2}(?=\s?(?:[ap]\.?m\b|GMT|CET|UTC|EST|EDT|$|\s|[,.;)]))   # 10:30, 1.10pm
  | \d{1,4}(?:[/.-]\d{1,4}){2}(?!\d)              # 06/12/2021, 2021-12-06
  | [$€£¥]?\d+(?:[,.]\d+)*(?:st|nd|rd|th|pm|am|bn|m|k)?\b(?![-‐‑][A-Za-z])%?
  | (?:\w+(?:[-‐‑/]\w+)*?)(?=(?:n['’]t)\b)        # is|n't
  | n['’]t\b
  | ['’](?:s|re|ve|ll|d|m|S|LL)\b                 # 's
  | \w+(?:[-‐‑/&]\w+)*
  | \.\.\.|…|--+|—|–
  | [^\w\s]
    """,
    re.VERBOSE,
)


def tokenize(text: str, start: int = 0, end: int | None = None) -> list[Span]:
    """Spans of the words and marks of `text[start:end]`, left to right, white space left out."""
    return [Span(m.start(), m.end()) for m in _TOKEN.finditer(text, start, len(text) if end is None else end)]
