"""Penn Treebank parts of speech by an averaged perceptron, greedy from left to right.

After Collins (2002) and Honnibal's "A good part-of-speech tagger in about 200 lines of Python" (2013): the features are
theirs, with word shape and two more affixes. The weights (`tags.json.gz`) are made by `training/tags/train.py` from the
CC BY genres of GUM; the figures stand in `docs/measurements.md`. A word seen in training with one tag only, often
enough, takes that tag without being scored.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files

__all__ = ["features", "normal", "tag"]

_EDGE = ("<s>", "<s2>")
_MARKS = {
    **dict.fromkeys(",;", ","), **dict.fromkeys(".!?", "."), **dict.fromkeys("([{", "-LRB-"), **dict.fromkeys(")]}", "-RRB-"),
    ":": ":", "–": ":", "—": ":", "-": ":", "--": ":", "…": ":", "...": ":",
    "“": "``", "‘": "``", "”": "''", '"': "''", "’": "''", "'": "''",
    "$": "$", "€": "$", "£": "$", "¥": "$", "%": "NN", "&": "CC", "/": ":", "#": "#",
}  # fmt: skip


def normal(word: str) -> str:
    """The word as features see it: lower case, straight apostrophes, digits folded."""
    if word[0].isdigit():
        return "!year" if word.isdigit() and len(word) == 4 else "!digits"
    return word.lower().replace("’", "'").replace("n't", "not") if word != "'s" else word


def _shape(word: str) -> str:
    if word.islower():
        return "x"
    if word.isupper():
        return "X" if len(word) > 1 else "I"
    if word[:1].isupper():
        return "Xx"
    return "d" if any(c.isdigit() for c in word) else "o"


def features(words: Sequence[str], norms: Sequence[str], i: int, before: str, before2: str) -> Iterator[str]:
    """The features of word `i`; `norms` is padded by two at both ends. `before` are the tags already given."""
    word, norm = words[i], norms[i + 2]
    shape = _shape(word) if i else "^" + _shape(word)
    yield "b"
    yield "w " + norm
    yield "s3 " + norm[-3:]
    yield "s2 " + norm[-2:]
    yield "s1 " + norm[-1:]
    yield "p1 " + norm[:1]
    yield "h " + shape
    yield "hs " + shape + norm[-2:]
    yield "t1 " + before
    yield "t2 " + before2
    yield "t12 " + before + " " + before2
    yield "t1w " + before + " " + norm
    yield "w-1 " + norms[i + 1]
    yield "w-1s " + norms[i + 1][-3:]
    yield "w-2 " + norms[i]
    yield "w+1 " + norms[i + 3]
    yield "w+1s " + norms[i + 3][-3:]
    yield "w+2 " + norms[i + 4]
    yield "t1n " + before + " " + norms[i + 3]
    if "-" in norm:
        yield "hy " + norm.rsplit("-", 1)[-1]


@cache
def _model() -> tuple[Mapping[str, str], Mapping[str, tuple[tuple[int, int], ...]], tuple[str, ...]]:
    raw = files(__package__).joinpath("tags.json.gz").read_bytes()
    kept = json.loads(gzip.decompress(raw))
    weights = {f: tuple(zip(w[::2], w[1::2], strict=True)) for f, w in kept["weights"].items()}
    return kept["fixed"], weights, tuple(kept["tags"])


def tag(words: Sequence[str]) -> list[str]:
    """One tag per word of a sentence, deterministic."""
    fixed, weights, tags = _model()
    norms = ["<s2>", "<s>", *(normal(w) for w in words), "</s>", "</s2>"]
    before, before2 = _EDGE
    out: list[str] = []
    for i, word in enumerate(words):
        given = _MARKS.get(word) or fixed.get(norms[i + 2])
        if given is None:
            scores = [0] * len(tags)
            for feature in features(words, norms, i, before, before2):
                for t, weight in weights.get(feature, ()):
                    scores[t] += weight
            given = tags[scores.index(max(scores))]
        out.append(given)
        before2, before = before, given
    return out
