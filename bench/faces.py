"""How long a program and a model wait: importing Dateline, `dateline --help`, `dateline mcp` up to its first answer, each tool.

python -m bench.faces [DIARY] [--n 5]      medians in milliseconds; without DIARY, of a diary that holds the three examples
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from pathlib import Path
from statistics import median
from subprocess import run
from tempfile import TemporaryDirectory
from time import perf_counter

import anyio
from mcp import Client, StdioServerParameters

import dateline
from bench.cases import ROOT

TOOLS: tuple[tuple[str, dict[str, object]], ...] = (
    ("events", {}),
    ("events", {"status": "confirmed", "as_of": "2024-10-04"}),
    ("stories", {}),
    ("search", {"query": "summit"}),
    ("statements", {"source": "minister"}),
    ("changes", {"since": "2024-10-09", "as_of": "2024-10-21"}),
    ("track", {"least": 0}),
    ("brief", {}),
)


def timed(times: int, command: list[str]) -> float:
    """The median of some runs of a process, in milliseconds."""
    return _median(times, lambda: run(command, check=True, capture_output=True))


def _median(times: int, once: Callable[[], object]) -> float:
    took = []
    for _ in range(times):
        began = perf_counter()
        once()
        took.append((perf_counter() - began) * 1000)
    return median(took)


async def asked(path: Path, times: int) -> None:
    """Starts the server once, then asks every tool."""
    command = StdioServerParameters(command=sys.executable, args=["-m", "dateline", "mcp", "--db", str(path)])
    began = perf_counter()
    async with Client(command) as client:
        await client.call_tool("stories", {"limit": 1})
        print(f"dateline mcp, to its first answer  {(perf_counter() - began) * 1000:7.0f}")
        for tool, given in TOOLS:
            took = []
            for _ in range(times):
                began = perf_counter()
                result = await client.call_tool(tool, given)
                took.append((perf_counter() - began) * 1000)
                assert not result.is_error, result.content
            told = " ".join([tool, *(f"{name}={value}" for name, value in given.items())])
            print(f"  {told:60} {median(took):7.1f}")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("diary", nargs="?", type=Path)
    parser.add_argument("--n", type=int, default=5)
    chosen = parser.parse_args()
    bare = timed(chosen.n, [sys.executable, "-c", "pass"])
    print(
        f"import dateline                    {timed(chosen.n, [sys.executable, '-c', 'import dateline']) - bare:7.0f}"
    )
    print(
        f"dateline --help                    {timed(chosen.n, [sys.executable, '-m', 'dateline', '--help']):7.0f}"
    )
    with TemporaryDirectory(prefix="dateline-faces-") as folder:
        path = chosen.diary or Path(folder) / "diary.db"
        if not chosen.diary:
            with dateline.open(path) as diary:
                diary.read(*sorted((ROOT / "examples").iterdir()))
        anyio.run(asked, path, chosen.n)


if __name__ == "__main__":
    main()
