"""The nouns that flow through the house: frozen, typed, slotted; no behaviour beyond what they mean."""

from dateline.model.article import Article, Installment
from dateline.model.change import Change, Turned, Value
from dateline.model.decision import Correction, Decision, Mark, Tie
from dateline.model.extract import Block, BlockKind, Extract
from dateline.model.language import Direction, Mention, MentionForm, NameKind, Sentence, Timex, Token
from dateline.model.ledger import Event, Snapshot, Story, Turn
from dateline.model.origins import Origin, Sourcing, Through
from dateline.model.outlook import Certainty, EventWord, Lookahead, Outlook, Prospect
from dateline.model.page import Page
from dateline.model.quote import Quote
from dateline.model.report import Doubt, Kind, Mode, QuoteKind, Reading, Report, Statement, Status
from dateline.model.span import Span
from dateline.model.time import Dated, Grain, Window, day_of
from dateline.model.track import Contradiction, Expectation, Record, Track, Verdict

__all__ = [
    "Article",
    "Block",
    "BlockKind",
    "Certainty",
    "Change",
    "Contradiction",
    "Correction",
    "Dated",
    "Decision",
    "Direction",
    "Doubt",
    "Event",
    "EventWord",
    "Expectation",
    "Extract",
    "Grain",
    "Installment",
    "Kind",
    "Lookahead",
    "Mark",
    "Mention",
    "MentionForm",
    "Mode",
    "NameKind",
    "Origin",
    "Outlook",
    "Page",
    "Prospect",
    "Quote",
    "QuoteKind",
    "Reading",
    "Record",
    "Report",
    "Sentence",
    "Snapshot",
    "Sourcing",
    "Span",
    "Statement",
    "Status",
    "Story",
    "Through",
    "Tie",
    "Timex",
    "Token",
    "Track",
    "Turn",
    "Turned",
    "Value",
    "Verdict",
    "Window",
    "day_of",
]
