"""Make `src/dateline/language/tags.json.gz`: an averaged perceptron over the CC BY genres of GUM.

    python training/tags/train.py ../shared/data/gum_open [--epochs 8] [--out FILE]

Reads GUM's CoNLL-U (news and interview: Wikinews, CC BY 2.5; academic and court: CC BY 4.0; annotations CC BY 4.0).
Its share-alike genres (bio, voyage) are left out, so that the weights carry no share-alike obligation. Gold tokens are
mapped to our tokeniser's by character offsets. Prints the accuracy on GUM's dev part; writes weights rounded to
integers, those that round to nothing dropped. Same seed, same file.
"""

from __future__ import annotations

import argparse
import collections
import gzip
import json
import pathlib
import random
from collections.abc import Iterator

from dateline.language import tagger
from dateline.language.tokens import tokenize

GENRES = ("news", "interview", "academic", "court")
SCALE = 40  # weights are written as round(SCALE * mean): integers small enough to compress, fine enough to lose < 0.05 points

Tagged = list[tuple[str, str]]


def read(path: pathlib.Path) -> Iterator[Tagged]:
    """Sentences of the open genres as (our token, Penn tag)."""
    genre = ""
    for block in path.read_text(encoding="utf-8").split("\n\n"):
        text, spans = "", []
        for line in block.splitlines():
            if line.startswith("# newdoc id"):
                genre = line.split("_")[1]
            cells = line.split("\t")
            if len(cells) < 10 or not cells[0].isdigit():
                continue
            spans.append((len(text), len(text) + len(cells[1]), cells[4]))
            text += cells[1] + ("" if "SpaceAfter=No" in cells[9] else " ")
        if genre not in GENRES or not spans:
            continue
        out: Tagged = []
        for token in tokenize(text):
            inside = [t for start, end, t in spans if start < token.end and token.start < end]
            if inside:
                out.append((token.of(text), fold(inside[-1])))
        yield out


def fold(tag: str) -> str:
    """GUM's tag in the set that the tagger gives (its few extra marks folded to a colon)."""
    return {
        "HYPH": ":",
        "SYM": ":",
        "NFP": ":",
        "ADD": "NN",
        "AFX": "JJ",
        "GW": "NN",
        "XX": "FW",
        "LS": "CD",
    }.get(tag, tag)


def train(
    sentences: list[Tagged], epochs: int
) -> tuple[dict[str, str], dict[str, dict[str, float]], list[str]]:
    """Fixed words, averaged weights, and the tag set."""
    counts: dict[str, collections.Counter[str]] = collections.defaultdict(collections.Counter)
    for sentence in sentences:
        for word, tag in sentence:
            counts[tagger.normal(word)][tag] += 1
    fixed = {w: c.most_common(1)[0][0] for w, c in counts.items() if len(c) == 1 and c.total() >= 15}
    tags = sorted({t for s in sentences for _, t in s})
    weights: dict[str, dict[str, float]] = collections.defaultdict(dict)
    totals: dict[tuple[str, str], float] = collections.defaultdict(float)
    stamps: dict[tuple[str, str], int] = collections.defaultdict(int)
    step = 0

    def bump(feature: str, tag: str, by: float) -> None:
        key, row = (feature, tag), weights[feature]
        totals[key] += (step - stamps[key]) * row.get(tag, 0.0)
        stamps[key] = step
        row[tag] = row.get(tag, 0.0) + by

    order = random.Random(20260101)
    for epoch in range(epochs):
        wrong = 0
        order.shuffle(sentences)
        for sentence in sentences:
            words = [w for w, _ in sentence]
            norms = ["<s2>", "<s>", *(tagger.normal(w) for w in words), "</s>", "</s2>"]
            before, before2 = "<s>", "<s2>"
            for i, (word, gold) in enumerate(sentence):
                guess = tagger._MARKS.get(word) or fixed.get(norms[i + 2])
                if guess is None:
                    step += 1
                    seen = list(tagger.features(words, norms, i, before, before2))
                    scores = dict.fromkeys(tags, 0.0)
                    for feature in seen:
                        for tag, weight in weights.get(feature, {}).items():
                            scores[tag] += weight
                    guess = max(tags, key=lambda t: scores[t])
                    if guess != gold:
                        wrong += 1
                        for feature in seen:
                            bump(feature, gold, 1.0)
                            bump(feature, guess, -1.0)
                before2, before = before, guess
        print(f"epoch {epoch + 1}: {wrong} updates")
    for feature, row in weights.items():
        for tag in row:
            key = (feature, tag)
            totals[key] += (step - stamps[key]) * row[tag]
            row[tag] = totals[key] / step
    return fixed, weights, tags


def write(
    out: pathlib.Path, fixed: dict[str, str], weights: dict[str, dict[str, float]], tags: list[str]
) -> None:
    """The model file, byte for byte the same for the same weights."""
    number = {t: i for i, t in enumerate(tags)}
    kept: dict[str, list[int]] = {}
    for feature in sorted(weights):
        row = [(number[t], round(SCALE * w)) for t, w in sorted(weights[feature].items()) if round(SCALE * w)]
        if row:
            kept[feature] = [x for pair in row for x in pair]
    body = json.dumps(
        {"fixed": dict(sorted(fixed.items())), "tags": tags, "weights": kept},
        ensure_ascii=False,
        separators=(",", ":"),
    )
    out.write_bytes(gzip.compress(body.encode(), 9, mtime=0))
    print(f"{out}: {out.stat().st_size} bytes, {len(kept)} features")


def accuracy(sentences: list[Tagged]) -> float:
    """Share of tokens that the written model tags right."""
    right = total = 0
    for sentence in sentences:
        given = tagger.tag([w for w, _ in sentence])
        right += sum(g == t for g, (_, t) in zip(given, sentence, strict=True))
        total += len(sentence)
    return right / total


def main() -> None:
    """Train, write, and say how good it is."""
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("gum", type=pathlib.Path)
    ap.add_argument("--epochs", type=int, default=8)
    ap.add_argument(
        "--out", type=pathlib.Path, default=pathlib.Path(tagger.__file__).with_name("tags.json.gz")
    )
    a = ap.parse_args()
    sentences = list(read(a.gum / "gum_open-train.conllu"))
    print(f"{len(sentences)} sentences, {sum(map(len, sentences))} tokens")
    write(a.out, *train(sentences, a.epochs))
    tagger._model.cache_clear()
    print(f"accuracy on dev: {accuracy(list(read(a.gum / 'gum_open-dev.conllu'))):.4f}")


if __name__ == "__main__":
    main()
