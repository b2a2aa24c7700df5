"""Closed classes of words, by name (`rules/names_words.toml`)."""

from __future__ import annotations

from dateline.rules import rows

__all__ = ["words"]


def words(name: str) -> frozenset[str]:
    """The class called `name`. Raises KeyError for an unknown one."""
    return frozenset({row["name"]: row["words"] for row in rows("names_words")}[name])
