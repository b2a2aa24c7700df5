"""What the encoder tells of each word: its heads and their labels, in the order of its scores."""

from __future__ import annotations

__all__ = ["HEADS", "PARTS", "STATUSES"]

PARTS = ("O", "B", "I")
"""Outside a span, its first word, a further word."""

STATUSES = ("possible", "expected", "confirmed", "under_way", "held", "postponed", "cancelled")

_TAGS = ("#", "$", "''", ",", "-LRB-", "-RRB-", ".", ":", "CC", "CD", "DT", "EX", "FW", "IN", "JJ", "JJR", "JJS", "LS", "MD", "NN", "NNP", "NNPS", "NNS", "PDT", "POS", "PRP", "PRP$", "RB", "RBR", "RBS", "RP", "TO", "UH", "VB", "VBD", "VBG", "VBN", "VBP", "VBZ", "WDT", "WP", "WP$", "WRB", "``")  # fmt: skip

HEADS: dict[str, tuple[str, ...]] = {
    "source": PARTS,
    "cue": (*PARTS, "B~", "I~"),  # `~`: an attitude, an intention, a noun: attributed, but not told
    "content": PARTS,
    "inner": PARTS,  # a content inside another's
    "name": (*PARTS[:1], "B-person", "I-person", "B-org", "I-org", "B-place", "I-place"),
    "tag": _TAGS,
    "report": ("O", *STATUSES),  # the evidence of a report, by its status
}
