"""`dateline changes` and `dateline event ID --diff` as their user meets them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import ISLAND_PAGE, Run


def test_since_a_day_tells_what_became_different(run: Run, diary: Path) -> None:
    told = run("changes", "--since", "2023-04-01", "--as-of", "2023-04-28", "--db", diary)
    assert 0 == told.code
    assert told.out.startswith("Changes since Sat 1 Apr 2023, as of Fri 28 Apr 2023\n")
    assert "Newly expected" in told.out


def test_since_a_day_for_programs(run: Run, diary: Path) -> None:
    told = run("changes", "--since", "2023-04-01", "--as-of", "2023-04-28", "--db", diary, "--json")
    found = json.loads(told.out)
    assert ("dateline-changes/1", "2023-04-01", "2023-04-28") == (
        found["format"],
        found["since"],
        found["as_of"],
    )
    assert {"id", "kind", "day", "event", "name", "field", "before", "after", "by", "story", "reports", "reports_before"} == {
        key for change in found["changes"] for key in change
    }  # fmt: skip
    assert all(change["reports"] for change in found["changes"])


def test_since_last_tells_each_thing_once(run: Run, diary: Path) -> None:
    assert "since the diary began" in run("changes", "--since", "last", "--db", diary).out
    assert "Nothing has changed." in run("changes", "--since", "last", "--db", diary).out
    run("read", ISLAND_PAGE, "--db", diary, "--workers", "1")
    again = run("changes", "--since", "last", "--db", diary).out
    assert "1 page more" in again
    assert "Nothing has changed." in run("changes", "--since", "last", "--db", diary).out


def test_a_bookmark_of_ones_own_and_a_peek(run: Run, diary: Path) -> None:
    assert "since the diary began" in run("changes", "--since", "last", "--peek", "--db", diary).out
    assert "since the diary began" in run("changes", "--since", "last", "--db", diary).out
    mine = run("changes", "--since", "last", "--bookmark", "foreign desk", "--db", diary)
    assert "since the diary began" in mine.out
    again = run("changes", "--since", "last", "--bookmark", "foreign desk", "--db", diary)
    assert "Nothing has changed." in again.out


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["--since", "yesterday"],
        ["--since", "last", "--as-of", "2023-04-28"],
        ["--since", "2023-04-01", "--peek"],
        ["--since", "2023-04-01", "--bookmark", "mine"],
        ["--since", "2023-04-28", "--as-of", "2023-04-01"],
    ],
)
def test_a_request_that_makes_no_sense_is_refused(run: Run, diary: Path, arguments: list[str]) -> None:
    assert 2 == run("changes", "--db", diary, *arguments).code


def event_id(run: Run, diary: Path) -> str:
    found = json.loads(run("export", "--db", diary).out)
    return str(max(found["events"], key=lambda e: len(e["reports"]))["id"])


def test_an_event_shows_its_history_as_a_strip(run: Run, diary: Path) -> None:
    id_ = event_id(run, diary)
    told = run("event", id_, "--db", diary).out
    assert "How it went\n  day          status     when, where" in told
    assert "What was said, newest first" in told
    history = json.loads(run("event", id_, "--db", diary, "--json").out)["history"]
    assert {"day", "status", "window", "said_by", "outlets", "origins"} <= history[0].keys()


def test_a_diff_tells_what_changed_of_one_event(run: Run, diary: Path) -> None:
    id_ = event_id(run, diary)
    told = run("event", id_, "--diff", "2023-01-01", "2023-05-20", "--db", diary)
    assert 0 == told.code
    assert "Sun 1 Jan 2023 → Sat 20 May 2023" in told.out
    record = json.loads(run("event", id_, "--diff", "2023-01-01", "2023-05-20", "--db", diary, "--json").out)
    assert (id_, "2023-01-01", "2023-05-20") == (record["event"], record["from"], record["to"])
    assert record["changes"]


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["--diff", "2023-05-20", "2023-01-01"], 2),
        (["--diff", "2023-01-01", "2023-05-20", "--why"], 2),
        (["--diff", "2023-01-01", "2023-05-20", "--as-of", "2023-05-01"], 2),
        (["--diff", "2022-01-01", "2022-05-20"], 1),
    ],
)
def test_a_diff_that_makes_no_sense_is_refused(
    run: Run, diary: Path, arguments: list[str], code: int
) -> None:
    assert code == run("event", event_id(run, diary), "--db", diary, *arguments).code


def test_an_id_that_an_alert_told_leads_to_the_event_after_a_merge(run: Run, diary: Path) -> None:
    found = json.loads(run("export", "--db", diary).out)["events"]
    stories = [event["story"] for event in found]
    story = max(sorted(set(stories)), key=stories.count)
    one, other = sorted(event["id"] for event in found if event["story"] == story)[:2]
    assert 0 == run("link", one, other, "--db", diary).code
    now = {event["id"] for event in json.loads(run("export", "--db", diary).out)["events"]}
    (gone,) = {one, other} - now
    told = run("event", gone, "--db", diary)
    assert (0, f"event {gone} is part of event {({one, other} & now).pop()} now\n") == (told.code, told.err)
    assert 1 == run("event", "e0000000", "--db", diary).code
