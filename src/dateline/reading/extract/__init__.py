"""From page to extract: the body's text, the blocks of the page, and all that the page says of itself.

HTML, feed items and plain text with the page's chrome left in come down to the same rows; one line model judges them;
one set of rules tells headline, byline, dateline and captions. Nothing is dated here.
"""

from __future__ import annotations

from selectolax.lexbor import LexborHTMLParser

from dateline.model import Block, BlockKind, Doubt, Extract, Page, Span
from dateline.reading.extract import body, byline, facts, feed, plain, publisher, roles, title, tongue, tree
from dateline.reading.extract.dateline import full_name
from dateline.reading.extract.decode import decode, form_of, refuse_hostile
from dateline.reading.extract.plain import body_ranges
from dateline.reading.extract.row import Row

__all__ = ["body_ranges", "extract"]

_FEED = 3.0  # log-odds that a paragraph of a feed item is body, beyond what the line model sees
_LONGEST_BLOCK = 20_000  # characters kept of a block that is not in the text


def extract(page: Page) -> Extract:
    """The extract of a page. Raises NotAPage where the bytes are no page that can be read."""
    form = form_of(page)
    if form != "text":
        refuse_hostile(page)
    text, doubts = decode(page)
    if form == "html":
        return _html(page, text, doubts)
    if form == "rss":
        return _feed(page, text, doubts)
    return _plain(page, text, doubts)


def _html(page: Page, text: str, doubts: tuple[Doubt, ...]) -> Extract:
    parsed = LexborHTMLParser(text)
    said = facts.of_html(parsed)
    rows = tree.rows_of(parsed)
    found = dict(reversed(said))
    url = page.url or found.get("link canonical") or found.get("meta og:url") or found.get("json-ld url")
    body.judge(rows)
    outlet = publisher.from_facts(said, url, next((r.text for r in rows if r.tag == "h1"), None))
    headline = title.of_html(rows, said, outlet, url)
    return _finish(page, "html", rows, said, doubts, url, headline, outlet, _stated(said))


def _stated(said: list[tuple[str, str]]) -> list[str]:
    for keys in (
        ("json-ld author",),
        ("json-ld creator",),
        ("meta author", "meta DC.creator", "meta dc.creator", "meta sailthru.author", "meta parsely-author", "meta byl", "meta citation_author", "meta article:author", "meta itemprop author"),
        ("rel author",),
    ):  # fmt: skip
        names = byline.stated([value for key, value in said if key in keys])
        if names:
            return names
    return []


def _feed(page: Page, text: str, doubts: tuple[Doubt, ...]) -> Extract:
    item = feed.read(page, text)
    rows = tree.rows_of(LexborHTMLParser(f"<body><article>{item.html}</article></body>"))
    body.judge(rows, bonus=_FEED)
    url = page.url or item.url
    outlet = publisher.from_facts(item.facts, url, None)
    return _finish(
        page, "rss", rows, item.facts, doubts, url, item.title, outlet, byline.stated(item.authors)
    )


def _plain(page: Page, text: str, doubts: tuple[Doubt, ...]) -> Extract:
    rows = plain.rows_of(text)
    headline = title.of_text(rows, roles.first_body(rows), page.url)
    return _finish(page, "text", rows, [], doubts, page.url, headline, None, [])


def _finish(
    page: Page,
    form: str,
    rows: list[Row],
    said: list[tuple[str, str]],
    doubts: tuple[Doubt, ...],
    url: str | None,
    headline: str | None,
    outlet: str | None,
    authors: list[str],
) -> Extract:
    found = roles.assign(rows, headline, feed=form == "rss")
    text, blocks = _blocks(rows)
    if not text:
        doubts = (*doubts, Doubt("no-body", "no article text was found on the page"))
    first = next((i for i, row in enumerate(rows) if row.keep), len(rows))
    last = max((i for i, row in enumerate(rows) if row.keep), default=-1)
    outlet = outlet or publisher.from_rows(rows[:first], rows[last + 1 :], url)
    if outlet is None and url:
        outlet = publisher.from_address(url)
    if outlet is None and found.agency:
        outlet = full_name(found.agency)
    if found.day:
        said = [*said, ("dateline", found.day)]
    by = authors or found.authors or found.credited
    return Extract(
        text=text,
        blocks=blocks,
        form=form,
        url=url,
        title=headline,
        authors=tuple(dict.fromkeys(by)),
        publisher=outlet,
        agency=found.agency,
        place=found.place,
        language=tongue.language_of(text, said),
        metadata=tuple(said),
        doubts=doubts,
    )


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
