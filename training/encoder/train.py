"""Make `src/dateline/language/encoder.onnx`: MiniLM fine-tuned with every head at once, on the CPU or a GPU.

    python training/encoder/train.py --weights model.safetensors [--shared ../shared] [--epochs 5] [--layers 0,1,2,3] [--out DIR]
    python training/encoder/train.py --onto DIR/model.pt --epochs 2.5 --rate 1.2e-4 [--share 0.25] [--bfloat16] [--out DIR]

Fixed seeds; the log says what each epoch gave on the texts kept back. `export.py` turns the result into the shipped file.
The second form goes on from there with the stories whose reports alone are marked, and a share of all else, drawn anew each
epoch, so that no head forgets. Word embeddings stay as they are: what is not in the training texts must keep its place beside what is.
"""

from __future__ import annotations

import argparse
import json
import random
import time
from dataclasses import dataclass
from pathlib import Path

import torch
from torch import Tensor

from data import NONE, Piece, everything, told_of
from dateline.language.heads import COLUMNS, HEADS
from dateline.language.marks import KINDS
from dateline.language.windows import MOST, windows
from network import Tagger

WEIGHTS = {
    "source": 1.0,
    "cue": 1.0,
    "content": 1.0,
    "inner": 0.5,
    "name": 0.5,
    "tag": 0.7,
    "report": 1.5,
    "kind": 1.0,
}
"""How much each head's loss counts."""
BATCH = 8
SHORT = 48


@dataclass(slots=True)
class Row:
    """A window with its labels, one a piece and head."""

    pieces: list[int]
    marks: list[tuple[int, int, int]]
    labels: dict[str, list[int]]


def rows(piece: Piece, headline: str, most: int = MOST) -> list[Row]:
    """A text's windows."""
    out = []
    for window in windows(piece.words, piece.opens, piece.ends, headline, most):
        labels = {head: [NONE] * len(window.pieces) for head in piece.labels}
        for n, first in enumerate(window.firsts):
            for head, marked in piece.labels.items():
                labels[head][first] = marked[window.start + n]
        out.append(Row(window.pieces, window.marks, labels))
    return out


def batches(those: list[Row], order: random.Random | None) -> list[list[Row]]:
    """Windows of like length together, in an order drawn anew each time (or by length)."""
    if order is None:
        done = sorted(those, key=lambda r: len(r.pieces))
        return [done[i : i + BATCH] for i in range(0, len(done), BATCH)]
    done = sorted(those, key=lambda r: len(r.pieces) + order.random() * 40)
    out = [done[i : i + BATCH] for i in range(0, len(done), BATCH)]
    order.shuffle(out)
    return out


def tensors(batch: list[Row], device: str) -> tuple[Tensor, Tensor, Tensor, dict[str, Tensor]]:
    """Padded pieces, marks, mask and labels."""
    longest = max(len(r.pieces) for r in batch)
    pieces = torch.zeros(len(batch), longest, dtype=torch.long)
    marks = torch.zeros(len(batch), longest, KINDS, dtype=torch.long)
    labels = {head: torch.full((len(batch), longest), NONE) for head in HEADS}
    for n, row in enumerate(batch):
        size = len(row.pieces)
        pieces[n, :size] = torch.tensor(row.pieces)
        marks[n, :size] = torch.tensor(row.marks)
        for head, marked in row.labels.items():
            labels[head][n, :size] = torch.tensor(marked)
    mask = (pieces != 0)[:, None, None, :]
    return pieces.to(device), marks.to(device), mask.to(device), {h: v.to(device) for h, v in labels.items()}


def loss(scores: Tensor, labels: dict[str, Tensor]) -> Tensor:
    """The heads' cross entropies, weighed; a head that nobody marked in this batch adds nothing."""
    total = scores.new_zeros(())
    for head, columns in COLUMNS.items():
        own = scores[..., columns]
        if (labels[head] != NONE).any():
            total = total + WEIGHTS[head] * torch.nn.functional.cross_entropy(
                own.flatten(0, 1), labels[head].flatten(), ignore_index=NONE
            )
    return total


@torch.no_grad()
def measured(model: Tagger, held: list[Row], device: str) -> dict[str, float]:
    """Token F1 of what is not O, per head (accuracy for tags), on the texts kept back."""
    model.eval()
    right, given, gold = (dict.fromkeys(HEADS, 0) for _ in range(3))
    for batch in batches(held, None):
        pieces, marks, mask, labels = tensors(batch, device)
        scores = model(pieces, marks, mask)
        for head, columns in COLUMNS.items():
            best = scores[..., columns].argmax(-1)
            known = labels[head] != NONE
            o = 0 if head != "tag" else -1
            right[head] += int(((best == labels[head]) & known & (best != o)).sum())
            given[head] += int((known & (best != o)).sum())
            gold[head] += int((known & (labels[head] != o)).sum())
    model.train()
    return {h: round(2 * right[h] / max(1, given[h] + gold[h]), 4) for h in HEADS}


