"""On which day a statement was made that names none: its speaker's, its paper's, its part's, the page's news'.

"X said on Tuesday …. X added …" is one occasion. Only a day that stands alone is carried over; a speaker quoted from two
days in a row spoke on one of them. What a page of news tells in the simple past was said on the day of its news, where
the page names one such day; a body's own page speaks on its own day. What "has been said" before stays undated.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta

from dateline.model import Article, Grain, Statement, Window
from dateline.reading.statements.papers import paper
from dateline.reading.statements.said import Times

__all__ = ["spread"]

_PERFECT = re.compile(
    r"\b(?:has|have|had|having|'ve|earlier|previously|already|once)\s+(?:\w+\s+)?$", re.IGNORECASE
)
_GOES_ON = re.compile(r"\b(?:is|are|am)\s+(?:\w+\s+)?$", re.IGNORECASE)
_LASTING = frozenset(
    ["think", "believe", "hope", "want", "thought", "believed", "hoped", "wanted", "to", "view", "account"]
)
_PERFECTS = ("has ", "had ", "have ")
_BEFORE = 24  # characters before a cue in which its auxiliary stands


def spread(article: Article, statements: Sequence[Statement], times: Times) -> list[Statement]:
    """The statements, those without a day dated by what else the page tells. `times` are all of the page's."""
    occasions = _Occasions(article, statements, times)
    out = []
    for one in statements:
        window = one.said or occasions.of(one)
        out.append(one if window is one.said else replace(one, said=window))
    return out


class _Occasions:
    """The days on which a page's speakers spoke and its papers were issued, and the day of its news."""

    def __init__(self, article: Article, statements: Sequence[Statement], times: Times) -> None:
        self._article = article
        self._published = article.published.day if article.published else None
        self._speakers: dict[tuple[str | None, object], set[Window]] = {}
        self._papers: dict[str, set[Window]] = {}
        for one in statements:
            if one.said is None or one.said.length != 1:
                continue
            self._speakers.setdefault((one.name, self._part(one)), set()).add(one.said)
            issued = self._paper(one)
            if issued is not None:
                self._papers.setdefault(issued, set()).add(one.said)
        self._news = set(self._days_of_news(statements, times.opening(article)))

    def _days_of_news(self, statements: Sequence[Statement], opening: date | None) -> Iterator[date]:
        """The page's opening day, else its own if it is a body's own page, else the fresh days that its speakers name."""
        published = self._published
        if opening is not None:
            yield opening
        elif published is not None and any(self._own(one) for one in statements):
            yield published
        elif published is not None:
            for window in (w for windows in self._speakers.values() for w in windows):
                if window.first is not None and abs(published - window.first) <= timedelta(1):
                    yield window.first

    def of(self, one: Statement) -> Window | None:
        """The day of a statement that names none, None where the page leaves it open."""
        told, part, issued = self._told(one), self._part(one), self._paper(one)
        known = self._speakers.get((one.name, part), set())
        issues = self._papers.get(issued or "", set())
        if len(issues) == 1:
            return next(iter(issues))
        if len(known) == 1 and (told or self._tells_now(one)):
            return next(iter(known))
        if part is not None:
            return Window.on(part)
        if len(self._news) == 1 and (told or (issued and self._definite(one))):
            return Window.on(next(iter(self._news)))
        if self._published is not None and self._own(one):
            return Window.on(self._published)
        return _in_a_row(known) if told else None

    def _told(self, one: Statement) -> bool:
        """Whether the cue tells of an occasion: simple past or "saying", no "has said", no lasting "says" or "believes"."""
        if one.cue is None:
            return True
        words = one.cue.of(self._article.text).lower()
        verb = one.cue.end - len(words.split()[-1])  # the cue's last word: "has long said" is a perfect too
        before = self._article.text[max(0, one.cue.start - _BEFORE) : verb]
        if _PERFECT.search(before) or words.split()[-1] in _LASTING:
            return False
        if words.endswith("ing"):
            return not _GOES_ON.search(before)
        return not words.endswith(("s", "according to"))

    def _tells_now(self, one: Statement) -> bool:
        """Whether the cue is in the present: "says", "according to"."""
        words = one.cue.of(self._article.text).lower() if one.cue else ""
        verb = words.endswith("s") and words.split()[-1] not in _LASTING and not words.startswith(_PERFECTS)
        return verb or words.endswith("according to")

    def _own(self, one: Statement) -> bool:
        """Whether the speaker is who publishes the page: by its name, or shortly ("the Ministry")."""
        mine = [word for word in (one.name or "").lower().split() if word != "the"]
        return bool(mine) and set(mine) <= set((self._article.publisher or "").lower().split())

    def _part(self, one: Statement) -> date | None:
        """The day of the installment in which a statement stands, None where the page has none."""
        return self._article.day_at(one.span.start) if self._article.installments else None

    def _paper(self, one: Statement) -> str | None:
        return paper(one.source.of(self._article.text)) if one.source else None

    def _definite(self, one: Statement) -> bool:
        return one.source is not None and one.source.of(self._article.text).lower().startswith("the ")


def _in_a_row(days: set[Window]) -> Window | None:
    """The two days as one stretch, if they are two days in a row."""
    firsts = sorted(window.first for window in days if window.first is not None)
    if len(firsts) != 2 or firsts[1] - firsts[0] != timedelta(1):
        return None
    return Window(firsts[0], firsts[1], Grain.DAYS)
