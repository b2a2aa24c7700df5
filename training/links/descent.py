"""Fitting the ledger's small networks: every one of them chooses among candidates, by examples that weigh more or less."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import torch
from torch import nn

__all__ = ["Descent"]


@dataclass(frozen=True, slots=True)
class Descent:
    """How a network is fitted: AdamW, the rate falling in a line to a share of it (`least`).

    `short`: whether the last batch of an epoch counts when it is not full.
    """

    rate: float
    decay: float
    epochs: int
    batch: int
    least: float
    short: bool

    def fit(
        self, net: nn.Module, given: tuple[torch.Tensor, ...], target: torch.Tensor, weight: torch.Tensor
    ) -> None:
        """Fit a network that makes scores (batch × candidates) of what is `given`, row for row."""
        count = len(target)
        optimiser = torch.optim.AdamW(net.parameters(), lr=self.rate, weight_decay=self.decay)
        steps, step = self.epochs * self._steps(count), 0
        for _ in range(self.epochs):
            for some in self._batches(count):
                lost = nn.functional.cross_entropy(
                    net(*(g[some] for g in given)), target[some], reduction="none"
                )
                for group in optimiser.param_groups:
                    group["lr"] = self.rate * max(self.least, 1 - step / steps)
                step += 1
                optimiser.zero_grad()
                (lost * weight[some]).mean().backward()
                optimiser.step()
        net.eval()

    def _steps(self, count: int) -> int:
        return count // self.batch + 1 if self.short else max(1, count // self.batch)

    def _batches(self, count: int) -> Iterator[Any]:
        order = torch.randperm(count)
        end = count if self.short else max(1, count - self.batch + 1)
        return (order[start : start + self.batch] for start in range(0, end, self.batch))
