"""People, bodies and outlets: what they said, what they expected, and what came of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from dateline.export import capital, outlet, plural, short_day
from dateline.export.days import seen_from, window
from dateline.export.sheet import latest, when
from dateline.export.track import VERDICT_WORDS, dates_told
from dateline.model import Article, Expectation, Record, Statement, Track, Verdict
from dateline.web.shelf import Book
from dateline.web.views.story import Said
from dateline.web.views.words import CHIPS, Chip, chips

__all__ = ["VoicesPage", "WhoPage", "voices_page", "who_page"]

LEAST = 3  # settled expectations from which a record says something
LISTED = 200
STATEMENTS = 40
EXPECTED = 60
PAGES = 30


@dataclass(frozen=True, slots=True)
class Line:
    """A record in the table."""

    name: str
    voiced: int
    came_true: str
    open: int
    overdue: int
    off: str
    contradicted: int


@dataclass(frozen=True, slots=True)
class VoicesPage:
    """The two tables. `few`: those with too little settled to say something are shown, too."""

    sources: tuple[Line, ...]
    outlets: tuple[Line, ...]
    left: int
    few: bool


@dataclass(frozen=True, slots=True)
class Expected:
    """An expectation as the page of its voice tells it."""

    day: str
    event: str
    name: str
    chip: Chip
    announced: str
    verdict: str
    key: str
    denied: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class WhoPage:
    """The page. `numbers` are sentences of the track record; `known` tells which name on it is which record."""

    name: str
    outlet: bool
    numbers: tuple[tuple[str, str], ...]
    expected: tuple[Expected, ...]
    more_expected: int
    statements: tuple[Said, ...]
    statements_count: int
    pages: tuple[tuple[str, str, str], ...]
    pages_count: int
    takes_part: tuple[tuple[str, str, str, tuple[Chip, ...]], ...]
    start: int
    after: int | None


def voices_page(track: Track, show: str) -> VoicesPage:
    """Everyone with enough settled expectations; with `show` "all", everyone."""
    few = show == "all"
    shown = [r for r in track.records if few or r.settled >= LEAST]
    return VoicesPage(
        sources=tuple(_line(r) for r in shown if not r.outlet)[:LISTED],
        outlets=tuple(_line(r) for r in shown if r.outlet)[:LISTED],
        left=len(track.records) - len(shown),
        few=few,
    )


def _line(record: Record) -> Line:
    counts = record.counts
    return Line(
        name=record.name,
        voiced=len(record.expectations),
        came_true=f"{record.came_true} of {record.settled}" if record.settled else "–",
        open=counts[Verdict.OPEN],
        overdue=counts[Verdict.OVERDUE],
        off="–" if record.median_off is None else _days(record.median_off),
        contradicted=record.contradicted,
    )


def _days(off: float) -> str:
    if not off:
        return "on time"
    days = f"{abs(off):g} {'day' if abs(off) == 1 else 'days'}"
    return f"{days} {'late' if off > 0 else 'early'}"


def who_page(book: Book, track: Track, name: str, start: int = 0) -> WhoPage:
    """One voice by its name; an empty page where nobody of that name is known."""
    wanted = _plain(name)
    records = [r for r in track.records if _plain(r.name) == wanted]
    record = records[0] if records else None
    statements = _statements(book, wanted)
    pages = sorted(
        (r.article for r in book.snapshot.readings if _plain(outlet(r.article)) == wanted),
        key=lambda a: (-(a.published.day if a.published else date.min).toordinal(), a.id),
    )
    part = [e for e in book.snapshot.events if any(_plain(p) == wanted for p in e.participants)]
    expected = record.expectations if record else ()
    return WhoPage(
        name=record.name if record else outlet(pages[0]) if pages else name,
        outlet=bool(pages),
        numbers=tuple(_numbers(record)) if record else (),
        expected=tuple(_expected(one) for one in reversed(expected))[:EXPECTED],
        more_expected=max(len(expected) - EXPECTED, 0),
        statements=tuple(_said(statements[start : start + STATEMENTS])),
        statements_count=len(statements),
        pages=tuple(
            (a.id, short_day(a.published.day) if a.published else "undated", a.title or "(no title)")
            for a in pages[:PAGES]
        ),
        pages_count=len(pages),
        takes_part=tuple(
            (e.id, when(e, book.snapshot.as_of), capital(e.name), chips(e))
            for e in sorted(part, key=latest)[:PAGES]
        ),
        start=start,
        after=start + STATEMENTS if start + STATEMENTS < len(statements) else None,
    )


def _plain(name: str) -> str:
    return " ".join(name.casefold().split()).removeprefix("the ")


def _statements(book: Book, wanted: str) -> list[tuple[date | None, Article, Statement]]:
    """What a name said, newest first; a reprint says nothing of its own."""
    found = [
        (r.article.day_at(s.span.start), r.article, s)
        for r in book.snapshot.readings
        if r.article.id not in book.copies
        for s in r.statements
        if s.told and s.content and s.name and _plain(s.name) == wanted
    ]
    return sorted(found, key=lambda one: (-(one[0] or date.min).toordinal(), one[1].id, one[2].span))


def _said(found: Sequence[tuple[date | None, Article, Statement]]) -> Iterator[Said]:
    for day, article, statement in found:
        words = " ".join(" … ".join(c.of(article.text) for c in statement.content).split())
        told = short_day(day) if day else "undated"
        yield Said(statement.name, words, outlet(article), told, article.id, statement.id)


def _numbers(record: Record) -> Iterator[tuple[str, str]]:
    counts = record.counts
    yield (
        "Voiced",
        f"{plural(len(record.expectations), 'expectation')}, {record.floated} of them only called possible",
    )
    yield "Came true", f"{record.came_true} of {record.settled} settled"
    failed = [
        f"{counts[v]} {VERDICT_WORDS[v]}"
        for v in Verdict
        if v.settled and v is not Verdict.CAME_TRUE and counts[v]
    ]
    if failed:
        yield "Did not", ", ".join(failed)
    waiting = [f"{counts[v]} {VERDICT_WORDS[v]}" for v in Verdict if not v.settled and counts[v]]
    if waiting:
        yield "Not settled", ", ".join(waiting)
    if record.off and record.median_off is not None:
        yield "Dates", dates_told(record)
    if record.contradicted:
        by = ", ".join(f"{name} ({n})" for name, n in record.contradicted_by[:5])
        yield "Contradicted", f"{record.contradicted} of {len(record.expectations)}, by {by}"


def _expected(one: Expectation) -> Expected:
    key = one.status.value
    verdict = VERDICT_WORDS[one.verdict]
    if one.off:
        verdict += f" by {plural(abs(one.off), 'day')}"
    if one.took_place:
        verdict += f" ({window(one.took_place, one.day)})"
    return Expected(
        day=short_day(one.day),
        event=one.event,
        name=capital(one.name),
        chip=Chip(key, CHIPS[key]),
        announced=seen_from(one.window, {one.day}, one.day) if one.window else "no days named",
        verdict=verdict if one.window else "nothing to judge it by",
        key=one.verdict.value,
        denied=tuple(dict.fromkeys(c.by for c in one.contradicted)),
    )
