"""What the documentation shows of the HTTP API: its addresses, its shapes, and what `curl` prints of an example diary."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from starlette.testclient import TestClient

from dateline.diary import Diary
from dateline.web import LOOPBACK, Door, site
from dateline.web.api import ENDPOINTS, ROOT
from dateline.web.api.problems import KINDS, URN
from dateline.web.api.shapes import SHAPES, leaf

__all__ = ["curled", "table"]

HERE = "http://127.0.0.1:8765"
NOW = datetime(2025, 1, 2, 9, tzinfo=UTC)
"""The server's clock in the examples: a day on which the example story has something ahead."""


def curled(arguments: list[str], path: Path) -> str:
    """A call, "LINES ADDRESS [FILTER]", and what it prints.

    FILTER chooses as jq would: "list:field,field" prints these fields of each thing in a list, "-list" all but the list.
    """
    lines, address, *chosen = arguments
    with Diary.open(path, create=False) as diary:
        served = site(diary, door=Door(frozenset(LOOPBACK)), now=lambda: NOW)
        answer = TestClient(served, base_url=HERE).get(ROOT + address).json()
    told, jq = _chosen(answer, chosen[0] if chosen else "")
    printed = told.splitlines()
    more = [f"… and {len(printed) - int(lines)} lines more"] if len(printed) > int(lines) else []
    command = f"curl -s '{HERE}{ROOT}{address}' | jq {jq}"
    return "```text\n" + "\n".join([f"$ {command}", *printed[: int(lines)], *more]) + "\n```\n"


def _chosen(answer: Any, chosen: str) -> tuple[str, str]:
    """What jq prints, and how it is asked to."""
    if not chosen:
        return json.dumps(answer, ensure_ascii=False, indent=2), "."
    if chosen.startswith("-"):
        del answer[chosen[1:]]
        return json.dumps(answer, ensure_ascii=False, indent=2), f"'del(.{chosen[1:]})'"
    of, _, fields = chosen.partition(":")
    names = fields.split(",")
    things = ({name: thing[name] for name in names} for thing in answer[of])
    told = "\n".join(json.dumps(one, ensure_ascii=False, separators=(",", ":")) for one in things)
    return told, f"-c '.{of}[] | {{{', '.join(names)}}}'"


def table(name: str) -> str:
    """A table of the API: its "addresses", "problems" or "shapes"."""
    return {"addresses": addresses, "problems": problems, "shapes": shapes}[name]()


def addresses() -> str:
    """Every address with what may be asked there."""
    return "\n" + "\n".join(_addresses()) + "\n\n"


def _addresses() -> Iterator[str]:
    for endpoint in ENDPOINTS:
        shape = f"a list of [{endpoint.shape}]" if endpoint.leaf else f"[{endpoint.shape}]"
        yield f"### GET {ROOT}{endpoint.path}"
        yield ""
        more = f" {endpoint.more}" if endpoint.more else ""
        yield f"{endpoint.told}.{more} Gives {shape}(api-shapes.md#{endpoint.shape.lower()})."
        yield ""
        if endpoint.parameters:
            yield "| parameter | what it is | how it is written |"
            yield "|---|---|---|"
        for parameter in endpoint.parameters:
            needed = " (needed)" if parameter.required else ""
            yield f"| `{parameter.name}`{needed} | {parameter.told} | {_rule(parameter.rule.schema())} |"
        if endpoint.parameters:
            yield ""


def _rule(schema: dict[str, Any]) -> str:
    if "enum" in schema:
        told = ", ".join(f"`{word}`" for word in schema["enum"])
    elif schema["type"] == "integer":
        told = f"{schema['minimum']} to {schema['maximum']}"
    elif schema.get("format") == "date":
        told = "YYYY-MM-DD"
    else:
        told = "words" if "maxLength" in schema else "as it was given"
    return told + (f"; else `{schema['default']}`" if "default" in schema else "")


def problems() -> str:
    """Every problem."""
    rows = (f"| `{URN}{kind.name}` | {kind.status} | {kind.title} |" for kind in KINDS.values())
    return "\n| type | status | title |\n|---|---|---|\n" + "\n".join(rows) + "\n\n"


def shapes() -> str:
    """Every shape with its fields."""
    told = SHAPES | {"List": leaf("Event") | {"description": "A page of a list; its things here are events."}}
    return "\n" + "\n".join(line for name in told for line in _shape(name, told[name])) + "\n"


def _shape(name: str, schema: dict[str, Any]) -> Iterator[str]:
    yield f"## {name}"
    yield ""
    yield schema["description"]
    yield ""
    if "properties" not in schema:
        return
    yield "| field | type | |"
    yield "|---|---|---|"
    for field, what in schema["properties"].items():
        yield f"| `{field}` | {_type(what)} | {what.get('description', '')} |"
    yield ""


def _type(schema: dict[str, Any]) -> str:
    """A type in words."""
    if "$ref" in schema:
        name = schema["$ref"].rpartition("/")[2]
        return f"[{name}](#{name.lower()})"
    kinds = schema["type"] if isinstance(schema["type"], list) else [schema["type"]]
    return " or ".join(_named(kind, schema) for kind in kinds)


def _named(kind: str, schema: dict[str, Any]) -> str:
    if kind == "array" and schema.get("minItems") == 2:
        return "two days"
    if kind == "array":
        return f"list of {_type(schema['items'])}"
    if kind == "object":
        return f"{{{', '.join(schema['properties'])}}}"
    if kind == "string" and "enum" in schema:
        return ", ".join(f"`{word}`" for word in schema["enum"] if word is not None)
    return (
        "day"
        if schema.get("format") == "date" and kind == "string"
        else {"integer": "number"}.get(kind, kind)
    )
