"""Parts of a page's address; an address that cannot be taken apart ("https://[::1") has none."""

from __future__ import annotations

from urllib.parse import SplitResult, urlsplit

__all__ = ["host_of", "path_of"]


def _split(url: str | None) -> SplitResult | None:
    try:
        return urlsplit(url) if url else None
    except ValueError:
        return None


def host_of(url: str | None) -> str:
    """The host in lower case; "" where there is none."""
    parts = _split(url)
    try:
        return (parts.hostname or "") if parts else ""
    except ValueError:
        return ""


def path_of(url: str | None) -> str:
    """The path; "" where there is none."""
    parts = _split(url)
    return parts.path if parts else ""
