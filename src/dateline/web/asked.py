"""What a visitor asks for, read from an address, and the addresses of other pages that keep it in mind.

The as-of day stays in every address: who looks at 3 December goes on looking at 3 December until told otherwise.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from datetime import date
from functools import cache
from urllib.parse import quote, urlencode
from zoneinfo import ZoneInfo, available_timezones

from dateline.export import Filters
from dateline.model.errors import UsageError

__all__ = ["BY", "Asked", "Filters", "asked", "operators", "original"]

BY = ("day", "week", "month")
_TERM = re.compile(r'(kind|who|place|outlet|story|status):(?:"([^"]*)"|(\S+))')
LONG = 300  # characters of a search or a filter that are heeded


@dataclass(frozen=True, slots=True)
class Asked:
    """One request: the page, the day as of which it is seen, the filters, and what else that page takes.

    `zone` is the visitor's own time zone; None is the server's.
    """

    path: str
    as_of: date | None = None
    filters: Filters = Filters()  # noqa: RUF009 (frozen)
    by: str = "week"
    show: str = ""
    start: int = 0
    query: str = ""
    name: str = ""
    since: date | None = None
    zone: ZoneInfo | None = None

    @property
    def kept(self) -> dict[str, str]:
        """What stays in the address of every page that is gone to from here."""
        found = {"as_of": self.as_of.isoformat()} if self.as_of else {}
        return found | ({"tz": self.zone.key} if self.zone else {})

    @property
    def own(self) -> dict[str, str]:
        """What this page was asked beside the day, as an address writes it."""
        found = dict(self.filters.given)
        found |= {"by": self.by} if self.by != "week" else {}
        found |= {"show": self.show} if self.show else {}
        found |= {"q": self.query} if self.query else {}
        found |= {"name": self.name} if self.name else {}
        found |= {"since": self.since.isoformat()} if self.since else {}
        return found

    def link(self, path: str, **given: object) -> str:
        """The address of another page, seen as of the same day in the same zone, unless told otherwise."""
        asked = {**self.kept, **given}
        told = {key: str(asked[key]) for key in (*given, *self.kept) if asked[key] not in (None, "")}
        return quote(path) + (f"?{urlencode(told, safe='/')}" if told else "")

    def again(self, **changed: object) -> str:
        """The address of this page with some of what it was asked changed; None or "" takes it out."""
        return self.link(self.path, **(dict[str, object](self.own) | changed))

    def now(self) -> str:
        """The address of this page as of now."""
        return replace(self, as_of=None).again()

    def ending(self, ending: str) -> str:
        """The address of this page as data."""
        base = "/diary" if self.path == "/" else self.path
        return self.link(f"{base}.{ending}", **self.own)


def asked(path: str, query: Mapping[str, str]) -> Asked:
    """A request as it was written. Raises UsageError for a day or a time zone that is none."""
    said = {key: " ".join(value.split())[:LONG] for key, value in query.items()}
    chosen = Filters(**{f.name: said.get(f.name, "") for f in fields(Filters)})
    return Asked(
        path=path,
        as_of=_day(said.get("as_of", "")),
        filters=chosen,
        by=said["by"] if said.get("by") in BY else "week",
        show=said.get("show", ""),
        start=_number(said.get("start", "")),
        query=said.get("q", ""),
        name=said.get("name", ""),
        since=_day(said.get("since", "")),
        zone=_zone(said.get("tz", "")),
    )


def operators(query: str) -> tuple[str, Filters]:
    """The words of a search, and the filters written among them: `vote who:"Ilka Dorn" status:held`."""
    found = {name: quoted or bare for name, quoted, bare in _TERM.findall(query)}
    words = " ".join(_TERM.sub(" ", query).split())
    if "status" in found:
        found["status"] = found["status"].casefold().replace(" ", "_").replace("-", "_")
    if "kind" in found:
        found["kind"] = found["kind"].casefold()
    return words, Filters(**found)


def original(url: str | None, words: str = "") -> str | None:
    """The address of an original page, at some words of it; None where it is no address a browser should follow.

    Only http and https: whatever else stands in a page as its address ("javascript:") is never made a link.
    """
    if url is None or not re.match(r"https?://[^/\\\s]", url, re.IGNORECASE) or not url.isprintable():
        return None
    said = words.split()
    if not said:
        return url
    ends = [said] if len(said) <= 8 else [said[:4], said[-4:]]
    # "-", "," and "&" are syntax of a text fragment
    told = ",".join(quote(" ".join(end), safe="").replace("-", "%2D") for end in ends)
    return f"{url.partition('#')[0]}#:~:text={told}"


def _day(written: str) -> date | None:
    try:
        return date.fromisoformat(written) if written else None
    except ValueError:
        raise UsageError(f"{written!r} is not a day; write it YYYY-MM-DD") from None


@cache
def _zones() -> dict[str, str]:
    """The time zones that there are, by their name in small letters: what a visitor writes is never looked up as a file."""
    return {name.casefold(): name for name in available_timezones() if "/" in name or name == "UTC"}


def _zone(written: str) -> ZoneInfo | None:
    if not written:
        return None
    name = _zones().get(written.casefold().replace(" ", "_"))
    if name is None:
        raise UsageError(f"{written!r} is not a time zone; write it like Europe/Lisbon")
    return ZoneInfo(name)


def _number(written: str) -> int:
    return min(int(written), 10**9) if written.isascii() and written.isdigit() and len(written) < 12 else 0
