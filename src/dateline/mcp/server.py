"""The server: the tools and resources of one diary, on standard input and output or on loopback HTTP."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from importlib.metadata import version
from threading import Lock
from typing import Annotated, ParamSpec, TypeVar

from mcp.server import MCPServer
from mcp.server.mcpserver.exceptions import ResourceError, ResourceNotFoundError, ToolError
from mcp_types import ToolAnnotations
from pydantic import Field
from starlette.types import ASGIApp

from dateline.mcp.tools import NOTICE, Tools
from dateline.model.errors import DatelineError, NotFound
from dateline.verbs.opened import OpenDiary
from dateline.web.guard import Door, Guard

__all__ = ["INSTRUCTIONS", "PATH", "app", "server"]

PATH = "/mcp"
INSTRUCTIONS = f"""A diary of what the news expects: what is to happen, who said so, when, how surely, and what came of it.

It holds what news pages say and nothing else: it forecasts nothing and guesses no day; what has no day has none.
Every answer gives ids to ask further by, and quotations that can be checked: `text` is characters `start` to `end` of the article
(resource article://ID). Cite outlet, day and url. `origins` counts newsrooms that had something first: five outlets may be one origin.
With as_of an answer holds only what was published by that day; keep as_of the same through an inquiry.
Start with `events` or `stories`, go on with `event`; `changes` tells what is new, `track` whose announcements came true.
{NOTICE}
"""
P = ParamSpec("P")
R = TypeVar("R")
AsOf = Annotated[str | None, Field(description="YYYY-MM-DD")]


def server(diary: OpenDiary) -> MCPServer:
    """A server for one diary, which it only asks; it waits for no second question while it answers one."""
    found = MCPServer(
        "dateline",
        title="Dateline",
        description="A diary of what the news expects, with sources.",
        instructions=INSTRUCTIONS,
        version=version("dateline"),
        log_level="ERROR",
        subscriptions=False,
    )
    lock, tools = Lock(), Tools(diary)
    asks = ToolAnnotations(
        read_only_hint=True, destructive_hint=False, idempotent_hint=True, open_world_hint=False
    )
    for tool in (
        tools.events, tools.event, tools.stories, tools.story, tools.changes, tools.statements, tools.track, tools.search,
        tools.brief,
    ):  # fmt: skip
        told = f"{_unindented(tool.__doc__ or '')}\n\n{NOTICE}"
        found.add_tool(_one_at_a_time(tool, lock), description=told, annotations=asks, structured_output=True)
    _resources(found, diary, lock)
    return found


def app(server: MCPServer, door: Door) -> ASGIApp:
    """The server as a site of one address, behind the same door as `dateline serve`."""
    return Guard(
        server.streamable_http_app(streamable_http_path=PATH, stateless_http=True, json_response=True), door
    )


def _one_at_a_time(tool: Callable[P, R], lock: Lock) -> Callable[P, R]:
    """The tool for the SDK's worker threads; what is ours of errors is told to the model, what is not is a crash."""

    @wraps(tool)
    def asked(*args: P.args, **kwargs: P.kwargs) -> R:
        try:
            with lock:
                return tool(*args, **kwargs)
        except DatelineError as error:
            raise ToolError(str(error)) from error

    return asked


def _resources(found: MCPServer, diary: OpenDiary, lock: Lock) -> None:
    def read(write: Callable[[], str]) -> str:
        try:
            with lock:
                return write()
        except NotFound as error:
            raise ResourceNotFoundError(str(error)) from error
        except DatelineError as error:
            raise ResourceError(str(error)) from error

    @found.resource("diary://brief", title="Briefing", mime_type="text/markdown")
    def brief() -> str:
        """The state of play in all stories on one page, with numbered sources."""
        return read(diary.brief)

    @found.resource("event://{id}{?as_of}", title="Event", mime_type="text/markdown")
    def event(id: str, as_of: AsOf = None) -> str:  # noqa: A002 (as everywhere in the diary)
        """An event: state, history, and every report on it with its source."""
        return read(lambda: diary.export("md", event=id, as_of=as_of))

    @found.resource("story://{id}{?as_of}", title="Story", mime_type="text/markdown")
    def story(id: str, as_of: AsOf = None) -> str:  # noqa: A002
        """A story: its events, section by section, with numbered sources."""
        return read(lambda: diary.export("md", story=id, as_of=as_of))

    @found.resource("article://{id}{?as_of}", title="Article", mime_type="text/plain")
    def article(id: str, as_of: AsOf = None) -> str:  # noqa: A002
        """The text of a page, and nothing but its text: the offsets of quotations count its characters."""
        return read(lambda: diary.article(id, as_of).text)


def _unindented(text: str) -> str:
    return "\n".join(line.strip() for line in text.strip().splitlines())
