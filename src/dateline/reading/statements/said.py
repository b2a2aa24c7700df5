"""When a statement was made, and who relays it."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import accumulate

from dateline.model import Article, Direction, Span, Statement, Timex, Window
from dateline.reading.statements.draft import Draft

__all__ = ["Times", "relays", "spread"]

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
_PERFECT = re.compile(
    r"\b(?:has|have|had|having|'ve|earlier|previously|already|once)\s+(?:\w+\s+)?$", re.IGNORECASE
)
_LASTING = frozenset(
    ["think", "believe", "hope", "want", "thought", "believed", "hoped", "wanted", "to", "view", "account"]
)
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
        """The day of the page's news: the writing's own or the one before, named in its first lines of prose."""
        day = article.published.day if article.published else None
        if day is None:
            return None
        end = _LEAD.search(article.text)
        for timex in self._timexes:
            if end is not None and timex.span.start >= end.end():
                break
            if timex.window is None or not _past(timex) or timex.window.length != 1:
                continue
            if not _NAMES_DAY.search(timex.span.of(article.text)):
                continue  # "at one minute past seven" is an hour of some day
            first = timex.window.first
            if first is not None and timedelta(0) <= day - first <= timedelta(1):
                return first
        return None


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
    cue = draft.cue
    if cue is None:
        return 0
    if span.start >= cue.end:
        between = text[cue.end : span.start]
        return None if len(between) > 90 or _OTHER.search(between) else len(between)
    between = text[span.end : cue.start]
    if draft.source is not None and draft.source.start < span.start:
        return len(between) if len(between) <= 12 else None
    if span.start - draft.clause.start <= 25 and not _OTHER.search(between):
        return len(between) + 20
    return len(between) + 40 if "," in between and len(between) < 60 else None


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


def spread(article: Article, statements: Sequence[Statement], opening: date | None) -> list[Statement]:
    """A day named once for a speaker holds for what else the speaker said there; a dated part dates what it relays.

    "X said on Tuesday …. X added …" is one occasion. Only a day that stands alone is carried over: a speaker quoted
    from two days stays undated where neither is named. What a page of news tells in the simple past was said on the day
    of its news, where the page names one such day; a body's own page speaks on its own day.
    """
    days: dict[tuple[str | None, object], set[Window]] = {}
    news: set[date] = {opening} if opening else set()
    for one in statements:
        if one.said is not None and one.said.length == 1:
            days.setdefault((one.name, _part(article, one)), set()).add(one.said)
    published = article.published.day if article.published else None
    for windows in days.values():
        if not opening:
            news |= {
                w.first for w in windows if w.first and published and abs((published - w.first).days) <= 1
            }
    out = []
    for one in statements:
        part, told = _part(article, one), _told(article.text, one)
        known = days.get((one.name, part), set())
        day = part
        if day is None and told and len(news) == 1:
            day = next(iter(news))
        if day is None and _own(article, one):
            day = published
        if one.said is not None:
            out.append(one)
        elif len(known) == 1 and told:
            out.append(replace(one, said=next(iter(known))))
        else:
            out.append(replace(one, said=Window.on(day)) if day is not None else one)
    return out


def _told(text: str, one: Statement) -> bool:
    """Whether the cue tells of an occasion: simple past, no "has said", no lasting "says" or "believes"."""
    if one.cue is None:
        return True
    words = one.cue.of(text).lower()
    verb = one.cue.end - len(words.split()[-1])  # the cue's last word: "has long said" is a perfect too
    if _PERFECT.search(text[max(0, one.cue.start - 24) : verb]) or words.split()[-1] in _LASTING:
        return False
    return not words.endswith(("s", "ing", "according to"))


def _own(article: Article, one: Statement) -> bool:
    """Whether the speaker is who publishes the page."""
    mine, theirs = (one.name or "").lower().split(), (article.publisher or "").lower().split()
    return bool(mine) and bool(theirs) and (mine == theirs or (len(mine) > 1 and set(mine) <= set(theirs)))


def _part(article: Article, statement: Statement) -> date | None:
    """The day of the installment in which a statement stands, None where the page has none."""
    return article.day_at(statement.span.start) if article.installments else None
