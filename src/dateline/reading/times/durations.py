"""Lengths of time ("two days", "48-hour"), repetitions ("every Monday", "daily"), and words of no definite time ("recently")."""

from __future__ import annotations

from dateline.model import Direction
from dateline.reading.times.patterns import Found
from dateline.reading.times.scene import Scene, Sense
from dateline.reading.times.words import LEXICON

__all__ = ["MAKERS", "duration_value", "unit_of"]

_LETTER = {"S": ("PT", "S"), "m": ("PT", "M"), "H": ("PT", "H"), "D": ("P", "D"), "N": ("P", "D"), "W": ("P", "W"), "F": ("P", "W"),
           "E": ("P", "WE"), "M": ("P", "M"), "Q": ("P", "Q"), "Y": ("P", "Y"), "T": ("P", "Y"), "C": ("P", "Y")}  # fmt: skip
_TIMES = {"F": 2, "T": 10, "C": 100}
_MODALS = frozenset({"will", "would", "may", "might", "could", "can", "'ll"})  # "will one day rise"
_VAGUE_LETTER = {"T": "DE", "C": "CE"}


def duration_value(unit: str, count: object) -> str:
    """TIMEX3's value of so many units; X for a vague number."""
    head, letter = _LETTER.get(unit, ("P", "D"))
    if not isinstance(count, int | float):
        return f"{head}X{_VAGUE_LETTER.get(unit, letter)}"
    number = count * _TIMES.get(unit, 1)
    return f"{head}{number:g}{letter}"


def unit_of(found: Found) -> str:
    """The unit of time: a group of the pattern, or the last word where the row spells it out."""
    return found.word("UNIT") or str(LEXICON["UNIT"].get(found.atoms[-1].text, "D"))


def _duration(found: Found, scene: Scene) -> Sense | None:
    unit = unit_of(found)
    if found.says("one") and unit == "D" and scene.before in _MODALS:
        return Sense("DATE", "FUTURE_REF", None, Direction.AHEAD)
    if "COUNT" not in found:
        plural = found.atoms[-1].text.endswith("s")
        return Sense("DURATION", duration_value(unit, None if plural else 1))
    count = found["COUNT"]
    more = 0.5 if isinstance(count, int | float) and found.atoms[-1].text == "half" else 0.0
    return Sense("DURATION", duration_value(unit, count + more if isinstance(count, int | float) else count))


def _set(found: Found, _: Scene) -> Sense | None:
    if "WEEKDAY" in found or "WEEKDAYS" in found:
        number = found.number("WEEKDAY") if "WEEKDAY" in found else found.number("WEEKDAYS")
        return Sense("SET", f"XXXX-WXX-{(number or 0) + 1}")
    if "MONTH" in found:
        return Sense("SET", f"XXXX-{found.number('MONTH') or 0:02d}")
    if "OFTEN" in found:
        return Sense("SET", found.word("OFTEN"))
    if "UNIT" in found:
        count = (
            2
            if found.says("other")
            else found["COUNT"]
            if "COUNT" in found and found.says("every", "each")
            else 1
        )
        return Sense("SET", duration_value(found.word("UNIT"), count))
    return Sense("SET", "P1D" if "PART" in found else "P1Y")


def _reference(found: Found, scene: Scene) -> Sense | None:
    value = found.pattern.fixed or found.word("REF")
    if value == "FUTURE_REF" and "REF" in found and scene.behind:
        return None  # "he was soon released": no time to come
    looks = {"PAST_REF": Direction.BEHIND, "FUTURE_REF": Direction.AHEAD}.get(value)
    return Sense("DATE", value, None, looks)


MAKERS = {"duration": _duration, "set": _set, "reference": _reference}
