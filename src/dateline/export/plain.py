"""Words of pages made fit for formats that other programs read: no controls, no marks that reorder a line, web addresses only."""

from __future__ import annotations

import re
from urllib.parse import quote, urlsplit

from dateline.model import Article
from dateline.model.text import clean_text

__all__ = ["capital", "one_line", "plain", "web_address"]

# What XML 1.0 refuses is gone by clean_text; these it allows, and they steer a terminal, a calendar or a line's direction.
_STEERING = re.compile("[\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")


def plain(text: str) -> str:
    """`text` without controls; its line breaks stay."""
    return _STEERING.sub(" ", clean_text(text.replace("\r\n", "\n").replace("\r", "\n")))


def one_line(text: str) -> str:
    """`text` on one line, without controls."""
    return " ".join(plain(text).split())


def capital(text: str) -> str:
    """ "Summit of A and B": a name where it begins a line of its own."""
    return text[:1].upper() + text[1:]


def web_address(article: Article) -> str | None:
    """Where a page can be read: its http(s) address, every character that could end a link escaped. None for any other."""
    if not article.url:
        return None
    try:
        parts = urlsplit(article.url)
    except ValueError:
        return None
    if parts.scheme not in {"http", "https"} or not parts.netloc:
        return None
    return quote(article.url, safe="%/:?#[]@!$&*+,;=~-._") if article.url.isprintable() else None
