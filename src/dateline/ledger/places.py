"""Which of two words on a place says more. A country takes nothing back from a town, a common noun nothing from a name."""

from __future__ import annotations

import re
from functools import cache

from dateline.rules import rows

__all__ = ["better_place", "is_wide", "plain"]

_WORD = re.compile(r"[^\W_]+")


@cache
def _wide() -> frozenset[str]:
    return frozenset(name for row in rows("wide_places") for name in row["words"])


def plain(place: str) -> str:
    """A place's words to compare it by: small letters, no article."""
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
    before, after = plain(old), plain(new)
    if after in before:
        return old
    if _bare(new) and not _bare(old):
        return old
    if after in _wide() and before not in _wide():
        return old
    return new


def is_wide(place: str) -> bool:
    """Whether a name is of a country, a state, a part of the world: too wide to tell a town by."""
    return plain(place) in _wide()
