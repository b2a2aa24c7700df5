"""Texts in CAT's XML, words with marks beside them (MEANTIME, SemEval-2015 Task 4), and the whole reading of a bare text."""

from __future__ import annotations

import re
import tarfile
import xml.etree.ElementTree as ET
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path, PurePosixPath

from dateline.language import Told, told
from dateline.model import Article, Dated, Mention, Report, Sentence, Span, Statement, Timex
from dateline.reading.names import names
from dateline.reading.reports import reports
from dateline.reading.sentences import sentences
from dateline.reading.statements import statements
from dateline.reading.times import times

_DATES = re.compile(r"(?:19|20)\d\d-\d\d-\d\d")
_TIGHT = re.compile(r"[,.;:!?)\]%’”]|'s|’s|n't|'re|'ve|'ll|'d|'m|\.\.\.")  # stands close behind
_OPEN = re.compile(r"[(\[$£€#“‘]")  # the next one stands close behind it
_PRINTED = {"``": "“", "''": "”"}


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a CAT text: its number, its sentence, and where it stands in `CatText.text` (None: left out of it)."""

    id: str
    text: str
    sentence: int
    span: Span | None


@dataclass(frozen=True, slots=True)
class Event:
    """A marked event: the words that mark it, and what is told of it."""

    id: str
    words: tuple[Word, ...]
    told: Mapping[str, str]

    @property
    def span(self) -> Span | None:
        """From its first word to its last."""
        spans = [w.span for w in self.words if w.span]
        return Span(spans[0].start, max(s.end for s in spans)) if spans else None


@dataclass(frozen=True, slots=True)
class CatText:
    """A document: its running text (the headline is the first line, the line of the date is left out), its day, its events."""

    id: str
    text: str
    day: date | None
    words: tuple[Word, ...]
    events: tuple[Event, ...]


@dataclass(frozen=True, slots=True)
class Read:
    """All that the reading steps find in a text."""

    article: Article
    sentences: tuple[Sentence, ...]
    timexes: tuple[Timex, ...]
    mentions: tuple[Mention, ...]
    statements: tuple[Statement, ...]
    reports: tuple[Report, ...]
    told: Told


def read_text(text: str, day: date | None, name: str = "bench") -> Read:
    """The reading of a bare text that was written on `day`."""
    title = text.partition("\n")[0] if "\n" in text else None
    article = Article(name, name, name, text, title=title, published=Dated(day, "gold") if day else None)
    split = sentences(text)
    heard = told(text, split, title)
    timexes, mentions = times(article, split), names(article, split, heard)
    said = statements(article, split, mentions, timexes, heard)[0]
    found = reports(article, split, mentions, timexes, said, heard)[0]
    return Read(article, split, timexes, mentions, said, found, heard)


def cat_texts(archive: Path, folder: str) -> Iterator[CatText]:
    """The documents of an archive that stand in a folder whose path ends in `folder`, by name."""
    with tarfile.open(archive) as tar:
        found = [m for m in tar.getmembers() if str(PurePosixPath(m.name).parent).endswith(folder)]
        for member in sorted(found, key=lambda m: m.name):
            file = tar.extractfile(member) if member.name.endswith(".xml") else None
            if file:
                yield _text(ET.fromstring(file.read()))


def _text(root: ET.Element) -> CatText:
    marks = root.find("Markables")
    assert marks is not None
    creation = next((t for t in marks.iter("TIMEX3") if t.get("functionInDocument") == "CREATION_TIME"), None)
    stamped = {a.get("t_id") for a in creation.iter("token_anchor")} if creation is not None else set()
    text, words = _words(root, stamped)
    by_id = {w.id: w for w in words}
    events = []
    for mark in marks.iter("EVENT_MENTION"):
        anchors = [by_id[a.get("t_id", "")] for a in mark.iter("token_anchor")]
        if anchors:
            events.append(Event(mark.get("m_id", ""), tuple(anchors), dict(mark.attrib)))
    value = creation.get("value", "") if creation is not None else ""
    day = date.fromisoformat(value[:10]) if _DATES.match(value) else None
    return CatText(root.get("doc_id", ""), text, day, tuple(words), tuple(events))


def _words(root: ET.Element, stamped: set[str | None]) -> tuple[str, list[Word]]:
    """The running text, set as print sets it, and its words."""
    tokens = [
        (t.get("t_id", ""), _PRINTED.get(t.text or "", t.text or ""), int(t.get("sentence", "0")))
        for t in root.iter("token")
    ]
    skipped = {sentence for name, _, sentence in tokens if name in stamped} - {0}
    text, words, last = "", list[Word](), -1
    for name, word, sentence in tokens:
        if sentence in skipped:
            words.append(Word(name, word, sentence, None))
            continue
        if text:
            opened = _OPEN.fullmatch(words[-1].text) if sentence == last else None
            close = sentence == last and (_TIGHT.fullmatch(word) or opened)
            text += "\n" if last == 0 != sentence else "" if close else " "
        words.append(Word(name, word, sentence, Span(len(text), len(text) + len(word))))
        text += word
        last = sentence
    return text, words
