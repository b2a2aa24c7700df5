"""A page as it came, before anyone has read it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

__all__ = ["Page"]


@dataclass(frozen=True, slots=True)
class Page:
    """Bytes as they came, and what is known of where they came from.

    `media_type` is "text/html", "text/plain" or "application/rss+xml" (one feed item), or None where nobody said;
    `charset` is what the transport said; `fetched` is an instant with its zone: an upper bound of publication.
    """

    content: bytes
    origin: str
    url: str | None = None
    media_type: str | None = None
    charset: str | None = None
    fetched: datetime | None = None

    @property
    def digest(self) -> str:
        """SHA-256 of the bytes, in hexadecimal."""
        return sha256(self.content).hexdigest()
