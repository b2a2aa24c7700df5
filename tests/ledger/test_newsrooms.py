"""Which names are one newsroom."""

from __future__ import annotations

import pytest

from dateline.ledger.newsrooms import Newsrooms, is_network
from tests.fakes.news import page

HERALD = page("2031-04-01", publisher="Brannock Herald", url="https://www.brannockherald.example/a").article
SHOUTED = page("2031-04-02", publisher="BRANNOCK HERALD").article
COURIER = page("2031-04-02", publisher="The Varn Courier").article
POSTS = [page("2031-04-02", publisher=name).article for name in ("Varn Evening Post", "Quince Post")]
HOUSE = page("2031-04-03", publisher="Kelland Football Association").article
LANTERN = page("2031-04-03", publisher="Kingston Lantern").article
WIRE = page("2031-04-03", publisher="Agence Orvale English Service", agency="Orvale").article
SHORT = page("2031-04-03", publisher="Tessin Bay Dispatch", agency="TBD").article
ROOMS = Newsrooms([HERALD, SHOUTED, COURIER, *POSTS, HOUSE, LANTERN, WIRE, SHORT])


def test_one_outlet_however_it_sets_its_name() -> None:
    assert "Brannock Herald" == ROOMS.outlet(SHOUTED) == ROOMS.outlet(HERALD)


def test_a_page_without_a_publisher_is_known_by_its_address() -> None:
    assert "Brannock Herald" == ROOMS.outlet(
        page("2031-04-04", url="https://brannockherald.example/b").article
    )
    assert "tidewire.example" == ROOMS.outlet(page("2031-04-04", url="https://tidewire.example/b").article)
    titled, bare = page("2031-04-04", title="Talks set").article, page("2031-04-04", title="", id="9").article
    assert ["“Talks set”", "9.txt"] == [ROOMS.outlet(a) for a in (titled, bare)]
    assert [True, False] == [ROOMS.is_known(n) for n in ("tidewire.example", "9.txt")]


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("Varn Courier", "The Varn Courier"),
        ("the Courier", "The Varn Courier"),
        ("the Herald", "Brannock Herald"),
        ("Agence France-Presse", "AFP"),
        ("the TASS news agency", "TASS"),
        ("Post", None),  # two of them
        ("Varn", None),
        ("Kelland Football Association", "Kelland Football Association"),
        ("Ilse Varn", None),
        ("", None),
    ],
)
def test_whom_a_name_means(name: str, meant: str | None) -> None:
    assert meant == ROOMS.known(name, COURIER)


def test_the_post_is_the_page_s_own_first() -> None:
    assert ["Varn Evening Post", "Quince Post"] == [ROOMS.known("Post", article) for article in POSTS]


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("Radio Quince", "Radio Quince"),
        ("Lagoon", "Lagoon"),
        ("Parliament", None),
        ("the Varn City Council", None),
        ("Congress Daily", "Congress Daily"),
        ("Thursday", None),
        ("As", None),
        ("Lantern", "Kingston Lantern"),
    ],
)
def test_a_house_relays_nothing(name: str, meant: str | None) -> None:
    assert meant == ROOMS.relay(name, HERALD)


def test_networks() -> None:
    assert [True, True, False] == [is_network(n) for n in ("Telegram", "Truth Social", "The Telegraph")]


def test_an_outlet_is_called_by_the_end_of_its_own_name() -> None:
    assert "Kingston Lantern" == ROOMS.known("the Lantern", LANTERN)
    assert ROOMS.known("Lantern", HERALD) is None
    assert ROOMS.known("Kingston", LANTERN) is None


def test_an_agency_s_own_pages_are_the_agency() -> None:
    assert ["Orvale", "TBD", "Brannock Herald"] == [
        ROOMS.house(ROOMS.outlet(a)) for a in (WIRE, SHORT, HERALD)
    ]
