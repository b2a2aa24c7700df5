"""The ledger keeps its contract: every field of its kind, every span with exactly its text."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from dateline.export import ledger
from dateline.model import Snapshot

DAY = re.compile(r"\d{4}-\d\d-\d\d$")
INSTANT = re.compile(r"\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d+)?)?([+-]\d\d:\d\d|Z)?)?$")
WORDS = {
    "status": {"possible", "expected", "confirmed", "under_way", "held", "postponed", "cancelled"},
    "mode": {"in_person", "virtual", "phone"},
    "quote": {"direct", "indirect", "mixed"},
}
SHAPE: dict[str, dict[str, str]] = {
    "articles": {
        "id": "text", "origin": "text", "url": "text?", "publisher": "text?", "title": "text?", "authors": "texts",
        "agency": "text?", "published": "instant?", "published_from": "text", "modified": "instant?", "fetched": "instant?",
        "place": "text?", "language": "text?", "text": "text", "installments": "parts", "copy_of": "text?", "story": "text?",
    },
    "statements": {
        "id": "text", "article": "text", "start": "count", "end": "count", "source": "source", "cue": "quoted?",
        "content": "quoteds", "kind": "quote", "said": "days?", "via": "texts",
    },
    "reports": {
        "id": "text", "event": "text?", "article": "text", "statement": "text?", "start": "count", "end": "count",
        "text": "text", "source": "text?", "said": "days?", "published": "day?", "status": "status", "window": "days?",
        "window_text": "text?", "mode": "mode?", "place": "text?",
    },
    "events": {
        "id": "text", "story": "text", "kind": "text", "name": "text", "participants": "texts", "status": "status",
        "window": "days?", "mode": "mode?", "place": "text?", "disputed": "texts", "overdue": "flag", "origins": "count",
        "reports": "texts",
    },
    "stories": {"id": "text", "title": "text", "articles": "texts"},
    "doubts": {"article": "text", "start": "count?", "end": "count?", "reason": "text"},
}  # fmt: skip


def fits(value: Any, kind: str) -> bool:
    if kind.endswith("?"):
        return value is None or fits(value, kind[:-1])
    if kind in WORDS:
        return value in WORDS[kind]
    match kind:
        case "text":
            return isinstance(value, str)
        case "texts":
            return isinstance(value, list) and all(isinstance(v, str) for v in value)
        case "count":
            return isinstance(value, int) and value >= 0
        case "flag":
            return isinstance(value, bool)
        case "day":
            return isinstance(value, str) and bool(DAY.match(value))
        case "instant":
            return isinstance(value, str) and bool(INSTANT.match(value))
        case "days":
            return len(value) == 2 and all(fits(v, "day") for v in value) and value[0] <= value[1]
        case "quoted":
            return set(value) == {"text", "start", "end"} and fits(value["text"], "text")
        case "quoteds":
            return all(fits(v, "quoted") for v in value)
        case "source":
            return set(value) == {"name", "mention", "start", "end"} and fits(value["name"], "text?")
        case "parts":
            return all(set(v) == {"date", "start", "end"} and fits(v["date"], "day") for v in value)
    raise AssertionError(kind)


def misfits(book: dict[str, Any]) -> list[str]:
    """Whatever in a ledger is not as the contract says."""
    wrong = [f"no {part}" for part in SHAPE if part not in book]
    for part, shape in SHAPE.items():
        for row in book.get(part, ()):
            wrong += [f"{part}: {set(row) ^ set(shape)}"] if set(row) != set(shape) else []
            wrong += [
                f"{part}.{key}={row[key]!r}"
                for key, kind in shape.items()
                if key in row and not fits(row[key], kind)
            ]
    return wrong


def quotes(book: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Every span of a ledger: what it says it covers, and what it does cover."""
    texts = {a["id"]: a["text"] for a in book["articles"]}
    for row in book["statements"]:
        pieces = [*row["content"], *([row["cue"]] if row["cue"] else [])]
        if row["source"]["mention"] is not None:
            pieces.append({**row["source"], "text": row["source"]["mention"]})
        for piece in pieces:
            yield piece["text"], texts[row["article"]][piece["start"] : piece["end"]]
    for row in book["reports"]:
        yield row["text"], texts[row["article"]][row["start"] : row["end"]]


def test_every_field_is_there_and_of_its_kind(snapshot: Snapshot) -> None:
    book = ledger(snapshot)
    assert [] == misfits(book)
    assert ["format", "as_of", "generator", *SHAPE] == list(book)


def test_every_span_covers_its_text(snapshot: Snapshot) -> None:
    found = list(quotes(ledger(snapshot)))
    assert found
    assert [said for said, _ in found] == [covered for _, covered in found]


def test_it_survives_json(snapshot: Snapshot) -> None:
    book = ledger(snapshot)
    assert book == json.loads(json.dumps(book, ensure_ascii=False))


def test_as_of_is_the_day_or_null(snapshot: Snapshot) -> None:
    assert "2031-03-14" == ledger(snapshot)["as_of"]
    assert ledger(replace(snapshot, as_of=None))["as_of"] is None


def test_a_reprint_names_the_one_it_copies(snapshot: Snapshot) -> None:
    assert [None, "wire"] == [a["copy_of"] for a in ledger(snapshot)["articles"]]


def test_windows_keep_their_words(snapshot: Snapshot) -> None:
    first = ledger(snapshot)["reports"][0]
    assert (["2031-03-12", "2031-03-12"], "on 12 March") == (first["window"], first["window_text"])


def test_the_empty_snapshot_is_an_empty_ledger() -> None:
    book = ledger(Snapshot(None, (), (), ()))
    assert all(book[part] == [] for part in SHAPE)


def test_what_nobody_told_is_no_statement_of_the_ledger(snapshot: Snapshot) -> None:
    silent = tuple(
        replace(r, statements=tuple(replace(s, told=False) for s in r.statements)) for r in snapshot.readings
    )
    found = ledger(replace(snapshot, readings=silent))
    assert snapshot.readings[0].statements
    assert [] == found["statements"]
    assert {None} == {r["statement"] for r in found["reports"]}
