"""A snapshot in other forms: the ledger as JSON, the diary as text. Pure; writes no file, reads no clock."""

from dateline.export.changes import News, changes_lines, changes_record, news
from dateline.export.days import day, short_day
from dateline.export.decisions import decision_lines, decision_record
from dateline.export.diff import diff_lines, diff_record
from dateline.export.event import event_lines
from dateline.export.hand import corrections_told, decision_told
from dateline.export.ledger import ledger
from dateline.export.record import diary_record, entry_record
from dateline.export.sheet import Entry, Section, Sheet, Voice, entry, outlet, quote, relayed, sheet, voice
from dateline.export.sourcing import sourcing_lines, sourcing_record
from dateline.export.strip import strip, strip_lines, strip_record
from dateline.export.text import Line, diary_lines, diary_text, entry_lines, folded, plural
from dateline.export.track import record_lines, table_lines, track_record

__all__ = [
    "Entry",
    "Line",
    "News",
    "Section",
    "Sheet",
    "Voice",
    "changes_lines",
    "changes_record",
    "corrections_told",
    "day",
    "decision_lines",
    "decision_record",
    "decision_told",
    "diary_lines",
    "diary_record",
    "diary_text",
    "diff_lines",
    "diff_record",
    "entry",
    "entry_lines",
    "entry_record",
    "event_lines",
    "folded",
    "ledger",
    "news",
    "outlet",
    "plural",
    "quote",
    "record_lines",
    "relayed",
    "sheet",
    "short_day",
    "sourcing_lines",
    "sourcing_record",
    "strip",
    "strip_lines",
    "strip_record",
    "table_lines",
    "track_record",
    "voice",
]
