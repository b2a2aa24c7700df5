"""How well Dateline reads stories of our own: figures between 0 and 1.

Three are the examples (`tests/cases/*/expected.json` says what a careful reader makes of the pages under `examples/`), 22 are marked
stories that no encoder learnt from (`bench/ours.py`); all stand in one diary. Matching is by words, so that a
change in white space or in how much of a sentence is taken as evidence does not count. This is a gate against getting
worse, on stories we wrote ourselves; how good Dateline is on other people's pages is told in docs/measurements.md.

    python -m bench.cases [STORY …]
    python -m bench.cases --gold FOLDER [STORY …]     stories of one's own: FOLDER/STORY/pages and expected.json
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from functools import cache
from hashlib import sha256
from pathlib import Path, PurePath
from tempfile import TemporaryDirectory
from typing import Any, TypeVar

from bench import ours
from dateline.diary import Diary
from dateline.export import ledger
from dateline.export.ledger import event_record

__all__ = ["CASES", "EXAMPLES", "Tally", "fingerprint", "measure"]

ROOT = Path(__file__).resolve().parent.parent
CASES = ROOT / "tests" / "cases"
EXAMPLES = ROOT / "examples"
SAME_WORDS = 0.6  # share of words two statements must have in common to be the same one
SAME_PLACE = 0.7  # share of the shorter evidence's words that must stand in the longer
FIELDS = ("title", "publisher", "authors", "agency", "published", "place")
ACROSS = 7  # figures beside each other when they are printed
NOW = datetime(2030, 1, 1, tzinfo=UTC)

Row = Mapping[str, Any]
Key = TypeVar("Key", int, str)


def words(text: str | None) -> list[str]:
    """The words of a text, case and typography folded."""
    return re.findall(r"\w+", (text or "").casefold().replace("’", "'").replace("'", ""))


def shared(left: str, right: str) -> int:
    """How many words two texts have in common, repeats counted."""
    return (Counter(words(left)) & Counter(words(right))).total()


@dataclass
class Tally:
    """Counts per measure; a figure is right out of all, or F1 where what was found too much counts as well."""

    right: Counter[str] = field(default_factory=Counter)
    wanted: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)

    def check(self, measure: str, ok: bool) -> None:
        """One thing that is right or not."""
        self.right[measure] += ok
        self.wanted[measure] += 1

    def sets(self, measure: str, right: int, wanted: int, found: int) -> None:
        """So many right among those wanted and those found."""
        self.right[measure] += right
        self.wanted[measure] += wanted
        self.found[measure] += found

    def add(self, other: Tally) -> None:
        """The counts of another, too."""
        self.right.update(other.right)
        self.wanted.update(other.wanted)
        self.found.update(other.found)

    def figures(self) -> dict[str, float]:
        """All figures, sorted by name; none of what nobody asked for. F1 is right / mean of wanted and found."""
        out = {}
        for name in sorted(self.wanted):
            total = (
                self.wanted[name] if name not in self.found else (self.wanted[name] + self.found[name]) / 2
            )
            out[name] = round(self.right[name] / total, 4) if total else 1.0
        if "as_of" not in out:  # nobody wrote down what a diary should say: no figure for the whole
            return out
        status = out.get("reports.status", 0.0)
        parts = [out["as_of"], out["events"], out["reports"] * status, out["attributed"]]
        return out | {"diary": round(sum(parts) / len(parts), 4)}


def _cases(*folders: Path) -> dict[str, Row]:
    """The cases of folders, by story: `STORY/expected.json`, or `STORY/story.json` in the benchmark's form."""
    found = {
        path.parent.name: json.loads(path.read_text(encoding="utf-8"))
        for folder in folders
        for path in sorted(folder.glob("*/*.json"))
        if path.name in {"expected.json", "story.json"}
    }
    return {story: ours.case_of(case) if "entities" in case else case for story, case in found.items()}


@contextmanager
def _books(gold: Path | None) -> Iterator[tuple[list[Path], dict[str, Row]]]:
    """The folders of a gold's pages, our own where none is given, and the cases."""
    with TemporaryDirectory() as name:
        folders = [gold] if gold else [EXAMPLES, ours.STORIES, ours.kept_back(Path(name))]
        yield folders, _cases(CASES, *folders) if gold is None else _cases(gold)


@cache
def _tallies(gold: Path | None) -> dict[str, Tally]:
    """What is right of each story, all read into one diary, as a newsroom would."""
    with _books(gold) as (folders, cases), Diary.open(None) as diary:
        diary.read(list(map(str, folders)), now=NOW)
        whole = ledger(diary.snapshot(None, today=NOW.date()))
        articles = {tuple(PurePath(a["origin"]).parts[-3::2]): a for a in whole["articles"]}
        return {story: _Case(story, case, whole, articles).score(diary) for story, case in cases.items()}


