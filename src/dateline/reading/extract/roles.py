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

_NEAR, _FAR = (
    -2.2,
    -0.9,
)  # log-odds above which prose beside the body, or before a line of furniture, is body too
_DECK = frozenset({"deck", "sub", "subtitle", "subhead", "subheadline", "standfirst", "std", "sf", "dek", "lede", "lead", "summary", "intro", "strap", "strapline", "kicker", "excerpt", "description"})  # fmt: skip
_BYLINE = frozenset({"byline", "by", "author", "authors", "auth", "au", "who", "writer", "writers", "credit", "cred", "contributor", "reporter", "src", "source", "info", "meta", "line"})  # fmt: skip
_SURE_BYLINE = frozenset({"byline", "by", "author", "authors", "auth", "au", "who", "writer"})
_SURE_DECK = frozenset({"deck", "dek", "subtitle", "subheadline", "standfirst", "subhead", "strapline"})
_CREDITS = re.compile(
    r"\W{0,3}(?:additional\s+)?(?:reporting|writing|editing|compiled|edited)\s+by\b.{0,260}$|\((?:with\s+)?(?:additional\s+)?reporting\b.{0,260}\)$",
    re.IGNORECASE,
)
_SEGMENTED = re.compile(r"\s[|•·/–—]\s")
_NAME_FIRST = re.compile(
    r"[A-ZÀ-Þ][\w’'.-]* (?:\S+ ){0,2}[A-ZÀ-Þ][\w’'-]*(?:,| [|•·/–—] | reports?\b| in [A-ZÀ-Þ]\w+(?:,| and\b|$))"
)
_SIGNATURE = re.compile(r"[—–-]+\s*[A-ZÀ-Þ]\S+ (?:\S+ ){0,2}\S+$")
_WITH = re.compile(r"with (?:additional )?(?:reporting|files|material) (?:by|from)\b.{2,120}$", re.IGNORECASE)
_LETTER = re.compile(r"\w")
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
    said: bool = False
    place: str | None = None
    day: str | None = None


def _furniture(row: Row) -> bool:
    """Whether a row belongs to the head of a story whatever the model says: its date, byline, caption or deck."""
    return (
        is_date_line(row.text)
        or byline.is_byline(row.text)
        or chrome.is_line_chrome(row.text)
        or (row.words <= 60 and _is_caption(row))
        or bool(row.words <= 25 and row.own & _SURE_BYLINE)
        or (bool(row.tag) and byline.leads(row.text))
        or bool(row.words <= 45 and row.own & _SURE_DECK)
    )


def _behind_byline(rows: Sequence[Row], i: int) -> int:
    """The row `i`, or, where it is a deck with a byline close behind it, the row behind that byline."""
    for j in range(i + 1, min(i + 4, len(rows))):
        row = rows[j]
        if (
            row.words <= 14
            and rows[i].words <= 45
            and byline.is_byline(row.text)
            and byline.names_in(row.text)
        ):
            return next((k for k in range(j + 1, len(rows)) if rows[k].keep and not _furniture(rows[k])), i)
    return i


def first_body(rows: Sequence[Row]) -> int:
    """Index of the first kept row that is prose, not chrome and not the page's date; the number of rows if there is none."""
    for i, row in enumerate(rows):
        if row.keep and row.kind is None and row.words >= 6 and not _furniture(row):
            stop = _HEADLINE_END.search(row.text) is not None or row.words >= 30
            if stop or row.tag == "p":
                return _behind_byline(rows, i)
    return next((i for i, row in enumerate(rows) if row.keep), len(rows))


def _titles(rows: Sequence[Row], title: str | None) -> int:
    """Mark the rows that are the headline; the index of the last of them before the body, -1 if there is none."""
    last, start = -1, first_body(rows)
    if not title:
        return last
    for i, row in enumerate(rows[: start + 6]):
        if same_words(row.text, title) >= (0.5 if row.tag == "h1" else 0.9):
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


