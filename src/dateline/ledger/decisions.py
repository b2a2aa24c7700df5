"""People's decisions, brought to the ids of the readings at hand.

An id is made of its article and its span: a newer reader that sees another text, or another clause, gives another one.
A decision then holds for the report that overlaps the marked span most; where the text has shifted, for the one that
stands at the marked words. In later versions of a page it holds for the same words too.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from dateline.ledger.cut import address
from dateline.model import Correction, Mark, Reading, Report, Span, Tie

__all__ = ["Settled", "marks", "settled"]

What = Tie | Correction


@dataclass(frozen=True, slots=True)
class Settled:
    """Decisions in the ids of today, in the order in which they were made; `lost` are those that find their place no more."""

    ties: tuple[Tie, ...] = ()
    corrections: tuple[Correction, ...] = ()
    lost: tuple[What, ...] = ()


def settled(decisions: Iterable[What], readings: Iterable[Reading]) -> Settled:
    """Every decision on the reports and articles that stand in these readings now."""
    given = tuple(decisions)
    if not given:
        return Settled()
    finder = _Finder(given, readings)
    ties: list[Tie] = []
    corrections: list[Correction] = []
    lost: list[What] = []
    for what in given:
        if isinstance(what, Correction):
            ids = finder.ids(what.report, what.at)
            corrections += [replace(what, report=ids[0])] if ids else []
            lost += [] if ids else [what]
            continue
        left, right = finder.ids(what.left, what.left_at), finder.ids(what.right, what.right_at)
        ties += [replace(what, left=a, right=b) for a, b in _pairs(what, left, right)]
        lost += [] if left and right else [what]
    return Settled(tuple(ties), tuple(corrections), tuple(lost))


def _pairs(tie: Tie, left: Sequence[str], right: Sequence[str]) -> Iterator[tuple[str, str]]:
    """What a decision holds for: reprinted in a later version of its page, the same words are meant."""
    if tie.same:
        right = right[:1]
    if tie.whole:
        left = left[:1]
    for a in left:
        for b in right:
            if a != b:
                yield a, b


def marks(readings: Iterable[Reading]) -> dict[str, Mark]:
    """The mark of each report and each article of these readings, by id."""
    found = {}
    for reading in readings:
        article = reading.article
        found[article.id] = Mark(article.id, article.page)
        for report in reading.reports_and_leads:
            words = report.span.of(article.text)
            found[report.id] = Mark(article.id, article.page, report.span, words)
    return found


class _Finder:
    """The readings that decisions may speak of, and where their reports stand."""

    def __init__(self, decisions: Sequence[What], readings: Iterable[Reading]) -> None:
        ends = [end for what in decisions for end in _ends(what)]
        ids = {id_ for id_, _ in ends}
        places = {p for _, mark in ends if mark for p in (mark.article, mark.page)}
        every = sorted(readings, key=lambda r: r.article.id)
        wanted = [r for r in every if _spoken_of(r, ids, places)]
        homes = {address(r.article) for r in wanted}
        self._known = {id_ for r in wanted for id_ in (r.article.id, *(p.id for p in r.reports_and_leads))}
        self._by_place: dict[str, list[Reading]] = {}
        self._words: dict[str, tuple[str, str]] = {}
        self._saying: dict[tuple[str, str], list[str]] = {}
        for reading in wanted:
            for place in (reading.article.id, reading.article.page):
                self._by_place.setdefault(place, []).append(reading)
        for reading in every:
            if address(reading.article) in homes:
                for report in reading.reports_and_leads:
                    key = (address(reading.article), report.span.of(reading.article.text))
                    self._words[report.id] = key
                    self._saying.setdefault(key, []).append(report.id)

    def ids(self, id_: str, mark: Mark | None) -> list[str]:
        """What a decision's end is today: first the thing itself, then the same words in other versions of its page."""
        found = id_ if id_ in self._known else self._marked(mark) if mark else None
        if found is None:
            return []
        also = self._saying.get(self._words[found], []) if found in self._words else []
        return [found, *(other for other in also if other != found)]

    def _marked(self, mark: Mark) -> str | None:
        # The article itself before another one read from the same bytes.
        for place in (mark.article, mark.page):
            for reading in self._by_place.get(place, ()):
                if mark.span is None:
                    return reading.article.id
                if found := _overlapping(reading, mark):
                    return found.id
        return None


def _ends(what: What) -> tuple[tuple[str, Mark | None], ...]:
    if isinstance(what, Correction):
        return ((what.report, what.at),)
    return (what.left, what.left_at), (what.right, what.right_at)


def _spoken_of(reading: Reading, ids: set[str], places: set[str]) -> bool:
    article = reading.article
    return (
        article.id in ids
        or article.id in places
        or article.page in places
        or any(report.id in ids for report in reading.reports_and_leads)
    )


def _overlapping(reading: Reading, mark: Mark) -> Report | None:
    """The report that has most in common with the marked span, wherever its words stand now."""
    text, span = reading.article.text, mark.span
    assert span is not None
    if mark.words and span.of(text) != mark.words:
        starts = [found.start() for found in re.finditer(re.escape(mark.words), text)]
        if not starts:
            return None
        near = span.start
        start = min(starts, key=lambda n: abs(n - near))
        span = Span(start, start + len(mark.words))
    common = [(min(r.span.end, span.end) - max(r.span.start, span.start), r) for r in reading.reports]
    return max(
        (cr for cr in common if cr[0] > 0),
        key=lambda cr: (cr[0], -cr[1].span.start, cr[1].id),
        default=(0, None),
    )[1]
