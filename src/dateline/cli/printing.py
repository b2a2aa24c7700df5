"""How anything reaches the terminal: plain in a pipe, coloured on a screen, never wider than the screen.

Page text is printed without its control characters: a page must not steer the terminal of its reader.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterable
from shutil import get_terminal_size
from typing import Any

from dateline.export import Line

__all__ = ["complain", "print_json", "print_lines", "width"]

WIDEST = 100  # longer lines are hard to read
STYLES = {
    "title": "bold",
    "heading": "bold underline",
    "when": "bold cyan",
    "name": "bold",
    "status:possible": "yellow",
    "status:expected": "yellow",
    "status:confirmed": "green",
    "status:under_way": "bold green",
    "status:held": "blue",
    "status:postponed": "magenta",
    "status:cancelled": "red",
    "status:overdue": "bold red",
    "dispute": "bold red",
    "hand": "bold magenta",
    "moved": "cyan",
    "voice": "italic",
    "dim": "dim",
}
# C0 and C1 controls, and the marks that reorder a line
CONTROLS = dict.fromkeys([*range(32), *range(127, 160), *range(0x202A, 0x202F), *range(0x2066, 0x206A)])


def width() -> int:
    """Columns to fill: 80 in a pipe, the screen's (up to 100) on a screen."""
    return min(get_terminal_size().columns, WIDEST) if sys.stdout.isatty() or "COLUMNS" in os.environ else 80


def print_lines(lines: Iterable[Line]) -> None:
    """Lines of text, coloured where stdout is a screen that wants colour (NO_COLOR is heeded)."""
    if not sys.stdout.isatty():
        for line in lines:
            sys.stdout.write("".join(clean(text) for text, _ in line).rstrip() + "\n")
        return
    from rich.console import Console  # noqa: PLC0415 (late: --help stays quick)
    from rich.text import Text  # noqa: PLC0415 (late: --help stays quick)

    console = Console(highlight=False)
    for line in lines:
        console.print(
            Text.assemble(*((clean(text), STYLES.get(part, "")) for text, part in line)), soft_wrap=True
        )


def clean(text: str) -> str:
    """`text` without control characters."""
    return text.translate(CONTROLS)


def print_json(value: Any) -> None:
    """One JSON value, readable and in UTF-8."""
    json.dump(value, sys.stdout, ensure_ascii=False, indent=1)
    sys.stdout.write("\n")


def complain(text: str) -> None:
    """A line on stderr."""
    sys.stderr.write(clean(text) + "\n")