def _head(rows: Sequence[Row], found: Found, titled: int, end: int, feed: bool) -> None:
    """The rows before the body: bylines and dates; behind the headline also bare names, decks and captions."""
    for i in range(end):
        row = rows[i]
        if row.kind is not None:
            continue
        text, behind = row.text, i > titled >= 0 or feed
        if chrome.is_tool(text):
            row.keep = False
        elif (line := dateline.read(text, first=True)) and line.end >= len(text):
            if behind and not row.chrome:
                _take(found, line)
            row.kind, row.keep = BlockKind.TIME, False
        elif is_date_line(text):
            row.kind, row.keep = BlockKind.TIME, False
            if not found.authors and (" by " in text or byline.is_byline(text) or _SEGMENTED.search(text)):
                found.authors = byline.names_in(text)
        elif not _in_head(row, behind):
            continue
        elif _is_caption(row) and not byline.is_byline(text):
            _caption(row)
        elif row.words <= 30 and _byline(row, found, behind):
            row.kind, row.keep = BlockKind.BYLINE, False
        elif row.machine_time and row.words <= 14:
            row.kind, row.keep = BlockKind.TIME, False
        elif behind and _is_deck(row):
            row.kind, row.keep = BlockKind.DECK, False


def _in_head(row: Row, behind: bool) -> bool:
    """Whether a row is looked at as part of the story's head: no chrome, and in HTML nothing before the headline but bylines."""
    says = byline.is_byline(row.text)
    if row.chrome:
        return bool(row.own & _SURE_BYLINE) or (behind and row.words <= 14 and says)
    return behind or not row.tag or says


def _is_deck(row: Row) -> bool:
    if (row.own & _DECK or row.tag == "h2") and row.words >= 4 and not is_date_heading(row.text):
        return True
    return (row.keep and row.words <= 45) or (not row.tag and 4 <= row.words <= 40 and not row.gaps)


def _byline(row: Row, found: Found, behind: bool) -> bool:
    """Whether a row of the head is a byline; takes its authors and agency. Bare names count only behind the headline."""
    text = row.text
    says = byline.is_byline(text)
    mixed = row.words <= 18 and (
        (has_date(text) and "|" in text) or _NAME_FIRST.match(text) is not None or byline.leads(text)
    )
    if not says and not (behind and (row.own & _BYLINE or row.words <= 8 or mixed)):
        return False
    agency, names = byline.byline_agency(text), byline.names_in(text)
    if not (says or names or (agency and row.words <= 8)):
        return False
    found.agency = found.agency or agency
    if not found.authors or (says and not found.said):
        found.authors, found.said = names, says
    return True


def _edges(rows: Sequence[Row], titled: int) -> None:
    """Prose that touches the body's run belongs to it, where only the head's furniture or nothing stands between."""
    kept = [i for i, row in enumerate(rows) if row.keep and row.kind is None]
    if not kept:
        return
    for i in range(kept[0] - 1, titled, -1):
        row = rows[i]
        if (
            row.kind not in (None, BlockKind.DECK)
            or row.chrome
            or _furniture(row)
            or chrome.is_tool(row.text)
        ):
            if row.words >= 8 and row.kind is BlockKind.CHROME:
                break
            continue
        near = i + 1 == kept[0] or rows[i + 1].keep
        ends = _HEADLINE_END.search(row.text) is not None and not row.text.endswith(":")
        if ends and not row.gaps and row.logit > (_NEAR if near else _FAR) and (near or row.words >= 12):
            row.keep, row.kind = True, None
    for row in rows[kept[-1] + 1 :]:
        if _WITH.match(row.text) and row.kind is None:
            row.kind, row.keep = BlockKind.BODY, True
            break
        ends = _HEADLINE_END.search(row.text) is not None
        if (
            not ends
            or row.words < 6
            or row.logit < _NEAR
            or row.chrome
            or _is_chrome(row)
            or row.kind is not None
        ):
            break
        row.keep = True


