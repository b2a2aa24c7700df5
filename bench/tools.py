"""What a tool of `dateline mcp` answers, for the documentation: the text that a model is given."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

import anyio
from mcp import Client
from mcp_types import CallToolResult, TextContent

from dateline.diary import Diary
from dateline.mcp import server
from dateline.verbs.opened import OpenDiary

__all__ = ["told"]

NOW = datetime(2030, 1, 1, tzinfo=UTC)  # later than all pages of the examples


def told(arguments: Sequence[str], path: Path) -> str:
    """The text, asked of the diary at `path`; `arguments` are the tool and name=value."""
    tool, *given = arguments
    asked = dict(pair.split("=", 1) for pair in given)
    with Diary.open(path) as diary:
        result = anyio.run(_answer, OpenDiary(diary, now=lambda: NOW), tool, asked)
    (content,) = result.content
    assert isinstance(content, TextContent)
    return f"```text\n{content.text}\n```\n"


async def _answer(diary: OpenDiary, tool: str, asked: dict[str, str]) -> CallToolResult:
    async with Client(server(diary)) as client:
        return await client.call_tool(tool, asked)
