"""What pages are written on: the templates, everything in them escaped, and the stylesheet, all from this package."""

from __future__ import annotations

from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from dateline.export import day as day_words
from dateline.export import in_script, plain, plural
from dateline.export.text import INNER
from dateline.web.asked import Asked, original
from dateline.web.endings import endings_of
from dateline.web.views.shown import Shown

__all__ = ["Paper", "static"]

HERE = Path(__file__).parent
STATIC = {
    "style.css": "text/css",
    "keys.js": "text/javascript",
    "looked.js": "text/javascript",
    "icon.svg": "image/svg+xml",
}
"""All that is served beside pages, by name: no path that a visitor writes is ever looked up in a folder."""
ZONES = (
    "UTC", "Africa/Cairo", "Africa/Johannesburg", "Africa/Lagos", "Africa/Nairobi", "America/Chicago", "America/Denver",
    "America/Los_Angeles", "America/Mexico_City", "America/New_York", "America/Sao_Paulo", "America/Toronto", "Asia/Dubai",
    "Asia/Hong_Kong", "Asia/Jakarta", "Asia/Jerusalem", "Asia/Kolkata", "Asia/Manila", "Asia/Shanghai", "Asia/Singapore",
    "Asia/Tokyo", "Australia/Sydney", "Europe/Berlin", "Europe/Brussels", "Europe/Istanbul", "Europe/Kyiv", "Europe/London",
    "Europe/Madrid", "Europe/Moscow", "Europe/Paris", "Europe/Rome", "Europe/Warsaw", "Pacific/Auckland",
)  # fmt: skip
"""Time zones that are offered; every other may be written."""


@cache
def _file(name: str) -> bytes:
    return (HERE / "static" / name).read_bytes()


@cache
def _address(name: str) -> str:
    return f"/static/{name}?{sha256(_file(name)).hexdigest()[:12]}"


def static(request: Request) -> Response:
    """A file of the package; its address changes when it does, so it may be kept for good."""
    name = request.path_params["name"]
    if name not in STATIC:
        raise HTTPException(404)
    kept = {"cache-control": "public, max-age=31536000, immutable"}
    return Response(_file(name), media_type=STATIC[name], headers=kept)


def _fit(value: object) -> object:
    """What an expression of a template gives, without the marks by which words of a page reorder or hide those beside them."""
    if isinstance(value, str) and not isinstance(value, Markup) and not value.isprintable():
        return plain(value)
    return value


def _inner(words: str) -> str:
    """Words as they stand between quotation marks: those within them are single ones."""
    return words.translate(INNER)


class Paper:
    """The templates."""

    def __init__(self) -> None:
        self._templates = Environment(
            loader=FileSystemLoader(HERE / "templates"),
            autoescape=True,
            undefined=StrictUndefined,
            finalize=_fit,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self._templates.filters["inner"] = _inner
        self._templates.globals |= {
            "static": _address,
            "plural": plural,
            "original": original,
            "day_words": day_words,
            "zones": ZONES,
        }

    def page(self, shown: Shown, asked: Asked, more: dict[str, Any]) -> str:
        """A view in the frame that all pages share."""
        seen = day_words(asked.as_of) if asked.as_of else None
        return self._templates.get_template(shown.template).render(
            page=shown.page,
            title=shown.title,
            asked=asked,
            seen=seen,
            link=asked.link,
            endings=endings_of(shown.kind),
            kind=shown.kind,
            # The one thing that is not escaped again: `in_script` leaves no "<" in it.
            data=Markup(in_script(dict(shown.data))) if shown.data else None,  # noqa: S704
            **more,
        )

    def bare(self, shown: Shown) -> str:
        """A page that knows nothing of the diary: a form, or trouble."""
        return self._templates.get_template(shown.template).render(page=shown.page, title=shown.title)
