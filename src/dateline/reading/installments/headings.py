"""Lines that may head a part of a rolling page: short, on their own, opening with a date.

A date line is no heading because it looks like one: what it heads must be prose. Agendas, timetables and boxes of
past dates are lists of one-liners and are left alone.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from dateline.language.dates import WrittenDate, weekdays, written_dates
from dateline.model import Block, BlockKind, Extract

__all__ = ["Heading", "headings", "words"]

_LONGEST = 100
_PART_WORDS = 12
"""Words that a part must have: a one-line update has more, an agenda's entry seldom."""
_INLINE_WORDS = 35
_NOT_HERE = frozenset({BlockKind.TITLE, BlockKind.CAPTION})
_BESIDE = frozenset(
    [
        "update",
        "updated",
        "updates",
        "latest",
        "new",
        "newest",
        "entry",
        "entries",
        "live",
        "addendum",
        "added",
        "correction",
        "posted",
        "filed",
        "written",
        "logged",
        "noted",
        "recorded",
        "day",
        "days",
        "more",
        "developing",
        "breaking",
        "now",
        "later",
        "then",
        "on",
        "at",
        "for",
        "from",
        "of",
        "the",
        "as",
        "around",
        "about",
        "just",
        "after",
        "before",
        "past",
        "half",
        "quarter",
        "to",
        "into",
        "oclock",
        "o",
        "clock",
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
        "fifteen",
        "twenty",
        "thirty",
        "forty",
        "fifty",
        "first",
        "second",
        "third",
        "fourth",
        "fifth",
        "sixth",
        "seventh",
        "last",
        "final",
        "morning",
        "afternoon",
        "evening",
        "night",
        "noon",
        "midnight",
        "midday",
        "lunchtime",
        "lunch",
        "dawn",
        "dusk",
        "breakfast",
        "supper",
        "dinner",
        "early",
        "late",
        "mid",
        "am",
        "pm",
        "a",
        "p",
        "m",
        "h",
        "hrs",
        "hours",
        "gmt",
        "utc",
        "bst",
        "ist",
        "et",
        "est",
        "edt",
        "ct",
        "cst",
        "cdt",
        "mt",
        "pt",
        "pst",
        "pdt",
        "cet",
        "cest",
        "eet",
        "aest",
        "aedt",
        "awst",
        "nzst",
        "nzdt",
        "jst",
        "sgt",
        "hkt",
        "pkt",
        "wat",
        "cat",
        "eat",
        "sast",
        "t",
        "z",
        "st",
        "nd",
        "rd",
        "th",
        "no",
        "number",
        "nr",
        "part",
        "today",
        "yesterday",
        "tonight",
        "local",
        "time",
        "approx",
        "circa",
        "entry",
        "note",
        "report",
        "dispatch",
        "bulletin",
        "edition",
        "print",
    ]
)
"""Words that may stand beside the date in a heading that says no more than when."""
_WORD = re.compile(
    r"[^\W\d_]+(?:['’.][^\W\d_]+)*|\d+(?:st|nd|rd|th|h|am|pm|T|Z)?|[^\w\s]+|_+|\s+", re.IGNORECASE
)
_ODD = re.compile(
    r"^\W*(?:the\s(?P<the>\d{1,2})(?:st|nd|rd|th)\b|(?P<d>\d{1,2})\.\s?(?P<m>\d{1,2})\.(?!\d))", re.IGNORECASE
)
_ORIGINAL = re.compile(
    r"^\W*(?:(?:the|our|from|read)\s){0,3}(?:(?:original|earlier|first|previous|initial)\s"
    r"(?:story|report|post|article|version|entry|item|copy|coverage|piece|reporting|text)\b|earlier:?\W*$|as first (?:published|reported))",
    re.IGNORECASE,
)
_DAY_NUMBER = re.compile(
    r"^\W*day\s(\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten)\b\W*", re.IGNORECASE
)
_NUMBERS = {
    w: n
    for n, w in enumerate(["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"], 1)
}


