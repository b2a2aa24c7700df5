"""Who held which office from when to when: the compact table that ships, out of two CC0 sources.

    python training/offices/make.py ../shared/data/officeholders src/dateline/rules/offices.tsv.gz

Rules for terms, so that a day in the table is a day on which the sources are sure:
- a date of a year or a month only counts the days that are certainly inside ("1998" to "2004": 1999 to 2003);
- no first day: refused. No last day: the term runs to the day on which the source was taken, and no further; where
  somebody else took the office up later, such a term has an unknown end and is refused;
- terms of one person that touch or overlap are one; terms of two people that overlap stay, and the look-up answers
  nothing for the days they share (a handover day among them).
"""

from __future__ import annotations

import csv
import gzip
import json
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import yaml  # type: ignore[import-untyped]  # comes with the training group; the package itself needs none

from dateline.reading.names.tables import fold, tables

# What the sources call an office, and what we do. Tried in order; the whole title must match.
_OF = r"(?:federal |union )?(?:minister|secretary|secretary of state) (?:of|for) (?:the )?(?:national |public )?"
_REST = r"(?:(?:,| and| &) .*)?"
OFFICES = (
    ("president", r"president"),
    ("vice president", r"vice[ -]president"),
    ("monarch", r"king|queen|monarch|emperor"),
    ("prime minister", r"prime minister|premier(?: of the state council)?|(?:federal )?chancellor|taoiseach"),
    ("deputy prime minister", r"deputy prime minister"),
    ("foreign minister", r"foreign minister|secretary of state|minister of europe and foreign affairs"),
    ("foreign minister", _OF + r"(?:foreign|external)(?: and commonwealth|, commonwealth and development)?"
                               r" (?:affairs|relations)" + _REST),
    ("defence minister", _OF + r"defen[cs]e" + _REST),
    ("finance minister", r"secretary of the treasury|chancellor of the exchequer"),
    ("finance minister", _OF + r"(?:economy, |economy and )?financ(?:e|es)" + _REST),
    ("treasurer", r"treasurer"),
    ("economy minister", _OF + r"economy"),
    ("interior minister", _OF + r"(?:interior|home affairs|home department|internal affairs)(?: affairs)?" + _REST),
    ("attorney general", r"attorney[- ]general|minister of justice and attorney general"),
    ("justice minister", _OF + r"justice" + _REST),
    ("health minister", _OF + r"health" + _REST),
    ("education minister", _OF + r"education" + _REST),
    ("transport minister", _OF + r"transport(?:ation)?" + _REST),
    ("energy minister", _OF + r"energy" + _REST),
    ("agriculture minister", _OF + r"agriculture" + _REST),
    ("environment minister", _OF + r"environment" + _REST),
    ("labour minister", _OF + r"labou?r" + _REST),
    ("commerce minister", _OF + r"commerce"),
    ("trade minister", _OF + r"(?:foreign |international )?trade"),
    ("homeland security secretary", r"secretary of homeland security"),
    ("veterans secretary", r"secretary of veterans affairs"),
    ("housing secretary", r"secretary of housing and urban development"),
    ("national security adviser", r"national security advis[eo]r"),
    ("supreme leader", r"supreme leader"),
    ("secretary-general", r"secretary-general of the united nations"),
)  # fmt: skip
_PATTERNS = [(office, re.compile(pattern)) for office, pattern in OFFICES]
# Spellings of the sources that the table of countries lacks.
_ALSO = {
    "people's republic of china": "China",
    "the united kingdom": "United Kingdom",
    "world": "United Nations",
    "republic of ireland": "Ireland",
    "state of palestine": "Palestine",
}
_DAY = timedelta(days=1)

Term = tuple[str, str, str, date, date, bool]


def country_of(words: str) -> str | None:
    """The country by the name that the reader knows it by."""
    known, folded = tables().country, fold(words)
    name = (
        _ALSO.get(folded)
        or known.get(folded)
        or known.get(re.sub("^(?:the |kingdom of (?:the )?)", "", folded))
    )
    return known.get(fold(name), name) if name else None


def office_of(position: str, country: str) -> str | None:
    """Our name of an office, if it is one of those we keep."""
    title = fold(position).strip()
    head, _, of = title.partition(" of ")
    where = re.sub(r"^(?:the )?(?:republic of |state of |federal republic of )?", "", of)
    if of and country_of(where or of) == country:
        title = head
    title = re.sub(r" \(.*\)$", "", title)
    if title == "secretary of state" and country != "United States":
        return None
    # A minister in Britain is a secretary of state's junior; a secretary of state elsewhere is a minister's.
    if re.match("minister" if country == "United Kingdom" else "secretary of state for", title):
        return None
    return next((office for office, pattern in _PATTERNS if pattern.fullmatch(title)), None)


