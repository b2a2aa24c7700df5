"""How well the ledger adds up: as-of rows, linking, stories and copies, with the reading taken from the gold, or read.

    uv run python bench/fold.py [--gold ../shared/gold/dev] [--read] [--noise 0.3] [--only STORY] [--misses STORY] [--clusters]

By default each page's reading is made from its gold (text, day, installments, reports without their events): the upper line of
the ledger alone. `--noise` then drops participants, windows and places and adds idle reports, as a poor reading would.
`--read` takes the readings of the whole chain. Scores are those of the benchmark's own `score.py`. Of the dev stories five
are for tuning and five held out: the misses of those are never printed. `--clusters` measures stories on giveme5w1h and ECB+.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import re
import sys
import tarfile
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from importlib import import_module
from pathlib import Path
from typing import Any

from dateline.export import ledger
from dateline.ledger import snapshot
from dateline.ledger.shelf import Memory
from dateline.ledger.stories import join, terms
from dateline.model import (
    Article,
    Dated,
    Grain,
    Installment,
    Kind,
    Mention,
    MentionForm,
    Mode,
    NameKind,
    Page,
    Reading,
    Report,
    Span,
    Status,
    Window,
)
from dateline.rules import rows

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))  # run by its path, too
from bench.shared import HELD, SHARED

TODAY = date(2030, 1, 1)
_ORDERS = re.compile(r"\b(first|second|third|fourth|next|new|last|previous|another)\b", re.IGNORECASE)
_LEANS = re.compile(r"^(?:it|they|this|that|the (?:date|session|round|two|place))\b", re.IGNORECASE)


def _scorer() -> Any:
    sys.path.insert(0, str(SHARED / "bench"))
    return import_module("score")


def _window(days: list[str] | None, written: str | None) -> Window | None:
    """A gold window, with the grain that its days suggest."""
    if days is None:
        return None
    first, last = (date.fromisoformat(d) for d in days)
    length = (last - first).days + 1
    if length == 1:
        grain = Grain.DAY
    elif length == 7 and first.weekday() == 0:
        grain = Grain.WEEK
    elif days[0] == written or length in {10, 11} or length >= 14:
        grain = Grain.MONTH
    else:
        grain = Grain.DAYS
    return Window(first, last, grain)


def _head(evidence: str, kind: str) -> str:
    """A crude noun for the event: the first strong noun of the kind's table that occurs in the clause, else its first one."""
    low = evidence.lower()
    nouns = [
        r for r in rows("kinds") if r["kind"] == kind and r["part"] == "noun" and r["strength"] == "strong"
    ]
    words = [w for row in nouns for w in row["words"]]
    found = [(low.find(w), w) for w in words if re.search(rf"\b{re.escape(w)}", low)]
    return min(found)[1] if found else words[0] if words else kind


def _place_in(text: str, words: str) -> Span:
    at = text.find(re.sub(r"\s+", " ", words).strip())
    return Span(max(at, 0), max(at, 0) + len(words))


def _mentions(story: dict[str, Any]) -> tuple[Mention, ...]:
    out = []
    for entity in story["entities"]:
        kind = NameKind.NAMELESS if "anonymous" in (entity.get("role") or "") else NameKind(entity["type"])
        form = MentionForm.NAMELESS if kind is NameKind.NAMELESS else MentionForm.NAME
        out.append(Mention(Span(0, 0), entity["name"], kind, form, entity["name"], entity.get("role")))
    return tuple(out)


class _Noise:
    """What a poor reading does to good reports: drops what they say. Repeatable."""

    def __init__(self, share: float) -> None:
        self.share, self.random = share, random.Random(7)

    def drops(self, times: float = 1.0) -> bool:
        return self.random.random() < self.share * times


