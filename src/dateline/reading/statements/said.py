"""The days that a page names: in the clause that attributes, and for its news. And who relays a statement."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from itertools import accumulate

from dateline.model import Article, Direction, Span, Timex, Window
from dateline.reading.statements.draft import Draft
from dateline.reading.statements.papers import paper

__all__ = ["Times", "relays"]

_HEARD_BY = re.compile(
    r"\b(?:told|tells|telling|interview with|interviewed by|speaking to|spoke to|quoted by|cited by|according to)\s+"
    r"((?:the\s+)?[A-Z@][\w.&’']*(?:[ -](?:[A-Z][\w.&’']*|of|and|the|news|agency))*)"
)
_QUOTES_OTHERS = re.compile(r"([A-Z][\w.&]*(?: [A-Z][\w.&]*)*) (?:quoted|quotes|cited|cites|reported)\b")
_NETWORK = re.compile(
    r"\b(?:on|via|to|in a post on|in a tweet on)\s+(?:his |her |its |their )?(?:official )?(Twitter|X|Facebook|Instagram|Telegram|LinkedIn|Truth Social"
    r"|TikTok|YouTube|Weibo|VK|Bluesky|Mastodon|Threads)\b"
)
# The first two lines of prose of a page.
_LEAD = re.compile(r"\A[^\n]{40,}(?:\n[^\n]+)?")
_NAMES_DAY = re.compile(r"day\b|tonight|last night|\d{1,2}\b.*[a-z]{3}|[A-Z][a-z]{2,8}\.? \d")
_OTHER = re.compile(r"[;:“”\"]|\b(?:who|which|that|after|before|since|until)\b")
# What is written on the day itself says so: no other day is "this morning".
_SAME_DAY = re.compile(
    r"(?:(?:earlier|late|early) )?(?:today|this (?:morning|afternoon|evening)|tonight|(?:at )?noon)$",
    re.IGNORECASE,
)
_NEWS_AGE = timedelta(3)  # a page tells news of up to three days ago as its own
_FRONT = 60  # characters of a clause before the day that stands right in front of who speaks
_RELATIVE = re.compile(r"\b(?:who|whose|which|that)\b")
_TWEETED = re.compile(r"\b(?:re)?tweet(?:ed|s|ing)?\b", re.IGNORECASE)


class Times:
    """The time expressions of one article that name days."""

    def __init__(self, timexes: Sequence[Timex], contents: Iterable[Span] = ()) -> None:
        """`contents` is all that anybody is shown to say: no day in there tells when something was said."""
        told = sorted(contents)
        starts, ends = [c.start for c in told], list(accumulate((c.end for c in told), max))

        def inside(span: Span) -> bool:
            at = bisect_right(starts, span.start) - 1
            return at >= 0 and span.start < ends[at]

        known = (t for t in timexes if t.window is not None and not inside(t.span))
        self._timexes = sorted(known, key=lambda t: t.span.start)
        self._starts = [t.span.start for t in self._timexes]

    def within(self, text: str, draft: Draft) -> Window | None:
        """The days named in the clause that attributes, outside what it attributes: the ones nearest to the cue."""
        clause, found = draft.clause, []
        at = bisect_left(self._starts, clause.start)
        for timex in self._timexes[at:]:
            if timex.span.start >= clause.end:
                break
            if not _past(timex) or any(_belongs(text, timex.span, piece) for piece in draft.content):
                continue
            far = _distance(text, draft, timex.span)
            if far is not None and timex.window is not None:
                found.append((timex.window.length != 1, far, timex.span.start, timex.window))
        return min(found, key=lambda one: one[:3])[3] if found else None

    def opening(self, article: Article) -> date | None:
        """The day of the page's news.

        The writing's own or the one before, if the first lines of prose name it; the writing's own, if anything in
        it is told of "this morning"; else the one day of the last three that the first lines name.
        """
        day = article.published.day if article.published else None
        if day is None:
            return None
        named = list(self._named_first(article, day))
        near = next((first for first in named if day - first <= timedelta(1)), None)
        if near is not None or any(self._same_day(article, timex, day) for timex in self._timexes):
            return near or day
        return named[0] if len(set(named)) == 1 else None

    def _named_first(self, article: Article, day: date) -> Iterator[date]:
        """The days of the last three that the page's first lines of prose name, in text order; `day` is today."""
        end = _LEAD.search(article.text)
        for timex in self._timexes:
            if end is not None and timex.span.start >= end.end():
                return
            window = timex.window
            if window is None or window.length != 1 or window.first is None:
                continue
            if not _NAMES_DAY.search(timex.span.of(article.text)):
                continue  # "at one minute past seven" is an hour of some day
            # Today's own day is in the past and ahead at once: "is to meet on Tuesday", written on Tuesday.
            if (_past(timex) or window.first == day) and timedelta(0) <= day - window.first <= _NEWS_AGE:
                yield window.first

    def _same_day(self, article: Article, timex: Timex, day: date) -> bool:
        """Whether an expression says that the page was written on the day it tells of."""
        window = timex.window
        same = window is not None and window.first == day == window.last
        return same and bool(_SAME_DAY.match(timex.span.of(article.text)))


