"""Events to come in MEANTIME (Wikinews, CC BY 4.0): which event mentions lie ahead, how surely, and which are denied.

    python -m bench.meantime [--shared ../shared] [--misses airbus]

Two of its four topics are for development (Airbus and Boeing; Apple); the two others are kept back and not in the folder.
Asked of every mention marked FUTURE or NON_FUTURE, at the place that the gold gives: F1 of FUTURE. Certainty (CERTAIN, PROBABLE,
POSSIBLE) and polarity (POS, NEG) as accuracies over the mentions that have one, beside the constant answer, and as F1 of
what is not CERTAIN and what is NEG, for nearly everything is certain and positive. What is measured is in `bench/outlook.py`.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from pathlib import Path

from bench.cat_texts import CatText, cat_texts, read_text
from bench.outlook import AHEAD, JUDGES
from bench.shared import SHARED

TOPICS = ("airbus", "apple")
_ARCHIVE = Path("data") / "meantime" / "meantime_english_airbus_apple.tar.xz"
_SURE, _DENIED = ("CERTAIN", "PROBABLE", "POSSIBLE"), ("POS", "NEG")


def tally(document: CatText, misses: str) -> dict[str, Counter[str]]:
    """Counts of one document by judge."""
    read = read_text(document.text, document.day, document.id)
    out: dict[str, Counter[str]] = {name: Counter() for name in JUDGES}
    for event in document.events:
        span, when = event.span, event.told.get("time")
        if span is None or when not in {"FUTURE", "NON_FUTURE"}:
            continue
        for name, judge in JUDGES.items():
            found = judge(read, span)
            ahead = found.when == AHEAD
            count = out[name]
            count["gold"] += when == "FUTURE"
            count["found"] += ahead
            count["both"] += ahead and when == "FUTURE"
            _attribute(count, "certainty", event.told.get("certainty"), found.certainty, _SURE)
            _attribute(count, "polarity", event.told.get("polarity"), found.polarity, _DENIED)
            if name == misses and ahead != (when == "FUTURE"):
                around = document.text[max(0, span.start - 70) : span.end + 40].replace("\n", " / ")
                print(f"{when:10} {span.of(document.text)!r:18} {around}")
    return out


def _attribute(count: Counter[str], name: str, gold: str | None, found: str, labels: tuple[str, ...]) -> None:
    """Count an attribute; the first of its labels is the constant answer."""
    if gold not in labels:
        return
    count[f"{name} of"] += 1
    count[f"{name} right"] += gold == found
    count[f"{name} constant"] += gold == labels[0]
    count[f"{name} gold"] += gold != labels[0]
    count[f"{name} found"] += found != labels[0]
    count[f"{name} both"] += gold == found != labels[0]


def line(name: str, n: Counter[str]) -> str:
    """One line of figures."""
    out = f"{name:15} future F1 {_f1(n, ''):.3f} (P {n['both'] / max(1, n['found']):.3f} R {n['both'] / max(1, n['gold']):.3f}, {n['gold']})"
    for key in ("certainty", "polarity"):
        of = max(1, n[f"{key} of"])
        right, constant = n[f"{key} right"] / of, n[f"{key} constant"] / of
        out += f"  {key} {right:.3f} (constant {constant:.3f}; F1 of the rest {_f1(n, key + ' '):.3f})"
    return out


def _f1(n: Counter[str], key: str) -> float:
    return 2 * n[f"{key}both"] / max(1, n[f"{key}found"] + n[f"{key}gold"])


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--shared", type=Path, default=SHARED)
    parser.add_argument("--misses", default="", help="print what this judge misses")
    wanted = parser.parse_args()
    archive = wanted.shared / _ARCHIVE
    if not archive.exists():
        print(f"skipped: {archive} is missing (MEANTIME is kept outside this repository)", file=sys.stderr)
        return 0
    total: dict[str, Counter[str]] = {name: Counter() for name in JUDGES}
    for topic in TOPICS:
        mine: dict[str, Counter[str]] = {name: Counter() for name in JUDGES}
        for document in cat_texts(archive, f"intra-doc_annotation/corpus_{topic}"):
            for name, counts in tally(document, wanted.misses).items():
                mine[name] += counts
                total[name] += counts
        print("\n".join(line(f"{topic} {name}", counts) for name, counts in mine.items()))
    print("\n".join(line(f"both {name}", counts) for name, counts in total.items()))
    return 0


if __name__ == "__main__":
    sys.exit(main())
