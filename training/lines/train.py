"""Grow the line model: which pieces of a text with page chrome are the article's body.

    uv run --group training python training/lines/train.py CHROMETEXT_DATA [--out FILE] [--folds 4]

CHROMETEXT_DATA holds `wcxb-dev.jsonl.gz` (CC BY 4.0, Murrough Foley 2026) and `scrapinghub.jsonl.gz` (MIT): pages whose
tags were stripped in six ways, with the annotators' body as character ranges. Pages are split by site, so that the figures
of the folds are honest; the shipped trees are grown on all of it. Deterministic: one seed, one thread order.
"""

from __future__ import annotations

import argparse
import gzip
import json
import sys
import zlib
from collections import defaultdict
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import numpy as np
from sklearn.ensemble import HistGradientBoostingClassifier

from dateline.reading.extract.boosted import Trees
from dateline.reading.extract.pieces import cut, table
from dateline.reading.extract.run import kept

SEED = 20261123
TREES = 160
FILES = ("wcxb-dev.jsonl.gz", "scrapinghub.jsonl.gz")


def mask(text: str, spans: list[tuple[int, int]]) -> np.ndarray:
    """True for every character inside the spans."""
    out = np.zeros(len(text), bool)
    for start, end in spans:
        out[start:end] = True
    return out


def site(row: dict[str, Any]) -> str:
    """What pages are split by: the host, else the page itself."""
    host = urlsplit(row.get("url") or "").netloc.removeprefix("www.")
    return host or row["id"]


def load(folder: Path, every: int) -> list[dict[str, Any]]:
    """The rows of both files, of one site in `every`."""
    rows = []
    for name in FILES:
        with gzip.open(folder / name, "rt", encoding="utf-8") as lines:
            for line in lines:
                row = json.loads(line)
                if zlib.crc32(site(row).encode()) % every == 0:
                    rows.append(row)
    return rows


def prepare(row: dict[str, Any]) -> dict[str, Any]:
    """Pieces, features, labels and weights of one text."""
    text = row["text"]
    pieces = cut(text)
    dark = np.array([not c.isspace() for c in text])
    gold = mask(text, row["spans"]) & dark
    upto, inside = np.concatenate([[0], np.cumsum(dark)]), np.concatenate([[0], np.cumsum(gold)])
    total = np.array([upto[p.end] - upto[p.start] for p in pieces], float)
    hit = np.array([inside[p.end] - inside[p.start] for p in pieces], float)
    weight = np.sqrt(np.maximum(total, 1))
    return {
        "source": row["source"], "style": row["style"], "pieces": pieces, "x": table(text, pieces), "y": hit * 2 >= total,
        "w": weight / max(1.0, weight.sum()) * 20, "total": total, "hit": hit, "gold": float(gold.sum()),
        "fold": zlib.crc32(b"fold " + site(row).encode()),
    }  # fmt: skip


def grow(pages: list[dict[str, Any]], trees: int) -> Trees:
    """Grow the trees."""
    model = HistGradientBoostingClassifier(
        max_iter=trees, learning_rate=0.12, max_leaf_nodes=24, max_depth=6, min_samples_leaf=60,
        l2_regularization=2.0, random_state=SEED, early_stopping=False,
    )  # fmt: skip
    model.fit(
        np.vstack([p["x"] for p in pages]), np.concatenate([p["y"] for p in pages]),
        sample_weight=np.concatenate([p["w"] for p in pages]),
    )  # fmt: skip
    return flatten(model)


def flatten(model: Any) -> Trees:
    """The trees of scikit-learn as plain arrays."""
    feature: list[int] = []
    threshold: list[float] = []
    left: list[int] = []
    right: list[int] = []
    value: list[float] = []
    roots: list[int] = []
    depth = 0
    for (predictor,) in model._predictors:
        base = len(feature)
        roots.append(base)
        for i, node in enumerate(predictor.nodes):
            leaf = bool(node["is_leaf"])
            feature.append(0 if leaf else int(node["feature_idx"]))
            threshold.append(0.0 if leaf else float(node["num_threshold"]))
            left.append(base + (i if leaf else int(node["left"])))
            right.append(base + (i if leaf else int(node["right"])))
            value.append(float(node["value"]) if leaf else 0.0)
            depth = max(depth, int(node["depth"]))
    return Trees(
        np.array(feature, np.int32), np.array(threshold, np.float32), np.array(left, np.int32), np.array(right, np.int32),
        np.array(value, np.float32), np.array(roots, np.int32), depth, float(model._baseline_prediction[0, 0]),
    )  # fmt: skip


def char_f1(page: dict[str, Any], keep: np.ndarray) -> float:
    """F1 over the characters that are no white space."""
    got, right = page["total"][keep].sum(), page["hit"][keep].sum()
    p, r = (right / got if got else 0.0), (right / page["gold"] if page["gold"] else 1.0)
    return float(2 * p * r / (p + r)) if p + r else 0.0


def crossed(
    pages: list[dict[str, Any]], folds: int, trees: int = TREES
) -> dict[tuple[str, str], list[float]]:
    """The scores of every page by trees that saw no page of its site, by source and style."""
    scores: dict[tuple[str, str], list[float]] = defaultdict(list)
    for fold in range(folds if folds > 1 else 0):
        grown = grow([p for p in pages if p["fold"] % folds != fold], trees)
        for page in pages:
            if page["fold"] % folds == fold:
                page["z"] = grown.logits(page["x"])
                scores[page["source"], page["style"]].append(char_f1(page, kept(page["pieces"], page["z"])))
    return scores


def report(scores: dict[tuple[str, str], list[float]]) -> None:
    """Print the means per source and style."""
    for source in sorted({s for s, _ in scores}):
        by = {style: float(np.mean(v)) for (s, style), v in sorted(scores.items()) if s == source}
        print(
            source,
            "mean",
            round(float(np.mean(list(by.values()))), 4),
            {k: round(v, 3) for k, v in by.items()},
            flush=True,
        )


def save(trees: Trees, out: Path) -> None:
    """Write the trees small."""
    np.savez_compressed(
        out, feature=trees.feature.astype(np.uint8), threshold=trees.threshold, left=trees.left.astype(np.uint16),
        right=trees.right.astype(np.uint16), value=trees.value.astype(np.float16), roots=trees.roots.astype(np.uint16),
        depth=trees.depth, base=trees.base,
    )  # fmt: skip


def main() -> int:
    """Read the arguments, do the work."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("--out", type=Path)
    parser.add_argument("--folds", type=int, default=4)
    parser.add_argument("--trees", type=int, default=TREES)
    parser.add_argument("--every", type=int, default=1, help="take one site in so many (for a quick look)")
    parser.add_argument("--cache", type=Path)
    a = parser.parse_args()
    pages = [prepare(row) for row in load(a.data, a.every)]
    print(len(pages), "texts", sum(len(p["y"]) for p in pages), "pieces", flush=True)
    report(crossed(pages, a.folds, a.trees))
    if a.cache:
        import pickle  # noqa: PLC0415 (our own scratch file)

        a.cache.write_bytes(
            pickle.dumps([{k: v for k, v in p.items() if k not in ("x", "w")} for p in pages])
        )
    if a.out:
        save(grow(pages, a.trees), a.out)
        print(a.out, a.out.stat().st_size, "bytes")
    return 0


if __name__ == "__main__":
    sys.exit(main())
