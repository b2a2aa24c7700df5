"""Who wrote it: names out of bylines, credits and structured data. Agencies and desks are no authors."""

from __future__ import annotations

import re

from dateline.reading.extract import chrome
from dateline.reading.extract.dateline import agency_named

__all__ = ["byline_agency", "is_byline", "is_name", "leads", "names_in", "reporters", "stated"]

_PARTICLES = frozenset(
    {
        "de", "del", "della", "di", "da", "dos", "du", "la", "le", "van", "von", "der", "den", "ter",
        "ten", "al", "el", "bin", "bint", "ibn", "abu", "y", "e", "und", "af", "av", "zu", "nic", "ní",
        "mac", "ó", "ap", "st", "of",
    }
)  # fmt: skip
_PART = re.compile(r"[^\W\d_](?:[\w’'.-]*[\w.])?")
_JOINED = re.compile(r"[^\W\d_]{1,3}[-’'][^\W\d_]")
_BY = re.compile(
    r"(?:^|[|/•·–—-]\s*|\b(?:exclusive|words?|story|text|reporting|written|compiled|edited|kept|reported|analysis|opinion|column|review|interview|live|posted|published|report|blog|dispatch|notebook|updated|additional reporting|maintained|curated|hosted)\s+)"
    r"(?:by|par|von|por|di|door|av|af)\s*:?\s+(?P<who>\S.*)"
    r"|^(?:live(?: updates?| coverage| blog)?|updates|words?|story|text|report(?:er|ing)?|author|writer|written|correspondent|from our correspondent|by-?line)s?\s*(?:[:|]\s*|\s(?=[A-ZÀ-Þ]\S+ [A-ZÀ-Þ]))(?P<after>\S.*)"
    r"|^from\s+(?P<from>\S+ \S+(?: \S+)?\s+in\s+\S.{0,40})$",
    re.IGNORECASE,
)
_INSIDE = re.compile(r"(?:\bby|^with)\s+(?P<who>[A-ZÀ-Þ]\S+ \S.*)", re.IGNORECASE)
_REPORTS = re.compile(r"\S+ (?:\S+ ){1,3}reports?\b")
_STOP = re.compile(
    r"\s+(?:[|•·]|—|–|in|at|from|[Ff]or|FOR|on|is|was|are|keeps?|follows?|reports?|writes?|covers?|with|special to|staff|published|posted|updated|last|first|to)\b.*"
    r"|\s*[|•·@/(\[].*|\s{2,}.*|\s+[—–-]\s.*|\s*\d.*"
    r"|[,.]?\s+(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec|JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|SEPT|OCT|NOV|DEC)[a-zA-Z]*\.?\s+\d.*"
    r"|[,.]?\s+(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b.*|\.\s+[A-Z].*",
)
_SPLIT = re.compile(
    r"\s*(?:,\s*(?:and|und|et|y)\s+|,\s+|\s+and\s+|\s+und\s+|\s+et\s+|\s+y\s+|\s*&\s*|;\s*|\s+with\s+)",
    re.IGNORECASE,
)
_ROLE = re.compile(
    r"\b(?:correspondents?|reporters?|editors?|staff|writers?|journalists?|bureau|chief|desk|newsroom|news|team|agency|agencies|press|media|columnist|contributor|producer|photographer|political|senior|deputy|economics|business|health|science|foreign|diplomatic|industry|industrials|crime|court|local|national|group|online|digital|editorial|board|service|services|wire|wires|newswire|redaktion|rédaction|redacción|redazione|administration|ministry|department|office|government|radio|television|tv|newspaper|times|post|journal|herald|gazette|tribune|magazine|university|institute|council|association|society|foundation|committee|court|company|inc|ltd|llc|plc|com|breakfast|menu|home|email|share|print|spokes(?:man|woman|person)|presidential|president|minister|secretary|spokesperson|former|union|search|save|log|listen|watch|subscribe|read|photos?|video|file|getty|images|park|street|road|square|north|south|east|west|united|states|kingdom|republic|city|county|district|parliament|congress|senate|house|court|bank|airport|station|hospital|school|college|church|club|league|cup|world|europe|africa|asia|america|diplomacy|politics|opinion|executive|summary|statement|release|life)\b",
    re.IGNORECASE,
)
_REPORTERS = re.compile(
    r"\(?(?:additional\s+)?(?:reporting|writing|reported|written|story)\s+by\s+(?P<who>.{3,200}?)(?:;|\)|$|\.\s|,?\s+editing\b|,?\s+writing\b)",
    re.IGNORECASE,
)
_IN = re.compile(r"\s+(?:in|from|at)\s+[A-ZÀ-Þ][\w’'.-]*(?:[ -][A-ZÀ-Þ][\w’'.-]*){0,3}(?=\s+and\s|,|;|$)")
_NOT_NAMES = frozenset(
    {
        "the", "a", "an", "in", "on", "at", "of", "for", "to", "and", "or", "with", "no", "not", "how",
        "why", "what", "when", "who", "where", "is", "are", "was", "were", "will", "can",
    }
)  # fmt: skip


