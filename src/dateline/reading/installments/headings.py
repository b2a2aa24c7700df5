"""Lines that may head a part of a rolling page: short, on their own, opening with a date.

A date line is no heading because it looks like one: what it heads must be prose. Agendas, timetables and boxes of
past dates are lists of one-liners and are left alone.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from dateline.language.dates import WrittenDate, clock, weekdays, written_dates
from dateline.model import Block, BlockKind, Extract

__all__ = ["Heading", "headings", "words"]

_LONGEST = 100
_PART_WORDS = 12
"""Words that a part must have: a one-line update has more, an agenda's entry seldom."""
_INLINE_WORDS = 35
_NOT_HERE = frozenset({BlockKind.TITLE, BlockKind.DECK, BlockKind.CAPTION})
_LEAD_IN = re.compile(
    r"^[\W_]*(?:(?P<word>[^\W\d]+)[\W_]*)?(?:(?:no\.?|number|#)?\s?\d{1,2}[\W_]+)?(?:(?:posted|filed|as of|on|at|for|from)\W+)?"
    r"(?:[\W_]*(?:[01]?\d|2[0-3])[:.][0-5]\d(?:\s?[ap]\.?m\.?)?(?:\s?[A-Z]{2,4})?[\s,|/–—-]+|(?:0?\d|1[0-2])\s?[ap]\.?m\.?[\s,|/–—-]+)?$",
    re.IGNORECASE,
)
_LEAD_WORDS = frozenset(
    [
        "latest",
        "new",
        "entry",
        "live",
        "addendum",
        "correction",
        "posted",
        "filed",
        "day",
        "more",
        "developing",
        "breaking",
        "now",
    ]
)
_SEPARATED = re.compile(
    r"^\s*(?:$|[\])|/–—:;,·•.-]|at\b|morning\b|afternoon\b|evening\b|night\b|early\b|late\b|noon\b|mid)",
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

    `update` marks one that says "update"; `day_number` one that counts ("Day 3") and gives no date.
    """

    written: WrittenDate | None
    start: int
    update: bool
    inline: bool
    day_number: int | None = None


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
    offset = counted.end() if counted else 0
    head = text[offset : offset + _LONGEST]
    written = next((w for w in (*written_dates(head)[:1], *weekdays(head)[:1]) if w.start <= 40), None)
    number = (_NUMBERS.get(counted[1].lower()) or int(counted[1])) if counted else None
    if written is None:
        alone = number is not None and len(text) <= _LONGEST and not text.rstrip().endswith(".")
        return Heading(None, start, False, False, number) if alone else None
    opened, update = _opened(head[: written.start])
    after = head[written.end :]
    if not opened or (not _SEPARATED.match(after) and not clock(after[:12])):
        return None
    if written.readings == ((None, None, None),) and not _timed(after):
        return None
    inline = len(text) > _LONGEST or (len(text) > 60 and text.rstrip().endswith((".", "”", '"')))
    if inline and not re.match(
        r"^[^a-z]{0,40}?[:\]|—–]", re.sub(r"(?i)[ap]\.?m\.?|gmt|updated?", "", after[:60])
    ):
        return None
    return Heading(written, start, update, inline, number)


def _opened(before: str) -> tuple[bool, bool]:
    """Whether what stands before the date may open a heading, and whether it says "update" (however spelt)."""
    match = _LEAD_IN.match(before)
    if match is None:
        return False, False
    word = (match["word"] or "").lower()
    update = sorted(word) in (sorted("update"), sorted("updated"), sorted("updates"))
    return not word or update or word in _LEAD_WORDS or word in {
        "posted",
        "filed",
        "on",
        "at",
        "for",
        "from",
    }, update


def _timed(after: str) -> bool:
    """Whether a bare weekday is followed by a time, a part of the day, a separator, or nothing."""
    return (
        bool(clock(after[:20]))
        or re.match(
            r"^\W*$|^\s*[\])|/–—:]|^,?\s*(?:early|late|mid|morning|afternoon|evening|night|noon)", after
        )
        is not None
    )


def _with_prose(found: list[Heading], text: str) -> tuple[Heading, ...]:
    """Those that head enough prose. Two date lines in a row: the later one heads."""
    kept = []
    ends = [*(later.start for _, later in pairwise(found)), len(text)]
    for heading, end in zip(found, ends, strict=False):
        if words(text[heading.start : end]) >= (_INLINE_WORDS if heading.inline else _PART_WORDS):
            kept.append(heading)
    return tuple(kept)
