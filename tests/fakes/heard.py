"""What the encoder would tell, said by hand: spans by their words."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from dateline.language import Told
from dateline.language.heads import HEADS
from dateline.model import Sentence

__all__ = ["heard"]

_SURE = -20.0


def heard(text: str, sentences: Sequence[Sentence], **spans: Sequence[str]) -> Told:
    """A Told in which each head marks the given words of the text, and nothing else. `cue="~hopes"` is one in the wider sense."""
    words = tuple(token for sentence in sentences for token in sentence.tokens)
    scores = np.full((len(words), sum(map(len, HEADS.values()))), _SURE, np.float32)
    base = 0
    for head, labels in HEADS.items():
        told = np.zeros(len(words), np.int64)
        for phrase in spans.get(head, ()):
            bare = phrase.removeprefix("~")
            start = text.index(bare)
            inside = [n for n, w in enumerate(words) if start <= w.span.start < start + len(bare)]
            kind = "~" if phrase.startswith("~") else ""
            for n in inside:
                told[n] = labels.index(f"{'B' if n == inside[0] else 'I'}{kind}")
        scores[np.arange(len(words)), base + told] = 0.0
        base += len(labels)
    last, opens = 0, []
    for word in words:
        opens.append(not last or "\n" in text[last : word.span.start])
        last = word.span.end
    return Told(words, tuple(opens), scores, len(words))
