"""What the ledger's small fitted networks have in common: where their weights are kept, and how scores become chances."""

from __future__ import annotations

from importlib.resources import files

import numpy as np
from numpy.typing import NDArray

__all__ = ["Numbers", "log_chances", "weights"]

Numbers = NDArray[np.float32]


def log_chances(scores: Numbers) -> NDArray[np.float64]:
    """The logarithm of each candidate's chance, by the scores of all (softmax)."""
    shifted = scores.astype(np.float64)
    shifted -= shifted.max()
    found: NDArray[np.float64] = shifted - np.log(np.exp(shifted).sum())
    return found


def weights(name: str) -> dict[str, NDArray[np.generic]]:
    """The arrays of a network that ships, by their names."""
    with files("dateline.ledger").joinpath(name).open("rb") as stream, np.load(stream) as stored:
        return dict(stored)
