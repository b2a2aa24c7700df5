"""Whatever the documentation quotes of the program is pasted by machine, and compared in `tests/docs`.

    python -m bench.pasted            exit 1 where a page is not what the program prints today
    python -m bench.pasted --write    write those pages again

A page marks such a place with `<!-- pasted: NAME -->` … `<!-- end -->`; examples of Python are told by their `>>>`
(bench/doctested.py).
"""

from __future__ import annotations

import re
import shlex
import shutil
import sys
from collections.abc import Iterable, Sequence
from datetime import date
from functools import cache
from os import chdir
from pathlib import Path
from tempfile import TemporaryDirectory, mkdtemp

from click.testing import CliRunner

from bench import answered, tables, tools
from bench.cases import ROOT
from bench.doctested import DOCTESTED, renewed_examples
from dateline.cli.app import app
from dateline.diary import Diary
from dateline.export import EVENT_COLUMNS, REPORT_COLUMNS, standards_table

__all__ = ["DEMO", "PAGES", "commands", "main", "renewed"]

PAGES = (
    "README.md",
    "docs/commands.md",
    "docs/reference.md",
    "docs/statuses.md",
    "docs/howto/corrections.md",
    "docs/howto/missed.md",
    "docs/as-of.md",
    "docs/formats.md",
    "docs/tutorial.md",
    "docs/api.md",
    "docs/api-shapes.md",
    "docs/mcp.md",
)
EXAMPLE = "examples/two-islands"
DEMO = ("diary", "examples/two-islands", "--as-of", "2025-01-02")
PLACE = re.compile(r"(<!-- pasted: (\S[^\n]*?) -->\n).*?(<!-- end -->)", re.DOTALL)


def output(arguments: Iterable[str]) -> str:
    """What a command prints on stdout, in a pipe, from the repository's root."""
    chdir(ROOT)
    result = CliRunner().invoke(
        app, list(arguments), prog_name="dateline", env={"COLUMNS": "80", "TERMINAL_WIDTH": "80"}
    )
    if result.exit_code:
        raise SystemExit(f"dateline {' '.join(arguments)}: exit code {result.exit_code}: {result.output}")
    return result.stdout


def example(arguments: tuple[str, ...]) -> str:
    """What a command prints of a diary that holds one of the examples, read once."""
    return output([*arguments, "--db", str(_example_diary())])


@cache
def _example_diary() -> Path:
    path = Path(mkdtemp(prefix="dateline-pasted-")) / "diary.db"
    output(["read", EXAMPLE, "--db", str(path), "--workers", "1"])
    return path


def arguments_here(arguments: Iterable[str]) -> list[str]:
    """The same command, reading in this process: workers change the time it takes and not what it prints."""
    given = list(arguments)
    return [*given, "--workers", "1"] if given[0] == "diary" else given


def commands() -> tuple[str, ...]:
    """The names of all commands, in the order of `--help`."""
    return tuple(app.commands)


def pasted(name: str) -> str:
    """The text of one place: "demo", "help", "commands", "run …", "example LINES …", "try LINES …", "standards", "columns",
    "meanings ENUM", "evenings PAGES DAY …", "curl LINES ADDRESS [FILTER]", "api addresses" (problems, shapes) or "mcp TOOL NAME=VALUE …"."""
    if name == "demo":
        return f"```text\n{output(DEMO)}```\n"
    if name == "commands":
        return "".join(f"\n### dateline {c}\n\n```text\n{output([c, '--help'])}```\n" for c in commands())
    if name == "help":
        return f"```text\n{output(['--help'])}```\n"
    if name == "standards":
        return "\n" + "".join(f"{line}\n" for line in standards_table()) + "\n"
    if name == "columns":
        columns = {"events": EVENT_COLUMNS, "reports": REPORT_COLUMNS}
        return (
            "".join(
                f"\n**{table}**: {', '.join(f'`{c}`' for c in names)}\n" for table, names in columns.items()
            )
            + "\n"
        )
    if name.startswith("example "):
        lines, given = _asked(name)
        return _block(given, example(tuple(given)), lines)
    if name.startswith("try "):
        return _tried(name)
    if name.startswith("curl "):
        return answered.curled(name.split()[1:], _example_diary())
    if name.startswith("mcp "):
        return tools.told(name.split()[1:], _example_diary())
    if name.startswith("api "):
        return answered.table(name.split()[1])
    if name.startswith("meanings "):
        return tables.meanings_table(name.split()[1])
    if name.startswith("evenings "):
        _, pages, *days = name.split()
        return tables.evenings(pages, days)
    if name.startswith("run "):
        return f"```text\n{output(name.split()[1:])}```\n"
    raise SystemExit(f"nothing is pasted by the name {name!r}")


def _tried(name: str) -> str:
    """A command that changes the diary, in a copy of the example's."""
    lines, given = _asked(name)
    with TemporaryDirectory(prefix="dateline-pasted-") as folder:
        copy = Path(shutil.copy(_example_diary(), folder))
        return _block(given, output([*given, "--db", str(copy)]), lines)


def _asked(name: str) -> tuple[int, list[str]]:
    """How many lines to show, and the command: "@signing" is the id of the example's event whose name has this word."""
    _, lines, *given = shlex.split(name)
    return int(lines), [_id(word[1:]) if word.startswith("@") else word for word in given]


@cache
def _id(words: str) -> str:
    with Diary.open(_example_diary()) as diary:
        events = diary.snapshot(today=date(2030, 1, 1)).events
    # The whole name before a part of one: "meeting" is also a word of "meeting of …".
    found = [e for e in events if e.name == words] or [event for event in events if words in event.name]
    if not found:
        raise SystemExit(f"no event of the example is called {words!r}: {'; '.join(e.name for e in events)}")
    return tables.most_told(found).id[:5]


def _block(arguments: Sequence[str], printed: str, most: int) -> str:
    """A command and the first lines of what it prints."""
    lines = printed.splitlines()
    left = [f"… and {len(lines) - most} lines more"] if len(lines) > most else []
    return "\n".join(["```text", f"$ dateline {shlex.join(arguments)}", *lines[:most], *left, "```", ""])


def renewed(page: str) -> str:
    """A page's text with every marked place written again."""
    return PLACE.sub(lambda m: m[1] + pasted(m[2]) + m[3], page)


def main(arguments: list[str] | None = None) -> int:
    """Compare, or write."""
    write = "--write" in (sys.argv[1:] if arguments is None else arguments)
    stale = []
    for name in (*PAGES, *DOCTESTED):
        path = Path(ROOT / name)
        text = path.read_text(encoding="utf-8")
        now = renewed(text) if name in PAGES else renewed_examples(name, text)
        if now != text:
            stale.append(name)
            if write:
                path.write_text(now, encoding="utf-8")
    print("\n".join(f"{name}: {'written again' if write else 'stale; run just paste'}" for name in stale))
    return 0 if write or not stale else 1


if __name__ == "__main__":
    sys.exit(main())
