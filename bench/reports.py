"""How well the reports step reads pages with the benchmark's gold: what is matched, how much of it is right.

    uv run python bench/reports.py [--gold ../shared/gold] [--misses STORY] [--extract]

Bodies are cut out of the visible text by the gold's first and last words (`--extract` runs the whole chain instead), so
that the figures are of this step. Matching is `score.py`'s. Of the dev stories five are for tuning, five are held out:
their misses are never printed.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from importlib import import_module
from pathlib import Path
from typing import Any

from dateline.language import Told, told
from dateline.model import Article, Dated, Installment, Mention, Report, Sentence, Span, Statement, Timex
from dateline.reading.reports import reports
from dateline.reading.sentences import sentences

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))  # run by its path, too
from bench.shared import HELD, SHARED, TUNING

_BREAK = "\x01"
_BLOCK = re.compile(r"(?i)<(?:p|div|br|li|h\d|td|section|article|blockquote|figcaption|title|description)\b")
GOLD = SHARED / "gold"


@dataclass(frozen=True, slots=True)
class Case:
    """A page read up to the reports step, and its gold."""

    story: str
    page: dict[str, Any]
    article: Article
    sentences: tuple[Sentence, ...]
    mentions: tuple[Mention, ...]
    timexes: tuple[Timex, ...]
    statements: tuple[Statement, ...]
    told: Told

    def reports(self) -> tuple[Report, ...]:
        """What the step finds."""
        return reports(self.article, self.sentences, self.mentions, self.timexes, self.statements, self.told)[
            0
        ]


def _visible(raw: str, form: str) -> str:
    text: str = _judge("check_gold").visible(raw, form)
    return text


def _judge(name: str) -> Any:
    """A module of the benchmark's own bench folder."""
    folder = str(GOLD.parent / "bench")
    if folder not in sys.path:
        sys.path.append(folder)
    return import_module(name)


def _step(name: str) -> Any:
    """A sibling step, or None where it is not built yet."""
    try:
        return getattr(import_module(f"dateline.reading.{name}"), name)
    except (ImportError, AttributeError):
        return None


def _article(folder: Path, page: dict[str, Any]) -> Article:
    raw = (folder / page["file"]).read_text(encoding="utf-8")
    if page["form"] == "text":
        raw = raw.replace("\n", f" {_BREAK} ")
    else:
        raw = _BLOCK.sub(lambda m: f" {_BREAK} {m.group(0)}", raw.replace("\n", " "))
    flat, breaks = "", []
    seen = re.sub(r"</?[a-zA-Z]{1,10}>", f" {_BREAK} ", _visible(raw, page["form"]))
    for word in seen.split():
        if word == _BREAK:
            breaks.append(len(flat) - 1)
        else:
            flat += word + " "
    start = max(0, flat.find(" ".join(page["body_first"].split())))
    last = " ".join(page["body_last"].split())
    end = flat.rfind(last) + len(last) if last in flat else len(flat)
    spots = {b for b in breaks if start < b < end - 1}
    body = "".join("\n" if i in spots else c for i, c in enumerate(flat[:end]))[start:]
    marks = [
        (body.replace("\n", " ").find(" ".join(i["starts"].split())), date.fromisoformat(i["date"]))
        for i in page.get("installments") or ()
    ]
    marks = sorted((max(0, at), day) for at, day in marks)
    ends = [*(at for at, _ in marks[1:]), len(body)][: len(marks)]
    parts = tuple(Installment(day, Span(at, to)) for (at, day), to in zip(marks, ends, strict=True))
    published = Dated(date.fromisoformat(page["published"]), "gold") if page["published"] else None
    return Article(
        id=page["file"],
        page="",
        origin=page["file"],
        text=body,
        title=page["title"],
        published=published,
        installments=parts,
    )


def cases(folder: Path, whole: bool = False) -> Iterator[Case]:
    """The pages of one story, read."""
    story = json.loads((folder / "story.json").read_text(encoding="utf-8"))
    times, names, statements = _step("times"), _step("names"), _step("statements")
    for page in story["pages"]:
        article = _extracted(folder, page) if whole else _article(folder, page)
        split = sentences(article.text)
        timexes = times(article, split) if times else ()
        heard = told(article.text, split, article.title)
        mentions = names(article, split, heard) if names else ()
        said = statements(article, split, mentions, timexes, heard)[0] if statements else ()
        yield Case(story["story"], page, article, split, mentions, timexes, said, heard)


def _extracted(folder: Path, page: dict[str, Any]) -> Article:
    from dateline.model import Page  # noqa: PLC0415 (only the whole chain needs these)
    from dateline.reading.pipeline import read  # noqa: PLC0415

    path = folder / page["file"]
    manifest = folder / "manifest.jsonl"
    known = (
        [json.loads(x) for x in manifest.read_text(encoding="utf-8").splitlines()]
        if manifest.exists()
        else []
    )
    row: dict[str, Any] = next((x for x in known if x["file"].endswith(path.name)), {})
    kinds = {".html": "text/html", ".txt": "text/plain", ".xml": "application/rss+xml"}
    from datetime import datetime  # noqa: PLC0415

    fetched = datetime.fromisoformat(row["fetched"]) if row.get("fetched") else None
    return read(Page(path.read_bytes(), str(path), row.get("url"), kinds[path.suffix], None, fetched)).article


