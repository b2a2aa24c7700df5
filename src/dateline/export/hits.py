"""A hit of a full-text search as JSON: where it stands, its words, and which of them were searched for."""

from __future__ import annotations

from datetime import date
from typing import Any, Protocol

from dateline.model import Span

__all__ = ["Found", "hit_record"]


class Found(Protocol):
    """What the store tells of a hit (`dateline.store.Hit`); export and store do not know each other."""

    @property
    def kind(self) -> str: ...  # noqa: D102 (as in Hit)
    @property
    def ref(self) -> str: ...  # noqa: D102
    @property
    def article(self) -> str: ...  # noqa: D102
    @property
    def title(self) -> str | None: ...  # noqa: D102
    @property
    def publisher(self) -> str | None: ...  # noqa: D102
    @property
    def published(self) -> date | None: ...  # noqa: D102
    @property
    def origin(self) -> str: ...  # noqa: D102
    @property
    def span(self) -> Span: ...  # noqa: D102
    @property
    def text(self) -> str: ...  # noqa: D102
    @property
    def matches(self) -> tuple[Span, ...]: ...  # noqa: D102


def hit_record(hit: Found) -> dict[str, Any]:
    """A hit; `id` is that of the article, statement or report that `kind` names, offsets are those of the article's text."""
    return {
        "kind": hit.kind,
        "id": hit.ref,
        "article": hit.article,
        "title": hit.title,
        "publisher": hit.publisher,
        "published": hit.published.isoformat() if hit.published else None,
        "origin": hit.origin,
        "start": hit.span.start,
        "end": hit.span.end,
        "text": hit.text,
        "matches": [{"start": match.start, "end": match.end} for match in hit.matches],
    }
