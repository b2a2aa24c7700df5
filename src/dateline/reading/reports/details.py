"""The rest of a report: how and where the parties come together, who they are, whose word it is, its place in a series."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from dateline.model import Kind, Mention, MentionForm, Mode, NameKind, Span, Token
from dateline.reading.reports.clauses import Unit
from dateline.reading.reports.signs import lowered
from dateline.rules import rows

__all__ = ["mode_of", "order_of", "place_of"]

_MEETS = frozenset((Kind.MEETING, Kind.VISIT, Kind.HEARING, Kind.SIGNING, Kind.CEREMONY, Kind.OTHER))
_PREPOSITIONS = frozenset(
    ("in", "at", "to", "from", "near", "outside", "inside", "for", "into", "on", "off", "hosts", "host")
)
_ORDERS = {
    "first": "first", "1st": "first", "opening": "first", "initial": "first", "inaugural": "first", "maiden": "first",
    "second": "second", "2nd": "second", "two": "second", "third": "third", "3rd": "third", "three": "third",
    "fourth": "fourth", "fifth": "fifth", "next": "next", "coming": "next", "upcoming": "next", "forthcoming": "next",
    "following": "next", "last": "last", "latest": "last", "previous": "last", "earlier": "last", "past": "last",
    "new": "new", "fresh": "new", "another": "new", "further": "new", "follow-up": "new", "additional": "new",
    "extra": "new", "final": "final", "repeat": "new", "rearranged": "new",
}  # fmt: skip
_PLACE = re.compile(
    r"\b(?:in|at|to)\s+((?:the\s+)?[A-Z][\w'’.-]+(?:\s+(?:of\s+|the\s+|de\s+|al-)?[A-Z][\w'’.-]+){0,4})"
)
_VENUE = re.compile(
    r"(?i)\b(?:cent(?:er|re)|hall|stadium|palace|house|court(?:room)?|hotel|airport|university|school|square|arena|theatre|theater|castle"
    r"|park|station|hospital|museum|commission|base|cathedral|church|parliament|building|terminal|port|embassy|club|villa|tower)\b"
)
# A dash without spaces sticks the next word to a name: "in Garve-where the choir sang".
_TAIL = re.compile(r"[-–—](?:where|which|when|who|and|but|the|an?|with|as|its?|after|before)$")
_INSIDE = frozenset(("in", "at", "near", "outside", "inside", "into", "under", "through", "around"))
_SPOT_NOUN = re.compile(
    r"(?:tunnel|crossing|bridge|pass|valley|border|stadium|hall|hotel|airport|station|studios?|courthouse|court|prison|port|harbou?r"
    r"|base|camp|grounds?|arena|campus|cathedral|church|mosque|temple|square|palace|embassy|town hall|city hall|district|region|area"
    r"|estate|pier|dock|depot|plant|mine|spaceport|cosmodrome|observatory|racecourse|track|circuit|clinic|hospital)$"
)
_COURTROOM = re.compile(r"\b(?:[Cc]ourt ?room|[Cc]hamber|[Rr]oom|[Cc]ourt) (?:No\.? ?)?\d+[A-Z]?\b")
_ARTICLE = re.compile(r"\bthe\s+$")
_BOUND = re.compile(
    r"\b(?:set|bound|headed|heads|leaves?|leaving|left|scheduled|planned|fixed|due)\s+for\s+$"
)
_HERE = re.compile(
    r"\b(?:in|at|on|outside|inside) (the (?:[a-z]+ ){0,2}(?:lawn|hall|hotel|stadium|courthouse|courtroom|palace|airport|hospital"
    r"|cathedral|church|embassy|square|barracks|museum|library|university|theatre|theater|arena|park|harbour|harbor|pier"
    r"|launch ?pad|terminal|showground|racecourse|town hall|city hall|village hall|high court|supreme court|state house))\b"
)
_DAYS = re.compile(
    r"^(?:mon|tues|wednes|thurs|fri|satur|sun)day|^(?:january|february|march|april|may|june|july|august|september|october|november|december)\b",
    re.IGNORECASE,
)


@cache
def _modes() -> tuple[tuple[Mode, re.Pattern[str], frozenset[str]], ...]:
    return tuple(
        (Mode(row["mode"]), re.compile(row["pattern"]), frozenset(row.get("kinds", ())))
        for row in rows("modes")
    )


def mode_of(unit: Unit, text: str, kind: Kind, place: str | None) -> Mode | None:
    """How the parties come together: by the words, else in person where a place of meeting is named."""
    clause = lowered(unit.span.of(text))
    for mode, pattern, kinds in _modes():
        if (not kinds or kind.value in kinds) and pattern.search(clause):
            return mode
    return Mode.IN_PERSON if place and kind in _MEETS else None


def _token_before(unit: Unit, span: Span) -> Token | None:
    before = [t for t in unit.sentence.tokens if t.span.end <= span.start]
    while before and before[-1].lower in {"the", "central", "downtown", "nearby"}:
        before.pop()
    return before[-1] if before else None


def _is_place(unit: Unit, text: str, mention: Mention, before: str, kind: Kind) -> bool:
    """Whether a name behind a preposition tells where the event is."""
    after = next((t for t in unit.sentence.tokens if t.span.start >= mention.span.end), None)
    if before in _INSIDE and after is not None and _SPOT_NOUN.match(after.text):
        return True  # "in the Mount Ansel tunnel", "at the Vare crossing"
    # A piece of a compound, or one that describes: "Norlandic-Selmian relations".
    if text[mention.span.end : mention.span.end + 1] == "-" or (
        "-" in mention.text and after is not None and after.tag.startswith("N")
    ):
        return False
    if after is not None and after.lower == "of" and mention.kind is not NameKind.PLACE:
        return False
    if after is not None and (after.tag == "POS" or (after.tag in {"CD", "NN"} and after.text.isalnum())):
        return False  # "from Apollo 11", "at Garve's market": part of a longer name
    if _VENUE.search(mention.text):
        return True
    if before in {"in", "near", "outside", "inside", "into"}:
        return mention.kind is not NameKind.ORG or not _ARTICLE.search(
            text[max(0, mention.span.start - 24) : mention.span.start]
        )
    if before == "for" and _BOUND.search(text[max(0, mention.span.start - 24) : mention.span.start]):
        return mention.kind is not NameKind.PERSON
    if before == "from":
        return kind is Kind.LAUNCH
    if mention.kind is NameKind.PLACE:
        return True
    if mention.kind is NameKind.COUNTRY:
        return before != "for"
    return (
        before == "at"
        and mention.kind is not NameKind.PERSON
        and mention.text.isalpha()
        and not mention.text.isupper()
    )


_SAME = re.compile(
    r"(?i)\b(?:in|at) (?:the|that) same (?:city|town|village|capital|place|venue|hall|building|hotel)\b"
)
_CAPITAL = re.compile(
    r"\b(?:in|to|at|into|for) (?:(its|their|his|her)|the(?: (\w+|country['’]s))?) capital\b"
)
# "north of the Ansel canal": a stretch of country told by its edge.
_EDGE = re.compile(
    r"\b((?:north|south)(?:-?(?:east|west))?|east|west) of ((?:the )?(?:[a-z]+(?:-[a-z]+)? )?(?:\d+(?:st|nd|rd|th) )?"
    r"(?:[A-Z][\w'’-]+ ?){0,3}(?:river|canal|border|line|parallel|road|ridge|mountains|highway|motorway|city|town)?)"
)


@cache
def _capitals() -> dict[str, str]:
    """The capital of each country, by its name and by what its people are called."""
    out: dict[str, str] = {}
    for row in rows("countries"):
        for name in (row["name"], *row.get("demonyms", ()), *row.get("also", ())):
            if row.get("capitals"):
                out[name] = row["capitals"][0]
    return out


def _court(unit: Unit, clause: str, mentions: Sequence[Mention]) -> str | None:
    """The courtroom of a hearing, else the court that hears it, where its name tells its town."""
    room = _COURTROOM.search(clause)
    if room:
        return room.group()
    return next(
        (
            m.text
            for m in mentions
            if unit.span.covers(m.span) and re.search(r"\bCourt (?:of|in|at) ", m.text)
        ),
        None,
    )


def _capital(unit: Unit, clause: str, mentions: Sequence[Mention]) -> str | None:
    """The city that "in its capital", "in the Norlandic capital" means: of the country named, else of the one named last."""
    match = _CAPITAL.search(clause)
    if match is None:
        return None
    known = _capitals()
    if match[2] in known:
        return known[match[2]]
    before = unit.span.start + match.start()
    named = [
        known[m.name]
        for m in mentions
        if m.name in known and unit.sentence.span.start <= m.span.start < before
    ]
    return named[-1] if named else None


def _edge(clause: str) -> str | None:
    """ "North of the canal", where a line is named."""
    match = _EDGE.search(clause)
    if match is None or not (line := match[2].strip()).removeprefix("the").strip():
        return None
    named = any(w[:1].isupper() or w[:1].isdigit() for w in line.split())
    return f"{match[1]} of {line}" if named or line.split()[-1] in _LINES else None


_LINES = frozenset(("river", "canal", "border", "line", "parallel", "ridge", "mountains"))


def place_of(
    unit: Unit, text: str, mentions: Sequence[Mention], kind: Kind, told: Sequence[str] = ()
) -> str | None:
    """Where it is: a named place behind a preposition, nearest behind the word that names the event; else a venue.

    `told` are the places of the page's reports so far, for "in the same city".
    """
    anchor = unit.sentence.tokens[unit.triggers[0].first].span.start if unit.triggers else unit.span.start
    found: list[tuple[int, str]] = []
    for mention in mentions:
        if mention.form is not MentionForm.NAME or not unit.span.covers(mention.span):
            continue
        before = _token_before(unit, mention.span)
        if (
            before is not None
            and before.lower in _PREPOSITIONS
            and _is_place(unit, text, mention, before.lower, kind)
        ):
            found.append((_distance(anchor, mention.span), _TAIL.sub("", mention.text)))
    if found:
        return min(found)[1]
    clause = unit.span.of(text)
    if _SAME.search(clause):
        named = [m for m in mentions if m.kind is NameKind.PLACE and m.name and m.span.end <= unit.span.start]
        return named[-1].text if named else told[-1] if told else None
    venue = _HERE.search(clause)
    if venue:
        return venue.group(1)
    if kind is Kind.HEARING and (room := _court(unit, clause, mentions)):
        return room
    if by := _capital(unit, clause, mentions) or _edge(clause):
        return by
    if mentions:
        return None
    match = next((m for m in _PLACE.finditer(clause) if not _DAYS.match(m.group(1))), None)
    return match.group(1) if match else None


def _distance(anchor: int, span: Span) -> int:
    """Characters from the event's word; what stands before it counts as farther off."""
    return span.start - anchor if span.start >= anchor else (anchor - span.start) * 2


def order_of(unit: Unit) -> str | None:
    """Its place in a series, by a word before the one that names the event: "first", "next", "last", "new" …"""
    spots = [(t.first, t.first - 5) for t in unit.triggers if t.noun] or [
        (min(unit.last, unit.first + 6), unit.first)
    ]
    for last, first in spots:
        for token in reversed(unit.sentence.tokens[max(unit.first, first) : last]):
            if token.lower in _ORDERS:
                return _ORDERS[token.lower]
    return None
