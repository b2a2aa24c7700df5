"""What was known by a day: which readings count, and how much of each.

A page counts from the day it was published; a dated part of a rolling page from its own day. Rules where the page does not say:

- A page without a day counts from the day it was fetched; without that either, it counts only where no day is asked for
  (`as_of=None`): nobody can show that it was known by any day. It is then read last, so that it moves no id.
- Of several versions of one page (same address, other words) the newest known by the day counts. The first version counts
  from its publication, a later one from the day it can be shown to exist: modified, else fetched, else published.
"""

from __future__ import annotations

from collections.abc import Container, Iterable
from dataclasses import dataclass, replace
from datetime import date

from dateline.model import Article, Doubt, Mention, Reading, Report, Span, Statement, day_of

__all__ = ["Entry", "address", "cut", "entries", "taken_up"]


@dataclass(frozen=True, slots=True)
class Entry:
    """A reading and the days that matter: `day` it counts from (None: unknown), `until` a newer version takes over."""

    reading: Reading
    day: date | None
    until: date | None = None

    @property
    def order(self) -> tuple[date, str]:
        """Where it stands in the one order in which everything is added up. Undated pages come last."""
        return (self.day or date.max, self.reading.article.id)

    def live(self, as_of: date | None) -> bool:
        """Whether no newer version has taken its place by then."""
        return self.until is None or (as_of is not None and as_of < self.until)


def _first_day(article: Article) -> date | None:
    days = [part.date for part in article.installments]
    if article.published:
        days.append(article.published.day)
    if days:
        return min(days)
    return day_of(article.fetched) if article.fetched else None


def _shown_by(article: Article) -> date | None:
    """The first day on which this very version can be shown to exist."""
    days = [d for d in (_first_day(article), max((p.date for p in article.installments), default=None)) if d]
    if article.modified:
        days.append(article.modified.day)
    elif article.fetched:
        days.append(day_of(article.fetched))
    return max(days) if days else None


def address(article: Article) -> str:
    """What makes two readings versions of one page. Standard input has no address: each page from it is its own."""
    if article.url:
        return article.url.split("#")[0]
    return article.origin if article.origin not in {"", "-"} else article.id


def entries(readings: Iterable[Reading]) -> list[Entry]:
    """Each reading once, with the day it counts from, in the order of the ledger."""
    pages: dict[str, dict[str, Reading]] = {}
    for reading in readings:
        pages.setdefault(address(reading.article), {}).setdefault(reading.article.id, reading)
    out = []
    for versions in pages.values():
        shown = sorted(
            versions.values(),
            key=lambda r: (_shown_by(r.article) or date.max, _first_day(r.article) or date.max, r.article.id),
        )
        starts = [_first_day(shown[0].article), *(_shown_by(r.article) for r in shown[1:])]
        for i, reading in enumerate(shown):
            out.append(Entry(reading, starts[i], starts[i + 1] or date.max if i + 1 < len(shown) else None))
    return sorted(out, key=lambda e: e.order)


def _kept(article: Article, as_of: date) -> list[Span]:
    """The stretches of the text that were there by a day."""
    out, at = [], 0
    for part in sorted(article.installments, key=lambda p: p.span):
        if part.date > as_of:
            if part.span.start > at:
                out.append(Span(at, part.span.start))
            at = max(at, part.span.end)
    if at < len(article.text):
        out.append(Span(at, len(article.text)))
    return out


class _Moved:
    """Where the characters of the kept stretches stand in the cut text."""

    def __init__(self, kept: list[Span]) -> None:
        self._shifts: list[tuple[Span, int]] = []
        at = 0
        for span in kept:
            self._shifts.append((span, at - span.start))
            at += len(span)

    def span(self, span: Span | None) -> Span | None:
        """The span in the cut text, None where a part of it is gone."""
        if span is None:
            return None
        return next((span.shifted(by) for kept, by in self._shifts if kept.covers(span)), None)

    def report(self, report: Report) -> Report | None:
        span, trigger = self.span(report.span), self.span(report.trigger)
        return replace(report, span=span, trigger=trigger) if span and trigger else None

    def statement(self, said: Statement) -> Statement | None:
        span, content = self.span(said.span), [self.span(c) for c in said.content]
        if span is None or any(c is None for c in content):
            return None
        pieces = tuple(c for c in content if c)
        return replace(
            said, span=span, source=self.span(said.source), cue=self.span(said.cue), content=pieces
        )

    def mention(self, mention: Mention) -> Mention | None:
        span = self.span(mention.span)
        return replace(mention, span=span) if span else None

    def doubt(self, doubt: Doubt) -> Doubt | None:
        if doubt.span is None:
            return doubt
        span = self.span(doubt.span)
        return replace(doubt, span=span) if span else None


def cut(reading: Reading, as_of: date | None) -> Reading:
    """The reading as it stood by a day: later installments, and all that stands in them, are not there yet."""
    article = reading.article
    if as_of is None or all(part.date <= as_of for part in article.installments):
        return reading
    kept = _kept(article, as_of)
    moved = _Moved(kept)
    parts = tuple(
        replace(part, span=span)
        for part in article.installments
        if part.date <= as_of and (span := moved.span(part.span))
    )
    text = "".join(span.of(article.text) for span in kept)
    modified = article.modified if article.modified and article.modified.day <= as_of else None
    return replace(
        reading,
        article=replace(article, text=text, installments=parts, modified=modified),
        statements=tuple(s for s in map(moved.statement, reading.statements) if s),
        reports=tuple(r for r in map(moved.report, reading.reports) if r),
        leads=tuple(r for r in map(moved.report, reading.leads) if r),
        mentions=tuple(m for m in map(moved.mention, reading.mentions) if m),
        doubts=tuple(d for d in map(moved.doubt, reading.doubts) if d),
    )


def taken_up(reading: Reading, placed: Container[str]) -> Reading:
    """The reading with those of its reports and leads that found an event (their ids are `placed`), in text order."""
    told = [report for report in reading.reports_and_leads if report.id in placed]
    if not reading.leads and len(told) == len(reading.reports):
        return reading
    return replace(reading, reports=tuple(sorted(told, key=lambda r: (r.span.start, r.span.end))), leads=())
