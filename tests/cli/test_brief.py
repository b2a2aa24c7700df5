"""`dateline brief` as its user meets it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import ISLAND_PAGE, Run


def the_story(run: Run, db: Path) -> str:
    stories = json.loads(run("story", "--json", "--db", db).out)
    found: str = next(s["id"] for s in stories if len(s["articles"]) > 1)
    return found


def test_the_state_of_play(run: Run, bridge: Path) -> None:
    told = run("brief", "--all", "--as-of", "2023-04-28", "--db", bridge)
    assert (0, "") == (told.code, told.err)
    assert told.out.startswith("Brief: ")
    assert "as of Fri 28 Apr 2023" in told.out
    assert "What is ahead" in told.out
    assert "[1]" in told.out
    assert "Sources" in told.out
    assert all(len(line) <= 80 for line in told.out.splitlines() if "https://" not in line)


def test_a_story_since_a_day_in_every_format(run: Run, bridge: Path) -> None:
    asked = (
        "brief",
        the_story(run, bridge)[:6],
        "--since",
        "2023-04-01",
        "--as-of",
        "2023-04-28",
        "--db",
        bridge,
    )
    text, md, html = (run(*asked, "--format", form).out for form in ("text", "md", "html"))
    for told in (text, md, html):
        assert "since Sat 1 Apr 2023" in told
    assert md.startswith("# Brief: ")
    assert html.startswith("<!doctype html>\n")


def test_since_last_tells_each_thing_once_and_each_story_by_itself(run: Run, diary: Path) -> None:
    story = the_story(run, diary)
    first = run("brief", story, "--since", "last", "--db", diary).out
    assert "since the diary began" in first
    assert "Nothing has changed." in run("brief", story, "--since", "last", "--db", diary).out
    assert "since the diary began" in run("brief", "--all", "--since", "last", "--peek", "--db", diary).out
    assert "since the diary began" in run("changes", "--since", "last", "--db", diary).out
    run("read", ISLAND_PAGE, "--db", diary, "--workers", "1")
    assert "Nothing has changed." in run("brief", story, "--since", "last", "--db", diary).out
    assert "1 page more" not in run("brief", story, "--since", "last", "--db", diary).out


@pytest.mark.parametrize(
    ("arguments", "code", "says"),
    [
        ((), 2, "name a story, or say --all"),
        (("s1", "--all"), 2, "name a story, or say --all"),
        (("zzz",), 1, "no story 'zzz'"),
        (("zzz", "--since", "2023-04-01"), 1, "no story 'zzz'"),
        (("--all", "--peek"), 2, "--peek goes with --since last"),
        (("--all", "--since", "last", "--as-of", "2023-04-01"), 2, "--since last always looks at all"),
        (("--all", "--since", "2023-04-02", "--as-of", "2023-04-01"), 2, "is later than"),
        (("--all", "--since", "lately"), 2, "not a day"),
    ],
)
def test_what_makes_no_sense_is_said(
    run: Run, bridge: Path, arguments: tuple[str, ...], code: int, says: str
) -> None:
    told = run("brief", "--db", bridge, *arguments)
    assert (code, "") == (told.code, told.out)
    assert says in told.err