def measure(only: Sequence[str] = (), *, gold: Path | None = None) -> dict[str, float]:
    """The figures of all stories, or of some, with all of them in one diary; our own where no folder is given."""
    total = Tally()
    for story, tally in _tallies(gold).items():
        if not only or story in only:
            total.add(tally)
    return total.figures()


class _Case:
    """One story's comparison."""

    def __init__(self, story: str, case: Row, whole: Row, articles: Mapping[tuple[str, ...], Row]) -> None:
        self.case, self.whole, self.tally = case, whole, Tally()
        self.articles = {page: articles.get((story, page)) for page in case["pages"]}
        self.names = {
            " ".join(words(alias)): name for name, more in case["names"].items() for alias in (name, *more)
        }
        self.linked: Counter[tuple[str, str]] = Counter()
        self.used: set[str] = set()

    def score(self, diary: Diary) -> Tally:
        for page, wanted in self.case["pages"].items():
            article = self.articles[page]
            self.tally.check("pages", article is not None)
            if article is not None:
                self._article(wanted, article)
            mine = article["id"] if article else None
            self._statements(
                wanted["statements"], [s for s in self.whole["statements"] if s["article"] == mine]
            )
            self._reports(wanted["reports"], [r for r in self.whole["reports"] if r["article"] == mine])
        self._copies()
        self._stories()
        chosen = dict(pair for _, pair in _pairs((n, pair) for pair, n in self.linked.items()))
        self.tally.sets("events", len(chosen), len(self.case["events"]), len(self.used))
        for row in self.case["as_of"]:
            self.tally.check("as_of", _same_row(row, _event(diary, chosen.get(row["event"]), row["date"])))
        return self.tally

    def _article(self, wanted: Row, article: Row) -> None:
        for name in FIELDS:
            if wanted[name] or name == "authors":
                self.tally.check(f"article.{name}", _plain(wanted[name]) == _plain(article[name]))
        text = " ".join(words(article["text"]))
        inside = [" ".join(words(part)) in text for part in (wanted["body_first"], wanted["body_last"])]
        chrome = [part for part in wanted["not_body"] if " ".join(words(part)) in text]
        self.tally.check("article.body", all(inside) and not chrome)
        if wanted["installments"]:
            found = article["installments"]
            starts = [(p["date"], " ".join(words(article["text"][p["start"] : p["end"]])[:4])) for p in found]
            asked = [(p["date"], " ".join(words(p["starts"])[:4])) for p in wanted["installments"]]
            right = (Counter(starts) & Counter(asked)).total()
            self.tally.sets("installments", right, len(asked), len(found))

    def _same_source(self, wanted: str | None, *found: str | None) -> bool:
        if wanted is None:
            return not any(found)
        canonical = {self.names.get(key, key) for key in (" ".join(words(f)) for f in found if f)}
        return wanted in canonical or " ".join(words(wanted)) in canonical

    def _statements(self, wanted: Sequence[Row], found: Sequence[Row]) -> None:
        candidates = []
        for i, w in enumerate(wanted):
            asked = " ".join(w["content"])
            for j, f in enumerate(found):
                told = " ".join(piece["text"] for piece in f["content"])
                score = 2 * shared(asked, told) / max(1, len(words(asked)) + len(words(told)))
                if score >= SAME_WORDS:
                    candidates.append((score + self._is_source(w, f) / 100, (i, j)))
        matched = [pair for _, pair in _pairs(candidates)]
        right = sum(self._is_source(wanted[i], found[j]) for i, j in matched)
        self.tally.sets("statements", len(matched), len(wanted), len(found))
        self.tally.sets("attributed", right, len(wanted), len(found))

    def _is_source(self, wanted: Row, found: Row) -> bool:
        source = found["source"]
        return self._same_source(wanted["source"], source["name"], source["mention"])

    def _reports(self, wanted: Sequence[Row], found: Sequence[Row]) -> None:
        candidates = []
        for i, w in enumerate(wanted):
            for j, f in enumerate(found):
                both = shared(w["evidence"], f["text"])
                sizes = sorted((max(1, len(words(w["evidence"]))), max(1, len(words(f["text"])))))
                if both / sizes[0] >= SAME_PLACE and both / sizes[1] >= SAME_PLACE / 3:
                    same = (w["status"] == f["status"]) + (w["window"] == f["window"])
                    candidates.append((both / sizes[0] + same / 2, (i, j)))
        matched = [pair for _, pair in _pairs(candidates)]
        self.tally.sets("reports", len(matched), len(wanted), len(found))
        for i, j in matched:
            w, f = wanted[i], found[j]
            self.tally.check("reports.status", w["status"] == f["status"])
            self.tally.check("reports.source", self._same_source(w["source"], f["source"]))
            if w["status"] != "cancelled":
                self.tally.check("reports.window", w["window"] == f["window"])
            self.linked[w["event"], f["event"]] += 1
        self.used |= {f["event"] for f in found}

    def _copies(self) -> None:
        ids = {page: a["id"] for page, a in self.articles.items() if a}
        pages = {v: k for k, v in ids.items()}
        asked = {frozenset((page, w["copy_of"])) for page, w in self.case["pages"].items() if w["copy_of"]}
        told = {
            frozenset((p, pages.get(a["copy_of"]))) for p, a in self.articles.items() if a and a["copy_of"]
        }
        self.tally.sets("copies", len(asked & told), len(asked), len(told))

    def _stories(self) -> None:
        """Each page stands with the rest of its story, and with none of another."""
        homes = Counter(a["story"] for a in self.articles.values() if a)
        home, size = max(homes.items(), key=lambda kv: (kv[1], kv[0]), default=("", 0))
        strangers = sum(a["story"] == home for a in self.whole["articles"]) - size
        self.tally.sets("stories", size, len(self.articles), size + strangers)


