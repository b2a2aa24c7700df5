"""Patterns over words, written as rows of `rules/times.toml`, compiled to regular expressions over atom codes.

A pattern is words in lower case, classes of `times_words.toml` in upper case (each becomes a named group; a trailing digit
tells two of one class apart), and `( ) | ?` and marks as in a regular expression. COUNT and DOM are numbers in digits or words.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from dateline.reading.times.words import Atom, charset, code, value
from dateline.rules import rows

__all__ = ["Found", "Pattern", "found"]

_PIECE = re.compile(r"[A-Z]+\d?|[a-z']+|[()|?]|[^\s\w]")
_ABSTRACT = {"COUNT", "DOM"}


@dataclass(frozen=True, slots=True)
class Pattern:
    """A compiled row: the maker that gives it meaning, the words one of which must stand before it (any, if empty), what it is handed.

    `needed` is the most telling set of codes of which a sentence must hold one: most patterns are passed over by it.
    """

    maker: str
    regex: re.Pattern[str]
    after: frozenset[str]
    fixed: str
    needed: frozenset[str]


@dataclass(frozen=True, slots=True)
class Found:
    """A pattern that fits: which atoms, and what its groups are worth."""

    pattern: Pattern
    first: int
    last: int
    atoms: tuple[Atom, ...]
    groups: tuple[tuple[str, object], ...]

    def __getitem__(self, name: str) -> object:
        return dict(self.groups).get(name)

    def __contains__(self, name: str) -> bool:
        return any(key == name for key, _ in self.groups)

    def number(self, name: str) -> int | None:
        """The group's value as a whole number, None where it is absent or vague."""
        worth = self[name]
        return int(worth) if isinstance(worth, int | float) else None

    def word(self, name: str) -> str:
        """The group's value as text, empty where it is absent."""
        worth = self[name]
        return worth if isinstance(worth, str) else ""

    def says(self, *words: str) -> bool:
        """Whether one of the words stands in it."""
        return any(atom.text in words for atom in self.atoms)


def _set(chars: str) -> str:
    return "[" + re.escape(chars) + "]"


def _abstract(name: str) -> str:
    numw, some, half = _set(charset("NUMW")), _set(charset("SOME")), code("half")
    a, and_ = _set(code("a") + code("an")), code("and")
    if name == "COUNT":
        words = f"{numw}(?:-?{numw})?(?:{and_}{code('a')}{half})?"
        return f"(?:{_set(charset('NUM') + 'x')}|{words}|{a}?{some}(?:{code('of')}|{code('dozen')})?|{half}{a}|{a})"
    return f"(?:{_set(charset('DAY'))}|o|(?:{_set(charset('TENS'))}-?)?{_set(charset('ORDW'))})"


def _compile(text: str) -> re.Pattern[str]:
    out = []
    for piece in _PIECE.findall(text):
        if piece[0].isupper():
            name = piece.rstrip("0123456789")
            inner = _abstract(name) if name in _ABSTRACT else _set(charset(name))
            out.append(f"(?P<{piece}>{inner})")
        elif piece == "(":
            out.append("(?:")
        elif piece in ")|?":
            out.append(piece)
        elif piece == "'s":
            out.append("'")
        elif piece[0].isalpha():
            out.append(code(piece))
        else:
            out.append(re.escape({"{": "(", "}": ")"}.get(piece, piece)))
    return re.compile("".join(out))


def _patterns() -> tuple[Pattern, ...]:
    """All rows, in table order, and a row made of each feast."""
    made = []
    for row in rows("times"):
        after = frozenset(str(row.get("after", "")).split())
        for word in after:
            code(word)
        made.append(_pattern(str(row["make"]), str(row["pattern"]), after, str(row.get("value", ""))))
    made += [
        _pattern("feast", _feast(str(row["name"])), frozenset(), str(row["name"]))
        for row in rows("times_feasts")
    ]
    return tuple(made)


def _pattern(maker: str, text: str, after: frozenset[str], fixed: str) -> Pattern:
    return Pattern(maker, _compile(text), after, fixed, _needed(text))


def _codes(piece: str) -> frozenset[str]:
    name = piece.rstrip("0123456789")
    if name == "COUNT":
        return frozenset(
            charset("NUM") + "x" + charset("NUMW") + charset("SOME") + code("a") + code("an") + code("half")
        )
    if name == "DOM":
        return frozenset(charset("DAY") + "o" + charset("ORDW"))
    if piece[0].isupper():
        return frozenset(charset(name))
    return frozenset("'" if piece == "'s" else code(piece) if piece[0].isalpha() else piece)


def _needed(text: str) -> frozenset[str]:
    """The smallest set among the pieces that no bracket, bar or question mark makes optional."""
    pieces = _PIECE.findall(text)
    depth, sets = 0, []
    for piece, following in zip(pieces, [*pieces[1:], ""], strict=True):
        if piece in "()":
            depth += 1 if piece == "(" else -1
        elif piece == "|" and depth == 0:
            return frozenset()
        elif piece != "?" and depth == 0 and following != "?":
            sets.append(_codes(piece))
    return min(sets, key=len, default=frozenset())


def _feast(name: str) -> str:
    """A feast's name as a pattern, with a year after it or "next" before it; "St" may carry a stop."""
    words = re.sub(r"s' ", "s 's ", re.sub(r"'s\b", " 's", name))
    words = re.sub(r"^(st|saint)\b", "(st|saint) .?", words)
    return f"SHIFT? {words} ((of|,|in)? YEAR)?"


# Compiled on import: a word of a pattern must have its code before the first sentence is read.
PATTERNS = _patterns()


def _by_code() -> dict[str, tuple[int, ...]]:
    """By the code of an atom: the patterns that cannot fit without one of a set of atoms in which it is."""
    out: dict[str, list[int]] = {}
    for number, pattern in enumerate(PATTERNS):
        for needed in pattern.needed:
            out.setdefault(needed, []).append(number)
    return {needed: tuple(numbers) for needed, numbers in out.items()}


_BY_CODE = _by_code()
_ALWAYS = frozenset(number for number, pattern in enumerate(PATTERNS) if not pattern.needed)


def found(sentence: Sequence[Atom]) -> list[Found]:
    """Every pattern's every fit in the sentence; they may overlap."""
    text = "".join(atom.code for atom in sentence)
    out = []
    able = _ALWAYS.union(*(_BY_CODE.get(seen, ()) for seen in frozenset(text)))
    for pattern in [PATTERNS[number] for number in sorted(able)]:
        for match in pattern.regex.finditer(text):
            first, last = match.span()
            if first == last:
                continue
            before = sentence[first - 1].text if first else "^"
            if pattern.after and before not in pattern.after:
                continue
            groups = tuple(
                (name, value(name.rstrip("0123456789"), sentence[match.start(name) : match.end(name)]))
                for name in match.groupdict()
                if match.start(name) >= 0
            )
            out.append(Found(pattern, first, last, tuple(sentence[first:last]), groups))
    return out
