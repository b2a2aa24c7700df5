from datetime import UTC, date, datetime

import pytest
from hypothesis import given, settings

from dateline.model import Article, Dated, Reading, Snapshot, Span, Tie, Window
from dateline.model.errors import StoreDamaged
from dateline.store.codec import dump, load
from tests.fakes.values import values


@settings(max_examples=60)
@given(values(Reading))
def test_a_reading_comes_back_equal(reading: Reading) -> None:
    assert load(Reading, dump(reading)) == reading


@given(values(Tie))
def test_a_tie_comes_back_equal(tie: Tie) -> None:
    assert load(Tie, dump(tie)) == tie


def test_every_noun_that_a_snapshot_holds_has_a_form() -> None:
    snapshot = Snapshot(date(2031, 5, 6), (), (), ())
    assert load(Snapshot, dump(snapshot)) == snapshot


def test_a_day_stays_a_day_and_an_instant_an_instant() -> None:
    day, instant = Dated(date(2031, 5, 6), "url"), Dated(datetime(2031, 5, 6, tzinfo=UTC), "json-ld")
    assert load(Dated, dump(day)) == day
    assert type(load(Dated, dump(day)).value) is date
    assert load(Dated, dump(instant)) == instant


def test_the_form_is_short_and_plain() -> None:
    window = Window(date(2031, 5, 6), None, words="from Tuesday")
    assert dump(window) == '{"first":"2031-05-06","last":null,"words":"from Tuesday"}'
    assert dump(Article("a", "p", "o", "Żar")) == '{"id":"a","page":"p","origin":"o","text":"Żar"}'


def test_what_cannot_be_kept_becomes_a_replacement_character() -> None:
    article = Article("a", "p", "o", "a\0b\ud83d\udd25c\ufdd0 🔥")
    assert load(Article, dump(article)).text == "a\ufffdb\ufffd\ufffdc\ufffd 🔥"


@pytest.mark.parametrize(
    "payload",
    [
        "",
        "[]",
        "null",
        "{}",
        '{"start":1}',
        '{"id":3,"page":"p","origin":"o","text":"t"}',
        '{"id":"a","page":"p","origin":"o","text":"t","colour":"red"}',
        '{"id":"a","page":"p","origin":"o","text":"t","installments":[{"date":"soon","span":[0,1]}]}',
        '{"id":"a","page":"p","origin":"o","text":"t","installments":[{"date":"2031-05-06","span":[2,1]}]}',
    ],
)
def test_anything_else_is_damage(payload: str) -> None:
    with pytest.raises(StoreDamaged):
        load(Article, payload)


def test_parts_kept_elsewhere_are_left_out_and_given_back() -> None:
    reading = Reading(Article("a", "p", "o", "text"), reader="r")
    payload = dump(reading, leave_out=frozenset({"article"}))
    assert payload == '{"reader":"r"}'
    assert load(Reading, payload, article=reading.article) == reading
    assert (
        Span(1, 2)
        == load(
            Reading,
            '{"mentions":[],"article":{"id":"","page":"","origin":"","text":""},'
            '"doubts":[{"rule":"","reason":"","span":[1,2]}]}',
        )
        .doubts[0]
        .span
    )
