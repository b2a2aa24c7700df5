"""Whatever the documentation quotes of the program is pasted by machine, and compared in `tests/docs`.

    python -m bench.pasted            exit 1 where a page is not what the program prints today
    python -m bench.pasted --write    write those pages again

A page marks such a place with `<!-- pasted: NAME -->` … `<!-- end -->`.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable
from os import chdir
from pathlib import Path

from click.testing import CliRunner

from bench.cases import ROOT
from dateline.cli.app import app

__all__ = ["DEMO", "PAGES", "commands", "main", "renewed"]

PAGES = ("README.md", "docs/reference.md", "docs/tutorial.md")
DEMO = ("diary", "examples/two-islands", "--as-of", "2025-01-02")
PLACE = re.compile(r"(<!-- pasted: ([\w -]+) -->\n).*?(<!-- end -->)", re.DOTALL)


def output(arguments: Iterable[str]) -> str:
    """What a command prints on stdout, in a pipe, from the repository's root."""
    chdir(ROOT)
    result = CliRunner().invoke(
        app, list(arguments), prog_name="dateline", env={"COLUMNS": "80", "TERMINAL_WIDTH": "80"}
    )
    if result.exit_code:
        raise SystemExit(f"dateline {' '.join(arguments)}: exit code {result.exit_code}: {result.output}")
    return result.stdout


def arguments_here(arguments: Iterable[str]) -> list[str]:
    """The same command, reading in this process: workers change the time it takes and not what it prints."""
    given = list(arguments)
    return [*given, "--workers", "1"] if given[0] == "diary" else given


def commands() -> tuple[str, ...]:
    """The names of all commands, in the order of `--help`."""
    return tuple(app.commands)


def pasted(name: str) -> str:
    """The text of one place: "demo", "help" or "help COMMAND"."""
    if name == "demo":
        return f"```text\n{output(DEMO)}```\n"
    if name == "commands":
        return "".join(f"\n### dateline {c}\n\n```text\n{output([c, '--help'])}```\n" for c in commands())
    if name == "help":
        return f"```text\n{output(['--help'])}```\n"
    if name.startswith("run "):
        return f"```text\n{output(name.split()[1:])}```\n"
    raise SystemExit(f"nothing is pasted by the name {name!r}")


def renewed(page: str) -> str:
    """A page's text with every marked place written again."""
    return PLACE.sub(lambda m: m[1] + pasted(m[2]) + m[3], page)


def main(arguments: list[str] | None = None) -> int:
    """Compare, or write."""
    write = "--write" in (sys.argv[1:] if arguments is None else arguments)
    stale = []
    for name in PAGES:
        path = Path(ROOT / name)
        text = path.read_text(encoding="utf-8")
        now = renewed(text)
        if now != text:
            stale.append(name)
            if write:
                path.write_text(now, encoding="utf-8")
    print("\n".join(f"{name}: {'written again' if write else 'stale; run just docs'}" for name in stale))
    return 0 if write or not stale else 1


if __name__ == "__main__":
    sys.exit(main())
