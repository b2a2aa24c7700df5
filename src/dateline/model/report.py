"""What a reading holds: statements, reports, doubts. All page-local; nothing here knows another page."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from dateline.model.article import Article
from dateline.model.language import Mention
from dateline.model.span import Span
from dateline.model.time import Window

__all__ = ["Doubt", "Kind", "Mode", "QuoteKind", "Reading", "Report", "Statement", "Status"]


class Status(StrEnum):
    """What a reader would say of an event."""

    POSSIBLE = "possible"
    """Raised, discussed, wished for, not ruled out; nobody is committed."""
    EXPECTED = "expected"
    """A party or a well-placed source says it is coming, or a date is floated; not yet fixed."""
    CONFIRMED = "confirmed"
    """Fixed and announced by a party or an organiser, with its date."""
    UNDER_WAY = "under_way"
    """It has begun and not ended (adjourned counts)."""
    HELD = "held"
    """It took place."""
    POSTPONED = "postponed"
    """Put off, to a later date or to none."""
    CANCELLED = "cancelled"
    """Called off, refused, ruled out, or officially denied."""


_STATUSES = tuple(Status)


class Kind(StrEnum):
    """The kinds of event a diary tracks."""

    MEETING = "meeting"
    VISIT = "visit"
    VOTE = "vote"
    HEARING = "hearing"
    DECISION = "decision"
    LAUNCH = "launch"
    RELEASE = "release"
    SIGNING = "signing"
    STRIKE = "strike"
    DEADLINE = "deadline"
    CEREMONY = "ceremony"
    OPERATION = "operation"
    MATCH = "match"
    OTHER = "other"


class Mode(StrEnum):
    """How the parties come together."""

    IN_PERSON = "in_person"
    VIRTUAL = "virtual"
    PHONE = "phone"


class QuoteKind(StrEnum):
    """Whether a statement's content stands in quotation marks, wholly, partly or not at all."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"


@dataclass(frozen=True, slots=True)
class Statement:
    """An attribution, in PARC's terms: a source, a cue, a content (in several pieces where it is broken).

    `name` is the canonical source on this page, None where unresolved; `said` the days on which it was said;
    `via` who relays it, other than this publisher. `told` is False for what nobody is shown to say: an attitude or an
    intention, words inside another's words, a passive without a source.
    """

    id: str
    span: Span
    source: Span | None
    name: str | None
    cue: Span | None
    content: tuple[Span, ...]
    kind: QuoteKind
    said: Window | None = None
    via: tuple[str, ...] = ()
    told: bool = True


@dataclass(frozen=True, slots=True)
class Report:
    """One page's word on one event, in one stretch of its text (`span`).

    `published` is the day of writing of that stretch: the installment's, else the article's (None if undated).
    `trigger` is the word that names the event ("talks", "it"), `head` its lemma. `anaphoric` marks one that leans
    on the page for what it names ("the session", "it"). `order` tells its place in a series: "first", "second",
    "next", "last", "new" … `source` is the canonical name of whose word it is, None for the publisher's own.
    `certainty` tells how surely, by its page alone, it bears on an event (0 to 1), `odds` the chance of each status, in
    the order of `Status` (empty: only `status` is known). `was` is the slot that a clause on a move says is no more.
    """

    id: str
    span: Span
    kind: Kind
    status: Status
    trigger: Span
    head: str
    participants: tuple[str, ...] = ()
    window: Window | None = None
    mode: Mode | None = None
    place: str | None = None
    source: str | None = None
    statement: str | None = None
    said: Window | None = None
    published: date | None = None
    anaphoric: bool = False
    order: str | None = None
    reasons: tuple[str, ...] = ()
    certainty: float = 1.0
    odds: tuple[float, ...] = ()
    was: Window | None = None

    def chance_of(self, status: Status) -> float:
        """How likely, from 0 to 1, it says a status."""
        return self.odds[_STATUSES.index(status)] if self.odds else float(self.status is status)


@dataclass(frozen=True, slots=True)
class Doubt:
    """What the reader could not tell: where, by which rule, and why. Never a guess and never silence."""

    rule: str
    reason: str
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """All that one reading of one page found. Reading the same page again gives an equal one.

    `leads` are reports that the page alone does not bear out: they count only where the story bears them out.
    """

    article: Article
    statements: tuple[Statement, ...] = ()
    reports: tuple[Report, ...] = ()
    mentions: tuple[Mention, ...] = field(default=(), repr=False)
    doubts: tuple[Doubt, ...] = ()
    reader: str = ""
    leads: tuple[Report, ...] = field(default=(), repr=False)

    @property
    def reports_and_leads(self) -> tuple[Report, ...]:
        """All that may bear on an event: the reports, then the leads, each in text order."""
        return (*self.reports, *self.leads)

    def __repr__(self) -> str:
        return (
            f"<Reading of {self.article!r}, {len(self.reports)} reports, {len(self.statements)} statements>"
        )
