"""Sentences to time expressions: gate, fit the patterns, drop what is no time, resolve from left to right."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from dateline.model import Article, Direction, Grain, Sentence, Span, Timex, Window
from dateline.reading.times import clocks, dates, durations, feasts, periods, relative, weekdays
from dateline.reading.times.frame import framed
from dateline.reading.times.guards import Place, allowed
from dateline.reading.times.neighbours import agreed
from dateline.reading.times.patterns import Found, found
from dateline.reading.times.scene import Scene, Sense, year_window
from dateline.reading.times.tense import direction
from dateline.reading.times.words import TRIGGER, Atom, atoms

__all__ = ["times"]

Maker = Callable[[Found, Scene], Sense | None]
_MAKERS: Mapping[str, Maker] = {
    **dates.MAKERS, **weekdays.MAKERS, **relative.MAKERS, **periods.MAKERS, **feasts.MAKERS, **durations.MAKERS, **clocks.MAKERS
}  # fmt: skip
_NUMERIC = re.compile(r"\b(\d{1,2})[/.](\d{1,2})[/.](?:19|20)\d{2}\b")
# "for" plans a day ("set for Friday"), but may count one of these ("profits for the third quarter").
_COUNTABLE = frozenset(
    {
        "month",
        "quarter",
        "half",
        "year",
        "decade",
        "duration",
        "shift_unit",
        "past_stretch",
        "the_unit",
        "within",
        "last_quarter",
    }
)
# What is compared with the quarter spoken of is not spoken of itself.
_ASIDES = frozenset({"year_before", "year_quarter"})
_ANCHORS = frozenset({Grain.DAY, Grain.DAYS, Grain.WEEK, Grain.MONTH, Grain.YEAR})


@dataclass(slots=True)
class _Trail:
    """What the text has named so far: the day "two days later" counts from, the days "the Saturday start" may mean."""

    anchor: Window | None = None
    last_day: Window | None = None
    beside: Window | None = None
    quarter: Window | None = None
    named: tuple[date, ...] = ()
    part: date | None = None
    paragraph: int = -1

    def enter(self, sentence: Sentence, written: date | None) -> None:
        """Forget what does not carry over a paragraph without times, or into another part."""
        if sentence.paragraph > self.paragraph + 1 or written != self.part:
            self.anchor = None
            self.last_day = None
        self.part = written
        self.paragraph = sentence.paragraph

    def note(self, sense: Sense, maker: str) -> None:
        """Remember what an expression meant."""
        window = sense.window
        if window is None or sense.type != "DATE" or window.first is None:
            return
        if window.grain in _ANCHORS:
            self.anchor = window
        if window.grain in (Grain.DAY, Grain.DAYS):
            self.last_day = self.beside = window
        if window.length == 1:
            self.named += (window.first,)
        if "-Q" in (sense.value or "") and maker not in _ASIDES:
            self.quarter = window


def times(article: Article, sentences: Sequence[Sentence]) -> tuple[Timex, ...]:
    """All time expressions of the article, in order, resolved against the day of writing of the part they stand in."""
    day_first = _day_first(article)
    trail = _Trail()
    out: list[Timex] = []
    for sentence in sentences:
        if TRIGGER.search(article.text, sentence.span.start, sentence.span.end):
            trail.enter(sentence, article.day_at(sentence.span.start))
            out += _read(article, sentence, trail, day_first)
    return tuple(out)


def _day_first(article: Article) -> bool:
    """The page's way with 06/12/2021: a number over 12 in either place tells; else the language region of the page."""
    first = second = 0
    for match in _NUMERIC.finditer(article.text):
        first += int(match[1]) > 12
        second += int(match[2]) > 12
    if first != second:
        return first > second
    written = (
        article.installments[0].date
        if article.installments
        else article.published.day
        if article.published
        else None
    )
    if written is not None:
        for match in _NUMERIC.finditer(article.text):
            numbers = int(match[1]), int(match[2])
            if numbers[0] != numbers[1] and written.month in numbers and max(numbers) <= 12:
                return numbers[1] == written.month
    return article.language != "en-US"


