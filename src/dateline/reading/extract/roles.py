"""What each row is for: headline, deck, byline, date, caption, heading, body, chrome."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from dateline.model import BlockKind
from dateline.reading.extract import byline, chrome, dateline
from dateline.reading.extract.days import has_date, is_date_heading, is_date_line
from dateline.reading.extract.row import Row
from dateline.reading.extract.title import same_words

__all__ = ["Found", "assign", "first_body"]

_PROSE = 14  # words from which a kept row counts as prose
_DECK = frozenset({"deck", "sub", "subtitle", "subhead", "subheadline", "standfirst", "std", "sf", "dek", "lede", "lead", "summary", "intro", "strap", "strapline", "kicker", "excerpt", "description"})  # fmt: skip
_BYLINE = frozenset({"byline", "by", "author", "authors", "auth", "au", "who", "writer", "writers", "credit", "cred", "contributor", "reporter", "src", "source", "info", "meta", "line"})  # fmt: skip
_CREDITS = re.compile(
    r"\W{0,3}(?:additional\s+)?(?:reporting|writing|editing|compiled|edited)\s+by\b.{0,260}$|\((?:with\s+)?(?:additional\s+)?reporting\b.{0,260}\)$",
    re.IGNORECASE,
)
_SIGN_OFF = re.compile(
    r"(?:[A-Z]{2,5} [a-z]{2,3}/[a-z]{2,3}|[a-z]{2,3}/[a-z]{2,3}(?:/[a-z]{2,3})?|[-–—]\s?30\s?[-–—]|ends?|#{2,}|\(ends\))\.?$"
)
_TWICE = re.compile(r"(?P<once>.{12,120}?)\W*(?P=once)\W*$")
_POST = re.compile(r"\bA post shared by\b|\bpic\.twitter\.com/")
_HEADLINE_END = re.compile(r"[.!?…:;,][\"”’')\]]*$")


@dataclass(slots=True)
class Found:
    """What the roles tell of the article itself."""

    authors: list[str] = field(default_factory=list)
    credited: list[str] = field(default_factory=list)
    agency: str | None = None
    place: str | None = None
    day: str | None = None


def first_body(rows: Sequence[Row]) -> int:
    """Index of the first kept row that is prose, not chrome and not the page's date; the number of rows if there is none."""
    for i, row in enumerate(rows):
        if (
            row.keep
            and row.words >= 6
            and not is_date_line(row.text)
            and not byline.is_byline(row.text)
            and not chrome.is_line_chrome(row.text)
        ):
            stop = _HEADLINE_END.search(row.text) is not None or row.words >= 30
            if stop or row.tag == "p":
                return i
    return next((i for i, row in enumerate(rows) if row.keep), len(rows))


def _titles(rows: Sequence[Row], title: str | None) -> int:
    """Mark the rows that are the headline; the index of the last of them before the body, -1 if there is none."""
    last, start = -1, first_body(rows)
    if not title:
        return last
    for i, row in enumerate(rows[: start + 6]):
        if row.tag == "h1" or same_words(row.text, title) >= 0.9:
            if same_words(row.text, title) >= 0.5:
                row.kind, row.keep = BlockKind.TITLE, False
                last = i if i <= start else last
    return last


def _is_caption(row: Row) -> bool:
    if row.tag == "figcaption" or ({"caption", "figcaption"} & row.own):
        return True
    at = chrome.credit(row.text) if row.words <= 60 else None
    return at is not None and len(row.text[at:].split()) <= 9


def _caption(row: Row) -> None:
    """Keep a sentence that carries a date, without its credit; drop any other caption."""
    text = row.text
    at = chrome.credit(text)
    if at is not None:
        text = text[:at]
    text = re.sub(r"\s*\([^()]{0,80}\)\s*$", "", re.sub(r"\s*\([^()]{0,80}\)\s*$", "", text)).rstrip(
        " (|/–—-"
    )
    row.kind = BlockKind.CAPTION
    row.keep = has_date(text) and len(text.split()) >= 8
    if row.keep:
        row.text = text


def _head(rows: Sequence[Row], found: Found, begin: int, end: int) -> None:
    """The rows between headline and body: byline, date, deck, caption."""
    for i in range(begin, end):
        row = rows[i]
        if row.kind is not None:
            continue
        text = row.text
        if chrome.is_tool(text):
            row.keep = False
        elif is_date_line(text):
            row.kind, row.keep = BlockKind.TIME, False
            found.authors += [] if found.authors else byline.names_in(text) if "|" in text else []
        elif (line := dateline.read(text, first=True)) and line.end >= len(text):
            _take(found, line)
            row.kind, row.keep = BlockKind.TIME, False
        elif row.chrome:
            continue
        elif _is_caption(row):
            _caption(row)
        elif row.words <= 30 and _byline(row, found):
            row.kind, row.keep = BlockKind.BYLINE, False
        elif row.machine_time and row.words <= 14:
            row.kind, row.keep = BlockKind.TIME, False
        elif (row.own & _DECK or row.tag == "h2") and row.words >= 4 and not is_date_heading(text):
            row.kind, row.keep = BlockKind.DECK, False
        elif not row.tag and 4 <= row.words <= 40 and not row.keep:
            row.kind = BlockKind.DECK


