"""Whom a role phrase or a pronoun stands for, out of the page's entities."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.model import NameKind
from dateline.reading.names.registry import Entity
from dateline.reading.names.roles import Phrase
from dateline.reading.names.tables import fold, tables
from dateline.reading.names.words import words

__all__ = ["body_for", "official", "person_for"]

_GENERIC = words("generic")
_COMPANY = words("company")
_DEPARTMENTS = frozenset(["ministry", "department"])
_OF_STATE = _DEPARTMENTS | {"parliament", "embassy", "cabinet", "treasury", "central bank"}
_WATCH = frozenset(["regulator", "watchdog", "agency", "authority", "commission", "body", "mediator"])
_WATCH_HEADS = frozenset(
    ["authority", "commission", "agency", "administration", "board", "office", "regulator"]
)


def _countries(words: Sequence[str]) -> set[str]:
    """The countries that words speak of: "russian", "kremlin", "us"."""
    table = tables()
    out = set()
    for word in words:
        for place in (table.demonym, table.country, table.capital):
            if word in place:
                out.add(place[word])
        if word in table.known and table.known[word].country:
            out.add(table.known[word].country or "")
    return out


def person_for(phrase: Phrase, entities: Sequence[Entity], recent: Sequence[Entity]) -> Entity | None:
    """The person whom a definite role phrase stands for. `recent` are entities, the last named first."""
    role = phrase.role
    if role is None:
        return None
    wanted = {fold(role.role), phrase.head}
    best: tuple[float, int, Entity] | None = None
    owners = {fold(e.name.split()[-1]): e for e in entities if e.kind is NameKind.PERSON}
    for entity in entities:
        if entity.kind is not NameKind.PERSON or (role.gender and entity.gender not in {"", role.gender}):
            continue
        score = max((_fit(phrase, wanted, role.like, text, owners) for text in entity.roles), default=0.0)
        if score <= 0:
            continue
        place = recent.index(entity) if entity in recent else len(recent) + 1
        if best is None or (score, -place) > (best[0], -best[1]):
            best = (score, place, entity)
    if best is not None:
        return best[2]
    if phrase.head in _GENERIC and not phrase.owner:
        return next(
            (
                e
                for e in recent
                if e.kind is NameKind.PERSON and (not role.gender or e.gender in {"", role.gender})
            ),
            None,
        )
    return None


def _fit(
    phrase: Phrase, wanted: set[str], like: frozenset[str], text: str, owners: dict[str, Entity]
) -> float:
    """How well a person's stated role fits the phrase; nothing or less where it does not."""
    words = text.replace("'s", "").replace("-", " ").split()
    joined = f" {' '.join(words)} "
    if any(f" {head.replace('-', ' ')} " in joined for head in wanted):
        score = 3.0
    elif any(f" {other.replace('-', ' ')} " in joined for other in like):
        score = 2.0
    else:
        return 0.0
    mine = _countries(phrase.modifiers)
    theirs = _countries(words)
    for word in phrase.modifiers:
        owner = owners.get(word)
        if owner is not None:
            mine |= _countries([w for role in owner.roles for w in role.split()])
    if mine and theirs:
        score += 1.0 if mine & theirs else -3.0
    for word in phrase.modifiers:
        if word in words:
            score += 1.0
        elif word in {
            "deputy",
            "vice",
            "former",
            "acting",
            "foreign",
            "defence",
            "defense",
            "finance",
            "interior",
            "health",
            "transport",
        }:
            score -= 1.5
    for word in ("deputy", "vice", "under"):
        if word in words and word not in phrase.modifiers and word not in phrase.head:
            score -= 1.0
    return score


def _plain(phrase: Phrase) -> list[str]:
    """The phrase's modifiers that name no country."""
    table = tables()
    named = (table.demonym, table.country, table.capital)
    return [w for w in phrase.modifiers if not any(w in places for places in named)]


def official(phrase: Phrase) -> str | None:
    """What a state's body is called: "Varnia's foreign ministry", "the foreign ministry in Varn" are the "Varnian Foreign Ministry"."""
    if phrase.body is None or phrase.head not in _OF_STATE:
        return None
    countries = sorted(_countries(phrase.modifiers))
    adjective = tables().adjective.get(countries[0]) if len(countries) == 1 else None
    kept = [w for w in _plain(phrase) if w != "the"]
    if adjective is None or (phrase.head in _DEPARTMENTS and not kept):
        return None
    return " ".join([adjective, *(w.title() for w in kept if w != "and"), phrase.head.title()])


def body_for(phrase: Phrase, recent: Sequence[Entity]) -> Entity | None:
    """The body that "the ministry", "the company" stands for."""
    if phrase.body is None:
        return None
    head = phrase.head
    mine = _countries(phrase.modifiers)
    plain = _plain(phrase)
    for entity in recent:
        if entity.kind is not NameKind.ORG:
            continue
        words = fold(entity.name).split()
        theirs = _countries(words)
        if mine and theirs and not mine & theirs:
            continue
        if head in words and all(w in words for w in plain):
            return entity
    if plain and not mine and head in _WATCH:
        for entity in recent:
            words = fold(entity.name).split()
            if entity.kind is NameKind.ORG and set(words) & _WATCH_HEADS and all(w in words for w in plain):
                return entity
    if plain or mine:
        return None
    if head in _COMPANY:
        known = next((e for e in recent if e.kind is NameKind.ORG and e.of_class == "company"), None)
        return known or next((e for e in recent if _is_company(e)), None)
    lettered = next((e for e in recent if _lettered(e, head)), None)
    if lettered is not None:
        return lettered
    if head in _WATCH:
        return next(
            (e for e in recent if e.kind is NameKind.ORG and set(fold(e.name).split()) & _WATCH_HEADS), None
        ) or (next((e for e in recent if e.kind is NameKind.ORG and e.of_class == "body"), None))
    wanted = phrase.body.of_class
    if head in {
        "fund",
        "union",
        "party",
        "court",
        "bank",
        "club",
        "university",
        "hospital",
        "charity",
        "front",
        "rebels",
        "embassy",
        "broadcaster",
        "newspaper",
        "federation",
        "association",
        "campaign",
        "board",
        "committee",
        "council",
    }:
        return next((e for e in recent if e.kind is NameKind.ORG and e.of_class == wanted), None)
    return None


def _lettered(entity: Entity, head: str) -> bool:
    """Whether the entity is known by letters that end in the noun's ("the HGA": an authority)."""
    name = entity.name.replace(".", "")
    return (
        entity.kind is NameKind.ORG and name.isupper() and 2 < len(name) < 6 and name[-1].lower() == head[0]
    )


def _is_company(entity: Entity) -> bool:
    thing = any(c.isdigit() for c in entity.name) or fold(entity.name).endswith(("ic", "ean", "ese"))
    return entity.kind is NameKind.ORG and entity.of_class in {"company", "bank", None} and not thing
