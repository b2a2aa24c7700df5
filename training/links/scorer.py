"""Fitting a scorer of candidates (`dateline.rules.fitted.Scorer`): a line and a hidden layer over the numbers of each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import torch
from torch import nn

from dateline.rules.fitted import MOST
from descent import Descent

__all__ = ["Arrays", "Example", "Form"]

Arrays = dict[str, np.ndarray[Any, Any]]


@dataclass(frozen=True, slots=True)
class Example:
    """Candidates in numbers, which of them is right, what the example counts, and the story it comes from."""

    story: str
    numbers: np.ndarray[Any, Any]
    target: int
    weight: float = 1.0


class _Net(nn.Module):
    """One voter of the scorer, for whole batches."""

    def __init__(self, width: int, hidden: int) -> None:
        super().__init__()
        self.line, self.inward = nn.Linear(width, 1, bias=False), nn.Linear(width, hidden)
        self.outward = nn.Linear(hidden, 1, bias=False)
        self.some, self.most = nn.Dropout(0.1), nn.Dropout(0.3)
        nn.init.zeros_(self.line.weight)

    def forward(self, numbers: torch.Tensor, there: torch.Tensor) -> torch.Tensor:
        """Scores: batch × candidates."""
        numbers = self.some(numbers)
        scores = self.line(numbers) + self.outward(self.most(torch.relu(self.inward(numbers))))
        return scores[..., 0].masked_fill(~there, -1e9)


@dataclass(frozen=True, slots=True)
class Form:
    """How wide the hidden layer is, how many networks vote, and how they are fitted."""

    hidden: int
    voters: int
    descent: Descent

    def fitted(self, name: str, taught: Sequence[Example]) -> Arrays:
        """The arrays of a scorer, as `Scorer.of` takes them."""
        every = np.concatenate([e.numbers for e in taught])
        mean, deviation = every.mean(0), np.maximum(every.std(0), 0.05)
        taught = [e for e in taught if len(e.numbers) > 1]
        most = max(len(e.numbers) for e in taught)
        numbers = np.zeros((len(taught), most, every.shape[1]), np.float32)
        there = np.zeros((len(taught), most), bool)
        for row, example in enumerate(taught):
            count = len(example.numbers)
            numbers[row, :count] = np.clip((example.numbers - mean) / deviation, -MOST, MOST)
            there[row, :count] = True
        target = np.array([e.target for e in taught])
        weight = np.array([e.weight for e in taught], np.float32)
        batch = [torch.from_numpy(a) for a in (numbers, there, target, weight)]
        nets = [self._trained(batch, seed) for seed in range(self.voters)]
        parts = {
            "mean": mean,
            "deviation": deviation,
            "line": np.stack([n.line.weight[0].detach().numpy() for n in nets]),
            "inward": np.stack([n.inward.weight.T.detach().numpy() for n in nets]),
            "offset": np.stack([n.inward.bias.detach().numpy() for n in nets]),
            "outward": np.stack([n.outward.weight[0].detach().numpy() for n in nets]),
        }
        return {f"{name}.{part}": array.astype(np.float16) for part, array in parts.items()}

    def _trained(self, batch: Sequence[torch.Tensor], seed: int) -> _Net:
        torch.manual_seed(seed)
        torch.set_flush_denormal(True)
        numbers, there, target, weight = batch
        net = _Net(numbers.shape[2], self.hidden)
        self.descent.fit(net, (numbers, there), target, weight)
        return net
