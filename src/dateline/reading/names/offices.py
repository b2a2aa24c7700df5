"""The office of a state that a role phrase means, and who of the page or of the world holds it.

"The US secretary of state" on a page that never names him is the one who held the office on the page's day. What the
page says itself goes first: a person to whom it gives the office, then a person whom it names as the world does.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from difflib import SequenceMatcher
from functools import cache

from dateline.model import NameKind, Sentence, Token
from dateline.reading.names.registry import Entity
from dateline.reading.names.roles import Phrase
from dateline.reading.names.tables import fold, tables
from dateline.reading.names.words import words
from dateline.rules import holders, rows

__all__ = ["Office", "bearer", "mistaken", "office"]

_EMPTY = frozenset(["the", "'s", "'", "’s", "’", ","])
# "Venn was the French president", "elected as the US president": no word on who holds the office now.
_NOT_BEFORE = words("no-holder-before")
_NOT_BEHIND = words("no-holder-behind")
_HEADS = words("office-heads")
# Where the family name is written first.
_FAMILY_FIRST = frozenset(["China", "Taiwan", "South Korea", "North Korea", "Vietnam"])
# Where a minister is called secretary; elsewhere a secretary is the ministry's first official.
_SECRETARIES = frozenset(["United States", "United Kingdom", "Philippines", "Kenya", "Mexico"])
# A "defence minister" of the United Kingdom may be the secretary's, a "transport minister" mostly is a junior.
_BRITISH = frozenset(["foreign minister", "defence minister", "finance minister", "interior minister"])


@dataclass(frozen=True, slots=True)
class Office:
    """An office of a state on a day."""

    country: str
    name: str
    day: date


@cache
def _titles() -> dict[str, tuple[tuple[str, frozenset[str], frozenset[str]], ...]]:
    """By title: the offices it may mean, each with the only countries (none: all) and those where it does not."""
    out: dict[str, tuple[tuple[str, frozenset[str], frozenset[str]], ...]] = {}
    for row in rows("offices"):
        only, other = frozenset(row.get("of", ())), frozenset(row.get("not", ()))
        juniors = frozenset(() if row.get("office") in _BRITISH else ("United Kingdom",))
        found = [(title, other) for title in row.get("titles", ())]
        for topic in row.get("topics", ()):
            for head in ("minister", "secretary", "secretary of state"):
                barred = other | juniors if head == "minister" else other
                found += [(f"{head} {of} {topic}", barred) for of in ("of", "for")]
                found += [(f"{topic} {head}", barred)] if head != "secretary of state" else []
        for title, barred in found:
            out[title] = (*out.get(title, ()), (row["office"], only, barred))
    return out


@cache
def _seats() -> dict[str, str]:
    return {fold(seat): row["of"][0] for row in rows("offices") for seat in row.get("seat", ())}


def _place(name: str) -> str | None:
    table = tables()
    return _seats().get(name) or table.country.get(name) or table.demonym.get(name)


def _parsed(role: Sequence[str]) -> tuple[set[str], str]:
    """The countries in a role's words, and the words that are left: "us", "secretary of state"."""
    places, left, i = set(), [], 0
    while i < len(role):
        for n in range(min(4, len(role) - i), 0, -1):
            place = _place(" ".join(role[i : i + n]))
            if place is not None:
                places.add(place)
                i += n
                break
        else:
            left.append(role[i])
            i += 1
    if left and left[-1] in {"of", "for"}:
        left.pop()  # "president of France"
    return places, " ".join(left)


def _name(title: str, country: str) -> str | None:
    for name, only, other in _titles().get(title, ()):
        secretary = "secretary" in title and name != "secretary-general" and not only
        if secretary and country not in _SECRETARIES:
            continue
        if (not only or country in only) and country not in other:
            return name
    return None


def office(phrase: Phrase, sentence: Sentence, day: date | None) -> Office | None:
    """The office that a phrase means, if it means one that is held: no former, next or acting one, none of another year."""
    if day is None or phrase.role is None or phrase.role.plural or phrase.owner or not phrase.definite:
        return None
    tokens = sentence.tokens[phrase.start : phrase.end]
    said = [fold(t.text) for t in tokens]
    if said[0] in {"this", "that", "these", "those"} or not _HEADS.intersection(said):
        return None
    places, title = _parsed([w for w in said if w not in _EMPTY])
    if len(places) != 1 or not _stands(phrase, sentence, day):
        return None
    country = places.pop()
    name = _name(title, country)
    return Office(country, name, day) if name else None


