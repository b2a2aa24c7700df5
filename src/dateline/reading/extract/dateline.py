"""Datelines: "OSTERBY, May 3 (Reuters) - ", at the head of a story or on a line of their own."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from dateline.rules import rows

__all__ = ["Dateline", "agency_named", "full_name", "read"]

_MONTH = r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?\.?|July?\.?|Aug(?:ust|\.)?|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?|JANUARY|FEBRUARY|MARCH|APRIL|MAY|JUNE|JULY|AUGUST|SEPTEMBER|OCTOBER|NOVEMBER|DECEMBER|mai|juin|juillet|août|janvier|février|mars|avril|septembre|octobre|novembre|décembre)"
_WEEKDAY = r"(?:(?:Mon|Tue|Tues|Wed|Wednes|Thu|Thur|Thurs|Fri|Sat|Satur|Sun)(?:day)?\.?,?\s+)"
_DAY = rf"(?:{_WEEKDAY}?(?:{_MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?(?:,?\s+\d{{4}})?|\d{{1,2}}(?:st|nd|rd|th)?\s+(?:of\s+)?{_MONTH},?(?:\s+\d{{4}})?|\d{{1,2}}[./]\d{{1,2}}[./]\d{{2,4}}|\d{{4}}-\d\d-\d\d))"
_NAME = r"[A-ZÀ-ÞŠŽČŁ][\w’'`.-]*(?:[ -](?:de|la|le|les|el|al|es|of|the|am|an|der|den|do|da|dos|upon|on|in|sur|[A-ZÀ-ÞŠŽČŁ][\w’'`.-]*)){0,4}"
_PLACE = rf"(?P<place>{_NAME}(?:,\s+(?!{_MONTH}\s\d|{_WEEKDAY}){_NAME})?(?:\s*/\s*{_NAME}|\s+(?:and|&)\s+{_NAME})?)"
_AGENCY = r"(?:\((?P<round>[A-Z][\w .,&’'/-]{1,40}|dpa[\w -]*)\)|/(?P<slash>[A-Za-z][\w .-]{1,24})/|\[(?P<square>[A-Z][\w .-]{1,24})\])"
_DASH = r"(?:\s*(?:--+|—|–|―)\s*|\s+-\s+|\s*[.:]\s*-\s*)"
_OPENS = re.compile(
    rf"(?P<before>\([A-Za-z][\w ]{{1,20}}\)\s*[-–—]+\s*)?{_PLACE}\s*(?:[.,]\s*(?P<day>{_DAY}))?\s*[.,]?\s*(?:{_AGENCY}\s*\.?\s*(?:{_DASH}|:\s*|\s+|(?<=\.\s))|(?:,\s+(?P<bare>[A-Z]{{2,8}}))?{_DASH})(?=\S)"
)
_STANDS = re.compile(
    rf"{_PLACE}\s*[,:–—-]+\s*(?P<day>{_DAY}|.{{0,40}}\bcorresponding to\s+{_DAY})\.?(?:\s*{_AGENCY})?\s*$"
)
_PLAIN_DAY = re.compile(_DAY)
_NO_PLACE = frozenset(
    {
        "update", "updated", "correction", "corrected", "live", "breaking", "exclusive", "analysis",
        "opinion", "explainer", "editorial", "background", "factbox", "timeline", "comment", "column",
        "review", "watch", "listen", "read", "more", "related", "photo", "photos", "video", "pictured",
        "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "mon", "tue", "wed",
        "thu", "fri", "sat", "sun", "mr", "mrs", "ms", "dr", "he", "she", "it", "they", "we", "i",
        "january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
        "november", "december", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sept", "sep", "oct",
        "nov", "dec", "posted", "published", "yesterday", "today", "tonight", "tomorrow", "morning",
        "evening", "noon", "news", "world", "politics", "business", "sport", "sports", "the", "q", "a",
        "by", "note", "yes", "no", "but", "and", "so", "erdi", "latest", "newest", "added", "filed",
        "dated", "written", "logged", "recorded", "revised", "amended", "modified", "issued", "created",
        "entry", "entries", "day", "date", "time", "midnight", "midday", "lunchtime", "dawn", "dusk",
        "afternoon", "night", "early", "late", "later", "earlier", "first", "last", "original", "developing",
        "addendum", "bulletin", "edition", "print", "summary", "recap", "today's", "now", "then", "since",
        "until", "from", "for", "on", "at", "in", "around", "about", "after", "before", "deadline", "due",
    }
)  # fmt: skip
_INITIALS = re.compile(r"[A-Z]{2,5}")
_REGIONS = frozenset(
    {
        "DC", "UK", "US", "USA", "UAE", "NY", "CA", "TX", "FL", "IL", "PA", "OH", "GA", "NC", "MI", "NJ",
        "VA", "WA", "AZ", "MA", "TN", "IN", "MO", "MD", "WI", "CO", "MN", "SC", "AL", "LA", "KY", "OR",
        "OK", "CT", "UT", "IA", "NV", "AR", "MS", "KS", "NM", "NE", "ID", "WV", "HI", "NH", "ME", "MT",
        "RI", "DE", "SD", "ND", "AK", "VT", "WY", "NSW", "QLD", "VIC", "TAS", "ACT", "NT", "BC", "AB",
        "ON", "QC", "NS", "NB", "MB", "SK", "NL", "PEI", "DRC", "CAR", "NI",
    }
)  # fmt: skip
_SHOUT = 0.6  # share of capitals by which a place is set in capitals


@dataclass(frozen=True, slots=True)
class Dateline:
    """A dateline: where it ends in the block, the place, the agency and the day as written (None where it has none)."""

    end: int
    place: str
    agency: str | None
    day: str | None


@cache
def _table() -> dict[str, tuple[str, str]]:
    out: dict[str, tuple[str, str]] = {}
    for row in rows("agencies"):
        for spelling in (row["name"], row["full"], *row["also"]):
            out.setdefault(spelling.casefold(), (row["name"], row["full"]))
    return out


def agency_named(words: str) -> str | None:
    """The short name of the agency that `words` are the name of, or None."""
    said = words.strip(" .,|/()").casefold()
    found = _table().get(said) or _table().get(said.removeprefix("the "))
    return found[0] if found else None


def full_name(agency: str) -> str:
    """The full name of an agency given by any of its names."""
    found = _table().get(agency.casefold())
    return found[1] if found else agency


def _place(match: re.Match[str]) -> str | None:
    place = match["place"].strip(" ,")
    parts = re.findall(r"\w+", place)
    letters = [c for c in place if c.isalpha()]
    head, _, tail = place.rpartition(", ")
    if head and _INITIALS.fullmatch(tail) and tail not in _REGIONS and not match["day"]:
        place = head
    named = parts[0].casefold() if parts else ""
    if not named or len(parts) > 6 or named in _NO_PLACE or place.casefold() == "new" or len(letters) < 2:
        return None
    return place.removesuffix(".") if place.count(".") == 1 and "," not in place else place


def read(block: str, *, first: bool) -> Dateline | None:
    """The dateline at the head of a block, or the block itself where it is nothing else.

    In the first block of the body a place needs no capitals if a day or an agency follows; later ones need capitals.
    """
    stands = _STANDS.match(block) if len(block) < 120 else None
    if stands and (place := _place(stands)):
        days = list(_PLAIN_DAY.finditer(stands["day"]))
        agency = next((stands[g] for g in ("round", "slash", "square") if stands[g]), None)
        return Dateline(
            len(block), place, agency and (agency_named(agency) or agency), days[-1].group() if days else None
        )
    match = _OPENS.match(block[:160])
    if match is None:
        return None
    place = _place(match)
    if place is None:
        return None
    agency = next((match[g] for g in ("round", "slash", "square", "bare") if match[g]), None)
    tail = match["place"].strip(" ,.").rpartition(", ")[2]
    if agency is None and place == match["place"].strip(" ,").rpartition(", ")[0]:
        agency = tail
    head = place.split(",")[0]
    letters = [c for c in head if c.isalpha()]
    shouted = sum(c.isupper() for c in letters) >= _SHOUT * len(letters)
    known = agency is not None and agency_named(agency) is not None
    if not shouted and not (first and (match["day"] or agency)) and not known:
        return None
    if not first and not shouted:
        return None
    return Dateline(match.end(), place, agency and (agency_named(agency) or agency), match["day"])
