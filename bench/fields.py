"""Score the extraction step alone on gold stories: body, headline, authors, publisher, place.

    uv run python bench/fields.py GOLD_DIR [--only STORY,…] [--misses STORY,…]

The measures are those of the diary benchmark's `score.py` (which lies beside the gold, in ../shared/bench).
"""

from __future__ import annotations

import argparse
import collections
import json
import sys
import time
from pathlib import Path
from typing import Any

from dateline.model import Extract, Page
from dateline.reading.extract import extract

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))  # run by its path, too
from bench.shared import HELD

TYPES = {".html": "text/html", ".txt": "text/plain", ".xml": "application/rss+xml"}


def pages_of(story: Path) -> list[tuple[dict[str, Any], Page]]:
    """The gold of each page of a story, and the page as the program reads it."""
    gold = json.loads((story / "story.json").read_text(encoding="utf-8"))
    manifest = story / "manifest.jsonl"
    lines = manifest.read_text(encoding="utf-8").splitlines() if manifest.exists() else []
    urls = {row["file"]: row["url"] for row in map(json.loads, lines)}
    out = []
    for page in gold["pages"]:
        path = story / page["file"]
        out.append((page, Page(path.read_bytes(), str(path), urls.get(page["file"]), TYPES[path.suffix])))
    return out


def checks(gold: dict[str, Any], got: Extract, score: Any) -> dict[str, tuple[bool, str]]:
    """What of a page is right, and what it was instead."""
    words = score.words
    text = " ".join(words(got.text))

    def inside(said: str) -> bool:
        return " ".join(words(said)) in text

    chrome = [x for x in gold.get("not_body", []) if len(words(x)) > 1 and inside(x)]
    ends = [k for k in ("body_first", "body_last") if not inside(gold[k])]
    out = {"body": (not chrome and not ends, f"missing {ends} chrome {chrome}")}
    if gold["title"]:
        f = score.f1(*score.overlap(gold["title"], got.title))
        out["title"] = (f >= 0.9, f"{gold['title']!r} got {got.title!r}")
    if gold["publisher"]:
        same = bool(set(words(gold["publisher"])) & set(words(got.publisher)))
        out["publisher"] = (same, f"{gold['publisher']!r} got {got.publisher!r}")
    same = {tuple(words(x)) for x in gold["authors"]} == {tuple(words(x)) for x in got.authors}
    out["authors"] = (same, f"{gold['authors']} got {list(got.authors)}")
    if gold["place"]:
        out["place"] = (words(gold["place"]) == words(got.place), f"{gold['place']!r} got {got.place!r}")
    else:
        out["no place"] = (got.place is None, f"got {got.place!r}")
    out["agency"] = (
        (gold["agency"] or "").casefold() == (got.agency or "").casefold(),
        f"{gold['agency']!r} got {got.agency!r}",
    )
    out["language"] = (gold["language"] == got.language, f"got {got.language}")
    return out


def main() -> int:
    """Read the arguments, do the work."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("gold", type=Path)
    parser.add_argument("--misses", default="")
    parser.add_argument("--only", default="")
    a = parser.parse_args()
    sys.path.insert(0, str(a.gold.resolve().parents[1] / "bench"))
    sys.path.insert(0, str(a.gold.resolve().parents[2] / "bench"))
    import score  # noqa: PLC0415 (lies beside the gold)

    tallies: dict[str, collections.Counter[tuple[str, bool]]] = collections.defaultdict(collections.Counter)
    spent = 0.0
    for path in sorted(a.gold.glob("*/story.json")):
        story = path.parent.name
        if a.only and story not in a.only.split(","):
            continue
        group = "held out" if story in HELD else "read"
        for gold, page in pages_of(path.parent):
            start = time.process_time()
            got = extract(page)
            spent += time.process_time() - start
            for name, (ok, why) in checks(gold, got, score).items():
                tallies[group][name, ok] += 1
                tallies[f"{group} {got.form}"][name, ok] += 1
                if not ok and story not in HELD and (story in a.misses.split(",") or a.misses == "all"):
                    print(f"{story} {gold['file']} {name}: {why}")
    for group, tally in tallies.items():
        names = sorted({n for n, _ in tally})
        print(group, {n: f"{tally[n, True]}/{tally[n, True] + tally[n, False]}" for n in names})
    print(f"{spent:.2f} s of CPU")
    return 0


if __name__ == "__main__":
    sys.exit(main())
