"""An answer as text, for clients that show their model no structure: the same ids and quotations, a line each.

Words of pages stand as JSON strings, on one line, so that a page can neither end its quotation nor look like anything else.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from dateline.export import plain, plural
from dateline.export.plain import one_line

__all__ = [
    "brief_text",
    "changes_text",
    "event_text",
    "events_text",
    "quotes_text",
    "stories_text",
    "story_text",
    "track_text",
]

Record = dict[str, Any]


def _head(answer: Record, told: str) -> Iterator[str]:
    as_of = f"as of {answer['as_of']}" if answer["as_of"] else f"all that was read, seen on {answer['day']}"
    yield f"{told}, {as_of}."
    yield answer["notice"]


def _left(answer: Record) -> Iterator[str]:
    if answer["next"] is not None:
        yield ""
        yield f"{answer['total'] - answer['next']} more: ask again with start={answer['next']}."


def _text(lines: Iterable[str]) -> str:
    return "\n".join(lines)


def _said(words: str) -> str:
    return json.dumps(plain(words), ensure_ascii=False)


def _days(window: list[str | None] | None) -> str:
    if window is None:
        return "no date"
    first, last = window
    return str(first) if first == last else f"{first or ''}..{last or ''}"


def _quote(quote: Record, indent: str = "  ") -> Iterator[str]:
    via = f"via {' and '.join(quote['via'])}" if quote["via"] else None
    agency = f"({quote['agency']})" if quote["agency"] else ""
    outlet = f"{quote['outlet']} {agency}".strip()
    line = ", ".join(one_line(p) for p in (quote["source"], via, outlet, quote["day"] or "undated") if p)
    where = f"{quote['kind']} {quote['id']}"
    where += f", article {quote['article']}" if quote["kind"] != "article" else ""
    where += f" {quote['start']}-{quote['end']}"
    where += f", event {quote['event']}" if quote["event"] else ""
    where += f", reprint of {quote['reprint_of']}" if quote["reprint_of"] else ""
    where += f", {quote['url']}" if quote["url"] else ""
    yield f"{indent}{_said(quote['text'])}"
    yield f"{indent}- {line} [{where}]"


def _event(event: Record) -> Iterator[str]:
    state = [event["status"], _days(event["window"]), event["mode"], event["place"]]
    state += ["overdue"] if event["overdue"] else []
    told = ", ".join(one_line(str(part)).replace("_", " ") for part in state if part)
    yield f"event {event['id']}: {one_line(event['name'])} ({event['kind']}): {told}"
    yield f"  story {event['story']}; {plural(event['outlets'], 'outlet')}, {plural(event['origins'], 'origin')}"
    yield from (f"  {one_line(dispute)}" for dispute in event["disputes"])
    for quote in event["quotes"]:
        yield from _quote(quote)


def events_text(answer: Record) -> str:
    """A list of events."""

    def lines() -> Iterator[str]:
        yield from _head(answer, f"{plural(answer['total'], 'event')}")
        for event in answer["events"]:
            yield ""
            yield from _event(event)
        yield from _left(answer)

    return _text(lines())


def event_text(answer: Record) -> str:
    """One event with its history."""
    event = answer["event"]

    def lines() -> Iterator[str]:
        yield from _head(answer, f"Event {event['id']}, {plural(event['reports'], 'report')}")
        if answer["formerly"]:
            yield f"Event {answer['formerly']} is part of it now."
        yield ""
        yield from _event(event | {"quotes": []})
        yield f"  story: {one_line(event['story_title'])}"
        for c in event["corrected"]:
            yield f"  corrected by {one_line(c['by'])} on {c['day']}: {c['field']} {c['value']}"
        yield ""
        yield "How it went:"
        for row in event["history"]:
            place = f", {one_line(row['place'])}" if row["place"] else ""
            told = f"  {row['day']}: {row['status'].replace('_', ' ')}, {_days(row['window'])}{place}"
            yield told + (" [reports " + ", ".join(row["reports"]) + "]" if row["reports"] else "")
        yield ""
        yield "What was said, newest first:"
        for quote in event["quotes"]:
            yield from _quote(quote)
        if (left := event["reports"] - len(event["quotes"])) > 0:
            yield f"  and {plural(left, 'more report')}"

    return _text(lines())


def stories_text(answer: Record) -> str:
    """A list of stories."""

    def lines() -> Iterator[str]:
        yield from _head(answer, f"{answer['total']} {'story' if answer['total'] == 1 else 'stories'}")
        for story in answer["stories"]:
            counts = f"{plural(story['pages'], 'page')}, {plural(story['events'], 'event')}"
            yield f"story {story['id']}: {one_line(story['title'])} ({counts})"
        yield from _left(answer)

    return _text(lines())


def story_text(answer: Record) -> str:
    """One story."""

    def lines() -> Iterator[str]:
        yield from _head(answer, f"Story {answer['id']}: {one_line(answer['title'])}")
        yield ""
        yield "Pages, oldest first:"
        for page in answer["pages"]:
            where = f", {page['url']}" if page["url"] else ""
            same = f", reprint of {page['reprint_of']}" if page["reprint_of"] else ""
            title = _said(page["title"]) if page["title"] else "no title"
            told = f"{page['day'] or 'undated'}, {one_line(page['outlet'])}: {title}"
            yield f"  {told} [article {page['id']}{same}{where}]"
        for event in answer["events"]:
            yield ""
            yield from _event(event)
        yield from _left(answer)

    return _text(lines())


def changes_text(answer: Record) -> str:
    """What changed, change by change."""

    def lines() -> Iterator[str]:
        yield from _head(answer, f"{plural(answer['total'], 'change')} since {answer['since']}")
        for change in answer["changes"]:
            before, after = (_value(change["field"], change[side]) for side in ("before", "after"))
            yield ""
            yield f"{change['day'] or 'undated'} {change['kind']}: event {change['event']}, {one_line(change['name'])}"
            yield f"  {change['field']}: {before} -> {after} [change {change['id']}]"
            for quote in change["quotes"]:
                yield from _quote(quote)
        yield from _left(answer)

    return _text(lines())


def _value(field: str, value: Any) -> str:
    if field == "window":
        return _days(value)
    told = "; ".join(value) if isinstance(value, list) else str(value)
    return one_line(told) if value is not None else "not known"


def quotes_text(answer: Record, told: str) -> str:
    """Quotations, one after the other; `told` says of what sort one of them is."""

    def lines() -> Iterator[str]:
        yield from _head(answer, plural(answer["total"], told))
        for quote in answer["quotes"]:
            yield ""
            yield from _quote(quote, "")
        yield from _left(answer)

    return _text(lines())


def track_text(answer: Record) -> str:
    """Track records; of one voice, each expectation with the words that voiced and that settled it."""
    quoted = {quote["id"]: quote for quote in answer["quotes"]}

    def lines() -> Iterator[str]:
        yield from _head(answer, f"{plural(answer['total'], 'track record')}")
        for record in answer["records"]:
            yield ""
            off = "" if record["median_off"] is None else f", median {record['median_off']:g} days off"
            yield (
                f"{one_line(record['name'])}: {record['came_true']} of {record['settled']} settled came true{off}; "
                f"{record['voiced']} voiced ({record['floated']} only as possible), {record['open']} open, "
                f"{record['overdue']} overdue, {record['contradicted']} contradicted"
            )
            for one in record["expectations"]:
                days = f"{one['status']}, {_days(one['window'])}"
                yield f"  {one['day']}: event {one['event']}, {one_line(one['name'])}: {days} -> {one['verdict']}"
                for report in (*one["reports"][:1], *one["outcome"][:1]):
                    if report in quoted:
                        yield from _quote(quoted[report], "    ")
        yield from _left(answer)

    return _text(lines())


def brief_text(answer: Record) -> str:
    """The briefing, and behind it where its quotations stand."""

    def lines() -> Iterator[str]:
        yield from _head(answer, f"Briefing since {answer['since']}" if answer["since"] else "Briefing")
        yield ""
        yield answer["markdown"]
        yield "Quoted:"
        for quote in answer["quotes"]:
            yield from _quote(quote)

    return _text(lines())
