"""What is meant by an id, a part of an id or a name; and nothing where it is not clear: then the error says what fits."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from dateline.export import of_story, page_quote, report_quote, said_by, statement_quote
from dateline.model import Quote, Reading, Record, Snapshot, Statement
from dateline.model.errors import NotFound, UsageError

if TYPE_CHECKING:
    from dateline.diary import Since
    from dateline.store import Hit

__all__ = ["event_named", "found_in", "record_named", "since_in", "statements", "unique"]

NAMED = 8  # names told where several fit; the rest are counted


def unique(given: str, ids: Iterable[str], noun: str) -> str:
    """The one id that begins with `given`. Raises NotFound, or UsageError where several do."""
    found = sorted({known for known in ids if known.startswith(given)})
    if not found or not given:
        raise NotFound(f"no {noun} {given!r} in this diary")
    if given in found:
        return given
    if len(found) > 1:
        raise UsageError(
            f"{given!r} begins {len(found)} {noun} ids; write more of it: {', '.join(found[:5])}"
        )
    return found[0]


def event_named(snapshot: Snapshot, given: str) -> tuple[str, str | None]:
    """The id of the event that goes by this one; and the old id, where it did so before pages were read or people decided.

    An alert may have told the old one. Raises as `unique`.
    """
    try:
        return unique(given, (e.id for e in snapshot.events), "event"), None
    except NotFound:
        from dateline.ledger import formerly  # noqa: PLC0415 (late: --help stays quick)

        before = formerly(snapshot)
        old = next((id_ for id_ in sorted(before) if given and id_.startswith(given)), None)
        if old is None:
            raise
    return before[old], old


def record_named(name: str, records: Sequence[Record]) -> Record:
    """The one track record of that name: the whole name, else a part of one. Raises NotFound, UsageError."""
    wanted = " ".join(name.casefold().split()).removeprefix("the ")
    whole = [r for r in records if r.name.casefold().removeprefix("the ") == wanted]
    fits = whole or [r for r in records if wanted and wanted in r.name.casefold()]
    if not fits:
        raise NotFound(f"nobody called {name!r} was heard to expect anything in this diary")
    if len(fits) > 1:
        names = ", ".join(sorted(r.name for r in fits)[:NAMED])
        more = f" and {len(fits) - NAMED} more" if len(fits) > NAMED else ""
        raise UsageError(f"{name!r} fits {len(fits)} names; write more of it: {names}{more}")
    return fits[0]


def statements(
    snapshot: Snapshot, source: str | None = None, story: str | None = None
) -> Iterator[tuple[Reading, Statement]]:
    """What somebody is shown to have said, oldest page first; `source` is a part of a name or of how a page mentions it."""
    home = dict(snapshot.story_of)
    story = unique(story, (s.id for s in snapshot.stories), "story") if story else None
    wanted = source.casefold() if source else ""
    for reading in sorted(snapshot.readings, key=_day_written):
        if story and home.get(reading.article.id) != story:
            continue
        for statement in reading.statements:
            if statement.told and wanted in said_by(reading, statement).casefold():
                yield reading, statement


def _day_written(reading: Reading) -> tuple[str, str]:
    published = reading.article.published
    return (published.day.isoformat() if published else "9999", reading.article.id)


def since_in(found: Since, story: str) -> Since:
    """What of two states of the diary, and of what changed between them, is about one story."""
    before, after = of_story(found.before, story), of_story(found.after, story)
    mine = {event.id for event in (*before.events, *after.events)}
    changes = tuple(change for change in found.changes if change.event in mine)
    return replace(found, before=before, after=after, changes=changes)


def found_in(hits: Iterable[Hit], snapshot: Snapshot) -> Iterator[Quote]:
    """The hits that the snapshot knows, as its own readings have them: a page may have been shorter then."""
    readings = {reading.article.id: reading for reading in snapshot.readings}
    events, copies = dict(snapshot.event_of), dict(snapshot.copies)
    for hit in hits:
        reading = readings.get(hit.article)
        if reading is None:
            continue
        if hit.kind == "report":
            yield from (
                report_quote(reading, p, events.get(p.id), copies) for p in reading.reports if p.id == hit.ref
            )
        elif hit.kind == "statement":
            yield from (statement_quote(reading, s, copies) for s in reading.statements if s.id == hit.ref)
        elif hit.text in reading.article.text:
            at = reading.article.text.index(hit.text)
            span = (
                hit.span
                if hit.span.of(reading.article.text) == hit.text
                else replace(hit.span, start=at, end=at + len(hit.text))
            )
            yield page_quote(reading.article, span, copies)
