"""Answers with a tag of their words: who has them already is sent nothing (RFC 9110, If-None-Match)."""

from __future__ import annotations

from collections.abc import Mapping
from hashlib import sha256

from starlette.requests import Request
from starlette.responses import Response

__all__ = ["tagged"]


def tagged(
    request: Request, text: str, media_type: str, headers: Mapping[str, str] | None = None
) -> Response:
    """An answer with its tag; nothing but the tag where the visitor has it already. `media_type` is written as it is."""
    body = text.encode("utf-8", "replace")
    tag = f'"{sha256(body).hexdigest()[:32]}"'
    told = {**(headers or {}), "etag": tag}
    if _has(request.headers.get("if-none-match", ""), tag):
        return Response(status_code=304, headers=told)
    return Response(body, headers={**told, "content-type": media_type})


def _has(tags: str, tag: str) -> bool:
    """Whether a tag is among those of a header; a weak one ("W/…") is as good."""
    return tags.strip() == "*" or tag in (one.strip().removeprefix("W/") for one in tags.split(","))
