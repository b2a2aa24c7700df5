"""A paper as Markdown (CommonMark, with GitHub's tables): numbered citations, nothing of a page can become markup.

Every character of a page that Markdown could take for its own is escaped, so that what is rendered is what the page said.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from dateline.export.paper import Item, Paper, Part, Quote, Source

__all__ = ["escaped", "markdown"]

# What may open emphasis, code, links, images, HTML, entities, tables, strike-through or formulas anywhere in a line.
_MARKS = re.compile(r"([\\`*_\[\]<>|~&$])")
# What opens a heading, a list, a rule or a quotation at the beginning of a line.
_OPENS = re.compile(r"^(\s*)(#|[-+=](?=\s|[-=]|$)|\d+(?=[.)]))")


def escaped(text: str) -> str:
    """Words that come from outside, on one line, as Markdown that renders to just these words."""
    text = _MARKS.sub(r"\\\1", text)
    opens = _OPENS.match(text)
    if opens:
        at = opens.end(2) if opens[2].isdigit() else opens.start(2)
        text = f"{text[:at]}\\{text[at:]}"
    return text


def markdown(paper: Paper) -> str:
    """The whole paper; the sources are listed at its end."""
    return "\n".join(_lines(paper)) + "\n"


def _lines(paper: Paper) -> Iterator[str]:
    yield f"# {escaped(paper.title)}"
    yield ""
    yield escaped(paper.told)
    for part in paper.parts:
        yield ""
        yield f"## {escaped(part.title)}"
        yield from _part(part)
    if not paper.parts:
        yield ""
        yield "Nothing to tell."
    if paper.sources:
        yield ""
        yield "## Sources"
        yield ""
        yield from (_source(source) for source in paper.sources)


def _part(part: Part) -> Iterator[str]:
    passing = False
    for item in part.items:
        if not (passing and item.passing) and (item.name or item.passing):
            yield ""
        passing = item.passing
        yield from _item(item)
    if part.table:
        yield ""
        titles, *rows = part.table
        yield _row(titles)
        yield "|" + "---|" * len(titles)
        yield from (_row(row) for row in rows)
    if part.more:
        yield ""
        yield escaped(part.more)


def _row(cells: tuple[str, ...]) -> str:
    return "| " + " | ".join(escaped(cell) or " " for cell in cells) + " |"


def _item(item: Item) -> Iterator[str]:
    head = _head(item)
    if item.passing:
        cited = "".join(f" [{q.source}]" for q in item.quotes)
        foot = f" · {escaped(item.foot)}" if item.foot else ""
        yield f"- {head}{foot}{cited}"
        return
    if head:
        yield f"### {head}"
    for fact in item.facts:
        yield ""
        yield escaped(fact)
    for quote in item.quotes:
        yield ""
        yield from _quote(quote)
    if item.foot:
        yield ""
        yield f"<sub>{escaped(item.foot)}</sub>"


def _head(item: Item) -> str:
    when = f"**{escaped(item.when)}**" if item.passing and item.when else escaped(item.when)
    return " · ".join(word for word in (when, escaped(item.name), escaped(item.state)) if word)


def _quote(quote: Quote) -> Iterator[str]:
    yield f"> “{escaped(quote.words)}”  "
    yield f"> — {escaped(quote.line)} [{quote.source}]"


def _source(source: Source) -> str:
    title = f"“{escaped(source.title)}”" if source.title else "untitled"
    named = f"[{title}](<{source.address}>)" if source.address else title
    return f"{source.number}. {escaped(source.outlet)}, {named}, {source.when}"
