"""What the encoder learns from: texts in words, and for each head the label of every word, or none where nobody marked it.

Everything here is openly licensed (see README.md). A tenth of the corpus is kept back to measure on, and to fit what
stands on the encoder's word; the stories of `training/stories` are
left out for the same reason (`training/reports/fit.py` learns from them).
"""

from __future__ import annotations

import bisect
import importlib.util
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from dateline.language.heads import HEADS, PARTS
from dateline.language.told import laid_out
from dateline.reading.sentences import sentences

_HERE = Path(__file__).parent
sys.path.insert(0, str(_HERE.parent / "corpus"))
from marked import diaries, held, marked  # noqa: E402 - its neighbour's folder is no package

NONE = -100
_PLACES = {"LOC": "place", "GPE": "place", "ORG": "org", "PER": "person", "Location": "place", "Organisation": "org", "Person": "person"}  # fmt: skip


@dataclass(slots=True)
class Piece:
    """A text in words. `labels` has a number a word for each head that somebody marked."""

    name: str
    words: list[str]
    opens: list[bool]
    ends: list[bool]
    labels: dict[str, list[int]] = field(default_factory=dict)
    headline: str = ""

    @property
    def held(self) -> bool:
        """Whether it is kept back to measure on."""
        return bool(held(self.name))


def _cut(name: str, text: str, until: int | None = None) -> tuple[Piece, list[tuple[int, int]]]:
    """A text in words, with each word's place."""
    words, opens, ends = laid_out(text, sentences(text[:until]))
    spans = [(word.span.start, word.span.end) for word in words]
    return Piece(name, [word.span.of(text) for word in words], opens, ends), spans


def _inside(spans: Sequence[tuple[int, int]], start: int, end: int) -> range:
    """The words of a stretch of text."""
    first = bisect.bisect_right(spans, start, key=lambda s: s[1])
    return range(first, max(first, bisect.bisect_left(spans, end, key=lambda s: s[0])))


def _begun(labels: list[int], words: range, names: Sequence[str], kind: str = "{}") -> None:
    for at in words:
        labels[at] = names.index(kind.format("B" if at == words.start else "I"))


def _attributions(piece: Piece, spans: Sequence[tuple[int, int]], those: Sequence[dict[str, Any]]) -> None:
    for head in ("source", "cue", "content", "inner"):
        piece.labels[head] = [0] * len(piece.words)
    for role in ("source", "cue", "content"):
        marked = [(s, e, a["wide"]) for a in those for s, e in a[role]]
        for start, end, wide in sorted(marked, key=lambda m: m[1] - m[0]):  # the longest is written last
            form = "{}~" if role == "cue" and wide else "{}"
            _begun(piece.labels[role], _inside(spans, start, end), HEADS[role], form)
            if role == "content" and any(
                s <= start and end <= e and (s, e) != (start, end) for s, e, _ in marked
            ):
                _begun(piece.labels["inner"], _inside(spans, start, end), PARTS)


def attributed(name: str, text: str, record: dict[str, Any]) -> Piece:
    """A text of the corpus: attributions, reports, names. Of nested contents the outer one is `content`, those inside it `inner`."""
    piece, spans = _cut(name, text, record.get("until"))
    piece.headline = record.get("title") or ""
    size = len(piece.words)
    if record["attributions"] is not None:
        _attributions(piece, spans, record["attributions"])
    for head in ("report", "kind"):
        piece.labels[head] = [0] * size
    for report in sorted(record["reports"], key=lambda r: r["start"] - r["end"]):  # the shortest last
        for at in _inside(spans, report["start"], report["end"]):
            piece.labels["report"][at] = HEADS["report"].index(report["status"])
            piece.labels["kind"][at] = HEADS["kind"].index(report["kind"])
    if record["names"] is not None:
        piece.labels["name"] = [0] * size
        for start, end, kind in record["names"]:
            _begun(piece.labels["name"], _inside(spans, start, end), HEADS["name"], "{}-" + kind)
    return piece


def corpus(shared: Path) -> Iterator[Piece]:
    """The open corpus: texts of others by their annotations, and the pieces written for it."""
    for name, text, record in marked(shared):
        yield attributed(name, text, record)


def told_of() -> list[Piece]:
    """The stories whose reports alone are marked, in a fixed order."""
    return [attributed(name, text, record) for name, text, record in diaries()]


def _packed(name: str, rows: Iterable[list[tuple[str, int]]], head: str, most: int = 400) -> Iterator[Piece]:
    """Sentences one after another, in texts of some hundred words."""
    piece = Piece(f"{name}-0", [], [], [], {head: []})
    number = 0
    for row in rows:
        for at, (word, label) in enumerate(row):
            piece.words.append(word)
            piece.opens.append(not piece.words[1:])
            piece.ends.append(at == len(row) - 1)
            piece.labels[head].append(label)
        if len(piece.words) > most:
            yield piece
            number += 1
            piece = Piece(f"{name}-{number}", [], [], [], {head: []})
    if piece.words:
        yield piece


def tagged(shared: Path) -> Iterator[Piece]:
    """GUM's CC BY genres: Penn tags."""
    tags = HEADS["tag"]
    spec = importlib.util.spec_from_file_location("tags_train", _HERE.parent / "tags/train.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    rows = module.read(shared / "data/gum_open/gum_open-train.conllu")
    yield from _packed("gum", ([(w, tags.index(t)) for w, t in row] for row in rows), "tag")


def _conll(path: Path, at: int) -> Iterator[list[tuple[str, int]]]:
    """Sentences of a CoNLL file with names as I- or B- marks in cell `at`."""
    labels, last = HEADS["name"], "O"
    row: list[tuple[str, int]] = []
    for line in [*path.read_text(encoding="utf-8").splitlines(), ""]:
        cells = line.split()
        if len(cells) <= at:
            if row:
                yield row
            row, last = [], "O"
            continue
        mark, _, kind = cells[at].partition("-")
        own = _PLACES.get(kind)
        if own is None:
            label, last = 0, "O"
        else:
            label = labels.index(f"{'B' if mark == 'B' or last != own else 'I'}-{own}")
            last = own
        row.append((cells[0], label))


def named(shared: Path) -> Iterator[Piece]:
    """Names: Wikigold (CC BY 4.0)."""
    path = shared / "data/ner_wikigold/wikigold.conll.txt"
    yield from _packed("wikigold", _conll(path, 1), "name")


def everything(shared: Path) -> list[Piece]:
    """All that is learnt from but for `told_of`, in a fixed order."""
    return [*corpus(shared), *tagged(shared), *named(shared)]
