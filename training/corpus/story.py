"""Stories written with their gold in the text, turned into folders such as the benchmark's.

    python training/corpus/story.py FILE …                # say what is wrong with the marks
    python training/corpus/story.py --out FOLDER FILE …   # write each as a story folder

A file has head lines (`story:`, `title:`, `entity:`, `event:`), pages behind lines `===`, and `=== as of` with a line for each change
of an event. A page has head lines, paragraphs with the marks of `written.py`, a line `sN NAME | SAID | via=…` for
each attribution that tells, and `rN EVENT STATUS WINDOW …` for each report.
"""

from __future__ import annotations

import argparse
import html
import json
import re
import sys
from collections.abc import Container, Iterator, Mapping, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from draft import KINDS, STATUSES, DraftError
from written import unmarked

__all__ = ["folder", "pages", "story"]

_SAID = re.compile(r"s(\d+)\s+(.+)")
_TOLD = re.compile(r"r(\d+)\s+(e\w+)\s+(\w+)\s+(\S+)(.*)")
_ROW = re.compile(r"(\d{4}-\d\d-\d\d)\s+(e\w+)\s+(\w+)\s+(\S+)(.*)")
_SLOT = re.compile(r"\b(place|mode|source|said)=(.*?)(?=\s+(?:place|mode|source|said)=|$)")
_UPDATE = re.compile(r"@\s*(\d{4}-\d\d-\d\d)\s+(\d\d:\d\d)")
_HEADS = {"title", "date", "outlet", "byline", "agency", "place", "form", "copy"}
_MODES = {None, "in_person", "virtual", "phone"}


def _days(words: str | None) -> list[str] | None:
    """`A..B`, one day, or `-` for none."""
    if words is None or words == "-":
        return None
    first, _, last = words.partition("..")
    days = [date.fromisoformat(d).isoformat() for d in (first, last or first)]
    if days[0] > days[1]:
        raise DraftError(f"a window that ends before it begins: {words}")
    return days


def _slots(words: str) -> dict[str, Any]:
    found = {m[1]: m[2].strip() for m in _SLOT.finditer(words)}
    if found.get("mode") not in _MODES:
        raise DraftError(f"no such mode: {found['mode']}")
    return {
        "place": found.get("place"),
        "mode": found.get("mode"),
        "source": found.get("source"),
        "said": _days(found.get("said")),
    }


def _head(lines: Sequence[str]) -> tuple[dict[str, str], list[str]]:
    """A page's head lines, and what stands behind them."""
    known: dict[str, str] = {}
    for at, line in enumerate(lines):
        name, colon, value = line.partition(":")
        if not line.strip() and known:
            return known, list(lines[at:])
        if line.strip():
            if not colon or name not in _HEADS:
                raise DraftError(f"no head line: {line!r}")
            known[name] = re.sub(r"\s{2,}\(.*\)$", "", value.strip())
    return known, []


def _page(number: int, lines: Sequence[str], events: Mapping[str, str]) -> dict[str, Any]:
    head, rest = _head(lines)
    if not {"title", "date", "outlet"} <= head.keys():
        raise DraftError("a page without title, date or outlet")
    date.fromisoformat(head["date"])
    rest = [line.strip() for line in rest if line.strip()]
    told = [m for line in rest if (m := _TOLD.fullmatch(line))]
    said = {int(m[1]): m[2] for line in rest if (m := _SAID.fullmatch(line))}
    body = [line for line in rest if not _TOLD.fullmatch(line) and not _SAID.fullmatch(line)]
    text, marks = unmarked("\n".join(body))
    spans: dict[str, dict[int, list[tuple[int, int]]]] = {letter: {} for letter in "sctr"}
    for letter, n, _, start, end in marks:
        spans[letter].setdefault(n, []).append((start, end))
    wide = {n for _, n, is_wide, _, _ in marks if is_wide}
    return {
        "number": number,
        **head,
        "text": text,
        "attributions": _attributions(spans, wide, said),
        "reports": _reports(spans["r"], told, events),
    }


