"""Which names on a page are the same one, what kind of thing each is, and its fullest form."""

from __future__ import annotations

import collections
from collections.abc import Sequence
from dataclasses import dataclass, field

from dateline.model import NameKind, Sentence
from dateline.reading.names.chunks import HONORIFICS, Chunk, role_length
from dateline.reading.names.tables import Body, fold, tables
from dateline.reading.names.words import words

__all__ = ["SPEAKS", "Entity", "Registry", "register"]

_PLACE_BEFORE = words("place-before")
SPEAKS = words("speaks")
_PLACE_WORDS = words("place-words")
_HEARD = {"person": NameKind.PERSON, "org": NameKind.ORG, "place": NameKind.PLACE}
# "The village of X": X is a place.
_SETTLED = frozenset(
    [
        "village",
        "town",
        "capital",
        "port",
        "suburb",
        "hamlet",
        "people",
        "outskirts",
        "state",
        "republic",
        "borough",
    ]
)
# Particles that stand inside people's names, and seldom in others.
_PERSONAL = frozenset(
    ["van", "von", "bin", "ibn", "bint", "ter", "ten", "den", "der", "di", "du", "da", "dos", "al", "el"]
)


@dataclass(eq=False)
class Entity:
    """One person, body, country or place of the page. `roles` are folded; `said_roles` as written."""

    name: str
    kind: NameKind
    of_class: str | None = None
    gender: str = ""
    roles: list[str] = field(default_factory=list)
    said_roles: list[str] = field(default_factory=list)
    country: str | None = None
    chunks: list[int] = field(default_factory=list)

    def add_role(self, role: str) -> None:
        """Notes a role that the page gives it."""
        if fold(role) not in self.roles:
            self.roles.append(fold(role))
            self.said_roles.append(role)


@dataclass(frozen=True)
class Registry:
    """The page's entities and, for each chunk, which one it names."""

    entities: tuple[Entity, ...]
    of_chunk: tuple[Entity | None, ...]


def _votes(chunk: Chunk, sentence: Sentence, common: frozenset[str]) -> collections.Counter[NameKind]:
    """What a name looks like, by its own words and by what stands around it."""
    votes = _by_words(chunk, common)
    if chunk.heard:
        votes[_HEARD[chunk.heard]] += max(
            0, round(12 * (chunk.sure - 0.5))
        )  # 6 where it has no doubt, 0 for a guess
    tokens, organised = sentence.tokens, _organised(chunk)
    before = tokens[chunk.title - 1].lower if chunk.title > 0 else ""
    after = tokens[chunk.end].lower if chunk.end < len(tokens) else ""
    behind = tokens[chunk.end + 1].lower if chunk.end + 1 < len(tokens) else ""
    if (chunk.role or chunk.honorific) and not organised:
        votes[NameKind.PERSON] += 5
    if chunk.title == chunk.start and _noun_before(chunk, sentence):
        votes[NameKind.ORG] += 8  # "the start-up Varn" says it outright
    if after == "," and before != "by" and _described(sentence, chunk.end + 1):
        votes[NameKind.PERSON] += 3 if len(chunk.words) > 1 else 1
    if before in _PLACE_BEFORE:
        votes[NameKind.PLACE] += 2
    if before == "of" and chunk.title > 1 and _has_place(tokens[chunk.title - 2].lower):
        votes[NameKind.PLACE] += 3
    if after == "who" or (after == "," and behind in {"who", "whose"}):
        votes[NameKind.PERSON] += 3
    if after == "," and behind.isdigit() and len(behind) == 2:
        votes[NameKind.PERSON] += 4
    if before == "the":
        votes[NameKind.ORG] += 2
        votes[NameKind.PERSON] -= 3
    if after in SPEAKS and before != "the":
        votes[NameKind.PERSON] += 1 if len(chunk.words) > 1 else 0
        votes[NameKind.ORG] += 1
    return votes


