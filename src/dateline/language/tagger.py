"""Penn Treebank parts of speech by an averaged perceptron, greedy from left to right.

After Collins (2002) and Honnibal's "A good part-of-speech tagger in about 200 lines of Python" (2013): the features are
theirs, with word shape and two more affixes. The weights (`tags.json.gz`) are made by `training/tags/train.py` from the
CC BY genres of GUM; the figures stand in `docs/measurements.md`. A word seen in training with one tag only, often
enough, takes that tag without being scored.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from importlib.resources import files

import numpy as np
import numpy.typing as npt

__all__ = ["features", "normal", "tag"]

Scores = npt.NDArray[np.int32]

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


def own(word: str, first: bool) -> Iterator[str]:
    """The features that a word has of itself, wherever it stands but at the front of a sentence."""
    norm = normal(word)
    shape = "^" + _shape(word) if first else _shape(word)
    yield "b"
    yield "w " + norm
    yield "s3 " + norm[-3:]
    yield "s2 " + norm[-2:]
    yield "s1 " + norm[-1:]
    yield "p1 " + norm[:1]
    yield "h " + shape
    yield "hs " + shape + norm[-2:]
    if "-" in norm:
        yield "hy " + norm.rsplit("-", 1)[-1]


def beside(norm: str, at: int) -> Iterator[str]:
    """The features that a word gives the one `-at` places on: its neighbours' neighbours count by the word alone."""
    yield f"w{at:+d} {norm}"
    if abs(at) == 1:
        yield f"w{at:+d}s {norm[-3:]}"


def history(norm: str, after: str, before: str, before2: str) -> Iterator[str]:
    """The features of the tags already given, alone and with the word and the one after it."""
    yield from given(before, before2)
    yield from met(norm, after, before)


def given(before: str, before2: str) -> Iterator[str]:
    """The features of the two tags already given."""
    yield "t1 " + before
    yield "t2 " + before2
    yield "t12 " + before + " " + before2


def met(norm: str, after: str, before: str) -> Iterator[str]:
    """The features of the tag already given with the word and the one after it."""
    yield "t1w " + before + " " + norm
    yield "t1n " + before + " " + after


def features(words: Sequence[str], norms: Sequence[str], i: int, before: str, before2: str) -> Iterator[str]:
    """All features of word `i`; `norms` is padded by two at both ends. `before` are the tags already given."""
    yield from own(words[i], i == 0)
    for at in (-2, -1, 1, 2):
        yield from beside(norms[i + 2 + at], at)
    yield from history(norms[i + 2], norms[i + 3], before, before2)


class _Model:
    """The weights as one row of scores a feature; sums that come again and again are kept."""

    def __init__(self) -> None:
        raw = files(__package__).joinpath("tags.json.gz").read_bytes()
        kept = json.loads(gzip.decompress(raw))
        self.fixed: dict[str, str] = kept["fixed"]
        self.tags: list[str] = kept["tags"]
        self.rows: dict[str, Scores] = {}
        for feature, flat in kept["weights"].items():
            row = np.zeros(len(self.tags), np.int32)
            row[flat[::2]] = flat[1::2]
            self.rows[feature] = row
        self.own = lru_cache(50_000)(lambda word, first: self.sum(own(word, first)))
        self.beside = lru_cache(50_000)(lambda norm, at: self.sum(beside(norm, at)))

        self.past = lru_cache(5_000)(lambda before, before2: self.sum(given(before, before2)))

    def sum(self, named: Iterator[str]) -> Scores:
        """The scores that some features add up to."""
        total = np.zeros(len(self.tags), np.int32)
        for feature in named:
            row = self.rows.get(feature)
            if row is not None:
                total += row
        return total


@cache
def _model() -> _Model:
    return _Model()


def tag(words: Sequence[str]) -> list[str]:
    """One tag per word of a sentence, deterministic."""
    model = _model()
    fixed, rows, own, near, past = model.fixed, model.rows, model.own, model.beside, model.past
    norms = ["<s2>", "<s>", *(normal(w) for w in words), "</s>", "</s2>"]
    before, before2 = _EDGE
    out: list[str] = []
    for i, word in enumerate(words):
        norm = norms[i + 2]
        told = _MARKS.get(word) or fixed.get(norm)
        if told is None:
            scores = own(word, i == 0) + past(before, before2)
            scores += near(norms[i], -2)
            scores += near(norms[i + 1], -1)
            scores += near(norms[i + 3], 1)
            scores += near(norms[i + 4], 2)
            for feature in met(norm, norms[i + 3], before):
                row = rows.get(feature)
                if row is not None:
                    scores += row
            told = model.tags[int(scores.argmax())]
        out.append(told)
        before2, before = before, told
    return out
