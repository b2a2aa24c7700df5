"""What a person asks for, turned into a decision that can be kept: which report, of which event, is meant by it.

A whole event stands for its first report, which gives it its id; a story for its first page.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from dateline.ledger.corrections import meant
from dateline.ledger.decisions import marks, settled
from dateline.model import Correction, Decision, Mark, Reading, Snapshot, Tie
from dateline.model.errors import NotFound, UsageError

__all__ = ["correction", "idle", "link", "unlink"]


@dataclass(frozen=True, slots=True)
class _End:
    """A report with its event, or a page with its story; `whole` where the event or story itself was named."""

    id: str
    group: str
    members: tuple[str, ...]
    whole: bool
    page: bool


def link(snapshot: Snapshot, left: str, right: str, *, by: str, because: str = "") -> Tie:
    """The decision that makes one event of two, or puts a report into an event; likewise stories and pages.

    Raises NotFound for an id that is not in the snapshot, UsageError where there is nothing to decide.
    """
    one, other = _end(snapshot, left), _end(snapshot, right)
    _alike(one, other)
    if one.group == other.group:
        raise UsageError(f"{left} and {right} are one already")
    if not one.page and _story(snapshot, one) != _story(snapshot, other):
        raise UsageError(
            f"{left} and {right} stand in two stories; link the stories first: "
            f"dateline link {_story(snapshot, one)} {_story(snapshot, other)}"
        )
    if one.whole and not other.whole:
        one, other = other, one
    known = _known(snapshot)
    return Tie(
        one.members[0] if one.whole else one.id,
        other.members[0],
        True,
        1.0,
        by=by,
        whole=one.whole,
        because=because,
        left_at=known.get(one.members[0] if one.whole else one.id),
        right_at=known.get(other.members[0]),
    )


def unlink(snapshot: Snapshot, left: str, right: str, *, by: str, because: str = "") -> Tie:
    """The decision that keeps a report out of an event, or two reports, pages, events or stories apart.

    What is like the report more than the rest of the event follows it. Raises as `link` does.
    """
    one, other = _end(snapshot, left), _end(snapshot, right)
    _alike(one, other)
    if one.whole and not other.whole:
        one, other = other, one
    if one.id == other.id:
        raise UsageError(f"{left} can't be told from itself")
    if other.whole and one.group == other.group:
        rest = [member for member in other.members if member != one.id]
        if one.whole or not rest:
            raise UsageError(f"{left} is all there is to {right}")
        anchor = rest[0]
    elif one.group != other.group and not (one.whole and other.whole):
        raise UsageError(f"{left} does not stand in {right}")
    else:
        anchor = other.members[0] if other.whole else other.id
    first = one.members[0] if one.whole else one.id
    known = _known(snapshot)
    return Tie(
        *(first, anchor, False, 1.0),
        by=by,
        because=because,
        left_at=known.get(first),
        right_at=known.get(anchor),
    )


def correction(
    snapshot: Snapshot, event: str, field: str, value: str, *, day: date, by: str, because: str = ""
) -> Correction:
    """The correction of a field of an event, known from `day` on. Raises NotFound, or UsageError for a value that means nothing."""
    found = next((e for e in snapshot.events if e.id == event), None)
    if found is None:
        raise NotFound(f"no event {event!r} in this diary")
    meant(field, value)
    first = found.reports[0]
    kept = "" if value.strip() == "none" else value.strip()
    return Correction(first, field, kept, day, by, because, _known(snapshot).get(first))


def idle(decisions: Iterable[Decision], readings: Iterable[Reading], snapshot: Snapshot) -> dict[int, str]:
    """The decisions that change nothing as things are, by number, and why."""
    readings, found = tuple(readings), {}
    group = dict(snapshot.event_of) | dict(snapshot.story_of)
    story = {report: e.story for e in snapshot.events for report in e.reports}
    for decision in decisions:
        now = settled([decision.what], readings)
        if now.lost:
            found[decision.number] = "what it was about is not found any more"
        for tie in now.ties[:1]:
            one, other = group.get(tie.left), group.get(tie.right)
            if one and other and (one == other) is not tie.same:
                same_story = story.get(tie.left) == story.get(tie.right)
                found[decision.number] = (
                    "another decision says otherwise" if same_story else "the two stand in different stories"
                )
    return found


def _end(snapshot: Snapshot, id_: str) -> _End:
    events, stories = dict(snapshot.event_of), dict(snapshot.story_of)
    reports = {e.id: e.reports for e in snapshot.events}
    pages = {s.id: s.articles for s in snapshot.stories}
    for group_of, members, page in ((events, reports, False), (stories, pages, True)):
        group = group_of.get(id_, id_ if id_ in members else None)
        if group is not None:
            return _End(id_, group, members.get(group, ()), id_ in members, page)
    raise NotFound(f"no report, event, page or story {id_!r} in this diary")


def _alike(one: _End, other: _End) -> None:
    if one.page != other.page:
        raise UsageError(
            "an event or report goes with an event or report, a story or page with a story or page"
        )


def _story(snapshot: Snapshot, end: _End) -> str:
    return next(e.story for e in snapshot.events if e.id == end.group)


def _known(snapshot: Snapshot) -> dict[str, Mark]:
    return marks(snapshot.readings)
