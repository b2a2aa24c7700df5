"""What placing pages remembers of the pages placed so far, and how it asks for it.

Placing keeps nothing else: whoever implements this protocol over a file (the store does) can place the next page without
reading the others again, with the same outcome. `Memory` keeps it for as long as one snapshot is added up.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping
from typing import Protocol

__all__ = ["COMMON", "Memory", "Seen", "Shelf"]

COMMON = 24
"""A shingle is remembered for its first so many pages: what more pages share is boilerplate, and its list would only grow."""


class Seen(Protocol):
    """What is remembered of one page: the story it was placed in, its address, how many shingles it has, its original."""

    @property
    def home(self) -> str: ...  # noqa: D102
    @property
    def url(self) -> str: ...  # noqa: D102
    @property
    def size(self) -> int: ...  # noqa: D102
    @property
    def like(self) -> str | None: ...  # noqa: D102


class Shelf(Protocol):
    """The pages placed so far, their words and their shingles."""

    def pages(self) -> int:
        """How many pages have been placed."""

    def pages_with(self, terms: Collection[str]) -> Mapping[str, int]:
        """In how many pages each of these terms stands; those that stand in none may be left out."""

    def stories_with(self, terms: Collection[str]) -> Mapping[str, Mapping[str, float]]:
        """For each of these terms, the stories whose weights have it, and how heavily."""

    def weights(self, story: str) -> Mapping[str, float]:
        """The terms of a story; none for a story that is not there."""

    def sharing(self, shingles: Collection[int]) -> Mapping[str, int]:
        """The pages that are remembered for any of these shingles, and for how many of them."""

    def seen(self, page: str) -> Seen:
        """What is remembered of a page that was placed."""

    def at(self, url: str) -> str | None:
        """The story of the first page placed that had this address."""

    def hear(self, terms: Collection[str]) -> None:
        """Count one page more, and the terms that stand in it."""

    def weigh(self, story: str, weights: Mapping[str, float], gone: Collection[str]) -> None:
        """Set these terms of a story to these weights, and forget those that are gone."""

    def keep(self, page: str, seen: Seen, shingles: Collection[int]) -> None:
        """Remember a page that was placed."""


class Memory:
    """A shelf that is gone with its owner."""

    def __init__(self) -> None:
        self._pages = 0
        self._heard: Counter[str] = Counter()
        self._having: dict[str, dict[str, float]] = {}
        self._weights: dict[str, dict[str, float]] = {}
        self._with: dict[int, list[str]] = {}
        self._seen: dict[str, Seen] = {}
        self._at: dict[str, str] = {}

    def pages(self) -> int:
        """As in Shelf."""
        return self._pages

    def pages_with(self, terms: Collection[str]) -> Mapping[str, int]:
        """As in Shelf."""
        return {term: self._heard[term] for term in terms if term in self._heard}

    def stories_with(self, terms: Collection[str]) -> Mapping[str, Mapping[str, float]]:
        """As in Shelf."""
        return {term: self._having.get(term, {}) for term in terms}

    def weights(self, story: str) -> Mapping[str, float]:
        """As in Shelf."""
        return self._weights.get(story, {})

    def sharing(self, shingles: Collection[int]) -> Mapping[str, int]:
        """As in Shelf."""
        return Counter(page for shingle in shingles for page in self._with.get(shingle, ()))

    def seen(self, page: str) -> Seen:
        """As in Shelf."""
        return self._seen[page]

    def at(self, url: str) -> str | None:
        """As in Shelf."""
        return self._at.get(url)

    def hear(self, terms: Collection[str]) -> None:
        """As in Shelf."""
        self._pages += 1
        self._heard.update(terms)

    def weigh(self, story: str, weights: Mapping[str, float], gone: Collection[str]) -> None:
        """As in Shelf."""
        mine = self._weights.setdefault(story, {})
        mine.update(weights)
        for term, weight in weights.items():
            self._having.setdefault(term, {})[story] = weight
        for term in gone:
            mine.pop(term, None)
            self._having[term].pop(story, None)

    def keep(self, page: str, seen: Seen, shingles: Collection[int]) -> None:
        """As in Shelf."""
        self._seen[page] = seen
        if seen.url:
            self._at.setdefault(seen.url, seen.home)
        for shingle in shingles:
            having = self._with.setdefault(shingle, [])
            if len(having) < COMMON:
                having.append(page)
