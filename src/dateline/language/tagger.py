"""Penn Treebank parts of speech."""

from __future__ import annotations

from collections.abc import Sequence

__all__ = ["tag"]


def tag(words: Sequence[str]) -> list[str]:
    """One tag per word of a sentence."""
    return ["NNP" if w[:1].isupper() else "NN" for w in words]
