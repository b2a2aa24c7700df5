"""The weights of rules/links.toml, by coordinate ascent on real readings, each story left out of its own judgement.

    nice -n 10 uv run python training/links/fit.py STORIES… [--cache FILE] [--sweeps 2] [--folds 4] [--write]

STORIES are folders with gold (training/stories, and the synthetic stories of the benchmark: open or self-written text only).
The pages are read once (`--cache` keeps the readings), matched to the gold's reports as the benchmark matches them, and
linked anew for each trial of the weights. What is maximised is the mean of right as-of rows, event F1 and linking.
Without `--write` it only prints what it found, with the figure on the stories that each fit did not see. The scores from
which a report joins are fitted along with the weights; they stand in ledger/events.py and are written there by hand.
"""

from __future__ import annotations

import argparse
import pickle
import re
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from dateline.rules import rows
from links import THRESHOLDS, Case, Figures, cases, figures, thresholds, weigh

RULES = Path(__file__).resolve().parents[2] / "src/dateline/rules/links.toml"
# A weight moves by these steps; reasons for stay for, reasons against stay against.
STEPS = (-0.4, 0.4)
# What keeps a fit near where it began: lost for each unit that a weight has moved.
HOLDS = 0.0015

Weights = dict[str, float]


def load(paths: Sequence[Path], cache: Path | None) -> list[Case]:
    """The stories, read."""
    if cache and cache.exists():
        found: list[Case] = pickle.loads(cache.read_bytes())
        return found
    folders = sorted(f.parent for p in paths for f in [*p.glob("*/story.json"), *p.glob("story.json")])
    read = cases(folders)
    if cache:
        cache.write_bytes(pickle.dumps(read))
    return read


def shipped() -> Weights:
    """The weights as they stand, and the scores from which a report joins."""
    return {row["name"]: float(row["weight"]) for row in rows("links")} | thresholds()


def ascend(start: Weights, score: Callable[[Mapping[str, float]], float], sweeps: int) -> Weights:
    """Each weight in turn moved to where the score is best, until a sweep moves none."""

    def held(weights: Weights) -> float:
        return score(weights) - HOLDS * sum(abs(weights[n] - start[n]) for n in start)

    best, top = dict(start), held(start)
    for _ in range(sweeps):
        before = dict(best)
        for name in start:
            for step in STEPS:
                value = round(best[name] + step, 2)
                if value * start[name] <= 0:
                    continue
                trial = {**best, name: value}
                if (found := held(trial)) > top + 1e-9:
                    best, top = trial, found
        if best == before:
            break
    return best


def fit(read: Sequence[Case], start: Weights, sweeps: int) -> Weights:
    """The weights that do best on these stories."""

    def score(weights: Mapping[str, float]) -> float:
        weigh(weights)
        return figures(read).goal

    return ascend(start, score, sweeps)


def left_out(read: Sequence[Case], start: Weights, sweeps: int, folds: int) -> Figures:
    """The figures of each story under weights that were fitted without it."""
    total = Figures()
    for fold in range(folds):
        out = [c for n, c in enumerate(read) if n % folds == fold]
        weigh(fit([c for n, c in enumerate(read) if n % folds != fold], start, sweeps))
        total = total + figures(out)
    return total


def write(weights: Mapping[str, float]) -> None:
    """Put the weights into the table, each beside its meaning."""
    text = RULES.read_text(encoding="utf-8")
    for name, weight in weights.items():
        if name in THRESHOLDS:
            continue
        text = re.sub(rf'(name = "{re.escape(name)}"\nweight = )\S+', rf"\g<1>{weight}", text)
    RULES.write_text(text, encoding="utf-8")


def main() -> None:
    """Fit, and say how well."""
    parser: Any = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("stories", nargs="*", type=Path)
    parser.add_argument("--cache", type=Path)
    parser.add_argument("--sweeps", type=int, default=2)
    parser.add_argument("--folds", type=int, default=4)
    parser.add_argument("--write", action="store_true")
    args = parser.parse_args()
    read, start = load(args.stories, args.cache), shipped()
    weigh(start)
    print("as it stands:", figures(read))
    if args.folds:
        print("left out:    ", left_out(read, start, args.sweeps, args.folds))
    found = fit(read, start, args.sweeps)
    weigh(found)
    print("fitted:      ", figures(read))
    for name, weight in found.items():
        print(f"  {name:16s} {start[name]:6.2f} -> {weight:6.2f}" + ("  *" if weight != start[name] else ""))
    if args.write:
        write(found)


if __name__ == "__main__":
    main()
