"""Who and what a page speaks of."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.model import Article, Mention, Sentence

__all__ = ["names"]


def names(article: Article, sentences: Sequence[Sentence]) -> tuple[Mention, ...]:
    """The mentions."""
    return ()
