"""From page to extract: the body's text, the blocks of the page, and all that the page says of itself.

HTML, feed items and plain text with the page's chrome left in come down to the same rows; one line model judges them;
one set of rules tells headline, byline, dateline and captions. Nothing is dated here.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from selectolax.lexbor import LexborHTMLParser

from dateline.model import Block, BlockKind, Doubt, Extract, Page, Span
from dateline.reading.extract import body, byline, facts, feed, plain, publisher, roles, title, tongue, tree
from dateline.reading.extract.dateline import full_name
from dateline.reading.extract.decode import decode, form_of, refuse_hostile
from dateline.reading.extract.plain import body_ranges
from dateline.reading.extract.row import MOST_ROWS, Row

__all__ = ["body_ranges", "extract"]

_FEED = 3.0  # log-odds that a paragraph of a feed item is body, beyond what the line model sees
_LONGEST_BLOCK = 20_000  # characters kept of a block that is not in the text


def extract(page: Page) -> Extract:
    """The extract of a page. Raises NotAPage where the bytes are no page that can be read."""
    form = form_of(page)
    if form != "text":
        refuse_hostile(page)
    text, doubts = decode(page)
    return _finish(_READERS[form](page, text), doubts)


@dataclass(frozen=True, slots=True)
class _Sheet:
    """A page come down to rows, with what its own data says."""

    form: str
    rows: list[Row]
    facts: list[tuple[str, str]]
    url: str | None
    title: str | None
    publisher: str | None = None
    authors: tuple[str, ...] = ()


def _html(page: Page, text: str) -> _Sheet:
    parsed = LexborHTMLParser(text)
    said = facts.of_html(parsed)
    rows = tree.rows_of(parsed)
    body.judge(rows)
    found = dict(reversed(said))
    url = page.url or found.get("link canonical") or found.get("meta og:url") or found.get("json-ld url")
    outlet = publisher.from_facts(said, url, next((r.text for r in rows if r.tag == "h1"), None))
    headline = title.of_html(rows, said, outlet, url)
    return _Sheet("html", rows, said, url, headline, outlet, _stated(said))


def _stated(said: list[tuple[str, str]]) -> tuple[str, ...]:
    for keys in (
        ("json-ld author",),
        ("json-ld creator",),
        ("meta author", "meta DC.creator", "meta dc.creator", "meta sailthru.author", "meta parsely-author", "meta byl", "meta citation_author", "meta article:author", "meta itemprop author"),
        ("rel author",),
    ):  # fmt: skip
        names = byline.stated([value for key, value in said if key in keys])
        if names:
            return tuple(names)
    return ()


def _feed(page: Page, text: str) -> _Sheet:
    item = feed.read(page, text)
    rows = tree.rows_of(LexborHTMLParser(f"<body><article>{item.html}</article></body>"))
    body.judge(rows, bonus=_FEED)
    url = page.url or item.url
    outlet = publisher.from_facts(item.facts, url, None)
    return _Sheet("rss", rows, item.facts, url, item.title, outlet, tuple(byline.stated(item.authors)))


def _plain(page: Page, text: str) -> _Sheet:
    rows = plain.rows_of(text)
    return _Sheet("text", rows, [], page.url, title.of_text(rows, roles.first_body(rows), page.url))


def _finish(sheet: _Sheet, doubts: tuple[Doubt, ...]) -> Extract:
    rows = sheet.rows
    found = roles.assign(rows, sheet.title, feed=sheet.form == "rss")
    text, blocks = _blocks(rows)
    if not text:
        doubts = (*doubts, Doubt("no-body", "no article text was found on the page"))
    if len(rows) >= MOST_ROWS:
        doubts = (*doubts, Doubt("too-long", f"only the first {MOST_ROWS} blocks were read"))
    said = [*sheet.facts, ("dateline", found.day)] if found.day else sheet.facts
    return Extract(
        text=text,
        blocks=blocks,
        form=sheet.form,
        url=sheet.url,
        title=sheet.title,
        authors=tuple(dict.fromkeys(sheet.authors or found.authors or found.credited)),
        publisher=_publisher(sheet, found.agency),
        agency=found.agency,
        place=found.place,
        language=tongue.language_of(text, said),
        metadata=tuple(said),
        doubts=doubts,
    )


def _publisher(sheet: _Sheet, agency: str | None) -> str | None:
    """The publisher that the page's rows name, else the one its address spells, else the agency whose story it is."""
    if sheet.publisher and (not sheet.url or publisher.fits(sheet.publisher, sheet.url)):
        return sheet.publisher
    kept = [i for i, row in enumerate(sheet.rows) if row.keep]
    first, last = (kept[0], kept[-1]) if kept else (len(sheet.rows), len(sheet.rows))
    named = publisher.from_rows(sheet.rows[:first], sheet.rows[last + 1 :], sheet.url)
    if sheet.publisher and not (named and publisher.fits(named, sheet.url)):
        return sheet.publisher
    return named or publisher.from_address(sheet.url) or (full_name(agency) if agency else None)


def _blocks(rows: list[Row]) -> tuple[str, tuple[Block, ...]]:
    """The text and the blocks with their places in it."""
    blocks, parts, at = [], [], 0
    for row in rows:
        span = None
        if row.keep:
            span = Span(at, at + len(row.text))
            parts.append(row.text)
            at = span.end + 1
        kind = row.kind or (BlockKind.BODY if row.keep else BlockKind.CHROME)
        blocks.append(
            Block(row.text[:_LONGEST_BLOCK] if span is None else row.text, kind, span, row.machine_time)
        )
    return "\n".join(parts), tuple(blocks)


_READERS: dict[str, Callable[[Page, str], _Sheet]] = {"html": _html, "rss": _feed, "text": _plain}
