"""The shape of every thing the API gives, once each, as JSON schemas: `tests/web/test_api*` hold each answer against them.

Nothing is left open: a field that is not here is in no answer, and one that is here is in every answer (null: not known).
"""

from __future__ import annotations

from typing import Any

from dateline.model import Kind, Mode, QuoteKind, Status, Through, Turned, Verdict

__all__ = ["PROBLEM", "SHAPES", "leaf"]

Schema = dict[str, Any]


def _text(told: str = "") -> Schema:
    return {"type": "string"} | ({"description": told} if told else {})


def _maybe(schema: Schema, told: str = "") -> Schema:
    """The same, or null."""
    found = dict(schema)
    if "enum" in schema:
        found["enum"] = [*schema["enum"], None]
    kind = schema["type"]
    return found | {"type": [kind, "null"]} | ({"description": told} if told else {})


def _number(told: str = "", least: int | None = 0) -> Schema:
    found: Schema = {"type": "integer"}
    if least is not None:
        found["minimum"] = least
    return found | ({"description": told} if told else {})


def _flag(told: str) -> Schema:
    return {"type": "boolean", "description": told}


def _words(enum: Any) -> Schema:
    return {"type": "string", "enum": [one.value for one in enum]}


def _list(items: Schema, told: str = "") -> Schema:
    return {"type": "array", "items": items} | ({"description": told} if told else {})


def _ref(name: str) -> Schema:
    return {"$ref": f"#/components/schemas/{name}"}


def _thing(told: str, /, **fields: Schema) -> Schema:
    return {
        "type": "object",
        "description": told,
        "properties": fields,
        "required": list(fields),
        "additionalProperties": False,
    }


def _more(name: str, told: str, /, **fields: Schema) -> Schema:
    """A thing with all the fields of another one, and some more."""
    return _thing(told, **(_PLAIN[name]["properties"] | fields))


DAY = {"type": "string", "format": "date"}
DAY_OR_NONE = _maybe(DAY)
START = _number("the first character, counted in Unicode code points of the article's text")
END = _number("the character after the last")
WINDOW = _maybe(
    {"type": "array", "items": DAY_OR_NONE, "minItems": 2, "maxItems": 2},
    "the first and the last day on which it may be; an open end is null, and so is the whole where no day is told",
)
TWO_DAYS = _maybe(
    {"type": "array", "items": DAY, "minItems": 2, "maxItems": 2},
    "the first and the last day; null where an end is open or no day is told",
)
NAMES = _list(_text())
IDS = _list(_text())
SPAN = {"start": START, "end": END}
QUOTED = _thing("Words and where they stand.", text=_text(), **SPAN)
VIA = _list(_text(), "who relays it, other than the outlet")
SAID_BY = {
    "quote": _text("the sentence"),
    "source": _maybe(_text(), "whose word it is; null: the outlet's own"),
}
PRINTED = {"via": VIA, "outlet": _text(), "day": DAY_OR_NONE}

