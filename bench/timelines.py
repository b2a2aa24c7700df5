"""Timelines of an entity across documents: SemEval-2015 Task 4, track B (the events are marked in the texts), with its own score.

    python -m bench.timelines [--shared ../shared] [--write FOLDER] [--plain]

Only the trial part (Apple, six timelines) and the first corpus (Airbus and Boeing, thirteen) are read; the two other corpora are
kept back and not in the folder. The texts are read as bare texts on their day. Who takes part in a marked event, and on
which day it is put, is glue of this file over Dateline's names, times, statements and reports:

- an entity stands where its name or a part of it stands, and where Dateline's names step resolves a word to it;
- it takes part in an event if it is the source of the statement whose cue the event is; in any other if it stands in the
  sentence; where nobody of the list does, who stood last before (`taking_part`);
- an event's day is, for a statement's cue, when Dateline says it was said; else the window of the report that names it; else
  of the time expression nearest to it in its sentence (`_beside`); else the day that the text tells of: a day of the last week named
  in its first two sentences, or the day of writing.

`--plain` forgets what the reading found: every event of a sentence that spells the entity's name, on the day of writing.
Track B marks hardly any event but those of the gold's timelines, so that much of the choice is made. The entities are named by
the gold's files, as the task does in a list.

The score is `bench/awareness.py`; on the original tool's own two examples it gives the tool's figures to the last digit.
"""

from __future__ import annotations

import argparse
import re
import sys
import tarfile
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path, PurePosixPath

from bench.awareness import Line, Score, lines, score
from bench.cat_texts import CatText, Event, Read, cat_texts, read_text
from bench.outlook import reported
from bench.shared import SHARED
from dateline.model import NameKind, Sentence, Span, Statement, Timex, Window

_ARCHIVE = Path("data") / "semeval2015-task4-timeline" / "semeval2015_task4_trial_and_corpus1.tar.xz"
PARTS = {
    "trial": ("Corpus-trial-data_task4_events_timelines", "TimeLines_trial_data_task4_v1.2"),
    "corpus 1": ("corpus_1/corpus_trackB_CAT", "corpus_1/TimeLines_Gold_Standard"),
}

_WEEK = 7


@dataclass(frozen=True, slots=True)
class Document:
    """A text of the task, and what Dateline reads in it."""

    cat: CatText
    read: Read
    where: dict[str, tuple[Span, ...]]
    """By entity: where it stands in the text."""


def gold_files(archive: Path, folder: str) -> dict[str, str]:
    """The gold timelines by the name of their file, which is the entity's."""
    out = {}
    with tarfile.open(archive) as tar:
        for member in tar.getmembers():
            path = PurePosixPath(member.name)
            file = tar.extractfile(member) if str(path.parent).endswith(folder) else None
            if file:
                out[path.stem] = file.read().decode("utf-8-sig")
    return dict(sorted(out.items()))


def _parts(entity: str, person: bool) -> list[str]:
    """The parts of a name that stand for it: two or more words of its end or beginning, a model's number, a surname."""
    words = entity.split("_")
    parts = {tuple(words)} | {tuple(words[n:]) for n in range(1, len(words) - 1)}
    parts |= {tuple(words[:n]) for n in range(2, len(words))}
    numbered = [n for n, w in enumerate(words) if any(c.isdigit() for c in w) and len(w) > 2]
    parts |= {tuple(words[n:m]) for n in numbered for m in range(n + 1, len(words) + 1)}
    if person or (numbered and numbered[-1] < len(words) - 1):
        parts.add((words[-1],))
    return [r"[\s-]+".join(map(re.escape, part)) for part in sorted(parts, key=len, reverse=True)]


def _stands(read: Read, entities: Sequence[str]) -> dict[str, tuple[Span, ...]]:
    """Where each entity stands: the longest name at each place, and whatever Dateline resolves to one of them."""
    text = read.article.text
    people = {(m.name or "").lower() for m in read.mentions if m.kind is NameKind.PERSON}
    found: list[tuple[Span, str]] = []
    for entity in entities:
        parts = _parts(entity, entity.replace("_", " ") in people)
        found += [(Span(*m.span()), entity) for m in re.finditer(rf"(?i)\b(?:{'|'.join(parts)})\b", text)]
    found.sort(key=lambda pair: (-len(pair[0]), pair[0]))
    kept: list[tuple[Span, str]] = []
    for span, entity in found:
        if not any(span.overlaps(other) for other, _ in kept):
            kept.append((span, entity))
    by_name = {text[s.start : s.end].lower(): e for s, e in kept}
    by_name |= {entity.replace("_", " "): entity for entity in entities}
    for mention in read.mentions:
        entity = by_name.get((mention.name or "").lower(), "")
        if entity and not any(mention.span.overlaps(other) for other, _ in kept):
            kept.append((mention.span, entity))
    return {e: tuple(sorted(s for s, of in kept if of == e)) for e in entities}


def _sentence(read: Read, span: Span) -> Sentence:
    return read.sentences[max(0, bisect_right([s.span.start for s in read.sentences], span.start) - 1)]


def _cued(read: Read, event: Span) -> Statement | None:
    """The statement whose cue the event is."""
    return next((s for s in read.statements if s.cue and s.cue.overlaps(event)), None)


def taking_part(document: Document, event: Span) -> set[str]:
    """Who takes part in an event: a statement's source, else all that stand in its sentence, else who stood last before."""
    inside = _inside(document, _sentence(document.read, event).span)
    if inside:
        statement = _cued(document.read, event)
        source = statement.source if statement else None
        return {e for s, e in inside if source is None or s.overlaps(source)}
    before = _inside(document, Span(0, event.start))
    return {max(before)[1]} if before else set()