def _is_chrome(row: Row) -> bool:
    text = row.text
    return (
        (chrome.is_line_chrome(text) and row.words < 30)
        or chrome.is_section(text)
        or chrome.is_tool(text)
        or chrome.is_sure(text)
        or (chrome.is_footer(text) and row.words < 40)
    )


def _take(found: Found, line: dateline.Dateline) -> None:
    found.place = found.place or line.place
    found.agency = found.agency or line.agency
    found.day = found.day or line.day


def _middle(rows: Sequence[Row], found: Found, begin: int, title: str | None) -> None:
    """The rows of the body: what in it is chrome after all, captions, credits, datelines."""
    announced = False  # the row before said "Read more": a headline follows
    for i in range(begin, len(rows)):
        row = rows[i]
        text = row.text
        if row.kind is not None:
            continue
        if not row.chrome and row.words <= 45 and _CREDITS.match(text):
            found.credited += byline.reporters(text)
            row.kind, row.keep = BlockKind.BYLINE, False
        elif not row.keep:
            announced = not row.tag and row.words <= 3 and chrome.is_line_chrome(text)
            if row.tag == "figcaption" and not row.chrome:
                _caption(row)
        elif announced and row.words <= 24 and not text.endswith("."):
            row.keep = announced = False
        elif _dropped(row, title):
            announced = not row.tag and row.words <= 3
            row.keep = False
        elif _is_caption(row) and (i > begin or row.words <= 30):
            _caption(row)
        elif line := dateline.read(text, first=i == begin):
            _take(found, line)
            if line.end >= len(text):
                row.kind, row.keep = BlockKind.TIME, False
            else:
                row.text = text[line.end :]


def _dropped(row: Row, title: str | None) -> bool:
    """Whether a kept row is chrome after all: a line that opens so, buttons, a sign-off, the headline again."""
    text = row.text
    lone = chrome.is_line_chrome(text) and row.words < 30 and not (row.tag == "p" and row.words > 18)
    return bool(
        lone
        or chrome.is_tool(text)
        or not _LETTER.search(text)
        or _SIGN_OFF.match(text)
        or _POST.search(text)
        or chrome.is_sure(text)
        or (row.words <= 40 and _TWICE.match(text))
        or (title and row.words >= 3 and same_words(text, title) >= 0.95)
    )


def _end(rows: Sequence[Row], begin: int) -> None:
    """In plain text nothing follows the heading of a chrome section, or the foot, near the end of the body."""
    total = sum(len(r.text) for r in rows if r.keep)
    last = max((i for i, r in enumerate(rows) if r.keep), default=-1)
    if last > begin and re.fullmatch(r"\(.{5,200}\)", rows[last].text) and rows[last].words <= 25:
        rows[last].kind, rows[last].keep = BlockKind.BYLINE, False  # a credit or a note of the desk
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


def _signed(rows: Sequence[Row], found: Found) -> None:
    """A byline that stands behind the story, where its head has none."""
    last = max((i for i, row in enumerate(rows) if row.keep), default=-1)
    for row in rows[max(last, 0) : last + 5]:
        says = (
            row.own & _SURE_BYLINE
            or _SIGNATURE.match(row.text)
            or (byline.is_byline(row.text) and not row.chrome)
        )
        if row.kind in (None, BlockKind.HEADING) and row.words <= 25 and says:
            found.authors = byline.names_in(row.text)
            if found.authors:
                row.kind, row.keep = BlockKind.BYLINE, False
                return


def assign(rows: Sequence[Row], title: str | None, *, feed: bool = False) -> Found:
    """Give every row its kind, take what the head, the dateline and the credits tell, settle what is kept."""
    found = Found()
    titled = _titles(rows, title)
    _head(rows, found, titled, first_body(rows), feed)
    if not any(row.tag for row in rows):
        _edges(rows, titled)
    begin = first_body(rows)
    _middle(rows, found, begin, title)
    _end(rows, begin)
    _headings(rows, begin)
    for row in rows[:begin]:
        if row.kind is None:
            row.keep = False
    if not found.authors and not found.credited:
        _signed(rows, found)
    return found
