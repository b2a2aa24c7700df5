"""The page of one article: its text with statements and reports marked, what stands in it, its versions."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, tzinfo
from difflib import SequenceMatcher
from itertools import pairwise

from dateline.export import day as day_words
from dateline.export import outlet, plural
from dateline.export.days import seen_from
from dateline.model import Article, Reading, day_of
from dateline.web.shelf import Book
from dateline.web.views.words import CHIPS, Chip, hour

__all__ = ["ArticlePage", "article_page", "word_diff"]

LONG = 40_000  # characters of an article shown, so that its page stays below 150 kB however much is marked
NOTES = 30  # reports, and statements, listed beside the text
DIFFED = 6_000  # words of a version compared: the comparison is quadratic at worst
KEPT = 6  # unchanged words shown on either side of a change


@dataclass(frozen=True, slots=True)
class Bit:
    """A stretch of text between two borders, and what lies over it. `ids` are anchors of what begins here."""

    text: str
    report: str = ""
    told: str = ""
    statement: bool = False
    source: bool = False
    ids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Note:
    """A statement or report, listed beside the text. `event` is that of a report."""

    anchor: str
    chip: Chip | None
    who: str | None
    words: str
    when: str = ""
    event: str = ""


@dataclass(frozen=True, slots=True)
class Version:
    """An earlier state of the page, and what became of its words: each piece was kept ("="), put in ("+") or taken out ("-")."""

    id: str
    read: str
    title: str
    changes: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class ArticlePage:
    """The page."""

    id: str
    title: str
    facts: tuple[str, ...]
    outlet: str
    url: str | None
    origin: str
    fetched: str
    known_from: str
    story: str
    story_title: str
    copy_of: tuple[str, str] | None
    reprints: tuple[tuple[str, str], ...]
    paragraphs: tuple[tuple[Bit, ...], ...]
    cut: bool
    installments: int
    statements: tuple[Note, ...]
    reports: tuple[Note, ...]
    counts: tuple[int, int]
    doubts: tuple[str, ...]
    versions: tuple[Version, ...] = field(default=())


def article_page(
    book: Book, reading: Reading, versions: tuple[Article, ...] = (), zone: tzinfo | None = None
) -> ArticlePage:
    """A reading of `book`, laid out; `versions` are all that is known at its address, itself among them.

    Times of day are told in `zone`, days as the page wrote them: by those they count.
    """
    article = reading.article
    root = book.readings.get(book.copies.get(article.id, ""))
    story = book.story_of.get(article.id, "")
    return ArticlePage(
        id=article.id,
        title=article.title or "(no title)",
        facts=_facts(article, zone),
        outlet=outlet(article),
        url=article.url,
        origin=article.origin,
        fetched=_read(article, zone) if article.fetched else "",
        known_from=article.published.known_from
        if article.published
        else "no day of publication could be told",
        story=story,
        story_title=book.stories[story].title if story in book.stories else "",
        copy_of=(root.article.id, outlet(root.article)) if root else None,
        reprints=tuple(
            (a, outlet(book.readings[a].article))
            for a, of in book.copies.items()
            if of == article.id and a in book.readings
        ),
        paragraphs=_paragraphs(book, reading),
        cut=len(article.text) > LONG,
        installments=len(article.installments),
        statements=_statements(reading)[:NOTES],
        reports=_reports(book, reading)[:NOTES],
        counts=(len(reading.reports), sum(s.told for s in reading.statements)),
        doubts=tuple(doubt.reason for doubt in reading.doubts),
        versions=_versions(article, versions, zone),
    )


def _facts(article: Article, zone: tzinfo | None) -> tuple[str, ...]:
    told = [_moment(article.published.value, zone) if article.published else "undated"]
    if article.authors:
        told.append("by " + ", ".join(article.authors))
    if article.agency:
        told.append(article.agency)
    if article.place:
        told.append(article.place)
    if article.modified and (not article.published or article.modified.value != article.published.value):
        same = article.published and article.modified.day == article.published.day
        moment = hour(article.modified.value, zone) if same else _moment(article.modified.value, zone)
        told += [f"changed {moment}"] if moment else []
    if article.installments:
        told.append(f"a rolling page with {plural(len(article.installments), 'installment')}")
    return tuple(told)


def _moment(value: date | datetime, zone: tzinfo | None) -> str:
    """The day as it was written, and the time of day if one is told: "Fri 2 May 2031 (08:30 UTC+02:00)"."""
    told = hour(value, zone)
    return day_words(day_of(value)) + (f" ({told})" if told else "")


def _paragraphs(book: Book, reading: Reading) -> tuple[tuple[Bit, ...], ...]:
    """The text line by line, cut wherever a mark begins or ends."""
    text = reading.article.text[:LONG]
    statements = [s for s in reading.statements if s.told]
    borders = {0, len(text)}
    starts: dict[int, list[str]] = {}
    for anchor, span in [("s", s) for s in statements] + [("r", r) for r in reading.reports]:
        borders |= {span.span.start, span.span.end}
        starts.setdefault(span.span.start, []).append(f"{anchor}-{span.id}")
    for statement in statements:
        borders |= {end for s in (statement.source,) if s for end in (s.start, s.end)}
        borders |= {end for s in statement.content for end in (s.start, s.end)}
    borders |= {at for at, character in enumerate(text) if character == "\n"}
    borders |= {at + 1 for at, character in enumerate(text) if character == "\n"}
    ordered = sorted(at for at in borders if at <= len(text))
    lines: list[list[Bit]] = [[]]
    for start, end in pairwise(ordered):
        if text[start:end] == "\n":
            lines.append([])
            continue
        over = [r for r in reading.reports if r.span.start <= start < r.span.end]
        report = min(over, key=lambda r: (len(r.span), r.id), default=None)
        lines[-1].append(
            Bit(
                text=text[start:end],
                report=book.home.get(report.id, "") if report else "",
                told=f"{CHIPS[report.status.value]}" if report else "",
                statement=any(c.start <= start < c.end for s in statements for c in s.content),
                source=any(s.source.start <= start < s.source.end for s in statements if s.source),
                ids=tuple(starts.get(start, ())),
            )
        )
    return tuple(tuple(line) for line in lines if line)


def _statements(reading: Reading) -> tuple[Note, ...]:
    text = reading.article.text
    return tuple(
        Note(
            anchor=f"s-{s.id}",
            chip=None,
            who=s.name or (s.source.of(text) if s.source else None),
            words=" ".join(" … ".join(c.of(text) for c in s.content).split()),
        )
        for s in reading.statements
        if s.told
    )


def _reports(book: Book, reading: Reading) -> tuple[Note, ...]:
    return tuple(
        Note(
            anchor=f"r-{r.id}",
            chip=Chip(r.status.value, CHIPS[r.status.value]),
            who=r.source,
            words=" ".join(r.span.of(reading.article.text).split()),
            when=seen_from(r.window, {r.published}) if r.window else "",
            event=book.home.get(r.id, ""),
        )
        for r in reading.reports
    )


def _versions(article: Article, versions: tuple[Article, ...], zone: tzinfo | None) -> tuple[Version, ...]:
    """The other states of the page, each with the words by which it differs from the one that is shown."""
    return tuple(
        Version(
            id=other.id,
            read=_read(other, zone),
            title=other.title or "(no title)",
            changes=word_diff(other.text, article.text),
        )
        for other in versions
        if other.id != article.id
    )


def _read(article: Article, zone: tzinfo | None) -> str:
    if article.fetched is None:
        return "fetched on an unknown day"
    return f"fetched {_moment(article.fetched, zone)}"


def word_diff(old: str, new: str) -> tuple[tuple[str, str], ...]:
    """What became of the words of `old`: ("=", kept), ("-", taken out), ("+", put in); long kept stretches are shortened."""
    before, after = old.split()[:DIFFED], new.split()[:DIFFED]
    found: list[tuple[str, str]] = []
    for tag, a, b, c, d in SequenceMatcher(None, before, after, autojunk=True).get_opcodes():
        if tag == "equal":
            kept = before[a:b]
            if len(kept) > 2 * KEPT + 1:
                kept = [*kept[:KEPT], "…", *kept[-KEPT:]]
            found.append(("=", " ".join(kept)))
        if tag in {"delete", "replace"}:
            found.append(("-", " ".join(before[a:b])))
        if tag in {"insert", "replace"}:
            found.append(("+", " ".join(after[c:d])))
    return tuple(found)
