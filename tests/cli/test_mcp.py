"""`dateline mcp` as a client starts it: on standard input and output, and over HTTP; and where the SDK is missing."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any, TypeVar

import anyio
import httpx2
import pytest
from mcp import Client, StdioServerParameters
from mcp.client import session
from mcp.client.streamable_http import streamable_http_client
from mcp_types import CallToolResult

from dateline.mcp.tools import NOTICE
from tests.cli.conftest import Run

T = TypeVar("T")
SECONDS = (
    120  # for anything that waits for another process: on a busy machine one may take half a minute to start
)


@pytest.fixture(autouse=True)
def patient(monkeypatch: pytest.MonkeyPatch) -> None:
    """A client that asks a slow starter once: after ten seconds it would ask again, by an older version of the protocol."""
    monkeypatch.setattr(session, "DISCOVER_TIMEOUT_SECONDS", SECONDS)


def asking(serving: Any, ask: Callable[[Client], Awaitable[T]]) -> T:
    async def main() -> T:
        with anyio.fail_after(SECONDS):
            async with Client(serving) as client:
                return await ask(client)

    return anyio.run(main)


async def over_http(address: str, headers: dict[str, str]) -> CallToolResult:
    async with httpx2.AsyncClient(headers=headers, timeout=SECONDS) as http:
        with anyio.fail_after(SECONDS):
            async with Client(streamable_http_client(address, http_client=http)) as client:
                return await client.call_tool("stories")


def test_there_must_be_a_diary(run: Run) -> None:
    assert run("mcp").code == 1


def test_the_command_speaks_on_standard_input_and_output(bridge: Path) -> None:
    command = StdioServerParameters(
        command=sys.executable, args=["-m", "dateline", "mcp", "--db", str(bridge), "--as-of", "2023-05-01"]
    )

    async def ask(client: Client) -> tuple[str | None, CallToolResult, CallToolResult]:
        first = await client.call_tool("events", {"limit": 1})
        id_ = first.structured_content["events"][0]["id"]
        return client.instructions, first, await client.call_tool("event", {"id": id_})

    instructions, events, event = asking(command, ask)
    assert not events.is_error, events.content
    assert not event.is_error, event.content
    assert NOTICE in (instructions or "")
    assert events.structured_content["as_of"] == "2023-05-01"
    assert event.structured_content["event"] == event.structured_content["event"] | events.structured_content[
        "events"
    ][0] | {"quotes": event.structured_content["event"]["quotes"]}


def test_the_command_serves_http(bridge: Path) -> None:
    command = [sys.executable, "-m", "dateline", "mcp", "--http", "--port", "0", "--db", str(bridge)]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as process:
        assert process.stderr
        try:
            said = re.search(
                r"MCP is at (\S+); send (Authorization): (Bearer \S+)", process.stderr.readline()
            )
            assert said
            found = anyio.run(over_http, said[1], {said[2]: said[3]})
            assert found.structured_content["total"] > 0
        finally:
            process.terminate()


def test_without_the_sdk_it_says_what_to_install(bridge: Path) -> None:
    code = f"import sys; sys.modules['mcp'] = None; from dateline.cli import main; main(['mcp', '--db', {str(bridge)!r}])"
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert ran.returncode == 2
    assert "pip install 'dateline[mcp]'" in ran.stderr


def test_the_sdk_is_not_imported_before_it_is_asked_for() -> None:
    code = "import sys, dateline, dateline.cli; print(sorted({m.split('.')[0] for m in sys.modules} & {'mcp', 'pydantic', 'starlette'}))"
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout == "[]\n"
