"""The API's description of itself: OpenAPI 3.1, made from the table that it is served by."""

from __future__ import annotations

from importlib.metadata import version
from typing import Any

from dateline.web.api.parameters import Parameter
from dateline.web.api.problems import KINDS, MEDIA_TYPE
from dateline.web.api.shapes import SHAPES, leaf
from dateline.web.api.table import ENDPOINTS, ROOT, Endpoint

__all__ = ["description", "leaf_name", "statuses"]

ABOUT = """What is expected to happen, who said so, when, how surely, and what came of it: the diary for programs.

Every answer can be asked for as of a day (`as_of`). Days are ISO dates, offsets are Unicode code points of an article's text,
and what is not known is null. An answer has an ETag. Errors are `application/problem+json`; a parameter that is not known here
is one. Only GET and HEAD are answered, and nothing here changes what is kept."""
NEXT = {
    "description": 'The address of the next page of a list, `rel="next"` (RFC 8288).',
    "schema": {"type": "string"},
}
ETAG = {
    "description": "Send it as `If-None-Match`: who has this answer already gets 304 and no body.",
    "schema": {"type": "string"},
}
IF_NONE_MATCH = {
    "name": "If-None-Match",
    "in": "header",
    "description": "The ETag of an answer that you have.",
    "schema": {"type": "string"},
}


def description(*, token: bool) -> dict[str, Any]:
    """The whole description; `token`: whether one is asked for here."""
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Dateline",
            "version": version("dateline"),
            "description": ABOUT,
            "license": {"name": "Apache-2.0", "identifier": "Apache-2.0"},
        },
        "servers": [{"url": ROOT}],
        **({"security": [{"token": []}]} if token else {}),
        "paths": {endpoint.path: {"get": _operation(endpoint, token=token)} for endpoint in ENDPOINTS},
        "components": {
            "schemas": SHAPES | {leaf_name(e): leaf(e.shape) for e in ENDPOINTS if e.leaf},
            "responses": {
                str(status): {
                    "description": "; or: ".join(k.title for k in KINDS.values() if k.status == status),
                    "content": {MEDIA_TYPE: {"schema": _ref("Problem")}},
                }
                for status in sorted({kind.status for kind in KINDS.values()})
            },
            **({"securitySchemes": {"token": {"type": "http", "scheme": "bearer"}}} if token else {}),
        },
    }


def leaf_name(endpoint: Endpoint) -> str:
    """What the shape of a page of a list is called."""
    return f"{endpoint.shape}List"


def statuses(endpoint: Endpoint, *, token: bool) -> list[int]:
    """The statuses of the problems that may befall a request."""
    befall = {400, 500, 503}
    befall |= {401} if token else set()
    befall |= {404} if endpoint.misses else set()
    befall |= {422} if endpoint.senseless else set()
    return sorted(befall)


def _operation(endpoint: Endpoint, *, token: bool) -> dict[str, Any]:
    shape = leaf_name(endpoint) if endpoint.leaf else endpoint.shape
    headers = {"ETag": ETAG} | ({"Link": NEXT} if endpoint.leaf else {})
    return {
        "operationId": endpoint.name,
        "summary": endpoint.told,
        **({"description": endpoint.more} if endpoint.more else {}),
        "parameters": [*(_parameter(p) for p in endpoint.parameters), IF_NONE_MATCH],
        "responses": {
            "200": {
                "description": endpoint.told,
                "headers": headers,
                "content": {"application/json": {"schema": _ref(shape)}},
            },
            "304": {"description": "You have it already.", "headers": {"ETag": ETAG}},
            **{
                str(status): {"$ref": f"#/components/responses/{status}"}
                for status in statuses(endpoint, token=token)
            },
        },
    }


def _parameter(parameter: Parameter) -> dict[str, Any]:
    return {
        "name": parameter.name,
        "in": parameter.place,
        "description": parameter.told,
        "required": parameter.required,
        "schema": parameter.rule.schema(),
    }


def _ref(name: str) -> dict[str, Any]:
    return {"$ref": f"#/components/schemas/{name}"}
