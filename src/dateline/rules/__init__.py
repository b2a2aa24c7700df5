"""Tables of rules, one TOML file each, an example per row. The examples are tests (`tests/rules`).

A table is a list of rows under `[[row]]`. What a column means stands in the comment at the top of its file.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

__all__ = ["Row", "names", "rows"]

Row = Mapping[str, Any]


@cache
def rows(table: str) -> tuple[Row, ...]:
    """The rows of `rules/<table>.toml`, in file order. Raises FileNotFoundError for an unknown table."""
    text = files(__package__).joinpath(f"{table}.toml").read_text(encoding="utf-8")
    return tuple(tomllib.loads(text).get("row", ()))


def names() -> tuple[str, ...]:
    """The names of all tables, sorted."""
    here = files(__package__).iterdir()
    return tuple(sorted(f.name.removesuffix(".toml") for f in here if f.name.endswith(".toml")))
