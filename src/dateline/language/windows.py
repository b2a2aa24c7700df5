"""Words to the encoder's pieces, cut into windows that it can take in one pass."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import groupby
from typing import TYPE_CHECKING

from dateline.language.marks import HEADLINE, marks

if TYPE_CHECKING:
    from tokenizers import Tokenizer

__all__ = ["LEAD", "MOST", "Window", "windows"]

MOST = 254
"""Pieces of a window beside its end marks and headline. The encoder's positions go to 512; its cost grows with the square."""
LEAD = 24
"""Pieces of the headline shown before each window: what a page is about tells which of its events are its own."""
_START, _END = 101, 102
_NO_WORD = (0, 0, 0)
_PER_WORD = 12  # pieces of one word: what follows is an address or noise


@dataclass(frozen=True, slots=True)
class Window:
    """Consecutive words in pieces: `firsts` is where each word's first piece stands, `start` the first word's number."""

    start: int
    pieces: list[int]
    marks: list[tuple[int, int, int]]
    firsts: list[int]


@cache
def _pieces() -> Tokenizer:
    from tokenizers import Tokenizer  # noqa: PLC0415 - loaded with the encoder, at first use

    made = Tokenizer.from_str(files(__package__).joinpath("pieces.json").read_text(encoding="utf-8"))
    made.no_padding()
    made.no_truncation()
    return made


def windows(
    words: Sequence[str],
    opens: Sequence[bool],
    ends: Sequence[bool],
    headline: str = "",
    most: int = MOST,
) -> list[Window]:
    """The text's windows in order, each word in one: cut behind a sentence (`ends`), a paragraph (`opens`) where one is near.

    Before each stands the headline, cut to `LEAD` pieces.
    """
    coded = _pieces().encode(list(words), is_pretokenized=True, add_special_tokens=False)
    # A word of characters that the vocabulary drops has no piece; it gets the unknown one.
    of: list[list[int]] = [[] for _ in words]
    for word, group in groupby(zip(coded.word_ids, coded.ids, strict=True), key=lambda pair: pair[0]):
        if word is not None:
            of[word] = [piece for _, piece in group][:_PER_WORD]
    lead = _pieces().encode(headline, add_special_tokens=False).ids[:LEAD]
    front = [_START, *lead, _END] if lead else [_START]
    shown_front = [_NO_WORD if p in (_START, _END) else (HEADLINE, 0, 0) for p in front]
    told, out, start = marks(words, opens), [], 0
    while start < len(words):
        end = _cut(of, opens, ends, start, most)
        pieces, shown, firsts = [*front], [*shown_front], list[int]()
        for at in range(start, end):
            firsts.append(len(pieces))
            own = of[at] or [100]
            pieces += own
            shown += [told[at]] * len(own)
        out.append(Window(start, [*pieces, _END], [*shown, _NO_WORD], firsts))
        start = end
    return out


def _cut(
    of: Sequence[Sequence[int]], opens: Sequence[bool], ends: Sequence[bool], start: int, most: int
) -> int:
    """The word before which the window that begins at `start` ends."""
    size, at, sentence, paragraph = 0, start, 0, 0
    while at < len(of) and size + max(1, len(of[at])) <= most:
        size += max(1, len(of[at]))
        at += 1
        if ends[at - 1]:
            sentence = at
        if at < len(of) and opens[at] and size > most // 2:
            paragraph = at
    if at == len(of):
        return at
    return paragraph or sentence or max(at, start + 1)
