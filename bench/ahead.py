"""What `dateline ahead` is good for: of what a careful reader marked as to come and the diary did not keep, how much it shows.

    python -m bench.ahead [--gold ../shared/gold]

Gold are the reports that look ahead (possible to cancelled) of our own example stories (`tests/cases`) and, where the folder is there, of
the diary benchmark's dev stories, those whose misses are read and those held out. The diary keeps one where a report of ours
covers half of the words; `ahead` shows it where one of its event words stands in it. Beside it what that costs: how many lines an
editor reads on a page with `--missed`.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from bench import reports
from bench.cases import CASES, EXAMPLES
from bench.shared import HELD, TUNING
from dateline.intake import pages
from dateline.model import Article, Page, Prospect, Report, Span, Status
from dateline.reading.outlook import prospects
from dateline.reading.pipeline import look_ahead, read
from dateline.reading.reports import event_words

AHEAD = frozenset({Status.POSSIBLE, Status.EXPECTED, Status.CONFIRMED, Status.POSTPONED, Status.CANCELLED})
SAME = 0.5  # share of the shorter one's characters that a report must have in common with the gold

Row = Mapping[str, Any]
Read = tuple[Article, tuple[Prospect, ...], tuple[Report, ...], list[Row]]


def own() -> Iterator[Read]:
    """The example stories, read from their pages as they came."""
    for case in sorted(CASES.glob("*/expected.json")):
        wanted = json.loads(case.read_text(encoding="utf-8"))["pages"]
        folder = EXAMPLES / case.parent.name / "pages"
        for page in pages([str(folder)]):
            if isinstance(page, Page):
                told = look_ahead(page)
                yield (
                    told.article,
                    told.prospects,
                    read(page).reports,
                    wanted[Path(page.origin).name]["reports"],
                )


def others(stories: Iterable[str]) -> Iterator[Read]:
    """Stories of the benchmark, their bodies as its gold has them."""
    for story in stories:
        for case in reports.cases(reports.GOLD / "dev" / story):
            made, split = case.reports(), case.sentences
            words = event_words(split)
            told = prospects(case.article, split, words, case.timexes, case.statements, made)
            yield case.article, told, made, case.page["reports"]


def measured(read_pages: Iterable[Read]) -> Counter[str]:
    """Counts: the gold found again in the text, how much of it is kept, shown, missed, missed and shown; pages and lines."""
    out: Counter[str] = Counter()
    for article, told, made, gold in read_pages:
        out["pages"] += 1
        out["lines"] += sum(not prospect.kept for prospect in told)
        for row in gold:
            span = _span(article.text, row["evidence"])
            if Status(row["status"]) not in AHEAD or span is None:
                continue
            kept = any(_same(span, report.span) for report in made)
            shown = any(span.overlaps(prospect.span) for prospect in told)
            out["gold"] += 1
            out["kept"] += kept
            out["shown"] += shown
            out["missed"] += not kept
            out["caught"] += shown and not kept
    return out


def _span(text: str, evidence: str) -> Span | None:
    """Where the gold's words stand, whatever the white space between them."""
    found = re.search(r"\s+".join(map(re.escape, evidence.split())), text)
    return Span(*found.span()) if found else None


def _same(left: Span, right: Span) -> bool:
    common = min(left.end, right.end) - max(left.start, right.start)
    return common >= SAME * min(len(left), len(right))


def figures() -> dict[str, float]:
    """The figure that has a floor: of what our own stories' gold has to come, the share that is shown."""
    found = measured(own())
    return {"ahead.shown": round(found["shown"] / found["gold"], 4)}


def line(name: str, n: Counter[str]) -> str:
    """One line of figures."""
    gold, missed = max(1, n["gold"]), max(1, n["missed"])
    return (
        f"{name:9} gold ahead {n['gold']:4}  kept {n['kept'] / gold:.3f}  shown {n['shown'] / gold:.3f}"
        f"  of {n['missed']} missed shown {n['caught'] / missed:.3f}"
        f"  lines a page {n['lines'] / max(1, n['pages']):.1f} ({n['pages']} pages)"
    )


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--gold", type=Path, default=reports.GOLD)
    reports.GOLD = parser.parse_args().gold
    print(line("ours", measured(own())))
    if not reports.GOLD.exists():
        print(
            f"skipped: {reports.GOLD} is missing (the benchmark is kept outside this repository)",
            file=sys.stderr,
        )
        return 0
    for name, stories in (("read", TUNING), ("held out", HELD)):
        print(line(name, measured(others(stories))))
    return 0


if __name__ == "__main__":
    sys.exit(main())
