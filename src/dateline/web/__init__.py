"""The diary in a browser: server-rendered pages that work without JavaScript. A face: it decides nothing about news.

Pages are written from rows, rows from a snapshot by plain functions (`views/`); templates only place them. Nothing is
fetched from elsewhere, nothing a page says is ever markup, and what may come in is settled at one door (`guard.py`).
"""

from dateline.web.guard import Door
from dateline.web.site import LOOPBACK, is_loopback, site

__all__ = ["LOOPBACK", "Door", "is_loopback", "site"]
