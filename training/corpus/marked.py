"""Every text of the corpus with its annotations, and which texts are kept back to measure on."""

from __future__ import annotations

import json
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any

from story import pages
from texts import texts
from written import piece

__all__ = ["diaries", "held", "held_stories", "kept", "marked"]

_HERE = Path(__file__).parent


def held(name: str) -> bool:
    """Whether a text is kept back: a tenth, by a digest of its name, so that it stays so whatever is added.

    A story's pages ("story/02") are kept back together.
    """
    return sha256(name.partition("/")[0].encode()).digest()[0] < 26


def kept(name: str) -> bool:
    """Whether a story of `diaries/` is kept from the encoder: a quarter, to fit on what stands on its word."""
    return sha256(name.encode()).digest()[1] % 8 < 2


def held_stories() -> list[Path]:
    """The files of the stories that are kept back."""
    return [path for path in sorted((_HERE / "stories").glob("*.txt")) if held(path.stem)]


def diaries() -> Iterator[tuple[str, str, dict[str, Any]]]:
    """The pages of `diaries/` that the encoder may learn from: their reports are marked, their attributions are not (None)."""
    for path in sorted((_HERE / "diaries").glob("*.txt")):
        if not kept(path.stem):
            for record in pages(path):
                yield record["name"], record.pop("text"), {**record, "names": None, "attributions": None}


def marked(shared: Path) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Name, text and record (attributions, reports, names). Texts of others are left out where their files are not at hand.

    Raises ValueError where a text is not the one that was annotated.
    """
    if (shared / "data").exists():
        for one in texts(shared):
            path = _HERE / "annotations" / f"{one.name}.json"
            if not path.exists():
                continue
            record = json.loads(path.read_text(encoding="utf-8"))
            if record["sha256"] != one.digest:
                raise ValueError(f"{one.name}: the text is not the one that was annotated")
            yield one.name, one.text, _named({**record, "title": one.title})
    for path in sorted((_HERE / "written").glob("*.txt")):
        record = piece(path)
        yield record["name"], record.pop("text"), _named(record)
    for path in sorted((_HERE / "stories").glob("*.txt")):
        for record in pages(path):
            yield record["name"], record.pop("text"), {**record, "names": None}


def _named(record: dict[str, Any]) -> dict[str, Any]:
    """The record with its names; None where nobody marked them."""
    path = _HERE / "names" / f"{record['name']}.json"
    return {**record, "names": json.loads(path.read_text(encoding="utf-8")) if path.exists() else None}
