"""What several pages say in the same words: chips, state of play, a stretch of text with what is marked in it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, tzinfo

from dateline.export import day as day_words
from dateline.export import last_move, marks, outlet, plural, short_day
from dateline.export.days import seen_from
from dateline.export.sheet import MODE_WORDS, when
from dateline.model import Article, Event, Reading, Report, Span, Status

__all__ = [
    "CHIPS",
    "Chip",
    "Piece",
    "Voice",
    "chips",
    "hour",
    "in_place",
    "pieces",
    "play",
    "spoken",
    "was",
]

CHIPS = {
    "possible": "Possible",
    "expected": "Expected",
    "confirmed": "Confirmed",
    "under_way": "Under way",
    "held": "Held",
    "postponed": "Postponed",
    "cancelled": "Cancelled",
    "disputed": "Disputed",
    "overdue": "Overdue",
    "moved": "Moved",
    "corrected": "By hand",
}
AROUND = 180  # characters of an article shown on either side of a report
OVER = frozenset({Status.HELD, Status.CANCELLED})


@dataclass(frozen=True, slots=True)
class Chip:
    """A mark beside an event: a word, and the key of its colour and pattern."""

    key: str
    word: str


@dataclass(frozen=True, slots=True)
class Piece:
    """Some text and how it is marked: "" or a class."""

    text: str
    mark: str = ""


@dataclass(frozen=True, slots=True)
class Voice:
    """A report as a page shows it: its words in place, who said so, who printed it, and where."""

    report: str
    article: str
    words: tuple[Piece, ...]
    who: str | None
    via: tuple[str, ...]
    outlet: str
    day: str
    status: Chip
    when: str
    url: str | None
    said: str
    reprint: bool = False


def chips(event: Event, since: date | None = None) -> tuple[Chip, ...]:
    """The marks of an event; "Moved" where its days became others after `since`."""
    return tuple(Chip(key, CHIPS[key]) for key in marks(event, since))


def was(event: Event) -> str | None:
    """The days before those that it has now, None where it never moved."""
    found = last_move(event)
    if found is None:
        dated = [turn for turn in event.turns if turn.window]
        lost = event.status is Status.POSTPONED and event.window is None and dated
        return seen_from(dated[-1].window, {dated[-1].day}) if lost else None
    old, _ = found
    return seen_from(old.window, {old.day})


def play(event: Event, as_of: date | None, day: date) -> str:
    """The state of play in one line."""
    told = [CHIPS[event.status.value]]
    days = when(event, as_of)
    if event.window:
        told[0] += _joint(event, days)
    elif event.status not in OVER:
        told[0] += ", no new date" if event.status is Status.POSTPONED else ", no date named"
    if event.overdue and event.window and event.window.last:
        late = (day - event.window.last).days
        told[0] += f", and {plural(late, 'day')} past without word"
    told += [MODE_WORDS[event.mode]] if event.mode else []
    told += [f"in {event.place}"] if event.place else []
    line = ", ".join(told)
    if before := was(event):
        line += f"; {'put off' if event.status is Status.POSTPONED else 'moved'} from {before}"
    if event.disputed:
        line += "; disputed"
    return line + "."


def _joint(event: Event, days: str) -> str:
    if event.status is Status.POSTPONED:
        return f" to {days}" if not days.startswith("by ") else f", now {days}"
    if event.status in {*OVER, Status.UNDER_WAY} or days.startswith(("by ", "from ")):
        return f" {days}" if days.startswith(("by ", "from ")) else f", {days}"
    return f" for {days}"


def pieces(text: str, span: Span, marks: Iterable[Span], mark: str = "mark") -> tuple[Piece, ...]:
    """The characters of `span`, those that lie in one of `marks` marked."""
    found: list[Piece] = []
    at = span.start
    for one in sorted(marks):
        start, end = max(one.start, at), min(one.end, span.end)
        if start < end:
            found += [Piece(text[at:start])] if start > at else []
            found.append(Piece(text[start:end], mark))
            at = end
    return (*found, Piece(text[at : span.end])) if at < span.end else tuple(found)


def in_place(article: Article, span: Span) -> tuple[Piece, ...]:
    """A stretch of an article with the words around it, cut at white space, the stretch itself marked."""
    text = article.text
    start, end = text.rfind("\n", 0, span.start) + 1, text.find("\n", span.end)
    end = len(text) if end < 0 else end
    if span.start - start > AROUND:
        cut = text.rfind(" ", start, span.start - AROUND)
        start = cut + 1 if cut > 0 else span.start
    if end - span.end > AROUND:
        cut = text.find(" ", span.end + AROUND, end)
        end = cut if cut > 0 else end
    before = "… " if start and text[start - 1] != "\n" else ""
    after = " …" if end < len(text) and text[end] != "\n" else ""
    found = (Piece(before), *pieces(text, Span(start, end), [span]), Piece(after))
    return tuple(piece for piece in found if piece.text)


def spoken(reading: Reading, report: Report, copies: Iterable[str] = ()) -> Voice:
    """A report laid out."""
    article = reading.article
    statement = next((s for s in reading.statements if s.id == report.statement), None)
    printed = outlet(article)
    via = statement.via if statement else ()
    return Voice(
        report=report.id,
        article=article.id,
        words=in_place(article, report.span),
        who=report.source,
        via=tuple(name for name in via if name.casefold() not in printed.casefold()),
        outlet=printed,
        day=short_day(report.published) if report.published else "undated",
        status=Chip(report.status.value, CHIPS[report.status.value]),
        when=seen_from(report.window, {report.published}) if report.window else "",
        url=article.url,
        said=report.span.of(article.text),
        reprint=article.id in set(copies),
    )


def hour(moment: date | datetime, zone: tzinfo | None = None) -> str:
    """The time of day of an instant: as its page wrote it, or on a visitor's wall, with the day where it is another one there.

    "" for a day, and for a midnight: whoever writes one means the day.
    """
    if not isinstance(moment, datetime) or not (moment.hour or moment.minute or moment.second):
        return ""
    if moment.tzinfo is None:
        return f"{moment:%H:%M}"
    if zone is None:
        return f"{moment:%H:%M} {moment.tzname()}"
    try:
        there = moment.astimezone(zone)
    except OverflowError:  # the first or last day that there is
        return f"{moment:%H:%M} {moment.tzname()}"
    other = f"{day_words(there.date())}, " if there.date() != moment.date() else ""
    return f"{other}{there:%H:%M} in {zone}"
