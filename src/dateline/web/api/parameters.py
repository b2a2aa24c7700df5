"""What may be asked: each parameter with its rule, which both checks a request and describes itself (OpenAPI).

A parameter that is not known, stands twice, or is written wrongly is an error, and never overlooked: a filter with a slip
of the pen would else let everything through.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date
from difflib import get_close_matches
from typing import Any, Protocol

from dateline.export import Filters
from dateline.web.api.problems import Problem, Wrong
from dateline.web.asked import LONG

__all__ = ["Day", "OneOf", "Opaque", "Parameter", "Question", "Rule", "Whole", "Words", "question"]


class Rule(Protocol):
    """How a value is to be written."""

    def schema(self) -> dict[str, Any]:
        """The rule as a JSON schema."""

    def read(self, written: str) -> object:
        """The value. Raises ValueError that says how to write it."""


@dataclass(frozen=True, slots=True)
class Day:
    """A day, YYYY-MM-DD."""

    def schema(self) -> dict[str, Any]:
        """A date of RFC 3339."""
        return {"type": "string", "format": "date", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"}

    def read(self, written: str) -> date:
        """The day."""
        try:
            if not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", written):
                raise ValueError
            return date.fromisoformat(written)
        except ValueError:
            raise ValueError(f"{written!r} is not a day; write it YYYY-MM-DD") from None


@dataclass(frozen=True, slots=True)
class Words:
    """Some words; white space is folded."""

    # What Python, Rust and ECMAScript take for white space differs; this is a character that is none for any of them.
    SEEN = r"[^\s\u0000-\u001f\u0085\ufeff]"

    def schema(self) -> dict[str, Any]:
        """At least one character that can be seen."""
        return {"type": "string", "pattern": self.SEEN, "minLength": 1, "maxLength": LONG}

    def read(self, written: str) -> str:
        """The words."""
        if not re.search(self.SEEN, written):
            raise ValueError("it is empty; leave it out, or write some words")
        if len(written) > LONG:
            raise ValueError(f"it has {len(written)} characters; {LONG} are heeded")
        return " ".join(written.split())


@dataclass(frozen=True, slots=True)
class OneOf:
    """One of some words; the first is meant where none is given and `given` says so."""

    words: tuple[str, ...]
    default: str = ""

    def schema(self) -> dict[str, Any]:
        """An enumeration."""
        told: dict[str, Any] = {"type": "string", "enum": list(self.words)}
        return told | ({"default": self.default} if self.default else {})

    def read(self, written: str) -> str:
        """The word."""
        if written not in self.words:
            raise ValueError(f"{written!r} is none of {', '.join(self.words)}")
        return written


@dataclass(frozen=True, slots=True)
class Whole:
    """A whole number between two."""

    least: int
    most: int
    default: int

    def schema(self) -> dict[str, Any]:
        """An integer."""
        return {"type": "integer", "minimum": self.least, "maximum": self.most, "default": self.default}

    def read(self, written: str) -> int:
        """The number."""
        if not re.fullmatch(r"[0-9]{1,9}", written) or not self.least <= int(written) <= self.most:
            raise ValueError(f"{written[:20]!r} is not a whole number from {self.least} to {self.most}")
        return int(written)


@dataclass(frozen=True, slots=True)
class Opaque:
    """A word that only this server can read."""

    PATTERN = "^[A-Za-z0-9_-]{4,4000}$"

    def schema(self) -> dict[str, Any]:
        """Letters that an address can hold."""
        return {"type": "string", "pattern": self.PATTERN}

    def read(self, written: str) -> str:
        """The word as it is."""
        if not re.fullmatch(self.PATTERN.strip("^$"), written):
            raise ValueError("it is not a cursor; take `next` of an answer as it is")
        return written


@dataclass(frozen=True, slots=True)
class Parameter:
    """A parameter of an address: its name, what it is for, and its rule. `place` is "query" or "path"."""

    name: str
    told: str
    rule: Rule
    required: bool = False
    place: str = "query"


@dataclass(frozen=True, slots=True)
class Question:
    """A request that was checked. `start` and `end` are the parameters `from` and `to`; what was not given is as here."""

    path: str
    id: str = ""
    as_of: date | None = None
    since: date | None = None
    start: date | None = None
    end: date | None = None
    filters: Filters = Filters()  # noqa: RUF009 (frozen)
    source: str = ""
    article: str = ""
    rule: str = ""
    change: str = ""
    q: str = ""
    among: str = "article"
    sort: str = ""
    least: int = 0
    order: str = ""
    limit: int = 50
    cursor: str = ""


FIELDS = {"from": "start", "to": "end", "name": "id"}
_FILTERS = frozenset(f.name for f in fields(Filters))


def question(
    path: str,
    parameters: Sequence[Parameter],
    in_path: Mapping[str, str],
    in_query: Sequence[tuple[str, str]],
) -> Question:
    """The request, checked. Raises Problem that names every parameter that is wrong."""
    known = {p.name: p for p in parameters}
    wrong = [*_unknown(known, in_query)]
    given: dict[str, Any] = {}
    for name, written in (*in_path.items(), *in_query):
        if name in known:
            try:
                given[name] = known[name].rule.read(written)
            except ValueError as error:
                wrong.append(Wrong(name, str(error), known[name].place))
    named = {name for name, _ in in_query} | set(in_path)
    wrong += [
        Wrong(p.name, f"it is missing: {p.told}") for p in parameters if p.required and p.name not in named
    ]
    if wrong:
        raise Problem("parameter", "; ".join(f"{w.name}: {w.why}" for w in wrong), wrong)
    filters = Filters(**{name: value for name, value in given.items() if name in _FILTERS})
    rest = {FIELDS.get(name, name): value for name, value in given.items() if name not in _FILTERS}
    return Question(path, filters=filters, **rest)


def _unknown(known: Iterable[str], in_query: Sequence[tuple[str, str]]) -> Iterable[Wrong]:
    names = [name for name, _ in in_query]
    taken = sorted(known)
    for name in dict.fromkeys(names):
        if name not in taken:
            near = get_close_matches(name[:LONG], taken, 1)
            hint = f"did you mean {near[0]}?" if near else f"known here: {', '.join(taken) or 'none'}"
            yield Wrong(name[:LONG], f"there is no such parameter; {hint}")
        elif names.count(name) > 1:
            yield Wrong(name, "it stands there more than once")