def _stands(phrase: Phrase, sentence: Sentence, day: date) -> bool:
    """Whether nothing around the phrase says another holder, another time or a name."""
    tokens = sentence.tokens
    before = tokens[phrase.start - 1] if phrase.start else None
    behind = tokens[phrase.end] if phrase.end < len(tokens) else None
    if before is not None:
        named = before.text in {",", "(", "—", "–"} and phrase.start > 1 and _proper(tokens[phrase.start - 2])
        if named or before.lower in _NOT_BEFORE:
            return False
    if behind is not None:
        second = tokens[phrase.end + 1] if phrase.end + 1 < len(tokens) else None
        named = behind.text in {",", "(", "—", "–"} and second is not None and _proper(second)
        if named or behind.lower in _NOT_BEHIND or behind.tag.startswith("NN"):
            return False
    for token in tokens:
        if token.text.isdigit() and len(token.text) == 4 and 1500 < int(token.text) < 2100:
            if int(token.text) != day.year:
                return False
        elif token.lower == "ago":
            return False
    return True


def _proper(token: Token) -> bool:
    return token.tag in {"NNP", "NNPS"} and token.text[:1].isupper()


def bearer(held: Office, entities: Sequence[Entity]) -> Entity | None:
    """Who holds an office: the page's own person, else somebody new under the name in the table of holders."""
    people = [e for e in entities if e.kind is NameKind.PERSON]
    given = [e for e in people if _given(held, e)]
    if given:
        return given[0] if len(given) == 1 else None
    name = holders.holder(held.country, held.name, held.day)
    if name is None:
        return None
    same = [e for e in people if _same(name, e.name)]
    if same:
        exact = [e for e in same if fold(e.name) == fold(name)] or same
        return exact[0] if len(exact) == 1 else None
    if any(_family(name, held.country, e.name) or _rival(held, e) for e in people):
        return None
    return Entity(name, NameKind.PERSON, country=held.country)


def mistaken(held: Office, entity: Entity) -> bool:
    """Whether a page's person, taken for the holder by a bare title, is known to hold that office of another country.

    "President Obama … the Russian president said": the page gives no country, the table does.
    """
    if any(_parsed(role.split())[0] for role in entity.roles):
        return False
    on = holders.holders(held.name, held.day)
    return any(_same(person, entity.name) for country, person in on if country != held.country) and not any(
        _same(person, entity.name) for country, person in on if country == held.country
    )


def _titled(entity: Entity, held: Office) -> list[set[str]]:
    """The countries of each role of the person that is the office's title."""
    parsed = (
        _parsed([w for w in role.replace("'s", "").split() if w not in _EMPTY]) for role in entity.roles
    )
    return [places for places, title in parsed if _name(title, held.country) == held.name]


def _given(held: Office, entity: Entity) -> bool:
    """Whether the page gives the person this very office, its country said."""
    return any(held.country in places for places in _titled(entity, held))


def _rival(held: Office, entity: Entity) -> bool:
    """Whether the page gives the person this office without saying of which country."""
    return any(not places for places in _titled(entity, held)) and not mistaken(held, entity)


def _words(name: str) -> list[str]:
    return [w for w in fold(name).replace("-", " ").replace(".", "").split() if w not in {"jr", "sr"}]


def _like(one: str, other: str) -> bool:
    """Two spellings of a name from another script: "sergei" and "sergey", "zelensky" and "zelenskyy"."""
    return one == other or (
        min(len(one), len(other)) > 3 and SequenceMatcher(None, one, other).ratio() >= 0.8
    )


def _same(known: str, name: str) -> bool:
    """Whether all words of a page's name are of the known one, more than a given name alone."""
    theirs, mine = _words(known), _words(name)
    if not mine or not all(any(_like(w, other) for other in theirs) for w in mine):
        return False
    return len(mine) > 1 or len(theirs) == 1 or not _like(mine[0], theirs[0]) or mine[0] not in tables().given


def _family(known: str, country: str, name: str) -> bool:
    """Whether a page's name shares the family name: somebody else, or the same under another given name."""
    theirs = _words(known)
    family = theirs[0] if country in _FAMILY_FIRST else theirs[-1]
    return any(_like(family, w) for w in _words(name))