def first_day(text: str) -> date | None:
    """The first day that is surely inside a term that began then."""
    parts = [int(p) for p in text.split("-")] if re.fullmatch(r"\d{4}(-\d\d){0,2}", text) else []
    if len(parts) == 3:
        return date(*parts)
    if len(parts) == 2:
        return date(parts[0] + parts[1] // 12, parts[1] % 12 + 1, 1)
    return date(parts[0] + 1, 1, 1) if parts else None


def last_day(text: str) -> date | None:
    """The last day that is surely inside a term that ended then."""
    parts = [int(p) for p in text.split("-")] if re.fullmatch(r"\d{4}(-\d\d){0,2}", text) else []
    if len(parts) == 3:
        return date(*parts)
    return date(parts[0], parts[1] if len(parts) == 2 else 1, 1) - _DAY if parts else None


def wikidata(folder: Path) -> Iterator[Term]:
    """The terms of the Wikidata lists, each open one to the day its list was taken."""
    taken = {
        r["repo"]: r["date"] for r in json.loads((folder / "provenance.json").read_text()) if "date" in r
    }
    with (folder / "officeholders_wikidata.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            repo = row["source"].split("/")[-1].split(" ")[0].split("#")[0]
            country = country_of(row["country"])
            office = office_of(row["position"], country) if country else None
            start = first_day(row["start"])
            open_to = date.fromisoformat(taken[repo])
            end = last_day(row["end"]) if row["end"] else open_to
            if country and office and start and end and start <= end:
                yield country, office, row["person"], start, end, not row["end"]


def american(folder: Path, taken: date) -> Iterator[Term]:
    """Presidents and vice presidents of the United States since 1945."""
    for person in yaml.safe_load((folder / "us-executive.yaml").read_text(encoding="utf-8")):
        name = person["name"]
        called = f"{name.get('nickname') or name['first']} {name['last']}"
        for term in person["terms"]:
            office = {"prez": "president", "viceprez": "vice president"}[term["type"]]
            start, end = date.fromisoformat(term["start"]), date.fromisoformat(term["end"])
            if start.year >= 1945:
                yield "United States", office, called, start, min(end, taken), False


def settled(terms: list[Term]) -> Iterator[tuple[str, date, date]]:
    """The terms of one office by the rules above."""
    spans: dict[str, list[tuple[date, date]]] = defaultdict(list)
    for _, _, person, start, end, is_open in terms:
        if is_open and any(t[2] != person and t[3] > start for t in terms):
            continue
        spans[person].append((start, end))
    for person, found in spans.items():
        merged: list[tuple[date, date]] = []
        for start, end in sorted(found):
            if merged and start <= merged[-1][1] + _DAY:
                merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
            else:
                merged.append((start, end))
        yield from ((person, start, end) for start, end in merged)


def main(folder: Path, out: Path) -> None:
    """Writes the table and says what is in it."""
    by_office: dict[tuple[str, str], list[Term]] = defaultdict(list)
    executive = list(american(folder, date(2026, 6, 1)))
    elected = {"president", "vice president"}
    for term in wikidata(folder):
        # The list of the American executive is kept up; the other knows no end after 2022.
        if not (term[0] == "United States" and term[1] in elected):
            by_office[term[:2]].append(term)
    for term in executive:
        by_office[term[:2]].append(term)
    rows = sorted((*key, *term) for key, terms in by_office.items() for term in settled(terms))
    lines = [
        "# Who held which office, first and last day. Derived by training/offices/make.py from Wikidata (CC0 1.0; as of",
        "# July 2022 to January 2023) and unitedstates/congress-legislators (CC0 1.0; June 2026). CC0 1.0.",
        *(f"{c}\t{o}\t{p}\t{a.isoformat()}\t{z.isoformat()}" for c, o, p, a, z in rows),
    ]
    out.write_bytes(gzip.compress(("\n".join(lines) + "\n").encode(), 9, mtime=0))
    print(len(rows), "terms", len({r[0] for r in rows}), "countries", out.stat().st_size, "bytes")
    print(Counter(r[1] for r in rows).most_common())


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
