"""What pages look forward to, as lines of a terminal and as JSON: when, what word says so, how surely, and the words around it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from dateline.export import days
from dateline.export.plain import one_line, web_address
from dateline.export.sheet import outlet
from dateline.export.text import INNER, Line, Piece, folded, plural
from dateline.model import Article, Certainty, Lookahead, Prospect, Span

__all__ = ["ahead_lines", "ahead_record"]

FORMAT = "dateline-ahead/1"
LEAST = 24  # columns that the page's words get, however narrow the screen


def ahead_lines(found: Sequence[Lookahead], width: int = 80, *, missed: bool = False) -> Iterator[Line]:
    """Each page that looks ahead and, on a line each, what it looks forward to; with `missed` only what no report keeps."""
    shown = [(page, chosen) for page in found if (chosen := _chosen(page, missed=missed))]
    if not shown:
        yield (("Nothing here looks ahead" + (" that the diary does not keep." if missed else "."), ""),)
    for number, (page, chosen) in enumerate(shown):
        if number:
            yield ()
        yield from folded(_head(page.article), "name", width, "")
        yield ((_count(page), "dim"),)
        column = max(len(_when(page.article, prospect)) for prospect in chosen)
        for prospect in chosen:
            yield _line(page.article, prospect, column, width)


def _chosen(page: Lookahead, *, missed: bool) -> list[Prospect]:
    return [p for p in page.prospects if not (missed and p.kept)]


def _count(page: Lookahead) -> str:
    words, kept = len(page.prospects), sum(prospect.kept for prospect in page.prospects)
    return (
        f"{plural(words, 'word')} look{'s' if words == 1 else ''} ahead, {kept or 'none'} kept by the diary"
    )


def _head(article: Article) -> str:
    day = days.short_day(article.published.day) if article.published else "undated"
    named = f"{one_line(article.title)} — {outlet(article)}" if article.title else one_line(article.origin)
    return f"{named}, {day}"


def _line(article: Article, prospect: Prospect, column: int, width: int) -> Line:
    """ "  Thu 25 May        vote · kept · “The council is due to vote on the toll”"."""
    when = _when(article, prospect)
    pieces: list[Piece] = [(f"  {when:{column}}  ", "when" if prospect.window else "dim")]
    pieces.append((one_line(prospect.span.of(article.text)), "name"))
    if prospect.certainty is not Certainty.CERTAIN:
        pieces.append((f" · {prospect.certainty.value}", "status:possible"))
    if prospect.denied:
        pieces.append((" · denied", "status:cancelled"))
    if prospect.kept:
        pieces.append((" · kept", "status:confirmed"))
    left = max(LEAST, width - sum(len(text) for text, _ in pieces) - len(" · “”"))
    return (*pieces, (" · ", "dim"), (f"“{_around(article.text, prospect, left).translate(INNER)}”", "quote"))


def _when(article: Article, prospect: Prospect) -> str:
    """The days, seen from the day of writing; the page's own words where they name no day; else that none is told."""
    day = article.day_at(prospect.span.start)
    if prospect.window:
        return days.seen_from(prospect.window, {day}, day)
    return f"“{one_line(prospect.time.of(article.text))}”" if prospect.time else "no date"


def _around(text: str, prospect: Prospect, most: int) -> str:
    """The sentence, or whole words of it around the event word, as many as there is room for."""
    sentence, word = prospect.sentence, prospect.span
    whole = one_line(sentence.of(text))
    if len(whole) <= most:
        return whole
    # A letter stands for the word, so that the space in front of it is counted.
    at = len(one_line(text[sentence.start : word.start] + "x")) - 1
    end = at + len(one_line(word.of(text)))
    room = most - len("… …")
    first = max(0, min(at - room // 3, len(whole) - room))
    if first:
        first = min(at, whole.find(" ", first, at) + 1 or at)
    last = len(whole) if first + room >= len(whole) else max(end, whole.rfind(" ", end, first + room + 1))
    return f"{'… ' if first else ''}{whole[first:last].strip()}{'…' if last < len(whole) else ''}"


def ahead_record(found: Sequence[Lookahead], *, missed: bool = False) -> dict[str, Any]:
    """The same for JSON; offsets are Unicode code points of the article's text, an open end of days is null."""
    return {
        "format": FORMAT,
        "pages": [_page(page, _chosen(page, missed=missed)) for page in found],
    }


def _page(page: Lookahead, chosen: Sequence[Prospect]) -> dict[str, Any]:
    article = page.article
    return {
        "article": article.id,
        "origin": article.origin,
        "title": article.title,
        "outlet": outlet(article),
        "url": web_address(article),
        "published": article.published.value.isoformat() if article.published else None,
        "prospects": [_prospect(article, prospect) for prospect in chosen],
    }


def _prospect(article: Article, prospect: Prospect) -> dict[str, Any]:
    window, day = prospect.window, article.day_at(prospect.span.start)
    return {
        **_covered("word", prospect.span, article.text),
        "sentence": _covered("text", prospect.sentence, article.text),
        "certainty": prospect.certainty.value,
        "denied": prospect.denied,
        "time": _covered("text", prospect.time, article.text) if prospect.time else None,
        "window": [end.isoformat() if end else None for end in (window.first, window.last)]
        if window
        else None,
        "kind": prospect.kind.value if prospect.kind else None,
        "source": prospect.source,
        "written": day.isoformat() if day else None,
        "report": prospect.report,
    }


def _covered(name: str, span: Span, text: str) -> dict[str, Any]:
    return {name: span.of(text), "start": span.start, "end": span.end}
