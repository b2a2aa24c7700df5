"""Which stretch of a page bears on a datable, particular event; what event, how it stands, when, where, whose word.

A report is page-local: it knows the page's other reports only so far as "the session" or "it" leans on them.
What it refuses: to invent a day, and to say which reports of other pages speak of the same event (the ledger does).
"""

from dateline.reading.reports.assembly import candidates, reports
from dateline.reading.reports.judge import bearing
from dateline.reading.reports.triggers import event_words

__all__ = ["bearing", "candidates", "event_words", "reports"]
