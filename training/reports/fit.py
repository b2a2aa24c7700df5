"""Fit the weights of the reports step's signs on stories with gold; write them as readable tables.

    uv run python training/reports/fit.py [--write]

Read are `training/stories`, the stories of the corpus that the encoder has not seen (CC BY 4.0) and, where the benchmark lies beside the checkout, its four tuning stories that
are self-written (CC BY 4.0 too); no publisher's text, no held-out story.
Logistic regression (a clause bears on an event or not) and its multinomial form (how the event stands), with a ridge
chosen by leaving one story out at a time. Numbers only are kept: signs are named in `rules/status.toml` and in code.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np

from dateline.model import Status
from dateline.reading.reports.judge import HEARS
from dateline.rules import rows as rules
from stories import Example, cases, kept_back, unseen
from stories import examples as examples_of

ROOT = Path(__file__).resolve().parents[2]
RULES = ROOT / "src" / "dateline" / "rules"
_SHARED = ROOT.parent / "shared"
_DEV = _SHARED / "gold" / "dev"
_TUNING = ("ceasefire-round", "merger-vote", "rail-strike", "vaccine-approval")
# How far "always" is held back. Freely fitted it would learn how often these stories are called off.
_EVEN = 10.0
_RARE = 4  # signs seen less often weigh nothing
_STATUSES = tuple(Status)
# How far these signs speak for a report before any page is read; `bears` in status.toml does the same for words.
_BEARS = {
    "time: ahead": 0.3,
    "dated strong word": 0.7,
    "dated shift word": 0.4,
    "dated, to come": 0.4,
    "word: strong noun": 0.3,
    "word: in title": 0.3,
    "word: top kind": 0.2,
    "topic moves": 0.5,
    "topic to come": 0.3,
    "event word off": 0.7,
    "event word to come": 0.5,
    "event word behind": 0.4,
    "undated, no word": -0.7,
    "time: habit": -0.5,
    "size: tiny": -0.8,
    "beside a quote": -0.3,
    "verb: none": -0.2,
}
# What a story is about tells nothing of how an event stands; weighed, it would only teach the stories at hand.
_TOPICAL = (
    *("kind: ", "word: ", "dated", "undated", "event word", "topic ", "voice: place", "voice: country"),
    *("title words", "main figure", "first sentence", "early sentence", "size: ", "place named"),
)
# Where a grammar of English puts these signs before any page is read; `leans` in status.toml does the same for words.
_LEANS: dict[str, dict[str, float]] = {
    "ahead day": {"confirmed": 0.8},
    "ahead days": {"expected": 0.6},
    "ahead long": {"expected": 0.8, "possible": 0.4},
    "time: ahead": {"held": -1.5, "under_way": -1.0},
    "time: until": {"expected": 0.4, "held": -0.5},
    "time: near past": {"held": 1.2, "confirmed": -0.8, "expected": -0.8, "possible": -0.5},
    "time: far past": {"held": 1.5, "confirmed": -1.0, "expected": -0.8, "possible": -0.8},
    "time: today": {"under_way": 0.6, "held": 0.5},
    "verb: past": {"held": 0.8},
    "verb: pluperfect": {"held": 0.4, "postponed": 0.3},
    "verb: perfect": {"held": 0.2},
    "verb: modal": {"held": -0.8, "under_way": -0.8},
    "voice: nameless": {"possible": 0.5, "expected": 0.5, "confirmed": -0.6},
    "negated": {"cancelled": 0.4, "postponed": 0.2},
    "question": {"possible": 0.3},
    "will, a day named": {"confirmed": 0.6},
    "will, no day named": {"expected": 0.8},
    "past verb, past day": {"held": 0.8},
    "past verb, no day": {"held": 0.2},
    "begun today": {"under_way": 1.8, "held": -0.6},
    "opens with if": {"possible": 1.2},
    "time: none": {"confirmed": -0.5},
}


def folders() -> list[Path]:
    """The stories that may be learned from: our own, and the benchmark's self-written tuning stories where it is at hand."""
    return sorted((ROOT / "training" / "stories").glob("*/")) + [
        p for n in _TUNING if (p := _DEV / n).exists()
    ]


