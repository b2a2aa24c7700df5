"""Noun phrases, verb groups and clause ends of a tagged sentence: as much grammar as attribution needs.

The tags are a light tagger's: every test leans on closed classes of words first and on tags second.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from dateline.model import Sentence, Token
from dateline.reading.statements.words import words

__all__ = ["BE", "SUBJECT_PRONOUNS", "Line"]

BE = words("be")
_AUXILIARY = BE | frozenset(
    [
        "has",
        "have",
        "had",
        "having",
        "'ve",
        "'d",
        "'ll",
        "will",
        "would",
        "can",
        "could",
        "may",
        "might",
        "shall",
        "should",
        "must",
        "do",
        "does",
        "did",
        "wo",
        "ca",
    ]
)
_NEGATION = frozenset(["not", "n't", "never"])
_ADVERB = words("adverbs")
SUBJECT_PRONOUNS = words("subject-pronouns")
_DETERMINER = words("determiners")
_JOIN = words("joins")
_TIME_NAME = words("time-names")
_SMALL = words("small")
_NOUN = ("NN", "NNS", "NNP", "NNPS", "CD", "FW")
_MODIFIER = (*_NOUN, "JJ", "JJR", "JJS", "POS", "VBN", "VBG", "DT", "PDT", "PRP$", "$", "#", "HYPH", "AFX")
_FINITE = ("VBD", "VBZ", "VBP", "MD")
# Nouns that light taggers take for verbs: "court records show".
_PAPERS = frozenset(
    [
        "court",
        "records",
        "documents",
        "papers",
        "filings",
        "polls",
        "figures",
        "estimates",
        "forecasts",
        "reports",
    ]
)
_PUNCTUATION = words("punctuation")
_CLOSING = frozenset(["”", '"', "’", "'", "»", "''", ")"])


@dataclass(frozen=True)
class Line:
    """A sentence with, per token, the number of the quote it stands in (-1 outside)."""

    sentence: Sentence
    quoted: tuple[int, ...]

    @cached_property
    def tokens(self) -> tuple[Token, ...]:
        """The sentence's tokens."""
        return self.sentence.tokens

    @cached_property
    def asked(self) -> dict[int, object]:
        """What was found when the verb at a place was asked for its subject: many cues ask the same verb."""
        return {}

    @cached_property
    def low(self) -> tuple[str, ...]:
        """Each token in lower case."""
        return tuple(token.lower for token in self.sentence.tokens)

    @cached_property
    def tags(self) -> tuple[str, ...]:
        """Each token's tag; words of closed classes that light taggers miss are set right."""
        tokens = self.sentence.tokens
        return tuple(
            "POS" if self._owning(i) else _tag(token, i > 0 and not self.quoted[i] >= 0)
            for i, token in enumerate(tokens)
        )

    def _owning(self, i: int) -> bool:
        """Whether a bare apostrophe at `i` is a plural's ("the Doctors' Federation")."""
        if self.low[i] not in {"'", "’"} or self.quoted[i] >= 0 or not 0 < i < len(self) - 1:
            return False
        return self.low[i - 1].endswith("s") and self.sentence.tokens[i + 1].tag in _NOUN

    def __len__(self) -> int:
        return len(self.tokens)

    def word(self, i: int) -> str:
        """The lower-case word at `i`, "" outside the sentence."""
        return self.low[i] if 0 <= i < len(self.low) else ""

    def tag(self, i: int) -> str:
        """The tag at `i`, "" outside the sentence."""
        return self.tags[i] if 0 <= i < len(self.tags) else ""

    def is_mark(self, i: int) -> bool:
        """Whether a punctuation mark stands at `i`."""
        return self.word(i) in _PUNCTUATION and self.tag(i) != "POS"

    def is_comma(self, i: int) -> bool:
        """Whether a comma or dash stands at `i`."""
        return self.word(i) in {",", "–", "—", "--"}

    def is_quote_mark(self, i: int) -> bool:
        """Whether a quotation mark stands at `i`."""
        return self.word(i) in {"“", "”", '"', "„", "«", "»", "``", "''"} or (
            self.word(i) in {"'", "‘", "’"} and 0 <= i < len(self) and self.quoted[i] >= 0
        )

    def is_noun(self, i: int) -> bool:
        """Whether a noun, name or number stands at `i`."""
        return self.tag(i) in _NOUN and self.word(i) not in _PUNCTUATION

    def is_finite(self, i: int) -> bool:
        """Whether a finite verb (or modal) stands at `i`."""
        return self.tag(i) in _FINITE or self.word(i) in {
            "is",
            "was",
            "were",
            "are",
            "has",
            "had",
            "will",
            "would",
        }

    def is_adverb(self, i: int) -> bool:
        """Whether an adverb that may stand inside a verb group stands at `i`."""
        return self.word(i) in _ADVERB or (
            self.tag(i) in {"RB", "RBR"} and self.word(i) not in {"ago", "later"}
        )

    def group_start(self, i: int) -> tuple[int, bool, bool, bool]:
        """Where the verb group of the verb at `i` begins; whether it has a be-form, a modal, a negation."""
        be = modal = negated = False
        j = i
        while j > 0:
            word = self.low[j - 1]
            if word in _NEGATION:
                negated = True
            elif word in _AUXILIARY and not (word in {"'s", "'d"} and self.tags[j - 1] == "POS"):
                be |= word in BE
                modal |= word in {"could", "may", "might", "should", "must", "can", "would", "will", "'ll"}
            elif not self.is_adverb(j - 1):
                break
            j -= 1
        while j < i and self.is_adverb(j) and self.word(j) in {"both", "all"}:
            j += 1
        return j, be, modal, negated

    def phrase_before(self, end: int) -> int | None:
        """Start of the noun phrase whose last token is `end - 1`, its of-phrases included; None if there is none."""
        start = self._core_before(end)
        while start is not None and start >= 2 and self.low[start - 1] in _JOIN and self._heads(start - 2):
            earlier = self._core_before(start - 1)
            if earlier is None:
                break
            start = earlier
        return start

    def _heads(self, i: int) -> bool:
        counted = self.low[i] in {
            "one",
            "another",
            "some",
            "many",
            "several",
            "most",
            "few",
            "both",
            "each",
            "none",
            "all",
        }
        return (self.is_noun(i) or counted) and self.low[i] not in _TIME_NAME

    def _core_before(self, end: int) -> int | None:
        last = end - 1
        if last < 0 or (self.quoted[last] >= 0 and self.is_mark(last)):
            return None
        if self.low[last] in SUBJECT_PRONOUNS or self.tags[last] == "PRP":
            return last
        if self.tags[last] not in (*_NOUN, "JJ", "VBG", "VBN", "DT") or self.is_mark(last):
            return None
        j = last
        while j > 0 and not self._bounds(j):
            j -= 1
        if self.tags[j] == "POS":
            j += 1
        if (
            j == last
            and self.low[j] in _DETERMINER | {"that"}
            and self.low[j] not in {"some", "both", "another", "each"}
        ):
            return None
        return j

    def _bounds(self, j: int) -> bool:
        """Whether the noun phrase begins at `j`: what stands before can't be part of it."""
        here, before = self.low[j], self.low[j - 1]
        if here in _DETERMINER and self.tags[j] != "POS" and before not in {"all", "both", "half"}:
            return True
        if self.is_mark(j - 1) or self.tags[j - 1] not in _MODIFIER:
            return not (before == "&" or (before == "." and j >= 2 and len(self.low[j - 2]) == 1))
        if before in _TIME_NAME and self.tags[j] in {"NNP", "NNPS", "DT", "PRP"}:
            return True
        if before.isdigit() and len(before) == 4 and self.tags[j] in {"NNP", "NNPS"}:
            return True
        return self.tags[j - 1] in {"VBN", "VBG"} and j >= 2 and self.low[j - 2] not in _DETERMINER

    def phrase_after(self, start: int, *, joined: bool = True) -> int | None:
        """End of the noun phrase that begins at `start`, its of-phrases included; None if there is none."""
        if start >= len(self) or (self.is_mark(start) and self.low[start] != "$"):
            return None
        counted = (
            self.low[start] in {"both", "some", "many", "one", "another", "others"}
            and start + 1 < len(self)
            and self.is_noun(start + 1)
        )
        if (self.low[start] in SUBJECT_PRONOUNS and not counted) or self.tags[start] == "PRP":
            return start + 1
        end = start
        while end < len(self) and self.tags[end] in _MODIFIER and not self.is_mark(end):
            if (
                end > start
                and self.tags[end] in {"DT", "PRP$"}
                and self.tags[end - 1] not in {"PDT", "POS", "DT"}
            ):
                break
            end += 1
        while end - 1 > start and self.tags[end - 1] in {"VBN", "VBG"} and self.is_noun(end - 2):
            end -= 1  # "the note published on the site": the participle says more of the noun
        if end == start or not any(
            self.is_noun(i) or self.tags[i] in {"JJ", "DT"} for i in range(start, end)
        ):
            return None
        if joined and end + 1 < len(self) and self.low[end] in {"of", "for", "at", "in", "from"}:
            further = self.phrase_after(end + 1)
            if further is not None and self.low[end + 1] not in _TIME_NAME:
                return further
        return end

    def finite_between(self, start: int, end: int) -> int | None:
        """The first finite verb in `start`…`end` outside quotes' marks, or None."""
        return next((i for i in range(start, min(end, len(self))) if self.is_finite(i)), None)


def _tag(token: Token, inside: bool) -> str:
    word = token.lower
    if word in _DETERMINER:
        return (
            "PRP$"
            if word in {"his", "its", "their", "our", "my", "your"}
            else token.tag
            if word == "her"
            else "DT"
        )
    if word in _JOIN and token.tag != "TO" and word != "to":
        return "IN"
    if word in {"and", "but", "or"}:
        return "CC"
    if word in _PAPERS and token.tag in {"VBZ", "VBP"}:
        return "NN" if word == "court" else "NNS"
    if (
        inside
        and token.text[:1].isupper()
        and token.text[1:].islower()
        and token.tag[:2] in {"VB", "RB", "IN", "UH", "CC", "FW"}
    ):
        return token.tag if word in _AUXILIARY or word in _SMALL else "NNP"
    return token.tag
