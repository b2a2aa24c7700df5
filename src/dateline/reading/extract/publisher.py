"""Who published it: structured data, the masthead, the title's suffix, the foot of the page; the address only as a judge."""

from __future__ import annotations

import re

from dateline.model import BlockKind
from dateline.reading.extract import chrome
from dateline.reading.extract.address import host_of
from dateline.reading.extract.row import Row

__all__ = ["fits", "from_address", "from_facts", "from_rows", "title_without"]

_STATED = (
    "json-ld publisher organization", "json-ld publisher", "meta og:site_name", "json-ld sourceOrganization organization",
    "meta DC.publisher", "meta dc.publisher", "meta DCTERMS.publisher", "meta citation_publisher", "json-ld site name",
    "meta application-name", "meta apple-mobile-web-app-title", "rss source",
)  # fmt: skip
_SUFFIX = re.compile(r"\s+[|–—·»-]\s+|\s*\|\s*")
_LEGAL = re.compile(
    r"\s*\b(?:Ltd|Limited|Inc|LLC|plc|PLC|GmbH|AG|AB|AS|ASA|SA|S\.A|SpA|BV|NV|Oy|Pty|DAC|CLG|FZ-LLC|Co|Corp|Corporation|ACN|ABN|CC)\b.*|\s*\d{4}\b.*|,.*|\s+is\s+.*|\.\s.*|\.$"
)
_OWNED = re.compile(
    r"(?:©|\(c\)|copyright)\s*(?:©\s*)?(?:\d{4}(?:\s*[-–]\s*\d{4})?,?\s*)?(?:by\s+)?(?P<name>[A-ZÀ-Þ].{1,60})",
    re.IGNORECASE,
)
_APP = re.compile(
    r"(?:^|\b(?:Read|Download the|Get the|Get|Follow|the)\s+)(?P<name>[A-Z][\w’'&-]*(?: [A-Z][\w’'&-]*){0,3}) (?:News App|app\b|App\b|Privacy policy|Privacy Policy|newsletter|alerts)"
)
_SQUASH = re.compile(r"[^a-z0-9]")
_GENERIC = frozenset(
    {
        "www", "m", "amp", "en", "news", "edition", "mobile", "web", "online", "live", "uk", "us", "eu",
        "com", "org", "net", "co", "example", "money", "beta", "blog", "blogs", "www2",
    }
)  # fmt: skip
_DULL = frozenset(
    {
        "all", "news", "home", "menu", "search", "world", "business", "politics", "sport", "sports",
        "national", "local", "opinion", "latest", "breaking", "skip", "subscribe", "sign", "log", "in",
        "up", "the", "a",
    }
)  # fmt: skip


def _squash(words: str) -> str:
    return _SQUASH.sub(
        "", words.casefold().replace("&", "and").replace("é", "e").replace("ü", "u").replace("ö", "o")
    )


def _labels(url: str | None) -> list[str]:
    """The telling labels of the host: "midlandsignal" of "www.midlandsignal.example"."""
    parts = host_of(url).split(".")
    if len(parts) > 1:
        parts = parts[:-1]
    return [_squash(p) for p in parts if p not in _GENERIC and len(p) > 1]


def _fits(name: str, labels: list[str]) -> bool:
    """Whether a name and a host are the same outlet: equal letters, one inside the other, or the initials."""
    squashed = _squash(name).removeprefix("the")
    initials = "".join(w[0] for w in re.findall(r"\w+", name.casefold()))
    for label in labels:
        bare = label.removeprefix("the")
        if len(squashed) >= 2 and (
            bare == squashed
            or (
                len(squashed) >= 4
                and ((squashed in bare and 2 * len(squashed) >= len(bare)) or bare in squashed)
            )
        ):
            return True
        if len(initials) >= 2 and bare in (initials, initials.removeprefix("t")):
            return True
        if len(initials) >= 3 and (bare.endswith(initials) or bare.startswith(initials)):
            return True
    return False


def fits(name: str, url: str | None) -> bool:
    """Whether a name and an address are the same outlet's."""
    return _fits(name, _labels(url))


def from_facts(facts: list[tuple[str, str]], url: str | None, title: str | None) -> str | None:
    """The publisher that the page's own data states."""
    found = dict(reversed(facts))
    names = [found[key] for key in _STATED if found.get(key)]
    if names:
        return next((name for name in names if fits(name, url)), names[0])
    said = found.get("rss channel")
    if said:
        outlet: str = re.split(r"\s*[:|»]\s+|\s+[-–—|]\s+", said)[0]
        return outlet.strip() or None
    whole = found.get("title")
    return _title_part(whole, url, title) if whole else None


