"""When a page was published, and how that is known. Never "today", never the fetch: that is an upper bound only."""

from dateline.reading.dating.decide import Dates, date_article

__all__ = ["Dates", "date_article"]
