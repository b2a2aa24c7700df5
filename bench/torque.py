"""Event words of news passages that are past, going on or to come: TORQUE's development part, which only measures.

    python -m bench.torque [--shared ../shared]

Each event word's labels are the answers to TORQUE's three standing questions (what has finished, what has begun and not
finished, what will happen in the future), several or none of them; F1 of each label over all event words. What is denied has not
happened and will not: it is no answer to any of them. The passages (Apache-2.0, text of news agencies) are read as bare texts,
on the day that their names tell. What is measured is in `bench/outlook.py`.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections import Counter
from datetime import date
from pathlib import Path

from bench.cat_texts import read_text
from bench.outlook import AHEAD, BEHIND, GOING, JUDGES
from bench.shared import SHARED
from dateline.model import Span

_DAY = re.compile(r"((?:19|20)\d\d)(\d\d)(\d\d)")


def _day(name: str) -> date | None:
    found = _DAY.search(name)
    return date(*map(int, found.groups())) if found else None


def measured(path: Path) -> dict[str, Counter[str]]:
    """Counts by judge: of each label the gold, the found, and those that are both."""
    out: dict[str, Counter[str]] = {name: Counter() for name in JUDGES}
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        read = read_text(row["text"], _day(row["id"]))
        for event in row["events"]:
            span = Span(event["start"], event["end"])
            for name, judge in JUDGES.items():
                told = judge(read, span)
                found = told.when if told.polarity == "POS" else None
                for label in (BEHIND, GOING, AHEAD):
                    out[name][f"{label} gold"] += label in event["status"]
                    out[name][f"{label} found"] += label == found
                    out[name][f"{label} both"] += label in event["status"] and label == found
    return out


def f1(counts: Counter[str], label: str) -> str:
    """F1, precision and recall of a label, in words."""
    both, found, gold = (counts[f"{label} {key}"] for key in ("both", "found", "gold"))
    return f"{label} F1 {200 * both / max(1, found + gold):.1f} (P {100 * both / max(1, found):.1f} R {100 * both / max(1, gold):.1f})"


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--shared", type=Path, default=SHARED)
    path = parser.parse_args().shared / "data" / "torque" / "dev_status.jsonl"
    if not path.exists():
        print(f"skipped: {path} is missing (TORQUE is kept outside this repository)", file=sys.stderr)
        return 0
    for name, counts in measured(path).items():
        print(f"{name:7}", "  ".join(f1(counts, label) for label in (BEHIND, GOING, AHEAD)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
