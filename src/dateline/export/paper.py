"""A diary, a story or an event as a paper with numbered sources: laid out once, then written as Markdown, HTML or text.

Every quotation is a page's own words, shortened only where "…" says so, with the number of its source behind it; nothing else
stands between quotation marks but the titles of pages.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from dateline.export import days
from dateline.export.narrow import reports_by_id
from dateline.export.plain import capital, one_line, web_address
from dateline.export.sheet import Entry, Sheet, Voice, entry, outlet, sheet
from dateline.export.strip import Row, strip
from dateline.export.text import INNER, plural
from dateline.model import Event, Reading, Report, Snapshot

__all__ = [
    "Item",
    "Paper",
    "Part",
    "Quote",
    "Source",
    "Sources",
    "diary_paper",
    "event_paper",
    "item",
    "read_line",
]


@dataclass(frozen=True, slots=True)
class Source:
    """A page that is cited: its number in the paper, who printed it, when, where it can be read (http(s) only), and its id."""

    number: int
    outlet: str
    title: str | None
    day: date | None
    address: str | None
    article: str = ""

    @property
    def when(self) -> str:
        """Its day in words."""
        return days.short_day(self.day) if self.day else "undated"


@dataclass(frozen=True, slots=True)
class Quote:
    """A page's own words, whose they are, the number of the source, and the id of the report."""

    words: str
    line: str
    source: int
    report: str = ""


@dataclass(frozen=True, slots=True)
class Item:
    """One event: when, what and how sure in its head; what is known besides as `facts`; who says so; where to look it up.

    `passing`: it is told on one line.
    """

    when: str
    name: str
    state: str
    facts: tuple[str, ...] = ()
    quotes: tuple[Quote, ...] = ()
    foot: str = ""
    passing: bool = False


@dataclass(frozen=True, slots=True)
class Part:
    """A heading and what stands under it: items, or a table with its titles first. `more` says what was left out."""

    title: str
    items: tuple[Item, ...] = ()
    table: tuple[tuple[str, ...], ...] = ()
    more: str = ""


@dataclass(frozen=True, slots=True)
class Paper:
    """The whole: `told` is the line below the title."""

    title: str
    told: str
    parts: tuple[Part, ...]
    sources: tuple[Source, ...]


@dataclass(slots=True)
class Sources:
    """Numbers the pages in the order in which they are cited."""

    told: Mapping[str, tuple[Reading, Report]]
    cited: dict[str, Source] = field(default_factory=dict)

    def quote(self, voice: Voice) -> Quote:
        """A voice with the number of its page."""
        article = self.told[voice.report][0].article
        if article.id not in self.cited:
            title = one_line(article.title) if article.title else None
            number = len(self.cited) + 1
            day = article.published.day if article.published else None
            self.cited[article.id] = Source(
                number, one_line(outlet(article)), title, day, web_address(article), article.id
            )
        words = one_line(voice.quote).translate(INNER)
        return Quote(words, one_line(voice.line), self.cited[article.id].number, voice.report)

    def listed(self) -> tuple[Source, ...]:
        """All that were cited, by number."""
        return tuple(self.cited.values())


def item(
    laid_out: Entry, sources: Sources, *, voices: int = 3, facts: Iterable[str] = (), story: bool = False
) -> Item:
    """An entry of the diary as an item, with so many of its voices; `facts` stand before those of the entry."""
    return Item(
        laid_out.when,
        one_line(capital(laid_out.event.name)),
        one_line(laid_out.state),
        tuple(one_line(fact) for fact in (*facts, *laid_out.corrections, *laid_out.disputes)),
        tuple(sources.quote(voice) for voice in laid_out.voices[:voices]),
        f"{laid_out.counts} · event {laid_out.event.id[:12]}"
        + (f" · {one_line(laid_out.story)}" if story and laid_out.story else ""),
    )


def diary_paper(snapshot: Snapshot, *, today: date, title: str | None = None) -> Paper:
    """The diary, or (of a story's snapshot, with its title) the story."""
    laid_out, sources = sheet(snapshot, today), Sources(reports_by_id(snapshot))
    several = len(laid_out.stories) > 1
    parts = tuple(
        Part(
            section.title,
            tuple(_of_sheet(e, sources, section.key == "background", several) for e in section.entries),
        )
        for section in laid_out.sections
    )
    heading = title or "Diary"
    return Paper(one_line(heading), read_line(laid_out), parts, sources.listed())


def read_line(laid_out: Sheet) -> str:
    """ "as of Fri 3 Dec 2021 · 8 pages · 5 outlets · 2 stories"."""
    words = [
        f"as of {days.day(laid_out.day)}",
        plural(laid_out.articles, "page"),
        plural(laid_out.outlets, "outlet"),
    ]
    if laid_out.undated:
        words.append(f"{plural(laid_out.undated, 'page')} without a date")
    if len(laid_out.stories) > 1:
        words.append(f"{len(laid_out.stories)} stories")
    return " · ".join(words)


def _of_sheet(laid_out: Entry, sources: Sources, passing: bool, several: bool) -> Item:
    if passing:
        name, state = one_line(capital(laid_out.event.name)), one_line(laid_out.state)
        return Item(laid_out.when, name, state, foot=f"event {laid_out.event.id[:12]}", passing=True)
    moved = (" → ".join(laid_out.moved),) if len(laid_out.moved) > 1 else ()
    return item(laid_out, sources, facts=moved, story=several)


def event_paper(snapshot: Snapshot, event: Event) -> Paper:
    """One event: its state, how it went as a table, and every report on it."""
    laid_out, sources = entry(snapshot, event, carriers_only=False), Sources(reports_by_id(snapshot))
    story = f" · story: {one_line(laid_out.story)}" if laid_out.story else ""
    told = f"{laid_out.when} · {one_line(laid_out.state)}" + (" · overdue" if event.overdue else "") + story
    reports = Item(
        "", "", "",
        tuple(one_line(fact) for fact in (*laid_out.corrections, *laid_out.disputes)),
        tuple(sources.quote(voice) for voice in laid_out.voices),
        f"{laid_out.counts} · event {event.id}",
    )  # fmt: skip
    rows = strip(snapshot, event)
    history = (Part("How it went", table=tuple(_table(rows))),) if rows else ()
    said = Part(f"What was said: {plural(len(laid_out.voices), 'report')}", (reports,))
    return Paper(one_line(capital(event.name)), told, (*history, said), sources.listed())


def _table(rows: Iterable[Row]) -> Iterator[tuple[str, ...]]:
    yield ("day", "status", "when", "where", "said by", "printed by")
    for row in rows:
        status = row.status.replace("_", " ") + (", disputed" if row.disputed else "")
        who = [
            " ".join(filter(None, (name, f"via {' and '.join(via)}" if via else "")))
            for name, via in row.said_by
        ]
        said_by = f"{row.by}, by hand" if row.by else ", ".join(name for name in who if name)
        cells = (days.short_day(row.day), status, row.when, row.place or "", said_by, ", ".join(row.outlets))
        yield tuple(one_line(cell) for cell in cells)
