"""What the encoder tells of each word: its heads and their labels, in the order of its scores."""

from __future__ import annotations

from dateline.model import Kind, Status

__all__ = ["COLUMNS", "HEADS", "PARTS", "WIDTH"]

PARTS = ("O", "B", "I")
"""Outside a span, its first word, a further word."""

_TAGS = ("#", "$", "''", ",", "-LRB-", "-RRB-", ".", ":", "CC", "CD", "DT", "EX", "FW", "IN", "JJ", "JJR", "JJS", "LS", "MD", "NN", "NNP", "NNPS", "NNS", "PDT", "POS", "PRP", "PRP$", "RB", "RBR", "RBS", "RP", "TO", "UH", "VB", "VBD", "VBG", "VBN", "VBP", "VBZ", "WDT", "WP", "WP$", "WRB", "``")  # fmt: skip

HEADS: dict[str, tuple[str, ...]] = {
    "source": PARTS,
    "cue": (*PARTS, "B~", "I~"),  # `~`: an attitude, an intention, a noun: attributed, but not told
    "content": PARTS,
    "inner": PARTS,  # a content inside another's
    "name": (*PARTS[:1], "B-person", "I-person", "B-org", "I-org", "B-place", "I-place"),
    "tag": _TAGS,
    "report": ("O", *Status),  # the evidence of a report, by its status
    "kind": ("O", *Kind),  # and by the kind of its event
}


def _columns() -> dict[str, slice]:
    out, start = {}, 0
    for head, labels in HEADS.items():
        out[head] = slice(start, start + len(labels))
        start += len(labels)
    return out


COLUMNS = _columns()
"""Where each head's labels stand among the scores of a word."""

WIDTH = sum(map(len, HEADS.values()))
"""Scores of a word: the labels of all heads."""
