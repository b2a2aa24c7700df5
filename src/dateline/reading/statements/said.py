"""When a statement was made, and who relays it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from dateline.model import Article, Direction, Span, Statement, Timex, Window

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
_TWEETED = re.compile(r"\b(?:re)?tweet(?:ed|s|ing)?\b", re.IGNORECASE)


class Times:
    """The time expressions of one article that name days."""

    def __init__(self, timexes: Sequence[Timex]) -> None:
        self._timexes = sorted((t for t in timexes if t.window is not None), key=lambda t: t.span.start)
        self._starts = [t.span.start for t in self._timexes]

    def within(self, clause: Span, content: Sequence[Span]) -> Window | None:
        """The days named in the clause that attributes, outside what it attributes."""
        at = bisect_left(self._starts, clause.start)
        for timex in self._timexes[at:]:
            if timex.span.start >= clause.end:
                break
            if any(timex.span.overlaps(piece) for piece in content) or timex.window is None:
                continue
            if (
                timex.direction is Direction.AHEAD
                or not timex.window.closed
                or (timex.window.length or 999) > 366
            ):
                continue
            return timex.window
        return None


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


def spread(article: Article, statements: Sequence[Statement]) -> list[Statement]:
    """A day named once for a speaker holds for what else the speaker said there; a dated part dates what it relays.

    "X said on Tuesday …. X added …" is one occasion. Only a day that stands alone is carried over: a speaker quoted
    from two days stays undated where neither is named.
    """
    days: dict[tuple[str | None, object], set[Window]] = {}
    for one in statements:
        if one.said is not None and one.said.length == 1:
            days.setdefault((one.name, _part(article, one)), set()).add(one.said)
    out = []
    for one in statements:
        part = _part(article, one)
        known = days.get((one.name, part), set())
        cue = one.cue.of(article.text).lower() if one.cue else ""
        lasting = cue.endswith(("s", "think", "believe", "hope", "want", "according to"))
        if one.said is None and len(known) == 1 and not lasting:
            out.append(replace(one, said=next(iter(known))))
        elif one.said is None and part is not None and not lasting:
            out.append(replace(one, said=Window.on(part)))
        else:
            out.append(one)
    return out


def _part(article: Article, statement: Statement) -> date | None:
    """The day of the installment in which a statement stands, None where the page has none."""
    return article.day_at(statement.span.start) if article.installments else None
