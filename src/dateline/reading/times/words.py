"""The lexicon of time words, and a sentence seen as a row of atoms: known words, numbers, marks.

Every atom is coded as one character, so that a pattern over words is an ordinary regular expression over a short string.
The lexer is its own (not the language room's): "mid-March", "Dec.2" and "48-hour" must fall apart here.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from dateline.rules import rows

__all__ = ["LEXICON", "TRIGGER", "Atom", "atoms", "charset", "code", "value"]

_FOLD = str.maketrans({"’": "'", "‘": "'", "‑": "-", "‐": "-", "–": "-", "—": "-", "\xa0": " "})
_ATOM = re.compile(
    r"""
    (?P<money>[$€£¥]\s?\d[\d,.]*)
  | (?P<iso>\b\d{4}(?P<cut>[-/.])\d{1,2}(?P=cut)\d{1,2}(?=T\d|\b))
  | (?P<numdate>\b\d{1,2}(?P<sep>[/.\-])\d{1,2}(?P=sep)(?:\d{4}|\d{2})\b(?![/.\-]\d))
  | (?P<clock>\b[012]?\d:[0-5]\d(?::[0-5]\d)?(?!\d|[:.]\d)|\b1?\d\.[0-5]\d(?=\s?[ap]\.?m\b))
  | (?P<ordinal>\b\d{1,3}(?:st|nd|rd|th)\b)
  | (?P<decimal>\d+(?:[.,]\d+)+\s?%?|\d+\s?%)
  | (?P<number>\d+)
  | (?P<ampm>[ap]\.m\b\.?|(?<=\d)\s?[ap]m\b)
  | (?P<word>[^\W\d_]+(?:'(?!s\b)[^\W\d_]+)*)
  | (?P<poss>'s\b|'(?=\s|$))
  | (?P<mark>[^\w\s])
    """,
    re.VERBOSE | re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Atom:
    """One word, number or mark of a sentence: its place in the article, its folded lower-case text, its code."""

    start: int
    end: int
    text: str
    code: str


def _lexicon() -> Mapping[str, Mapping[str, object]]:
    return MappingProxyType(
        {str(row["class"]): MappingProxyType(dict(row["words"])) for row in rows("times_words")}
    )


LEXICON = _lexicon()
_DOTTED = frozenset(word for row in rows("times_words") for word in row.get("dotted", ()))
# Numbers and marks have codes of their own; words get theirs from the private use area, one each.
_NUMBERS = {"YEAR": "Y", "DAY": "ABC", "HOUR": "ABZ", "MINUTE": "ABCDZ", "NUM": "ABCDEFGYZ", "YY": "ABCDEZ"}
_SHAPES = {
    "iso": "i",
    "numdate": "n",
    "clock": "k",
    "ordinal": "o",
    "poss": "'",
    "money": "x",
    "decimal": "x",
}
_KINDS = {"ISO": "i", "NUMDATE": "n", "CLOCK": "k", "ORD": "o", "POSS": "'", "DECIMAL": "x"}
_WORDS: dict[str, str] = {}
_UNKNOWN_WORD = "w"
_UNKNOWN_MARK = "m"
_MARKS = {
    ",": ",",
    "-": "-",
    ".": ".",
    ":": ":",
    "/": "/",
    "(": "(",
    ")": ")",
    "&": "&",
    "[": "[",
    "]": "]",
    ";": ";",
}


def code(word: str) -> str:
    """The character that stands for `word`, given to it on first sight (when the tables are loaded)."""
    if word not in _WORDS:
        _WORDS[word] = chr(0xE000 + len(_WORDS))
    return _WORDS[word]


for _words in LEXICON.values():
    for _word in _words:
        code(_word)


@cache
def charset(name: str) -> str:
    """All characters that stand for a member of the class `name`."""
    if name in _NUMBERS:
        return _NUMBERS[name]
    if name in _KINDS:
        return _KINDS[name]
    return "".join(code(word) for word in LEXICON[name])


def _number_code(text: str) -> str:
    number = int(text) if len(text) <= 4 else -1
    if len(text) == 4:
        return "Y" if 1000 <= number <= 2199 else "F"
    if not 0 <= number <= 99 or len(text) > 2:
        return "G"
    for top, letter in ((0, "Z"), (12, "A"), (24, "B"), (31, "C"), (59, "D")):
        if number <= top:
            return letter
    return "E"


def atoms(text: str, start: int, end: int) -> tuple[Atom, ...]:
    """The atoms of `text[start:end]`, with places in `text`."""
    folded = text[start:end].translate(_FOLD)
    out: list[Atom] = []
    position = 0
    while match := _ATOM.search(folded, position):
        first, last = match.span()
        kind = match.lastgroup or "mark"
        kind = {"sep": "numdate", "cut": "iso"}.get(kind, kind)
        piece = match[0].lower()
        if kind == "ampm":
            first += len(piece) - len(piece.lstrip())
            piece = piece.lstrip()
        if kind == "word" and piece in _DOTTED and folded[last : last + 1] == ".":
            last += 1
        position = last
        out.append(Atom(start + first, start + last, piece, _code_of(kind, piece)))
    return tuple(out)


def _code_of(kind: str, piece: str) -> str:
    if kind == "number":
        return _number_code(piece)
    if kind in ("ampm", "word"):
        return _WORDS.get(piece, _UNKNOWN_WORD)
    if kind == "mark":
        return _MARKS.get(piece, _UNKNOWN_MARK)
    return _SHAPES[kind]


def value(name: str, found: Sequence[Atom]) -> object:
    """What the atoms of a group of class `name` are worth: a number for numbers, the table's value for words."""
    if name == "COUNT":
        return _count(found)
    if name == "DOM":
        return _ordinal(found)
    first = found[0].text
    if name in _NUMBERS:
        return int(first)
    if name in _KINDS:
        return first
    return LEXICON[name][first]


def _ordinal(found: Sequence[Atom]) -> int:
    digits = re.match(r"\d+", found[0].text)
    if digits:
        return int(digits[0])
    ordinals, tens = LEXICON["ORDW"], LEXICON["TENS"]
    total = 0
    for atom in found:
        total += int(str(ordinals.get(atom.text, tens.get(atom.text, 0))))
    return total


def _count(found: Sequence[Atom]) -> float | None:
    """A number in digits or words; None for "several"; "a" is one, "half" and "and a half" count .5."""
    total = 0.0
    vague = False
    for atom in found:
        text = atom.text
        if text.isdigit():
            return float(text) if len(text) < 7 else None
        if atom.code == "x":
            return _decimal(text)
        if text == "hundred":
            total = max(total, 1) * 100
        elif text in LEXICON["NUMW"]:
            total += float(str(LEXICON["NUMW"][text]))
        elif text == "couple":
            total = 2.0
        elif text == "dozen":
            total = max(total, 1) * 12
        elif text == "half":
            total += 0.5
        elif text in LEXICON["SOME"]:
            vague = True
        elif text in {"a", "an"} and not total and atom is found[0]:
            continue
    if vague:
        return None
    return total or 1.0


def _decimal(text: str) -> float | None:
    try:
        return float(text.replace(",", ""))
    except ValueError:
        return None


# A sentence without any of these holds no time expression: the cheap gate before the patterns.
_UNTRIGGERED = {"NUMW", "SOME", "SHIFT", "ZONE", "EDGE", "TENS", "AMPM"}
_FEASTS = {str(row["name"]).split("'")[0] for row in rows("times_feasts")}
_MORE_TRIGGERS = ("christmas", "xmas", "easter", "thanksgiving", "hallow", "hogmanay", "pentecost", "overnight", "new year", "o'clock", "o’clock",
                  "mid-", "long", "past", "recent", "future", "later", "term", "nineteen", "twenty", "present", "moment", "time", "halfway", "eve", "epiphany", "juneteenth")  # fmt: skip
TRIGGER = re.compile(
    r"\d|\b(?:"
    + "|".join(
        sorted(
            {re.escape(w) for name, words in LEXICON.items() if name not in _UNTRIGGERED for w in words}
            | set(_MORE_TRIGGERS)
            | _FEASTS
        )
    )
    + ")",
    re.IGNORECASE,
)