@dataclass(frozen=True, slots=True)
class Heading:
    """A line that may head a part: its date as written, where its part starts in the text, how many words it heads.

    `update` marks one that says "update"; `day_number` one that counts ("Day 3") and gives no date;
    `original` one that says that what the updates were added to follows, and gives no date either.
    """

    written: WrittenDate | None
    start: int
    update: bool
    inline: bool
    day_number: int | None = None
    original: bool = False


def words(text: str) -> int:
    """The number of words in a text."""
    return len(re.findall(r"\w+", text))


def headings(extract: Extract) -> tuple[Heading, ...]:
    """The lines of the page that may head a part, in page order, each with prose under it."""
    found = []
    starts = _starts(extract)
    for block, start in zip(extract.blocks, starts, strict=True):
        if start is not None and block.kind not in _NOT_HERE:
            heading = _heading(block, start)
            if heading:
                found.append(heading)
    return _with_prose(found, extract.text)


def _starts(extract: Extract) -> list[int | None]:
    """Where the part that each block would head starts: at the block, or, if it was left out, at the next one kept."""
    starts: list[int | None] = []
    following: int | None = None
    for block in reversed(extract.blocks):
        if block.span:
            following = block.span.start
        starts.append(following)
    return starts[::-1]


def _heading(block: Block, start: int) -> Heading | None:
    text = block.text
    counted = _DAY_NUMBER.match(text)
    head = text[:_LONGEST]
    number = (_NUMBERS.get(counted[1].lower()) or int(counted[1])) if counted else None
    written = _date_of(head)
    if written is None and _ORIGINAL.match(text) and len(text) <= 60:
        return Heading(None, start, False, False, None, True)
    if written is None:
        alone = number is not None and len(text) <= _LONGEST and not text.rstrip().endswith(".")
        return Heading(None, start, False, False, number) if alone else None
    before, after = head[: written.start], head[written.end :]
    if _first_told(before) is not None:
        return None
    at = _first_told(after)
    bare, parted = at is None, at is not None and re.search(r"[)\]|/–—:;,·•.*-]", after[:at]) is not None
    if not bare and not parted:
        return None
    if written.readings == ((None, None, None),) and not (bare or re.search(r"[)\]|/–—:]", after[:at])):
        return None
    inline = len(text) > _LONGEST or (not bare and len(text) > 60 and text.rstrip().endswith((".", "”", '"')))
    if inline and not re.search(r"[:\]|—–]", after[:at]):
        return None
    return Heading(written, start, _says_update(before), inline, number)


def _date_of(head: str) -> WrittenDate | None:
    """The date that a line opens with, also in the two forms that are dates in headings only: "the 10th", "10.6."."""
    odd = _ODD.match(head)
    if odd:
        day, month = int(odd["the"] or odd["d"]), int(odd["m"]) if odd["m"] else None
        if 1 <= day <= 31 and (month is None or 1 <= month <= 12):
            return WrittenDate(odd.start(), odd.end(), ((None, month, day),))
    found = written_dates(head)[:1] or weekdays(head)[:1]
    return next((w for w in found if w.start <= 60), None)


def _first_told(text: str) -> int | None:
    """Where the first word stands that says something else than when; None if all words may stand beside a date."""
    for match in _WORD.finditer(text):
        word = re.sub(r"[.'’]", "", match[0].lower())
        if word[:1].isalpha() and word not in _BESIDE and not _update_like(word):
            return match.start()
    return None


def _update_like(word: str) -> bool:
    """Whether a word is "update", also with two letters changed round."""
    return sorted(word) in (sorted("update"), sorted("updated"), sorted("updates"))


def _says_update(before: str) -> bool:
    return any(_update_like(word.lower()) for word in re.findall(r"[^\W\d]+", before))


def _with_prose(found: list[Heading], text: str) -> tuple[Heading, ...]:
    """Those that head enough prose. Two date lines in a row: the later one heads."""
    kept = []
    ends = [*(later.start for _, later in pairwise(found)), len(text)]
    for heading, end in zip(found, ends, strict=False):
        if words(text[heading.start : end]) >= (_INLINE_WORDS if heading.inline else _PART_WORDS):
            kept.append(heading)
    return tuple(kept)
