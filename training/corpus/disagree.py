"""Where the shipped encoder and the corpus differ most surely: what to read again.

    python training/corpus/disagree.py [--shared ../shared] [--reports] [--written] [--most 300] [NAME …]

By cues, most sure first: `+` a cue that the model hears where no attribution is marked, `-` one that is marked and of which
the model hears next to nothing (an attribution without a cue counts by its source). With `--reports`: `s` a marked report that
the model would give another status, `+` and `-` as above. A line tells how sure, the text, the number of the sentence (as
drafts count), what the annotation says, what the model says, and the sentence with the place in brackets. The model has
read most of these texts with these marks, so what it still contradicts is either rare or wrong; which of the two is for a
reader with the guide to say. Texts of others are read; `--written` takes the pieces and stories of the corpus instead.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from dateline.language import Told, told
from dateline.language.heads import HEADS
from dateline.reading.sentences import sentences
from marked import marked
from texts import SHARED

_FAINT = 0.5
"""A marked span is missed where no word of it is likelier than this to be part of one."""
_HERE = Path(__file__).parent

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Difference:
    """A place where they differ. `sure` is how sure the model is of its side, 0 to 1."""

    sure: float
    sign: str
    name: str
    number: int
    ours: str
    theirs: str
    shown: str


class _Page:
    """A text with its marks, and what the model hears in it."""

    def __init__(self, name: str, text: str, record: dict[str, Any]) -> None:
        self.name, self.text, self.record = name, text, record
        self.cuts = [(s.span.start, s.span.end) for s in sentences(text)]
        self.heard: Told = told(text, sentences(text[: record.get("until")]), record.get("title"))
        self.spans = [(w.span.start, w.span.end) for w in self.heard.words]

    def within(self, span: Span) -> list[int]:
        """The words of a span that the model has read."""
        return [n for n, (s, e) in enumerate(self.spans[: self.heard.read]) if s < span[1] and span[0] < e]

    def some(self, head: str) -> Any:
        """How likely each word is part of any span of a head."""
        return 1.0 - np.exp(self.heard.head(head)[:, 0])

    def told(self, at: Span, sure: float, sign: str, ours: str, theirs: str) -> Difference:
        """The difference, with its sentence."""
        number, (start, end) = next(
            ((n, c) for n, c in enumerate(self.cuts, 1) if c[0] <= at[0] < c[1]), (0, at)
        )
        end = max(end, at[1])
        shown = f"{self.text[start : at[0]]}⟦{self.text[at[0] : at[1]]}⟧{self.text[at[1] : end]}"
        return Difference(float(sure), sign, self.name, number, ours, theirs, " ".join(shown.split()))

    def touching(self, head: str, span: Span) -> str:
        """What the model marks in the sentence of a span."""
        low, high = next((c for c in self.cuts if c[0] <= span[0] < c[1]), span)
        found = [m.span for m in self.heard.marked(head) if m.span.start < high and low < m.span.end]
        return " + ".join(_short(s.of(self.text)) for s in found)


def _short(words: str) -> str:
    parts = words.split()
    return " ".join(parts if len(parts) < 9 else [*parts[:4], "..", *parts[-3:]])


def attributions(page: _Page) -> Iterator[Difference]:
    """By cues: heard and not marked, marked and not heard."""
    ours = [(s, e) for a in page.record["attributions"] for s, e in a["cue"] or a["source"]]
    likely = page.some("cue")
    for found in page.heard.marked("cue"):
        span = (found.span.start, found.span.end)
        if any(s < span[1] and span[0] < e for s, e in ours):
            continue
        theirs = f"{page.touching('source', span)} | {found.kind} | {page.touching('content', span)}"
        yield page.told(span, likely[found.start : found.end].mean(), "+", "-", theirs)
    for one in page.record["attributions"]:
        role = "cue" if one["cue"] else "source"
        pieces = [tuple(s) for s in one[role]]
        words = [w for s in pieces for w in page.within(s)]
        most = max((page.some(role)[w] for w in words), default=1.0)
        if most < _FAINT:
            said = [
                " + ".join(_short(page.text[s:e]) for s, e in one[r]) for r in ("source", "cue", "content")
            ]
            yield page.told(pieces[0], 1.0 - most, "-", ("~" * one["wide"]) + " | ".join(said), "")


def reports(page: _Page) -> Iterator[Difference]:
    """Statuses that differ, reports that only one of the two has."""
    labels, chances = HEADS["report"], np.exp(page.heard.head("report"))
    taken: set[int] = set()
    for one in page.record["reports"]:
        words, span = page.within((one["start"], one["end"])), (one["start"], one["end"])
        taken.update(words)
        if not words:
            continue
        mean = chances[words].mean(axis=0)
        best = int(mean.argmax())
        ours = f"{one['kind']} {one['status']} {'..'.join(one['window'] or ())}"
        if labels[best] == "O":
            yield page.told(span, mean[0], "-", ours, "")
        elif labels[best] != one["status"]:
            yield page.told(span, mean[best], "s", ours, labels[best])
    run: list[int] = []
    for word in [*range(page.heard.read), -1]:
        if (
            word >= 0
            and word not in taken
            and chances[word, 0] < _FAINT
            and not (run and page.heard.opens[word])
        ):
            run.append(word)
            continue
        if len(run) > 2:  # shorter ones are the edges of what is marked
            mean = chances[run].mean(axis=0)
            span = (page.spans[run[0]][0], page.spans[run[-1]][1])
            yield page.told(span, 1 - mean[0], "+", "-", labels[1 + int(mean[1:].argmax())])
        run = []


def main(a: argparse.Namespace) -> None:
    """Read, and print the surest differences."""
    found = []
    for name, text, record in marked(a.shared):
        others = (_HERE / "annotations" / f"{name}.json").exists()
        if others == a.written or (a.names and name not in a.names):
            continue
        page = _Page(name, text, record)
        found += list(reports(page) if a.reports else attributions(page))
    found.sort(key=lambda d: (-d.sure, d.name, d.number))
    for d in found[a.skip : a.skip + a.most]:
        print(f"{d.sure:.3f} {d.sign} {d.name} {d.number} ;; {d.ours} ;; {d.theirs} ;; {d.shown}")
    print(f"{len(found)} differences")


if __name__ == "__main__":
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("names", nargs="*")
    ap.add_argument("--shared", type=Path, default=SHARED)
    ap.add_argument("--reports", action="store_true")
    ap.add_argument("--written", action="store_true")
    ap.add_argument("--most", type=int, default=300)
    ap.add_argument("--skip", type=int, default=0)
    main(ap.parse_args())
