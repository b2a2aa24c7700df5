"""`dateline link`, `unlink`, `correct`, `decisions`: what is decided is told, shown in every face, and can be taken back."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Run

IDA = ("--by", "Ida Holm", "--because", "heard it from the clerk")


def events(run: Run, db: Path) -> list[dict[str, Any]]:
    ledger: dict[str, Any] = json.loads(run("export", "--db", db).out)
    found: list[dict[str, Any]] = ledger["events"]
    return found


def two_of_one_story(run: Run, db: Path) -> tuple[str, str]:
    found = events(run, db)
    story = max({e["story"] for e in found}, key=[e["story"] for e in found].count)
    one, other = [e["id"] for e in found if e["story"] == story][:2]
    return one, other


def test_two_events_are_linked_listed_and_parted_again(run: Run, diary: Path) -> None:
    before = events(run, diary)
    one, other = two_of_one_story(run, diary)
    ran = run("link", one[:8], other[:8], "--db", diary, *IDA)
    assert (0, "") == (ran.code, ran.err)
    assert "are one event" in " ".join(ran.out.split())
    assert len(before) - 1 == len(events(run, diary))
    assert "Ida Holm" in run("decisions", "--db", diary).out
    listed = json.loads(run("decisions", "--db", diary, "--json").out)
    assert [(1, "Ida Holm", None)] == [(d["number"], d["by"], d["idle"]) for d in listed]
    assert run("decisions", "--retire", 1, "--db", diary).out.startswith("Taken back: 1.")
    assert before == events(run, diary)


def test_a_report_is_taken_out_of_its_event(run: Run, diary: Path) -> None:
    event = max(events(run, diary), key=lambda e: len(e["reports"]))
    report = event["reports"][-1]
    assert 0 == run("unlink", report, event["id"], "--db", diary, *IDA).code
    assert report not in next(e for e in events(run, diary) if e["id"] == event["id"])["reports"]
    assert "decided by Ida Holm: heard it from the clerk" in " ".join(
        run("event", event["id"], "--why", "--db", diary).out.split()
    )


def test_a_correction_is_shown_as_one_in_every_face(run: Run, diary: Path) -> None:
    event = events(run, diary)[0]["id"]
    ran = run("correct", event, "status=cancelled", "window=2031-05-04", "--db", diary, *IDA)
    assert 0 == ran.code
    for out in (run("diary", "--db", diary).out, run("event", event, "--db", diary).out):
        told = " ".join(out.split())
        assert "Corrected by hand: status cancelled, when Sun 4 May 2031 (Ida Holm," in told
    record = json.loads(run("event", event, "--db", diary, "--json").out)
    assert ["status", "window"] == [c["field"] for c in record["corrected"]]
    assert ["2031-05-04"] * 2 == record["window"]
    exported = next(e for e in events(run, diary) if e["id"] == event)
    assert ("cancelled", ["status", "window"]) == (exported["status"], exported["corrected"])


def test_an_earlier_day_does_not_know_of_a_correction(run: Run, diary: Path) -> None:
    event = events(run, diary)[0]["id"]
    run("correct", event, "place=Hallin", "--from", "2023-06-20", "--db", diary, *IDA)
    assert "Hallin" in run("event", event, "--db", diary, "--as-of", "2023-06-20").out
    assert "Hallin" not in run("event", event, "--db", diary, "--as-of", "2023-06-19").out


@pytest.mark.parametrize("value", ["status=perhaps", "mood=good", "status"])
def test_a_correction_that_means_nothing_is_refused_and_nothing_kept(
    run: Run, diary: Path, value: str
) -> None:
    event = events(run, diary)[0]["id"]
    assert 2 == run("correct", event, "place=Hallin", value, "--db", diary, *IDA).code
    assert "Nothing was decided by hand.\n" == run("decisions", "--db", diary).out


def test_what_is_not_there_is_told(run: Run, diary: Path) -> None:
    assert 1 == run("link", "rnowhere", "enowhere", "--db", diary, *IDA).code
    assert 1 == run("decisions", "--retire", 3, "--db", diary).code


def test_doctor_tells_of_a_decision_that_changes_nothing(run: Run, diary: Path) -> None:
    one, other = two_of_one_story(run, diary)
    run("link", one, other, "--db", diary, *IDA)
    assert "changes nothing" not in run("doctor", "--db", diary).out
    assert [] == json.loads(run("doctor", "--db", diary, "--json").out)["idle"]