def matched(case: Case, found: tuple[Report, ...]) -> list[tuple[dict[str, Any], Report]]:
    """Gold reports and ours that are the same, one to one, as `score.py` matches them."""
    score = _judge("score")
    pairs = []
    for i, gold in enumerate(case.page["reports"]):
        for j, ours in enumerate(found):
            shares = score.overlap(gold["evidence"], ours.span.of(case.article.text))
            if max(shares) >= 0.7 and min(shares) >= 0.2:
                same = 0.5 * (gold["status"] == ours.status) + 0.25 * score.same_days(
                    gold["window"], _days(ours)
                )
                pairs.append((max(shares) + same, i, j))
    return [(case.page["reports"][i], found[j]) for i, j, _ in score.greedy(pairs)]


def _days(report: Report) -> list[str] | None:
    days = report.window.days if report.window else None
    return [d.isoformat() for d in days] if days else None


def tally(case: Case, found: tuple[Report, ...]) -> Counter[str]:
    """Counts for one page: matched, ours, gold, and what of the matched is right."""
    score = _judge("score")
    names = score.Names(_story(case.story))
    kinds = {e["id"]: e["kind"] for e in _story(case.story)["events"]}
    pairs = matched(case, found)
    out = Counter({"tp": len(pairs), "sys": len(found), "gold": len(case.page["reports"])})
    for gold, ours in pairs:
        out["status"] += gold["status"] == ours.status
        out["kind of"] += 1
        out["kind"] += kinds[gold["event"]] == ours.kind
        if gold["status"] != "cancelled":
            out["window of"] += 1
            out["window"] += score.same_days(gold["window"], _days(ours))
        if gold["source"]:
            out["source of"] += 1
            out["source"] += bool(names.same(gold["source"], ours.source))
        if gold["mode"]:
            out["mode of"] += 1
            out["mode"] += score.same_mode(gold["mode"], ours.mode)
        if gold["place"]:
            out["place of"] += 1
            out["place"] += bool(set(score.words(gold["place"])) & set(score.words(ours.place)))
    return out


def _story(story: str) -> dict[str, Any]:
    part = "seeds" if (GOLD / "seeds" / story).exists() else "dev"
    found: dict[str, Any] = json.loads((GOLD / part / story / "story.json").read_text(encoding="utf-8"))
    return found


def line(name: str, n: Counter[str]) -> str:
    """One line of figures."""
    p, r = n["tp"] / max(1, n["sys"]), n["tp"] / max(1, n["gold"])
    f1 = 2 * p * r / (p + r) if p + r else 0.0
    shares = "  ".join(
        f"{k} {n[k] / max(1, n[k + ' of']):.3f}" for k in ("window", "source", "mode", "place", "kind")
    )
    return f"{name:24s} P {p:.3f} R {r:.3f} F1 {f1:.3f}  status {n['status'] / max(1, n['tp']):.3f}  {shares}"


def _print_misses(case: Case, found: tuple[Report, ...]) -> None:
    pairs = matched(case, found)
    hit = {id(g) for g, _ in pairs}
    ours = {id(r) for _, r in pairs}
    text = case.article.text
    print(f"--- {case.story} {case.page['file']} {case.page['published']}")
    for gold in case.page["reports"]:
        if id(gold) not in hit:
            print(f"  missed {gold['status']} {gold['window']}: {gold['evidence'][:160]}")
    for report in found:
        if id(report) not in ours:
            print(
                f"  false  {report.status.value} {_days(report)}: {report.span.of(text)[:160]}  [{'; '.join(report.reasons)}]"
            )
    for gold, report in pairs:
        wrong = [
            f"{key}: want {a} got {b}"
            for key, a, b in (
                ("status", gold["status"], report.status.value),
                ("window", gold["window"], _days(report)),
                ("source", gold["source"], report.source),
                ("place", gold["place"], report.place),
                ("mode", gold["mode"], report.mode and report.mode.value),
            )
            if a != b
        ]
        if wrong:
            print(f"  wrong  {'; '.join(wrong)}: {report.span.of(text)[:140]}")


def main() -> int:
    """Print the figures."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--misses", default="", help="a tuning story, or 'all'")
    parser.add_argument("--extract", action="store_true", help="the body as the extract step finds it")
    parser.add_argument("--by-story", action="store_true")
    wanted = parser.parse_args()
    groups = (
        ("seeds", "seeds", ("putin-biden",)),
        ("dev, tuning", "dev", TUNING),
        ("dev, held out", "dev", HELD),
    )
    for name, part, stories in groups:
        total: Counter[str] = Counter()
        for story in stories:
            mine: Counter[str] = Counter()
            for case in cases(GOLD / part / story, wanted.extract):
                found = case.reports()
                mine += tally(case, found)
                if story not in HELD and wanted.misses in {story, "all"}:
                    _print_misses(case, found)
            if wanted.by_story:
                print(line("  " + story, mine))
            total += mine
        print(line(name, total))
    return 0


if __name__ == "__main__":
    sys.exit(main())
