"""A paper as one HTML page that stands alone: no script, nothing fetched, readable in a mail as in a browser."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from dateline.export.paper import Item, Paper, Part, Quote, Source

__all__ = ["html"]

STYLE = (
    "body{font:16px/1.5 Georgia,serif;max-width:42rem;margin:2rem auto;padding:0 1rem;color:#222;background:#fff}"
    "h1{line-height:1.2}h2{font-size:1.1rem;border-bottom:1px solid #999;margin-top:2rem}"
    "h3{font-size:1rem;margin:1.2rem 0 .3rem}p{margin:.3rem 0}blockquote{margin:.4rem 0 .4rem 1rem}"
    "cite{font-style:normal;color:#555}small,.told{color:#555}table{border-collapse:collapse;font-size:.9rem}"
    "td,th{border:1px solid #bbb;padding:.2rem .4rem;text-align:left;vertical-align:top}"
    "@media(prefers-color-scheme:dark){body{color:#ddd;background:#181818}a{color:#8bf}cite,small,.told{color:#aaa}}"
)


def html(paper: Paper) -> str:
    """The page; everything from outside is escaped, addresses are http(s) only."""
    return "\n".join(_lines(paper)) + "\n"


def _lines(paper: Paper) -> Iterator[str]:
    yield "<!doctype html>"
    yield '<html lang="en"><head><meta charset="utf-8">'
    yield '<meta name="viewport" content="width=device-width,initial-scale=1">'
    yield f"<title>{escape(paper.title)}</title><style>{STYLE}</style></head><body><main>"
    yield f"<h1>{escape(paper.title)}</h1>"
    yield f'<p class="told">{escape(paper.told)}</p>'
    for part in paper.parts:
        yield f"<section><h2>{escape(part.title)}</h2>"
        yield from _part(part)
        yield "</section>"
    if not paper.parts:
        yield "<p>Nothing to tell.</p>"
    if paper.sources:
        yield "<section><h2>Sources</h2><ol>"
        yield from (_source(source) for source in paper.sources)
        yield "</ol></section>"
    yield "</main></body></html>"


def _part(part: Part) -> Iterator[str]:
    passing = False
    for item in part.items:
        if item.passing is not passing:
            yield "<ul>" if item.passing else "</ul>"
            passing = item.passing
        yield from _item(item)
    if passing:
        yield "</ul>"
    if part.table:
        titles, *rows = part.table
        yield "<table><tr>" + "".join(f"<th>{escape(title)}</th>" for title in titles) + "</tr>"
        for row in rows:
            yield "<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in row) + "</tr>"
        yield "</table>"
    if part.more:
        yield f"<p>{escape(part.more)}</p>"


def _item(item: Item) -> Iterator[str]:
    head = " · ".join(escape(word) for word in (item.when, item.name, item.state) if word)
    if item.passing:
        cited = "".join(f" {_number(quote.source)}" for quote in item.quotes)
        yield f"<li>{head} <small>{escape(item.foot)}</small>{cited}</li>"
        return
    if head:
        yield f"<h3>{head}</h3>"
    yield from (f"<p>{escape(fact)}</p>" for fact in item.facts)
    yield from (_quote(quote) for quote in item.quotes)
    if item.foot:
        yield f"<p><small>{escape(item.foot)}</small></p>"


def _quote(quote: Quote) -> str:
    return (
        f"<blockquote><p>“{escape(quote.words)}”</p>"
        f"<cite>— {escape(quote.line)} {_number(quote.source)}</cite></blockquote>"
    )


def _number(source: int) -> str:
    return f'<a href="#source-{source}">[{source}]</a>'


def _source(source: Source) -> str:
    title = f"“{escape(source.title)}”" if source.title else "untitled"
    if source.address:
        title = f'<a href="{escape(source.address)}" rel="noopener noreferrer">{title}</a>'
    return f'<li id="source-{source.number}">{escape(source.outlet)}, {title}, {source.when}</li>'
