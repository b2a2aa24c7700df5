"""Stories with gold, read up to the reports step: the clauses of each page, their signs, and which of them the gold marks.

A clause is the gold's where they share most of their words: 0.7 of the shorter one, 0.2 of the longer.
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from dateline.language import Told, told
from dateline.model import Article, Dated, Mention, Page, Sentence, Statement, Timex
from dateline.reading.names import names
from dateline.reading.pipeline import read
from dateline.reading.reports import candidates
from dateline.reading.sentences import sentences
from dateline.reading.statements import statements
from dateline.reading.times import times

_TRAINING = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(_TRAINING / "corpus"))
from marked import held, held_stories, kept, marked  # noqa: E402 - its neighbour's folder is no package
from story import folder  # noqa: E402

__all__ = ["Case", "Example", "cases", "examples", "kept_back", "unseen"]

_TYPES = {".html": "text/html", ".txt": "text/plain", ".xml": "application/rss+xml"}
_MOST, _SOME = 0.7, 0.2  # shares of words, as the benchmark counts them
_INSIDE = 0.8
_SHORT = 3  # words
_WORD = re.compile(r"[^\W_]+(?:['-][^\W_]+)*")


@dataclass(frozen=True, slots=True)
class Case:
    """A page read up to the reports step, and its gold."""

    story: str
    gold: dict[str, Any]
    article: Article
    sentences: tuple[Sentence, ...]
    mentions: tuple[Mention, ...]
    timexes: tuple[Timex, ...]
    statements: tuple[Statement, ...]
    told: Told


@dataclass(frozen=True, slots=True)
class Example:
    """A clause's signs, how the encoder hears it, and the gold status where it bears on an event.

    Weight 0: a piece of a clause that is marked.
    """

    story: str
    signs: frozenset[str]
    status: str | None
    weight: float
    heard: tuple[float, ...] = ()


def cases(folder: Path) -> Iterator[Case]:
    """The pages of a story, each read; reprints are left out, they would count a clause twice."""
    story = json.loads((folder / "story.json").read_text(encoding="utf-8"))
    lines = (folder / "manifest.jsonl").read_text(encoding="utf-8").splitlines()
    known = {row["file"]: row for row in map(json.loads, lines)}
    for gold in story["pages"]:
        if gold.get("copy_of"):
            continue
        path, row = folder / gold["file"], known.get(gold["file"], {})
        fetched = datetime.fromisoformat(row["fetched"]) if row.get("fetched") else None
        page = Page(path.read_bytes(), gold["file"], row.get("url"), _TYPES[path.suffix], None, fetched)
        done = read(page)
        split = sentences(done.article.text)
        heard = told(done.article.text, split, done.article.title)
        yield Case(
            story["story"],
            gold,
            done.article,
            split,
            done.mentions,
            times(done.article, split),
            done.statements,
            heard,
        )


def unseen(into: Path) -> Iterator[Path]:
    """The corpus's stories that the encoder did not learn from, written as folders."""
    paths = [p for p in sorted((_TRAINING / "corpus" / "diaries").glob("*.txt")) if kept(p.stem)]
    for path in [*paths, *held_stories()]:
        yield folder(path, into)


def kept_back(shared: Path) -> Iterator[Case]:
    """The corpus's texts that the encoder did not learn from: news with much that is no event."""
    for name, text, record in marked(shared):
        if not held(name) or "/" in name:
            continue  # learnt from, or a story's page: `unseen` has those whole
        gold = dict(record)
        gold["reports"] = [{**r, "evidence": text[r["start"] : r["end"]]} for r in record["reports"]]
        written = Dated(date.fromisoformat(record["date"]), "corpus") if record.get("date") else None
        article = Article(
            name, name, name, text[: record.get("until")], title=record.get("title"), published=written
        )
        split = sentences(article.text)
        heard = told(article.text, split, article.title)
        mentions, timexes = names(article, split, heard), times(article, split)
        said, _ = statements(article, split, mentions, timexes, heard)
        yield Case(f"corpus {name}", gold, article, split, mentions, timexes, said, heard)


def _shares(a: str, b: str) -> tuple[float, float]:
    left, right = (Counter(_WORD.findall(t.replace("’", "'").casefold())) for t in (a, b))
    both = sum((left & right).values())
    return both / max(1, sum(left.values())), both / max(1, sum(right.values()))


def _matched(pairs: list[tuple[float, int, int]]) -> dict[int, int]:
    """One to one, best first: clause to gold report."""
    taken: set[int] = set()
    out: dict[int, int] = {}
    for _, i, j in sorted(pairs, key=lambda p: (-p[0], p[1], p[2])):
        if i not in taken and j not in out:
            taken.add(i)
            out[j] = i
    return out


def examples(case: Case) -> list[Example]:
    """A page's clauses."""
    all_ = candidates(case.article, case.sentences, case.mentions, case.timexes, case.statements, case.told)
    found = [c for c in all_ if not c.unit.sentence.heading]
    texts = [c.unit.span.of(case.article.text) for c in found]
    marked, pairs, touched = case.gold["reports"], [], set()
    for i, gold in enumerate(marked):
        for j, text in enumerate(texts):
            a, b = _shares(gold["evidence"], text)
            if max(a, b) >= _MOST and min(a, b) >= _SOME:
                pairs.append((a + b + 0.3 * bool(found[j].unit.timexes), i, j))
            if b >= _INSIDE and len(text.split()) >= _SHORT:
                touched.add(j)
    hit = _matched(pairs)
    return [
        Example(
            case.story,
            c.signs,
            marked[hit[j]]["status"] if j in hit else None,
            0.0 if j in touched and j not in hit else 1.0,
            c.heard,
        )
        for j, c in enumerate(found)
    ]
