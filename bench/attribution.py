"""Measures the statements step alone, by the diary benchmark's own matching and on PolNeAR.

    python -m bench.attribution [--shared ../shared] [--misses] [--polnear]

Pages come through the extract step where it is there, else through a crude strip of tags, so that names and statements
are measured without the rest of the chain. `--misses` reads out what was missed, for the tuning half only.
"""

from __future__ import annotations

import argparse
import collections
import html
import importlib
import json
import re
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from dateline.language import told
from dateline.model import Article, Dated, Installment, Mention, Page, Span, Statement, Timex
from dateline.reading.names import names
from dateline.reading.sentences import sentences
from dateline.reading.statements import statements

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))  # run by its path, too
from bench.shared import TUNING

# Stories of our own, to develop on.
_TRAINING = Path(__file__).parents[1] / "training/stories"
_MEDIA = {"html": "text/html", "text": "text/plain", "rss": "application/rss+xml"}


def _crude(raw: str, form: str) -> str:
    if form == "text":
        return raw
    raw = html.unescape(raw) if form == "rss" else raw
    raw = re.sub(r"(?is)<(script|style|head|nav|footer)\b.*?</\1>", " ", raw)
    raw = re.sub(r"(?i)</?(p|div|li|h\d|br|figcaption|section|article|ul|td|tr)[^>]*>", "\n", raw)
    raw = html.unescape(re.sub(r"<[^>]+>", "", raw))
    return "\n".join(line.strip() for line in raw.split("\n") if line.strip())


def _text(path: Path, form: str) -> str:
    page = Page(path.read_bytes(), str(path), media_type=_MEDIA[form])
    try:
        step = importlib.import_module("dateline.reading.extract")
        text: str = step.extract(page).text
    except (ImportError, AttributeError):
        return _crude(path.read_text(encoding="utf-8"), form)
    return text


def _timexes(article: Article, found: Any) -> tuple[Timex, ...]:
    try:
        step = importlib.import_module("dateline.reading.times")
        out: tuple[Timex, ...] = step.times(article, found)
    except (ImportError, AttributeError):
        return ()
    return out


def read(
    text: str, publisher: str | None, published: str | None, parts: tuple[Installment, ...] = ()
) -> tuple[tuple[Statement, ...], tuple[Mention, ...]]:
    """Names and statements of a text."""
    day = Dated(date.fromisoformat(published), "gold") if published else None
    article = Article("bench", "bench", "bench", text, publisher=publisher, published=day, installments=parts)
    found = sentences(text)
    heard = told(text, found)
    mentions = names(article, found, heard)
    return statements(article, found, mentions, _timexes(article, found), heard)[0], mentions


def _parts(text: str, gold: list[dict[str, str]]) -> tuple[Installment, ...]:
    """The gold's installments, placed in the text: the statements step is measured, not the cutting."""
    starts = [(text.find(part["starts"][:20]), date.fromisoformat(part["date"])) for part in gold]
    starts = sorted((at, day) for at, day in starts if at >= 0)
    ends = [*[at for at, _ in starts[1:]], len(text)][: len(starts)]
    return tuple(Installment(day, Span(at, end)) for (at, day), end in zip(starts, ends, strict=True))


def _stories(shared: Path) -> Iterator[tuple[str, Path, dict[str, Any]]]:
    for folder in ("seeds", "dev"):
        for path in sorted((shared / "gold" / folder).glob("*/story.json")):
            story = json.loads(path.read_text(encoding="utf-8"))
            part = "seeds" if folder == "seeds" else "dev-A" if story["story"] in TUNING else "dev-B"
            yield part, path.parent, story
    for path in sorted(_TRAINING.glob("*/story.json")):
        yield "training", path.parent, json.loads(path.read_text(encoding="utf-8"))