_PLAIN: dict[str, Schema] = {
    "Event": _thing(
        "Something particular and datable, as its reports add up to; as `dateline diary --json` has it.",
        id=_text("it comes from the earliest report, and is the same for every as-of day"),
        story=_text("the story's id"),
        kind=_words(Kind),
        name=_text(),
        participants=NAMES,
        status=_words(Status),
        window=WINDOW,
        mode=_maybe(_words(Mode)),
        place=_maybe(_text()),
        overdue=_flag("its days have passed without word"),
        disputed=_list(_text(), "the fields on which reports that stand contradict each other"),
        disputes=_list(_text(), "both sides of each, in words"),
        corrected=_list(_ref("Correction"), "fields that a person set: no report carries them"),
        outlets=_number("who printed a report of it"),
        origins=_number("the newsrooms that they have it from"),
        sourcing=_list(_ref("Sourcing"), "who carries each field"),
        turns=_list(_ref("Turn"), "each day on which its state became another"),
        voices=_list(_ref("Voice"), "reports that carry its state; of one event that is asked for alone, every report"),
    ),
    "Correction": _thing(
        "A person's word on a field of an event.",
        field=_text(),
        value=_maybe(_text()),
        by=_text(),
        day=DAY,
        because=_maybe(_text()),
    ),
    "Sourcing": _thing(
        "Who carries a field of an event, and where they have it from.",
        field=_text(),
        outlets=NAMES,
        origins=_list(
            _thing(
                "A newsroom that carried it first.",
                name=_text(),
                outlets=NAMES,
                through=_list(_words(Through), "how the others have it from there"),
                reports=IDS,
            )
        ),
        voices=NAMES,
    ),
    "Turn": _thing(
        "What an event became on a day.",
        day=DAY,
        status=_words(Status),
        window=WINDOW,
        mode=_maybe(_words(Mode)),
        place=_maybe(_text()),
        reports=IDS,
        by=_maybe(_text(), "the person whose correction made it so"),
    ),
    "Voice": _thing(
        "A report as a diary quotes it.",
        report=_text("its id"),
        **SAID_BY,
        **PRINTED,
        reprints=_number("outlets that printed the same page"),
    ),
    "HistoryRow": _thing(
        "A row of an event's history; the last one may be `overdue`.",
        day=DAY,
        status={"type": "string", "enum": [*(s.value for s in Status), "overdue"]},
        window=WINDOW,
        mode=_maybe(_words(Mode)),
        place=_maybe(_text()),
        disputed=NAMES,
        said_by=_list(_thing("Whose word made it so.", source=_maybe(_text()), via=VIA)),
        outlets=NAMES,
        origins=NAMES,
        reports=IDS,
        by=_maybe(_text()),
    ),
    "Report": _thing(
        "One page's word on one event, with the characters that say so; as in the ledger.",
        id=_text(),
        event=_maybe(_text()),
        article=_text(),
        statement=_maybe(_text(), "the statement that it is the content of"),
        text=_text("`article.text[start:end]`"),
        **SPAN,
        source=_maybe(_text(), "whose word it is; null: the outlet's own"),
        said=TWO_DAYS,
        published=_maybe(DAY, "the day on which this stretch of the page was written"),
        status=_words(Status),
        window=TWO_DAYS,
        window_text=_maybe(_text(), "the words that tell the days"),
        mode=_maybe(_words(Mode)),
        place=_maybe(_text()),
    ),
    "Article": _thing(
        "A page that was read, without its text; as in the ledger.",
        id=_text(),
        origin=_text("the file or address that it was read from"),
        url=_maybe(_text()),
        publisher=_maybe(_text()),
        title=_maybe(_text()),
        authors=NAMES,
        agency=_maybe(_text()),
        published=_maybe(_text(), "a day, or an instant with its offset, in ISO 8601"),
        published_from=_text("how that is known; `unknown` where no day could be told"),
        modified=_maybe(_text()),
        fetched=_maybe(_text()),
        place=_maybe(_text(), "the dateline's"),
        language=_maybe(_text()),
        copy_of=_maybe(_text(), "the article that it reprints"),
        story=_maybe(_text()),
    ),
    "Statement": _thing(
        "Who said what; as in the ledger, with its outlet and day.",
        id=_text(),
        article=_text(),
        **SPAN,
        source=_thing(
            "Who said it.",
            name=_maybe(_text(), "by the name that this page gives elsewhere, too; null: not resolved"),
            mention=_maybe(_text()),
            start=_maybe(START),
            end=_maybe(END),
        ),
        cue=QUOTED | {"type": ["object", "null"]},
        content=_list(QUOTED),
        kind=_words(QuoteKind),
        said=TWO_DAYS,
        via=VIA,
        outlet=_text(),
        published=DAY_OR_NONE,
    ),
    "Story": _thing(
        "Articles about one developing story, oldest first.",
        id=_text(),
        title=_text(),
        articles=IDS,
        events=IDS,
        outlets=_number(),
        first=_maybe(DAY, "the day of its first page"),
        last=_maybe(DAY, "the day of its last page"),
    ),
    "Doubt": _thing(
        "What could not be told, and why; as in the ledger.",
        article=_text(),
        start=_maybe(START),
        end=_maybe(END),
        reason=_text("`rule: reason`"),
    ),
    "Source": _thing(
        "How often what a voice announced came true, in numbers.",
        name=_text(),
        outlet=_flag("a newsroom, by its own word or that of sources that it does not name"),
        voiced=_number("expectations in all"),
        floated=_number("of them only called possible: they settle nothing"),
        settled=_number("of which can be said that they came true, or not"),
        **{verdict.value: _number() for verdict in Verdict},
        off=_thing(
            "By how many days dates were off; above zero: too late.",
            dates=_number("how many there are"),
            median={"type": ["number", "null"]},
            least=_maybe(_number(least=None)),
            most=_maybe(_number(least=None)),
        ),
        contradicted=_number(),
        contradicted_by=_list(_thing("Who did.", name=_text(), expectations=_number())),
    ),
    "Expectation": _thing(
        "What one voice said of one event and one window, and what came of it.",
        event=_text(),
        name=_text(),
        day=DAY,
        status=_words(Status),
        window=WINDOW,
        verdict=_words(Verdict),
        off=_maybe(_number(least=None)),
        reports=IDS,
        took_place=WINDOW,
        outcome=_list(_text(), "the reports that settle it"),
        contradicted=_list(_thing("Who said otherwise.", by=_text(), report=_text())),
    ),
    "Change": _thing(
        "One field of one event, what it was and what it is; as `dateline changes --json` has it.",
        id=_text("the same whenever one asks: a feed tells a change once by it"),
        kind=_words(Turned),
        day=_maybe(DAY, "that of the words that made it so; null where pages have no day"),
        event=_text(),
        name=_text(),
        field=_text(),
        before=_ref("Value"),
        after=_ref("Value"),
        by=_maybe(_text(), "the person whose correction made it so"),
        story=_maybe(_text()),
        reports=_list(_ref("ChangeVoice")),
        reports_before=_list(_ref("ChangeVoice")),
    ),
    "ChangeVoice": _thing("The words behind a change.", report=_text(), **SAID_BY, **PRINTED),
    "Value": {
        "type": ["string", "boolean", "array", "null"],
        "items": {"type": ["string", "null"]},
        "description": "a status, mode, kind, place or id; a window (both ends, an open one null); names; nothing known",
    },
    "Hit": _thing(
        "A place that matches a search.",
        kind={"type": "string", "enum": ["article", "statement", "report"], "description": "what `id` is the id of"},
        id=_text(),
        article=_text(),
        title=_maybe(_text()),
        publisher=_maybe(_text()),
        published=DAY_OR_NONE,
        origin=_text(),
        **SPAN,
        text=_text(),
        matches=_list(_thing("A word that was searched for.", **SPAN)),
        event=_maybe(_text(), "of a report: its event"),
    ),
}  # fmt: skip
PROBLEM = _thing(
    "What went wrong (RFC 9457).",
    type=_text("what sort of problem, to be compared"),
    title=_text(),
    status={"type": "integer"},
    detail=_text(),
    instance=_text("the path that was asked for") | {"format": "uri-reference"},
    errors=_list(
        _thing(
            "A parameter that is wrong.",
            **{"in": {"type": "string", "enum": ["query", "path"]}, "name": _text(), "detail": _text()},
        )
    ),
)
PROBLEM["required"].remove("errors")
SHAPES: dict[str, Schema] = _PLAIN | {
    "EventWhole": _more(
        "Event",
        "An event with all that is known of it.",
        history=_list(_ref("HistoryRow"), "oldest first"),
        reports=_list(_ref("Report"), "every report, with its words and where they stand"),
        articles=_list(_ref("Article"), "the pages that they stand in"),
    ),
    "StoryWhole": _more(
        "Story",
        "A story with its events and pages.",
        sections=_list(
            _thing("A part of the diary.", key=_text(), title=_text(), events=_list(_ref("Event"))),
            "its events as `dateline diary` lays them out",
        ),
        pages=_list(_ref("Article"), "oldest first"),
    ),
    "ArticleWhole": _more(
        "Article",
        "A page with its text and everything that was read in it.",
        text=_text(),
        installments=_list(_thing("A dated part of a rolling page.", date=DAY, **SPAN)),
        statements=_list(_ref("Statement")),
        reports=_list(_ref("Report")),
        doubts=_list(_ref("Doubt")),
        versions=_list(_ref("Article"), "all that was read at its address, oldest first"),
    ),
    "SourceRecord": _more(
        "Source",
        "A track record with each expectation behind it.",
        expectations=_list(_ref("Expectation"), "in the order in which they were voiced"),
    ),
    "SourceWhole": _thing(
        "All that one name was heard to expect; as `dateline track --json` has it.",
        format={"type": "string", "enum": ["dateline-track/1"]},
        day=DAY,
        records=_list(_ref("SourceRecord"), "two where a source is an outlet, too"),
    ),
    "Health": _thing(
        "Whether the diary can be read, and how much is in it.",
        status={"type": "string", "enum": ["ok"]},
        generator=_text("the program and its version"),
        day=_maybe(DAY, "today, by the server's clock") | {"type": "string"},
        behind=_flag("pages were read that are not added up yet"),
        articles=_maybe(_number("null while it is being added up")),
        stories=_maybe(_number()),
        events=_maybe(_number()),
    ),
    "Index": _thing(
        "What there is.",
        generator=_text(),
        openapi=_text("the address of the description of all of it"),
        paths=_list(_thing("An address.", path=_text(), told=_text())),
    ),
    "Problem": PROBLEM,
}


def leaf(name: str) -> Schema:
    """A page of a list of things."""
    return _thing(
        f"A page of a list: things of the shape {name}.",
        as_of=_maybe(DAY, "the day that was asked for; null: all that was read"),
        day=DAY | {"description": "the day that it is seen from"},
        behind=_flag("pages were read that are not added up yet; ask again in a moment"),
        count=_number("how many there are in all; of a search, at most"),
        edition=_text("the same as long as the same things stand in the list at the same places"),
        items=_list(_ref(name)),
        next=_maybe(_text(), "the cursor of the next page; null: this is the last one"),
    )