def _title_part(whole: str, url: str | None, title: str | None) -> str | None:
    """The outlet's share of a `<title>`: behind or before the headline."""
    parts: list[str] = [p.strip() for p in _SUFFIX.split(whole) if p.strip()]
    if len(parts) < 2:
        return None
    labels = _labels(url)
    for part in reversed(parts):
        if _fits(part, labels):
            return part
    rest = [
        p
        for p in parts
        if not title or (_squash(p) not in _squash(title) and _squash(title) not in _squash(p))
    ]
    if len(rest) == 1 and len(rest[0].split()) <= 6:
        return rest[0]
    return None


def title_without(whole: str, publisher: str | None, url: str | None) -> str:
    """A `<title>` without the outlet's share of it."""
    bounds = list(_SUFFIX.finditer(whole))
    if not bounds:
        return whole
    labels = _labels(url)

    def outlet(part: str) -> bool:
        return bool(part) and (
            (publisher is not None and _squash(part) == _squash(publisher)) or _fits(part, labels)
        )

    last, first = whole[bounds[-1].end() :], whole[: bounds[0].start()]
    if outlet(last) or ("|" in bounds[-1].group() and len(last.split()) <= 4):
        return title_without(whole[: bounds[-1].start()], publisher, url)
    if outlet(first):
        return whole[bounds[0].end() :]
    return whole


def _segments(row: Row) -> list[str]:
    return [s.strip(" .") for s in re.split(r"\s+[|•·—]\s+|\s{2,}|\s+[-–]\s+", row.text) if s.strip(" .")]


def _named(name: str) -> str | None:
    name = _LEGAL.sub("", name.strip()).strip(" .,|·")
    words = name.split()
    return (
        name
        if 0 < len(words) <= 7 and not all(w.casefold() in _DULL for w in words) and name[:1].isalnum()
        else None
    )


def _prefix(row: Row, labels: list[str]) -> str | None:
    """The words at a line's head, or inside it, that fit the host: "Osterby Tidende Home News" on osterbytidende.example."""
    words = row.text.split()[:12]
    for start in range(min(4, len(words))):
        for end in range(min(len(words), start + 6), start, -1):
            name = " ".join(words[start:end]).strip(" .,|·")
            squashed = _squash(name).removeprefix("the")
            if len(squashed) >= 2 and squashed in [label.removeprefix("the") for label in labels]:
                return name
    return None


def from_rows(head: list[Row], foot: list[Row], url: str | None) -> str | None:
    """The publisher that the masthead or the foot names; the host decides between several."""
    labels = _labels(url)
    candidates: list[str] = []
    head = [
        row
        for row in head
        if row.kind in (None, BlockKind.DECK, BlockKind.CHROME) and not chrome.is_tool(row.text)
    ]
    for row in head[:8]:
        if labels and (found := _prefix(row, labels)):
            return found
        candidates += [name for s in _segments(row) if (name := _named(s))]
    for row in foot[-8:]:
        match = _OWNED.search(row.text)
        owned = _named(match["name"]) if match else None
        if labels and (found := _prefix(row, labels)):
            return found
        candidates += [name for s in ([owned] if owned else []) + _segments(row) if (name := _named(s))]
    fitting = [name for name in candidates if _fits(name, labels)]
    if fitting:
        return max(fitting, key=lambda name: min(len(_squash(name)), len(labels[-1])))
    if labels:
        masthead = next(
            (
                n
                for n in (_named(s) for row in head[:2] for s in _segments(row)[:1])
                if n and len(n.split()) <= 6
            ),
            None,
        )
        if masthead and any(
            w.casefold() in label for w in re.findall(r"\w{4,}", masthead) for label in labels
        ):
            return masthead
        return None
    for row in [*foot, *head]:
        match = _APP.search(row.text)
        if match and (name := _named(match["name"])):
            return name
    for row in foot:
        match = _OWNED.search(row.text)
        if match and (name := _named(match["name"])):
            return name
    return None


def from_address(url: str | None) -> str | None:
    """The outlet's name as its host spells it, where nothing else tells: "rt" gives "RT"."""
    labels = _labels(url)
    if not labels:
        return None
    label = labels[-1]
    return label.upper() if len(label) <= 4 else label.capitalize()
