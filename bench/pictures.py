"""The pictures of the documentation: `dateline serve` with an example story, looked at by the Chromium that is installed.

    python -m bench.pictures [FOLDER]      docs/pictures, if none is given

Run it where the pages look different. Every picture is as of a day, so that it does not change with the date.
"""

from __future__ import annotations

import argparse
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import sync_playwright

from bench.cases import EXAMPLES, NOW, ROOT
from bench.chromium import CHROMIUM, MISSING, launched
from bench.tables import most_told
from dateline.diary import Diary

__all__ = ["PICTURES", "served", "taken"]

PICTURES = {
    "diary.png": ("/?as_of=2024-10-04", 1000, 560),
    "event.png": ("/event/{event}?as_of=2024-11-12", 900, 780),
    "story.png": ("/story/{story}?since=2024-10-04&as_of=2024-10-21", 1000, 520),
    "phone.png": ("/?as_of=2024-10-21", 390, 760),
}
"""The address, width and height of each picture; `{event}` is the one that most is told of, `{story}` its story."""

STARTS_IN = 30  # seconds that the server may take


@contextmanager
def served(db: Path) -> Iterator[str]:
    """The address of `dateline serve` on a free port, as a user starts it."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "dateline", "serve", "--db", str(db), "--port", str(port)]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as server:
        try:
            _await(port)
            yield f"http://127.0.0.1:{port}"
        finally:
            server.terminate()


def _await(port: int) -> None:
    """Return when somebody listens."""
    for _ in range(STARTS_IN * 5):
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            time.sleep(0.2)
        else:
            return
    raise SystemExit(f"dateline serve did not answer within {STARTS_IN} seconds")


def taken(folder: Path) -> list[Path]:
    """Take every picture into `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(prefix="dateline-pictures-") as kept, sync_playwright() as playwright:
        db = Path(kept) / "diary.db"
        with Diary.open(db) as diary:
            diary.read([str(EXAMPLES / "two-islands")], now=NOW)
            event = most_told(diary.snapshot(today=NOW.date()).events)
        browser = launched(playwright)
        with served(db) as address:
            for name, (path, width, height) in PICTURES.items():
                page = browser.new_page(
                    viewport={"width": width, "height": height}, color_scheme="light", locale="en-GB"
                )
                answer = page.goto(address + path.format(event=event.id, story=event.story))
                if answer is None or not answer.ok:
                    raise SystemExit(f"{path}: {page.inner_text('main')}")
                page.screenshot(path=folder / name)
                page.close()
        browser.close()
    return [folder / name for name in PICTURES]


def main() -> int:
    """Take the pictures; exit 1 where there is no Chromium."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", nargs="?", type=Path, default=ROOT / "docs" / "pictures")
    wanted = parser.parse_args()
    if CHROMIUM is None:
        print(MISSING, file=sys.stderr)
        return 1
    for path in taken(wanted.folder):
        print(f"{path}: {path.stat().st_size // 1000} kB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
