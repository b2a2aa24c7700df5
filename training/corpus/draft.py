"""Drafts to stand-off annotations: what a reader wrote by sentence number becomes offsets into a text kept elsewhere.

    python training/corpus/draft.py [--shared ../shared] DRAFT.txt … OUT

A draft is named `<text's name>.draft` and has one annotation a line:

    12 | Mara Voss, the minister, | said | the bridge .. by May + 13:“It will.”
    ~14 | critics | fear | that it won't
    12 ! e1 | launch | expected | 2031-05-01..2031-05-31 | Port Ellery | Mara Voss | the bridge would open by May

`12 |` is an attribution of sentence 12: source, cue, content (`-` where there is none). `+` joins pieces of one span, `N:` puts a
piece into another sentence, `first words .. last words` leaves out the middle, `N:*` is all of a sentence, and `#2` behind a
piece means its second occurrence. `# until 60` says that what follows sentence 60 was not read. A leading `~` marks an attribution in the wider sense (intent, attitude, a noun that holds a
content). `12 !` is a report: event, kind, status, window, place, source, evidence. Lines that begin with `#` are remarks.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dateline.model import Kind, Status
from texts import SHARED, Text, numbered, texts

Span = tuple[int, int]
_LINE = re.compile(r"(~?)(\d+)\s*([|!])\s*(.*)")
_PIECE = re.compile(r"(?:(\d+)\s*:\s*)?(.*?)(?:\s*#(\d))?$", re.DOTALL)
_UNTIL = re.compile(r"#\s*until (\d+)")
_FIELDS = ("event", "kind", "status", "window", "place", "source")
KINDS, STATUSES = frozenset(Kind), frozenset(Status)


class DraftError(ValueError):
    """A line of a draft that its text does not bear out."""


@dataclass(slots=True)
class _Page:
    text: str
    cuts: list[Span]

    def found(self, piece: str, sentence: int) -> list[Span]:
        """Every span of the sentence that a piece may mean, in order; the one occurrence where `#n` names it."""
        match = _PIECE.match(piece.strip())
        if not match:
            raise DraftError(f"no piece: {piece!r}")
        number, words, nth = int(match[1] or sentence), match[2], match[3]
        if not 1 <= number <= len(self.cuts):
            raise DraftError(f"there is no sentence {number}")
        low, high = self.cuts[number - 1]
        if words == "*":
            return [(low, high)]
        head, _, tail = words.partition(" .. ")
        spans = []
        for start, end in self._places(head, low, high, edged=not nth):
            after = self._places(tail, end, high) if tail else [(start, end)]
            if after:
                spans.append((start, after[0][1]))
        if not spans:
            raise DraftError(f"not in sentence {number}: {words!r}")
        if nth:
            if int(nth) > len(spans):
                raise DraftError(f"no occurrence {nth} of {words!r} in sentence {number}")
            return [spans[int(nth) - 1]]
        return spans

    def _places(self, words: str, low: int, high: int, edged: bool = True) -> list[Span]:
        """Where the words stand: white space and the forms of quotation marks don't matter."""
        pattern = r"\s+".join(re.escape(w) for w in words.split())
        pattern = re.sub(r"\\?[\"“”]", '["“”]', pattern)
        pattern = re.sub(r"\\?['‘’]", "['‘’]", pattern)
        whole = (r"\b" if words[:1].isalnum() else "") + pattern + (r"\b" if words[-1:].isalnum() else "")
        for form in (
            (whole, pattern) if edged else (pattern,)
        ):  # "it" is not in "United", unless it stands nowhere else
            spans = [m.span() for m in re.compile(form).finditer(self.text, low, high)]
            if spans:
                return spans
        return []


def _far(span: Span, others: list[Span]) -> int:
    """Characters between a span and the nearest of the others; a large number where they overlap."""
    gaps = [max(span[0] - end, start - span[1]) for start, end in others] or [0]
    return min(gaps) if min(gaps) >= 0 else 10**6


def _pieces(page: _Page, field: str, sentence: int, beside: list[Span]) -> list[Span]:
    if field.strip() in ("", "-"):
        return []
    spans: list[Span] = []
    for piece in re.split(r"\s\+\s", field.strip()):
        choices = page.found(piece, sentence)
        spans.append(min(choices, key=lambda s: (_far(s, [*beside, *spans]) if len(choices) > 1 else 0, s)))
    return sorted(spans)


