"""What a view gives back: a template, the rows for it, and what it is about, for whoever wants it as data."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from dateline.web.endings import Subject

__all__ = ["Shown"]


@dataclass(frozen=True, slots=True)
class Shown:
    """A page to write. `kind` names the view; `subject` gives what an exporter needs, from the site's own address.

    `whole`: it was made from the whole diary, and not from one story. `data` is what the page says to programs, as a schema.org document.
    """

    template: str
    title: str
    page: object
    kind: str = ""
    subject: Callable[[str], Subject] | None = None
    redirect: str = ""
    whole: bool = True
    data: Mapping[str, Any] | None = None
