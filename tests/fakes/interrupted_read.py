"""A process to be killed: reads a folder into a diary and tells of each page that is safely kept.

python -m tests.fakes.interrupted_read DIARY FOLDER
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from tests.fakes.pages import NOW
from tests.fakes.readings import READER, fake_read

from dateline.diary import Diary
from dateline.model import Page


def folder_pages(folder: Path) -> Iterator[Page]:
    """The folder's pages, in the order of their names."""
    for path in sorted(folder.iterdir()):
        yield Page(path.read_bytes(), str(path), media_type="text/plain")


def main(diary_path: str, folder: str) -> None:
    """Read the folder; one line of output for each page kept."""
    with Diary.open(diary_path, read=fake_read, reader=READER) as diary:
        diary.take(folder_pages(Path(folder)), now=NOW, on_page=lambda *told: print(*told, flush=True))


if __name__ == "__main__":
    main(*sys.argv[1:])