def _attribution(page: _Page, sentence: int, wide: bool, rest: str) -> dict[str, Any]:
    fields = [f.strip() for f in rest.split(" | ")]
    if len(fields) != 3:
        raise DraftError(f"an attribution has source | cue | content: {rest!r}")
    content = _pieces(page, fields[2], sentence, [])
    cue = _pieces(page, fields[1], sentence, content)
    source = _pieces(page, fields[0], sentence, cue + content)
    if not content or not (cue or source):
        raise DraftError(f"an attribution needs a content and a cue or a source: {rest!r}")
    return {"source": source, "cue": cue, "content": content, "wide": wide}


def _window(text: str) -> list[str] | None:
    if text in ("-", "null", ""):
        return None
    first, _, last = text.partition("..")
    for day in (first, last or first):
        if not re.fullmatch(r"\d{4}-\d\d-\d\d", day):
            raise DraftError(f"no window: {text!r}")
    return [first, last or first]


def _report(page: _Page, sentence: int, rest: str) -> dict[str, Any]:
    fields = [f.strip() for f in rest.split(" | ")]
    if len(fields) != 7:
        raise DraftError(f"a report has event | kind | status | window | place | source | evidence: {rest!r}")
    if fields[1] not in KINDS or fields[2] not in STATUSES:
        raise DraftError(f"no kind or status: {fields[1]!r}, {fields[2]!r}")
    (start, end), *_ = page.found(fields[6], sentence)
    told: dict[str, Any] = {k: None if v == "-" else v for k, v in zip(_FIELDS, fields, strict=False)}
    return {"start": start, "end": end, **told, "window": _window(fields[3])}


def converted(text: Text, draft: str) -> tuple[dict[str, Any], list[str]]:
    """The record of a text, and what was wrong, a line of the draft each."""
    page, wrong = _Page(text.text, numbered(text.text)), []
    attributions, reports = [], []
    until = len(text.text)
    for line in draft.splitlines():
        read = _UNTIL.match(line)
        if read and int(read[1]) <= len(page.cuts):
            until = page.cuts[int(read[1]) - 1][1]
        if not line.strip() or line.startswith("#"):
            continue
        match = _LINE.match(line.strip())
        try:
            if not match:
                raise DraftError("neither attribution nor report")
            if match[3] == "|":
                attributions.append(_attribution(page, int(match[2]), bool(match[1]), match[4]))
            else:
                reports.append(_report(page, int(match[2]), match[4]))
        except DraftError as error:
            wrong.append(f"{text.name}: {line.strip()[:90]} -> {error}")
    attributions.sort(key=lambda a: min(a["source"] + a["cue"] + a["content"]))
    reports.sort(key=lambda r: (r["start"], r["end"]))
    record = {
        "name": text.name,
        "corpus": text.corpus,
        "locator": text.locator,
        "date": text.date,
        "sha256": text.digest,
        "license": f"annotations CC BY 4.0; the text is {text.license}, and not included",
        "until": until,
        "attributions": attributions,
        "reports": reports,
    }
    return record, wrong


def main(drafts: list[Path], out: Path, shared: Path) -> int:
    """Convert drafts; say what is wrong with them. A draft with faults is written too, without the faulty lines."""
    known, faults = {t.name: t for t in texts(shared)}, 0
    for path in drafts:
        record, wrong = converted(known[path.stem], path.read_text(encoding="utf-8"))
        faults += len(wrong)
        print(*wrong, sep="\n", end="\n" if wrong else "")
        lines = json.dumps(record, ensure_ascii=False, separators=(",", ":"))
        lines = re.sub(r'(\{"source"|\{"start")', r"\n\1", lines)
        (out / f"{path.stem}.json").write_text(lines + "\n", encoding="utf-8")
    print(f"{len(drafts)} drafts, {faults} faulty lines")
    return 1 if faults else 0


if __name__ == "__main__":
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("drafts", nargs="+", type=Path)
    ap.add_argument("out", type=Path)
    ap.add_argument("--shared", type=Path, default=SHARED)
    a = ap.parse_args()
    sys.exit(main(a.drafts, a.out, a.shared))
