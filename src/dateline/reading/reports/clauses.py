"""Sentences cut into the stretches that may each bear on an event of their own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from dateline.model import Sentence, Span, Statement, Timex, Token
from dateline.reading.reports.near import Near
from dateline.reading.reports.triggers import Trigger, triggers

__all__ = ["Unit", "units"]

_BREAKS = frozenset((";", ":", "–", "—", "--"))
_QUOTES = frozenset(("“", "”", '"', "''", "``"))
_EDGE = _QUOTES | _BREAKS | {","}
_JOINERS = frozenset(
    (
        "and",
        "but",
        "while",
        "which",
        "who",
        "when",
        "where",
        "whereas",
        "although",
        "though",
        "so",
        "as",
        "with",
    )
)
_TURNS = frozenset(("after", "before", "since", "following", "until", "when", "because", "despite", "ahead"))
_FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))
_SHORT = 3


@dataclass(frozen=True, slots=True)
class Unit:
    """A clause, or several that make one report between them: tokens `first` to `last` (exclusive) of its sentence."""

    sentence: Sentence
    index: int
    first: int
    last: int
    triggers: tuple[Trigger, ...]
    timexes: tuple[Timex, ...]
    statement: Statement | None
    beside: bool = False
    """Whether it stands in the sentence of some statement's content, but outside of it: who said it, and when."""
    teller: Statement | None = None
    """The innermost statement around it that somebody is shown to make, where `statement` is an intention or has no source."""

    tokens: tuple[Token, ...] = field(init=False, compare=False, repr=False)
    """Its tokens."""
    span: Span = field(init=False, compare=False, repr=False)
    """Its characters, without the quotation marks and commas at its edges."""

    def __post_init__(self) -> None:
        tokens = self.sentence.tokens[self.first : self.last]
        kept = [t for t in tokens if t.text not in _EDGE] or tokens
        object.__setattr__(self, "tokens", tokens)
        object.__setattr__(self, "span", Span(kept[0].span.start, kept[-1].span.end))

    @property
    def anchors(self) -> list[int]:
        """Where its event words begin; where it has none, it begins itself."""
        return [self.sentence.tokens[t.first].span.start for t in self.triggers] or [self.span.start]


def _opens(tokens: Sequence[Token], i: int, found: Sequence[Trigger]) -> bool:
    """Whether a new stretch begins at token `i`."""
    if i and tokens[i - 1].text in _BREAKS:
        return True
    word = tokens[i].lower
    if word in _JOINERS and i and (tokens[i - 1].text == "," or word in {"but", "when", "while"}):
        return any(t.tag in _FINITE for t in tokens[i + 1 : i + 15])
    if word in _TURNS and i:
        return any(t.first > i and t.first <= i + 9 for t in found)
    return (
        word == "and"
        and any(t.tag in _FINITE for t in tokens[i + 1 : i + 5])
        and any(t.tag in {"PRP", "EX", "DT"} for t in tokens[i + 1 : i + 2])
    )


def _content_edges(sentence: Sentence, statements: Sequence[Statement]) -> set[int]:
    """Token indices at which some statement's content begins or ends."""
    out: set[int] = set()
    for statement in statements:
        for span in statement.content:
            if not span.overlaps(sentence.span):
                continue
            for i, token in enumerate(sentence.tokens):
                before = sentence.tokens[i - 1] if i else None
                if before and (
                    (before.span.start < span.start <= token.span.start)
                    or (before.span.end <= span.end < token.span.end)
                ):
                    out.add(i)
    return out


def _holder(span: Span, statements: Sequence[Statement]) -> Statement | None:
    """The innermost statement whose content holds at least half of `span`."""
    best: tuple[int, Statement] | None = None
    for statement in statements:
        inside = sum(max(0, min(span.end, c.end) - max(span.start, c.start)) for c in statement.content)
        size = sum(len(c) for c in statement.content)
        if inside * 2 >= len(span) and (best is None or size < best[0]):
            best = (size, statement)
    return best[1] if best else None


def _merge(cuts: list[int], end: int, bears: Sequence[bool], fixed: set[int]) -> list[tuple[int, int]]:
    """Stretches between `cuts`; one that bears no event word and no time joins its neighbour, never over a fixed edge."""
    out: list[tuple[int, int]] = []
    for first, last in zip(cuts, [*cuts[1:], end], strict=True):
        alone = any(bears[first:last]) and last - first >= _SHORT
        if out and first not in fixed and (not alone or not any(bears[out[-1][0] : out[-1][1]])):
            out[-1] = (out[-1][0], last)
        else:
            out.append((first, last))
    return out


def _of(sentence: Sentence, index: int, mine: Sequence[Timex], near: Sequence[Statement]) -> list[Unit]:
    tokens = sentence.tokens
    # "in March" is no march.
    found = [t for t in triggers(tokens) if not any(x.span.covers(tokens[t.first].span) for x in mine)]
    named = {i for t in found for i in range(t.first, t.last)}
    bears = [i in named or any(x.span.overlaps(token.span) for x in mine) for i, token in enumerate(tokens)]
    fixed = _content_edges(sentence, near)
    cuts = sorted({0, *fixed, *(i for i in range(1, len(tokens)) if _opens(tokens, i, found))})
    out = []
    for first, last in _merge(cuts, len(tokens), bears, fixed):
        if not any(t.text[:1].isalnum() for t in tokens[first:last]):
            continue
        span = Span(tokens[first].span.start, tokens[last - 1].span.end)
        inside = tuple(t for t in found if first <= t.first < last)
        times = tuple(x for x in mine if x.span.overlaps(span))
        holder = _holder(span, near)
        teller = holder if holder is None or holder.told else _holder(span, [s for s in near if s.told])
        beside = bool(near) and holder is None
        out.append(Unit(sentence, index, first, last, inside, times, holder, beside, teller))
    return out


def units(
    sentences: Sequence[Sentence], timexes: Sequence[Timex], statements: Sequence[Statement]
) -> tuple[Unit, ...]:
    """The stretches of all sentences, in order. Every word of a sentence is in one of them."""
    out: list[Unit] = []
    times = Near((x.span, x) for x in timexes)
    contents = Near((span, at) for at, s in enumerate(statements) for span in s.content)
    for index, sentence in enumerate(sentences):
        if sentence.tokens:
            near = [statements[at] for at in sorted(set(contents.touching(sentence.span)))]
            out += _of(sentence, index, times.touching(sentence.span), near)
    return tuple(out)
