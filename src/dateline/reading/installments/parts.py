"""A rolling page cut at its headings, and the undated original that the updates were added to."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from dateline.language.dates import spoken_weekday
from dateline.model import Dated, Doubt, Extract, Installment, Page, Span
from dateline.reading.installments.headings import Heading, headings, words
from dateline.reading.installments.order import Line, best, counted, latest

__all__ = ["installments"]

_LEAD_WORDS = 40
"""Words that make what stands before the first heading a part of its own and not a line of introduction."""
_DATED_LEAD_WORDS = 15
"""The same, where it has a dateline of its own."""
_WIDEST_GAP = 31
"""Days that parts may lie apart on average. What lies further apart is a chronology, not a page that is added to."""

Found = tuple[tuple[Installment, ...], tuple[Doubt, ...]]


def installments(extract: Extract, published: Dated | None, page: Page) -> Found:
    """The dated parts of a page that is added to, in page order; none where it is an ordinary article."""
    heads = headings(extract)
    dated = tuple(h for h in heads if not h.original)
    if not dated or (len(dated) == 1 and not dated[0].update and len(heads) == 1):
        return (), ()
    day, last = published.day if published else None, latest(page)
    line = counted(dated, day, last) or best(dated, extract, day, last)
    if line is None or len(line.heads) < 0.7 * len(dated):
        doubt = Doubt(
            "installments", "lines that look like the headings of dated parts give no order of days"
        )
        return (), ((doubt,) if len(dated) >= 3 else ())
    marked = [(h.start, d) for h, d in zip(line.heads, line.days, strict=True)]
    undated = _original(extract, heads, line, published)
    if not _rolls(extract, line, day, undated):
        return (), (() if any(h.written and h.written.full for h in dated) else _no_order(dated))
    if undated:
        marked = sorted([*marked, undated])
    return tuple(_cut(marked, len(extract.text))), ()


def _no_order(dated: tuple[Heading, ...]) -> tuple[Doubt, ...]:
    doubt = Doubt("installments", "lines that look like the headings of dated parts give no order of days")
    return (doubt,) if len(dated) >= 3 else ()


def _original(
    extract: Extract, heads: tuple[Heading, ...], line: Line, published: Dated | None
) -> tuple[int, date] | None:
    """Where the article that was added to starts, and its day: the lead, or the part that a heading calls the original.

    Its day is that of publication if it comes before the updates, else the weekday on which it says things were said.
    """
    named = next((h.start for h in heads if h.original), None)
    lead = extract.text[: line.heads[0].start]
    own = published is not None and published.known_from == "dateline"
    if named is None and not (line.forward and words(lead) >= (_DATED_LEAD_WORDS if own else _LEAD_WORDS)):
        return None
    start = 0 if named is None else named
    end = min((h.start for h in line.heads if h.start > start), default=len(extract.text))
    oldest = min(line.days)
    update = line.heads[0 if line.forward else -1].update
    if published is not None and (
        published.day < oldest or (published.day == oldest and (update or named is not None))
    ):
        return start, published.day
    if published is not None and line.forward and named is None:
        return None
    for paragraph in extract.text[start:end].split("\n"):
        weekday = spoken_weekday(paragraph)
        if weekday is not None:
            return start, oldest - timedelta(days=(oldest.weekday() - weekday) % 7)
    return None


def _rolls(extract: Extract, line: Line, day: date | None, undated: tuple[int, date] | None) -> bool:
    """Whether these are the parts of a page that is added to, and not a chronology within an article."""
    if len(line.days) == 1:
        return undated is not None
    span = (max(line.days) - min(line.days)).days
    if span > _WIDEST_GAP * (len(line.days) - 1):
        return False
    if span == 0 and not any(h.written and h.written.dated for h in line.heads):
        return False
    introduced = words(extract.text[: line.heads[0].start]) >= _LEAD_WORDS
    return not (introduced and day is not None and max(line.days) < day)


def _cut(marked: list[tuple[int, date]], end: int) -> Iterator[Installment]:
    starts = [start for start, _ in marked]
    for (start, day), stop in zip(marked, [*starts[1:], end], strict=True):
        if start < stop:
            yield Installment(day, Span(start, stop))
