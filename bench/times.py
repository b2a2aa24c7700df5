"""Time expressions measured: TempEval-3 scores on TIMEX3 data, the NTX cases, and the windows of the diary gold.

    uv run python bench/times.py timex ../shared/data/timex/te3_timebank.jsonl [--misses 40 [--only 'value DATE']]
    uv run python bench/times.py ntx ../shared/data/timex_ntx [--misses 40]
    uv run python bench/times.py gold ../shared/gold/dev/STORY … [--misses 40]

`timex`: strict (same characters), relaxed (overlap) and value (overlap and equal value) F1, micro-averaged; of all documents
and of two halves fixed by their names: misses are read on one only.
`gold`: of the gold reports that have a window, the share for which an expression in their evidence (or the sentences around
it) resolves to that window: the most that reports built on these times can get.
"""

from __future__ import annotations

import argparse
import hashlib
import html
import json
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from dateline.model import Article, Dated, Installment, Span, Timex
from dateline.reading.sentences import sentences
from dateline.reading.times import times


def read(
    text: str, written: date | None, parts: tuple[Installment, ...] = (), language: str = ""
) -> tuple[Timex, ...]:
    """The times of a bare text."""
    dated = Dated(written, "gold") if written else None
    article = Article(
        "bench", "bench", "bench", text, published=dated, installments=parts, language=language or None
    )
    return times(article, sentences(text))


def half(name: str) -> str:
    """Which half a document is in, fixed by its name: the misses of the held half are never printed."""
    return "tuning" if hashlib.sha256(name.encode()).digest()[0] % 2 else "held"


@dataclass(slots=True)
class Tally:
    """TempEval-3 counts: strict (same characters), relaxed (overlap), valued (overlap and equal value)."""

    gold: int = 0
    found: int = 0
    strict: int = 0
    relaxed: int = 0
    valued: int = 0

    def row(self, name: str) -> str:
        """F1 of each, precision and recall of the value."""
        both = self.gold + self.found
        f1 = [200 * hits / max(1, both) for hits in (self.strict, self.relaxed, self.valued)]
        return (
            f"{name:28} gold {self.gold:5} found {self.found:5}  strict {f1[0]:.1f}  relaxed {f1[1]:.1f}  value {f1[2]:.1f}"
            f"  (P {100 * self.valued / max(1, self.found):.1f} R {100 * self.valued / max(1, self.gold):.1f})"
        )


Miss = tuple[str, str]


def _score(document: dict[str, Any], tally: Sequence[Tally]) -> Iterator[Miss]:
    """Add a document to the tallies; yield its misses as (class, line)."""
    text, gold = document["text"], document["timex"]
    free = list(read(text, date.fromisoformat(document["dct"][:10])))
    for one in tally:
        one.gold += len(gold)
        one.found += len(free)
    for item in gold:
        same = next((t for t in free if (t.span.start, t.span.end) == (item["start"], item["end"])), None)
        hit = same or next(
            (t for t in free if t.span.start < item["end"] and item["start"] < t.span.end), None
        )
        around = text[max(0, item["start"] - 60) : item["end"] + 50].replace("\n", " ")
        wanted = item.get("value") or item.get("val")
        told = f"{item['text']!r} {wanted}"
        if hit is None:
            yield f"missed {item.get('type', '')}", f"{told} | {around}"
            continue
        free.remove(hit)
        valued = hit.value == wanted
        for one in tally:
            one.strict += same is not None
            one.relaxed += 1
            one.valued += valued
        if not same:
            yield f"span {item.get('type', '')}", f"{told} got {hit.text!r} {hit.value} | {around}"
        if not valued:
            yield (
                f"value {item.get('type', '')}",
                f"{told} got {hit.text!r} {hit.value} {hit.direction} dct {document['dct']} | {around}",
            )
    for extra in free:
        around = text[max(0, extra.span.start - 60) : extra.span.end + 50].replace("\n", " ")
        yield f"spurious {extra.type}", f"{extra.text!r} {extra.value} | {around}"


def timex(path: Path, misses: int, only: str) -> None:
    """TempEval-3 scores of one file, of each half of its documents, and what the misses of the tuning half are made of."""
    tallies = {"tuning": Tally(), "held": Tally(), "all": Tally()}
    shown: list[Miss] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        document = json.loads(line)
        part = half(document["id"])
        missed = list(_score(document, (tallies[part], tallies["all"])))
        shown += missed if part == "tuning" else []
    for name, tally in tallies.items():
        print(tally.row(f"{path.stem} {name}"))
    print("  " + "  ".join(f"{name} {n}" for name, n in Counter(name for name, _ in shown).most_common()))
    lines = [f"{name}: {line}" for name, line in sorted(shown) if name.startswith(only)]
    print("\n".join(lines[:: max(1, len(lines) // misses)] if misses else []))


_NAMES = re.compile(
    r"\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|january|february|march|april|may|june|july|august|september|october"
    r"|november|december|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\b"
)


def _resolutions(value: dict[str, dict[str, str]]) -> set[str]:
    return {
        str(day) for key in ("FutureResolution", "PastResolution") for day in (value.get(key) or {}).values()
    }


# The tables of days, periods, holidays, lengths and repetitions; the rest are clock times, ranges of hours and mixtures.
_TABLES = ("DateParser", "DatePeriodParser", "HolidayParser", "DurationParser", "SetParser")


def _meets(timex: Timex, result: dict[str, Any]) -> bool:
    """Days: the first of our window is one of the two readings they allow; lengths and repetitions: equal values."""
    if result["Type"] in {"duration", "set"}:
        return timex.value == str(result["Value"]["Timex"])
    first = timex.window.first if timex.window else None
    return first is not None and str(first) in _resolutions(result["Value"])


def ntx(path: Path, misses: int) -> tuple[int, int]:
    """The NTX cases of one table, right and all."""
    cases = right = 0
    for case in json.loads(path.read_text(encoding="utf-8-sig")):
        results = [r for r in case.get("Results", []) if r.get("Value")]
        reference = case.get("Context", {}).get("ReferenceDateTime")
        if not reference or len(results) != 1:
            continue
        cases += 1
        words = _NAMES.sub(
            lambda match: match[0].capitalize(), case["Input"]
        )  # the news writes them with capitals
        found = read(words, datetime.fromisoformat(reference).date(), language="en-US")
        ok = any(_meets(t, results[0]) for t in found)
        right += ok
        if not ok and misses > 0:
            misses -= 1
            wants = results[0]["Value"]["Timex"]
            print(
                f"{reference[:10]} {case['Input']!r} wants {wants} got {[(t.text, t.value) for t in found]}"
            )
    print(f"{path.stem:18} {right:3}/{cases:3} = {right / max(1, cases):.3f}")
    return right, cases


def tables(path: Path, misses: int) -> None:
    """One table, or those of a folder that speak of what the news does."""
    paths = [path / f"{name}.json" for name in _TABLES] if path.is_dir() else [path]
    counts = [ntx(one, misses) for one in paths]
    right, cases = (sum(column) for column in zip(*counts, strict=True))
    print(f"{'all':18} {right:3}/{cases:3} = {right / max(1, cases):.3f}")


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
    parser.add_argument(
        "--only", default="", help="misses of one class: value DATE, missed, span, spurious …"
    )
    given = parser.parse_args()
    if given.measure == "gold":
        gold(given.paths, given.misses)
        return
    for path in given.paths:
        if given.measure == "timex":
            timex(path, given.misses, given.only)
        else:
            tables(path, given.misses)


if __name__ == "__main__":
    main()
