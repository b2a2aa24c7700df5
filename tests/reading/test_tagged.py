"""Spans tied together: a content to its cue, a cue to its source."""

from __future__ import annotations

from dateline.reading.sentences import sentences
from dateline.reading.statements.tagged import drafts
from tests.fakes.heard import heard


def tied(text: str, **spans: list[str]) -> list[tuple[str | None, str | None, list[str], bool]]:
    """Source, cue, contents and width of each attribution."""
    split = sentences(text)
    return [
        (
            d.source.of(text) if d.source else None,
            d.cue.of(text) if d.cue else None,
            [c.of(text) for c in d.content],
            d.wide,
        )
        for d in drafts(text, split, heard(text, split, **spans))
    ]


def test_a_broken_content_is_one_content() -> None:
    text = "“The offer,” Ilse Corrado said, “was the best we had.”"
    found = tied(
        text, source=["Ilse Corrado"], cue=["said"], content=["“The offer,”", "“was the best we had.”"]
    )
    assert [("Ilse Corrado", "said", ["The offer,", "was the best we had."], False)] == found


def test_each_content_goes_to_the_cue_beside_it() -> None:
    text = "Ilse Corrado said the mill was safe. Bram Teixeira doubted that it was."
    found = tied(
        text,
        source=["Ilse Corrado", "Bram Teixeira"],
        cue=["said", "doubted"],
        content=["the mill was safe", "that it was"],
    )
    assert [
        ("Ilse Corrado", "said", ["the mill was safe"], False),
        ("Bram Teixeira", "doubted", ["it was"], False),
    ] == found


def test_a_source_serves_all_its_cues() -> None:
    text = "Ilse Corrado said the mill was safe and warned of ice."
    found = tied(
        text, source=["Ilse Corrado"], cue=["said", "warned"], content=["the mill was safe", "of ice"]
    )
    assert ["Ilse Corrado", "Ilse Corrado"] == [source for source, *_ in found]


def test_what_is_inside_a_content_is_tied_inside_it() -> None:
    text = "Ilse Corrado said the owner had told her that the mill was safe."
    found = tied(
        text,
        source=["Ilse Corrado", "the owner"],
        cue=["said", "had told"],
        content=["the owner had told her that the mill was safe"],
        inner=["that the mill was safe"],
    )
    assert ("Ilse Corrado", "said", ["the owner had told her that the mill was safe"], False) in found
    assert ("the owner", "had told", ["the mill was safe"], False) in found


def test_what_hangs_on_the_end_of_a_content_is_told_with_it() -> None:
    text = "Ilse Corrado asked for a test, in which forty carts would cross. It rained, in which case nobody came."
    found = tied(text, source=["Ilse Corrado"], cue=["asked"], content=["for a test"])
    assert [["for a test, in which forty carts would cross"]] == [content for _, _, content, _ in found]


def test_a_comment_on_what_was_told_is_not_told() -> None:
    text = "Ilse Corrado asked for a test, which took nobody by surprise."
    found = tied(text, source=["Ilse Corrado"], cue=["asked"], content=["for a test"])
    assert [["for a test"]] == [content for _, _, content, _ in found]


def test_an_attitude_is_no_telling() -> None:
    text = "Ilse Corrado hopes that it will open."
    assert [("Ilse Corrado", "hopes", ["it will open"], True)] == tied(
        text, source=["Ilse Corrado"], cue=["~hopes"], content=["that it will open"]
    )


def test_a_content_with_a_source_and_no_cue() -> None:
    text = "Ilse Corrado: “The mill is safe.”"
    assert [("Ilse Corrado", None, ["The mill is safe."], False)] == tied(
        text, source=["Ilse Corrado"], content=["“The mill is safe.”"]
    )


def test_no_cue_is_taken_from_another_paragraph() -> None:
    text = "Ilse Corrado said no.\nThe mill was safe."
    assert [] == tied(text, source=["Ilse Corrado"], cue=["said"], content=["The mill was safe"])


def test_a_content_that_breaks_off_is_completed() -> None:
    text = "Ilse Corrado said the mill had earned millions from the sale of cables, and she sat down."
    found = tied(text, source=["Ilse Corrado"], cue=["said"], content=["the mill had earned millions from"])
    assert [
        ("Ilse Corrado", "said", ["the mill had earned millions from the sale of cables"], False)
    ] == found


def test_a_content_that_ends_well_is_left() -> None:
    text = "Ilse Corrado said the mill had earned millions when cables were dear."
    found = tied(text, source=["Ilse Corrado"], cue=["said"], content=["the mill had earned millions"])
    assert [("Ilse Corrado", "said", ["the mill had earned millions"], False)] == found
