"""The headline: the page's own h1 where its data agrees, else what the data says; in plain text the line that reads like one."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dateline.reading.extract import byline, chrome, dateline, publisher
from dateline.reading.extract.address import path_of
from dateline.reading.extract.days import is_date_line
from dateline.reading.extract.row import Row

__all__ = ["of_html", "of_text", "same_words"]

_WORD = re.compile(r"\w+")
_HEAD_ROWS = 40  # rows of a text in which a headline is looked for
_DATA = ("meta og:title", "json-ld headline", "meta twitter:title", "meta DC.title", "meta dc.title", "title")
_HEADLINE = frozenset({"headline", "hed", "entry-title", "article-title", "post-title", "story-title"})
_SEPARATED = re.compile(r"\s[|>›»·•/]\s")


def _bag(text: str) -> list[str]:
    return _WORD.findall(text.casefold().replace("’", "'"))


def same_words(left: str, right: str) -> float:
    """Share of words two headlines have in common (F1)."""
    a, b = _bag(left), _bag(right)
    rest = list(b)
    common = 0
    for word in a:
        if word in rest:
            rest.remove(word)
            common += 1
    return 2 * common / (len(a) + len(b)) if a or b else 0.0


def _is_outlet(text: str, outlet: str | None, url: str | None) -> bool:
    """Whether a heading is the masthead."""
    return (outlet is not None and same_words(text, outlet) > 0.8) or (
        text.count(" ") <= 5 and publisher.fits(text, url)
    )


def of_html(
    rows: Sequence[Row], facts: Sequence[tuple[str, str]], outlet: str | None, url: str | None
) -> str | None:
    """The headline of an HTML page."""
    found = dict(reversed(facts))
    data = [found[k] for k in _DATA if found.get(k)]
    data = [publisher.title_without(d, outlet, url) for d in data]
    named = [row for row in rows if row.tag == "h1" or (row.own & _HEADLINE and row.words >= 4)]
    heads = [row.text for row in named if row.words >= 2 and not _is_outlet(row.text, outlet, url)]
    if data:
        agreed = [(same_words(h, d), h) for h in heads for d in data]
        best = max(agreed, default=(0.0, ""), key=lambda pair: pair[0])
        if best[0] >= 0.5:
            kicked = [d for d in data if d.count(" ") >= 3 and best[1].endswith(" " + d)]
            return kicked[0] if kicked else best[1]
        titled = any(k != "title" and found.get(k) for k in _DATA)
        return data[0] if titled or not heads else heads[0]
    if heads:
        return heads[0]
    return next((row.text for row in rows if row.tag == "h2" and row.words >= 3), None)


def _slug(url: str | None) -> set[str]:
    path = max(path_of(url).split("/"), key=len)
    return {w for w in _WORD.findall(path.casefold().replace("_", " ")) if len(w) > 2 and not w.isdigit()}


def _rate(row: Row, place: int, count: int, slug: set[str], before: str, after: Sequence[Row]) -> float:
    """How much a line of the head of a text reads like its headline."""
    text = row.text
    words = _bag(text)
    score = 3.0 if 5 <= len(words) <= 22 else 1.2 if 3 <= len(words) <= 28 else -2.0
    overlap = len({w for w in words if w in slug})
    if len(slug) >= 3:
        score += 5.0 * overlap / max(3, min(len(slug), len({w for w in words if len(w) > 2})))
    if text[-1:] in ".:;,":
        score -= 2.5
    if len(words) > 28:
        score -= 3.0
    if text.isupper() and len(words) < 4:
        score -= 2.0
    low = [w for w in text.split() if w[:1].islower()]
    score += 0.8 if low else -0.5
    if _SEPARATED.search(text) or "  " in text or "©" in text:
        score -= 2.5
    if any(chrome.words("ui") & {w} for w in words[:1]) and len(words) < 4:
        score -= 2.0
    if sum(w in chrome.words("ui") for w in words) > 0.4 * max(1, len(words)):
        score -= 2.5
    score -= 1.2 * min(row.gaps, 3)
    if before and place == 0:
        score -= 0.3
    if place == 0 and len(words) <= 6:
        score -= 0.8
    for follower in after[:3]:
        stands = dateline.read(follower.text, first=True)
        if (
            (stands and stands.end >= len(follower.text))
            or byline.is_byline(follower.text)
            or is_date_line(follower.text)
            or byline.byline_agency(follower.text)
        ):
            score += 1.2
            break
    return score - 0.6 * place / max(1, count)


def of_text(rows: Sequence[Row], first: int, url: str | None) -> str | None:
    """The headline of a plain text: the best line before its body at `first`, or None where none is good enough."""
    head = list(rows[: min(first, _HEAD_ROWS)])
    slug = _slug(url)
    seen = [row.text for row in rows[: first + 3]]
    best: tuple[float, str] | None = None
    for place, row in enumerate(head):
        text = row.text
        if (
            chrome.is_tool(text)
            or chrome.is_line_chrome(text)
            or chrome.is_footer(text)
            or chrome.is_section(text)
            or row.words > 34
        ):
            continue
        if (
            byline.is_byline(text)
            or is_date_line(text)
            or byline.is_name(text)
            or chrome.credit(text) is not None
        ):
            continue
        score = _rate(row, place, len(head), slug, text, head[place + 1 :])
        if seen.count(text) > 1:
            score += 1.5
        if best is None or score > best[0]:
            best = (score, text)
    if best is None or best[0] <= 1.0:
        return None
    return max(re.split(r"\s+[|•·]\s+", best[1]), key=len)