def gold_readings(folder: Path, noise: _Noise) -> Iterator[Reading]:
    """The readings of one story, made from its gold."""
    check = import_module("check_gold")
    story = json.loads((folder / "story.json").read_text(encoding="utf-8"))
    kinds = {e["id"]: e for e in story["events"]}
    for page in story["pages"]:
        whole = check.visible((folder / page["file"]).read_text(encoding="utf-8"), page["form"])
        start, end = _place_in(whole, page["body_first"]).start, _place_in(whole, page["body_last"]).end
        text = whole[start:end] if start < end else whole
        parts = _parts(page, text)
        reports = []
        for n, gold in enumerate(page["reports"]):
            span = _place_in(text, gold["evidence"])
            day = next((p.date for p in parts if p.span.start <= span.start < p.span.end), None)
            written = day or (date.fromisoformat(page["published"]) if page["published"] else None)
            reports.append(
                _report(
                    f"{story['story']}/{page['file']}#{n}", gold, kinds[gold["event"]], span, written, noise
                )
            )
        published = Dated(date.fromisoformat(page["published"]), "gold") if page["published"] else None
        id_ = f"{story['story']}/{page['file']}"
        article = Article(
            id=id_,
            page=id_,
            origin=str(folder / page["file"]),
            text=text,
            title=page["title"],
            publisher=page["publisher"],
            agency=page["agency"],
            published=published,
            installments=parts,
        )
        yield Reading(article, (), tuple(reports), _mentions(story))


def _parts(page: dict[str, Any], text: str) -> tuple[Installment, ...]:
    marks = [
        (date.fromisoformat(i["date"]), _place_in(text, i["starts"]).start)
        for i in page.get("installments") or []
    ]
    ends = [start for _, start in marks[1:]] + [len(text)]
    return tuple(Installment(day, Span(a, max(a, b))) for (day, a), b in zip(marks, ends, strict=False))


def _report(
    id_: str, gold: dict[str, Any], event: dict[str, Any], span: Span, written: date | None, noise: _Noise
) -> Report:
    kind = Kind(event["kind"])
    if noise.drops(0.5):
        kind = Kind.OTHER
    order = _ORDERS.search(gold["evidence"])
    return Report(
        id=id_,
        span=span,
        kind=kind,
        status=Status(gold["status"]),
        trigger=span,
        head=_head(gold["evidence"], event["kind"]),
        participants=tuple(p for p in event["participants"] if not noise.drops(1.5)),
        window=None
        if noise.drops(0.5)
        else _window(gold["window"], written.isoformat() if written else None),
        mode=Mode(gold["mode"]) if gold["mode"] else None,
        place=None if noise.drops() else gold["place"],
        source=gold["source"],
        published=written,
        anaphoric=bool(_LEANS.search(gold["evidence"])),
        order=order.group().lower() if order else None,
    )


def read_readings(folder: Path) -> Iterator[Reading]:
    """The readings of one story, read by the whole chain."""
    read = import_module("dateline.reading.pipeline").read
    manifest = folder / "manifest.jsonl"
    lines = manifest.read_text(encoding="utf-8").splitlines() if manifest.exists() else []
    known = {Path(m["file"]).name: m for m in map(json.loads, lines)}
    types = {".html": "text/html", ".txt": "text/plain", ".xml": "application/rss+xml"}
    for path in sorted((folder / "pages").iterdir()):
        about = known.get(path.name, {})
        fetched = datetime.fromisoformat(about["fetched"]) if about.get("fetched") else None
        yield read(
            Page(path.read_bytes(), str(path), about.get("url"), types.get(path.suffix), None, fetched)
        )


def measure(folders: list[Path], readings: list[Reading], misses: int) -> tuple[dict[str, Any], list[str]]:
    """The benchmark's figures for these stories, with all pages in one diary."""
    scorer = _scorer()
    with tempfile.TemporaryDirectory() as name:
        gold, out = Path(name, "gold"), Path(name, "ledger")
        gold.mkdir()
        out.mkdir()
        days: set[str] = set()
        for folder in folders:
            (gold / folder.name).symlink_to(folder)
            days |= {
                r["date"] for r in json.loads((folder / "story.json").read_text(encoding="utf-8"))["as_of"]
            }
        random.Random(3).shuffle(readings)
        for day in (None, *sorted(days)):
            as_of = date.fromisoformat(day) if day else None
            file = out / (f"ledger-{day}.json" if day else "ledger.json")
            file.write_text(
                json.dumps(ledger(snapshot(readings, as_of=as_of, today=TODAY))), encoding="utf-8"
            )
        total, _, _, b3, missed = scorer.score(gold, out, misses)
        return scorer.figures(total, b3), missed


