"""The MCP server before the SDK's own client: in memory, as a process on standard input and output, and over HTTP."""

from __future__ import annotations

import json
import re
from collections.abc import Awaitable, Callable, Iterator
from functools import partial
from typing import Any, TypeVar, get_args

import anyio
import jsonschema
import pytest
from mcp import Client, MCPError
from mcp_types import CallToolResult, TextContent, TextResourceContents
from starlette.testclient import TestClient

from dateline.export.sheet import SECTIONS
from dateline.mcp import app, server
from dateline.mcp.tools import NOTICE, Mark, Section
from dateline.verbs.asked import MARKS
from dateline.verbs.opened import OpenDiary
from dateline.web.guard import Door
from tests.fakes.site import EVIL, NOW, diary_of, harbour, hostile

T = TypeVar("T")
SECONDS = 30  # for anything that waits for another process
TOOLS = {"events", "event", "stories", "story", "changes", "statements", "track", "search", "brief"}
QUESTIONS: list[tuple[str, dict[str, Any]]] = [
    ("events", {}),
    ("events", {"kind": "vote", "as_of": "2031-05-09"}),
    ("events", {"status": "moved", "who": "council", "outlet": "dell", "from_day": "2031-05-01", "to_day": "2031-06-01"}),
    ("events", {"limit": 1, "start": 1}),
    ("event", {"id": "MEETING"}),
    ("event", {"id": "MEETING", "as_of": "2031-05-02", "quotes": 1}),
    ("stories", {}),
    ("story", {"id": "STORY", "as_of": "2031-05-09"}),
    ("changes", {"since": "2031-05-02", "as_of": "2031-05-09"}),
    ("changes", {"since": "2031-05-02", "story": "STORY"}),
    ("statements", {}),
    ("statements", {"source": "guild", "story": "STORY"}),
    ("search", {"query": "guild votes"}),
    ("search", {"query": "council", "among": "article", "as_of": "2031-05-09"}),
    ("search", {"query": "talks", "among": "statement"}),
    ("track", {"name": "Harbour Guild"}),
    ("track", {"least": 0}),
    ("brief", {}),
    ("brief", {"story": "STORY", "since": "2031-05-02", "as_of": "2031-05-09"}),
]  # fmt: skip


@pytest.fixture(scope="module")
def d() -> Iterator[OpenDiary]:
    with OpenDiary(diary_of([*harbour(), hostile()]), now=lambda: NOW) as diary:
        yield diary


@pytest.fixture(scope="module")
def known(d: OpenDiary) -> dict[str, str]:
    meeting = next(e for e in d.events(kind="meeting") if "evil" not in str(e.reports))
    return {"MEETING": meeting.id, "STORY": meeting.story}


def asking(serving: Any, ask: Callable[[Client], Awaitable[T]]) -> T:
    async def main() -> T:
        with anyio.fail_after(SECONDS):
            async with Client(serving) as client:
                return await ask(client)

    return anyio.run(main)


def called(d: OpenDiary, tool: str, given: dict[str, Any]) -> CallToolResult:
    return asking(server(d), lambda client: client.call_tool(tool, given))


async def refused(uri: str, client: Client) -> bool:
    try:
        await client.read_resource(uri)
    except MCPError:
        return True
    return False


def text(result: CallToolResult) -> str:
    (content,) = result.content
    assert isinstance(content, TextContent)
    return content.text


def quotes(value: Any) -> Iterator[dict[str, Any]]:
    """Every quotation in an answer, wherever it stands."""
    if isinstance(value, dict):
        if "reprint_of" in value and "text" in value:
            yield value
        for part in value.values():
            yield from quotes(part)
    elif isinstance(value, list):
        for part in value:
            yield from quotes(part)


def test_the_tools_say_what_they_take_and_give(d: OpenDiary) -> None:
    found = asking(server(d), lambda client: client.list_tools()).tools
    assert {tool.name for tool in found} == TOOLS
    for tool in found:
        assert tool.annotations
        assert tool.annotations.read_only_hint is True
        assert NOTICE in (tool.description or "")
        jsonschema.Draft202012Validator.check_schema(tool.input_schema)
        assert tool.output_schema
        jsonschema.Draft202012Validator.check_schema(tool.output_schema)
        told = tool.input_schema["properties"]
        assert [] == [name for name, schema in told.items() if not schema.get("description")]


def test_words_are_those_of_the_diary() -> None:
    assert set(get_args(Mark)) == set(MARKS)
    assert get_args(Section) == tuple(key for key, _ in SECTIONS)


@pytest.mark.parametrize(("tool", "given"), QUESTIONS)
def test_every_answer_carries_ids_and_quotes(
    d: OpenDiary, known: dict[str, str], tool: str, given: dict[str, Any]
) -> None:
    asked = {
        name: known.get(value, value) if isinstance(value, str) else value for name, value in given.items()
    }
    result = called(d, tool, asked)
    assert not result.is_error, text(result)
    answer = result.structured_content
    schema = next(
        t for t in asking(server(d), lambda c: c.list_tools()).tools if t.name == tool
    ).output_schema
    jsonschema.validate(answer, schema)
    assert (answer["notice"], answer["as_of"]) == (NOTICE, given.get("as_of"))
    assert (answer["as_of"] or "all that was read") in text(result)
    found = list(quotes(answer))
    assert found or tool == "stories" or (tool, given.get("least")) == ("track", 0)
    for quote in found:
        page = d.article(quote["article"], given.get("as_of"))
        assert quote["text"] == page.text[quote["start"] : quote["end"]]
        assert quote["outlet"]
        assert quote["url"] is None or re.match("https?://", quote["url"])
        if given.get("as_of"):
            assert quote["day"] <= given["as_of"]
        if quote["reprint_of"] is None and tool != "changes":
            assert f"{quote['id']}" in text(result)


