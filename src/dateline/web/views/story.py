"""The page of one story: what changed, what is next, how it went, its articles with reprints folded; and the list of stories."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from dateline import ledger
from dateline.desk import Chapter, Listed
from dateline.export import capital, news, outlet, plural, short_day
from dateline.export import day as day_words
from dateline.export.days import seen_from
from dateline.export.sheet import soonest
from dateline.model import Article, Event, Snapshot, Statement, Status, Story, Turn
from dateline.web.lists import Lists
from dateline.web.shelf import Book
from dateline.web.views.calendar import Row, row, shown_as
from dateline.web.views.words import CHIPS, Chip

__all__ = ["StoryPage", "last_but", "stories_page", "story_page"]

STORIES = 60  # of the list on one page
NEXT = 3  # events called next
EVENTS = 60
ARTICLES = 80
STATEMENTS = 15
TURNS = 60


@dataclass(frozen=True, slots=True)
class Line:
    """A story in the list."""

    id: str
    title: str
    articles: str
    events: str
    first: str
    last: str
    next: Row | None


@dataclass(frozen=True, slots=True)
class Stories:
    """The list of stories."""

    count: int
    lines: tuple[Line, ...]
    before: int | None
    after: int | None


@dataclass(frozen=True, slots=True)
class Told:
    """An article of a story, with those that reprint it."""

    id: str
    day: str
    outlet: str
    title: str
    reprints: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Said:
    """A statement: who said what, where it stands."""

    who: str | None
    words: str
    outlet: str
    day: str
    article: str
    id: str


@dataclass(frozen=True, slots=True)
class Moment:
    """What became known on a day: an event took a turn."""

    day: str
    event: str
    name: str
    chip: Chip
    when: str


@dataclass(frozen=True, slots=True)
class New:
    """What changed of an event: under what heading, and what it was and is."""

    section: str
    event: str
    name: str
    known: bool
    told: tuple[str, ...]
    line: str


@dataclass(frozen=True, slots=True)
class StoryPage:
    """The page."""

    id: str
    title: str
    since: str
    since_day: date | None
    new: tuple[New, ...]
    next: tuple[Row, ...]
    rows: tuple[Row, ...]
    moments: tuple[Moment, ...]
    articles: tuple[Told, ...]
    statements: tuple[Said, ...]
    counts: str
    left: tuple[int, int, int]


def stories_page(lists: Lists, start: int) -> Stories:
    """All stories, the one that was written about last first."""
    ordered = lists.noted(
        "by last day", lambda: sorted(lists.chapters(), key=lambda one: one[1].last or "", reverse=True)
    )
    shown = ordered[start : start + STORIES]
    first: dict[str, Listed] = {}
    for line in lists.of_stories([story for story, _ in shown]):
        ahead = (
            line.section in {"ahead", "under_way"} and (line.first or line.last) and not lists.overdue(line)
        )
        if ahead and (line.story not in first or lists.soonest(line) < lists.soonest(first[line.story])):
            first[line.story] = line
    next_ = {face.event.story: shown_as(lists, face) for face in lists.faces(first.values())}
    return Stories(
        count=len(ordered),
        lines=tuple(_line(story, chapter, next_.get(story)) for story, chapter in shown),
        before=max(start - STORIES, 0) if start else None,
        after=start + STORIES if start + STORIES < len(ordered) else None,
    )


def _line(story: str, chapter: Chapter, next_: Row | None) -> Line:
    first, last = (
        short_day(date.fromisoformat(day)) if day else "undated" for day in (chapter.first, chapter.last)
    )
    return Line(
        id=story,
        title=chapter.title,
        articles=plural(chapter.pages, "article"),
        events=plural(chapter.events, "event"),
        first=first,
        last=last,
        next=next_,
    )


def _ahead(events: tuple[Event, ...]) -> list[Event]:
    over = {Status.HELD, Status.CANCELLED}
    return [e for e in events if e.status not in over and not e.overdue and e.window]


def last_but(book: Book) -> date | None:
    """The day before the last one on which something was published of a story: what changed since is its news."""
    days = sorted({r.article.published.day for r in book.snapshot.readings if r.article.published})
    return days[-1] - timedelta(days=1) if len(days) > 1 else None


def story_page(before: Book | None, after: Book, story: Story, since: date | None) -> StoryPage:
    """A story of `after`, and what changed of it since `before`, its state on the day `since`."""
    events = sorted(after.snapshot.events, key=soonest)
    ahead = _ahead(tuple(events))
    moments, statements, articles = _moments(after), _statements(after), _articles(after, story)
    return StoryPage(
        id=story.id,
        title=story.title,
        since=day_words(since) if since else "",
        since_day=since,
        new=_new(before, after) if since else (),
        next=tuple(row(after, event) for event in ahead[:NEXT]),
        rows=tuple(row(after, event) for event in events if event not in ahead[:NEXT])[:EVENTS],
        moments=tuple(moments[:TURNS]),
        articles=tuple(articles[:ARTICLES]),
        statements=tuple(statements[:STATEMENTS]),
        counts=f"{plural(len(story.articles), 'article')}, {plural(len(events), 'event')}, "
        f"{plural(len({outlet(r.article) for r in after.snapshot.readings}), 'outlet')}",
        left=(
            max(len(moments) - TURNS, 0),
            max(len(articles) - ARTICLES, 0),
            max(len(statements) - STATEMENTS, 0),
        ),
    )


def _new(before: Book | None, after: Book) -> tuple[New, ...]:
    was = before.snapshot if before else Snapshot(None, (), (), ())
    changes = ledger.changes(was, after.snapshot)
    return tuple(
        New(
            section=one.section,
            event=one.event,
            name=capital(one.name),
            known=one.entry is not None,
            told=tuple(told for item in one.items for told in item.told),
            line=next((voice.line for item in one.items for voice in item.voices), ""),
        )
        for one in news(changes, was, after.snapshot)
    )


def _moments(book: Book) -> list[Moment]:
    """Every turn of every event, the newest first; a day's turns of one event once."""
    found = [
        (turn.day, event.id, event, turn)
        for event in book.snapshot.events
        for turn in {t.day: t for t in event.turns}.values()
    ]
    found.sort(key=lambda one: (-one[0].toordinal(), one[1]))
    return [_moment(event, turn) for _, _, event, turn in found]