def _by_words(chunk: Chunk, common: frozenset[str]) -> collections.Counter[NameKind]:
    table, several, organised = tables(), len(chunk.words) > 1, _organised(chunk)
    votes: collections.Counter[NameKind] = collections.Counter()
    first, last = chunk.words[0], chunk.words[-1]
    given = fold(first) in table.given
    if organised:
        votes[NameKind.ORG] += 4
    if several and given and not organised:
        votes[NameKind.PERSON] += 4
    if several and any(w in _PERSONAL for w in chunk.words[1:-1]):
        votes[NameKind.PERSON] += 3
    if several and fold(last) in common and not given:
        votes[NameKind.ORG] += 2
    if first.isupper() and 2 <= len(first) <= 6 and not several:
        votes[NameKind.ORG] += 3
    if fold(last) in _PLACE_WORDS:
        votes[NameKind.PLACE] += 3
    if 2 <= len(chunk.words) <= 3 and not organised and all(w[:1].isupper() for w in chunk.words):
        votes[NameKind.PERSON] += 1
    return votes


def _organised(chunk: Chunk) -> bool:
    """Whether the first or last word is one that bodies' names begin or end with."""
    heads = tables().heads
    return chunk.words[-1] in heads or (chunk.words[0] in heads and len(chunk.words) > 2)


def _has_place(noun: str) -> bool:
    """Whether "NOUN of X" makes X a place: "the village of", "the mayor of"."""
    return noun in _PLACE_WORDS or noun in _SETTLED or role_length([noun]) == 1


def _noun_before(chunk: Chunk, sentence: Sentence) -> Body | None:
    """The noun that tells what kind of body is named ("the start-up Varn Dynamics")."""
    before = sentence.tokens[chunk.start - 1] if chunk.start > 0 else None
    if before is None or not before.text[:1].islower():
        return None
    return tables().nouns.get((fold(before.text),))


def _described(sentence: Sentence, start: int) -> bool:
    """Whether a role and nothing else stands at `start`, as behind a person's name: ", a retired teacher,"."""
    tokens = sentence.tokens
    if start >= len(tokens) or tokens[start].lower not in {"a", "an", "the", "his", "her", "its", "their"}:
        return False
    for i in range(start + 1, min(start + 5, len(tokens))):
        length = role_length([t.lower for t in tokens[i : i + 4]])
        if length:
            following = tokens[i + length].lower if i + length < len(tokens) else "."
            return following in {",", ".", "of", "for", "who", "at", "in", "from", ")", "and"}
        if not tokens[i].text[-1:].isalnum() and tokens[i].tag != "POS":
            return False
    return False


def _world(chunk: Chunk) -> Entity | None:
    """What the tables say a name is."""
    tables_, key = tables(), fold(chunk.text)
    if key in tables_.country:
        return Entity(tables_.country[key], NameKind.COUNTRY, country=tables_.country[key])
    if key in tables_.known:
        body = tables_.known[key]
        return Entity(body.name, NameKind.ORG, body.of_class, country=body.country)
    if key in tables_.demonym and not (chunk.role or chunk.honorific):
        return Entity(tables_.demonym[key], NameKind.COUNTRY, country=tables_.demonym[key])
    if key in tables_.capital and not (chunk.role or chunk.honorific):
        return Entity(chunk.text, NameKind.PLACE, "capital", country=tables_.capital[key])
    return None


def _class_of(words: Sequence[str]) -> str | None:
    heads = tables().heads
    for word in (*reversed(words), words[0]):
        if word in heads:
            return heads[word]
    return None


def _initials(words: Sequence[str]) -> str:
    return "".join(w[0] for w in words if w[:1].isupper())


def _matches(short: Sequence[str], entity: Entity) -> bool:
    """Whether `short` is a shorter way to write the entity's name."""
    a, b = [fold(w) for w in short if w != "."], [fold(w) for w in entity.name.split() if w != "."]
    if a == b:
        return True
    if len(a) >= len(b):
        return False
    if entity.kind is NameKind.PERSON:
        return (
            a == b[-len(a) :]
            or (a[-1] == b[-1] and a[0] == b[0])
            or (a == b[: len(a)] and len(b) > 2)
            or b[-1].startswith(a[-1] + "-")
            or b[-1].endswith("-" + a[-1])
        )
    if entity.kind is NameKind.ORG:
        return a == b[: len(a)] or (len(a) > 1 and a == b[-len(a) :])
    return False


