"""Origins: what pages say, traced to the newsroom that carried it first.

An origin is a newsroom (or a person's own post). One newsroom is one origin of a value, however many dispatches it sends and
whomever it quotes: an agency that says again on Thursday what it said on Monday has confirmed nothing. Whom it quotes is
counted apart, as voices. The rules, in the order in which they are tried:

1. Relays: "told Interfax", "TASS quoted": the newsroom named; "wrote on Telegram": the post.
2. Another newsroom's word ("Reuters reported"): that newsroom, where it is a known agency or has a page in the story; a body's
   own, where it put out a page in the days before (a release that all could read).
3. A reprint: the agency that any of the reprinting pages credits, else the outlet that printed it first.
4. An agency in the byline or the dateline.
5. A sentence that stood in another outlet before, word for word and outside quotation marks.
6. Otherwise the outlet itself. Two outlets that quote one person and credit nobody have both heard it.

A newsroom that is named, and whose own page on the same saying names yet another, hands on to that one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import lru_cache

from dateline.ledger.newsrooms import Newsrooms, is_network
from dateline.model import (
    Article,
    NameKind,
    Origin,
    Reading,
    Report,
    Snapshot,
    Sourcing,
    Span,
    Statement,
    Through,
    Turn,
    Window,
)

__all__ = ["Trace", "Tracer", "sourced", "tracers"]

_WORD = re.compile(r"[^\W_]+")
_STOPS = re.compile(r"[.!?][”\"’]?\s+(?=[“\"‘A-ZÀ-Þ])")
_QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"")
# Words that a sentence must have outside its quotations to be known for a lifted one: shorter ones come about twice.
_LIFTED = 12
# The same saying: told of days this far apart, with this share of the shorter one's words in the other.
_NEAR = timedelta(days=1)
_ALIKE = 0.5
_STEPS = 5
# A body's own page is what others quote while it is fresh.
_FRESH = timedelta(days=3)
_REPORTING = frozenset(
    {"reported", "reports", "reporting", "wrote", "writes", "quoted", "quoting", "cited", "citing", "carried"}
)
_NO_NEWSROOM = frozenset({NameKind.PERSON, NameKind.COUNTRY, NameKind.PLACE})


@dataclass(frozen=True, slots=True)
class Trace:
    """What a report was traced to, how, and which outlet printed it."""

    origin: str
    through: Through
    outlet: str


class Tracer:
    """Traces the reports of one story. `copies` maps a page to the one that it reprints."""

    def __init__(self, readings: Iterable[Reading], copies: Mapping[str, str]) -> None:
        self._readings = {r.article.id: r for r in sorted(readings, key=_order)}
        self._copies = copies
        self.newsrooms = Newsrooms([r.article for r in self._readings.values()])
        self._statements: dict[str, dict[str, Statement]] = {}
        self._by_outlet: dict[str, list[Reading]] = {}
        self._credits: dict[str, str] = {}
        for page, reading in self._readings.items():
            self._by_outlet.setdefault(self.newsrooms.outlet(reading.article), []).append(reading)
            if agency := self.newsrooms.agency(reading.article):
                self._credits.setdefault(copies.get(page, page), agency)
        self._first: dict[tuple[str, ...], tuple[str, Report]] | None = None
        self._known: dict[str, Trace] = {}

    def trace(self, page: str, report: Report) -> Trace:
        """Where a report on a page comes from."""
        if report.id not in self._known:
            self._known[report.id] = self._trace(self._readings[page], report)
        return self._known[report.id]

    def _trace(self, reading: Reading, report: Report) -> Trace:
        article = reading.article
        outlet = self.newsrooms.outlet(article)
        if told := self._told(reading, report):
            origin, through = told
            if through is not Through.POST:
                said = self._statement(reading, report.statement)
                origin = self._handed_on(origin, reading, said) if said else origin
            own = origin in {outlet, self.newsrooms.house(outlet)}
            return Trace(self.newsrooms.house(origin), Through.OWN if own else through, outlet)
        root = self._copies.get(article.id, article.id)
        if agency := self._credits.get(root):
            own = agency in {outlet, self.newsrooms.house(outlet)}
            credited = article.agency is not None
            return Trace(
                agency, Through.OWN if own else Through.CREDIT if credited else Through.REPRINT, outlet
            )
        if root != article.id and root in self._readings:
            first_outlet = self.newsrooms.outlet(self._readings[root].article)
            return Trace(self.newsrooms.house(first_outlet), Through.REPRINT, outlet)
        page, first = self._printed_first(article, report)
        if page != article.id and self.newsrooms.outlet(self._readings[page].article) != outlet:
            return Trace(self.trace(page, first).origin, Through.SENTENCE, outlet)
        return Trace(self.newsrooms.house(outlet), Through.OWN, outlet)

    def _told(self, reading: Reading, report: Report) -> tuple[str, Through] | None:
        """The newsroom or post that the report itself names as where it is from."""
        said = self._statement(reading, report.statement)
        for name in said.via if said else ():
            if self._is_other(name, reading):
                continue
            if is_network(name):
                if report.source:
                    return f"{report.source} on {name}", Through.POST
            elif found := self.newsrooms.relay(name, reading.article):
                return found, Through.RELAY
        if report.source and (found := self.newsrooms.known(report.source, reading.article)):
            cue = said.cue.of(reading.article.text).casefold() if said and said.cue else ""
            news = self.newsrooms.carries_news(found) or any(word in _REPORTING for word in cue.split())
            if (
                news
                or found == self.newsrooms.outlet(reading.article)
                or self._put_out(found, report.published)
            ):
                return found, Through.QUOTE
        return None

    def _put_out(self, body: str, day: date | None) -> bool:
        """Whether a body published a page of its own on that day or just before."""
        pages = (r.article.published for r in self._by_outlet.get(body, ()))
        return day is not None and any(p and timedelta(0) <= day - p.day <= _FRESH for p in pages)

    def _is_other(self, name: str, reading: Reading) -> bool:
        """Whether the page knows the name for a person, a country or a place: "told Moscow" is no newsroom."""
        if self.newsrooms.known(name, reading.article):
            return False
        return any(m.kind in _NO_NEWSROOM and name in (m.name, m.text) for m in reading.mentions)

    def _statement(self, reading: Reading, wanted: str | None) -> Statement | None:
        if wanted is None:
            return None
        page = reading.article.id
        if page not in self._statements:
            self._statements[page] = {s.id: s for s in reading.statements}
        return self._statements[page].get(wanted)

    def _handed_on(self, newsroom: str, reading: Reading, said: Statement) -> str:
        """The newsroom that the named one has the saying from, as far as their own pages tell."""
        seen = {newsroom}
        for _ in range(_STEPS):
            further = self._next(newsroom, reading, said)
            if further is None or further in seen:
                break
            seen.add(further)
            newsroom = further
        return newsroom

    def _next(self, newsroom: str, reading: Reading, said: Statement) -> str | None:
        for theirs in self._by_outlet.get(newsroom, ()):
            for other in theirs.statements:
                if not other.via or not _same_saying(reading, said, theirs, other):
                    continue
                names = [n for n in other.via if not is_network(n) and not self._is_other(n, theirs)]
                relays = (self.newsrooms.relay(name, theirs.article) for name in names)
                if found := next((r for r in relays if r and r != newsroom), None):
                    return found
        return None

    def _printed_first(self, article: Article, report: Report) -> tuple[str, Report]:
        """The page on which the sentence of a report stood first, and its report there."""
        if self._first is None:
            self._first = {}
            for page, reading in self._readings.items():
                for other in reading.reports:
                    if sentence := _sentence(reading.article.text, other.span):
                        self._first.setdefault(sentence, (page, other))
        return self._first.get(_sentence(article.text, report.span), (article.id, report))


def _order(reading: Reading) -> tuple[date, str]:
    published = reading.article.published
    return (published.day if published else date.max, reading.article.id)


@lru_cache(4096)  # a story is traced once for each of its days
def _sentence(text: str, span: Span) -> tuple[str, ...]:
    """The words of the sentence around a span, without what stands in quotation marks; none where they are few."""
    start, end = text.rfind("\n", 0, span.start) + 1, text.find("\n", span.end)
    end = len(text) if end < 0 else end
    stops = [start + m.end() for m in _STOPS.finditer(text[start:end])]
    start = max((s for s in stops if s <= span.start), default=start)
    end = min((s for s in stops if s >= span.end), default=end)
    words = tuple(_WORD.findall(_QUOTED.sub(" ", text[start:end]).casefold()))
    return words if len(words) >= _LIFTED else ()


def _same_saying(reading: Reading, a: Statement, theirs: Reading, b: Statement) -> bool:
    """Whether two statements tell of one saying: one source, near days, like words."""
    if a.name is None or b.name is None or not _one_name(a.name, b.name):
        return False
    if a.said and b.said and a.said.gap(b.said) > _NEAR:
        return False
    mine, other = _content(reading, a), _content(theirs, b)
    short, long = sorted((mine, other), key=len)
    return bool(short) and len(short & long) >= _ALIKE * len(short)


def _one_name(a: str, b: str) -> bool:
    short, long = sorted((_WORD.findall(a.casefold()), _WORD.findall(b.casefold())), key=len)
    return bool(short) and long[-len(short) :] == short


def _content(reading: Reading, said: Statement) -> frozenset[str]:
    words = (w for piece in said.content for w in _WORD.findall(piece.of(reading.article.text).casefold()))
    return frozenset(w for w in words if len(w) > 3)


def tracers(snapshot: Snapshot) -> dict[str, Tracer]:
    """A tracer for each story."""
    home, copies = dict(snapshot.story_of), dict(snapshot.copies)
    pages: dict[str, list[Reading]] = {story.id: [] for story in snapshot.stories}
    for reading in snapshot.readings:
        pages.setdefault(home[reading.article.id], []).append(reading)
    return {story: Tracer(readings, copies) for story, readings in pages.items()}


def sourced(snapshot: Snapshot) -> Snapshot:
    """The snapshot with the outlets and origins of every event, and of each of its fields."""
    told = {p.id: (r.article.id, p) for r in snapshot.readings for p in r.reports}
    of_story, events = tracers(snapshot), []
    for event in snapshot.events:
        tracer = of_story[event.story]
        reports = [told[report] for report in event.reports]
        outlets, origins = _traced(tracer, reports)
        by_hand = {correction.field for correction in event.corrected}
        fields = _fields(tracer, reports, dict(event.carriers), event.turns)
        fields = tuple(s for s in fields if s.field not in by_hand)
        events.append(
            replace(event, outlets=len(outlets), origins=len(origins), sourcing=fields, traced=origins)
        )
    return replace(snapshot, events=tuple(events))


def _traced(
    tracer: Tracer, reports: Iterable[tuple[str, Report]]
) -> tuple[tuple[str, ...], tuple[Origin, ...]]:
    """The outlets that printed some reports (each with its page), and the origins; the first to print stands first."""
    outlets: dict[str, None] = {}
    origins: dict[str, list[tuple[str, Trace]]] = {}
    for page, report in reports:
        trace = tracer.trace(page, report)
        outlets.setdefault(trace.outlet)
        origins.setdefault(trace.origin, []).append((report.id, trace))
    return tuple(outlets), tuple(
        Origin(
            name,
            tuple(dict.fromkeys(trace.outlet for _, trace in having)),
            tuple(report for report, _ in having),
            tuple(sorted({trace.through for _, trace in having})),
        )
        for name, having in origins.items()
    )


def _fields(
    tracer: Tracer,
    reports: Sequence[tuple[str, Report]],
    carriers: Mapping[str, Sequence[str]],
    turns: Sequence[Turn],
) -> tuple[Sourcing, ...]:
    """Who carries each field of an event as it stands after its last turn; `reports` in publication order."""
    out = []
    for field in ("status", "window", "mode", "place"):
        carried = set(carriers.get(field, ()))
        value = getattr(turns[-1], field) if turns else None
        since = _since(turns)
        mine = [
            (page, report)
            for page, report in reports
            if report.id in carried or (value is not None and _says(report, field, value, since))
        ]
        if carried or mine:
            outlets, origins = _traced(tracer, mine)
            voices = dict.fromkeys(r.source for _, r in mine if r.source)
            out.append(Sourcing(field, outlets, origins, tuple(v for v in voices if v)))
    return tuple(out)


def _since(turns: Sequence[Turn]) -> date:
    """The day from which the event has had its status: what was confirmed before it was put off confirms nothing now."""
    day = date.min
    for turn in reversed(turns):
        if turn.status is not turns[-1].status:
            break
        day = turn.day
    return day


def _says(report: Report, field: str, value: object, since: date) -> bool:
    if field == "status":
        return report.status is value and (report.published or date.min) >= since
    if field == "window":
        return isinstance(value, Window) and report.window is not None and _same_days(report, value)
    said = report.mode if field == "mode" else report.place
    return said is not None and str(said).casefold() == str(value).casefold()


def _same_days(report: Report, value: Window) -> bool:
    """The same days, or the same deadline, told on another day."""
    window = report.window
    assert window is not None
    deadline = window.last == value.last and window.first == report.published and window.length != 1
    return window.same_days(value) or (deadline and (value.length or 0) > 1)
