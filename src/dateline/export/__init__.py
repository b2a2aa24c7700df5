"""A snapshot in other forms: JSON, text, Markdown, HTML, calendar, feed, table, ninjs. Pure; writes no file, reads no clock."""

from dateline.export.ahead import ahead_lines, ahead_record
from dateline.export.atom import atom, urn
from dateline.export.brief import brief, brief_since, paper_lines
from dateline.export.changes import News, changes_lines, changes_record, news
from dateline.export.choosing import Filters, chosen, last_move, marks, moved_on
from dateline.export.days import day, short_day
from dateline.export.decisions import decision_lines, decision_record
from dateline.export.diff import diff_lines, diff_record
from dateline.export.event import event_lines
from dateline.export.hand import corrections_told, decision_told
from dateline.export.hits import hit_record
from dateline.export.html import html
from dateline.export.ics import ics
from dateline.export.jsonld import in_script, jsonld, jsonld_event
from dateline.export.ledger import (
    article_record,
    doubt_records,
    ledger,
    report_records,
    statement_records,
    story_record,
)
from dateline.export.markdown import markdown
from dateline.export.narrow import by_event, of_event, of_story, reports_by_id
from dateline.export.ninjs import ninjs, ninjs_event
from dateline.export.paper import Paper, diary_paper, event_paper
from dateline.export.plain import capital, plain, web_address
from dateline.export.quotes import (
    newest_first,
    page_quote,
    quote_record,
    report_quote,
    said_by,
    statement_quote,
)
from dateline.export.record import diary_record, entry_record
from dateline.export.sheet import (
    Entry,
    Section,
    Sheet,
    Voice,
    entry,
    outlet,
    quote,
    relayed,
    sheet,
    voice,
    weighed,
)
from dateline.export.sourcing import sourcing_lines, sourcing_record
from dateline.export.standards import standard, standards_table
from dateline.export.strip import strip, strip_lines, strip_record
from dateline.export.tables import EVENT_COLUMNS, REPORT_COLUMNS, csv_events, csv_reports
from dateline.export.text import Line, diary_lines, diary_text, entry_lines, folded, plural
from dateline.export.track import record_lines, table_lines, track_record

__all__ = [
    "EVENT_COLUMNS",
    "REPORT_COLUMNS",
    "Entry",
    "Filters",
    "Line",
    "News",
    "Paper",
    "Section",
    "Sheet",
    "Voice",
    "ahead_lines",
    "ahead_record",
    "article_record",
    "atom",
    "brief",
    "brief_since",
    "by_event",
    "capital",
    "changes_lines",
    "changes_record",
    "chosen",
    "corrections_told",
    "csv_events",
    "csv_reports",
    "day",
    "decision_lines",
    "decision_record",
    "decision_told",
    "diary_lines",
    "diary_paper",
    "diary_record",
    "diary_text",
    "diff_lines",
    "diff_record",
    "doubt_records",
    "entry",
    "entry_lines",
    "entry_record",
    "event_lines",
    "event_paper",
    "folded",
    "hit_record",
    "html",
    "ics",
    "in_script",
    "jsonld",
    "jsonld_event",
    "last_move",
    "ledger",
    "markdown",
    "marks",
    "moved_on",
    "newest_first",
    "news",
    "ninjs",
    "ninjs_event",
    "of_event",
    "of_story",
    "outlet",
    "page_quote",
    "paper_lines",
    "plain",
    "plural",
    "quote",
    "quote_record",
    "record_lines",
    "relayed",
    "report_quote",
    "report_records",
    "reports_by_id",
    "said_by",
    "sheet",
    "short_day",
    "sourcing_lines",
    "sourcing_record",
    "standard",
    "standards_table",
    "statement_quote",
    "statement_records",
    "story_record",
    "strip",
    "strip_lines",
    "strip_record",
    "table_lines",
    "track_record",
    "urn",
    "voice",
    "web_address",
    "weighed",
]
