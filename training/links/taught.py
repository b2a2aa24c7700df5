"""What the fits on the corpus's stories have in common: the stories, a cache, the parts that are left out, what is kept."""

from __future__ import annotations

import argparse
import hashlib
import pickle
from collections.abc import Callable, Iterable
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import TypeVar
from zlib import crc32

import numpy as np

from dateline.model import Reading
from links import ROOT, Case, case_of
from marked import held
from scorer import Arrays
from story import folder

__all__ = ["PARTS", "arguments", "cached", "half", "keep", "load", "part", "stories"]

PARTS = 4
T = TypeVar("T")


def arguments(about: str | None) -> argparse.ArgumentParser:
    """What every fit may be asked."""
    asked = argparse.ArgumentParser(description=about, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--cache", type=Path)
    asked.add_argument("--write", action="store_true", help="fit on all of them and keep the network")
    return asked


def stories(into: Path) -> list[Path]:
    """The corpus's stories, written out as folders."""
    corpus = ROOT / "training" / "corpus"
    told = [*(corpus / "diaries").glob("*.txt")]
    told += [path for path in (corpus / "stories").glob("*.txt") if not held(path.stem)]
    return [folder(path, into) for path in sorted(told)]


def cached(cache: Path | None, name: str, made: Callable[[], T]) -> T:
    """What was made of a story before and kept under a name, or is made now and kept."""
    if cache is None:
        return made()
    path = cache / f"{name}.pkl"
    if not path.exists():
        found = made()
        cache.mkdir(parents=True, exist_ok=True)
        path.write_bytes(pickle.dumps(found))
        return found
    return pickle.loads(path.read_bytes())


def load(folders: Iterable[Path], cache: Path | None) -> list[Case]:
    """The stories, read."""
    return [case_of(one, cached(cache, one.name, partial(_read, one))) for one in folders]


def _read(story: Path) -> list[Reading]:
    return list(import_module("fold").read_readings(story))


def half(name: str) -> int:
    """Which half of the stories one is in, by a digest of its name."""
    return hashlib.sha256(name.encode()).digest()[2] % 2


def part(name: str) -> int:
    """Which part of the stories one is in, by a digest of its name."""
    return crc32(name.encode()) % PARTS


def keep(path: Path, arrays: Arrays) -> None:
    """Write a network where the program finds it."""
    np.savez_compressed(path, allow_pickle=False, **arrays)
    print(f"written: {path.name}, {path.stat().st_size} bytes")