def _capital(part: str) -> bool:
    return part[:1].isupper() or bool(_JOINED.match(part) and any(c.isupper() for c in part))


def is_name(words: str) -> bool:
    """Whether the words look like one person's name: two to five parts, capitalised, nothing of a desk or an outlet."""
    parts = words.split()
    if not 2 <= len(parts) <= 5 or len(words) > 50 or not (_capital(parts[0]) and _capital(parts[-1])):
        return False
    if any(not _PART.fullmatch(p) or not (_capital(p) or p.lower() in _PARTICLES) for p in parts):
        return False
    if any(p.lower() in _NOT_NAMES for p in parts) or agency_named(words):
        return False
    return not _ROLE.search(words)


def _without_role(name: str) -> str:
    """A name without the job before or behind it: "Karin Voss Political Editor", "Reporter Karin Voss"."""
    parts = name.split()
    while len(parts) > 2 and _ROLE.fullmatch(parts[-1]):
        parts.pop()
    while len(parts) > 2 and _ROLE.fullmatch(parts[0]):
        parts.pop(0)
    return " ".join(parts)


def _clean(who: str) -> list[str]:
    out = []
    for part in _SPLIT.split(who):
        name = _STOP.sub("", part).strip(" .,|/-–—")
        while " " in name and agency_named(name.rsplit(" ", 1)[1]):
            name = name.rsplit(" ", 1)[0]
        name = _without_role(name)
        if is_name(name) and name not in out:
            out.append(name)
        elif out and not name:
            break
    return out


def names_in(line: str) -> list[str]:
    """The authors a byline names: "By X and Y", "X | 3 May | print", "Kept by X", "X, industry correspondent"."""
    who = _who(line)
    if who is not None:
        return _clean(_IN.sub("", who))
    for part in re.split(r"\s+[|•·/]\s+|\s{2,}|^\s*[—–-]+\s*", line):
        found = [] if chrome.is_tool(part) else _clean(part)
        if found and _clean(_SPLIT.split(part)[0]):
            return found
        first, _, second = part.partition(" and ")
        pair = [first, " ".join(second.split()[:2])]
        if second and all(is_name(name) for name in pair):
            return pair
    inside = _INSIDE.search(line)
    if inside:
        return _clean(_IN.sub("", inside["who"]))
    return []


def _who(line: str) -> str | None:
    """What stands behind a byline's "by", or None."""
    match = _BY.search(line)
    return next((g for g in match.group("who", "after", "from") if g), None) if match else None


def is_byline(line: str) -> bool:
    """Whether a line is a byline that says so ("By …")."""
    who = _who(line) if len(line) < 200 else None
    if who is None:
        return False
    if _clean(_IN.sub("", who)) or byline_agency(line) is not None:
        return True
    return line[:3].casefold() == "by " and line.count(" ") <= 5 and who[:1].isupper()


def leads(line: str) -> bool:
    """Whether a short line without a full stop is names and little else: "Rolf Anders and Mia Holm in Osterby"."""
    if line.count(" ") > 13 or len(line) > 120:
        return False
    if line[-1:] in '.!?”"' and not _REPORTS.match(line):
        return False
    first = re.split(
        r",|\s+[|•·/—–]\s+|\s+(?:and|in|at|reports?|keeps?)\s", re.sub(r"^(?:[—–-]+|[Ww]ith)\s*", "", line)
    )[0]
    return bool(names_in(line)) and (is_name(first) or is_byline(line))


def byline_agency(line: str) -> str | None:
    """The agency a byline or credit line names, or None."""
    who = _who(line)
    for part in re.split(
        r"\s*[|•·,;/()]\s*|\s+and\s+|\s+·\s+|\s{2,}|\s+(?=\d)|\s+(?=(?:January|February|March|April|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Aug|Sept|Oct|Nov|Dec)\b)",
        who or line,
    ):
        named = agency_named(part)
        if named:
            return named
        tail = part.rsplit(" ", 1)[-1]
        if who and tail.isupper() and (named := agency_named(tail)):
            return named
    return None


def reporters(credit: str) -> list[str]:
    """The names in an end-of-story credit: "(Reporting by X in Osterby and Y; Editing by Z)" gives X and Y."""
    match = _REPORTERS.match(credit.strip())
    return _clean(_IN.sub("", match["who"])) if match else []


def stated(values: list[str]) -> list[str]:
    """The authors that structured data states, one or several to a value."""
    out: list[str] = []
    for value in values:
        if value.startswith(("http", "www.", "@", "/")):
            continue
        bare = re.sub(r"^\s*(?:by|von|par|por)\s+", "", re.sub(r"\S+@\S+", "", value), flags=re.IGNORECASE)
        for part in _SPLIT.split(bare):
            name = re.sub(r"\s*[(|/].*", "", part).strip(" .,")
            if is_name(name) and name.casefold() not in (n.casefold() for n in out):
                out.append(name)
    return out
