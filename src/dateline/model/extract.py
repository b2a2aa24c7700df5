"""What comes off a page before it is dated: its text, its blocks, and every clue it carries about itself."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from dateline.model.report import Doubt
from dateline.model.span import Span

__all__ = ["Block", "BlockKind", "Extract"]


class BlockKind(StrEnum):
    """What a block of the page is for."""

    TITLE = "title"
    DECK = "deck"
    BYLINE = "byline"
    TIME = "time"
    CAPTION = "caption"
    HEADING = "heading"
    BODY = "body"
    CHROME = "chrome"


@dataclass(frozen=True, slots=True)
class Block:
    """One block (paragraph, heading, line) of the page, in page order.

    `text` is what it says, white space folded; `span` where it stands in the extract's text, None if it is left out;
    `machine_time` the `datetime` attribute of a `<time>` element in it.
    """

    text: str
    kind: BlockKind
    span: Span | None = None
    machine_time: str | None = None


@dataclass(frozen=True, slots=True)
class Extract:
    """The body of a page and what the page says of itself, all still undated.

    `text` joins the kept blocks (body, in-body headings, dated captions without their credits), one block a line
    ("\\n" between them). `metadata` are raw structured facts with where each was found, in page order:
    ("json-ld datePublished", "2022-11-11T05:45:00Z"), ("rss pubDate", "Sun, 09 Nov 2025 14:05:00 +0400").
    """

    text: str
    blocks: tuple[Block, ...]
    form: str
    url: str | None = None
    title: str | None = None
    authors: tuple[str, ...] = ()
    publisher: str | None = None
    agency: str | None = None
    place: str | None = None
    language: str | None = None
    metadata: tuple[tuple[str, str], ...] = ()
    doubts: tuple[Doubt, ...] = ()
