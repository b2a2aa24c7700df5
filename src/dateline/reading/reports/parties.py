"""Who takes part in a report's event: who its clause names, whom "the two leaders" stands for, whom the page named for it before.

Not who only tells where ("in Norland"), not who only says so ("Ada Voss told reporters"), not a country that only
describes ("the Norlandic envoy").
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from dateline.model import Article, Kind, Mention, MentionForm, NameKind, Report
from dateline.reading.reports.clauses import Unit
from dateline.reading.reports.triggers import words

__all__ = ["Party", "is_group", "pairs_of", "participants_of", "roles_of"]

Party = tuple[int, NameKind, tuple[str, ...]]
"""Names that stand side by side on a page: where, of what kind, who."""

_TAKES_PART = frozenset((NameKind.PERSON, NameKind.ORG, NameKind.COUNTRY))
_WHERE = frozenset(("in", "at", "near", "outside", "inside", "into"))
_SELF = frozenset(("i", "we", "our", "us", "my"))
_APART = 70  # characters between two names of a pair: room for a role ("and his Norlandic counterpart")
_NEAR = 400  # characters from a pair of bodies to "both sides"
_JOINED = re.compile(r"(?:^|\s)(?:and|with|&|against|v|versus)\s|^\s*,\s*$")
# "the US envoy": a country before an office only says whose.
_DESCRIBES = re.compile(
    r" (?:(?:foreign|prime|deputy|vice|first|defen[cs]e|finance|interior|trade|national|top|chief|state|opposition|counter)[ -]?)*"
    r"(?:part|minister|president|premier|leader|secretary|chancellor|envoy|ambassador|official|counterpart|negotiator|diplomat|king|queen"
    r"|government|side|delegation|adviser|advisor|spokes|lawmaker|senator|general|troop|force|embassy)",
    re.IGNORECASE,
)
_SOLO = frozenset((Kind.MEETING, Kind.SIGNING, Kind.MATCH))
_PEOPLE = re.compile(
    r"\b(?:(?:the|both|these|those|two|three|their) (?:two |three |four )?(?:\w+ )?(?:leaders|presidents|ministers|men|women|premiers"
    r"|heads of (?:state|government)|statesmen|chancellors|candidates|rivals|envoys|negotiators|mayors|monarchs|kings|bosses|chiefs|diplomats"
    r"|counterparts|politicians|finalists|captains|lawyers)|the pair|the duo|the two(?! \w+s\b))\b"
)
_BODIES = re.compile(
    r"\b(?:(?:the|both|these|those|two|three|all|warring|either) (?:two |three |four |warring |negotiating )?(?:sides?|part(?:y|ies)|delegations|teams|governments|countries|nations"
    r"|capitals|companies|firms|clubs|unions|groups|states|powers|neighbours|neighbors|camps|armies|banks|carriers|airlines))\b"
)


_HEADS = (
    "president",
    "prime minister",
    "premier",
    "chancellor",
    "king",
    "queen",
    "leader",
    "emir",
    "sultan",
    "chief",
)
_OFFICES = {
    "leaders": _HEADS, "heads of": _HEADS, "statesmen": _HEADS, "presidents": ("president",), "premiers": ("premier", "prime minister"),
    "ministers": ("minister", "secretary"), "envoys": ("envoy", "ambassador"), "mayors": ("mayor",), "chancellors": ("chancellor",),
    "diplomats": ("envoy", "ambassador", "minister"), "candidates": ("candidate",), "captains": ("captain",),
}  # fmt: skip


def pairs_of(article: Article, mentions: Sequence[Mention]) -> tuple[Party, ...]:
    """The people and the bodies that a page names side by side, in order."""
    found: list[Party] = []
    named = [
        m
        for m in mentions
        if m.name
        and m.kind in _TAKES_PART
        and m.form is MentionForm.NAME
        and not (m.kind is NameKind.COUNTRY and _DESCRIBES.match(article.text, m.span.end))
    ]
    for left, right in pairwise(named):
        between = article.text[left.span.end : right.span.start]
        if left.name == right.name or len(between) > _APART or re.search(r"[.!?;\n]\s|\n", between):
            continue
        assert left.name
        assert right.name
        same = (left.kind is NameKind.PERSON) == (right.kind is NameKind.PERSON)
        if not same or not _JOINED.search(between):
            continue
        last = found[-1] if found else None
        if last and last[2][-1] == left.name and left.span.start - last[0] < 3 * _APART:
            found[-1] = (last[0], last[1], (*last[2], right.name))
        else:
            found.append((left.span.start, left.kind, (left.name, right.name)))
    return tuple(found)


def is_group(clause: str) -> bool:
    """Whether a clause speaks of several parties without naming them: "both sides"."""
    told = " ".join(clause.lower().split())
    return bool(_PEOPLE.search(told) or _BODIES.search(told))


def roles_of(mentions: Sequence[Mention]) -> dict[str, str]:
    """All roles that a page gives a name, in one string."""
    out: dict[str, str] = {}
    for mention in mentions:
        if mention.name and mention.role:
            out[mention.name] = f"{out.get(mention.name, '')} {mention.role.lower()}"
    return out


def _wanted(phrase: str) -> tuple[str, ...]:
    """The words of which one stands in the role of those whom a group phrase means."""
    noun = next((n for n in _OFFICES if n.rstrip("s") in phrase), None)
    return _OFFICES[noun] if noun else ()


def _group(clause: str, start: int, pairs: Sequence[Party], roles: dict[str, str]) -> tuple[str, ...]:
    """Whom a group phrase stands for: those of that office, of that number, named last before it, else first behind it."""
    people = _PEOPLE.search(clause)
    phrase = people or _BODIES.search(clause)
    if phrase is None:
        return ()
    fit = [p for p in pairs if (p[1] is NameKind.PERSON) == bool(people)]
    fit = fit or ([] if people else list(pairs))
    words_ = phrase.group()
    offices = _wanted(words_)
    held = [p for p in fit if offices and any(o in roles.get(n, "") for n in p[2] for o in offices)]
    two = [p for p in held or fit if len(p[2]) == 2]
    fit = two if two and re.search(r"\b(?:both|two|pair|duo|either)\b", words_) else held or fit
    before = [p for p in fit if p[0] < start and (people or start - p[0] < _NEAR)]
    chosen = before[-1] if before else fit[0] if fit and people else None
    return chosen[2] if chosen else ()


def _own(unit: Unit, article: Article, mentions: Sequence[Mention]) -> Iterator[str]:
    """Who is named in the clause and takes part."""
    outlets = {article.publisher, article.agency}
    paper = f" {article.publisher or ''}"
    for mention in mentions:
        if not mention.name or mention.kind not in _TAKES_PART or not unit.span.covers(mention.span):
            continue
        before = [t for t in unit.sentence.tokens if t.span.end <= mention.span.start][-2:]
        after = [t for t in unit.sentence.tokens if t.span.start >= mention.span.end][:2]
        lead = [t.lower for t in before if t.lower != "the"][-1:]
        if lead and (lead[0] in _WHERE or (lead[0] == "to" and "according" in {t.lower for t in before})):
            continue
        speaks = bool(after) and after[0].lower in words("said on a day")
        told = bool(before) and before[-1].lower in {"said", "says", "added"}
        part = bool(after) and (
            after[0].lower == "of" and mention.text.count(" ") == 0 and mention.kind is NameKind.ORG
        )
        # A paper calls itself by the end of its name: "told the Gazette".
        itself = mention.kind is NameKind.ORG and paper.endswith(f" {mention.name}")
        if speaks or told or part or itself or mention.name in outlets:
            continue
        inside = [t for t in unit.sentence.tokens if mention.span.covers(t.span)]
        describes = mention.kind is NameKind.COUNTRY and (
            (len(inside) == 1 and inside[0].tag.startswith("JJ"))
            or (bool(after) and after[0].tag in ("NN", "NNS", "JJ") and after[0].text.islower())
        )
        if describes or (
            mention.form is MentionForm.NAME
            and "-" in mention.text
            and mention.name == mention.text
            and mention.kind is not NameKind.PERSON
            and after
            and after[0].tag.startswith("N")
        ):
            continue
        yield mention.name


def participants_of(
    unit: Unit,
    article: Article,
    mentions: Sequence[Mention],
    pairs: Sequence[Party],
    roles: dict[str, str],
    same: Report | None,
) -> tuple[str, ...]:
    """The parties by their names on this page, in order; `same` is the report before it on the same event word."""
    found = list(dict.fromkeys(_own(unit, article, mentions)))
    held = unit.statement
    if held and held.name and any(t.lower in _SELF for t in unit.tokens):
        found.append(held.name)
    clause = " ".join(unit.span.of(article.text).lower().split())
    if len(found) < 2:
        known = same.participants if same and not found and not _PEOPLE.search(clause) else ()
        # "Both sides" are those of the talks at hand, where the page has told who they are.
        others = known or _group(clause, unit.span.start, pairs, roles)
        found += [n for n in others if n not in found]
    if same is not None and same.participants:
        alone = len(found) == 1 and same.kind in _SOLO and found[0] in same.participants
        if not found or alone:
            found = list(same.participants)
    return tuple(dict.fromkeys(found))
