"""Time expressions measured: TempEval-3 scores on TIMEX3 data, the NTX cases, and the windows of the diary gold.

    uv run python bench/times.py timex ../shared/data/timex/te3_timebank.jsonl [--misses 40]
    uv run python bench/times.py ntx ../shared/data/timex_ntx/DateParser.json
    uv run python bench/times.py gold ../shared/gold/dev/STORY … [--misses 40]

`timex`: strict (same characters), relaxed (overlap) and value (overlap and equal value) F1, micro-averaged.
`gold`: of the gold reports that have a window, the share for which an expression in their evidence (or the sentences around
it) resolves to that window: the most that reports built on these times can get.
"""

from __future__ import annotations

import argparse
import html
import json
import re
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

from dateline.model import Article, Dated, Installment, Span, Timex
from dateline.reading.sentences import sentences
from dateline.reading.times import times


def read(text: str, written: date | None, parts: tuple[Installment, ...] = ()) -> tuple[Timex, ...]:
    """The times of a bare text."""
    dated = Dated(written, "gold") if written else None
    article = Article("bench", "bench", "bench", text, published=dated, installments=parts)
    return times(article, sentences(text))


def timex(path: Path, misses: int) -> None:
    """TempEval-3 scores of one file."""
    gold_count = found_count = strict = relaxed = valued = 0
    shown: list[str] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        document = json.loads(line)
        gold = document["timex"]
        found = list(read(document["text"], date.fromisoformat(document["dct"][:10])))
        gold_count += len(gold)
        found_count += len(found)
        free = list(found)
        for item in gold:
            hit = next((t for t in free if (t.span.start, t.span.end) == (item["start"], item["end"])), None)
            strict += hit is not None
            hit = hit or next(
                (t for t in free if t.span.start < item["end"] and item["start"] < t.span.end), None
            )
            around = document["text"][max(0, item["start"] - 50) : item["end"] + 40].replace("\n", " ")
            if hit is None:
                shown.append(f"MISSED {item['text']!r} {item['value']} | {around}")
                continue
            free.remove(hit)
            relaxed += 1
            valued += hit.value == item["value"]
            if hit.value != item["value"]:
                shown.append(
                    f"VALUE {item['text']!r} {item['value']} got {hit.text!r} {hit.value} {hit.direction} dct {document['dct']} | {around}"
                )
        for extra in free:
            around = document["text"][max(0, extra.span.start - 40) : extra.span.end + 40].replace("\n", " ")
            shown.append(f"EXTRA {extra.text!r} {extra.type} {extra.value} | {around}")
    print(f"{path.stem}: {gold_count} gold, {found_count} found")
    for name, hits in (("strict", strict), ("relaxed", relaxed), ("value", valued)):
        print(
            f"  {name:8} F1 {200 * hits / (gold_count + found_count):.1f}  P {100 * hits / max(1, found_count):.1f}  R {100 * hits / gold_count:.1f}"
        )
    print("\n".join(shown[:: max(1, len(shown) // misses)] if misses else []))


_NAMES = re.compile(
    r"\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|january|february|march|april|may|june|july|august|september|october"
    r"|november|december|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\b"
)


def _resolutions(value: dict[str, dict[str, str]]) -> set[str]:
    return {
        str(day) for key in ("FutureResolution", "PastResolution") for day in (value.get(key) or {}).values()
    }


def ntx(path: Path, misses: int) -> None:
    """Days of the NTX cases: right where our window is one of the two readings they allow."""
    cases = right = 0
    for case in json.loads(path.read_text(encoding="utf-8-sig")):
        results = [
            r for r in case.get("Results", []) if r.get("Type") in {"date", "daterange"} and r.get("Value")
        ]
        reference = case.get("Context", {}).get("ReferenceDateTime")
        if not reference or len(results) != 1:
            continue
        allowed = _resolutions(results[0]["Value"])
        cases += 1
        words = _NAMES.sub(
            lambda match: match[0].capitalize(), case["Input"]
        )  # the news writes them with capitals
        found = read(words, datetime.fromisoformat(reference).date())
        ok = any(t.window and t.window.first and str(t.window.first) in allowed for t in found)
        right += ok
        if not ok and misses > 0:
            misses -= 1
            print(
                f"{reference[:10]} {case['Input']!r} wants {sorted(allowed)} got {[(t.text, t.value) for t in found]}"
            )
    print(f"{path.stem}: {right}/{cases} = {right / max(1, cases):.3f}")


def visible(raw: str, form: str) -> str:
    """A page's text, crudely stripped, blocks on lines of their own."""
    if form != "text":
        raw = re.sub(r"(?is)<!--.*?-->|<(script|style)\b.*?</\1>", " ", raw)
        raw = re.sub(r"\s+", " ", raw)
        raw = re.sub(
            r"(?i)</?(p|div|li|h\d|tr|td|section|article|ul|ol|table|figure|figcaption|blockquote|title|description)\b[^>]*>",
            "\n",
            raw,
        )
        raw = re.sub(r"(?s)<!\[CDATA\[(.*?)\]\]>", r"\1", raw)
        raw = re.sub(r"(?s)<[^>]+>", "", raw)
        raw = html.unescape(html.unescape(raw))
    return re.sub(r"[^\S\n]+", " ", raw)


def _find(text: str, words: str) -> Span | None:
    pattern = r"\s+".join(re.escape(word) for word in words.split())
    match = re.search(pattern, text)
    return Span(*match.span()) if match else None


def _parts(text: str, page: dict[str, list[dict[str, str]]]) -> tuple[Installment, ...]:
    starts = sorted(
        (s.start, date.fromisoformat(i["date"]))
        for i in page.get("installments", [])
        if (s := _find(text, i["starts"]))
    )
    ends = [*(start for start, _ in starts[1:]), len(text)][: len(starts)]
    return tuple(Installment(day, Span(start, end)) for (start, day), end in zip(starts, ends, strict=True))


def _windows(folder: Path) -> Iterator[tuple[str, bool, bool]]:
    story = json.loads((folder / "story.json").read_text(encoding="utf-8"))
    for page in story["pages"]:
        text = visible((folder / page["file"]).read_text(encoding="utf-8", errors="replace"), page["form"])
        written = date.fromisoformat(page["published"]) if page["published"] else None
        found = read(text, written, _parts(text, page))
        for report in page["reports"]:
            place = _find(text, report["evidence"])
            if not report["window"] or place is None:
                continue
            near = [
                t
                for t in found
                if t.window and t.span.start < place.end + 150 and place.start - 250 < t.span.end
            ]
            inside = [t for t in near if t.span.overlaps(place)]
            days = [[str(d) for d in t.window.days] for t in near if t.window and t.window.days]
            own = [[str(d) for d in t.window.days] for t in inside if t.window and t.window.days]
            line = (
                f"{page['file']} {written} {report['status']} {report['window']} | {report['evidence'][:120]} | "
                + "; ".join(
                    f"{t.text}={t.window.first}..{t.window.last} {t.direction}" for t in inside if t.window
                )
            )
            yield line, report["window"] in own, report["window"] in days


def gold(folders: list[Path], misses: int) -> None:
    """Oracle recall of the gold windows."""
    total = inside = near = 0
    for folder in folders:
        for line, own, around in _windows(folder):
            total += 1
            inside += own
            near += around
            if not own and misses > 0:
                misses -= 1
                print(("NEAR  " if around else "MISS  ") + folder.name[:8], line)
    print(
        f"{total} windows: in the evidence {inside / max(1, total):.3f}, in or near it {near / max(1, total):.3f}"
    )


def main() -> None:
    """Read the command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("measure", choices=("timex", "ntx", "gold"))
    parser.add_argument("paths", nargs="+", type=Path)
    parser.add_argument("--misses", type=int, default=0)
    given = parser.parse_args()
    if given.measure == "gold":
        gold(given.paths, given.misses)
        return
    for path in given.paths:
        (timex if given.measure == "timex" else ntx)(path, given.misses)


if __name__ == "__main__":
    main()