SHOWN = ("as_of.row", "as_of.status", "as_of.window", "event.linking", "event.f1", "event.p", "event.r", "event.kind", "participant.f1",
         "report.f1", "report.status", "attributed.f1", "story.b3", "copy.f1", "diary")  # fmt: skip


def _show(name: str, figures: dict[str, Any]) -> None:
    cells = [f"{k} {figures[k]:.3f}" for k in SHOWN if figures.get(k) is not None]
    print(f"{name:10s} " + "  ".join(cells))


def clusters() -> None:
    """B-cubed of stories on two sets that were not tuned on."""
    scores = [_b3(order) for order in _orders(_giveme())]
    print(f"giveme5w1h  B3 {scores[0]:.3f} dated order")
    scores = [_b3(order) for order in _orders(_ecb())]
    print(f"ecbplus     B3 {sum(scores) / len(scores):.3f} mean of {len(scores)} orders")


_Doc = tuple[str, str, str, str]  # day, gold cluster, title, text


def _orders(docs: Iterable[_Doc]) -> Iterator[list[_Doc]]:
    kept = sorted(docs)
    if all(d[0] for d in kept):
        yield kept
        return
    for seed in range(4):
        yield random.Random(seed).sample(kept, len(kept))


def _giveme() -> Iterator[_Doc]:
    with gzip.open(SHARED / "data/giveme5w1h/news_cluster.jsonl.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            yield (
                row["date_publish"] or "2000",
                str(row["newsCluster"]["Event"]),
                row["title"] or "",
                row["text"] or "",
            )


def _ecb() -> Iterator[_Doc]:
    with tarfile.open(SHARED / "data/ecbplus/ECBplus_train_topics.tar.xz") as tar:
        for member in tar.getmembers():
            found = re.search(r"(\d+)_\d+(ecb(?:plus)?)\.xml$", member.name)
            file = tar.extractfile(member) if found else None
            if found and file:
                tokens = re.findall(r"<token[^>]*>([^<]*)</token>", file.read().decode("utf-8", "replace"))
                yield "", f"{found[1]}{found[2]}", "", " ".join(tokens)


def _b3(docs: list[_Doc]) -> float:
    shelf = Memory()
    placed = [
        (gold, join(str(n), terms(title, text), shelf)[0]) for n, (_, gold, title, text) in enumerate(docs)
    ]
    both, golds, mine = Counter(placed), Counter(g for g, _ in placed), Counter(m for _, m in placed)
    precision = sum(both[g, m] / mine[m] for g, m in placed) / len(placed)
    recall = sum(both[g, m] / golds[g] for g, m in placed) / len(placed)
    return 2 * precision * recall / (precision + recall)


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--gold", type=Path, default=SHARED / "gold" / "dev")
    parser.add_argument("--read", action="store_true")
    parser.add_argument("--noise", type=float, default=0.0)
    parser.add_argument("--only")
    parser.add_argument("--misses")
    parser.add_argument("--clusters", action="store_true")
    args = parser.parse_args()
    if not (SHARED / "bench" / "score.py").exists():
        sys.exit("the benchmark folder ../shared is not beside the checkout")
    _scorer()
    if args.clusters:
        clusters()
        return
    folders = sorted(
        f.parent.resolve() for f in args.gold.glob("*/story.json") if args.only in {None, f.parent.name}
    )
    readings = {
        f.name: list(read_readings(f) if args.read else gold_readings(f, _Noise(args.noise))) for f in folders
    }
    groups = {
        "tuning": [f for f in folders if f.name not in HELD],
        "held": [f for f in folders if f.name in HELD],
        "all": folders,
    }
    for name, chosen in groups.items():
        if chosen:
            show = args.misses is not None and name == "tuning"
            figures, missed = measure(
                chosen, [r for f in chosen for r in readings[f.name]], 10_000 if show else 0
            )
            _show(name, figures)
            print(
                *(f"   {m}" for m in missed if m.startswith("as_of") and (args.misses or "") in m),
                sep="\n",
                end="\n" if show else "",
            )


if __name__ == "__main__":
    main()
