"""Copies and stories: reprints are told, subjects are kept apart, whatever else shares a word with them."""

from __future__ import annotations

from dateline.ledger import snapshot
from dateline.ledger.copies import original, shingles_of
from dateline.ledger.placing import Place
from dateline.ledger.shelf import Memory
from dateline.ledger.stories import join
from dateline.model import Tie
from tests.fakes.news import day, page

TODAY = day("2031-12-01")
WIRE = """Dockers at Port Ellery will stop work for a day next Friday unless the harbour board withdraws its new rosters,
the Harbour Guild said after a meeting of its delegates that went on until midnight. The guild's secretary, Tam Reyes, told
members in the old customs hall that the board had left them no other way. A spokeswoman for the board called the decision
regrettable and said that pilots, tugs and the Sandmouth ferry would not be affected by what she described as a gesture."""
FERRY = "The Sandmouth ferry company sells its oldest ship, the Heron, to a museum in Varn, its director Ida Moll announced."
TOLL = "Orla Quill's Lantern Party wants lorries to pay a toll on the Varn bridge; the assembly votes in June, Quill said."


class Copies:
    """Pages told apart by their words alone."""

    def __init__(self) -> None:
        self.shelf = Memory()

    def add(self, page: str, text: str) -> str | None:
        shingles = shingles_of(text)
        like = original(shingles, self.shelf)
        self.shelf.keep(page, Place(page, "s", like=like, size=len(shingles)), shingles)
        return like


def test_a_reprint_lightly_cut_is_a_copy_of_the_first() -> None:
    copies = Copies()
    assert copies.add("a", WIRE) is None
    assert copies.add("b", "PORT ELLERY (Tidewire) - " + WIRE.rsplit(" A spokes", 1)[0]) == "a"
    assert copies.add("c", WIRE.replace("next Friday", "on Friday")) == "a"


def test_a_page_on_the_same_subject_is_no_copy() -> None:
    copies = Copies()
    copies.add("a", WIRE)
    own = (
        "Friday will be quiet in Port Ellery. "
        + FERRY
        + " The Harbour Guild said after a meeting of its delegates it would stop work."
    )
    assert copies.add("b", own) is None


def test_a_copy_of_a_copy_leads_to_the_original() -> None:
    copies = Copies()
    copies.add("a", WIRE)
    copies.add("b", WIRE + " More to follow from our own desk.")
    assert copies.add("c", WIRE + " More to follow from our own desk.") == "a"


def test_stories_are_kept_apart_and_follow_ups_join() -> None:
    pages = [
        page("2031-04-01", id="a", about=WIRE, title="Dockers to stop work"),
        page("2031-04-02", id="b", about=TOLL, title="Toll on Varn bridge"),
        page(
            "2031-04-20",
            id="c",
            about="Tam Reyes of the Harbour Guild met the harbour board over rosters.",
            title="Dockers",
        ),
        page(
            "2031-06-15",
            id="d",
            about="The Varn bridge toll passed the assembly, a victory for Quill's party.",
            title="Toll",
        ),
    ]
    found = snapshot(pages, as_of=None, today=TODAY)
    assert {frozenset(s.articles) for s in found.stories} == {frozenset("ac"), frozenset("bd")}
    assert {s.title for s in found.stories} == {"Dockers to stop work", "Toll on Varn bridge"}


def test_people_may_put_a_page_into_a_story() -> None:
    pages = [
        page("2031-04-01", id="a", about=WIRE, title="x"),
        page("2031-04-02", id="b", about=TOLL, title="y"),
    ]
    found = snapshot(pages, as_of=None, today=TODAY, decisions=[Tie("a", "b", True, 1.0, by="Ida")])
    assert len(found.stories) == 1


def test_a_long_story_keeps_its_heaviest_words_only() -> None:
    shelf = Memory()
    for number in range(4):
        about = {f"ferry{n}": 1.0 for n in range(number, 400 * (number + 1), number + 1)} | {"Heron": 9.0}
        join(f"p{number}", about, shelf, "s")
    assert len(shelf.weights("s")) <= 500
    assert "Heron" in shelf.weights("s")
