"""Files, folders and stdin to pages, one at a time. What can't be read is told and the others go on."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

from dateline.intake import feeds, sniff
from dateline.intake.manifest import NAME, Manifests
from dateline.model import Page
from dateline.model.errors import NotAPage, PageError, PageTooLarge

__all__ = ["LARGEST", "pages"]

LARGEST = 5 * 1024 * 1024
"""Bytes of the largest page taken. News pages measured stay under 2 MB; hostile ones of that size hang HTML parsers."""

_NOT_PAGES = frozenset(
    [
        ".json",
        ".jsonl",
        ".ndjson",
        ".csv",
        ".tsv",
        ".db",
        ".sqlite",
        ".sqlite3",
        ".db-wal",
        ".db-shm",
        ".lock",
        ".log",
        ".py",
        ".js",
        ".mjs",
        ".css",
        ".map",
        ".png",
        ".jpg",
        ".jpeg",
        ".gif",
        ".webp",
        ".avif",
        ".svg",
        ".ico",
        ".bmp",
        ".woff",
        ".woff2",
        ".ttf",
        ".otf",
        ".eot",
        ".mp3",
        ".mp4",
        ".m4a",
        ".webm",
        ".ogg",
        ".wav",
        ".toml",
        ".yaml",
        ".yml",
        ".ini",
        ".cfg",
    ]
)
_NOT_NAMES = frozenset({NAME, "readme", "licence", "license", "notice", "robots", "desktop", "thumbs"})


def pages(paths: Iterable[str], *, stdin: BinaryIO | None = None) -> Iterator[Page | PageError]:
    """The pages at `paths`: files, folders (with all below them, by name), "-" for one page from `stdin`.

    In folders, hidden files and what is plainly no page (images, scripts, data) is passed over; a file named outright is
    always looked at. A page is told apart by its bytes. Each error is a value in the stream.
    """
    manifests = Manifests()
    for path in paths:
        if path == "-":
            yield from _from_stream(stdin if stdin is not None else sys.stdin.buffer)
            continue
        for file in _files(path):
            yield from [file] if isinstance(file, PageError) else _from_file(file, manifests)
            yield from manifests.complaints()


def _files(path: str) -> Iterator[Path | PageError]:
    """The files at a path, those of folders in order of their names."""
    start = Path(path)
    try:
        kind = start.stat().st_mode
    except (OSError, ValueError) as error:
        yield PageError(_printable(path), _told(error))
        return
    if not stat.S_ISDIR(kind):
        yield start
        return
    complaints: list[PageError] = []
    for folder, below, names in os.walk(
        start,
        onerror=lambda error: complaints.append(PageError(_printable(str(error.filename)), _told(error))),
    ):
        below[:] = sorted(name for name in below if not name.startswith("."))
        for name in sorted(names):
            if _may_be_page(name):
                yield Path(folder, name)
        yield from complaints
        complaints.clear()
    yield from complaints


def _may_be_page(name: str) -> bool:
    stem, extension = os.path.splitext(name.lower())  # noqa: PTH122  a name, not a path
    return not (
        name.startswith((".", "~"))
        or name.endswith("~")
        or extension in _NOT_PAGES
        or stem in _NOT_NAMES
        or name == NAME
    )


def _from_file(file: Path, manifests: Manifests) -> Iterator[Page | PageError]:
    origin = _printable(str(file))
    try:
        if not stat.S_ISREG(file.stat().st_mode):  # reading a named pipe would wait for ever
            yield NotAPage(origin, "not a regular file")
            return
        with file.open("rb") as opened:
            content = opened.read(LARGEST + 1)
    except OSError as error:
        yield PageError(origin, _told(error))
        return
    known = manifests.known(file)
    yield from _from_bytes(Page(content, origin, known.url, None, None, known.fetched), file.name)


def _from_stream(stream: BinaryIO) -> Iterator[Page | PageError]:
    try:
        content = stream.read(LARGEST + 1)
    except (OSError, ValueError) as error:
        yield PageError("-", _told(error))
        return
    yield from _from_bytes(Page(content, "-"), "")


def _from_bytes(page: Page, name: str) -> Iterator[Page | PageError]:
    if len(page.content) > LARGEST:
        yield PageTooLarge(page.origin, f"larger than {LARGEST // 1024 // 1024} MB")
        return
    reason = sniff.why_not_a_page(page.content)
    if reason:
        yield NotAPage(page.origin, reason)
        return
    kind = sniff.media_type(page.content, name)
    if kind is None:
        yield NotAPage(page.origin, "XML, but neither a feed nor XHTML")
        return
    page = Page(page.content, page.origin, page.url, kind, page.charset, page.fetched)
    yield from feeds.items(page) if kind == sniff.FEED else [page]


def _told(error: Exception) -> str:
    if isinstance(error, FileNotFoundError):
        return "no such file or folder"
    return (error.strerror if isinstance(error, OSError) else None) or str(error) or type(error).__name__


def _printable(path: str) -> str:
    """A path that can be printed and kept, whatever bytes the file system holds."""
    return path.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
