"""Long lists, some at a time: cursors that stay where they are while the list changes around them.

A cursor names the last thing that was told, by its place in the order, and not a number of things to leave out. Pages that
are read meanwhile therefore shift nothing: what stands in the list throughout, at one place, is told exactly once. What
comes, goes or moves to another place while somebody walks may be missed or told twice; that is so where `edition` on a later
page is not that of the first. To refuse the cursor instead ("410 Gone") would help nobody whose diary is read into every
few minutes: such a walk would never end.
"""

from __future__ import annotations

import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from hashlib import sha256
from typing import Generic, TypeVar

from dateline.web.api.parameters import Question
from dateline.web.api.problems import Problem, Wrong

__all__ = ["Key", "Leaf", "Listing", "falling", "newest", "turned"]

T = TypeVar("T")
Key = tuple[str, ...]
"""A place in an order, as words that sort as it does; its last word makes it the place of one thing only."""
LARGEST = 10**9


class Listing(Generic[T]):
    """Things in order, each at its key."""

    def __init__(self, things: Iterable[tuple[Key, T]]) -> None:
        ordered = sorted(things, key=lambda kt: kt[0])
        self.keys = [key for key, _ in ordered]
        self.things = [thing for _, thing in ordered]

    @cached_property
    def edition(self) -> str:
        """A word that is the same as long as the same things stand in it at the same places."""
        digest = sha256()
        for key in self.keys:
            digest.update("\x1f".join(key).encode("utf-8", "replace") + b"\x1e")
        return digest.hexdigest()[:16]


@dataclass(frozen=True, slots=True)
class Leaf(Generic[T]):
    """Some things of a list: how many there are in all, which edition of the list this is, and where it goes on."""

    things: tuple[T, ...]
    count: int
    edition: str
    next: str | None


def turned(listing: Listing[T], asked: Question) -> Leaf[T]:
    """The things after the cursor. Raises Problem where the cursor is not of this list."""
    start = bisect_right(listing.keys, _place(asked)) if asked.cursor else 0
    end = start + asked.limit
    following = _cursor(listing.keys[end - 1], asked) if end < len(listing.keys) else None
    return Leaf(tuple(listing.things[start:end]), len(listing.keys), listing.edition, following)


def falling(number: int) -> str:
    """A number from 0 to a thousand million as a word that sorts the larger before the smaller."""
    return f"{LARGEST - min(max(number, 0), LARGEST):010}"


def newest(day: date | None) -> str:
    """A day as a word that sorts the later before the earlier, and what is undated last."""
    return falling(day.toordinal() if day else 0)


def _asked_for(asked: Question) -> str:
    """What the list is of: the same cursor serves with another limit, and not with another filter."""
    return sha256(repr(replace(asked, cursor="", limit=0)).encode("utf-8", "replace")).hexdigest()[:8]


def _cursor(key: Key, asked: Question) -> str:
    written = json.dumps([_asked_for(asked), *key], separators=(",", ":")).encode()
    return urlsafe_b64encode(written).decode().rstrip("=")


def _place(asked: Question) -> Key:
    try:
        padded = asked.cursor + "=" * (-len(asked.cursor) % 4)
        of, *key = json.loads(urlsafe_b64decode(padded))
        if not key or not all(isinstance(word, str) for word in (of, *key)):
            raise ValueError
    except (ValueError, TypeError, RecursionError):
        raise _wrong("it is not a cursor of this server; take `next` of an answer as it is") from None
    if of != _asked_for(asked):
        raise _wrong("it belongs to another question; the other parameters must stay as they were")
    return tuple(key)


def _wrong(why: str) -> Problem:
    return Problem("senseless", f"cursor: {why}", [Wrong("cursor", why)])
