"""What bytes are: HTML, a feed, plain text, or no page at all. The bytes decide; the file's name is a hint only."""

from __future__ import annotations

import re

__all__ = ["FEED", "HTML", "TEXT", "media_type", "why_not_a_page"]

HTML, FEED, TEXT = "text/html", "application/rss+xml", "text/plain"

_HEAD = 4096
_MAGIC: tuple[tuple[bytes, str], ...] = (
    (b"%PDF", "a PDF"),
    (b"PK\x03\x04", "a zip archive or an office document"),
    (b"\x89PNG", "an image"),
    (b"GIF8", "an image"),
    (b"\xff\xd8\xff", "an image"),
    (b"RIFF", "an image or a sound"),
    (b"BM\x00", "an image"),
    (b"II*\x00", "an image"),
    (b"MM\x00*", "an image"),
    (b"\x00\x00\x01\x00", "an image"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ", "an xz archive"),
    (b"7z\xbc\xaf", "a 7z archive"),
    (b"Rar!", "a rar archive"),
    (b"\x28\xb5\x2f\xfd", "a zstd archive"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90", "a program"),
    (b"\x00asm", "a program"),
    (b"OggS", "a sound or a film"),
    (b"ID3", "a sound"),
    (b"fLaC", "a sound"),
    (b"\x1a\x45\xdf\xa3", "a film"),
    (b"SQLite format 3\x00", "a database"),
    (b"\xd0\xcf\x11\xe0", "an office document"),
    (b"wOFF", "a font"),
    (b"wOF2", "a font"),
    (b"{\\rtf", "an RTF document"),
)
_WIDE = (b"\xff\xfe", b"\xfe\xff")
_CONTROLS = bytes(set(range(32)) - set(b"\t\n\v\f\r\x1b\x00")) + b"\x7f"
_TAG = re.compile(
    r"<(?:!doctype html|(?:html|head|body|title|meta|div|p|h[1-4]|article|main|section|span|a|table|br|ul|script)\b)",
    re.IGNORECASE,
)
_FEED_ROOT = re.compile(r"<(?:\w+:)?(?:rss|feed|rdf|item|entry|channel)\b", re.IGNORECASE)


def why_not_a_page(content: bytes) -> str | None:
    """Why the bytes can't be a page, or None where they may be one."""
    if not content.strip():
        return "empty"
    if content[4:8] == b"ftyp":
        return "a film"
    for magic, what in _MAGIC:
        if content.startswith(magic):
            return f"{what}, not a page"
    head = content[:_HEAD]
    if not _is_wide(head):
        # Legacy encodings hold no control characters, random bytes a tenth; a stray NUL in a text is let pass.
        controls = len(head) - len(head.translate(None, _CONTROLS)) + head.count(b"\x00")
        if controls > 0.05 * len(head):
            return "binary data, not a page"
    return None


def media_type(content: bytes, name: str = "") -> str | None:
    """What kind of page the bytes are, or None for XML that is neither a feed nor XHTML."""
    head = _text(content).lstrip("\ufeff \t\r\n")
    body = re.sub(
        r"^(?:<\?[^>]{0,300}\?>|<!--[^>]{0,2000}-->|<!doctype [^>\[]{0,300}(?:\[[^\]]{0,2000}\])?>|\s)+",
        "",
        head,
        count=1,
        flags=re.IGNORECASE,
    )
    if _FEED_ROOT.match(body):
        return FEED
    if re.match(r"<html\b", body, re.IGNORECASE) or re.match(r"<!doctype html", head, re.IGNORECASE):
        return HTML
    tags = len(_TAG.findall(head))
    hinted = name.lower().endswith((".html", ".htm", ".xhtml", ".shtml", ".php", ".asp", ".aspx"))
    if tags >= 3 or (tags and (hinted or head.startswith("<"))):
        return HTML
    if head.startswith("<?xml") or (
        re.match(r"<[a-z][\w:.-]*[\s>/]", head, re.IGNORECASE) and name.lower().endswith(".xml")
    ):
        return None
    return HTML if hinted and "<" in head else TEXT


def _is_wide(head: bytes) -> bool:
    """UTF-16 or UTF-32, by its mark or by every other byte being NUL."""
    if head.startswith(_WIDE):
        return True
    sample = head[: len(head) // 2 * 2]
    odd, even = sample[1::2].count(0), sample[::2].count(0)
    return (
        len(sample) >= 8
        and max(odd, even) > 0.4 * (len(sample) / 2)
        and min(odd, even) < 0.05 * (len(sample) / 2)
    )


def _text(content: bytes) -> str:
    """The first characters, good enough to see markup."""
    head = content[:_HEAD]
    if _is_wide(head):
        return head.replace(b"\x00", b"").lstrip(b"\xff\xfe").decode("latin-1")
    return head.removeprefix(b"\xef\xbb\xbf").decode("latin-1")
