"""Gradient-boosted trees without the library that grew them: a small predictor over arrays.

The trees (`lines.npz`) are grown by `training/lines/train.py`; all are walked at once, one level a step.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from io import BytesIO

import numpy as np
from numpy.typing import NDArray

__all__ = ["Trees", "lines"]


@dataclass(frozen=True, slots=True)
class Trees:
    """Nodes of all trees in one row each: feature asked (leaves ask feature 0 and lead to themselves), threshold,
    left child, right child, value. `roots` names the first node of each tree; `depth` the longest path."""

    feature: NDArray[np.int32]
    threshold: NDArray[np.float32]
    left: NDArray[np.int32]
    right: NDArray[np.int32]
    value: NDArray[np.float32]
    roots: NDArray[np.int32]
    depth: int
    base: float

    def logits(self, rows: NDArray[np.float32]) -> NDArray[np.float32]:
        """The log-odds of each row."""
        if not len(rows):
            return np.zeros(0, np.float32)
        width = rows.shape[1]
        flat = rows.ravel()
        offsets = (np.arange(len(rows), dtype=np.int32) * width)[:, None]
        node = np.broadcast_to(self.roots, (len(rows), len(self.roots)))
        for _ in range(self.depth):
            seen = flat.take(offsets + self.feature.take(node))
            node = np.where(seen <= self.threshold.take(node), self.left.take(node), self.right.take(node))
        logits: NDArray[np.float32] = self.value.take(node).sum(axis=1) + self.base
        return logits


@cache
def lines() -> Trees:
    """The line model that ships with Dateline."""
    with np.load(BytesIO(files(__package__).joinpath("lines.npz").read_bytes())) as kept:
        return Trees(
            kept["feature"].astype(np.int32),
            kept["threshold"].astype(np.float32),
            kept["left"].astype(np.int32),
            kept["right"].astype(np.int32),
            kept["value"].astype(np.float32),
            kept["roots"].astype(np.int32),
            int(kept["depth"]),
            float(kept["base"]),
        )