def _row(
    bench: Any,
    gold: dict[str, Any],
    mine: list[tuple[Statement, str]],
    known: Any,
    n: collections.Counter[str],
) -> set[int]:
    pairs = []
    for i, wanted in enumerate(gold["statements"]):
        for j, (got, text) in enumerate(mine):
            score = bench.f1(
                *bench.overlap(" ".join(wanted["content"]), " ".join(c.of(text) for c in got.content))
            )
            if score >= 0.6:
                pairs.append((score + 0.01 * bool(known.same(wanted["source"], got.name)), i, j))
    hits = bench.greedy(pairs)
    n["hit"] += len(hits)
    n["gold"] += len(gold["statements"])
    n["system"] += len(mine)
    good = set()
    for i, j, _ in hits:
        wanted, (got, text) = gold["statements"][i], mine[j]
        mention = got.source.of(text) if got.source else None
        right = known.same(wanted["source"], got.name) or known.same(wanted["source"], mention)
        n["source"] += bool(right)
        n["kind"] += wanted["kind"] == got.kind
        days = got.said.days if got.said else None
        n["invented"] += bool(days and not wanted["said"])
        if wanted["said"]:
            n["dated"] += 1
            n["said"] += bench.day_iou(wanted["said"], [d.isoformat() for d in days] if days else None) > 0.5
        if right:
            good.add(i)
        n[f"matched {j}"] += 0
    n["_hits"] = 0
    return good


def _f1(hit: int, system: int, gold: int) -> float:
    return 2 * hit / (system + gold) if system + gold else 0.0


def _report(part: str, n: collections.Counter[str]) -> None:
    print(
        f"{part:28} statement F1 {_f1(n['hit'], n['system'], n['gold']):.3f} (P {n['hit'] / max(1, n['system']):.2f} R {n['hit'] / max(1, n['gold']):.2f})"
        f"  attributed F1 {_f1(n['source'], n['system'], n['gold']):.3f}  source {n['source'] / max(1, n['hit']):.3f}"
        f"  kind {n['kind'] / max(1, n['hit']):.3f}  said {n['said'] / max(1, n['dated']):.3f} of {n['dated']} (+{n['invented']})  gold {n['gold']} system {n['system']}"
    )


def _misses(
    bench: Any, page: str, gold: dict[str, Any], mine: list[tuple[Statement, str]], known: Any
) -> None:
    pairs = []
    for i, wanted in enumerate(gold["statements"]):
        for j, (got, text) in enumerate(mine):
            score = bench.f1(
                *bench.overlap(" ".join(wanted["content"]), " ".join(c.of(text) for c in got.content))
            )
            if score >= 0.6:
                pairs.append((score + 0.01 * bool(known.same(wanted["source"], got.name)), i, j))
    hits = {i: j for i, j, _ in bench.greedy(pairs)}
    for i, wanted in enumerate(gold["statements"]):
        if i not in hits:
            print(
                f"MISS {page} | {wanted['mention']} | {wanted['cue']} | {' // '.join(wanted['content'])[:160]}"
            )
        else:
            got, text = mine[hits[i]]
            mention = got.source.of(text) if got.source else None
            days = [d.isoformat() for d in got.said.days] if got.said and got.said.days else None
            if wanted["said"] and bench.day_iou(wanted["said"], days) <= 0.5:
                print(
                    f"SAID {page} | {wanted['said']} | got {days} | {wanted['mention']} {wanted['cue']} | {got.span.of(text)[:160]}"
                )
            elif not wanted["said"] and days:
                print(
                    f"SAI+ {page} | got {days} | {wanted['mention']} {wanted['cue']} | {got.span.of(text)[:160]}"
                )
            if not (known.same(wanted["source"], got.name) or known.same(wanted["source"], mention)):
                print(
                    f"WHO  {page} | {wanted['source']} ({wanted['mention']}) | got {got.name!r} ({mention!r}) | {wanted['content'][0][:80]}"
                )
    for j, (got, text) in enumerate(mine):
        if j not in hits.values():
            cue = got.cue.of(text) if got.cue else "-"
            print(f"MORE {page} | {got.name} | {cue} | {' // '.join(c.of(text) for c in got.content)[:160]}")


