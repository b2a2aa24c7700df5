"""The score of timelines: what is right, what follows, and what contradicts."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from bench.awareness import Graph, Line, lines, relations, score

THREE = [
    Line(1, "2031-05-02", ("7-1-moored",)),
    Line(2, "2031-05-09", ("7-3-sailed",)),
    Line(3, "2031-05-10", ("8-2-sank", "8-4-rescued")),
]


def test_a_timeline_is_all_right_against_itself() -> None:
    result = score(THREE, THREE)
    assert (100.0, 100.0, 100.0) == (result.precision, result.recall, result.f1)


def test_events_on_one_line_are_simultaneous_and_their_link_follows_from_their_day() -> None:
    kept = Graph.of(relations(THREE)).kept
    assert 4 + 2 == len(kept)  # four days, and two of three links: the third follows


def test_an_event_on_a_wrong_day_keeps_its_place_in_the_order() -> None:
    late = [THREE[0], Line(2, "2031-05-08", ("7-3-sailed",)), THREE[2]]
    result = score(THREE, late)
    assert (5, 6, 5, 6) == (result.right, result.system, result.recalled, result.gold)


def test_what_follows_counts_where_an_event_is_missing() -> None:
    without = [THREE[0], THREE[2]]
    result = score(THREE, without)
    assert result.right == result.system == 4  # "moored before sank" follows in the gold
    assert (3, 6) == (result.recalled, result.gold)


def test_line_0_is_not_scored() -> None:
    assert score(THREE, THREE) == score([Line(0, "XXXX-XX-XX", ("7-5-hoped",)), *THREE], THREE)


def test_what_contradicts_is_kept_but_proves_nothing() -> None:
    told = [("a", "b", "<"), ("b", "c", "<"), ("c", "a", "<")]
    graph = Graph.of(told)
    assert told == graph.kept
    assert graph.holds(("a", "c", "<"))
    assert not graph.holds(("b", "a", "<"))


def test_a_file_is_read_without_its_first_line() -> None:
    text = "Harbour Ferry\n2\t2031-05-09\t7-3-sailed\n1\t2031-05-02\t7-1-moored\t9-1-moored\n"
    assert [
        Line(2, "2031-05-09", ("7-3-sailed",)),
        Line(1, "2031-05-02", ("7-1-moored", "9-1-moored")),
    ] == lines(text)


EVENTS = st.lists(st.tuples(st.integers(1, 4), st.sampled_from("abcdefgh")), unique_by=lambda e: e[1])


@given(EVENTS, EVENTS)
def test_shares_are_shares_and_order_of_lines_does_not_count(
    gold: list[tuple[int, str]], system: list[tuple[int, str]]
) -> None:
    wanted, found = ([Line(n, f"2031-05-0{n}", (e,)) for n, e in told] for told in (gold, system))
    result = score(wanted, found)
    assert 0 <= result.right <= result.system
    assert 0 <= result.recalled <= result.gold
    assert result == score(wanted[::-1], found[::-1])
    if sorted(gold) == sorted(system) and gold:
        assert result.f1 == 100.0
