"""Patterns that are only tried on a text in which the letters stand that they cannot do without.

Most rules fail on most clauses; looking for a few fixed strings tells so many times faster than the search itself.
The strings are read off the parsed pattern (the standard library's own parser: `re._parser`, unnamed in its manual but
the same since Python 2); where none can be told, the pattern is always tried. Tests hold that nothing is lost.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from importlib import import_module
from typing import Any

__all__ = ["Gated", "gated"]

_parser: Any = import_module("re._parser")  # no stub names it


@dataclass(frozen=True, slots=True)
class Gated:
    """A pattern, and strings of which one stands in every text that it fits; none: it is always tried."""

    regex: re.Pattern[str]
    needed: tuple[str, ...]

    def fits(self, text: str) -> bool:
        """Whether the pattern is found in the text."""
        for letters in self.needed:
            if letters in text:
                break
        else:
            if self.needed:
                return False
        return self.regex.search(text) is not None


def gated(pattern: str) -> Gated:
    """The pattern, ready to be tried on texts."""
    regex = re.compile(pattern)
    if regex.flags & re.IGNORECASE:
        return Gated(regex, ())
    return Gated(regex, tuple(sorted(_needed(_parser.parse(pattern)), key=lambda s: (len(s), s))))


def _needed(items: Iterable[tuple[Any, Any]]) -> frozenset[str]:
    """The most telling set among those that the parts of a sequence need: the one whose shortest string is longest."""
    found: list[frozenset[str]] = []
    run = ""
    for kind, inside in items:
        name = str(kind)
        if name == "LITERAL":
            run += chr(inside)
            continue
        if name in ("AT", "ASSERT_NOT"):
            continue
        found.append(frozenset({run} if run else ()))
        run = ""
        found.append(_part(name, inside))
    found.append(frozenset({run} if run else ()))
    return max(found, key=lambda letters: min(map(len, letters), default=0))


def _part(name: str, inside: Any) -> frozenset[str]:
    """What a part that is no letter needs; nothing where it may be left out or is a class of letters."""
    if name == "SUBPATTERN":
        return _needed(inside[3])
    if name == "BRANCH":
        each = [_needed(branch) for branch in inside[1]]
        return frozenset().union(*each) if all(each) else frozenset()
    if name in ("MAX_REPEAT", "MIN_REPEAT") and inside[0] > 0:
        return _needed(inside[2])
    return frozenset()
