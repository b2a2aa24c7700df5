"""Stories of our own that are marked as the benchmark's are, as cases: those of `training/stories`, and those that the corpus keeps back.

No encoder learnt from any of the 22. The weights of signs were fitted on the first fourteen, nothing on the other eight.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping
from importlib import import_module
from pathlib import Path, PurePath
from typing import Any

__all__ = ["STORIES", "case_of", "kept_back", "kept_files"]

_TRAINING = Path(__file__).resolve().parent.parent / "training"
STORIES = _TRAINING / "stories"
_CORPUS = _TRAINING / "corpus"


def kept_back(into: Path) -> Path:
    """The folder `into`, with the corpus's stories that are kept back from all fits written out in it."""
    for path in kept_files():
        import_module("story").folder(path, into)
    return into


def kept_files() -> list[Path]:
    """The files of the stories that the corpus keeps back."""
    if str(_CORPUS) not in sys.path:
        sys.path.append(str(_CORPUS))
    files: list[Path] = import_module("marked").held_stories()
    return files


def case_of(gold: Mapping[str, Any]) -> dict[str, Any]:
    """A story's gold in the form of `tests/cases/*/expected.json`."""
    pages = {PurePath(page["file"]).name: page for page in gold["pages"]}
    copied = {name: page["copy_of"] and PurePath(page["copy_of"]).name for name, page in pages.items()}
    return {
        "names": {entity["name"]: entity["aliases"] for entity in gold["entities"]},
        "events": {event["id"]: event for event in gold["events"]},
        "pages": {
            name: page | {"copy_of": copied[name], "installments": page.get("installments") or []}
            for name, page in pages.items()
        },
        "as_of": gold["as_of"],
    }
