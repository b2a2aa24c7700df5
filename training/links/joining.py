"""The network that places reports (`src/dateline/ledger/joining.npz`), from the corpus's stories as they are read.

    uv run --with torch python training/links/joining.py [--cache FOLDER] [--write]

Read are all stories of `training/corpus` but those that `marked.held` keeps back (`--cache` keeps the readings). Then they are
linked three ways: as the gold says, as a network says that was fitted on the other half of the stories, and as the gold says in
three cases of five. Each report that is placed on the way is an example: the numbers of `ledger/traits`, and which event it
belongs to by then: the one that most of its gold event's reports are in, a new one, or nothing. Prints the figures of each half
by a network fitted on the other; `--write` fits on all and keeps the network. About ten minutes on two cores.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from unittest.mock import patch

import numpy as np
import torch
from torch import nn

from dateline.ledger import events
from dateline.ledger.clues import Clue
from dateline.ledger.joining import MOST, Chances, Network
from dateline.ledger.judging import Judged
from dateline.ledger.traits import ALONE, BESIDE
from descent import Descent
from links import Case, Figures, figures, linked
from scorer import Arrays
from taught import arguments, half, keep, load, stories

SHIPPED = Path(__file__).resolve().parents[2] / "src/dateline/ledger/joining.npz"
HIDDEN, VOTERS = 64, 3
DESCENT = Descent(rate=2e-3, decay=0.05, epochs=6, batch=128, least=0.02, short=False)
ELSEWHERE = 0.3  # what an example counts whose gold report another one has
MEANS_IT = 0.6  # how often the mixed course goes the gold's way


@dataclass(frozen=True, slots=True)
class Example:
    """A report on its way into the story: its numbers, where it belongs (an event's place, then "new", then "nothing")."""

    alone: list[float]
    beside: list[list[float]]
    target: int
    weight: float


class Recorder:
    """Follows a course through stories and notes an example at each report that is weighed."""

    def __init__(
        self, weigh: Callable[[Sequence[float], Sequence[Sequence[float]]], Chances], truth: float
    ) -> None:
        self.examples: list[Example] = []
        self._weigh, self._truth, self._chance = weigh, truth, random.Random(1)
        self._meant: dict[str, str | None] = {}
        self._having: dict[int, dict[str, Counter[str]]] = {}
        self._target: tuple[int, float] = (0, 1.0)

    def follow(self, case: Case) -> None:
        """Link one story on this course."""
        self._meant, self._having, story = case.meant(), {}, linked(case)
        recorder, choose, join = self, events.Linker._weigh, events.Linker._join

        def weighed(linker: events.Linker, clue: Clue, judged: dict[str, Judged]) -> str | None:
            recorder._target = recorder._aim(linker, clue, list(judged))
            return choose(linker, clue, judged)

        def joined(linker: events.Linker, clue: Clue, id_: str, score: float) -> str:
            of = recorder._having.setdefault(id(linker), {}).setdefault(id_, Counter())
            of[recorder._meant.get(clue.report.id) or ""] += 1
            return join(linker, clue, id_, score)

        with (
            patch.object(events.Linker, "_weigh", weighed),
            patch.object(events.Linker, "_join", joined),
            patch.object(events, "chances", self._note),
        ):
            story.link()

    def _aim(self, linker: events.Linker, clue: Clue, looked_at: list[str]) -> tuple[int, float]:
        if clue.report.id not in self._meant:
            return len(looked_at) + 1, 1.0
        gold = self._meant[clue.report.id]
        if gold is None:
            return len(looked_at) + 1, ELSEWHERE
        homes = [
            (of[gold], id_)
            for id_, of in self._having.get(id(linker), {}).items()
            if of[gold] and of[gold] == max(of.values())
        ]
        home = max(homes, default=(0, ""))[1]
        if not home:
            return len(looked_at), 1.0
        return (looked_at.index(home), 1.0) if home in looked_at else (len(looked_at), 0.0)

    def _note(self, alone: Sequence[float], beside: Sequence[Sequence[float]]) -> Chances:
        at, weight = self._target
        if weight:
            self.examples.append(Example(list(alone), [list(b) for b in beside], at, weight))
        if self._chance.random() >= self._truth:
            return self._weigh(alone, beside)
        of = [0.0] * len(beside)
        if at < len(beside):
            of[at] = 1.0
        # A report that the gold has not opens an event of its own, a lead is left out.
        return Chances(tuple(of), float(at >= len(beside)), float(at > len(beside)))


class Net(nn.Module):
    """As `ledger/joining.Network`, one voter of it, for whole batches."""

    def __init__(self) -> None:
        super().__init__()
        alone, pair = len(ALONE), len(BESIDE)
        self.pair, self.whole = _layers(pair + alone, 1), _layers(2 * pair + alone, 2)

    def forward(self, alone: torch.Tensor, beside: torch.Tensor, there: torch.Tensor) -> torch.Tensor:
        """Scores: batch × (events + 2)."""
        beside = beside.float()  # kept in half the space
        rows, _ = there.nonzero(as_tuple=True)
        scores = torch.full(there.shape, -1e9)
        scores[there] = self.pair(torch.cat([beside[there], alone[rows]], 1))[:, 0]
        mask = there[..., None]
        mean = (beside * mask).sum(1) / mask.sum(1).clamp(min=1)
        most = beside.masked_fill(~mask, -MOST).max(1).values.masked_fill(~there.any(1)[:, None], 0.0)
        return torch.cat([scores, self.whole(torch.cat([mean, most, alone], 1))], 1)


def _layers(width: int, out: int) -> nn.Sequential:
    return nn.Sequential(
        nn.Dropout(0.1), nn.Linear(width, HIDDEN), nn.ReLU(), nn.Dropout(0.3), nn.Linear(HIDDEN, out)
    )


def fit(examples: Sequence[Example], voters: int = VOTERS) -> Arrays:
    """The arrays of a network fitted on examples, as `Network.of` takes them."""
    scales = {
        "alone": np.array([e.alone for e in examples], np.float32),
        "beside": np.array([b for e in examples for b in e.beside], np.float32),
    }
    arrays: Arrays = {}
    for name, numbers in scales.items():
        arrays[f"{name}.mean"] = numbers.mean(0)
        arrays[f"{name}.deviation"] = np.maximum(numbers.std(0) + 1e-3, 0.05)
    batch = _tensors(examples, arrays)
    for voter in range(voters):
        net = _trained(batch, voter)
        for name, layers in (("pair", net.pair), ("whole", net.whole)):
            kept = (layers[1].weight.T, layers[1].bias, layers[4].weight.T, layers[4].bias)
            for part, tensor in zip(("inward", "offset", "outward", "base"), kept, strict=True):
                arrays[f"{voter}.{name}.{part}"] = tensor.detach().numpy().astype(np.float16)
    return arrays


def _tensors(examples: Sequence[Example], arrays: Arrays) -> list[torch.Tensor]:
    most = max(len(e.beside) for e in examples)
    beside = np.zeros((len(examples), most, len(BESIDE)), np.float16)
    there = np.zeros((len(examples), most), bool)
    target = np.zeros(len(examples), np.int64)
    for row, example in enumerate(examples):
        count = len(example.beside)
        if count:
            numbers = np.array(example.beside, np.float32) - arrays["beside.mean"]
            beside[row, :count] = np.clip(numbers / arrays["beside.deviation"], -MOST, MOST)
            there[row, :count] = True
        target[row] = example.target if example.target < count else most + example.target - count
    alone = np.array([e.alone for e in examples], np.float32) - arrays["alone.mean"]
    alone = np.clip(alone / arrays["alone.deviation"], -MOST, MOST)
    weight = np.array([e.weight for e in examples], np.float32)
    return [torch.from_numpy(a) for a in (alone, beside, there, target, weight)]


def _trained(batch: Sequence[torch.Tensor], seed: int) -> Net:
    torch.manual_seed(seed)
    torch.set_flush_denormal(True)
    alone, beside, there, target, weight = batch
    net = Net()
    DESCENT.fit(net, (alone, beside, there), target, weight)
    return net


def gathered(read: Iterable[Case], network: Network | None, truth: float = 1.0) -> list[Example]:
    """The examples of a course: `truth` tells how often it goes the gold's way and not the network's."""
    recorder = Recorder(network.weigh if network else _undecided, truth)
    for case in read:
        recorder.follow(case)
    return recorder.examples


def _undecided(_: Sequence[float], beside: Sequence[Sequence[float]]) -> Chances:
    return Chances((0.0,) * len(beside), 0.0, 1.0)


def examples_of(read: Sequence[Case]) -> dict[int, list[Example]]:
    """The examples of all courses, of each half of the stories. A network is never followed where it was fitted."""
    halves = {h: [case for case in read if half(case.name) == h] for h in (0, 1)}
    found = {h: gathered(cases, None) for h, cases in halves.items()}
    networks = {h: Network.of(fit(found[h], 2)) for h in (0, 1)}
    for h, cases in halves.items():
        for truth in (0.0, MEANS_IT):
            found[h] += gathered(cases, networks[1 - h], truth)
    return found


def judged(read: Iterable[Case], network: Network) -> Figures:
    """How stories add up by a network."""
    with patch.object(events, "chances", network.weigh):
        return figures(read)


def main() -> None:
    """Read, gather, fit, tell."""
    a = arguments(__doc__).parse_args()
    with TemporaryDirectory() as into:
        read = load(stories(Path(into)), a.cache)
    found = examples_of(read)
    print(len(read), "stories,", sum(map(len, found.values())), "examples", flush=True)
    total = Figures()
    for h in (0, 1):
        total += judged([c for c in read if half(c.name) == h], Network.of(fit(found[1 - h])))
    print("stories that the fit has not seen:", total, flush=True)
    if a.write:
        keep(SHIPPED, fit([*found[0], *found[1]]))


if __name__ == "__main__":
    main()
