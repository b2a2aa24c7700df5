"""What each part of the reading costs the diary: gold put in its place, stage by stage.

    uv run python -m bench.ablation [--gold ../shared/gold/dev]

The whole chain reads the pages. Its reports are matched to the gold's as `score.py` matches them; then, on the matched
ones, one stage after another is replaced by what the gold says, false reports are dropped, missed ones added, and the
ledger adds up anew. Each line is the benchmark's own figures for the tuning and the held-out stories.
"""

# ruff: noqa: ARG001 (stages share one signature)
from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

from bench import fold
from bench.shared import HELD, SHARED
from dateline.model import Kind, Mode, Reading, Report, Status

Match = tuple[Report, dict[str, Any], dict[str, Any]]
Stage = Callable[[Report, dict[str, Any], dict[str, Any], str], Report]


def _kind(report: Report, gold: dict[str, Any], event: dict[str, Any], written: str) -> Report:
    return replace(report, kind=Kind(event["kind"]))


def _people(report: Report, gold: dict[str, Any], event: dict[str, Any], written: str) -> Report:
    return replace(report, participants=tuple(event["participants"]))


def _status(report: Report, gold: dict[str, Any], event: dict[str, Any], written: str) -> Report:
    return replace(report, status=Status(gold["status"]))


def _window(report: Report, gold: dict[str, Any], event: dict[str, Any], written: str) -> Report:
    return replace(report, window=fold._window(gold["window"], written))


def _place(report: Report, gold: dict[str, Any], event: dict[str, Any], written: str) -> Report:
    return replace(report, place=gold["place"], mode=Mode(gold["mode"]) if gold["mode"] else None)


def _source(report: Report, gold: dict[str, Any], event: dict[str, Any], written: str) -> Report:
    return replace(report, source=gold["source"])


STAGES: dict[str, Stage] = {
    "kind": _kind, "participants": _people, "status": _status, "window": _window, "mode, place": _place, "source": _source,
}  # fmt: skip


class Page:
    """One page's reading, its gold, and which report is which gold report."""

    def __init__(
        self, reading: Reading, story: dict[str, Any], page: dict[str, Any], folder: Path, scorer: Any
    ) -> None:
        self.reading, self.page, self.folder = reading, page, folder
        self.events = {e["id"]: e for e in story["events"]}
        self.story = story
        text = reading.article.text
        pairs = []
        for i, gold in enumerate(page["reports"]):
            for j, report in enumerate(reading.reports):
                shares = scorer.overlap(gold["evidence"], report.span.of(text))
                if max(shares) >= 0.7 and min(shares) >= 0.2:
                    days = report.window.days if report.window else None
                    mine = [d.isoformat() for d in days] if days else None
                    bonus = 0.5 * (gold["status"] == report.status) + 0.25 * (mine == gold["window"])
                    pairs.append((max(shares) + bonus, i, j))
        self.match = {j: i for i, j, _ in scorer.greedy(pairs)}

    def changed(self, stages: list[str], precise: bool, complete: bool) -> Reading:
        """The reading with gold in place of some stages."""
        out = []
        for j, report in enumerate(self.reading.reports):
            if j in self.match:
                gold = self.page["reports"][self.match[j]]
                written = report.published.isoformat() if report.published else ""
                for stage in stages:
                    report = STAGES[stage](report, gold, self.events[gold["event"]], written)  # noqa: PLW2901
                out.append(report)
            elif not precise:
                out.append(report)
        if complete:
            out += self._missed()
        return replace(self.reading, reports=tuple(sorted(out, key=lambda r: (r.span, r.id))))

    def _missed(self) -> list[Report]:
        article = self.reading.article
        out = []
        for i, gold in enumerate(self.page["reports"]):
            span = fold._place_in(article.text, gold["evidence"])
            if i in self.match.values() or span.end > len(article.text):
                continue
            id_ = f"{article.id}-missed-{i}"
            written = article.day_at(span.start)
            out.append(fold._report(id_, gold, self.events[gold["event"]], span, written, fold._Noise(0.0)))
        return out


def main() -> None:
    """Print a line a stage."""
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--gold", type=Path, default=SHARED / "gold" / "dev")
    a = ap.parse_args()
    if not (SHARED / "bench" / "score.py").exists():
        sys.exit("the benchmark folder ../shared is not beside the checkout")
    scorer = fold._scorer()
    pages: list[Page] = []
    for file in sorted(a.gold.glob("*/story.json")):
        story = json.loads(file.read_text(encoding="utf-8"))
        readings = {Path(r.article.origin).name: r for r in fold.read_readings(file.parent.resolve())}
        pages += [
            Page(readings[Path(p["file"]).name], story, p, file.parent.resolve(), scorer)
            for p in story["pages"]
        ]
    names = list(STAGES)
    rows: list[tuple[str, list[str], bool, bool]] = [("as read", [], False, False)]
    rows += [(f"+ gold {name} alone", [name], False, False) for name in names]
    rows += [("no false report", [], True, False), ("nothing missed", [], False, True)]
    rows += [(f"+ {', '.join(names[:n])}", names[:n], False, False) for n in range(2, len(names) + 1)]
    rows += [
        ("all these, no false report", names, True, False),
        ("all these, nothing missed", names, True, True),
    ]
    for title, stages, precise, complete in rows:
        for group in ("tuning", "held"):
            mine = [p for p in pages if (p.folder.name in HELD) == (group == "held")]
            if mine:
                readings_now = [p.changed(stages, precise, complete) for p in mine]
                figures, _ = fold.measure(sorted({p.folder for p in mine}), readings_now, 0)
                shown = "  ".join(
                    f"{k} {figures[k]:.3f}"
                    for k in (
                        "as_of.row",
                        "event.linking",
                        "event.f1",
                        "event.p",
                        "report.f1",
                        "report.status",
                        "diary",
                    )
                )
                print(f"{title[:60]:60s} {group:7s} {shown}", flush=True)


if __name__ == "__main__":
    main()
