"""Where event words look, how surely and whether denied, in sentences of our own."""

from __future__ import annotations

from datetime import date

import pytest

from dateline.model import Article, Certainty, Dated, Direction, Outlook
from dateline.reading.outlook import outlook
from dateline.reading.outlook.words import is_form
from dateline.reading.sentences import sentences
from dateline.reading.times import times
from dateline.rules import Row, rows

DAY = date(2031, 5, 7)
AHEAD, BEHIND, NOW = Direction.AHEAD, Direction.BEHIND, Direction.OPEN


def look(text: str, word: str) -> Outlook:
    """The outlook of the first token `word` of a text written on 7 May 2031."""
    article = Article("a", "p", "o", text, published=Dated(DAY, "test"))
    split = sentences(text)
    at = next(n for n, token in enumerate(split[0].tokens) if token.text == word)
    return outlook(split[0], at, times(article, split), DAY)


@pytest.mark.parametrize(
    ("text", "word", "looks"),
    [
        ("The dredger will leave the port.", "leave", AHEAD),
        ("The dredger left the port.", "left", BEHIND),
        ("The dredger is leaving the port.", "leaving", NOW),
        ("The dredger is going to leave the port.", "leave", AHEAD),
        ("The guild agreed to meet the mayor.", "meet", AHEAD),
        ("The guild is due to meet the mayor.", "meet", AHEAD),
        ("The dredger began to leak.", "leak", BEHIND),
        ("The firm has begun to sell films.", "sell", BEHIND),
        ("The mayor had to leave.", "leave", BEHIND),
        ("The mayor has to leave.", "leave", AHEAD),
        ("The guild passed its rival to become the largest in town.", "become", BEHIND),
        ("The guild agreed to become a company.", "become", AHEAD),
        ("The crew would have sailed.", "sailed", BEHIND),
        ("The crew would like to thank the port.", "thank", NOW),
        ("The engines would be changed before the tour began.", "began", AHEAD),
        ("Sales will rise once the bridge opens.", "opens", AHEAD),
        ("The dredger was to sail on 3 May.", "sail", BEHIND),
        ("The yard signed a contract to lease 14 boats.", "lease", AHEAD),
    ],
)
def test_where_a_verb_looks(text: str, word: str, looks: Direction) -> None:
    assert looks is look(text, word).looks


@pytest.mark.parametrize(
    ("text", "word", "looks"),
    [
        ("The mayor spoke of the planned tunnel.", "tunnel", AHEAD),
        ("The mayor spoke of last week's strike.", "strike", BEHIND),
        ("The port suffers from the ongoing strike.", "strike", NOW),
        ("The tunnel is under construction.", "construction", NOW),
        ("Preparations for the regatta went on.", "regatta", AHEAD),
        ("The union called for a vote.", "vote", AHEAD),
        ("The guild expects a ruling.", "ruling", AHEAD),
        ("The pool will stay shut after the fire.", "fire", BEHIND),
        ("The guild will print a paper following the talks.", "talks", BEHIND),
        ("The line will close because of a string of accidents.", "accidents", BEHIND),
        ("The line will be fined for the delay.", "delay", BEHIND),
        ("The mayor will visit the site of the explosion.", "explosion", BEHIND),
        ("The hearing is expected in spring.", "hearing", AHEAD),
        ("The council announced a vote on 20 May.", "vote", AHEAD),
        ("They told of an inquest to be held in June.", "inquest", AHEAD),
        ("The guild said a strike could follow.", "strike", AHEAD),
    ],
)
def test_where_a_noun_looks(text: str, word: str, looks: Direction) -> None:
    assert looks is look(text, word).looks


@pytest.mark.parametrize(
    ("text", "word", "sure"),
    [
        ("The dredger will leave the port.", "leave", "certain"),
        ("The dredger may leave the port.", "leave", "possible"),
        ("The dredger should leave the port.", "leave", "possible"),
        ("Perhaps the dredger will leave.", "leave", "certain"),  # too far off to be told
        ("The guild will probably meet.", "meet", "probable"),
        ("The guild plans to meet.", "meet", "probable"),
        ("The guild wants to meet.", "meet", "possible"),
        ("It is expected that the guild will meet.", "meet", "probable"),
        ("The union called for a vote.", "vote", "possible"),
        ("The guild would meet if the mayor came.", "meet", "possible"),
        ("The guild said a strike could not be ruled out.", "strike", "possible"),
    ],
)
def test_how_surely(text: str, word: str, sure: str) -> None:
    assert Certainty(sure) is look(text, word).certainty


@pytest.mark.parametrize(
    ("text", "word", "denied"),
    [
        ("The dredger will not leave the port.", "leave", True),
        ("No dredger will leave the port.", "leave", True),
        ("The guild refused to meet.", "meet", True),
        ("The guild has no plans to meet.", "meet", True),
        ("The guild told its men not to meet.", "meet", True),
        ("There was no vote in the council.", "vote", True),
        ("The guild called off the strike.", "strike", True),
        ("The vote was cancelled.", "vote", True),
        ("The cancelled vote cost the council dearly.", "vote", True),
        ("It was not a strike.", "strike", True),
        ("The council held a vote.", "vote", False),
        ("The guild said a strike could not be ruled out.", "strike", False),
        ("The guild will meet.", "meet", False),
    ],
)
def test_what_is_denied(text: str, word: str, denied: bool) -> None:
    assert denied is look(text, word).denied


@pytest.mark.parametrize("row", rows("outlook"), ids=lambda row: str(row["class"]))
def test_each_class_has_a_word_of_its_own_in_its_example(row: Row) -> None:
    text = str(row["example"]).lower()
    words = text.rstrip(".").split()
    assert any(is_form(w, row["class"]) for w in words) or any(w in text for w in row["words"])