def asked() -> argparse.Namespace:
    """What the command line says."""
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--weights", type=Path, help="MiniLM's, to begin with")
    ap.add_argument("--onto", type=Path, help="a trained model.pt, to go on from")
    ap.add_argument("--share", type=float, default=0.25, help="of the older texts, when going on")
    ap.add_argument("--shared", type=Path, default=Path("../shared"))
    ap.add_argument("--epochs", type=float, default=5)
    ap.add_argument("--layers", default="0,1,2,3")
    ap.add_argument("--rate", type=float, default=2.5e-4)
    ap.add_argument(
        "--bfloat16",
        action="store_true",
        help="products in bfloat16: half the time where the processor has them",
    )
    ap.add_argument("--seed", type=int, default=20261123)
    ap.add_argument("--out", type=Path, default=Path("local/encoder"))
    given = ap.parse_args()
    if (given.weights is None) == (given.onto is None):
        ap.error("one of --weights and --onto")
    return given


def learnt_from(pieces: list[Piece]) -> list[Row]:
    """The windows of texts that are not kept back.

    Every fifth text in short windows: a page may be one sentence long. Every eighth without its headline: not every page has one.
    """
    return [
        r
        for n, p in enumerate(pieces)
        if not p.held
        for r in rows(p, "" if n % 8 == 0 else p.headline, SHORT if n % 5 == 0 else MOST)
    ]


def begun(a: argparse.Namespace) -> tuple[Tagger, int]:
    """The model to begin with, and how many layers it has."""
    if a.onto:
        held = torch.load(a.onto, map_location="cpu")
        model = Tagger(held["layers"])
        model.load_state_dict(held["state"])
        return model, int(held["layers"])
    keep = [int(n) for n in a.layers.split(",")]
    model = Tagger(len(keep))
    model.take(a.weights, keep)
    return model, len(keep)


def main() -> None:
    """Train; keep the weights of the last epoch (the rate has fallen to nothing by then)."""
    a = asked()
    torch.manual_seed(a.seed)
    order, device = random.Random(a.seed), "cuda" if torch.cuda.is_available() else "cpu"
    pieces = everything(a.shared)
    older, held = learnt_from(pieces), [r for p in pieces if p.held for r in rows(p, p.headline)]
    newer = learnt_from(told_of()) if a.onto else []

    def learnt() -> list[Row]:
        return newer + order.sample(older, int(a.share * len(older))) if a.onto else older

    model, layers = begun(a)
    model.to(device)
    model.words.weight.requires_grad = False
    slow = [
        p for n, p in model.named_parameters() if p.requires_grad and not n.startswith(("heads", "marks"))
    ]
    fast = [p for n, p in model.named_parameters() if n.startswith(("heads", "marks"))]
    optimizer = torch.optim.AdamW(
        [{"params": slow, "lr": a.rate}, {"params": fast, "lr": 4 * a.rate}], weight_decay=0.01
    )
    total = int(a.epochs * len(batches(learnt(), order)))
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda n: min((n + 1) / (0.08 * total), max(0.0, (total - n) / (0.92 * total)))
    )
    print(
        f"{len(older)} and {len(newer)} windows to learn from, {len(held)} kept back, {total} steps",
        flush=True,
    )
    began, step = time.time(), 0
    while step < total:
        seen = 0.0
        for n, batch in enumerate(batches(learnt(), order)):
            if step >= total:
                break
            ids, marks, mask, labels = tensors(batch, device)
            with torch.autocast(device, dtype=torch.bfloat16, enabled=a.bfloat16):
                scores = model(ids, marks, mask)
            wrong = loss(scores.float(), labels)
            optimizer.zero_grad()
            wrong.backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            step += 1
            seen += float(wrong.detach())
            if step % 50 == 0:
                print(
                    f"step {step} of {total}, loss {seen / (n + 1):.4f}, {time.time() - began:.0f} s",
                    flush=True,
                )
        print(
            json.dumps(
                {"step": step, "seconds": round(time.time() - began), **measured(model, held, device)}
            ),
            flush=True,
        )
        a.out.mkdir(parents=True, exist_ok=True)
        torch.save({"layers": layers, "state": model.state_dict()}, a.out / "model.pt")


if __name__ == "__main__":
    main()
