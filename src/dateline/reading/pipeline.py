"""The list of the reading steps: a page in, a reading out. Pure: no clock, no disk, no memory of other pages.

Each step is a plain function of what stands above it; no step knows another. A page with nothing to read yields a
reading that says so in a doubt, never an empty success.
"""

from __future__ import annotations

from hashlib import sha256

from dateline.language import told
from dateline.model import (
    Article,
    Dated,
    Doubt,
    Extract,
    Installment,
    Lookahead,
    Page,
    Reading,
    Sentence,
    Span,
    Timex,
)
from dateline.reading.dating import date_article
from dateline.reading.extract import extract
from dateline.reading.installments import installments
from dateline.reading.names import names
from dateline.reading.outlook import prospects
from dateline.reading.reports import event_words, reports
from dateline.reading.sentences import sentences
from dateline.reading.statements import statements
from dateline.reading.times import times

__all__ = ["READER", "look_ahead", "read"]

READER = "encoder-3-turns"
"""The version of the steps. A reading by another version is kept beside, never over, what stood before."""


def read(page: Page) -> Reading:
    """Read one page. Raises PageError where it is no page at all."""
    return _steps(page)[0]


def look_ahead(page: Page) -> Lookahead:
    """Read one page and tell all that it looks forward to, kept by a report or not. Raises as `read`."""
    reading, split, timexes = _steps(page)
    found = prospects(
        reading.article, split, event_words(split), timexes, reading.statements, reading.reports
    )
    return Lookahead(reading.article, found)


def _steps(page: Page) -> tuple[Reading, tuple[Sentence, ...], tuple[Timex, ...]]:
    """The reading, and what of the way to it a later step may need: its sentences and times."""
    found = extract(page)
    dates = date_article(found, page)
    parts, part_doubts = installments(found, dates.published, page)
    article = _article(found, page, _published(dates.published, parts), dates.modified, parts)
    doubts = (*found.doubts, *dates.doubts, *part_doubts)
    if not article.text.strip():
        doubts = (*doubts, Doubt("extract", "no body text found"))
        return Reading(article, doubts=doubts, reader=READER), (), ()
    split = sentences(article.text)
    timexes = times(article, split)
    heard = told(article.text, split, article.title)
    mentions = names(article, split, heard)
    said, said_doubts = statements(article, split, mentions, timexes, heard)
    if heard.read < len(heard.words):
        end = heard.words[heard.read].span.start
        unread = Doubt(
            "encoder.long",
            "too long: no statements or names are read from here on",
            Span(end, len(article.text)),
        )
        said_doubts = (*said_doubts, unread)
    reported, leads, report_doubts = reports(article, split, mentions, timexes, said, heard)
    doubts = (*doubts, *said_doubts, *report_doubts)
    return Reading(article, said, reported, mentions, doubts, READER, leads), split, timexes


def _published(published: Dated | None, parts: tuple[Installment, ...]) -> Dated | None:
    """A rolling page was published when its earliest part was."""
    if not parts:
        return published
    first = min(part.date for part in parts)
    return published if published and published.day == first else Dated(first, "first installment")


def _article(
    found: Extract,
    page: Page,
    published: Dated | None,
    modified: Dated | None,
    parts: tuple[Installment, ...],
) -> Article:
    url = page.url or found.url
    # Where a page lives and what it says: other chrome around the same words is the same article, other words are not.
    day = published.value.isoformat() if published else ""
    identity = "\0".join((url or "", found.publisher or "", found.title or "", day, found.text))
    return Article(
        id=sha256(identity.encode("utf-8", "surrogatepass")).hexdigest()[:16],
        page=page.digest,
        origin=page.origin,
        text=found.text,
        url=url,
        title=found.title,
        authors=found.authors,
        publisher=found.publisher,
        agency=found.agency,
        place=found.place,
        language=found.language,
        published=published,
        modified=modified,
        fetched=page.fetched,
        installments=parts,
    )
