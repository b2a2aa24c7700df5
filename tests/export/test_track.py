"""A track record as a person and as a program reads it."""

from __future__ import annotations

from datetime import date

from dateline.export import record_lines, table_lines, track_record
from dateline.ledger import snapshot, track
from dateline.model import Expectation, Reading, Record, Snapshot, Status, Track, Verdict, Window
from tests.fakes.news import day, page, said

TODAY = date(2031, 12, 1)
ADA = "Ada Quill"


def story() -> list[Reading]:
    return [
        page("2031-04-01", said("confirmed", "2031-05-04", source=ADA), id="a", publisher="Varn Courier"),
        page(
            "2031-04-09", said("postponed", "2031-05-18", source="Tom Orrin"), id="b", publisher="Quince Post"
        ),
        page("2031-05-21", said("held", "2031-05-20"), id="c", publisher="Quince Post"),
    ]


def shown() -> tuple[Snapshot, Track, Record]:
    shot = snapshot(story(), as_of=None, today=TODAY)
    found = track(shot, today=TODAY)
    return shot, found, next(r for r in found.records if r.name == ADA)


def text(lines: object) -> list[str]:
    return ["".join(piece for piece, _ in line).rstrip() for line in lines]  # type: ignore[attr-defined]


def of(*offs: int) -> Record:
    """A record of events that took place, so many days off."""
    made = (
        Expectation(
            event=f"e{n}",
            name="talks",
            day=day("2031-04-01"),
            status=Status.CONFIRMED,
            window=Window.on(day("2031-05-04")),
            reports=(f"r{n}",),
            verdict=Verdict.LATE if off > 0 else Verdict.EARLY if off else Verdict.CAME_TRUE,
            off=off,
        )
        for n, off in enumerate(offs)
    )
    return Record(ADA, False, tuple(made))


def numbers(record: Record) -> list[str]:
    from dateline.export.track import _numbers  # noqa: PLC0415

    return [f"{name}: {told}" for name, told in _numbers(record)]


def test_a_record_with_its_numbers_and_the_reports_behind_them() -> None:
    shot, found, record = shown()
    lines = text(record_lines(found, record, shot, 90))
    assert [
        "Ada Quill: track record as of Mon 1 Dec 2031",
        "1 expectation of 1 event, voiced 1 Apr 2031",
        "",
        "  came true       0 of 1 settled",
        "  did not         1 came late",
        "  dates           16 days late, the one that took place",
        "  contradicted    1 of 1, by Tom Orrin (1)",
        "",
        "What it expected, and what came of it",
    ] == lines[:9]
    assert "    confirmed Sun 4 May → came late by 16 days (Tue 20 May)" in lines
    assert "      — Ada Quill, Varn Courier, 1 Apr 2031" in lines
    assert "      — Quince Post, 21 May 2031" in lines
    assert "      — Tom Orrin, Quince Post, 9 Apr 2031" in lines
    assert all(len(line) <= 90 for line in lines)


def test_a_share_is_told_with_its_counts() -> None:
    lines = text(table_lines(shown()[1], 1))
    assert any(line.startswith(ADA) and "0 of 1" in line and "+16" in line for line in lines)
    assert not any("%" in line for line in lines)


def test_too_few_to_list() -> None:
    assert "--least 1" in " ".join(text(table_lines(shown()[1], 3)))
    assert "Nobody was heard" in " ".join(text(table_lines(Track(TODAY, ()), 3)))


def test_long_names_leave_the_columns_where_they_are() -> None:
    long = Record(
        "The Amalgamated Union of Lamplighters and Ferrymen of Upper Varn", False, of(0).expectations
    )
    lines = text(table_lines(Track(TODAY, (long,)), 1, 80))
    assert all(len(line) <= 80 for line in lines)
    assert any("…" in line for line in lines)


def test_how_far_off_the_dates_were() -> None:
    assert "dates: on time, the one that took place" in numbers(of(0))
    assert "dates: on time in all 2 that took place" in numbers(of(0, 0))
    assert "dates: 1 day early, the one that took place" in numbers(of(-1))
    assert "dates: median: 1 day late; from 2 days early to 9 days late; 3 that took place" in numbers(
        of(-2, 1, 9)
    )
    assert numbers(of(0, 0, 1, 2, 3, 4, 5, 90))[-1].endswith(
        "half of them between 1 day late and 4 days late; 8 that took place"
    )


def test_the_json_has_every_number_and_the_reports_behind_it() -> None:
    _, found, record = shown()
    (told,) = track_record(found, [record])["records"]
    assert (1, 1, 0, 1) == (told["voiced"], told["settled"], told["came_true"], told["late"])
    assert {"dates": 1, "median": 16, "least": 16, "most": 16} == told["off"]
    assert [{"name": "Tom Orrin", "expectations": 1}] == told["contradicted_by"]
    (one,) = told["expectations"]
    assert (["a-r0"], ["c-r0"], [{"by": "Tom Orrin", "report": "b-r0"}]) == (
        one["reports"],
        one["outcome"],
        one["contradicted"],
    )
    assert (["2031-05-04"] * 2, ["2031-05-20"] * 2) == (one["window"], one["took_place"])
    assert told["voiced"] == told["floated"] + sum(told[v.value] for v in Verdict)
