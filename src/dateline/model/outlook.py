"""Where the words of a page look: what is ahead of them, how surely, whether denied; and all that one page looks forward to."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from dateline.model.article import Article
from dateline.model.language import Direction
from dateline.model.report import Kind
from dateline.model.span import Span
from dateline.model.time import Window

__all__ = ["Certainty", "EventWord", "Lookahead", "Outlook", "Prospect"]


class Certainty(StrEnum):
    """How surely the words put an event, be it ahead or behind."""

    CERTAIN = "certain"
    """It is told flatly: "will meet", "are due to meet", "met"."""
    PROBABLE = "probable"
    """It is expected, planned or likely."""
    POSSIBLE = "possible"
    """It may be: "might meet", "could meet", or somebody asks for it or thinks about it."""


@dataclass(frozen=True, slots=True)
class Outlook:
    """Where an event word looks; `OPEN` is what is so now, or goes on."""

    looks: Direction
    certainty: Certainty = Certainty.CERTAIN
    denied: bool = False


@dataclass(frozen=True, slots=True)
class EventWord:
    """A word or phrase of a text that names an event of a tracked kind; `strong` ones do so by themselves."""

    span: Span
    kind: Kind
    noun: bool
    strong: bool


@dataclass(frozen=True, slots=True)
class Prospect:
    """Something that a page looks forward to: the word that names it, and what the words around it tell.

    `sentence` is where it stands; `time` the time expression of its clause, `window` the days that this one names, None
    where none is told or can be. `kind` is that of a word the diary tracks. `source` is whose word it is, None for the
    publisher's own. `report` is the report in whose clause it stands: the diary keeps it; None where it does not.
    """

    span: Span
    sentence: Span
    certainty: Certainty
    denied: bool = False
    time: Span | None = None
    window: Window | None = None
    kind: Kind | None = None
    source: str | None = None
    report: str | None = None

    @property
    def kept(self) -> bool:
        """Whether a report of the same page keeps it."""
        return self.report is not None


@dataclass(frozen=True, slots=True)
class Lookahead:
    """A page and all that it looks forward to, in text order."""

    article: Article
    prospects: tuple[Prospect, ...] = ()
