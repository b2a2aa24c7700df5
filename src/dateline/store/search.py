"""Full text over articles, and over the sentences that carry statements and reports. Best match first (bm25)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from dateline.model.article import Article
from dateline.model.errors import UsageError
from dateline.model.span import Span
from dateline.model.text import clean_text
from dateline.store.codec import load
from dateline.store.connection import Database

__all__ = ["KINDS", "Hit", "search", "terms"]

KINDS = ("article", "statement", "report")
_ALSO = {"report": "lead"}

# Non-characters, which no kept text has (model/text.py), mark where a match starts and ends.
_OPEN, _CLOSE = "\ufdd0", "\ufdd1"
_MARKED = re.compile(f"{_OPEN}([^{_CLOSE}]*){_CLOSE}")
_TERM = re.compile(r'"([^"]*)"|(\S+)')
SNIPPET = 240
"""Characters of context shown of an article; statements and reports are shown whole."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A place that matches a search. `kind` tells what `ref` is the id of: an article, a statement or a report.

    `span` is what to show of the article's text, `text` its words, `matches` the words found in it
    (offsets in the article's text; empty where only the title matched).
    """

    kind: str
    ref: str
    article: str
    title: str | None
    publisher: str | None
    published: date | None
    origin: str
    span: Span
    text: str
    matches: tuple[Span, ...]


def terms(query: str) -> str:
    """A query as FTS5 is to see it: all words must occur; "a phrase" in this order; `elect*` any word that begins so.

    Every term is quoted, so that nothing the user types is syntax.
    """
    quoted = []
    for phrase, word in _TERM.findall(clean_text(query)):
        term = phrase or word
        if any(character.isalnum() for character in term):
            prefix = "*" if word.endswith("*") else ""
            bare = term.strip('"*').replace('"', '""')
            quoted.append(f'"{bare}"{prefix}')
    if not quoted:
        raise UsageError(f"nothing to search for in {query!r}")
    return " AND ".join(quoted)


def search(database: Database, query: str, *, limit: int, among: str) -> list[Hit]:
    """The best `limit` hits among articles, statements or reports."""
    if among not in KINDS:
        raise UsageError(f"can search among {', '.join(KINDS)}; not {among!r}")
    found = _articles if among == "article" else _passages
    return list(found(database, terms(query), limit, among))


def _articles(database: Database, match: str, limit: int, kind: str) -> Iterator[Hit]:
    for (number,) in database.rows(
        "SELECT articles.n FROM article_words JOIN articles ON articles.n = article_words.rowid"
        " WHERE article_words MATCH ? AND articles.n IN (SELECT article FROM live_readings)"
        # A title names what the page is about: a word there counts as much as several in the text.
        " ORDER BY bm25(article_words, 4.0, 1.0), articles.id LIMIT ?",
        *(match, limit),
    ):
        for text, fields, marked in database.rows(
            "SELECT articles.text, articles.fields, highlight(article_words, 1, ?, ?) FROM article_words"
            " JOIN articles ON articles.n = article_words.rowid"
            " WHERE article_words MATCH ? AND article_words.rowid = ?",
            *(_OPEN, _CLOSE, match, number),
        ):
            article = load(Article, fields, text=text)
            matches = _matches(marked, 0)
            yield _hit(kind, article.id, article, _around(text, matches), matches)


def _passages(database: Database, match: str, limit: int, kind: str) -> Iterator[Hit]:
    for ref, start, stop, text, fields, marked in database.rows(
        "SELECT passages.ref, passages.start, passages.stop, articles.text, articles.fields,"
        " highlight(passage_words, 0, ?, ?) FROM passage_words"
        " JOIN passages ON passages.n = passage_words.rowid JOIN articles ON articles.n = passages.article"
        " JOIN live_readings ON live_readings.n = passages.reading"
        # A lead that the story bore out is a report like others; what it did not bear out, the ledger leaves out.
        " WHERE passage_words MATCH ? AND passages.kind IN (?, ?)"
        " ORDER BY bm25(passage_words), passages.ref LIMIT ?",
        *(_OPEN, _CLOSE, match, kind, _ALSO.get(kind, kind), limit),
    ):
        article = load(Article, fields, text=text)
        yield _hit(kind, ref, article, Span(start, stop), _matches(marked, start))


def _hit(kind: str, ref: str, article: Article, span: Span, matches: tuple[Span, ...]) -> Hit:
    return Hit(
        kind=kind,
        ref=ref,
        article=article.id,
        title=article.title,
        publisher=article.publisher,
        published=article.published.day if article.published else None,
        origin=article.origin,
        span=span,
        text=span.of(article.text),
        matches=tuple(match for match in matches if span.covers(match)),
    )


def _matches(marked: str, start: int) -> tuple[Span, ...]:
    """Where the marks stood, in the unmarked text: each match before it was two marks longer."""
    return tuple(
        Span(start + found.start() - 2 * before, start + found.end() - 2 * before - 2)
        for before, found in enumerate(_MARKED.finditer(marked))
    )


def _around(text: str, matches: tuple[Span, ...]) -> Span:
    """The stretch of SNIPPET characters with most matches in it (the first such), cut at white space."""
    starts = [match.start for match in matches] or [0]
    best = max(starts, key=lambda at: (sum(at <= other < at + SNIPPET * 3 // 4 for other in starts), -at))
    low = max(0, best - SNIPPET // 4)
    high = min(len(text), low + SNIPPET)
    if low > 0:
        low = text.rfind(" ", 0, best) + 1 if " " not in text[low:best] else text.index(" ", low, best) + 1
    if high < len(text) and " " in text[best:high]:
        high = text.rindex(" ", best, high)
    return Span(low, high)
