"""Changes as a feed (Atom, RFC 4287): what changed of an event on one day is one entry, under an id that it keeps.

The id is that of the change that matters most of them: what comes to be known of that day later is an entry of its own where
it matters more, and is added to this one where it matters less. The feed holds the newest `MOST` entries. A change is dated midnight UTC of the day on which its words were published; one
that has no day (people split or merged events) is in `dateline changes` and not here.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from html import escape
from importlib.metadata import version
from typing import TYPE_CHECKING
from uuid import UUID, uuid5

from dateline.export.changes import APART, QUIET, SECTIONS, SELF_EVIDENT
from dateline.export.narrow import Told, reports_by_id
from dateline.export.plain import capital, one_line, plain, web_address
from dateline.export.revisions import instant
from dateline.export.sheet import Voice, voice
from dateline.export.telling import was_is
from dateline.export.text import INNER
from dateline.model import Change, Event, Snapshot, Turned

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

__all__ = ["HEADLINES", "atom", "urn"]

MOST = 200
VOICES = 2
ATOM = "http://www.w3.org/2005/Atom"
NAMESPACE = UUID("6a1f4f5e-6a0c-5b7e-9a3b-2f0d9c1e7d44")  # ours, drawn once: ids must never change
HEADLINES = {
    Turned.NEW: "Newly expected",
    Turned.PAST: "Told as past",
    Turned.SPLIT: "Split off",
    Turned.MERGED: "Merged",
    Turned.WITHDRAWN: "Withdrawn",
    Turned.CANCELLED: "Cancelled",
    Turned.POSTPONED: "Postponed",
    Turned.POSSIBLE: "Only possible now",
    Turned.EXPECTED: "Expected",
    Turned.CONFIRMED: "Confirmed",
    Turned.UNDER_WAY: "Under way",
    Turned.HELD: "Held",
    Turned.MOVED: "Moved",
    Turned.UNDATED: "No date any more",
    Turned.DATED: "Date known closer",
    Turned.OVERDUE: "Overdue",
    Turned.DISPUTED: "Disputed",
    Turned.SETTLED: "No longer disputed",
    Turned.PLACE: "Place",
    Turned.FORMAT: "Format",
}

_RANK = {kind: n for n, kind in enumerate(k for _, kinds in SECTIONS for k in kinds)}


def urn(id_: str) -> str:
    """An id of ours as a name that is unique in the world and stays the same: "urn:uuid:…"."""
    return f"urn:uuid:{uuid5(NAMESPACE, id_)}"


def atom(
    changes: Sequence[Change],
    snapshot: Snapshot,
    *,
    today: date,
    title: str = "Dateline: changes",
    address: str | None = None,
    link: Callable[[str], str] | None = None,
) -> str:
    """A feed of `changes`, newest first. `snapshot` holds the events as they are now and what was said of them.

    `address` is the feed's own, by which it is known; `link` gives that of an event's page. `today` dates an empty feed.
    """
    from xml.etree.ElementTree import Element, indent, tostring  # noqa: PLC0415 (late: --help stays quick)

    told = _together(changes)
    feed = Element("feed", {"xmlns": ATOM, "xml:lang": "en"})
    _text(feed, "title", title)
    _text(feed, "id", address or urn(title))
    _text(feed, "updated", _stamp((told[0][0].day if told else None) or snapshot.as_of or today))
    generator = _text(feed, "generator", "Dateline")
    generator.set("version", version("dateline"))
    _text(_under(feed, "author"), "name", "Dateline")
    if address:
        _under(feed, "link", rel="self", type="application/atom+xml", href=address)
    events, reports = {event.id: event for event in snapshot.events}, reports_by_id(snapshot)
    for same in told[:MOST]:
        feed.append(_entry(same, events.get(same[0].event), reports, link))
    indent(feed, " ")
    return '<?xml version="1.0" encoding="utf-8"?>\n' + tostring(feed, encoding="unicode") + "\n"


def _together(changes: Sequence[Change]) -> list[tuple[Change, ...]]:
    """The changes of an event on a day, what matters most of them first; newest days first. Disputes and silence stay apart."""
    groups: dict[tuple[date, str, str], list[Change]] = {}
    for change in changes:
        if change.day is not None and change.kind not in QUIET:
            apart = change.kind.value if change.kind in APART else ""
            groups.setdefault((change.day, change.event, apart), []).append(change)
    ordered = sorted(groups.items(), key=lambda g: (-g[0][0].toordinal(), *g[0][1:]))
    return [tuple(sorted(same, key=lambda c: (_RANK[c.kind], c.id))) for _, same in ordered]


def _entry(
    same: Sequence[Change], event: Event | None, reports: Told, link: Callable[[str], str] | None
) -> Element:
    from xml.etree.ElementTree import Element  # noqa: PLC0415

    first, entry = same[0], Element("entry")
    assert first.day is not None
    told = "; ".join(was_is(c, event) for c in same if c.kind not in SELF_EVIDENT)
    headline = f"{HEADLINES.get(first.kind, first.kind.value)}: {capital(first.name)}"
    _text(entry, "title", one_line(headline + (f" · {told}" if told else "")))
    _text(entry, "id", urn(f"change/{first.id}"))
    _text(entry, "updated", _stamp(first.day))
    _text(entry, "published", _stamp(first.day))
    for change in same:
        _under(entry, "category", term=change.kind.value)
    if link:
        _under(entry, "link", rel="alternate", type="text/html", href=link(first.event))
    said_by = [r for r in dict.fromkeys(r for c in same for r in c.reports) if r in reports]
    voices = {(v := voice(*reports[r])).quote: v for r in reversed(said_by)}
    shown = list(reversed(voices.values()))[:VOICES]
    addresses = [web_address(reports[v.report][0].article) for v in shown]
    for address in dict.fromkeys(filter(None, addresses)):
        _under(entry, "link", rel="via", href=address)
    body = [f"<p>{escape(one_line(was_is(change, event)))}</p>" for change in same]
    body += [_quote(v, address) for v, address in zip(shown, addresses, strict=True)]
    body.append(f"<p><small>event {escape(first.event)}</small></p>")
    _text(entry, "content", "\n".join(body)).set("type", "html")
    return entry


def _quote(said: Voice, address: str | None) -> str:
    line = escape(one_line(said.line))
    cited = f'<a href="{escape(address)}">{line}</a>' if address else line
    words = escape(one_line(said.quote).translate(INNER))
    return f"<blockquote><p>“{words}”</p></blockquote><p>— {cited}</p>"


def _stamp(day: date) -> str:
    return instant(day).strftime("%Y-%m-%dT%H:%M:%SZ") if day.year > 999 else f"{day.isoformat()}T00:00:00Z"


def _under(parent: Element, name: str, **attributes: str) -> Element:
    from xml.etree.ElementTree import SubElement  # noqa: PLC0415

    return SubElement(parent, name, {key: plain(value) for key, value in attributes.items()})


def _text(parent: Element, name: str, text: str) -> Element:
    made = _under(parent, name)
    made.text = plain(text)
    return made