def _pairs(candidates: Iterable[tuple[float, tuple[Key, Key]]]) -> list[tuple[float, tuple[Key, Key]]]:
    """One to one, best first."""
    left, right, out = set(), set(), []
    for score, pair in sorted(candidates, key=lambda c: (-c[0], c[1])):
        if pair[0] not in left and pair[1] not in right:
            left.add(pair[0])
            right.add(pair[1])
            out.append((score, pair))
    return out


def _plain(value: Any) -> Any:
    """A field's value, comparable: days without their hour, names without typography."""
    if isinstance(value, list):
        return sorted(" ".join(words(v)) for v in value)
    if isinstance(value, str) and re.match(r"\d{4}-\d\d-\d\d", value):
        return value[:10]
    return " ".join(w for w in words(value) if w != "the")


def _event(diary: Diary, event: str | None, day: str) -> Row | None:
    """An event as of a day; None where it was not known yet."""
    if event is None:
        return None
    known = diary.around(event, date.fromisoformat(day), today=NOW.date()).events
    return next((event_record(e) for e in known if e.id == event), None)


def _same_row(wanted: Row, event: Row | None) -> bool:
    if event is None or event["status"] != wanted["status"]:
        return False
    window = wanted["status"] == "cancelled" or event["window"] == wanted["window"]
    mode = wanted["mode"] is None or wanted["mode"] == (event["mode"] or "in_person")
    place = wanted["place"] is None or _plain(wanted["place"]) == _plain(event["place"])
    return window and mode and place


def fingerprint() -> str:
    """A digest of every page and every case of our own: floors hold for exactly these."""
    digest = sha256()
    told = [*EXAMPLES.rglob("*"), *CASES.rglob("*.json"), *ours.STORIES.rglob("*"), *ours.kept_files()]
    for path in sorted(told):
        if path.is_file():
            digest.update(str(path.relative_to(ROOT)).encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()[:16]


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the figures, all stories or those named."""
    parser = argparse.ArgumentParser(
        prog="python -m bench.cases",
        description="How well Dateline reads stories of which somebody wrote down what is right: figures between 0 and 1.",
    )
    parser.add_argument("stories", nargs="*", metavar="STORY", help="all, if none is named")
    parser.add_argument("--gold", type=Path, metavar="FOLDER", help="holds STORY/pages and STORY/expected.json; our own if not given")  # fmt: skip
    wanted = parser.parse_args(arguments)
    with _books(wanted.gold) as (_, cases):
        known = list(cases)
    if not known or not set(wanted.stories) <= set(known):
        parser.error(f"in {wanted.gold or CASES} there is no case but for: {', '.join(known) or 'no story'}")
    by_story = {story: measure([story], gold=wanted.gold) for story in wanted.stories or known}
    by_story["all"] = measure(wanted.stories, gold=wanted.gold)
    names, width = list(by_story["all"]), max(map(len, by_story)) + 2
    for at in range(0, len(names), ACROSS):
        across = names[at : at + ACROSS]
        print(
            "\n" * bool(at) + " " * width + "".join(f"{name.removeprefix('article.'):>15}" for name in across)
        )
        for story, figures in by_story.items():
            told = (f"{figures[name]:.3f}" if name in figures else "–" for name in across)
            print(f"{story:{width}}" + "".join(f"{figure:>15}" for figure in told))


if __name__ == "__main__":
    main()