def _byline(row: Row, found: Found) -> bool:
    """Whether a row of the head is a byline; takes its authors and agency."""
    text = row.text
    agency = byline.byline_agency(text)
    says = byline.is_byline(text)
    if says or row.own & _BYLINE or row.words <= 8:
        names = byline.names_in(text)
        if says or names or (agency and row.words <= 8):
            found.agency = found.agency or agency
            found.authors += [] if found.authors else names
            return True
    return False


def _take(found: Found, line: dateline.Dateline) -> None:
    found.place = found.place or line.place
    found.agency = found.agency or line.agency
    found.day = found.day or line.day


def _middle(rows: Sequence[Row], found: Found, begin: int, title: str | None) -> None:
    """The rows of the body: what in it is chrome after all, captions, credits, datelines, headings."""
    skip_next = False
    for i in range(begin, len(rows)):
        row = rows[i]
        text = row.text
        if row.kind is not None:
            continue
        if _CREDITS.match(text):
            found.credited += byline.reporters(text)
            row.kind, row.keep = BlockKind.BYLINE, False
            continue
        if skip_next and row.words <= 24 and not text.rstrip().endswith("."):
            row.keep = skip_next = False
            continue
        skip_next = False
        lone = chrome.is_line_chrome(text) and row.words < 30
        if (
            lone
            or chrome.is_tool(text)
            or not re.search(r"\w", text)
            or _SIGN_OFF.match(text)
            or _POST.search(text)
        ):
            skip_next = lone and row.words <= 3 and row.keep is not None and not row.tag
            row.keep = False
        elif _TWICE.match(text) or (title and row.words >= 3 and same_words(text, title) >= 0.95):
            row.keep = False
        elif (row.keep or row.tag == "figcaption") and _is_caption(row) and (i > begin or row.words <= 30):
            _caption(row)
        elif row.keep and (line := dateline.read(text, first=i == begin)):
            _take(found, line)
            row.text = text[line.end :]
            row.keep = bool(row.text)


def _end(rows: Sequence[Row], begin: int) -> None:
    """In plain text nothing follows the heading of a chrome section, or the foot, near the end of the body."""
    total = sum(len(r.text) for r in rows if r.keep)
    after = 0
    cut = len(rows)
    for i in range(len(rows) - 1, begin, -1):
        row = rows[i]
        after += len(row.text) if row.keep else 0
        if after > 0.3 * total:
            break
        if (chrome.is_section(row.text) and row.words <= 10) or (
            chrome.is_footer(row.text) and row.words < 40
        ):
            cut = i
    for row in rows[cut:]:
        if row.kind in (None, BlockKind.CAPTION):
            row.keep = False


def _headings(rows: Sequence[Row], begin: int) -> None:
    """Dated headings of a rolling page stay in; short kept lines are headings."""
    kept = [i for i, row in enumerate(rows) if row.keep]
    if not kept:
        return
    last = kept[-1]
    dated = [
        i
        for i, r in enumerate(rows[: last + 1])
        if is_date_heading(r.text) and r.kind in (None, BlockKind.TIME) and not r.chrome
    ]
    inside = [i for i in dated if begin <= i <= last]
    if inside:
        for i in dated:
            near = (
                i >= begin - 2 and all(not rows[j].keep for j in range(i + 1, begin)) if i < begin else True
            )
            if near:
                rows[i].kind, rows[i].keep = BlockKind.HEADING, True
                if (
                    not rows[i].tag
                    and i + 2 <= last
                    and not rows[i + 1].keep
                    and rows[i + 1].kind is None
                    and rows[i + 2].keep
                ):
                    rows[i + 1].kind, rows[i + 1].keep = BlockKind.HEADING, True
    for i in range(begin, last + 1):
        row = rows[i]
        if (
            row.kind is None
            and row.heading
            and row.tag
            and not row.chrome
            and not row.linked
            and row.words <= 20
            and i < last
        ):
            row.keep = True
        if (
            row.keep
            and row.kind is None
            and (row.heading or (row.words <= 12 and not _HEADLINE_END.search(row.text)))
        ):
            row.kind = BlockKind.HEADING


def assign(rows: Sequence[Row], title: str | None) -> Found:
    """Give every row its kind, take what the head, the dateline and the credits tell, settle what is kept."""
    found = Found()
    at = _titles(rows, title)
    begin = first_body(rows)
    _head(rows, found, 0 if at < 0 or not rows[at].tag else at, begin)
    begin = first_body(rows)
    _middle(rows, found, begin, title)
    if not any(row.tag for row in rows):
        _end(rows, begin)
    _headings(rows, begin)
    for row in rows[:begin]:
        if row.kind is None:
            row.keep = False
    return found
