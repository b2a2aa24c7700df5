"""Sentences to time expressions: gate, fit the patterns, drop what is no time, resolve from left to right."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from dateline.model import Article, Grain, Sentence, Span, Timex, Window
from dateline.reading.times import clocks, dates, durations, feasts, periods, relative, weekdays
from dateline.reading.times.frame import framed
from dateline.reading.times.guards import Place, allowed
from dateline.reading.times.patterns import Found, found
from dateline.reading.times.scene import Scene, Sense
from dateline.reading.times.tense import direction
from dateline.reading.times.words import TRIGGER, Atom, atoms

__all__ = ["times"]

Maker = Callable[[Found, Scene], Sense | None]
_MAKERS: Mapping[str, Maker] = {
    **dates.MAKERS, **weekdays.MAKERS, **relative.MAKERS, **periods.MAKERS, **feasts.MAKERS, **durations.MAKERS, **clocks.MAKERS
}  # fmt: skip
_NUMERIC = re.compile(r"\b(\d{1,2})[/.](\d{1,2})[/.](?:19|20)\d{2}\b")
_ANCHORS = frozenset({Grain.DAY, Grain.DAYS, Grain.WEEK, Grain.MONTH, Grain.YEAR})


def times(article: Article, sentences: Sequence[Sentence]) -> tuple[Timex, ...]:
    """All time expressions of the article, in order, resolved against the day of writing of the part they stand in."""
    day_first = _day_first(article)
    out: list[Timex] = []
    anchor: Window | None = None
    paragraph = -1
    for sentence in sentences:
        if not TRIGGER.search(article.text, sentence.span.start, sentence.span.end):
            continue
        if sentence.paragraph > paragraph + 1:
            anchor = None
        made, anchor = _read(article, sentence, anchor, day_first)
        paragraph = sentence.paragraph
        out += made
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


def _read(
    article: Article, sentence: Sentence, anchor: Window | None, day_first: bool
) -> tuple[list[Timex], Window | None]:
    row = atoms(article.text, sentence.span.start, sentence.span.end)
    starts = [token.span.start for token in sentence.tokens]
    out: list[Timex] = []
    for fit in _chosen(article.text, sentence, row, starts):
        start, end = fit.atoms[0].start, fit.atoms[-1].end
        before = [atom.text for atom in row[max(0, fit.first - 8) : fit.first]]
        looks = direction(sentence, start, end, before[-1] if before else "")
        written = article.day_at(start)
        scene = Scene(written, looks, anchor, before[-1] if before else "", day_first)
        sense = _MAKERS[fit.pattern.maker](fit, scene)
        if sense is None:
            continue
        window, looks, deadline = framed(sense, before, looks, written, fit.pattern.maker == "feast")
        text = article.text[start:end]
        if window is not None:
            window = replace(window, words=text)
        if sense.window is not None and sense.type == "DATE" and sense.window.grain in _ANCHORS:
            anchor = sense.window
        out.append(Timex(Span(start, end), text, sense.type, sense.value, window, looks, deadline))
    return _agreed(article.text, out), anchor


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


def _agreed(text: str, made: list[Timex]) -> list[Timex]:
    """What stands side by side agrees: "Monday (Dec. 6)" is that Monday, and "9 a.m. on Friday" is on the Friday."""
    for i, timex in enumerate(made):
        for j in (i + 1, i - 1):
            if 0 <= j < len(made):
                lent = _lent(text, timex, made[j])
                if lent is not None:
                    made[i] = lent
                    break
    return made


def _lent(text: str, timex: Timex, other: Timex) -> Timex | None:
    """The expression with the day of its neighbour, if it takes one."""
    first, second = sorted((timex, other), key=lambda t: t.span)
    between = text[first.span.end : second.span.start]
    day = other.window.first if other.window else None
    if other.window is None or day is None:
        return None
    own = timex.window.first if timex.window else None
    words = timex.text.lower()
    if (
        timex.type == "TIME"
        and other.type == "DATE"
        and len(between) <= 30
        and not re.search(r"[.;!?]", between)
    ):
        if re.match(r"(?:this|last|tomorrow|yesterday|overnight)", words) or any(
            d in words for d in ("day ", "day's")
        ):
            return None
        clock = (timex.value or "").partition("T")[2]
        return replace(
            timex,
            value=f"{day.isoformat()}T{clock}",
            window=replace(other.window, words=timex.text),
            direction=other.direction,
        )
    if (
        own is None
        or own == day
        or timex.type != "DATE"
        or timex.window is None
        or timex.window.length != 1
        or other.window.length != 1
    ):
        return None
    if (
        re.fullmatch(r"\s?[,(\[]?\s?(?:a |the )?", between)
        and re.fullmatch(r"[a-z]+day|[a-z]{3,5}\.?", words)
        and own.weekday() == day.weekday()
    ):
        return replace(
            timex,
            value=day.isoformat(),
            window=replace(other.window, words=timex.text),
            direction=other.direction,
        )
    return None
