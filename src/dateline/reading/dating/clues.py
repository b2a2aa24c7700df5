"""Every clue a page carries about its day: structured facts, lines with a date, the dateline, its address."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from dateline.language.dates import WrittenDate, clock, weekdays, written_dates
from dateline.model import Block, BlockKind, Extract, Page
from dateline.reading.dating.instants import day_in_url, local_days, parse_instant
from dateline.reading.dating.pinning import Bounds, pin
from dateline.rules import rows

__all__ = ["Clue", "address", "dateline", "lines", "structured"]

_FURNITURE = frozenset({BlockKind.BYLINE, BlockKind.TIME, BlockKind.CHROME, BlockKind.BODY})
_HEADLINES = frozenset({BlockKind.TITLE, BlockKind.DECK, BlockKind.HEADING, BlockKind.CAPTION})
_LINE = 400
"""Characters of a line looked at: icon names run together make lines of a thousand."""
_AGO = re.compile(r"\b(an?|\d{1,3})\s?(min(?:ute)?s?|m|hours?|hrs?|h|days?|d)\sago\b", re.IGNORECASE)
_PLACE = re.compile(
    r"^[^.!?\"“”:;|\d]{1,50}(?:\([^()]{1,40}\)\s?)?[,(–—-]\s?(?:\d{1,2}\s\w+(?:\s\w+)?\s1[34]\d\d\sAH,?\s)?(?:corresponding to\s)?$"
)
_AFTER_DATELINE = re.compile(r"^(?:\s?\d{4})?[\s,.)]*(?:$|[-–—/(:]|\.\s|[A-Z]{2,})")
_SMALL = frozenset(
    [
        "of",
        "the",
        "and",
        "de",
        "del",
        "la",
        "le",
        "al",
        "el",
        "an",
        "am",
        "bin",
        "d",
        "da",
        "do",
        "upon",
        "on",
        "in",
        "near",
        "aboard",
        "at",
        "corresponding",
        "to",
    ]
)


@dataclass(frozen=True, slots=True)
class Clue:
    """A day or an instant, where it stands, how far it is believed; `rank` orders the clues within one family."""

    value: date | datetime
    known_from: str
    weight: float
    modified: bool = False
    rank: float = 0.0


def structured(extract: Extract) -> tuple[Clue, ...]:
    """The clues in structured facts."""
    clues = []
    for name, value in extract.metadata:
        row = next(
            (r for r in rows("dates") if r["kind"] == "metadata" and re.search(r["pattern"], name.lower())),
            None,
        )
        if row is None or row["means"] == "other":
            continue
        instant = parse_instant(value)
        if instant is not None:
            clues.append(Clue(instant, name, row["weight"], row["means"] == "modified"))
    return tuple(clues)


def address(extract: Extract, page: Page) -> tuple[Clue, ...]:
    """The day in the page's address."""
    for url in (page.url, extract.url):
        day = day_in_url(url) if url else None
        if day:
            return (Clue(day, "url", 2.0),)
    return ()


def _opening(extract: Extract) -> int:
    """The number of blocks before the first paragraph of prose."""
    for n, block in enumerate(extract.blocks):
        prose = len(block.text) >= 120 or (
            len(block.text) >= 60 and block.text.rstrip().endswith((".", "”", '"'))
        )
        if block.kind is BlockKind.BODY and prose:
            return n
    return len(extract.blocks)


def lines(extract: Extract, page: Page, known: Bounds) -> tuple[Clue, ...]:
    """The dates in bylines and time lines: those before the article's prose, and those that say what they are behind it.

    The best of them stands at full weight; the others are listed for what they are worth.
    """
    opening = _opening(extract)
    found = []
    for n, block in enumerate(extract.blocks):
        before = n < opening or block.kind in {BlockKind.TIME, BlockKind.BYLINE}
        if before and block.kind in _FURNITURE:
            found += [replace(c, rank=c.rank - abs(opening - n) / 40) for c in _in_line(block, page, known)]
        elif block.kind in _HEADLINES and n < opening and _heads_with_date(block):
            found += list(_in_line(block, page, known))
        elif block.kind is not BlockKind.BODY and len(block.text) <= 160:
            found += [
                replace(c, weight=1.0) for c in _in_line(block, page, known) if c.modified or c.rank >= 3
            ]
    best = max((c for c in found if not c.modified), key=lambda c: (c.rank, c.weight), default=None)
    return tuple(c if c.modified or c is best else replace(c, weight=min(c.weight, 0.3)) for c in found)


def _heads_with_date(block: Block) -> bool:
    """Whether a line taken for a headline or a deck is a date line after all: it says a date, and what goes with one."""
    text = block.text
    for w in written_dates(text[:80])[:1]:
        after = text[w.end :]
        alone = len(text) <= 40 and len(re.findall(r"[^\W\d]{3,}", text)) <= 3
        return alone or (w.start <= 5 and bool(re.match(r"\s*[|•·/]", after) or clock(after[:14])))
    return False


