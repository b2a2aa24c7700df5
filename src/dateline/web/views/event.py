"""The page of one event: its state of play, how it went, both sides of a dispute, and every report on it in its place."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from dateline.export import capital, corrections_told, outlet, plural, short_day, strip
from dateline.export.days import seen_from
from dateline.export.sheet import FIELD_WORDS, MODE_WORDS, STATUS_WORDS, when
from dateline.export.sourcing import THROUGH_WORDS
from dateline.export.strip import Row
from dateline.model import Event, Origin, Reading, Report, Through, Tie
from dateline.web.shelf import Book
from dateline.web.views.calendar import LATELY
from dateline.web.views.chart import Chart, chart
from dateline.web.views.words import CHIPS, Chip, Voice, chips, play, spoken, was

__all__ = ["EventPage", "event_page"]

SIDES = 3  # voices quoted for one side of a dispute
REPORTS = 50  # reports laid out on the page
REASONS = 40


@dataclass(frozen=True, slots=True)
class Step:
    """A row of the history strip."""

    day: str
    chip: Chip
    disputed: bool
    when: str
    how: tuple[str, ...]
    who: tuple[tuple[str | None, str], ...]
    outlets: tuple[str, ...]
    origins: str
    by: str | None


@dataclass(frozen=True, slots=True)
class Side:
    """One value of a disputed field, and those who say so."""

    value: str
    voices: tuple[Voice, ...]
    more: int


@dataclass(frozen=True, slots=True)
class Dispute:
    """A field on which reports contradict each other."""

    field: str
    sides: tuple[Side, ...]


@dataclass(frozen=True, slots=True)
class Carried:
    """Who carries the value of a field: how many outlets and origins, and each origin with the outlets that have it from there."""

    field: str
    counts: str
    origins: tuple[tuple[str, str, tuple[str, ...]], ...]
    voices: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Why:
    """A judgement that two reports are about one event, or not, and its reasons."""

    same: bool
    told: str
    left: str
    right: str


@dataclass(frozen=True, slots=True)
class EventPage:
    """The page."""

    id: str
    name: str
    kind: str
    play: str
    chips: tuple[Chip, ...]
    when: str
    was: str | None
    how: tuple[str, ...]
    participants: tuple[str, ...]
    story: str
    story_title: str
    counts: str
    corrections: tuple[str, ...]
    chart: Chart | None
    steps: tuple[Step, ...]
    disputes: tuple[Dispute, ...]
    carried: tuple[Carried, ...]
    voices: tuple[Voice, ...]
    reports: int
    why: tuple[Why, ...]


def event_page(book: Book, event: Event) -> EventPage:
    """An event of `book`, laid out."""
    told = sorted(
        (book.reports[r] for r in event.reports if r in book.reports),
        key=lambda rp: (-(rp[1].published or date.min).toordinal(), rp[1].id),
    )
    own = [report for reading, report in told if reading.article.id not in book.copies]
    return EventPage(
        id=event.id,
        name=capital(event.name),
        kind=event.kind.value,
        play=play(event, book.snapshot.as_of, book.day),
        chips=chips(event, book.day - timedelta(days=LATELY)),
        when=when(event, book.snapshot.as_of),
        was=was(event),
        how=tuple(filter(None, (MODE_WORDS[event.mode] if event.mode else None, event.place))),
        participants=event.participants,
        story=event.story,
        story_title=book.stories[event.story].title if event.story in book.stories else "",
        counts=_counts(event),
        corrections=corrections_told(event),
        chart=chart(event, own),
        steps=tuple(_steps(book, event)),
        disputes=tuple(_dispute(book, field, told) for field in event.disputed),
        carried=tuple(_carried(event)),
        voices=tuple(spoken(r, p, book.copies) for r, p in told[:REPORTS]),
        reports=len(told),
        why=tuple(_why(book, tie) for tie in _ties(book, event)[:REASONS]),
    )


def _counts(event: Event) -> str:
    outlets = plural(event.outlets, "outlet")
    return f"{outlets}, {plural(event.origins, 'origin')}"


def _steps(book: Book, event: Event) -> list[Step]:
    found: list[Step] = []
    before: Row | None = None
    for row in strip(book.of_story(event.story), event):
        how = []
        if row.place and (before is None or before.place != row.place):
            how.append(row.place)
        if row.mode and (before is None or before.mode != row.mode):
            how.append(next(words for mode, words in MODE_WORDS.items() if mode.value == row.mode))
        counted = plural(len(row.origins), "origin") if len(row.outlets) > 1 else ""
        found.append(
            Step(
                day=short_day(row.day),
                chip=Chip(row.status, CHIPS.get(row.status, row.status)),
                disputed=bool(row.disputed),
                when=row.when if row.when != "no date" or row.status == "postponed" else "",
                how=tuple(how),
                who=tuple((who, ", ".join(via)) for who, via in row.said_by),
                outlets=row.outlets,
                origins=counted,
                by=row.by,
            )
        )
        before = row
    return found


def _dispute(book: Book, field: str, told: list[tuple[Reading, Report]]) -> Dispute:
    """Every value that a report gives the field, the newest first, with the voices behind it; a reprint is no voice."""
    sides: dict[str, list[Voice]] = {}
    own = [(r, p) for r, p in told if r.article.id not in book.copies] or told
    for reading, report in own:
        if value := _value(report, field):
            sides.setdefault(value, []).append(spoken(reading, report))
    laid_out = [
        Side(value, tuple(voices[:SIDES]), max(len(voices) - SIDES, 0)) for value, voices in sides.items()
    ]
    return Dispute(FIELD_WORDS.get(field, field), tuple(laid_out))


def _value(report: Report, field: str) -> str | None:
    if field == "status":
        return STATUS_WORDS[report.status]
    if field == "window":
        return seen_from(report.window, {report.published}) if report.window else None
    if field == "mode":
        return MODE_WORDS[report.mode] if report.mode else None
    return report.place


def _carried(event: Event) -> list[Carried]:
    found = []
    for sourcing in event.sourcing:
        counts = f"{plural(len(sourcing.outlets), 'outlet')}, {plural(len(sourcing.origins), 'origin')}"
        origins = tuple(_origin(origin) for origin in sourcing.origins)
        found.append(
            Carried(FIELD_WORDS.get(sourcing.field, sourcing.field), counts, origins, sourcing.voices)
        )
    return found


def _origin(origin: Origin) -> tuple[str, str, tuple[str, ...]]:
    others = tuple(name for name in origin.outlets if name != origin.name)
    ways = {THROUGH_WORDS[t] for t in origin.through if t is not Through.OWN}
    return origin.name, ways.pop() if len(ways) == 1 else "carried by", others


def _ties(book: Book, event: Event) -> list[Tie]:
    mine = set(event.reports)
    return [tie for tie in book.snapshot.ties if tie.left in mine or tie.right in mine]


def _why(book: Book, tie: Tie) -> Why:
    if tie.by != "ledger":
        told = f"decided by {tie.by}" + (f": {tie.because}" if tie.because else "")
    else:
        told = f"{tie.score:+g}: " + ", ".join(f"{name} {weight:+g}" for name, weight in tie.reasons)
    return Why(tie.same, told, _words(book, tie.left), _words(book, tie.right))


def _words(book: Book, report_id: str) -> str:
    if report_id not in book.reports:
        return report_id
    reading, report = book.reports[report_id]
    day = short_day(report.published) if report.published else "undated"
    words = " ".join(report.span.of(reading.article.text).split())
    return f"“{words[:160]}{' …' if len(words) > 160 else ''}” — {outlet(reading.article)}, {day}"