def _read(article: Article, sentence: Sentence, trail: _Trail, day_first: bool) -> list[Timex]:
    row = atoms(article.text, sentence.span.start, sentence.span.end)
    starts = [token.span.start for token in sentence.tokens]
    out: list[Timex] = []
    clock: Found | None = None
    trail.beside = None
    for fit in _chosen(article.text, sentence, row, starts):
        start, end = fit.atoms[0].start, fit.atoms[-1].end
        # "by noon on the tenth": what stands before the hour stands before the day.
        front = clock.first if clock and fit.first - clock.last <= 1 else fit.first
        before = [atom.text for atom in row[max(0, front - 8) : front]]
        maker = fit.pattern.maker
        looks = direction(
            sentence, row[front].start, end, before[-1] if before else "", maker not in _COUNTABLE
        )
        scene = _scene(article, sentence, row, fit, trail, looks, day_first)
        sense = _MAKERS[maker](fit, scene)
        clock = fit if maker in {"clock", "spoken", "part"} else None
        if sense is None:
            continue
        window, looks, deadline = framed(sense, before, looks, scene.written, maker == "feast")
        text = article.text[start:end]
        if window is not None:
            window = replace(window, words=text)
        trail.note(sense, maker)
        whole = Timex(Span(start, end), text, sense.type, sense.value, window, looks, deadline)
        out += _years(fit, whole, scene.written) or [whole]
    return agreed(article.text, out)


def _years(fit: Found, whole: Timex, written: date | None) -> list[Timex]:
    """ "between 2007 and 2010" are two years, where they lie behind; ahead they are one window for what is to come."""
    last = whole.window.last if whole.window else None
    if fit.pattern.maker != "year" or "YEAR2" not in fit or not (fit.says("and", "to") and last and written):
        return []
    if last >= written:
        return []
    out = []
    for atom in fit.atoms:
        window = year_window(int(atom.text)) if atom.code == "Y" else None
        if window:
            words = whole.text[atom.start - whole.span.start : atom.end - whole.span.start]
            out.append(
                replace(
                    whole,
                    span=Span(atom.start, atom.end),
                    text=words,
                    value=atom.text,
                    window=replace(window, words=words),
                )
            )
    return out


def _scene(
    article: Article,
    sentence: Sentence,
    row: Sequence[Atom],
    fit: Found,
    trail: _Trail,
    looks: Direction,
    day_first: bool,
) -> Scene:
    before = row[fit.first - 1].text if fit.first else ""
    after = row[fit.last] if fit.last < len(row) else None
    following = next((t for t in sentence.tokens if t.span.start >= fit.atoms[-1].end), None)
    named = after is not None and (
        after.text == "'s" or (before == "the" and following is not None and following.tag in {"NN", "NNS"})
    )
    written = article.day_at(fit.atoms[0].start)
    return Scene(
        written,
        looks,
        trail.anchor,
        before,
        day_first,
        named,
        trail.named,
        trail.quarter,
        trail.last_day,
        trail.beside,
        after.text if after else "",
    )


def _chosen(text: str, sentence: Sentence, row: Sequence[Atom], starts: Sequence[int]) -> list[Found]:
    """The longest fits that do not overlap, in the order of the text."""
    fits = [fit for fit in found(row) if allowed(fit, _place(text, sentence, row, fit, starts))]
    fits.sort(key=lambda fit: -(fit.last - fit.first))
    taken: set[int] = set()
    out = []
    for fit in fits:
        places = range(fit.first, fit.last)
        if taken.isdisjoint(places):
            taken.update(places)
            out.append(fit)
    return sorted(out, key=lambda fit: fit.first)


def _place(text: str, sentence: Sentence, row: Sequence[Atom], fit: Found, starts: Sequence[int]) -> Place:
    tokens = sentence.tokens
    right = bisect_left(starts, fit.atoms[-1].end)
    left = bisect_left(starts, fit.atoms[0].start) - 1
    return Place(
        text, row, tokens[right] if right < len(tokens) else None, tokens[left] if left >= 0 else None
    )
