"""`manifest.jsonl`: what a crawler knew of the pages beside it. One object a line: `file`, `url`, `fetched`.

A line that can't be read is reported and costs only itself.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path, PurePosixPath
from urllib.parse import urlsplit

from dateline.model.errors import PageError

__all__ = ["NAME", "Known", "Manifests", "splits"]

NAME = "manifest.jsonl"
_LARGEST = 64 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Known:
    """What a manifest knows of a page."""

    url: str | None = None
    fetched: datetime | None = None


@dataclass(slots=True)
class Manifests:
    """The manifests met so far, each read once."""

    _read: dict[Path, dict[str, Known]] = field(default_factory=dict)
    _complaints: list[PageError] = field(default_factory=list)

    def known(self, file: Path) -> Known:
        """What is known of `file` by a manifest beside it, or one folder up ("pages/01.html")."""
        here = file.parent
        above = here.parent
        beside = self._of(here).get(file.name)
        if beside is None and above != here:
            beside = self._of(above).get(f"{here.resolve().name}/{file.name}")
        return beside or Known()

    def complaints(self) -> Iterator[PageError]:
        """What was wrong with the manifests read since the last call."""
        while self._complaints:
            yield self._complaints.pop(0)

    def _of(self, folder: Path) -> dict[str, Known]:
        if folder not in self._read:
            self._read[folder] = dict(self._lines(folder / NAME))
        return self._read[folder]

    def _lines(self, path: Path) -> Iterator[tuple[str, Known]]:
        try:
            if not path.is_file():
                return
            if path.stat().st_size > _LARGEST:
                self._complain(path, None, "the manifest is too large")
                return
            text = path.read_text(encoding="utf-8-sig", errors="replace")
        except OSError as error:
            self._complain(path, None, error.strerror or "can't be read")
            return
        # Not splitlines(): a form feed or a line separator within a JSON string ends no line.
        for number, line in enumerate(text.split("\n"), 1):
            if line.strip():
                yield from self._line(path, number, line)

    def _line(self, path: Path, number: int, line: str) -> Iterator[tuple[str, Known]]:
        try:
            entry = json.loads(line)
        except (ValueError, RecursionError):
            self._complain(path, number, "not JSON")
            return
        if not isinstance(entry, dict) or not isinstance(entry.get("file"), str):
            self._complain(path, number, 'not an object with a "file"')
            return
        url = entry.get("url")
        if url is not None and not (isinstance(url, str) and splits(url)):
            self._complain(path, number, '"url" is not an address')
            url = None
        yield (
            PurePosixPath(entry["file"]).as_posix(),
            Known(url, self._fetched(path, number, entry.get("fetched"))),
        )

    def _fetched(self, path: Path, number: int, value: object) -> datetime | None:
        if value is None:
            return None
        try:
            instant = datetime.fromisoformat(str(value).strip())
        except ValueError:
            self._complain(path, number, '"fetched" is not an ISO instant')
            return None
        return instant if instant.tzinfo else instant.replace(tzinfo=UTC)

    def _complain(self, path: Path, number: int | None, reason: str) -> None:
        where = str(path) if number is None else f"{path} line {number}"
        self._complaints.append(PageError(where, reason))


def splits(url: str) -> bool:
    """Whether an address can be taken apart: behind this door every `Page.url` can."""
    try:
        urlsplit(url)
    except ValueError:
        return False
    return True
