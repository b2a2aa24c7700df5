"""Attributions before names are put to them: one sentence at a time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dateline.model import Span
from dateline.reading.statements.contents import Attribution, Passage, content
from dateline.reading.statements.cues import Cue, cues
from dateline.reading.statements.sources import Source, source
from dateline.reading.statements.words import words

__all__ = ["Draft", "drafts"]

_NO_SOURCE = frozenset(["it", "there", "this", "that", "what", "which", "these", "those"])
# Inside what another says, these are no attributions of their own: "the mayor said the firm wanted to close".
_WEAK = words("weak-acts")
# "The talks ended early, indicating that …": what happens shows something, it says nothing.
_HAPPENINGS = words("happenings")


@dataclass(frozen=True, slots=True)
class Draft:
    """An attribution by its spans. `head` is the source's first noun phrase, `clause` the words that attribute."""

    content: tuple[Span, ...]
    clause: Span
    source: Span | None = None
    head: Span | None = None
    cue: Span | None = None
    lemma: str = ""
    act: str = ""

    @property
    def order(self) -> int:
        """Where it stands in the text."""
        return min(self.content[0].start, self.clause.start)


def drafts(lines: Sequence[Passage]) -> list[Draft]:
    """The attributions that a cue brings, in text order."""
    out: list[Draft] = []
    for passage in lines:
        # A heading says again what the text below it attributes in full.
        if not passage.line.sentence.heading:
            out += _of_sentence(passage)
    return out


def _of_sentence(passage: Passage) -> list[Draft]:
    line = passage.line
    pairs: list[tuple[Cue, Source]] = []
    for cue in cues(line):
        found = source(line, cue, pairs)
        if found is not None and _may_speak(passage, cue, found):
            pairs.append((cue, found))
    attributions = [Attribution(cue, found) for cue, found in pairs]
    out: list[Draft] = []
    for at in attributions:
        pieces = content(passage, at, [a for a in attributions if a is not at])
        pieces = _clear_of(pieces, Span(passage.offset(at.cue.start), passage.after(at.cue.end)))
        if pieces:
            out.append(_draft(passage, at, pieces))
    return [
        d for d in out if d.act not in _WEAK or not any(_inside(d, other) for other in out if other is not d)
    ]


def _inside(one: Draft, other: Draft) -> bool:
    """Whether one attribution stands wholly in what another attributes."""
    return one.cue is not None and any(piece.covers(one.cue) for piece in other.content)


def _may_speak(passage: Passage, cue: Cue, found: Source) -> bool:
    line = passage.line
    head = line.low[found.start : found.head_end]
    if not head or head[-1] in {"there", "what", "which", "this", "that"} or "which" in head:
        return False
    if head[-1] in _HAPPENINGS and cue.manner != "finite":
        return False
    return not (
        head == ("it",) and cue.manner == "finite" and cue.lemma in {"see", "mean", "hold", "feel", "prove"}
    )


def _clear_of(pieces: tuple[Span, ...], cue: Span) -> tuple[Span, ...]:
    """Content never overlaps its own cue."""
    return tuple(p for p in pieces if len(p) and not p.overlaps(cue))


def _draft(passage: Passage, at: Attribution, pieces: tuple[Span, ...]) -> Draft:
    found, line = at.source, passage.line
    cue = Span(passage.offset(at.cue.start), passage.after(at.cue.end))
    whole = Span(passage.offset(found.start), max(passage.after(found.end), passage.after(found.head_end)))
    end = found.end
    while end > found.head_end and line.is_comma(end - 1):
        end -= 1
    whole = Span(whole.start, passage.after(end))
    head = Span(whole.start, passage.after(found.head_end))
    clause = Span(line.sentence.span.start, line.sentence.span.end)
    return Draft(tuple(sorted(set(pieces))), clause, whole, head, cue, at.cue.lemma, at.cue.act)