def test_lists_go_on(d: OpenDiary) -> None:
    whole = called(d, "events", {}).structured_content
    ids, start = [], 0
    while start is not None:
        part = called(d, "events", {"start": start, "limit": 1}).structured_content
        assert part["total"] == whole["total"]
        ids += [event["id"] for event in part["events"]]
        start = part["next"]
    assert ids == [event["id"] for event in whole["events"]]


@pytest.mark.parametrize(
    ("tool", "given", "told"),
    [
        ("event", {"id": "e0000"}, "no event 'e0000'"),
        ("event", {"id": "e"}, "write more of it"),
        ("event", {"id": ""}, "at least 1 character"),
        ("story", {"id": "s0000"}, "no story 's0000'"),
        ("events", {"as_of": "soon"}, "write it YYYY-MM-DD"),
        ("events", {"kind": "meetings"}, "Input should be 'meeting'"),
        ("events", {"limit": 1000}, "less than or equal to 100"),
        ("events", {"from_day": "2031-05-02", "to_day": "2031-05-01"}, "later than end"),
        ("changes", {"since": "2031-05-09", "as_of": "2031-05-02"}, "later than"),
        ("changes", {"since": "last"}, "is not a day"),
        ("changes", {}, "Field required"),
        ("search", {"query": "…"}, "nothing to search for"),
        ("track", {"name": "Nobody At All"}, "nobody called"),
        ("forecast", {}, "Unknown tool"),
    ],
)  # fmt: skip
def test_errors_are_told_to_the_model(d: OpenDiary, tool: str, given: dict[str, Any], told: str) -> None:
    result = called(d, tool, given)
    assert result.is_error
    assert told in text(result)


def test_words_of_a_page_end_no_quotation_and_begin_no_line(d: OpenDiary) -> None:
    for tool, given in (("events", {}), ("statements", {}), ("search", {"query": "talks"}), ("brief", {})):
        told = text(called(d, tool, given))
        assert "\x1b" not in told
        for line in told.splitlines():
            if line.strip().startswith('"'):
                json.loads(line)
    (quote,) = [q for q in d.statements() if q.article == "evil"]
    assert EVIL in quote.text
    assert quote.url is None


def test_a_server_as_of_a_day_tells_nothing_later() -> None:
    with OpenDiary(diary_of(harbour()), now=lambda: NOW, as_of="2031-05-02") as past:
        for tool, given in (("events", {}), ("statements", {}), ("brief", {}), ("track", {"least": 0})):
            result = called(past, tool, given)
            assert result.structured_content["as_of"] == "2031-05-02"
            assert {"2031-05-02"} >= {q["day"] for q in quotes(result.structured_content)}
            assert "26 May" not in text(result)
        assert called(past, "events", {"as_of": "2031-05-03"}).is_error
        assert called(past, "changes", {"since": "2031-05-01", "as_of": "2031-06-01"}).is_error


def test_what_is_no_error_of_ours_is_not_told(d: OpenDiary, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object, **__: object) -> None:
        raise RuntimeError("a secret of the machine")

    monkeypatch.setattr(OpenDiary, "chapters", broken)
    result = called(d, "stories", {})
    assert result.is_error
    assert "secret" not in text(result)


def test_resources(d: OpenDiary, known: dict[str, str]) -> None:
    def read(uri: str) -> str:
        (content,) = asking(server(d), lambda client: client.read_resource(uri)).contents
        assert isinstance(content, TextResourceContents)
        return content.text

    event, story = known["MEETING"], known["STORY"]
    assert read(f"event://{event}") == d.export("md", event=event)
    assert read(f"event://{event}?as_of=2031-05-02") == d.export("md", event=event, as_of="2031-05-02")
    assert read(f"story://{story}") == d.export("md", story=story)
    assert read("article://first") == d.article("first").text
    assert read("diary://brief") == d.brief()
    for wrong in ("event://e0000", f"event://{event}?as_of=soon", "article://..", "pages://first"):
        assert asking(server(d), partial(refused, wrong)), wrong


def test_over_http_nobody_comes_in_without_the_token(d: OpenDiary) -> None:
    door = Door(frozenset({"localhost"}), token="a token of my own")
    asked = {"jsonrpc": "2.0", "id": 1, "method": "tools/list", "params": {}}
    accept = {"accept": "application/json, text/event-stream"}
    bearer = accept | {"authorization": "Bearer a token of my own"}
    with TestClient(app(server(d), door), base_url="http://localhost:8766") as client:
        post = partial(client.post, "/mcp", json=asked)
        assert post(headers=accept).status_code in {401, 403}
        assert post(headers=accept | {"authorization": "Bearer another token"}).status_code == 401
        assert post(headers=bearer | {"sec-fetch-site": "cross-site"}).status_code == 403
        assert post(headers=bearer | {"origin": "https://evil.example"}).status_code == 403
        assert post(headers=bearer | {"host": "evil.example"}).status_code == 400
        assert post(headers=bearer).status_code == 200