def _label(before: str, after: str) -> str | None:
    """What a line says the date in it is the date of."""
    for row in rows("dates"):
        if row["kind"] != "label":
            continue
        for match in re.finditer(row["pattern"], before, re.IGNORECASE):
            # A label reaches as far as the next separator: "Published 4 May | Updated 5 May".
            if not re.search(r"[|•·]", before[match.end() :]) and len(before) - match.end() <= 40:
                return str(row["means"])
    return "modified" if re.match(r"\W{0,3}\(?(?:updated|modified)\)?\W*$", after, re.IGNORECASE) else None


def _in_line(block: Block, page: Page, known: Bounds) -> Iterator[Clue]:
    text = block.text[:_LINE]
    written = written_dates(text)
    if block.machine_time:
        instant = parse_instant(block.machine_time)
        if instant is not None:
            first = written[0].start if written else len(text)
            means = _label(text[:first], "")
            if means != "other":
                yield Clue(instant, "time element", 3.0, means == "modified", 4.0)
            written = written[1:] if means != "modified" else written
    previous = 0
    for w in written:
        means, rank = _standing(text, w, previous)
        previous = w.end
        day = pin(w, known) if rank is not None else None
        if day is not None and rank is not None and not _ahead(day, known):
            family = "byline" if block.kind is BlockKind.BYLINE else "time line"
            yield Clue(
                day, family, 2.5 if w.full else 2.0, means == "modified", rank + (0.5 if w.full else 0.0)
            )
    if not written and not block.machine_time:
        yield from _loose(text, block, page, known)


def _standing(text: str, w: WrittenDate, previous: int) -> tuple[str | None, float | None]:
    """What a date in a line is the date of, and how clearly; None where it belongs to a sentence."""
    before, after = text[previous : w.start], text[w.end :]
    means = _label(before[-80:], after[:14])
    if means == "other":
        return means, None
    if means:
        return means, 3.0
    if re.search(
        r"\b(?:on|in|by|since|until|to|before|after|for|between|and|&|till|a|the)\s$", before, re.IGNORECASE
    ):
        return None, None
    near_edge = w.start <= 30 or re.search(r"[|•·/–—,-]\s*$|\s{2,}$", text[: w.start]) is not None
    share = (w.end - w.start) / max(1, len(text))
    timed = clock(after[:20]) is not None or clock(before[-20:]) is not None
    if share < 0.12 and not near_edge:
        return None, None
    return None, 1.0 + share + (0.5 if timed else 0.0)


def _loose(text: str, block: Block, page: Page, known: Bounds) -> Iterator[Clue]:
    """A weekday with a time of day, and "3 hours ago": they say something only beside the fetch."""
    ago = _AGO.search(text)
    if ago and page.fetched and _label(text[: ago.start()], "") != "modified" and len(text) <= 160:
        number = 1 if ago[1].lower() in {"a", "an"} else int(ago[1])
        unit = {"m": "minutes", "h": "hours", "d": "days"}[ago[2][0].lower()]
        try:
            yield Clue((page.fetched - timedelta(**{unit: number})).date(), "time line", 0.7, rank=0.5)
        except OverflowError:
            return
    named = weekdays(text)
    if len(named) == 1 and clock(text) and len(text) <= 60 and block.kind is not BlockKind.HEADING:
        day = pin(named[0], known)
        if day:
            yield Clue(day, "time line", 0.8, rank=0.5)


def _ahead(day: date, known: Bounds) -> bool:
    return known.last is not None and day > known.last


def dateline(extract: Extract, known: Bounds) -> tuple[Clue, ...]:
    """The day in the dateline ("MOSCOW, November 9."), within the first lines of the prose or on a line of its own."""
    for name, value in extract.metadata:
        if name == "dateline":
            for w in written_dates(value)[:1]:
                day = pin(w, known)
                if day and w.dated and not _ahead(day, known):
                    return (Clue(day, "dateline", 1.5 if w.full else 1.4),)
    opening = _opening(extract)
    for block in extract.blocks[max(0, opening - 4) : opening + 8]:
        head = block.text[:140]
        for w in written_dates(head)[:1]:
            place = head[: w.start]
            if w.dated and _PLACE.match(place) and _named(place) and _AFTER_DATELINE.match(head[w.end :]):
                day = pin(w, known)
                if day and not _ahead(day, known):
                    return (Clue(day, "dateline", 1.5 if w.full else 1.4),)
    return ()


def _named(place: str) -> bool:
    """Whether every word of what stands before a dateline's date may belong to a place's name."""
    words = re.findall(r"[^\W\d_][\w'’.-]*", place)
    return (
        bool(words)
        and words[0][0].isupper()
        and all(w[0].isupper() or w.lower() in _SMALL or w.startswith("d’") for w in words)
    )


def same_day(value: date | datetime, day: date) -> bool:
    """Whether an instant may have been written on `day`."""
    return day in local_days(value)
