"""How far two readers agree: the texts in `second/` beside the same ones in `annotations/`.

    python training/corpus/agreement.py

Prints F1 of exact spans and of characters for source, cue and content, of the wider sense where both have the cue, and
of reports (evidence that overlaps by half of the shorter) with the share of equal statuses among those matched.
"""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

_HERE = Path(__file__).parent


def _spans(record: dict[str, Any], role: str) -> set[tuple[int, int]]:
    return {(start, end) for one in record["attributions"] for start, end in one[role]}


def _f1(n: Counter[str], name: str) -> float:
    return 2 * n[f"{name} both"] / max(1, n[f"{name} first"] + n[f"{name} second"])


def _count(n: Counter[str], name: str, first: set[Any], second: set[Any]) -> None:
    n[f"{name} both"] += len(first & second)
    n[f"{name} first"] += len(first)
    n[f"{name} second"] += len(second)


def _reports(n: Counter[str], first: list[dict[str, Any]], second: list[dict[str, Any]]) -> None:
    left = list(second)
    for one in first:
        for other in left:
            shared = min(one["end"], other["end"]) - max(one["start"], other["start"])
            if shared > 0.5 * min(one["end"] - one["start"], other["end"] - other["start"]):
                left.remove(other)
                n["report both"] += 1
                n["status same"] += one["status"] == other["status"]
                break
    n["report first"] += len(first)
    n["report second"] += len(second)


def main() -> None:
    """Count and print."""
    n: Counter[str] = Counter()
    paths = sorted((_HERE / "second").glob("*.json"))
    for path in paths:
        second = json.loads(path.read_text(encoding="utf-8"))
        first = json.loads((_HERE / "annotations" / path.name).read_text(encoding="utf-8"))
        for role in ("source", "cue", "content"):
            a, b = _spans(first, role), _spans(second, role)
            _count(n, role, a, b)
            _count(
                n,
                f"{role} characters",
                {c for s, e in a for c in range(s, e)},
                {c for s, e in b for c in range(s, e)},
            )
        wide = [
            {tuple(s): one["wide"] for one in r["attributions"] for s in one["cue"]} for r in (first, second)
        ]
        for cue in wide[0].keys() & wide[1].keys():
            n["cues"] += 1
            n["sense same"] += wide[0][cue] == wide[1][cue]
        _reports(n, first["reports"], second["reports"])
    print(f"{len(paths)} texts read twice")
    for role in ("source", "cue", "content"):
        print(
            f"{role:8} exact {_f1(n, role):.3f}  characters {_f1(n, f'{role} characters'):.3f}  ({n[f'{role} first']} and {n[f'{role} second']} spans)"
        )
    print(f"sense (told or wider) of cues in both: {n['sense same'] / max(1, n['cues']):.3f} of {n['cues']}")
    print(
        f"report   {_f1(n, 'report'):.3f}  ({n['report first']} and {n['report second']}), status the same {n['status same'] / max(1, n['report both']):.3f}"
    )


if __name__ == "__main__":
    main()
