"""Sentences in, what stands in them out; knows nothing of news.

A tokeniser, a part-of-speech tagger of light statistics, and the bundled encoder, which reads a whole article at once.
"""

from dateline.language.tagger import tag
from dateline.language.tokens import tokenize
from dateline.language.told import Marked, Told, told

__all__ = ["Marked", "Told", "tag", "tokenize", "told"]