def _moment(event: Event, turn: Turn) -> Moment:
    key = turn.status.value
    when = seen_from(turn.window, {turn.day}, beside=turn.day) if turn.window else ""
    return Moment(short_day(turn.day), event.id, capital(event.name), Chip(key, CHIPS[key]), when)


def _articles(book: Book, story: Story) -> list[Told]:
    """The articles, newest first, each with its reprints."""
    reprints: dict[str, list[Article]] = {}
    own = []
    for article in (book.readings[a].article for a in story.articles if a in book.readings):
        if (root := book.copies.get(article.id)) in book.readings and root is not None:
            reprints.setdefault(root, []).append(article)
        else:
            own.append(article)
    own.sort(key=lambda a: (-(a.published.day if a.published else date.min).toordinal(), a.id))
    return [
        Told(
            id=article.id,
            day=short_day(article.published.day) if article.published else "undated",
            outlet=outlet(article),
            title=article.title or "(no title)",
            reprints=tuple((a.id, outlet(a)) for a in reprints.get(article.id, ())),
        )
        for article in own
    ]


def _statements(book: Book) -> list[Said]:
    """What was said, newest first; a reprint says nothing of its own."""
    found = [
        (article.day_at(statement.span.start), article, statement)
        for article, statements in (
            (r.article, r.statements) for r in book.snapshot.readings if r.article.id not in book.copies
        )
        for statement in statements
        if statement.told and statement.content
    ]
    found.sort(key=lambda one: (-(one[0] or date.min).toordinal(), one[1].id, one[2].span))
    return list(_said(found))


def _said(found: list[tuple[date | None, Article, Statement]]) -> Iterator[Said]:
    for day, article, statement in found:
        source = statement.source.of(article.text) if statement.source else None
        yield Said(
            who=statement.name or source,
            words=" ".join(" … ".join(c.of(article.text) for c in statement.content).split()),
            outlet=outlet(article),
            day=short_day(day) if day else "undated",
            article=article.id,
            id=statement.id,
        )
