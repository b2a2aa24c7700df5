"""Papers that speak: statements, reports, letters, rulings. They speak on the day they were issued."""

from __future__ import annotations

import re

from dateline.reading.statements.words import words

__all__ = ["paper"]

_PAPERS = re.compile(rf"\b(?:{'|'.join(sorted(words('papers'), key=len, reverse=True))})\b", re.IGNORECASE)


def paper(source: str) -> str | None:
    """The last word of a source that names a paper ("the letter that it sent" → letter), None where it names none."""
    found = _PAPERS.findall(source)
    return found[-1].lower() if found else None
