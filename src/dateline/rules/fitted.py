"""What the small fitted networks have in common: where their weights are kept, how numbers are brought to one scale, and chances."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import files
from math import log1p

import numpy as np
from numpy.typing import NDArray

__all__ = ["MOST", "Numbers", "Scorer", "log_chances", "scaled", "signed_log", "weights"]

Numbers = NDArray[np.float32]

MOST = 6.0
"""Standard deviations: no single number may say more to a scorer."""


def signed_log(number: float) -> float:
    """The logarithm of a number and one, its sign kept: days ahead above zero, days past below."""
    return log1p(number) if number >= 0 else -log1p(-number)


def scaled(numbers: Numbers, mean: Numbers, deviation: Numbers, most: float) -> Numbers:
    """Numbers in standard deviations from the mean, none beyond `most`."""
    found: Numbers = np.clip((numbers - mean) / deviation, -most, most)
    return found


def log_chances(scores: Numbers) -> NDArray[np.float64]:
    """The logarithm of each candidate's chance, by the scores of all (softmax)."""
    shifted = scores.astype(np.float64)
    shifted -= shifted.max()
    found: NDArray[np.float64] = shifted - np.log(np.exp(shifted).sum())
    return found


def weights(package: str, name: str) -> dict[str, NDArray[np.generic]]:
    """The arrays of a network that ships with a package of ours, by their names."""
    with files(package).joinpath(name).open("rb") as stream, np.load(stream) as stored:
        return dict(stored)


@dataclass(frozen=True, slots=True)
class Scorer:
    """A line and a hidden layer over the numbers of a candidate; several of the same form (first axis) vote."""

    mean: Numbers
    deviation: Numbers
    line: Numbers
    inward: Numbers
    offset: Numbers
    outward: Numbers

    @classmethod
    def of(cls, stored: Mapping[str, NDArray[np.generic]], name: str) -> Scorer:
        """From the arrays as they are kept."""
        parts = ("mean", "deviation", "line", "inward", "offset", "outward")
        return cls(*(np.asarray(stored[f"{name}.{part}"], dtype=np.float32) for part in parts))

    def __call__(self, candidates: Sequence[Sequence[float]] | Numbers) -> NDArray[np.float64]:
        """The logarithm of each candidate's chance."""
        numbers = scaled(np.asarray(candidates, dtype=np.float32), self.mean, self.deviation, MOST)
        votes = np.zeros(len(numbers))
        for line, inward, offset, outward in zip(
            self.line, self.inward, self.offset, self.outward, strict=True
        ):
            votes += log_chances(numbers @ line + np.maximum(numbers @ inward + offset, 0.0) @ outward)
        mean: NDArray[np.float64] = votes / len(self.line)
        return mean
