"""Words that name an event: looked up by form in `rules/kinds.toml`, told apart by part of speech."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from dateline.model import EventWord, Kind, Sentence, Span, Token
from dateline.rules import rows

__all__ = ["Trigger", "event_words", "forms", "triggers", "words"]

_VOWELS = "aeiou"
_ADJECTIVES = frozenset(("bilateral", "trilateral", "friendly", "primary", "final"))
_AFTER_VERB = frozenset(("IN", "TO", "DT", "RB", "PRP$", "NNP", ".", ","))
_BEFORE_NOUN = frozenset(("DT", "JJ", "JJR", "JJS", "PRP$", "POS", "CD", "IN", "VBG", "VBN", "NN", "NNP"))


@dataclass(frozen=True, slots=True)
class Trigger:
    """A word or phrase that names an event: tokens `first` to `last` (exclusive) of its sentence."""

    first: int
    last: int
    head: str
    kind: Kind
    noun: bool
    strength: str


@dataclass(frozen=True, slots=True)
class _Entry:
    head: str
    kind: Kind
    noun: bool
    strength: str


@cache
def words(name: str) -> frozenset[str]:
    """One of the closed lists of `rules/report_words.toml`."""
    return frozenset(w for row in rows("report_words") if row["list"] == name for w in row["words"])


@cache
def _irregular() -> dict[str, tuple[str, str]]:
    return {row["lemma"]: (row["past"], row["participle"]) for row in rows("irregular")}


def forms(verb: str) -> tuple[str, ...]:
    """The forms of a verb: base, third person, -ing, past, participle (both spellings where the last letter may double)."""
    if verb == "be":
        return ("be", "is", "are", "was", "were", "been", "being")
    sibilant = verb.endswith(("s", "x", "z", "ch", "sh", "o"))
    ends_y = verb.endswith("y") and verb[-2:-1] not in _VOWELS
    third = verb + "es" if sibilant else verb[:-1] + "ies" if ends_y else verb + "s"
    stem = verb[:-1] if verb.endswith("e") and not verb.endswith("ee") else verb
    doubled = len(verb) > 2 and verb[-1] not in "aeiouwxy" and verb[-2] in _VOWELS and verb[-3] not in _VOWELS
    stems = (stem, verb + verb[-1]) if doubled else (stem,)
    ings = tuple(s + "ing" for s in stems)
    if verb in _irregular():
        return (verb, third, *ings, *_irregular()[verb])
    past = tuple(s + "ed" for s in stems) if not ends_y else (verb[:-1] + "ied",)
    return (verb, third, *ings, *past)


def _plural(noun: str) -> tuple[str, ...]:
    if noun.endswith(("s", "x", "z", "ch", "sh")):
        return (noun, noun + "es")
    if noun.endswith("y") and noun[-2:-1] not in _VOWELS:
        return (noun, noun[:-1] + "ies")
    return (noun, noun + "s")


def _entries() -> Iterator[tuple[tuple[str, ...], _Entry]]:
    for row in rows("kinds"):
        noun = row["part"] == "noun"
        for phrase in row["words"]:
            entry = _Entry(phrase, Kind(row["kind"]), noun, row["strength"])
            *front, final = phrase.split()
            if noun:
                yield from (((*front, form), entry) for form in _plural(final))
            else:
                head, *rest = phrase.split()
                yield from (((form, *rest), entry) for form in forms(head))


@cache
def _lexicon() -> dict[tuple[str, ...], tuple[_Entry, ...]]:
    out: dict[tuple[str, ...], tuple[_Entry, ...]] = {}
    for key, entry in _entries():
        if entry not in out.get(key, ()):
            out[key] = (*out.get(key, ()), entry)
    return out


@cache
def _lengths() -> dict[str, tuple[int, ...]]:
    """By the first word of an entry: how many words its entries have, the longest first."""
    out: dict[str, set[int]] = {}
    for key in _lexicon():
        out.setdefault(key[0], set()).add(len(key))
    return {first: tuple(sorted(found, reverse=True)) for first, found in out.items()}


def _fits(entry: _Entry, tokens: Sequence[Token], first: int, rivals: bool) -> bool:
    """Whether the part of speech at hand allows the entry; a rival reading of the same word makes this stricter."""
    tag = tokens[first].tag
    before = tokens[first - 1] if first else None
    if entry.noun:
        behind = tokens[first + 1].tag if first + 1 < len(tokens) else "."
        # "bilateral" is an event alone ("a bilateral in Garve"), and an adjective before its noun ("bilateral relations").
        if entry.head in _ADJECTIVES and behind.startswith("N"):
            return False
        if not rivals:
            return tag not in {"MD", "IN"}
        return not tag.startswith("V") or (before is not None and before.tag in {"DT", "PRP$", "POS", "JJ"})
    if entry.head == "meet" and any(
        t.lower in words("met, not people") for t in tokens[first + 1 : first + 5]
    ):
        return False
    if tag.startswith("V"):
        return True
    if before is not None and (before.tag in {"MD", "TO"} or before.lower in {"to", "not", "will", "'ll"}):
        return True
    if rivals or before is None:
        return False
    # Taggers mistake forms in -ed for adjectives, and verbs after a noun for nouns: "the bridge opens on Monday".
    after = tokens[first + 1].tag if first + 1 < len(tokens) else "."
    subject = before.tag in {"NN", "NNS", "NNP", "NNPS"} and after in _AFTER_VERB
    return subject if before.tag in _BEFORE_NOUN else subject or tokens[first].lower.endswith("ed")


def triggers(tokens: Sequence[Token]) -> tuple[Trigger, ...]:
    """The event words of a sentence, longest match first, left to right."""
    lower = [t.lower for t in tokens]
    lexicon, lengths = _lexicon(), _lengths()
    out: list[Trigger] = []
    i = 0
    while i < len(lower):
        for length in lengths.get(lower[i], ()):
            found = lexicon.get(tuple(lower[i : i + length])) if i + length <= len(lower) else None
            if found is None:
                continue
            rivals = len({e.noun for e in found}) > 1
            entry = next(
                (e for e in found if _fits(e, tokens, i if not e.noun else i + length - 1, rivals)), None
            )
            if entry:
                if entry.strength != "idiom":
                    out.append(Trigger(i, i + length, entry.head, entry.kind, entry.noun, entry.strength))
                i += length - 1
                break
        i += 1
    return tuple(out)


def event_words(sentences: Iterable[Sentence]) -> tuple[EventWord, ...]:
    """The event words of a whole text, in order, at the characters where they stand."""
    return tuple(
        EventWord(
            Span(s.tokens[t.first].span.start, s.tokens[t.last - 1].span.end),
            t.kind,
            t.noun,
            t.strength == "strong",
        )
        for s in sentences
        for t in triggers(s.tokens)
    )
