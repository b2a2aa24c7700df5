from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.model import Article, Page, Reading, Tie
from dateline.model.errors import NotAPage, NotFound, UsageError
from dateline.store import Store
from tests.fakes.pages import NOW, fake_page
from tests.fakes.readings import READER, fake_read


@pytest.fixture
def store() -> Iterator[Store]:
    with Store.open(":memory:") as store:
        yield store


@pytest.fixture
def filed(tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path / "diary.db") as store:
        yield store


def test_what_was_added_comes_back_equal(store: Store) -> None:
    reading = fake_read(fake_page(1))
    assert store.add(fake_page(1), reading, NOW) == "new"
    assert list(store.readings()) == [reading]


def test_it_is_still_there_after_closing(tmp_path: Path) -> None:
    with Store.open(tmp_path / "diary.db") as store:
        store.add(fake_page(1), fake_read(fake_page(1)), NOW)
    with Store.open(tmp_path / "diary.db", write=False) as store:
        assert list(store.readings()) == [fake_read(fake_page(1))]


def test_the_same_page_twice_adds_nothing(store: Store) -> None:
    page = fake_page(1)
    assert not store.known(page, READER)
    store.add(page, fake_read(page), NOW)
    assert store.known(page, READER)
    before = (store.stats(), list(store.readings()))
    assert store.add(page, fake_read(page), NOW + timedelta(days=1)) == "seen"
    assert (store.stats(), list(store.readings())) == before


def test_a_changed_page_is_a_new_version_beside_the_old_one(store: Store) -> None:
    first, second = fake_page(1), fake_page(1, " at last")
    assert store.add(first, fake_read(first), NOW) == "new"
    assert not store.known(second, READER)
    assert store.add(second, fake_read(second), NOW) == "version"
    assert {r.article.text for r in store.readings()} == {
        fake_read(first).article.text,
        fake_read(second).article.text,
    }
    assert store.stats().versions == 1


def test_a_file_without_an_address_is_one_place_however_spelled(store: Store) -> None:
    near = fake_page(1, url=None, origin="pages/1.txt")
    far = fake_page(1, url=None, origin=str(Path("pages/1.txt").absolute()))
    store.add(near, fake_read(near), NOW)
    assert store.known(far, READER)


def test_two_pages_from_stdin_are_no_versions_of_each_other(store: Store) -> None:
    for number in (1, 2):
        page = fake_page(number, url=None, origin="-")
        assert store.add(page, fake_read(page), NOW) == "new"


def test_other_chrome_around_the_same_words_is_the_same_article(store: Store) -> None:
    page = fake_page(1)
    later = replace(page, content=page.content + b" ", fetched=NOW + timedelta(days=2))
    same = replace(fake_read(page).article, page=later.digest, fetched=later.fetched)
    store.add(page, fake_read(page), NOW)
    assert store.add(later, replace(fake_read(page), article=same), NOW) == "seen"
    assert list(store.readings()) == [fake_read(page)]
    assert store.known(later, READER)


def test_a_newer_reader_replaces_and_the_old_reading_is_kept(store: Store) -> None:
    page = fake_page(1)
    store.add(page, fake_read(page), NOW)
    before = store.sequence
    newer = fake_read(page, "fake-2")
    assert not store.known(page, "fake-2")
    assert store.add(page, newer, NOW) == "seen"
    assert list(store.readings()) == [newer]
    assert list(store.readings(until=before)) == [fake_read(page)]


def test_a_newer_reader_may_find_another_article_in_the_same_page(store: Store) -> None:
    page = fake_page(1)
    store.add(page, fake_read(page), NOW)
    newer = fake_read(page, "fake-2")
    newer = replace(newer, article=replace(newer.article, id="other", title="Another headline"))
    store.add(page, newer, NOW)
    assert list(store.readings()) == [newer]


@settings(max_examples=25, deadline=None)
@given(st.data())
def test_any_order_and_repetition_gives_the_same_readings(data: st.DataObject) -> None:
    pages = [
        fake_page(1),
        fake_page(1, " at last"),
        fake_page(2),
        fake_page(2, fetched=None),
        fake_page(2, fetched=NOW),
        fake_page(3, url=None),
        fake_page(3, url=None, origin="elsewhere/3.txt"),
        fake_page(3, url=None, origin="elsewhere/4.txt", fetched=None),
    ]
    order = data.draw(st.permutations(pages))
    again = data.draw(st.lists(st.sampled_from(pages), max_size=5))
    with Store.open(":memory:") as plain, Store.open(":memory:") as shuffled:
        for page in pages:
            plain.add(page, fake_read(page), NOW)
        for page in [*order, *again]:
            shuffled.add(page, fake_read(page), NOW)
        assert list(shuffled.readings()) == list(plain.readings())
        assert shuffled.check() == []


def test_a_failed_batch_leaves_nothing(store: Store) -> None:
    def fail() -> None:
        with store.batch(NOW) as batch:
            batch.add(fake_page(1), fake_read(fake_page(1)))
            raise KeyError("power")

    with pytest.raises(KeyError):
        fail()
    assert list(store.readings()) == []
    assert store.stats().pages == 0
    assert store.check() == []


def test_the_record_never_runs_backwards(store: Store) -> None:
    for number, moment in enumerate((NOW, NOW - timedelta(hours=1), NOW + timedelta(days=3650), NOW)):
        store.add(fake_page(number), fake_read(fake_page(number)), moment)
    assert store.stats().recorded_at == NOW + timedelta(days=3650)
    assert [len(list(store.readings(until=seq))) for seq in range(5)] == [0, 1, 2, 3, 4]