def _matrix(rows: Sequence[Example], names: Sequence[str]) -> Any:
    index = {n: i for i, n in enumerate(names)}
    out = np.zeros((len(rows), len(names)))
    for r, row in enumerate(rows):
        for sign in row.signs:
            if sign in index:
                out[r, index[sign]] = 1.0
        out[r, index["always"]] = 1.0
    return out


def _softmax(
    x: Any,
    y: Any,
    weight: Any,
    ridge: float,
    before: Any = 0.0,
    even: float = 0.05,
    known: Any = 0.0,
    steps: int = 200,
) -> Any:
    """Weights of a multinomial logistic regression (columns of `y` are classes), held near `before`.

    `known`: what is added to each row's scores as it is.
    """
    keep = np.full((x.shape[1], 1), ridge)
    keep[0] = min(ridge, even)
    pace = 1.0 / (0.5 * float(np.linalg.norm(x, 2)) ** 2 + ridge)
    w = np.zeros((x.shape[1], y.shape[1])) + before
    ahead = w
    for step in range(steps):
        z = x @ ahead + known
        p = np.exp(z - z.max(axis=1, keepdims=True))
        p /= p.sum(axis=1, keepdims=True)
        after = ahead - pace * (x.T @ ((p - y) * weight[:, None]) + keep * (ahead - before))
        ahead = after + step / (step + 3) * (after - w)
        w = after
    return w


def _names(rows: Sequence[Example]) -> list[str]:
    seen = Counter(s for row in rows for s in row.signs)
    return ["always", *sorted(s for s, n in seen.items() if n >= _RARE)]


def fit_bearing(rows: Sequence[Example], ridge: float) -> dict[str, float]:
    """Weight of each sign for bearing on an event."""
    names = [n for n in _names(rows) if not n.startswith("kind: ")]
    y = np.array([[0.0, 1.0] if r.status else [1.0, 0.0] for r in rows])
    leans = {row["name"]: row.get("bears", 0.0) for row in rules("status")} | _BEARS
    names = ["always", *sorted({*names, *leans} - {"always"})]
    half = np.array([leans.get(n, 0.0) / 2 for n in names])
    w = _softmax(
        _matrix(rows, names), y, np.array([r.weight for r in rows]), ridge, np.stack([-half, half], axis=1)
    )
    return dict(zip(names, (w[:, 1] - w[:, 0]).tolist(), strict=True))


def fit_status(rows: Sequence[Example], ridge: float) -> dict[str, dict[str, float]]:
    """Weight of each sign for each status."""
    rows = [r for r in rows if r.status]
    names = [n for n in _names(rows) if not n.startswith(_TOPICAL)]
    y = np.array([[float(r.status == s.value) for s in _STATUSES] for r in rows])
    leans = {**{row["name"]: row.get("leans", {}) for row in rules("status")}, **_LEANS}
    names = sorted({*names, *(n for n, v in leans.items() if v)} - {"always"})
    names = ["always", *names]
    before = np.array([[leans.get(n, {}).get(s.value, 0.0) for s in _STATUSES] for n in names])
    w = _softmax(_matrix(rows, names), y, np.ones(len(rows)), ridge, before, _EVEN, _heard(rows))
    return {n: {s.value: float(v) for s, v in zip(_STATUSES, w[i], strict=True)} for i, n in enumerate(names)}


def _heard(rows: Sequence[Example]) -> Any:
    """What the encoder's word adds to each status of each row."""
    silent = (0.0,) * len(_STATUSES)
    return HEARS * np.array([row.heard or silent for row in rows])


def _f1(tp: int, ours: int, gold: int) -> float:
    return 2 * tp / (ours + gold) if ours + gold else 0.0


