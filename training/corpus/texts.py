"""The open texts that the corpus annotates, as their publishers' files hold them, with numbered sentences to read by.

    python training/corpus/texts.py [--shared ../shared] OUT

Writes `OUT/<id>.txt` (a head line, then one numbered sentence a line, an empty line between paragraphs) for every text.
`texts()` yields them, and `numbered()` cuts one: annotations in drafts name sentences by these numbers, and become offsets
into the text (`draft.py`), so that a later change of the cutting harms nothing.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from pathlib import Path

from dateline.reading.sentences import sentences

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
from bench.cat_texts import cat_texts  # sets words as print sets them

__all__ = ["SHARED", "Text", "numbered", "texts"]

SHARED = Path("../shared")
"""Where the publishers' files lie, seen from the checkout."""

WIKINEWS = "github.com/vanatteveldt/wikinews@347254178bf343f3801aac1d03c41cc09c35decb"
GUM = "github.com/amir-zeldes/gum@72ce5ac14"
MEANTIME = "github.com/qiangning/StructTempRel-EMNLP17@d6518a5a79d940d749c95ee5b72830714b132238"
_GENRES = ("news", "interview")
"""GUM's genres whose texts are Wikinews', CC BY 2.5."""
_TOPICS = ("airbus", "apple")
"""MEANTIME's topics for development; the two others are kept back."""
_MEANTIME = Path("data") / "meantime" / "meantime_english_airbus_apple.tar.xz"
_DAY = re.compile(r"[A-Z][a-z]+ \d\d?, \d{4}")


@dataclass(frozen=True, slots=True)
class Text:
    """A text of others: `name` is ours, `corpus` and `locator` find it again, `digest` proves that it is the same."""

    name: str
    corpus: str
    locator: str
    title: str
    date: str | None
    text: str
    license: str = "Wikinews', CC BY 2.5"

    @property
    def digest(self) -> str:
        """SHA-256 of the text's UTF-8."""
        return sha256(self.text.encode("utf-8")).hexdigest()


def _wikinews(folder: Path) -> Iterator[Text]:
    csv.field_size_limit(10**9)
    for year in (2019, 2020):
        with gzip.open(folder / f"wikinews_{year}.csv.gz", "rt", encoding="utf-8", newline="") as lines:
            for number, row in enumerate(csv.DictReader(lines)):
                name = f"wikinews-{year}-{number:03}"
                yield Text(name, WIKINEWS, f"{year}/{number}", row["title"], row["date"][:10], row["text"])


def _gum(folder: Path) -> Iterator[Text]:
    """GUM's documents, joined from the sentences' `# text`: a space between sentences, a line break between paragraphs."""
    for path in sorted(folder.glob("*.conllu")):
        for document in path.read_text(encoding="utf-8").split("# newdoc id = ")[1:]:
            name, _, rest = document.partition("\n")
            if name.split("_")[1] not in _GENRES:
                continue
            known = dict(
                line.removeprefix("# meta::").split(" = ", 1)
                for line in rest.splitlines()
                if line.startswith("# meta::") and " = " in line
            )
            text = ""
            for line in rest.splitlines():
                if line.startswith("# newpar") and not line.startswith("# newpar_block") and text:
                    text += "\n"
                elif line.startswith("# text = "):
                    text += " " * (bool(text) and not text.endswith("\n")) + line.removeprefix("# text = ")
            yield Text(
                name.lower().replace("_", "-"),
                GUM,
                name,
                known.get("title", ""),
                known.get("dateCreated"),
                text,
            )


def _meantime(archive: Path) -> Iterator[Text]:
    """MEANTIME's documents, set from their words; the headline is the first line, paragraphs are not told."""
    if not archive.exists():
        return
    for topic in _TOPICS:
        for document in cat_texts(archive, f"intra-doc_annotation/corpus_{topic}"):
            title, _, body = document.text.partition("\n")
            day = document.day.isoformat() if document.day else None
            if not day and (opening := _DAY.match(body)):  # the line of the date runs into the first sentence
                day = datetime.strptime(opening[0], "%B %d, %Y").date().isoformat()  # noqa: DTZ007 - a day has no zone
            yield Text(
                f"meantime-{topic}-{document.id}",
                MEANTIME,
                f"{topic}/{document.id}",
                title,
                day,
                document.text,
                "Wikinews', CC BY 2.5, by way of MEANTIME, CC BY 4.0",
            )


def texts(shared: Path) -> Iterator[Text]:
    """All texts, in a fixed order."""
    yield from _wikinews(shared / "data/wikinews-2019-2020")
    yield from _gum(shared / "data/gum_open")
    yield from _meantime(shared / _MEANTIME)


def numbered(text: str) -> list[tuple[int, int]]:
    """Start and end of each sentence: sentence 1 is the first."""
    return [(s.span.start, s.span.end) for s in sentences(text)]


def main(out: Path, shared: Path) -> None:
    """Write the reading copies."""
    out.mkdir(parents=True, exist_ok=True)
    for one in texts(shared):
        lines, last = [f"# {one.name} | {one.date} | {one.title}"], 0
        for n, (start, end) in enumerate(numbered(one.text), 1):
            lines += [""] * ("\n" in one.text[last:start] or n == 1)
            lines.append(f"{n}: {' '.join(one.text[start:end].split())}")
            last = end
        (out / f"{one.name}.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("out", type=Path)
    ap.add_argument("--shared", type=Path, default=SHARED)
    a = ap.parse_args()
    main(a.out, a.shared)
