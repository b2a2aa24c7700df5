"""Which of two words on a place says more. A country takes nothing back from a town, a common noun nothing from a name."""

from __future__ import annotations

import re
from functools import cache

from dateline.model import NameKind, Reading, Span
from dateline.rules import rows

__all__ = ["better_place", "spot_in"]

_WORD = re.compile(r"[^\W_]+")
_THERE = re.compile(r"\b(?:in|at|on|to|near|outside|of|under|for)\s+(?:the\s+)?$", re.IGNORECASE)


@cache
def _wide() -> frozenset[str]:
    return frozenset(name for row in rows("wide_places") for name in row["words"])


def _plain(place: str) -> str:
    return " ".join(w for w in _WORD.findall(place.casefold()) if w != "the")


def _bare(place: str) -> bool:
    """Whether it only describes a spot that the page knows already: "the town hall"."""
    words = _WORD.findall(place)
    return (
        bool(words)
        and words[0].lower() in {"the", "a", "an", "its", "his", "her", "their"}
        and not any(w[0].isupper() for w in words[1:])
    )


def better_place(old: str | None, new: str) -> str:
    """The place after a report that says `new`."""
    if not old:
        return new
    before, after = _plain(old), _plain(new)
    if after in before:
        return old
    if _bare(new) and not _bare(old):
        return old
    if after in _wide() and before not in _wide():
        return old
    return new


def spot_in(reading: Reading, span: Span) -> str | None:
    """The place that a stretch of text names first, behind a word for being there or going there; towns before countries."""
    text, wide = reading.article.text, None
    for mention in reading.mentions:
        if mention.kind is not NameKind.PLACE or not span.covers(mention.span):
            continue
        before = text[max(span.start, mention.span.start - 12) : mention.span.start]
        if not _THERE.search(before):
            continue
        if _plain(name := mention.span.of(text)) not in _wide():
            return name
        wide = wide or name
    return wide
