"""Sentences in, tags out; knows nothing of news. Today a tokeniser and a part-of-speech tagger of light statistics."""

from dateline.language.tagger import tag
from dateline.language.tokens import tokenize

__all__ = ["tag", "tokenize"]
