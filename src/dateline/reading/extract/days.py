"""Lines that are dates: the page's own date line, and the headings of a rolling page's parts. No date is read here."""

from __future__ import annotations

import re

__all__ = ["has_date", "is_date_heading", "is_date_line"]

_MONTH = r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
_DATE = re.compile(
    rf"\b(?:{_MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?\b|\d{{1,2}}(?:st|nd|rd|th)?\s+(?:of\s+)?{_MONTH}(?=\W|$)|\d{{1,2}}[./-]\d{{1,2}}[./-]\d{{2,4}}|\d{{4}}[-./]\d{{1,2}}[-./]\d{{1,2}}"
    rf"|(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+(?:the\s+)?\d{{1,2}}(?:st|nd|rd|th)?\b|\d{{1,2}}/\d{{1,2}}\b)",
    re.IGNORECASE,
)
_SAYS_SO = re.compile(
    r"\b(?:published|posted|updated|last (?:updated|modified)|first published|date|filed|created|issued|erschienen|publié|publicado)\b",
    re.IGNORECASE,
)
_REST = re.compile(
    rf"{_DATE.pattern}|\b(?:published|posted|updated|last|modified|first|date|time|filed|on|at|gmt|utc|est|edt|et|ct|cet|cest|ist|bst|pt|aedt|aest|am|pm|a\.m|p\.m|mon(?:day)?|tue(?:s|sday)?|wed(?:nesday)?|thu(?:rs|rsday)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?|hours?|minutes?|ago|min|read|minute|print|edition|local)\b|\d{{1,2}}[:.]\d\d|\d+|[\W_]",
    re.IGNORECASE,
)
_OPENS = re.compile(
    rf"\W*(?:(?:update[ds]?|udpate|live|day \w+|entry)\b\W*)?(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\b[.,]?\s*(?:morning|afternoon|evening|night|lunchtime)?,?\s*)?(?:{_DATE.pattern})",
    re.IGNORECASE,
)


def has_date(text: str) -> bool:
    """Whether a calendar day stands in the text."""
    return _DATE.search(text) is not None


def is_date_line(line: str) -> bool:
    """Whether the line tells a date and little else ("Published: 20:05, 2 May 2031", "3 May 2031 | Print")."""
    if len(line) > 120 or not _DATE.search(line):
        return False
    rest = _REST.sub("", line)
    return len(rest) <= 6 or (len(rest) <= 40 and _SAYS_SO.search(line) is not None and line.count(" ") <= 14)


def is_date_heading(line: str) -> bool:
    """Whether the line may head a dated part of a rolling page: a date at its head, no prose behind it."""
    return (
        len(line) <= 90
        and line.count(" ") <= 13
        and _OPENS.match(line) is not None
        and line[-1:] not in '.!?”"'
    )