def _attributions(
    spans: Mapping[str, Mapping[int, list[tuple[int, int]]]], wide: Container[int], said: Mapping[int, str]
) -> list[dict[str, Any]]:
    """The page's attributions; one that tells has a line that says who speaks."""
    numbers = {*spans["s"], *spans["c"], *spans["t"]}
    if lost := said.keys() - numbers:
        raise DraftError(f"lines without a mark: {sorted(lost)}")
    out = []
    for n in sorted(numbers):
        source, cue, content = (sorted(spans[letter].get(n, [])) for letter in "sct")
        if not content or not (source or cue):
            raise DraftError(f"attribution {n} lacks a content, or both cue and source")
        if n not in wide and n not in said:
            raise DraftError(f"attribution {n} has no line s{n}")
        cells = [c.strip() for c in said.get(n, "").split("|")]
        via = [c[4:].strip() for c in cells[1:] if c.startswith("via=")]
        day = next((c for c in cells[1:] if c and not c.startswith("via=")), None)
        one = {"source": source, "cue": cue, "content": content, "wide": n in wide}
        out.append({**one, "speaker": cells[0] or None, "said": _days(day), "via": via})
    return out


def _reports(
    evidence: Mapping[int, list[tuple[int, int]]], told: Sequence[re.Match[str]], events: Mapping[str, str]
) -> list[dict[str, Any]]:
    """The page's reports: a line each, on a marked stretch."""
    if lost := evidence.keys() - {int(m[1]) for m in told}:
        raise DraftError(f"reports without a line: {sorted(lost)}")
    out = []
    for match in told:
        n, event, status = int(match[1]), match[2], match[3]
        if n not in evidence or event not in events or status not in STATUSES:
            raise DraftError(f"report {match[0]!r}: no such mark, event or status")
        for start, end in evidence[n]:
            one = {"start": start, "end": end, "event": event, "kind": events[event], "status": status}
            out.append({**one, "window": _days(match[4]), **_slots(match[5])})
    return out


def _cast(rows: Sequence[tuple[str, str]]) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """The events and the entities that head lines name."""
    events, entities = [], []
    for name, value in rows:
        cells = [c.strip() for c in value.split("|")]
        if name == "event":
            if len(cells) != 4 or cells[1] not in KINDS:
                raise DraftError(f"no event: {value}")
            parties = [p.strip() for p in cells[3].split(";") if p.strip()]
            events.append({"id": cells[0], "kind": cells[1], "name": cells[2], "participants": parties})
        if name == "entity":
            if len(cells) < 3 or cells[1] not in {"person", "org", "country", "place"}:
                raise DraftError(f"no entity: {value}")
            aliases = [a.strip() for c in cells[3:4] for a in c.split(";") if a.strip()]
            entities.append({"name": cells[0], "type": cells[1], "aliases": aliases, "role": cells[2]})
    return events, entities


def _changes(lines: Sequence[str], kinds: Container[str]) -> Iterator[dict[str, Any]]:
    """The lines behind `=== as of`."""
    for line in filter(None, (line.strip() for line in lines)):
        match = _ROW.fullmatch(line)
        if not match or match[2] not in kinds or match[3] not in STATUSES:
            raise DraftError(f"no row: {line}")
        row = {"date": match[1], "event": match[2], "status": match[3], "window": _days(match[4])}
        slots = _slots(match[5])
        yield {**row, "mode": slots["mode"], "place": slots["place"]}