def stories(shared: Path, *, misses: bool, by_story: bool) -> None:
    """Scores on the benchmark's stories, the tuning half and the other apart."""
    sys.path.insert(0, str(shared / "bench"))
    bench = importlib.import_module("score")
    totals: dict[str, collections.Counter[str]] = collections.defaultdict(collections.Counter)
    for part, folder, story in _stories(shared):
        known = bench.Names(story)
        for page in story["pages"]:
            text = _text(folder / page["file"], page["form"])
            parts = _parts(text, page.get("installments") or [])
            mine = [(s, text) for s in read(text, page["publisher"], page["published"], parts)[0] if s.told]
            _row(bench, page, mine, known, totals[part])
            if by_story:
                _row(bench, page, mine, known, totals[f"{part} {story['story']}"])
            if misses and part != "dev-B":
                _misses(bench, f"{story['story'][:9]}/{page['file'][6:8]}", page, mine, known)
    for part in sorted(totals):
        _report(part, totals[part])


def _tokens(text: str, spans: list[list[int]]) -> set[int]:
    return {s + m.start() for s, e in spans for m in re.finditer(r"\w+|[^\w\s]", text[s:e])}


def polnear(shared: Path) -> None:
    """Token and span scores on PolNeAR's development part, as in facts/model.md section 2."""
    token: collections.Counter[str] = collections.Counter()
    span: collections.Counter[str] = collections.Counter()
    exact: collections.Counter[str] = collections.Counter()
    for line in (shared / "data/polnear/dev.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        text = row["text"]
        got, _ = read(text, row["publisher"], None)
        gold = {
            role: [s for a in row["attributions"] for s in a[role]] for role in ("source", "cue", "content")
        }
        mine: dict[str, list[list[int]]] = {
            "source": [[s.source.start, s.source.end] for s in got if s.source],
            "cue": [[s.cue.start, s.cue.end] for s in got if s.cue],
            "content": [_with_marks(text, c.start, c.end) for s in got for c in s.content],
        }
        for role, spans in gold.items():
            wanted, found = _tokens(text, spans), _tokens(text, mine[role])
            token[f"{role} tp"] += len(wanted & found)
            token[f"{role} sys"] += len(found)
            token[f"{role} gold"] += len(wanted)
            a, b = sorted({tuple(s) for s in spans}), sorted({tuple(s) for s in mine[role]})
            pairs = sorted((-_jaccard(x, y), x, y) for x in a for y in b if _jaccard(x, y) >= 0.5)
            left, right = set(), set()
            for _, x, y in pairs:
                if x not in left and y not in right:
                    left.add(x)
                    right.add(y)
            span[f"{role} tp"] += len(left)
            span[f"{role} sys"] += len(b)
            span[f"{role} gold"] += len(a)
            exact[f"{role} tp"] += len(set(a) & set(b))
            exact[f"{role} sys"] += len(b)
            exact[f"{role} gold"] += len(a)
    for title, n in (("token", token), ("exact", exact), ("J>=.5", span)):
        parts = [
            f"{r} {_f1(n[f'{r} tp'], n[f'{r} sys'], n[f'{r} gold']):.3f}"
            for r in ("source", "cue", "content")
        ]
        whole = [sum(n[f"{r} {k}"] for r in ("source", "cue", "content")) for k in ("tp", "sys", "gold")]
        print(
            f"PolNeAR dev {title}: {'  '.join(parts)}  micro {_f1(*whole):.3f} (P {whole[0] / max(1, whole[1]):.2f} R {whole[0] / max(1, whole[2]):.2f})"
        )


def _with_marks(text: str, start: int, end: int) -> list[int]:
    """A content with the quotation marks at its ends and its "that", which PolNeAR counts in and a statement leaves out."""
    while text[start - 1 : start] and text[start - 1] in '"“„«‘':
        start -= 1
    while text[end : end + 1] and text[end] in '"”»’':
        end += 1
    that = re.search(r"\b[Tt]hat\s+$", text[max(0, start - 8) : start])
    return [start - len(that.group()) if that else start, end]


def _jaccard(a: tuple[int, ...], b: tuple[int, ...]) -> float:
    inside = max(0, min(a[1], b[1]) - max(a[0], b[0]))
    return inside / (max(a[1], b[1]) - min(a[0], b[0])) if inside else 0.0


def main() -> None:
    """Runs what the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--misses", action="store_true")
    parser.add_argument("--by-story", action="store_true")
    parser.add_argument("--polnear", action="store_true")
    args = parser.parse_args()
    stories(args.shared, misses=args.misses, by_story=args.by_story)
    if args.polnear:
        polnear(args.shared)


if __name__ == "__main__":
    main()
