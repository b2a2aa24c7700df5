"""Names of the corpus's texts: lists by kind, as a reader wrote them, become offsets.

    python training/corpus/names.py [--shared ../shared] LIST.names … OUT

A list is named `<text's or piece's name>.names` and has lines `person: A | B`, `org: …`, `place: …`: every form of every name, as the
text writes it. Each place where a form stands is marked, the longest form first. `form @ 12` holds in sentence 12 only.
"""

from __future__ import annotations

import argparse
import json
import re
from pathlib import Path

from texts import SHARED, numbered, texts
from written import piece

KINDS = ("person", "org", "place")


def placed(text: str, told: str) -> tuple[list[tuple[int, int, str]], list[str]]:
    """Every name's start, end and kind, in order, and the forms that stand nowhere."""
    forms = []
    for line in told.splitlines():
        kind, _, names = line.partition(":")
        if kind.strip() in KINDS:
            forms += [(form.strip(), kind.strip()) for form in names.split(" | ") if form.strip()]
    out: list[tuple[int, int, str]] = []
    missing, cuts = [], numbered(text)
    for form, kind in sorted(forms, key=lambda f: -len(f[0])):
        words, _, at = form.partition(" @ ")
        low, high = cuts[int(at) - 1] if at.strip().isdigit() and int(at) <= len(cuts) else (0, len(text))
        pattern = r"(?<!\w)" + r"\s+".join(map(re.escape, words.split())) + r"(?!\w)"
        found = [m.span() for m in re.compile(pattern).finditer(text, low, high)]
        if not found:
            missing.append(form)
        for start, end in found:
            if not any(start < e and s < end for s, e, _ in out):
                out.append((start, end, kind))
    return sorted(out), missing


def main(lists: list[Path], out: Path, shared: Path) -> None:
    """Convert lists; say which forms stand nowhere."""
    known = {t.name: t.text for t in texts(shared)}
    written = Path(__file__).parent / "written"
    for path in lists:
        text = known[path.stem] if path.stem in known else piece(written / f"{path.stem}.txt")["text"]
        names, missing = placed(text, path.read_text(encoding="utf-8"))
        if missing:
            print(f"{path.stem}: not in the text: {missing}")
        (out / f"{path.stem}.json").write_text(
            json.dumps(names, separators=(",", ":")) + "\n", encoding="utf-8"
        )


if __name__ == "__main__":
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("lists", nargs="+", type=Path)
    ap.add_argument("out", type=Path)
    ap.add_argument("--shared", type=Path, default=SHARED)
    a = ap.parse_args()
    main(a.lists, a.out, a.shared)
