"""The language of a text, told by py3langid; loaded when first asked, for its tables are large."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

__all__ = ["language_of"]

_SHORTEST = 12  # words below which nothing is told from the text
_ENOUGH = 1500  # characters looked at


@cache
def _identifier() -> Any:
    import py3langid  # noqa: PLC0415 (a second and 100 MB that pages in a declared language do not need)

    return py3langid


def language_of(text: str, facts: list[tuple[str, str]]) -> str | None:
    """ISO 639-1 code: of the text where it is long enough, else what the page declares, else None."""
    if len(re.findall(r"\w+", text[:400])) >= _SHORTEST:
        code, _ = _identifier().classify(text[:_ENOUGH])
        return str(code)
    found = dict(reversed(facts))
    said = found.get("html lang") or found.get("rss language") or found.get("json-ld inLanguage")
    return said[:2].lower() if said and said[:2].isalpha() else None
