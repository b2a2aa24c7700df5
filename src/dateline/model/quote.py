"""A page's own words, with all that is needed to find them again and to judge them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from dateline.model.report import Status
from dateline.model.span import Span
from dateline.model.time import Window

__all__ = ["Quote"]


@dataclass(frozen=True, slots=True, repr=False)
class Quote:
    """Words of a page, verbatim: `text` is what `span` covers of its article's text.

    `kind` says what `id` is the id of: a "report", a "statement" or an "article". `day` is the day on which they were
    written (None: undated), `url` where they can be read (http and https only). `source` is whose word it is, None for
    the outlet's own; `via` who relays it. `reprint_of` is the article that this one reprints.

    Of a report: `event`, `status` and `window` as this report alone has them. Of a statement: `content`, the pieces of
    what was said, without who said it.
    """

    kind: str
    id: str
    text: str
    span: Span
    article: str
    title: str | None
    outlet: str
    agency: str | None
    url: str | None
    day: date | None
    source: str | None = None
    via: tuple[str, ...] = ()
    reprint_of: str | None = None
    event: str | None = None
    status: Status | None = None
    window: Window | None = None
    content: tuple[str, ...] = ()

    @property
    def line(self) -> str:
        """ "Ada Quill, via Radio Dell, Varn Courier, 2031-05-02": whose words, relayed by whom, printed where and when."""
        relayed = f"via {' and '.join(self.via)}" if self.via else None
        day = self.day.isoformat() if self.day else "undated"
        return ", ".join(part for part in (self.source, relayed, self.outlet, day) if part)

    def __repr__(self) -> str:
        return f"<Quote {self.kind} {self.id} ({self.line}): {self.text!r}>"
