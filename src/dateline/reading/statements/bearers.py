"""Who bears a title or a common noun on a page: "the auditor", "the authority", by what stands around the names."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from dateline.model import Mention, MentionForm, NameKind

__all__ = ["Bearers"]

_BEFORE, _BEHIND = 60, 70  # characters around a name in which its title stands
_STOP = re.compile(r"[.;:!?“”\"\n]")
_APPOSED = re.compile(r",\s+(?:(?:the|a|an|its|their|his|her|who (?:is|was) (?:the|a|an))\s+)?")
_REST = re.compile(r",?\s*|\s+(?:of|for|in|at|to)\b[^,]*,?\s*")
_VERBS = re.compile(r"\b(?:said|says|told|met|that|who|is|was|has|had|with|by|and)\b")
_LESSER = re.compile(r"\b(?:deputy|vice|former|ex|assistant|acting|shadow)[ -]\w*\s*$", re.IGNORECASE)
_CLOSES = re.compile(r"[,.;:!?“”\"\n]|\b(?:who|which|said|says)\b")


class Bearers:
    """The names of a page, ready to be asked which of them bears a noun."""

    def __init__(self, text: str, mentions: Sequence[Mention]) -> None:
        """`mentions` in text order."""
        self._text = text
        self._named = [m for m in mentions if m.form is MentionForm.NAME and m.name]
        self._bearing: dict[str, list[Mention]] = {}

    def of(self, noun: str, at: int) -> str | None:
        """The name that bears `noun` last before `at`, else first behind it; None where nobody does."""
        bearing = self._all(noun)
        split = bisect_left(bearing, at, key=lambda m: m.span.start)
        return bearing[max(0, split - 1)].name if bearing else None

    def only(self, noun: str) -> str | None:
        """The one person of the page who bears `noun`; None where nobody does, or several do."""
        names = {m.name for m in self._all(noun) if m.kind is NameKind.PERSON}
        return next(iter(names)) if len(names) == 1 else None

    def _all(self, noun: str) -> list[Mention]:
        """The names that bear `noun`, in text order; looked for once."""
        if noun not in self._bearing:
            word = re.compile(rf"\b{re.escape(noun)}\b", re.IGNORECASE)
            self._bearing[noun] = [m for m in self._named if self._bears(m, word)]
        return self._bearing[noun]

    def _bears(self, mention: Mention, word: re.Pattern[str]) -> bool:
        if mention.kind is NameKind.ORG:
            return bool(word.search(mention.name or ""))
        if mention.kind is not NameKind.PERSON:
            return False
        start, end = mention.span.start, mention.span.end
        before = _STOP.split(self._text[max(0, start - _BEFORE) : start])[-1]
        apposed = _APPOSED.match(self._text, end, end + _BEHIND)
        behind = self._text[apposed.end() : end + _BEHIND] if apposed else ""
        closes = _CLOSES.search(behind)
        return _heads(before, word) or _heads(behind[: closes.start()] if closes else behind, word)


def _heads(title: str, word: re.Pattern[str]) -> bool:
    """Whether the noun is the head of a title: last in it, or before its "of …"."""
    return any(
        not _LESSER.search(title[: found.start()])
        and not _VERBS.search(title[found.end() :])
        and bool(_REST.fullmatch(title[found.end() :]))
        for found in word.finditer(title)
    )
