"""Who and what a page speaks of: people, bodies, countries, places, nameless officials.

Names are found by the encoder, and by capitals and tables; they are grouped to the page's entities, then role phrases and pronouns are read in text
order, each against what was named before it. What stays unresolved has no name; that is no fault.
"""

from __future__ import annotations

from collections.abc import Sequence

from dateline.language import Told
from dateline.model import Article, Mention, NameKind, Sentence
from dateline.reading.names.chunks import chunks
from dateline.reading.names.heard import heard
from dateline.reading.names.mentions import Reader
from dateline.reading.names.registry import register
from dateline.reading.names.tables import fold
from dateline.reading.names.words import words

__all__ = ["names"]

_TITLE_WORDS = words("title-words")


def names(article: Article, sentences: Sequence[Sentence], told: Told) -> tuple[Mention, ...]:
    """All mentions of an article, in text order."""
    common = _common(sentences)
    raw = heard(list(chunks(sentences, common)), sentences, told.marked("name"))
    registry = register(raw, sentences, common)
    reader = Reader(article.text, sentences, raw, registry, article.day_at)
    found = (m for m in reader.mentions() if not _bare(m))
    return tuple(sorted(found, key=lambda m: (m.span, m.form)))


def _bare(mention: Mention) -> bool:
    """Whether it is a title's own word with a capital ("the Minister of State"), which is no place."""
    return mention.kind is NameKind.PLACE and fold(mention.text) in _TITLE_WORDS


def _common(sentences: Sequence[Sentence]) -> frozenset[str]:
    """Words that the page writes in small letters somewhere: they are names nowhere at the front of a sentence."""
    return frozenset(
        fold(t.text) for s in sentences for t in s.tokens if t.text[:1].islower() and len(t.text) > 2
    )
