"""Where event words look, and what a page looks forward to: not only what the diary tracks, and not only what bears on its events.

Judged by tags and closed classes alone (`rules/outlook.toml`); no model is asked. Nothing here is kept: `reports` decides
that. It refuses to say that something will happen: it tells how the words put it.
"""

from dateline.reading.outlook.assembly import prospects
from dateline.reading.outlook.judge import outlook

__all__ = ["outlook", "prospects"]