def _inside(document: Document, span: Span) -> list[tuple[Span, str]]:
    return [(s, entity) for entity, spans in document.where.items() for s in spans if s.overlaps(span)]


def _beside(read: Read, event: Span) -> Timex | None:
    """The time expression of the event's sentence that stands nearest, over no other verb."""
    sentence = _sentence(read, event)
    mine = [t for t in read.timexes if t.span.overlaps(sentence.span) and t.window and t.type == "DATE"]

    def far(timex: Timex) -> int:
        first, last = sorted((event, timex.span))
        between = [t for t in sentence.tokens if first.end <= t.span.start and t.span.end <= last.start]
        return len(between) + 8 * sum(t.tag in {"VBD", "VBZ", "VBP", "MD"} for t in between)

    return min(mine, key=far, default=None)


def _written(window: Window | None, bare: bool) -> str | None:
    """A window as the task writes days: 2006-01-XX, in the trial part 2006-01; None for what it can't write."""
    first, last = window.days or (None, None) if window else (None, None)
    if first is None or last is None:
        return None
    if first == last:
        return first.isoformat()
    if (first.year, first.month) == (last.year, last.month):
        return f"{first:%Y-%m}" + ("" if bare else "-XX")
    return f"{first.year:04}" + ("" if bare else "-XX-XX") if first.year == last.year else None


def told_day(read: Read, day: date) -> Window:
    """The day that a text tells of, if its first two sentences behind the headline name one of the last week; else its own."""
    lead = [s for s in read.sentences if not s.heading][:2]
    for timex in read.timexes:
        window = timex.window
        if window and window.length == 1 and any(s.span.covers(timex.span) for s in lead):
            first = window.first
            if first and timedelta(0) <= day - first <= timedelta(_WEEK):
                return window
    return Window.on(day)


def day_of(read: Read, event: Span, day: date, bare: bool) -> str | None:
    """The day on which an event is put; None: in no place of the order."""
    statement = _cued(read, event)
    report = reported(read, event)
    named = report.window if report and report.trigger.overlaps(event) else None
    timex = None if statement else _beside(read, event)
    windows = (statement.said if statement else None, named, timex.window if timex else None)
    found = next((w for w in (_written(window, bare) for window in windows) if w), None)
    return found or _written(told_day(read, day), bare)


def timeline(documents: Sequence[Document], entity: str, bare: bool) -> list[Line]:
    """An entity's timeline over all documents."""
    days: dict[str, list[str]] = defaultdict(list)
    for document in documents:
        for event in document.cat.events:
            span = event.span
            if span is None or entity not in taking_part(document, span):
                continue
            when = day_of(document.read, span, document.cat.day, bare) if document.cat.day else None
            name = _name(document.cat, event)
            if when and name not in days[when]:
                days[when].append(name)
    ordered = sorted(days, key=lambda day: day.replace("XX", "00"))
    return [Line(n, day, (event,)) for n, day in enumerate(ordered, 1) for event in days[day]]


def counted(gold: Sequence[Line], mine: Sequence[Line]) -> Counter[str]:
    """What was right and wrong of single events: on the timeline at all, and on its day."""
    wanted = {event: line for line in gold for event in line.events}
    out = Counter({"gold, with a day": sum(line.order > 0 for line in wanted.values())})
    for line in mine:
        for event in line.events:
            there = wanted.get(event)
            out["found"] += 1
            out["not the entity's"] += there is None
            out["without a day in the gold"] += there is not None and not there.order
            out["on the wrong day"] += there is not None and there.order > 0 and there.day != line.day
            out["right"] += there is not None and there.order > 0 and there.day == line.day
    return out


def _name(text: CatText, event: Event) -> str:
    return f"{text.id}-{event.words[0].sentence}-{'_'.join(w.text for w in event.words)}"


def documents(archive: Path, folder: str, entities: Sequence[str], plain: bool) -> Iterator[Document]:
    """The texts of a part, read; `plain`: with all that the reading found forgotten."""
    for cat in cat_texts(archive, folder):
        read = read_text(cat.text, cat.day, cat.id)
        if plain:
            read = replace(read, timexes=(), mentions=(), statements=(), reports=())
        yield Document(cat, read, _stands(read, entities))


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--shared", type=Path, default=SHARED)
    parser.add_argument("--write", type=Path, help="where to write the timelines, for the original scorer")
    parser.add_argument("--plain", action="store_true", help="forget what the reading found")
    wanted = parser.parse_args()
    archive = wanted.shared / _ARCHIVE
    if not archive.exists():
        print(
            f"skipped: {archive} is missing (the task's data are kept outside this repository)",
            file=sys.stderr,
        )
        return 0
    both = Score()
    for part, (texts, gold) in PARTS.items():
        files = gold_files(archive, gold)
        read = list(documents(archive, texts, list(files), wanted.plain))
        total, causes = Score(), Counter[str]()
        for entity, told in files.items():
            mine = timeline(read, entity, bare=part == "trial")
            result = score(lines(told), mine)
            print(_row(f"  {entity}", result))
            total.add(result)
            causes += counted(lines(told), mine)
            if wanted.write:
                _write(wanted.write / part.replace(" ", "_"), entity, mine)
        print(_row(part, total), dict(causes), sep="\n    ")
        both.add(total)
    print(_row("both", both))
    return 0


def _row(name: str, result: Score) -> str:
    return f"{name:25} micro-F {result.f1:5.2f} (P {result.precision:5.2f} R {result.recall:5.2f})"


def _write(folder: Path, entity: str, timeline: Sequence[Line]) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    rows = ["\t".join((str(line.order), line.day, *line.events)) for line in timeline]
    (folder / f"{entity}.txt").write_text("\n".join([entity, *rows]) + "\n", encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
