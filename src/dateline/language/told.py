"""One reading of an article by the encoder, for the steps to ask."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dateline.language.encoder import Scores, scores
from dateline.language.heads import COLUMNS, HEADS
from dateline.language.runs import runs
from dateline.model import Sentence, Span, Token

__all__ = ["Marked", "Told", "laid_out", "told"]


@dataclass(frozen=True, slots=True)
class Marked:
    """Words `start` to `end` (not included) of a text, which stand at `span`; `kind` where the head has several."""

    start: int
    end: int
    span: Span
    kind: str = ""
    sure: float = 1.0


@dataclass(frozen=True, slots=True, eq=False)
class Told:
    """What the encoder told of a text: its words, which of them open a paragraph, and their scores, [words, labels of all heads].

    `read` is how many words it got through: a text of more than some thousands is not read to its end.
    """

    words: tuple[Token, ...]
    opens: tuple[bool, ...]
    all_scores: Scores
    read: int = 0

    def head(self, name: str) -> Scores:
        """The log-probabilities [words, labels] of one head."""
        return self.all_scores[:, COLUMNS[name]]

    def marked(self, name: str) -> tuple[Marked, ...]:
        """The spans of a head, in text order; none goes over the end of a paragraph."""
        return tuple(
            Marked(
                r.start,
                r.end,
                Span(self.words[r.start].span.start, self.words[r.end - 1].span.end),
                r.kind,
                r.sure,
            )
            for r in runs(self.head(name), HEADS[name], self.opens)
        )


def laid_out(text: str, sentences: Sequence[Sentence]) -> tuple[list[Token], list[bool], list[bool]]:
    """The words of sentences, which of them open a paragraph, and which end a sentence: what the encoder is shown and learns from."""
    words = [token for sentence in sentences for token in sentence.tokens]
    opens, last = [], 0
    for word in words:
        opens.append(not last or "\n" in text[last : word.span.start])
        last = word.span.end
    ends = [n == len(s.tokens) - 1 for s in sentences for n in range(len(s.tokens))]
    return words, opens, ends


def told(text: str, sentences: Sequence[Sentence], headline: str | None = None) -> Told:
    """Read an article's sentences, in order, under its headline."""
    words, opens, ends = laid_out(text, sentences)
    found, read = scores([w.span.of(text) for w in words], opens, ends, headline or "")
    return Told(tuple(words), tuple(opens), found, read)
