"""Stories: online clustering of articles in publication order; what comes later never moves what is placed.

Words weighted by rarity among the pages seen so far, names more than words; one centroid a story; only stories that share
rare words with a page are compared with it. No decay with time: follow-ups come weeks later (measured on giveme5w1h, see
docs/measurements.md).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container, Mapping
from dataclasses import dataclass, field
from functools import cache, lru_cache
from heapq import nlargest
from math import log, sqrt

from dateline.rules import rows

__all__ = ["Stories", "terms"]

_WORD = re.compile(r"[^\W\d_](?:[^\W_]|[’'.\-](?=[^\W_]))*")
_LEAD = 4000  # characters read of a page: what a story is about stands in its first paragraphs
_NAME = 3.5
_TITLE = 2.0
_ALIKE = 0.13  # cosine from which a page belongs to a story; chosen on dev, giveme5w1h and ecbplus (bench/fold.py --clusters)
_QUERY = 60  # heaviest terms of a page that look for stories
_CANDIDATES = 12
_KEPT = 250  # heaviest terms of a centroid


@cache
def _common() -> frozenset[str]:
    return frozenset(word for row in rows("common_words") for word in row["words"])


@lru_cache(maxsize=1 << 16)
def _term(word: str) -> str:
    """What a word counts as: its stem in lower case, nothing where it tells nothing."""
    low = word.lower().replace("’", "'").removesuffix("'s").removesuffix("'")
    if low in _common():
        return ""
    for ending in ("ing", "ed", "es", "s"):
        if low.endswith(ending) and len(low) - len(ending) >= 4 and not low.endswith("ss"):
            low = low.removesuffix(ending)
            break
    return "" if len(low) < 3 or low in _common() else low


def terms(title: str, text: str) -> dict[str, float]:
    """What a page is about: terms and how heavily it leans on them. Capitalised words inside a sentence are names."""
    found: dict[str, float] = {}
    for piece, times in ((title, _TITLE), (text[:_LEAD], 1.0)):
        names = times if piece.isupper() else times * _NAME
        for word, count in Counter(_WORD.findall(piece)).items():
            term = _term(word)
            if term:
                found[term] = found.get(term, 0.0) + count * (names if word[0].isupper() else times)
    return {term: 1 + log(count) if count > 1 else count for term, count in found.items()}


@dataclass(slots=True)
class _Cluster:
    weights: dict[str, float] = field(default_factory=dict)
    pages: int = 0


class Stories:
    """Stories so far; `add` each page in publication order."""

    def __init__(self) -> None:
        self._clusters: dict[str, _Cluster] = {}
        self._having: dict[str, set[str]] = {}
        self._pages_with: Counter[str] = Counter()
        self._pages = 0

    def add(
        self,
        page: str,
        about: Mapping[str, float],
        story: str | None = None,
        barred: Container[str] = (),
    ) -> tuple[str, float]:
        """Take a page in (into `story`, where that is known; never into `barred`); its story, and how alike they are."""
        self._pages += 1
        self._pages_with.update(about.keys())
        weights = self._weigh(about)
        alike = 1.0
        if story is None:
            story, alike = self._nearest(weights, barred)
        if story is None:
            story = page
        self._clusters.setdefault(story, _Cluster())
        self._join(story, weights)
        return story, alike

    def _rarity(self, term: str) -> float:
        return log((self._pages + 20) / (self._pages_with[term] + 0.5))

    def _weigh(self, about: Mapping[str, float]) -> dict[str, float]:
        raw = {term: weight * self._rarity(term) for term, weight in about.items()}
        length = sqrt(sum(w * w for w in raw.values())) or 1.0
        return {term: w / length for term, w in raw.items()}

    def _nearest(self, weights: Mapping[str, float], barred: Container[str]) -> tuple[str | None, float]:
        votes: dict[str, float] = {}
        for term, weight in nlargest(_QUERY, weights.items(), key=lambda tw: (tw[1], tw[0])):
            for story in self._having.get(term, ()):
                if story in barred:
                    continue
                votes[story] = votes.get(story, 0.0) + weight * self._clusters[story].weights.get(term, 0.0)
        best, alike = None, _ALIKE
        for story, _ in nlargest(_CANDIDATES, votes.items(), key=lambda sv: (sv[1], sv[0])):
            centroid = self._clusters[story].weights
            length = sqrt(sum(w * w for w in centroid.values())) or 1.0
            cosine = sum(w * centroid[t] for t, w in weights.items() if t in centroid) / length
            if cosine > alike or (cosine == alike and best and story < best):
                best, alike = story, cosine
        return best, alike

    def _join(self, story: str, weights: Mapping[str, float]) -> None:
        cluster = self._clusters[story]
        for term, weight in weights.items():
            cluster.weights[term] = cluster.weights.get(term, 0.0) + weight
            self._having.setdefault(term, set()).add(story)
        cluster.pages += 1
        if len(cluster.weights) > 2 * _KEPT:
            kept = dict(nlargest(_KEPT, cluster.weights.items(), key=lambda tw: (tw[1], tw[0])))
            for term in cluster.weights.keys() - kept.keys():
                self._having[term].discard(story)
            cluster.weights = kept