def test_now_must_have_a_zone(store: Store) -> None:
    with pytest.raises(ValueError, match="zone"):
        store.add(fake_page(1), fake_read(fake_page(1)), NOW.replace(tzinfo=None))


def test_readers_see_one_state_while_a_writer_goes_on(filed: Store, tmp_path: Path) -> None:
    for number in range(3):
        filed.add(fake_page(number), fake_read(fake_page(number)), NOW)
    with Store.open(tmp_path / "diary.db", write=False) as reader:
        readings = reader.readings()
        first = next(readings)
        filed.add(fake_page(9), fake_read(fake_page(9)), NOW)
        assert len([first, *readings]) == 3


def test_two_writers_in_turn_do_not_double(filed: Store, tmp_path: Path) -> None:
    with Store.open(tmp_path / "diary.db") as other:
        page = fake_page(1)
        assert not filed.known(page, READER)
        assert not other.known(page, READER)
        assert other.add(page, fake_read(page), NOW) == "new"
        assert filed.add(page, fake_read(page), NOW) == "seen"
        assert other.add(fake_page(2), fake_read(fake_page(2)), NOW) == "new"
    assert len(list(filed.readings())) == 2
    assert filed.check() == []


def test_nul_and_half_surrogates_do_not_stop_the_diary(store: Store) -> None:
    text = "Ilse\0 Varn \ud83d said\ufdd0 so."
    page = Page(b"x", "bad\ud800.txt", url="https://gazette.example/\udfff")
    article = Article("a\ud800", page.digest, page.origin, text, url=page.url, title="T\0")
    store.add(page, Reading(article, reader="r\udcff"), NOW)
    (kept,) = store.readings()
    assert kept.article.text == "Ilse\ufffd Varn \ufffd said\ufffd so."
    assert len(kept.article.text) == len(text)
    assert store.known(page, "r\udcff")
    with store.batch(NOW) as batch:
        batch.fail(NotAPage("bad\udcff", "\0"))
    assert store.check() == []


def test_failures_are_kept_once_and_end_when_the_page_can_be_read(store: Store) -> None:
    page = fake_page(1)
    for _ in range(2):
        with store.batch(NOW) as batch:
            batch.fail(NotAPage(page.origin, "not text"))
    assert store.failures() == [(page.origin, "not text")]
    store.add(page, fake_read(page), NOW)
    assert store.failures() == []


def test_decisions_are_made_changed_and_taken_back(store: Store) -> None:
    same = Tie("r1", "r2", True, 1.0, (("a person said so", 1.0),), by="editor")
    first = store.decide(same, NOW)
    assert store.decide(same, NOW) == first
    other = replace(same, left="r2", right="r1", same=False)
    second = store.decide(other, NOW)
    assert [d.what for d in store.decisions()] == [other]
    assert [d.number for d in store.decisions()] == [second]
    store.retire(second, NOW)
    assert store.decisions() == ()
    with pytest.raises(NotFound):
        store.retire(second, NOW)
    assert store.check() == []


def test_search_finds_words_in_titles_and_texts(store: Store) -> None:
    for number in range(5):
        store.add(fake_page(number), fake_read(fake_page(number)), NOW)
    hits = store.search("tessin boards")
    assert [hit.title for hit in hits] == ["Harbour board meets in Tessin Bay 2031-05-02"]
    (reading,) = (r for r in store.readings() if r.article.id == hits[0].article)
    assert hits[0].text == hits[0].span.of(reading.article.text)
    assert [m.of(reading.article.text) for m in hits[0].matches] == ["board", "board", "Tessin"]


def test_search_finds_single_statements_and_reports(store: Store) -> None:
    page = fake_page(7)
    reading = fake_read(page)
    store.add(page, reading, NOW)
    (said,) = store.search('"board number" ready', among="statement")
    assert said.ref == reading.statements[0].id
    assert [m.of(reading.article.text) for m in said.matches] == ["board number", "ready"]
    (report,) = store.search("mar* will", among="report")
    assert (report.ref, report.text) == (
        reading.reports[0].id,
        reading.reports[0].span.of(reading.article.text),
    )
    assert store.search("ready will", among="report") == []


def test_search_shows_the_best_part_of_a_long_text(store: Store) -> None:
    filler = "Nothing of note was told that day. " * 40
    page = Page(f"Long\n{filler}The ferry to Quince sank. {filler}".encode(), "long.txt")
    store.add(page, fake_read(page), NOW)
    (hit,) = store.search("quince ferry")
    assert len(hit.span) <= 240
    assert [m.of(fake_read(page).article.text) for m in hit.matches] == ["ferry", "Quince"]


def test_search_forgets_what_was_retired(store: Store) -> None:
    page = fake_page(1)
    store.add(page, fake_read(page), NOW)
    newer = fake_read(page, "fake-2")
    store.add(
        page,
        replace(newer, article=replace(newer.article, id="n", text="Empty."), statements=(), reports=()),
        NOW,
    )
    assert store.search("varn") == []
    assert store.search("varn", among="statement") == []


@pytest.mark.parametrize(
    "query", ['"', "a AND", "NEAR(", "col:x", "* *", "(a", "-a", "a*b", "x' OR 1", "\0 a", '"a']
)
def test_no_query_is_a_syntax_error(store: Store, query: str) -> None:
    try:
        store.search(query)
    except UsageError as error:
        assert "nothing to search for" in str(error)  # noqa: PT017


def test_searching_for_nothing_says_so(store: Store) -> None:
    with pytest.raises(UsageError, match="nothing"):
        store.search(" … ")
    with pytest.raises(UsageError, match="among"):
        store.search("a", among="rumour")
