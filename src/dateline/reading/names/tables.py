"""The tables of names, ready for look-up: countries, given names, roles, bodies."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache

from dateline.rules import rows

__all__ = ["Body", "Role", "Tables", "fold", "tables"]


@dataclass(frozen=True, slots=True)
class Role:
    """A noun for what someone is."""

    role: str
    gender: str
    like: frozenset[str]
    plural: bool = False


@dataclass(frozen=True, slots=True)
class Body:
    """A body the world knows, or a noun that stands for one. `country` is the one it speaks for."""

    name: str
    of_class: str
    country: str | None = None


@dataclass(frozen=True, slots=True)
class Tables:
    """All tables of names, by the folded words they are looked up by."""

    country: dict[str, str]
    demonym: dict[str, str]
    capital: dict[str, str]
    given: dict[str, str]
    roles: dict[tuple[str, ...], Role]
    nouns: dict[tuple[str, ...], Body]
    heads: dict[str, str]
    known: dict[str, Body]
    adjective: dict[str, str]


@lru_cache(maxsize=20_000)
def fold(words: str) -> str:
    """Lower case without accents, with straight apostrophes."""
    if words.isascii():
        return words.lower()
    plain = unicodedata.normalize("NFKD", words.replace("’", "'"))
    return "".join(c for c in plain if not unicodedata.combining(c)).lower()


def _plural(word: str) -> str:
    if word.endswith("man"):
        return word[:-3] + "men"
    if word.endswith("person") and word != "person":
        return word[:-6] + "people"
    if word.endswith("y") and word[-2] not in "aeiou":
        return word[:-1] + "ies"
    return word + ("es" if word.endswith(("s", "x", "ch", "sh")) else "s")


def _roles() -> dict[tuple[str, ...], Role]:
    out: dict[tuple[str, ...], Role] = {}
    for row in rows("roles"):
        words = tuple(fold(row["role"]).replace("-", " ").split())
        role = Role(row["role"], row.get("gender", ""), frozenset(fold(x) for x in row.get("like", ())))
        out[words] = role
        out[tuple(fold(row["role"]).split())] = role
        out.setdefault(
            (*words[:-1], _plural(words[-1])), Role(role.role, role.gender, role.like, plural=True)
        )
        for also in row.get("like", ()):
            # A short form that has no row of its own ("PM", "COO").
            out.setdefault(
                tuple(fold(also).split()),
                Role(row["role"], row.get("gender", ""), role.like | {fold(row["role"])}),
            )
    return out


@cache
def tables() -> Tables:
    """All tables, read once."""
    country: dict[str, str] = {}
    demonym: dict[str, str] = {}
    capital: dict[str, str] = {}
    adjective: dict[str, str] = {}
    for row in rows("countries"):
        for name in (row["name"], *row.get("also", ())):
            country[fold(name)] = row["name"]
        for word in row["demonyms"]:
            demonym.setdefault(fold(word), row["name"])
            demonym.setdefault(fold(word) + "s", row["name"])
        if row["demonyms"]:
            adjective[row["name"]] = row["demonyms"][0]
        for city in row["capitals"]:
            capital.setdefault(fold(city), row["name"])
    given = {fold(name): row["gender"] for row in rows("given_names") for name in row["names"]}
    nouns: dict[tuple[str, ...], Body] = {}
    heads: dict[str, str] = {}
    known: dict[str, Body] = {}
    for row in rows("organisations"):
        if "noun" in row:
            words = tuple(fold(row["noun"]).split())
            nouns[words] = Body(row["noun"], row["class"])
            heads |= {head: row["class"] for head in row.get("heads", ()) if head not in heads}
        else:
            body = Body(row["known"], row["class"], row.get("of"))
            for name in (row["known"], *row.get("also", ())):
                known[fold(name)] = body
                known.setdefault(fold(name).removeprefix("the "), body)
    return Tables(country, demonym, capital, given, _roles(), nouns, heads, known, adjective)
