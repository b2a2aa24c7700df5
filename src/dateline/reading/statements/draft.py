"""Attributions before names are put to them."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.model import Span

__all__ = ["Draft"]


@dataclass(frozen=True, slots=True)
class Draft:
    """An attribution by its spans. `head` is the source's first noun phrase, `clause` the sentence that attributes.

    `wide` is an attitude, an intention or a noun's content; `inner` stands inside what another says; `signed` is a
    post with its author's name below it, which needs no cue.
    """

    content: tuple[Span, ...]
    clause: Span
    source: Span | None = None
    head: Span | None = None
    cue: Span | None = None
    wide: bool = False
    inner: bool = False
    signed: bool = False

    @property
    def order(self) -> int:
        """Where it stands in the text."""
        return min(self.content[0].start, self.clause.start)