def _past(timex: Timex) -> bool:
    window = timex.window
    return (
        window is not None
        and timex.direction is not Direction.AHEAD
        and window.closed
        and (window.length or 999) <= 366
    )


def _belongs(text: str, span: Span, piece: Span) -> bool:
    """Whether a day is told of what was said: it stands in the content, or ends it ("… will meet | on Monday, she said")."""
    between = text[piece.end : span.start]
    return span.overlaps(piece) or (
        piece.end <= span.start and between.strip() in {"", "on", "by", "until", "in"}
    )


def _distance(text: str, draft: Draft, span: Span) -> int | None:
    """How far a day stands from the cue, None where it belongs to something else in the sentence."""
    cue, source = draft.cue, draft.source
    if cue is None:
        return 0
    if source is not None and source.covers(span):
        if paper((draft.head or source).of(text)):
            return 0  # "the letter it sent on Monday": the day of the paper
        if _RELATIVE.search(text[source.start : span.start]):
            return None  # "Venn, who left on Monday": what else the speaker did
    if span.start >= cue.end:
        between = text[cue.end : span.start]
        return None if len(between) > 90 or _OTHER.search(between) else len(between)
    between = text[span.end : cue.start]
    if source is not None and source.start < span.start:
        return len(between) if len(between) <= 12 else None
    if source is not None and _in_front(text, draft, span, source):
        return len(between)
    if span.start - draft.clause.start <= 25 and not _OTHER.search(between):
        return len(between) + 20
    return len(between) + 40 if "," in between and len(between) < 60 else None


def _in_front(text: str, draft: Draft, span: Span, source: Span) -> bool:
    """Whether a day stands right before who speaks, in the front of the clause: "In a talk on Monday she said"."""
    return (
        span.end <= source.start
        and text[span.end : source.start].strip() in {"", ","}
        and span.start - draft.clause.start <= _FRONT
        and not _OTHER.search(text[draft.clause.start : source.start])
        and not any(piece.start < span.start for piece in draft.content)
    )


def relays(text: str, publisher: str | None) -> tuple[str, ...]:
    """Who relays the statement whose attributing clause reads `text`."""
    out: list[str] = []
    for pattern in (_HEARD_BY, _QUOTES_OTHERS, _NETWORK):
        match = pattern.search(text)
        if match:
            name = re.sub(r"^the\s+", "", match.group(1)).strip(" .’'")
            if (
                name
                and name.lower() != (publisher or "").lower()
                and name not in out
                and pattern is not _HEARD_BY
            ) or (name and pattern is _HEARD_BY and name.lower() != (publisher or "").lower()):
                out.append(name)
    if _TWEETED.search(text) and "Twitter" not in out:
        out.append("Twitter")
    return tuple(dict.fromkeys(out))