def story(path: Path) -> dict[str, Any]:
    """A story: `story`, `title`, `entities`, `events`, `pages` (each with text and spans) and `as_of` (a row a change). Raises DraftError."""
    parts = [p.rstrip("\n").splitlines() for p in re.split(r"(?m)^===", path.read_text(encoding="utf-8"))]
    split = [line.partition(":") for line in parts[0] if line.strip()]
    known = [(name.strip(), value.strip()) for name, _, value in split]
    events, entities = _cast(known)
    kinds = {str(e["id"]): str(e["kind"]) for e in events}
    told: list[dict[str, Any]] = []
    as_of: list[dict[str, Any]] = []
    for part in parts[1:]:
        if part[0].strip() == "as of":
            as_of += _changes(part[1:], kinds)
            continue
        try:
            told.append(_page(len(told) + 1, part[1:], kinds))
        except DraftError as error:
            raise DraftError(f"page {len(told) + 1}: {error}") from None
    heads = {name: value for name, value in known if name in {"story", "title"}}
    if heads.keys() != {"story", "title"} or not told or not as_of:
        raise DraftError("no name, title, pages or as-of rows")
    return {**heads, "entities": entities, "events": events, "pages": told, "as_of": as_of}


def pages(path: Path) -> Iterator[dict[str, Any]]:
    """A story's pages as records of the corpus, reprints left out: `name` ("story/02"), `text`, `title`, `attributions`, `reports`."""
    told = story(path)
    for page in told["pages"]:
        if not page.get("copy"):
            # An update's line is its heading on the page, and no prose: blanks keep the offsets.
            text = re.sub(r"(?m)^@ .*$", lambda m: " " * len(m[0]), page["text"])
            yield {**page, "name": f"{told['story']}/{page['number']:02}", "text": text}


def _days_told(one: dict[str, Any]) -> list[str]:
    """The days on which a page speaks: its own, or those of its updates."""
    updates = [m[1] for line in one["text"].split("\n") if (m := _UPDATE.fullmatch(line))]
    return updates or [one["date"]]


def _all_rows(told: dict[str, Any]) -> list[dict[str, Any]]:
    """A row for each event and each day on which a page that bears on it is published, as the last change left it."""
    rows = []
    for event in told["events"]:
        changes = sorted((r for r in told["as_of"] if r["event"] == event["id"]), key=lambda r: r["date"])
        days = {c["date"] for c in changes}
        for page in told["pages"]:
            if any(r["event"] == event["id"] for r in page["reports"]):
                days.update(_days_told(page))
        told_by = ((day, [c for c in changes if c["date"] <= day]) for day in sorted(days))
        rows += [{**past[-1], "date": day} for day, past in told_by if past]
    return rows


def _gold(told: dict[str, Any], page: dict[str, Any], name: str) -> dict[str, Any]:
    """A page's gold, as the benchmark writes it."""
    text = page["text"]
    lines = text.split("\n")
    updates = [
        {"date": m[1], "starts": lines[n + 1][:60]}
        for n, line in enumerate(lines)
        if (m := _UPDATE.fullmatch(line)) and n + 1 < len(lines)
    ]
    paragraphs = [line for line in lines if not _UPDATE.fullmatch(line)]
    statements = [
        {
            "source": a["speaker"],
            "mention": " ".join(text[s:e] for s, e in a["source"]),
            "cue": " ".join(text[s:e] for s, e in a["cue"]),
            "content": [text[s:e].strip(' ,“”"') for s, e in a["content"]],
            "kind": "indirect",
            "said": a["said"],
            "via": a["via"],
        }
        for a in page["attributions"]
        if not a["wide"]
    ]
    fields = ("event", "source", "said", "status", "window", "mode", "place")
    copy = page.get("copy")
    return {
        "file": name,
        "form": page.get("form", "html").replace("live", "html"),
        "publisher": page["outlet"],
        "title": page["title"],
        "authors": [page["byline"]] if page.get("byline") else [],
        "agency": page.get("agency"),
        "published": updates[0]["date"] if updates else page["date"],
        "place": page.get("place"),
        "language": "en",
        "copy_of": next((f for f in map(_file, told["pages"]) if f[6:8] == copy.zfill(2)), None)
        if copy
        else None,
        "body_first": paragraphs[0][:60],
        "body_last": paragraphs[-1][-60:],
        "not_body": [],
        **({"installments": updates} if updates else {}),
        "statements": statements,
        "reports": [
            {"evidence": text[r["start"] : r["end"]], **{f: r[f] for f in fields}} for r in page["reports"]
        ],
    }


