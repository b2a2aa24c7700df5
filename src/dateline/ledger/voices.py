"""Whose word it is, and how much it weighs: a party's, an official's, another named voice's, the nameless."""

from __future__ import annotations

import re
from functools import cache

from dateline.model import Mention, NameKind
from dateline.rules import rows

__all__ = ["NAMELESS", "OFFICIAL", "OUTSIDER", "OWN", "PARTY", "Voices"]

# A named voice of no known office weighs what the publisher's own voice weighs.
NAMELESS, OUTSIDER, OWN, OFFICIAL, PARTY = 1, 2, 3, 4, 5

# Bodies that speak with one voice are no nameless ones: "the two governments said in a joint statement".
_TOGETHER = re.compile(r"(?i)(?:the (?:two|three|four|five|six)|both(?: the)?) ")


@cache
def _table() -> tuple[tuple[int, re.Pattern[str] | None, tuple[str, ...]], ...]:
    out = []
    for row in rows("ranks"):
        alternatives = "|".join(re.escape(w).replace(r"\*", r"\w*") for w in row["words"])
        words = re.compile(rf"\b(?:{alternatives})\b", re.IGNORECASE) if alternatives else None
        out.append((int(row["rank"]), words, tuple(row["starts"])))
    return tuple(out)


@cache
def _rank_of(described: str, named: bool) -> int:
    low = described.lower()
    for rank, words, starts in _table():
        if rank == NAMELESS and named:
            continue
        if (words and words.search(described)) or any(low.startswith(s + " ") for s in starts):
            return rank
    # "The league", "the courthouse": a body that the page knows, and has no need to name.
    return OWN if named or low.startswith("the ") else NAMELESS


class Voices:
    """The voices of one page: what its mentions tell of who is who."""

    def __init__(self, mentions: tuple[Mention, ...]) -> None:
        self._roles: dict[str, str] = {}
        self._kinds: dict[str, NameKind] = {}
        for mention in mentions:
            if mention.name and mention.role and mention.name not in self._roles:
                self._roles[mention.name] = mention.role
            if mention.name:
                self._kinds.setdefault(mention.name, mention.kind)

    def rank(self, source: str | None) -> int:
        """How much a source's word weighs before it is known whether it is a party to the event."""
        if source is None:
            return OWN
        if self._kinds.get(source) is NameKind.NAMELESS and not _TOGETHER.match(source):
            return NAMELESS
        role = self._roles.get(source, "")
        kind = self._kinds.get(source)
        named = bool(re.match(r"(?:the\s+)?[A-ZÀ-Þ]", source)) and not source.lower().startswith(
            ("a ", "an ", "one ", "two ")
        )
        if kind is NameKind.COUNTRY:
            return OFFICIAL
        return _rank_of(f"{source} {role}".strip(), named)

    def role(self, source: str | None) -> str:
        """What a source is said to be, as far as the page tells."""
        return self._roles.get(source or "", "")
