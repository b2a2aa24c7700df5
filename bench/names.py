"""Names of people, bodies and places against UNER's PUD (news and Wikipedia, CC BY-SA; it only measures).

    python -m bench.names [--shared ../shared] [--encoder]

Exact spans with their kind, as UNER scores them; a country is a place. `--encoder` asks the encoder's head alone, without
the steps that stand on it.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from dateline.language import told
from dateline.model import Article, MentionForm, NameKind
from dateline.reading.names import names
from dateline.reading.sentences import sentences

Name = tuple[int, int, str]
_THEIRS = {"PER": "person", "ORG": "org", "LOC": "place"}
_OURS = {NameKind.PERSON: "person", NameKind.ORG: "org", NameKind.COUNTRY: "place", NameKind.PLACE: "place"}


def documents(path: Path) -> Iterator[tuple[str, list[Name]]]:
    """Texts of PUD, a sentence a line, with their names by offsets."""
    for part in path.read_text(encoding="utf-8").split("# newdoc id")[1:]:
        text, found = "", list[Name]()
        for block in part.split("\n\n"):
            lines = block.splitlines()
            told_text = next((n[9:] for n in lines if n.startswith("# text = ")), None)
            if told_text is None:
                continue
            base, at, last = len(text), 0, ""
            for line in lines:
                cells = line.split("\t")
                if len(cells) < 3 or not cells[0].isdigit():
                    continue
                at = told_text.index(cells[1], at)
                start, end = base + at, base + at + len(cells[1])
                mark, _, kind = cells[2].partition("-")
                if mark == "B" and kind in _THEIRS:
                    found.append((start, end, _THEIRS[kind]))
                elif mark == "I" and last == kind and found:
                    found[-1] = (found[-1][0], end, found[-1][2])
                last = kind if mark in "BI" else ""
                at += len(cells[1])
            text += told_text + "\n"
        yield text, found


def read(text: str, encoder: bool) -> set[Name]:
    """The names that we find."""
    split = sentences(text)
    heard = told(text, split)
    if encoder:
        return {(m.span.start, m.span.end, m.kind) for m in heard.marked("name")}
    article = Article("bench", "bench", "bench", text)
    return {
        (m.span.start, m.span.end, _OURS[m.kind])
        for m in names(article, split, heard)
        if m.form is MentionForm.NAME and m.kind in _OURS
    }


def main() -> None:
    """Measure and print."""
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--shared", type=Path, default=Path("../shared"))
    ap.add_argument("--encoder", action="store_true")
    a = ap.parse_args()
    n: Counter[str] = Counter()
    for text, gold in documents(a.shared / "data/ner_uner/en_pud-ud-test.iob2"):
        found = read(text, a.encoder)
        for kind in _THEIRS.values():
            wanted, got = {g for g in gold if g[2] == kind}, {f for f in found if f[2] == kind}
            for key, size in (("tp", len(wanted & got)), ("gold", len(wanted)), ("system", len(got))):
                n[f"{kind} {key}"] += size
                n[f"all {key}"] += size
    for kind in (*_THEIRS.values(), "all"):
        tp, gold_size, size = (n[f"{kind} {key}"] for key in ("tp", "gold", "system"))
        print(
            f"{kind:7} F1 {2 * tp / max(1, gold_size + size):.3f} (P {tp / max(1, size):.2f} R {tp / max(1, gold_size):.2f}, {gold_size} names)"
        )


if __name__ == "__main__":
    main()
