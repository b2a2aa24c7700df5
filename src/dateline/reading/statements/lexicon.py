"""The cue table, ready for look-up by word form."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from dateline.language import tokenize
from dateline.rules import Row, rows

__all__ = ["Lexicon", "Phrase", "Word", "lexicon"]

_VOWELS = "aeiou"


@dataclass(frozen=True, slots=True)
class Word:
    """One form of a cue verb: "base", "present", "past" or "participle" ("-ing")."""

    lemma: str
    form: str
    takes: frozenset[str]
    act: str


@dataclass(frozen=True, slots=True)
class Phrase:
    """A cue of several words."""

    words: tuple[str, ...]
    lemma: str
    kind: str
    takes: frozenset[str]
    act: str


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All cues: verbs by form, phrases by first word, adjectives and nouns by themselves."""

    verbs: dict[str, Word]
    phrases: dict[str, tuple[Phrase, ...]]
    adjectives: dict[str, Word]
    nouns: dict[str, Word]
    opening: frozenset[str]


def _regular(lemma: str) -> dict[str, str]:
    """The regular forms of a verb, by form name."""
    stem_y = lemma.endswith("y") and lemma[-2:-1] not in _VOWELS
    sibilant = lemma.endswith(("s", "x", "z", "ch", "sh"))
    past = lemma + "d" if lemma.endswith("e") else lemma[:-1] + "ied" if stem_y else lemma + "ed"
    present = lemma[:-1] + "ies" if stem_y else lemma + "es" if sibilant else lemma + "s"
    silent_e = lemma.endswith("e") and not lemma.endswith(("ee", "ye"))
    return {past: "past", present: "present", (lemma[:-1] if silent_e else lemma) + "ing": "participle"}


def _forms(row: Row) -> dict[str, str]:
    lemma = row["lemma"]
    given: list[str] = row.get("forms", [])
    forms = _regular(lemma)
    past = [f for f in given if not f.endswith(("ing", "ies")) or f == lemma]
    if past:
        forms = {f: kind for f, kind in forms.items() if kind != "past"} | dict.fromkeys(past, "past")
    if any(f.endswith("ing") and f != lemma for f in given):
        forms = {f: kind for f, kind in forms.items() if kind != "participle"}
        forms |= {f: "participle" for f in given if f.endswith("ing")}
    forms.setdefault(lemma, "base")
    return forms


def _split(phrase: str) -> tuple[str, ...]:
    return tuple(span.of(phrase).lower() for span in tokenize(phrase))


@cache
def lexicon() -> Lexicon:
    """The cue table, read once."""
    verbs: dict[str, Word] = {}
    phrases: dict[str, list[Phrase]] = {}
    adjectives: dict[str, Word] = {}
    nouns: dict[str, Word] = {}
    for row in rows("cues"):
        kind, lemma = row.get("kind", "verb"), row["lemma"]
        takes, act = frozenset(row.get("takes", ())), row.get("act", "")
        if kind == "verb":
            for form, name in _forms(row).items():
                verbs.setdefault(form, Word(lemma, name, takes, act))
        elif kind == "adjective":
            adjectives[lemma] = Word(lemma, "base", takes, act)
        elif kind == "noun":
            nouns[lemma] = nouns[lemma + "s"] = Word(lemma, "base", takes, act)
        else:
            for form in row.get("forms", [lemma]):
                words = _split(form)
                phrases.setdefault(words[0], []).append(Phrase(words, lemma, kind, takes, act))
    longest = {k: tuple(sorted(v, key=lambda p: -len(p.words))) for k, v in phrases.items()}
    # Words at which a cue may begin: all others need no second look.
    opening = frozenset((*verbs, *longest, *adjectives, *nouns))
    return Lexicon(verbs, longest, adjectives, nouns, opening)
