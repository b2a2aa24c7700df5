"""The table of the API: each address, what may be asked there, what it answers and in which shape.

Routes, the check of parameters and the OpenAPI description are all made from it, so that none of them can say what another
one does not.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from dateline.model import Turned
from dateline.verbs.asked import KINDS, MARKS
from dateline.web.api import events, finding, pages, voices
from dateline.web.api.parameters import Day, OneOf, Opaque, Parameter, Question, Whole, Words
from dateline.web.api.told import Told
from dateline.web.shelf import Shelf

__all__ = ["ENDPOINTS", "ROOT", "Endpoint"]

ROOT = "/api/v1"
MOST = 200  # things on one page of a list


@dataclass(frozen=True, slots=True)
class Endpoint:
    """One address. `shape` is what it gives, or what its list is of (`leaf`); `misses`: it may know no such thing.

    `senseless`: well-written parameters may make no sense together.
    """

    path: str
    name: str
    told: str
    more: str
    shape: str
    parameters: tuple[Parameter, ...]
    answer: Callable[[Shelf, Question], Told]
    leaf: bool = False
    misses: bool = False
    senseless: bool = True


AS_OF = Parameter("as_of", "What was known on that day: only what was published by then counts.", Day())
FROM, TO = "from", "to"
LIMIT = Parameter("limit", "At most so many.", Whole(1, MOST, 50))
CURSOR = Parameter("cursor", "`next` of the answer before: what comes after it.", Opaque())
STORY = Parameter("story", "Only of one story: its id, or the beginning of it.", Words())
OUTLET = Parameter("outlet", "A part of the name of an outlet that printed it.", Words())
ARTICLE = Parameter("article", "Only of one article: its id.", Words())
FILTERS = (
    Parameter("kind", "The kind of event.", OneOf(KINDS)),
    Parameter("status", "Its status, or a mark that it has.", OneOf(MARKS)),
    Parameter("who", "A part of the name of somebody who takes part, or whose word it is.", Words()),
    Parameter("place", "A part of the name of the place.", Words()),
    OUTLET,
    STORY,
)


def _id(of: str, name: str = "id") -> Parameter:
    return Parameter(name, of, Words(), required=True, place="path")


def _between(first: str, last: str) -> tuple[Parameter, Parameter]:
    return Parameter(FROM, first, Day()), Parameter(TO, last, Day())


def _order(natural: str) -> Parameter:
    return Parameter(
        "order",
        f"`{natural}`; or `id`, in which nothing that stays in the diary is missed or told twice, whatever is read meanwhile.",
        OneOf((natural, "id"), natural),
    )


ENDPOINTS = (
    Endpoint(
        "/events",
        "listEvents",
        "Events, those that are due first standing first",
        "What the diary page shows, with its filters. What has no day stands last, and in no window.",
        "Event",
        (
            *FILTERS,
            *_between("Only what may be on that day or later.", "Only what may be on that day or earlier."),
            _order("soonest"),
            AS_OF,
            LIMIT,
            CURSOR,
        ),
        events.events,
        leaf=True,
        misses=True,
    ),
    Endpoint(
        "/events/{id}",
        "getEvent",
        "One event: its history, every report with its words and where they stand, and their pages",
        "An id that the event had before people merged it leads to it, and so does the beginning of one: look at `id`.",
        "EventWhole",
        (_id("The event's id, or enough of it."), AS_OF),
        events.event,
        misses=True,
    ),
    Endpoint(
        "/stories",
        "listStories",
        "Stories, those with the newest page first",
        "",
        "Story",
        (_order("newest"), AS_OF, LIMIT, CURSOR),
        pages.stories,
        leaf=True,
    ),
    Endpoint(
        "/stories/{id}",
        "getStory",
        "One story: its events and its pages",
        "",
        "StoryWhole",
        (_id("The story's id, or enough of it."), AS_OF),
        pages.story,
        misses=True,
    ),
    Endpoint(
        "/articles",
        "listArticles",
        "The pages that were read, the newest first, without their texts",
        "",
        "Article",
        (
            OUTLET,
            STORY,
            *_between("Only what was published on that day or later.", "Only what was published on that day or earlier."),
            _order("newest"),
            AS_OF,
            LIMIT,
            CURSOR,
        ),
        pages.articles,
        leaf=True,
        misses=True,
    ),
    Endpoint(
        "/articles/{id}",
        "getArticle",
        "One page: its text, its statements and reports, what could not be told, its versions",
        "",
        "ArticleWhole",
        (_id("The article's id, the whole of it."), AS_OF),
        pages.article,
        misses=True,
        senseless=False,
    ),
    Endpoint(
        "/statements",
        "listStatements",
        "Who said what, the newest first",
        "",
        "Statement",
        (
            Parameter("source", "A part of the name of who said it.", Words()),
            ARTICLE,
            OUTLET,
            STORY,
            *_between("Only what was printed on that day or later.", "Only what was printed on that day or earlier."),
            _order("newest"),
            AS_OF,
            LIMIT,
            CURSOR,
        ),
        pages.statements,
        leaf=True,
        misses=True,
    ),
    Endpoint(
        "/sources",
        "listSources",
        "Sources and outlets with their track records, those with most settled expectations first",
        "",
        "Source",
        (
            Parameter("sort", "Only outlets, or only those whom they quote.", OneOf(("source", "outlet"))),
            Parameter("least", "Only those with so many settled expectations.", Whole(0, 1_000_000, 0)),
            AS_OF,
            LIMIT,
            CURSOR,
        ),
        voices.sources,
        leaf=True,
    ),
    Endpoint(
        "/sources/{name}",
        "getSource",
        "One source or outlet: what was expected, and what came of it",
        "",
        "SourceWhole",
        (_id("The whole name.", "name"), AS_OF),
        voices.source,
        misses=True,
        senseless=False,
    ),
    Endpoint(
        "/changes",
        "listChanges",
        "What changed since a day, oldest first",
        "By what was published after it, up to `as_of` (today where none is given). A change keeps its id whenever one asks.",
        "Change",
        (
            Parameter("since", "The day: what was known on it is what all is compared with.", Day(), required=True),
            Parameter("change", "Only changes of one sort.", OneOf(tuple(turned.value for turned in Turned))),
            STORY,
            AS_OF,
            LIMIT,
            CURSOR,
        ),
        events.changes,
        leaf=True,
        misses=True,
    ),
    Endpoint(
        "/search",
        "search",
        "Pages, statements or reports by their words, the best first",
        "All words must occur; \"a phrase\" in quotes; `elect*` for words that begin so. With filters only what has to do with an"
        " event that they let through.",
        "Hit",
        (
            Parameter("q", "The words.", Words(), required=True),
            Parameter(
                "among",
                "Whole pages, or only the sentences that carry statements or reports.",
                OneOf(("article", "statement", "report"), "article"),
            ),
            *FILTERS,
            AS_OF,
            LIMIT,
            CURSOR,
        ),
        finding.search,
        leaf=True,
        misses=True,
    ),
    Endpoint(
        "/doubts",
        "listDoubts",
        "What could not be told, and why",
        "",
        "Doubt",
        (
            Parameter("rule", "Only those of one rule.", Words()),
            ARTICLE,
            STORY,
            AS_OF,
            LIMIT,
            CURSOR,
        ),
        voices.doubts,
        leaf=True,
        misses=True,
    ),
    Endpoint(
        "/health",
        "getHealth",
        "Whether the diary can be read",
        "It adds nothing up, and is quick.",
        "Health",
        (),
        voices.health,
        senseless=False,
    ),
)  # fmt: skip
