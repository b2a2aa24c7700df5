"""What the encoder would tell, said by hand: spans by their words."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from dateline.language import Told
from dateline.language.heads import COLUMNS, HEADS, WIDTH
from dateline.language.told import laid_out
from dateline.model import Sentence

__all__ = ["heard"]

_SURE = -20.0


def heard(text: str, sentences: Sequence[Sentence], **spans: Sequence[str]) -> Told:
    """A Told in which each head marks the given words of the text, and nothing else. `cue="~hopes"` is one in the wider sense."""
    words, opens, _ = laid_out(text, sentences)
    scores = np.full((len(words), WIDTH), _SURE, np.float32)
    for head, columns in COLUMNS.items():
        told = np.zeros(len(words), np.int64)
        for phrase in spans.get(head, ()):
            bare = phrase.removeprefix("~")
            start = text.index(bare)
            inside = [n for n, w in enumerate(words) if start <= w.span.start < start + len(bare)]
            kind = "~" if phrase.startswith("~") else ""
            for n in inside:
                told[n] = HEADS[head].index(f"{'B' if n == inside[0] else 'I'}{kind}")
        scores[np.arange(len(words)), columns.start + told] = 0.0
    return Told(tuple(words), tuple(opens), scores, len(words))