def left_out(rows: Sequence[Example], ridge: float, status_ridge: float) -> None:
    """Print what each story would get from the weights of the others."""
    stories = sorted({r.story for r in rows})
    scored, right = [], 0
    for story in stories:
        train, test = [r for r in rows if r.story != story], [r for r in rows if r.story == story]
        bearing, status = fit_bearing(train, ridge), fit_status(train, status_ridge)
        for row in test:
            if row.weight:
                scored.append(
                    (bearing["always"] + sum(bearing.get(s, 0.0) for s in row.signs), bool(row.status))
                )
            if row.status:
                sums = {
                    s: status["always"][s] + sum(status[f][s] for f in row.signs if f in status) + h
                    for s, h in zip(status["always"], _heard([row])[0], strict=True)
                }
                right += max(sums, key=lambda s: sums[s]) == row.status
    gold = sum(g for _, g in scored)
    best = max(
        (_f1(sum(g for z, g in scored if z >= bar), sum(z >= bar for z, _ in scored), gold), bar)
        for bar in np.arange(-2, 1.5, 0.1)
    )
    print(
        f"ridge {ridge:5.1f} {status_ridge:5.1f}: bearing F1 {best[0]:.3f} at {1 / (1 + np.exp(-best[1])):.2f}; status {right / gold:.3f}"
    )


def write(bearing: dict[str, float], status: dict[str, dict[str, float]]) -> None:
    """Write both tables, heaviest signs first."""
    head = "# Made by training/reports/fit.py; edit the signs, not this. The signs stand in signs.toml and status.toml.\n"
    shown = {row["name"]: row["example"] for row in rules("status")} | {
        row["sign"]: row["example"] for row in rules("signs")
    }
    kept = sorted(((n, round(v, 2)) for n, v in bearing.items()), key=lambda p: (-abs(p[1]), p[0]))
    lines = [
        f'  {{ sign = "{n}", weight = {v}, example = "{shown[n]}" }},' for n, v in kept if abs(v) >= 0.05
    ]
    (RULES / "bearing_weights.toml").write_text(
        "# What each sign weighs for a clause bearing on an event (log-odds).\n"
        + head
        + "row = [\n"
        + "\n".join(lines)
        + "\n]\n",
        encoding="utf-8",
    )
    lines = []
    for name, per in sorted(status.items(), key=lambda p: (-max(abs(v) for v in p[1].values()), p[0])):
        cells = [f"{s} = {round(v, 2)}" for s, v in per.items() if abs(v) >= 0.05]
        if cells:
            lines.append(f'  {{ sign = "{name}", {", ".join(cells)}, example = "{shown[name]}" }},')
    (RULES / "status_weights.toml").write_text(
        "# What each sign weighs for each status.\n" + head + "row = [\n" + "\n".join(lines) + "\n]\n",
        encoding="utf-8",
    )


def main() -> int:
    """Fit, tell, and with `--write` keep."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--ridge", type=float, nargs="+", default=[30.0])
    parser.add_argument("--real", type=float, default=1.0, help="how much a clause of a real article weighs")
    parser.add_argument("--status-ridge", type=float, nargs="+", default=[20.0])
    wanted = parser.parse_args()
    rows = [e for folder in folders() for case in cases(folder) for e in examples_of(case)]
    rows += [
        replace(e, weight=e.weight * wanted.real) for case in kept_back(_SHARED) for e in examples_of(case)
    ]
    with tempfile.TemporaryDirectory() as made:
        more = [e for folder in unseen(Path(made)) for case in cases(folder) for e in examples_of(case)]
    print(f"{len(rows)} clauses, {sum(bool(r.status) for r in rows)} bear on an event")
    for ridge in wanted.ridge:
        for status_ridge in wanted.status_ridge:
            left_out(rows, ridge, status_ridge)
    if wanted.write:
        # The corpus's stories mark side events that other gold leaves out: they tell how events stand, not which count.
        write(fit_bearing(rows, wanted.ridge[0]), fit_status(rows + more, wanted.status_ridge[0]))
    return 0


if __name__ == "__main__":
    sys.exit(main())