def _file(page: dict[str, Any]) -> str:
    return f"pages/{page['number']:02}.{'txt' if page.get('form') == 'text' else 'html'}"


def _shown(page: dict[str, Any]) -> str:
    """A page as its outlet would serve it."""
    lines = page["text"].split("\n")
    if page.get("form") == "text":
        head = [page["outlet"], "", page["title"], ""]
        head += [f"By {page['byline']}"] if page.get("byline") else []
        day = date.fromisoformat(page["date"])
        return "\n".join([*head, f"{day:%A}, {day.day} {day:%B %Y}", "", "\n\n".join(lines), ""])
    esc = html.escape
    known = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": page["title"],
        "datePublished": f"{page['date']}T06:00:00Z",
        "author": [{"@type": "Person", "name": page["byline"]}] if page.get("byline") else [],
        "publisher": {"@type": "Organization", "name": page["outlet"]},
    }
    body = []
    for line in lines:
        if update := _UPDATE.fullmatch(line):
            dated = date.fromisoformat(update[1])
            body.append(f"<h3>{dated.day} {dated:%B %Y}, {update[2]}</h3>")
        else:
            body.append(f"<p>{esc(line)}</p>")
    byline = f"<p class='byline'>By {esc(page['byline'])}</p>" if page.get("byline") else ""
    return "\n".join(
        [
            f"<!doctype html><html lang='en'><head><meta charset='utf-8'><title>{esc(page['title'])} | {esc(page['outlet'])}</title>",
            f"<script type='application/ld+json'>{json.dumps(known).replace('<', chr(92) + 'u003c')}</script></head>",
            f"<body><article><h1>{esc(page['title'])}</h1>{byline}",
            *body,
            "</article></body></html>",
            "",
        ]
    )


def folder(path: Path, out: Path) -> Path:
    """Write a story as a folder (`story.json`, `manifest.jsonl`, `pages/`) under `out`; returns it."""
    told = story(path)
    into = out / str(told["story"])
    (into / "pages").mkdir(parents=True, exist_ok=True)
    manifest = []
    for page in told["pages"]:
        (into / _file(page)).write_text(_shown(page), encoding="utf-8")
        last = date.fromisoformat(max([page["date"], *_days_told(page)]))
        fetched = f"{(last + timedelta(days=1)).isoformat()}T08:00:00+00:00"
        slug = re.sub(r"[^a-z]+", "", page["outlet"].lower())
        url = f"https://{slug}.example/{page['number']:02}"
        manifest.append(json.dumps({"file": _file(page), "url": url, "fetched": fetched}))
    (into / "manifest.jsonl").write_text("\n".join(manifest) + "\n", encoding="utf-8")
    gold = {
        "story": told["story"],
        "title": told["title"],
        "origin": "synthetic",
        "split": "train",
        "pages": [_gold(told, p, _file(p)) for p in told["pages"]],
        "entities": told["entities"],
        "events": told["events"],
        "as_of": _all_rows(told),
    }
    (into / "story.json").write_text(json.dumps(gold, indent=1, ensure_ascii=False), encoding="utf-8")
    return into


def main() -> int:
    """Check stories, or write their folders."""
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("files", type=Path, nargs="+")
    ap.add_argument("--out", type=Path)
    a = ap.parse_args()
    faults = 0
    for path in a.files:
        try:
            told = story(path)
        except (DraftError, ValueError) as error:
            faults += 1
            print(f"{path.name}: {error}")
            continue
        words = sum(len(p["text"].split()) for p in told["pages"])
        reports = sum(len(p["reports"]) for p in told["pages"])
        attributions = sum(len(p["attributions"]) for p in told["pages"])
        unseen = {e["id"] for e in told["events"]} - {r["event"] for r in told["as_of"]}
        print(
            f"{path.name}: {len(told['pages'])} pages, {words} words, {attributions} attributions, {reports} reports, {len(told['as_of'])} changes"
            + (f"; events without a row: {sorted(unseen)}" if unseen else "")
        )
        if a.out:
            folder(path, a.out)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
