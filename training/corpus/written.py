"""Pieces written for the corpus, with marks in the text: `[s1:…]` source, `[c1:…]` cue, `[t1:…]` content, `[r1:…]` a report.

    python training/corpus/written.py FILE …      # say what is wrong with the marks

A piece has head lines (`title:`, `date:`, `outlet:`, `register:`), an empty line, paragraphs, and a line for each report
(`r1 EVENT KIND STATUS WINDOW place=… source=…`). `~` behind a number marks an attribution in the wider sense.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import Any

from draft import KINDS, STATUSES, DraftError, _window

__all__ = ["piece", "unmarked"]

_OPEN = re.compile(r"\[([sctr])(\d+)(~?):")
_TOLD = re.compile(r"r(\d+)\s+(\S+)\s+(\w+)\s+(\w+)\s+(\S+)(?:\s+place=(.*?))?(?:\s+source=(.*?))?\s*$")
_ROLE = {"s": "source", "c": "cue", "t": "content"}


def unmarked(marked: str) -> tuple[str, list[tuple[str, int, bool, int, int]]]:
    """The text without its marks, and each mark: letter, number, wide, start, end."""
    text, at, open_, marks = "", 0, [], []
    while at < len(marked):
        match = _OPEN.match(marked, at)
        if match:
            open_.append((match[1], int(match[2]), bool(match[3]), len(text)))
            at = match.end()
        elif marked[at] == "]":
            if not open_:
                raise DraftError(f"a bracket closes nothing: …{marked[max(0, at - 40) : at + 1]}")
            letter, number, wide, start = open_.pop()
            marks.append((letter, number, wide, start, len(text)))
            at += 1
        elif marked[at] == "[":
            raise DraftError(f"a bracket opens no mark: {marked[at : at + 40]}…")
        else:
            text, at = text + marked[at], at + 1
    if open_:
        raise DraftError(
            f"never closed: [{open_[-1][0]}{open_[-1][1]}: at …{text[open_[-1][3] : open_[-1][3] + 40]}"
        )
    return text, marks


def piece(path: Path) -> dict[str, Any]:
    """A piece as a record with `text`, `attributions` and `reports`. Raises DraftError, telling what is wrong."""
    head, _, rest = path.read_text(encoding="utf-8").strip().partition("\n\n")
    known = dict(line.split(": ", 1) for line in head.splitlines() if ": " in line)
    if not {"title", "date"} <= known.keys():
        raise DraftError("no title or date in the head")
    lines = rest.splitlines()
    told = [m for line in lines if (m := _TOLD.match(line))]
    body = "\n".join(line.strip() for line in lines if line.strip() and not _TOLD.match(line))
    text, marks = unmarked(body)
    found: dict[int, dict[str, Any]] = {}
    evidence: dict[int, tuple[int, int]] = {}
    for letter, number, wide, start, end in marks:
        if letter == "r":
            evidence[number] = (start, end)
            continue
        one = found.setdefault(number, {"source": [], "cue": [], "content": [], "wide": False})
        one[_ROLE[letter]].append((start, end))
        one["wide"] |= wide
    for number, one in found.items():
        if not one["content"] or not (one["cue"] or one["source"]):
            raise DraftError(f"attribution {number} lacks a content, or both cue and source")
    reports = []
    for match in told:
        number, kind, status = int(match[1]), match[3], match[4]
        if number not in evidence or kind not in KINDS or status not in STATUSES:
            raise DraftError(f"report {match[0]!r}: no such mark, kind or status")
        start, end = evidence.pop(number)
        reports.append(
            {
                "start": start,
                "end": end,
                "event": match[2],
                "kind": kind,
                "status": status,
                "window": _window(match[5]),
                "place": match[6],
                "source": match[7],
            }
        )
    if evidence:
        raise DraftError(f"reports without a line at the end: {sorted(evidence)}")
    return {
        "name": path.stem,
        **known,
        "text": text,
        "attributions": [
            {k: sorted(v) if isinstance(v, list) else v for k, v in a.items()} for a in found.values()
        ],
        "reports": sorted(reports, key=lambda r: (r["start"], r["end"])),
    }


def main(paths: list[Path]) -> int:
    """Check pieces."""
    faults = words = attributions = reports = 0
    for path in paths:
        try:
            one = piece(path)
        except DraftError as error:
            faults += 1
            print(f"{path.name}: {error}")
            continue
        words += len(one["text"].split())
        attributions += len(one["attributions"])
        reports += len(one["reports"])
    print(
        f"{len(paths)} pieces, {faults} faulty; {words} words, {attributions} attributions, {reports} reports"
    )
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main([Path(p) for p in sys.argv[1:]]))
