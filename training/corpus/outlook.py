"""Where each event word of the corpus's open texts looks: what has been, what goes on, what lies ahead.

    python training/corpus/outlook.py show OUT NAME …      # OUT/NAME.txt, each word that may be an event with its number
    python training/corpus/outlook.py keep DRAFT …         # drafts to outlook/NAME.json

A draft has a line a text, `NAME: 3P 4F 5F? 8H-`: the numbers of words that are events, and where each looks from the day of
writing: P is over, N has begun and goes on, F lies ahead if it comes about at all, H has no place in time (habits, general
truths, what might have been). Behind it `?` for what is not certain, `-` for what is denied. Words not named are no events.
"""

# ruff: noqa: SIM905 (a row of words reads easier than a list)
from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from dateline.model import Sentence
from dateline.reading.sentences import sentences
from texts import SHARED, Text, texts

LOOKS = {"P": "past", "N": "ongoing", "F": "future", "H": "none"}
_HERE = Path(__file__).parent / "outlook"
_MARK = re.compile(r"(\d+)([PNFH])(\??)(-?)")
_AUXILIARY = frozenset(
    "be am is are was were been being 's 're 'm have has had having 've do does did 'd will would shall".split()
)
_SUFFIX = re.compile(
    r"(?i)(?:[ts]ion|ment|ance|ence|ancy|[st]al|[vw]al|ing|ure|ery|age|sis|down|out|over|back|break|ism|ity)s?$"
)
_PLAIN = frozenset("""
    vote talk strike visit attack launch trial war race game match election protest march summit crash death birth fire flight flood
    storm quake earthquake hurricane sale deal loss gain rise fall drop increase decrease cut growth work effort plan bid
    hearing probe inquiry raid arrest murder kill victory win defeat battle fight conflict dispute clash riot coup debate speech
    call request demand offer vow promise pledge threat move step return trip tour stay start end close tie treaty pact contract
    merger purchase order report study test trial review survey poll census audit recall ban lawsuit suit case appeal claim charge
    sentence release rescue escape search hunt party festival concert show parade ceremony funeral wedding debut premiere tournament
    championship final season session term reform change shift reply response help aid support use abuse assault shooting blast
    explosion accident outbreak spread surge collapse failure success delay halt pause shutdown lockdown curfew truce ceasefire
    peace crisis boycott siege invasion exercise drill patrol mission operation project programme program campaign rally
    race journey landing exit entry transfer trade import export design build repair update upgrade delivery supply job hire
    layoff discussion dialogue contact conference gathering event incident scandal fraud theft robbery crime disaster
""".split())  # fmt: skip


def candidates(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of every word that may be an event: number 1 is the first."""
    for sentence in sentences(text):
        yield from _of(sentence)


def _of(sentence: Sentence) -> Iterator[tuple[int, int]]:
    for token in sentence.tokens:
        word = token.text.lower()
        verb = token.tag.startswith("VB") and word not in _AUXILIARY
        noun = token.tag in ("NN", "NNS", "NNP", "NNPS") and (
            word.removesuffix("s") in _PLAIN
            or word in _PLAIN
            or (token.tag in ("NN", "NNS") and _SUFFIX.search(word))
        )
        if verb or noun:
            yield token.span.start, token.span.end


def show(one: Text) -> str:
    """The text with a number behind each word that may be an event."""
    out, last = [], 0
    for n, (_, end) in enumerate(candidates(one.text), 1):
        out += [one.text[last:end], f"[{n}]"]
        last = end
    return f"# {one.name} | written {one.date} | {one.title}\n{''.join(out)}{one.text[last:]}\n"


def keep(line: str, known: dict[str, Text]) -> dict[str, Any]:
    """A draft's line as stand-off annotation. Raises ValueError for what is no mark, or a number that names no word."""
    name, _, marks = line.partition(":")
    one = known[name.strip()]
    spans, words = list(candidates(one.text)), []
    for mark in marks.split():
        found = _MARK.fullmatch(mark)
        if not found or not 1 <= int(found[1]) <= len(spans):
            raise ValueError(f"{one.name}: no such mark: {mark}")
        start, end = spans[int(found[1]) - 1]
        words.append([start, end, LOOKS[found[2]], not found[3], not found[4]])
    return {
        "name": one.name, "corpus": one.corpus, "locator": one.locator, "date": one.date, "sha256": one.digest,
        "license": "annotations CC BY 4.0; the text is Wikinews', CC BY 2.5, and not included",
        "fields": ["start", "end", "looks", "certain", "affirmed"], "words": words,
    }  # fmt: skip


def main() -> None:
    """Show texts, or keep drafts."""
    verb, *rest = sys.argv[1:]
    known = {one.name: one for one in texts(SHARED)}
    if verb == "show":
        out = Path(rest[0])
        out.mkdir(parents=True, exist_ok=True)
        for name in rest[1:]:
            (out / f"{name}.txt").write_text(show(known[name]), encoding="utf-8")
        return
    for path in rest:
        for line in Path(path).read_text(encoding="utf-8").splitlines():
            if line.strip() and not line.startswith("#"):
                record = keep(line, known)
                (_HERE / f"{record['name']}.json").write_text(
                    json.dumps(record, separators=(",", ":")) + "\n", "utf-8"
                )


if __name__ == "__main__":
    main()
