"""A briefing on one page: what changed, then what comes next and what is overdue; each with a page's own words and its number.

Without a day to look back to, it tells the state of play instead. What does not fit on a page is counted, never dropped in
silence. Nothing here is phrased: the words are the diary's own and those of the pages.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import chain

from dateline.export import days
from dateline.export.changes import PAST, News, news
from dateline.export.narrow import reports_by_id
from dateline.export.paper import Item, Paper, Part, Quote, Sources, item, read_line
from dateline.export.plain import capital, one_line
from dateline.export.sheet import Entry, Section, sheet
from dateline.export.text import INDENT, Line, folded, plural
from dateline.model import Change, Snapshot

__all__ = ["brief", "brief_since", "paper_lines"]

CHANGES = 8  # events that changed, told in full; with the two below they fill a page
EACH = 3  # of one section, so that many outcomes leave room for what is newly expected
NEXT = 5
OVERDUE = 4
OUTCOMES = 4
OVER = frozenset({"Called off", "What came of it", "Overdue: the day has passed without word"})
PARTS = {"ahead": ("Next expected", NEXT), "overdue": ("Overdue: no word of what came of it", OVERDUE)}


def brief(snapshot: Snapshot, *, today: date, title: str | None = None) -> Paper:
    """The state of play: what is under way, what comes next, what is overdue, what came of the rest."""
    laid_out, sources = sheet(snapshot, today), Sources(reports_by_id(snapshot))
    most = {"under_way": OVERDUE, "ahead": NEXT, "overdue": OVERDUE, "outcome": OUTCOMES}
    several = len(laid_out.stories) > 1
    found = {section.key: section for section in laid_out.sections}
    parts = tuple(_part(found[key], most[key], sources, several) for key in most if key in found)
    return Paper(_title(title, snapshot), read_line(laid_out), parts, sources.listed())


def _part(section: Section, most: int, sources: Sources, several: bool) -> Part:
    items = tuple(
        item(e, sources, voices=2 if e.disputes else 1, story=several)
        for e in _telling(section.key, section.entries)[:most]
    )
    return Part(section.title, items, more=_more(len(section.entries) - most, "event"))


def brief_since(
    changes: Sequence[Change],
    before: Snapshot,
    after: Snapshot,
    *,
    since: date | None,
    today: date,
    title: str | None = None,
) -> Paper:
    """What changed between two states of the diary (or of a story), then what comes next. `since` is None at the first look."""
    laid_out = sheet(after, today)
    sources = Sources(reports_by_id(before) | reports_by_id(after))
    several = len(laid_out.stories) > 1
    told = news(changes, before, after)
    fresh = [one for one in told if one.section != PAST]
    picked = _picked(fresh)
    parts = list(_changed(fresh, picked, sources, several))
    unseen = sum(one.section not in {shown.section for shown in picked} for one in fresh)
    more = " ".join(filter(None, (_more(unseen, "changed event"), _past(len(told) - len(fresh)))))
    if more or not parts:
        parts.append(Part("" if parts else "What changed", more=more or "Nothing has changed."))
    shown = {one.event for one in picked}
    for section in laid_out.sections:
        if section.key in PARTS:
            parts += _upcoming(section, shown, sources)
    from_day = f"since {days.day(since)}" if since else "since the diary began"
    known = {reading.article.id for reading in before.readings}
    pages = sum(reading.article.id not in known for reading in after.readings)
    line = f"{from_day}, as of {days.day(laid_out.day)} · {plural(pages, 'page')} more · "
    line += f"{plural(len(told), 'event')} of {len(after.events)} changed"
    return Paper(_title(title, after), line, tuple(parts), sources.listed())


def _title(title: str | None, snapshot: Snapshot) -> str:
    if title is None:
        stories = len(snapshot.stories)
        title = snapshot.stories[0].title if stories == 1 else f"{stories} stories"
    return f"Brief: {one_line(title)}"


def _more(left: int, noun: str) -> str:
    return f"And {plural(left, f'more {noun}')}." if left > 0 else ""


def _past(events: int) -> str:
    return f"{plural(events, 'event')} {'is' if events == 1 else 'are'} told only as past." if events else ""


def _picked(fresh: Sequence[News]) -> list[News]:
    """Those that are told in full: some of each section first, by what matters most; of what is over the newest."""
    sections: dict[str, list[News]] = {}
    for one in fresh:
        sections.setdefault(one.section, []).append(one)
    for title in OVER & sections.keys():
        sections[title].reverse()
    first = [one for section in sections.values() for one in section[:EACH]]
    rest = [one for section in sections.values() for one in section[EACH:]]
    picked = {one.event for one in (*first, *rest)[:CHANGES]}
    return [one for section in sections.values() for one in section if one.event in picked]


def _changed(
    fresh: Sequence[News], picked: Sequence[News], sources: Sources, several: bool
) -> Iterator[Part]:
    """The news by sections, in the order of what matters most."""
    for title in dict.fromkeys(one.section for one in picked):
        items = tuple(_news_item(one, sources, several) for one in picked if one.section == title)
        left = sum(one.section == title for one in fresh) - len(items)
        yield Part(title, items, more=_more(left, "event"))


def _news_item(one: News, sources: Sources, several: bool) -> Item:
    facts = tuple(
        (f"{days.short_day(i.day)}: " if i.day else "") + "; ".join(i.told) for i in one.items if i.told
    )
    voices = tuple(chain.from_iterable(i.voices for i in reversed(one.items)))[:2]
    quotes: tuple[Quote, ...] = tuple(sources.quote(said) for said in voices)
    if one.entry is None:
        return Item("", one_line(capital(one.name)), "", facts, quotes, f"event {one.event}")
    laid_out = item(one.entry, sources, voices=0, facts=facts, story=several)
    return Item(laid_out.when, laid_out.name, laid_out.state, laid_out.facts, quotes, laid_out.foot)


def _upcoming(section: Section, shown: set[str], sources: Sources) -> Iterator[Part]:
    title, most = PARTS[section.key]
    rest = _telling(section.key, [e for e in section.entries if e.event.id not in shown])
    if rest:
        yield Part(
            title, tuple(_passing(e, sources) for e in rest[:most]), more=_more(len(rest) - most, "event")
        )


def _telling(section: str, entries: Sequence[Entry]) -> list[Entry]:
    """In the order of a briefing: of what is overdue the newest first, years of silence are no news."""
    return list(reversed(entries) if section == "overdue" else entries)


def _passing(laid_out: Entry, sources: Sources) -> Item:
    quotes = tuple(sources.quote(voice) for voice in laid_out.voices[:1])
    name, state = one_line(capital(laid_out.event.name)), one_line(laid_out.state)
    return Item(laid_out.when, name, state, (), quotes, f"event {laid_out.event.id[:12]}", passing=True)


def paper_lines(paper: Paper, width: int = 80) -> Iterator[Line]:
    """A paper as lines of text that fit a width, each piece with the part it plays."""
    yield from folded(paper.title, "title", width, "")
    yield from folded(paper.told, "dim", width, "")
    for part in paper.parts:
        if part.title:
            yield ()
            yield ((part.title, "heading"),)
        for told in part.items:
            if not told.passing:
                yield ()
            yield from _item_lines(told, width)
        if part.more:
            yield from folded(part.more, "dim", width, "  ")
    if paper.sources:
        yield ()
        yield (("Sources", "heading"),)
    for source in paper.sources:
        title = f"“{source.title}”, " if source.title else ""
        text = f"[{source.number}] {source.outlet}, {title}{source.when}"
        yield from folded(text, "", width, "  ")
        if source.address:
            yield ((f"      {source.address}", "dim"),)


def _item_lines(told: Item, width: int) -> Iterator[Line]:
    cited = "".join(f" [{quote.source}]" for quote in told.quotes) if told.passing else ""
    head = " · ".join(word for word in (told.when, told.name, told.state) if word)
    first, *rest = folded(head + cited, "name", width - 2, INDENT)
    yield ((first[0][0][2:], "name"),)
    yield from rest
    if told.passing:
        return
    for fact in told.facts:
        yield from folded(fact, "moved", width, INDENT)
    for quote in told.quotes:
        yield from folded(f"“{quote.words}”", "quote", width, INDENT)
        yield from folded(f"— {quote.line} [{quote.source}]", "voice", width, INDENT + "  ")
    if told.foot:
        yield from folded(told.foot, "dim", width, INDENT)
