"""Stories: online clustering of articles in publication order; what comes later never moves what is placed.

Words weighted by rarity among the pages seen so far, names more than words; one centroid a story; only stories that share
rare words with a page are compared with it. No decay with time: follow-ups come weeks later (measured on giveme5w1h, see
docs/measurements.md).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container, Mapping, Set
from functools import cache, lru_cache
from heapq import nlargest
from math import fsum, log, sqrt

from dateline.ledger.shelf import Shelf
from dateline.rules import rows

__all__ = ["join", "terms"]

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


def join(
    page: str, about: Mapping[str, float], shelf: Shelf, story: str | None = None, barred: Container[str] = ()
) -> tuple[str, float]:
    """Take a page in (into `story`, where that is known; never into `barred`); its story, and how alike they are.

    A page that is like none opens a story under its own name. Pages come in publication order.
    """
    shelf.hear(about.keys())
    weights = _weigh(about, shelf)
    alike = 1.0
    if story is None:
        story, alike = _nearest(weights, shelf, barred)
    story = page if story is None else story
    mine = dict(shelf.weights(story))
    mine.update({term: mine.get(term, 0.0) + weight for term, weight in weights.items()})
    kept: Set[str] = mine.keys()
    if len(mine) > 2 * _KEPT:
        kept = {term for term, _ in nlargest(_KEPT, mine.items(), key=lambda tw: (tw[1], tw[0]))}
    changed = {term: mine[term] for term in weights if term in kept}
    # Terms that came with this page and are too light to keep were never on the shelf.
    shelf.weigh(story, changed, shelf.weights(story).keys() - kept)
    return story, alike


def _weigh(about: Mapping[str, float], shelf: Shelf) -> dict[str, float]:
    pages, with_it = shelf.pages(), shelf.pages_with(about.keys())
    raw = {term: weight * log((pages + 20) / (with_it.get(term, 0) + 0.5)) for term, weight in about.items()}
    length = sqrt(fsum(w * w for w in raw.values())) or 1.0
    return {term: w / length for term, w in raw.items()}


def _nearest(weights: Mapping[str, float], shelf: Shelf, barred: Container[str]) -> tuple[str | None, float]:
    votes: dict[str, float] = {}
    heaviest = nlargest(_QUERY, weights.items(), key=lambda tw: (tw[1], tw[0]))
    having = shelf.stories_with([term for term, _ in heaviest])
    for term, weight in heaviest:
        for story, its in having.get(term, {}).items():
            votes[story] = votes.get(story, 0.0) + weight * its
    best, alike = None, _ALIKE
    candidates = ((votes_, story) for story, votes_ in votes.items() if story not in barred)
    for _, story in nlargest(_CANDIDATES, candidates):
        centroid = shelf.weights(story)
        # Exact sums: the same whatever the order in which a shelf hands out its terms.
        length = sqrt(fsum(w * w for w in centroid.values())) or 1.0
        cosine = fsum(w * centroid[t] for t, w in weights.items() if t in centroid) / length
        if cosine > alike or (cosine == alike and best and story < best):
            best, alike = story, cosine
    return best, alike
