"""People and bodies of a story: which names are one. "Peskov" is Dmitry Peskov, "RGU" the Railway Grades Union.

Names are taken in as they come; a name never changes hands later, so that an earlier day sees the same. Pure strings: what
kind of thing a name names is the reader's business.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from functools import lru_cache

__all__ = ["People"]

_WORD = re.compile(r"[^\W_]+(?:['’.&][^\W_]+)*\.?")
_PAIR = re.compile(r"\s+(?:&|and)\s+")
_TITLES = frozenset(
    [
        "mr",
        "mrs",
        "ms",
        "miss",
        "mx",
        "dr",
        "prof",
        "professor",
        "sir",
        "dame",
        "lord",
        "lady",
        "baroness",
        "sheikh",
        "sayyid",
        "king",
        "queen",
        "prince",
        "princess",
        "president",
        "premier",
        "prime",
        "minister",
        "chancellor",
        "secretary",
        "senator",
        "governor",
        "mayor",
        "judge",
        "justice",
        "general",
        "gen",
        "colonel",
        "col",
        "major",
        "captain",
        "admiral",
        "foreign",
        "deputy",
        "vice",
        "chief",
        "state",
        "the",
        "a",
        "an",
        "acting",
        "former",
        "ex",
        "rev",
        "father",
        "bishop",
        "archbishop",
        "pope",
        "chairman",
        "chairwoman",
        "chair",
    ]
)
_LINKS = frozenset(
    [
        "of",
        "for",
        "the",
        "and",
        "de",
        "la",
        "le",
        "du",
        "des",
        "von",
        "van",
        "der",
        "den",
        "al",
        "el",
        "bin",
        "ibn",
        "da",
        "do",
        "dos",
        "di",
        "y",
        "and",
    ]
)
_GENERIC = frozenset(
    [
        "government",
        "republic",
        "kingdom",
        "state",
        "group",
        "plc",
        "inc",
        "ltd",
        "corp",
        "corporation",
        "company",
        "co",
        "holdings",
        "ag",
        "sa",
        "llc",
    ]
)


def _plain(name: str) -> list[str]:
    flat = unicodedata.normalize("NFKD", name.replace("’", "'"))
    flat = "".join(c for c in flat if not unicodedata.combining(c))
    words = [w.removesuffix("'s").rstrip(".") for w in _WORD.findall(flat)]
    return [w.replace(".", "") for w in words if w]


@lru_cache(maxsize=1 << 16)  # the same names come again on every page of a story
def _key(name: str) -> tuple[str, ...]:
    """What identifies a name: its words without titles and links, without endings that only tell its legal form."""
    words = [w.casefold() for w in _plain(name)]
    bare = [w for w in words if w not in _TITLES and w not in _LINKS]
    solid = [w for w in bare if w not in _GENERIC]
    return tuple(solid or bare or words)


def _initials(name: str) -> set[str]:
    words = [w for w in _plain(name) if w]
    strict = "".join(w[0] for w in words if w.casefold() not in _LINKS)
    return {s.casefold() for s in (strict, "".join(w[0] for w in words)) if len(s) >= 2}


class People:
    """The names of one story."""

    def __init__(self) -> None:
        self._of: dict[tuple[str, ...], int] = {}
        self._by_end: dict[str, set[int]] = {}
        self._by_initials: dict[str, set[int]] = {}
        self._forms: list[Counter[str]] = []

    def add(self, name: str) -> int:
        """The number of who bears this name; a new one, if nobody known can be meant."""
        key = _key(name)
        known = self.find(name)
        if known is None:
            known = len(self._forms)
            self._forms.append(Counter())
        self._of.setdefault(key, known)
        self._forms[known][name] += 1
        if key:
            for end in {key[0], key[-1]}:
                self._by_end.setdefault(end, set()).add(known)
        if len(key) > 1:
            for short in _initials(name):
                self._by_initials.setdefault(short, set()).add(known)
        return known

    def all_of(self, name: str) -> tuple[int, ...]:
        """Who is meant by a name, or by two joined by "and" where both are known."""
        pair = [self.find(part) for part in _PAIR.split(name)]
        both = tuple(n for n in pair if n is not None)
        return both if len(pair) == 2 and len(both) == 2 else (self.add(name),)

    def find(self, name: str) -> int | None:
        """Who bears this name, if exactly one can be meant."""
        key = _key(name)
        if key in self._of:
            return self._of[key]
        if not key:
            return None
        if len(key) == 1 and name.strip(". ").replace(".", "").isupper():
            meant = self._by_initials.get(key[0], set())
            if len(meant) == 1:
                return next(iter(meant))
        near = {n for end in {key[0], key[-1]} for n in self._by_end.get(end, ())}
        fits = {n for n in near if any(_fits(key, _key(form)) for form in self._forms[n])}
        return next(iter(fits)) if len(fits) == 1 else self._spelt_out(name)

    def _spelt_out(self, name: str) -> int | None:
        """The bearer of an abbreviation that this name spells out."""
        for short in sorted(_initials(name)):
            known = self._of.get((short,))
            if known is not None and any(form.replace(".", "").isupper() for form in self._forms[known]):
                return known
        return None

    def forms(self, number: int) -> tuple[str, ...]:
        """The forms in which someone was named."""
        return tuple(self._forms[number])

    def identity(self, number: int) -> tuple[str, ...]:
        """What identifies someone beyond the story: the words of the fullest name, without titles."""
        return _key(self.canonical(number))

    def canonical(self, number: int) -> str:
        """The fullest form in which someone was named; among equals the most frequent."""
        forms = self._forms[number]
        return max(forms, key=lambda f: (min(len(_key(f)), 3), not f.islower(), forms[f], -len(f), f))


def _fits(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Whether one name is the other without its first or last words."""
    short, long = sorted((a, b), key=len)
    return short in (long[: len(short)], long[-len(short) :])