class _Known:
    """The entities so far, found by any word of their names, so that no name is compared with all others."""

    def __init__(self) -> None:
        self.entities: list[Entity] = []
        self._held: set[int] = set()
        self._named: dict[tuple[str, NameKind], Entity] = {}
        self._by_word: dict[str, list[Entity]] = collections.defaultdict(list)
        self._by_initials: dict[str, list[Entity]] = collections.defaultdict(list)

    def add(self, entity: Entity) -> None:
        """Notes an entity; one already noted is passed over."""
        if id(entity) in self._held:
            return
        self._held.add(id(entity))
        self.entities.append(entity)
        self._named.setdefault((entity.name, entity.kind), entity)
        words = entity.name.split()
        parts = fold(words[-1]).split("-") if words else []
        # "Voss" is short for "Lind-Voss", and so is "Lind".
        ends = {"-".join(parts[:k]) for k in range(1, len(parts))} | {
            "-".join(parts[k:]) for k in range(len(parts))
        }
        for word in ends.union(map(fold, words)):
            self._by_word[word].append(entity)
        if entity.kind is NameKind.ORG and len(words) > 1:
            self._by_initials[_initials(words)].append(entity)

    def same_as(self, entity: Entity) -> Entity:
        """The entity already noted under the same name, else this one."""
        return self._named.get((entity.name, entity.kind), entity)

    def matching(self, words: Sequence[str]) -> list[Entity]:
        """Those of which `words` are the name or a shorter way to write it."""
        said = [word for word in words if word != "."]
        kinds = {NameKind.PERSON, NameKind.ORG, NameKind.PLACE}
        near = self._by_word.get(fold(said[-1]), ()) if said else ()
        return [e for e in near if e.kind in kinds and _matches(words, e)]

    def lettered(self, letters: str) -> list[Entity]:
        """The bodies whose initials the letters are."""
        return self._by_initials.get(letters, [])


def register(raw: Sequence[Chunk], sentences: Sequence[Sentence], common: frozenset[str]) -> Registry:
    """Groups the chunks of a page into entities: full names first, then what shortens them."""
    votes: dict[str, collections.Counter[NameKind]] = collections.defaultdict(collections.Counter)
    for chunk in raw:
        votes[fold(chunk.text)] += _votes(chunk, sentences[chunk.sentence], common)
    known = _Known()
    of_chunk: list[Entity | None] = [None] * len(raw)
    for i in sorted(range(len(raw)), key=lambda i: (-len(raw[i].words), i)):
        chunk = raw[i]
        entity = _world(chunk)
        if entity is not None:
            entity = known.same_as(entity)
        else:
            entity = _same(chunk, known, i) or _new(chunk, votes[fold(chunk.text)])
        known.add(entity)
        entity.chunks.append(i)
        of_chunk[i] = entity
        _learn(entity, chunk)
        noun = _noun_before(chunk, sentences[chunk.sentence])
        if noun is not None and entity.kind is NameKind.ORG:
            entity.of_class = entity.of_class or noun.of_class
    return Registry(tuple(known.entities), tuple(of_chunk))


def _same(chunk: Chunk, known: _Known, at: int) -> Entity | None:
    fitting = known.matching(chunk.words)
    if len(chunk.words) == 1 and chunk.words[0].replace(".", "").isupper() and len(chunk.words[0]) > 1:
        fitting += known.lettered(chunk.words[0].replace(".", ""))
    if chunk.honorific or chunk.role:
        fitting = [e for e in fitting if e.kind is NameKind.PERSON] or fitting
    if not fitting:
        return None
    # The last one named before; else the first named behind.
    before = [e for e in fitting if min(e.chunks) < at]
    return (
        max(before, key=lambda e: max(c for c in e.chunks if c < at))
        if before
        else min(fitting, key=lambda e: min(e.chunks))
    )


def _new(chunk: Chunk, votes: collections.Counter[NameKind]) -> Entity:
    ranked = votes.most_common(1)
    kind = ranked[0][0] if ranked and ranked[0][1] > 0 else NameKind.ORG
    return Entity(chunk.text, kind, _class_of(chunk.words) if kind is NameKind.ORG else None)


def _learn(entity: Entity, chunk: Chunk) -> None:
    if entity.kind is not NameKind.PERSON:
        return
    if chunk.role:
        entity.add_role(chunk.role)
    entity.gender = entity.gender or HONORIFICS.get(chunk.honorific or "", "")
    if not entity.gender and chunk.role:
        words = chunk.role.split()
        for k in range(len(words)):
            length = role_length(words[k:])
            if length == len(words) - k:
                entity.gender = tables().roles[tuple(fold(w) for w in words[k:])].gender
                break
    entity.gender = entity.gender or tables().given.get(fold(entity.name.split()[0]), "")
