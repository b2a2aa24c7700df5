"""Readings made by hand: pages of an invented story, for the ledger's tests."""

from __future__ import annotations

from datetime import date
from itertools import count

from dateline.model import (
    Article,
    Dated,
    Grain,
    Installment,
    Kind,
    Mode,
    QuoteKind,
    Reading,
    Report,
    Span,
    Statement,
    Status,
    Window,
)

__all__ = ["day", "page", "said", "window"]

_numbers = count()
ABOUT = (
    "The Port Ellery council and the Harbour Guild are to hold talks on the dredging licence for Sandmouth."
)


def day(text: str) -> date:
    """ "2031-05-04" as a day."""
    return date.fromisoformat(text)


def window(first: str | None, last: str | None = None, grain: Grain = Grain.DAY) -> Window | None:
    """A window of one day, or of several."""
    if first is None:
        return None
    return Window(day(first), day(last or first), grain)


def said(
    status: str,
    when: str | tuple[str, str] | None = None,
    *,
    kind: str = "meeting",
    who: tuple[str, ...] = ("Port Ellery council", "Harbour Guild"),
    source: str | None = None,
    head: str = "talks",
    mode: str | None = None,
    place: str | None = None,
    order: str | None = None,
    anaphoric: bool = False,
    grain: Grain | None = None,
    text: str = "The talks on the dredging licence.",
    via: tuple[str, ...] | None = None,
    on: str | None = None,
) -> dict[str, object]:
    """What a report says; `page` gives it its place and its id. `via` makes it a statement, `on` the day of the saying."""
    days = (when,) if isinstance(when, str) else when
    slot = window(days[0], days[-1], grain or (Grain.DAY if len(days) == 1 else Grain.DAYS)) if days else None
    return {
        "status": Status(status),
        "window": slot,
        "kind": Kind(kind),
        "participants": who,
        "source": source,
        "head": head,
        "mode": Mode(mode) if mode else None,
        "place": place,
        "order": order,
        "anaphoric": anaphoric,
        "text": text,
        "via": via,
        "said": window(on),
    }


def page(
    published: str | None,
    *reports: dict[str, object],
    id: str | None = None,  # noqa: A002 (what it is)
    about: str = ABOUT,
    title: str = "Harbour talks in Port Ellery",
    parts: tuple[str, ...] = (),
    **facts: object,
) -> Reading:
    """A page of one paragraph and then a line for each report; `parts` dates the lines, one for each report."""
    name = id or f"p{next(_numbers)}"
    text, found, spans, statements = about, [], [], []
    for n, report in enumerate(reports):
        what = dict(report)
        line = str(what.pop("text"))
        span = Span(len(text) + 1, len(text) + 1 + len(line))
        text += "\n" + line
        spans.append(span)
        written = parts[n] if parts else published
        via = what.pop("via")
        if via is not None:
            statements.append(_statement(f"{name}-s{n}", span, what, via))
        found.append(
            Report(
                id=f"{name}-r{n}",
                statement=f"{name}-s{n}" if via is not None else None,
                span=span,
                trigger=span,
                published=day(written) if written else None,
                **what,  # type: ignore[arg-type]
            )
        )
    article = Article(
        id=name,
        page=name,
        origin=f"{name}.txt",
        text=text,
        title=title,
        published=Dated(day(published), "test") if published else None,
        installments=tuple(Installment(day(d), s) for d, s in zip(parts, spans, strict=True))
        if parts
        else (),
        **facts,  # type: ignore[arg-type]
    )
    return Reading(article, tuple(statements), tuple(found))


def _statement(id_: str, span: Span, what: dict[str, object], via: object) -> Statement:
    """The statement that a report is the content of."""
    return Statement(
        id=id_,
        span=span,
        source=None,
        name=what["source"],  # type: ignore[arg-type]
        cue=None,
        content=(span,),
        kind=QuoteKind.INDIRECT,
        said=what["said"],  # type: ignore[arg-type]
        via=via,  # type: ignore[arg-type]
    )
