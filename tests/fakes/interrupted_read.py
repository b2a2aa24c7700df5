"""A process to be killed: reads a folder into a diary and tells of each page that is safely kept.

python -m tests.fakes.interrupted_read DIARY FOLDER
"""

from __future__ import annotations

import sys

from dateline.diary import Diary
from tests.fakes.pages import NOW
from tests.fakes.readings import READER, fake_read


def main(diary_path: str, folder: str) -> None:
    """Read the folder; one line of output for each page kept."""
    with Diary.open(diary_path, read=fake_read, reader=READER) as diary:
        diary.read([folder], now=NOW, on_page=lambda *told: print(*told, flush=True))


if __name__ == "__main__":
    main(*sys.argv[1:])
