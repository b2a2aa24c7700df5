"""What looks like a time and is none: May the modal, March the verb, the Sun, "the second round", ages, "2,000 people"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dateline.model import Token
from dateline.reading.times.patterns import Found
from dateline.reading.times.words import LEXICON, Atom

__all__ = ["Place", "allowed"]

_PREPOSITIONS = frozenset([
    "in", "of", "on", "by", "since", "until", "till", "from", "before", "after", "during", "through", "throughout", "for", "last", "next", "this",
    "early", "late", "mid", "around"
])  # fmt: skip
_BEFORE_DATES = _PREPOSITIONS | {
    "(",
    ",",
    "-",
    "^",
    "about",
    "and",
    "as",
    "between",
    "beyond",
    "each",
    "every",
    "or",
    "than",
    "to",
    "toward",
    "towards",
}
_AMBIGUOUS_MONTHS = frozenset({"may", "march", "mar", "jan", "august", "april", "june"})
_AMBIGUOUS_DAYS = frozenset({"sun", "sat", "mon", "wed", "thu", "fri"})
# After "the 11th" a closed-class word or a verb shows that the number stands for a day; a noun would be what is counted.
_AFTER_DAY = frozenset([
    "and", "or", "but", "at", "in", "is", "was", "are", "were", "will", "would", "to", "for", "as", "before", "after", "when", "with", "which", "that",
    "has", "had", "have", "until", "by", "from", "on", "can", "could", "may", "might", "should", "must", "if", "because", "then", "now", "itself",
    "instead", "through", "with", "without", "where", "while", "so", "than"
])  # fmt: skip
_BEFORE_YEAR = frozenset([
    "in", "of", "since", "by", "until", "till", "from", "to", "and", "between", "during", "before", "after", "through", "around", "circa", "early",
    "late", "mid", "year", "for", "(", "-", "the", "'s", "or"
])  # fmt: skip


_QUANTIFIERS = frozenset(
    {"about", "around", "nearly", "almost", "roughly", "more", "less", "fewer", "at", "over", "under", "up"}
)
_DETERMINERS = frozenset({"a", "that", "this", "its", "his", "her", "their", "our", "'s"})


@dataclass(frozen=True, slots=True)
class Place:
    """An expression's surroundings: the whole article's text, the sentence's atoms, the tokens after and before it."""

    text: str
    atoms: Sequence[Atom]
    following: Token | None
    preceding: Token | None

    def before(self, found: Found, back: int = 1) -> str:
        """The atom so far in front, "^" at the sentence's start."""
        return self.atoms[found.first - back].text if found.first >= back else "^"

    def after(self, found: Found, on: int = 0) -> str:
        """The atom so far behind, "$" at the sentence's end."""
        return self.atoms[found.last + on].text if found.last + on < len(self.atoms) else "$"

    def capital(self, atom: Atom) -> bool:
        """Whether the atom begins with a capital in the article."""
        return self.text[atom.start].isupper()


def allowed(found: Found, place: Place) -> bool:
    """Whether the fit is a time expression after all."""
    names = {name.rstrip("0123456789") for name, _ in found.groups}
    if names & {"WEEKDAY", "MONTH", "WEEKDAYS"} and not _named(found, place):
        return False
    check = _CHECKS.get(found.pattern.maker)
    return check is None or check(found, place)


def _named(found: Found, place: Place) -> bool:
    """Names of days and months are written with a capital."""
    return all(
        place.capital(atom)
        for atom in found.atoms
        if atom.text in LEXICON["WEEKDAY"]
        or atom.text in LEXICON["MONTH"]
        or atom.text in LEXICON["WEEKDAYS"]
    )


def _month(found: Found, place: Place) -> bool:
    if len(found.atoms) > 1:
        return True
    atom, before = found.atoms[0], place.before(found)
    if place.text[atom.start : atom.end].endswith("."):
        return True
    if (before == "the" or before in _DETERMINERS) and len(atom.text) > 3 and place.following:
        return place.following.tag in {"NN", "NNS"} and place.following.text.islower()  # "a June agreement"
    if before in _PREPOSITIONS or (before in _BEFORE_DATES and atom.text not in _AMBIGUOUS_MONTHS):
        return before != "for" or atom.text != "may"
    if place.after(found) == "'s" and atom.text not in _AMBIGUOUS_MONTHS:
        return True
    if atom.text in _AMBIGUOUS_MONTHS or len(atom.text) <= 4:
        return False
    following = place.following
    return not (following and following.tag.startswith("NNP"))


def _weekday(found: Found, place: Place) -> bool:
    atom = found.atoms[0]
    if len(found.atoms) > 1 or atom.text not in _AMBIGUOUS_DAYS:
        return True
    if place.text[atom.start : atom.end].endswith(".") and place.before(found) != "the":
        return True
    return place.before(found) in {"on", "until", "by", "next", "last", "this"}


def _year(found: Found, place: Place) -> bool:
    near = place.atoms[max(0, found.first - 4) : found.first]
    if any(atom.text in {"©", "copyright"} for atom in near):
        return False
    if len(found.atoms) > 1 and found.atoms[0].text != "'":
        return True
    year, before, following = found.number("YEAR") or 0, place.before(found), place.following
    if (
        before in _DETERMINERS
        and 1900 <= year <= 2100
        and following
        and following.tag in {"NN", "NNP", "JJ"}
        and place.text[found.atoms[-1].end : following.span.start] == " "
    ):
        return True  # "a 1971 treaty"
    if place.after(found) == "%":
        return False
    if (
        following
        and following.tag in {"NNS", "NNPS"}
        and before not in {"the", "'s", "of", "since"}
        and following.span.start - found.atoms[-1].end <= 1
    ):
        return False
    if before in {"no", "$", "€", "£", "number", "some", "about", "nearly", "over", "than", "almost"}:
        return False
    if not 1900 <= year <= 2100:
        return before in {"in", "of", "since", "by", "until", "from", "between", "circa"} and year >= 1100
    return (
        before in _BEFORE_YEAR
        or before in {",", "^"}
        or not (following and following.tag in {"NN", "JJ"} and before != "the")
    )


def _dom(found: Found, place: Place) -> bool:
    """ "the 11th", "on the tenth": a day, unless something is counted by it."""
    before = place.before(found)
    if found.says("month"):
        return True
    if "WEEKDAY" in found:
        return found.atoms[-1].code == "o" or _stands_alone(found, place)
    number = found.number("DOM") or 0
    last = found.atoms[-1]
    if not 1 <= number <= 31 or (found.number("DOM2") or 31) <= number or last.code in "ABCDEZ":
        return False
    if (
        before in {"in", "of", "'s", "a", "this", "their", "his", "her", "its", "at", "into", "with", "as"}
        and found.number("DOM2") is None
    ):
        return before == "of" and last.code == "o" and _stands_alone(found, place)
    if not _stands_alone(found, place):
        return False
    if last.code == "o":
        return number > 3 or before in {"on", "by", "until", "before", "from"}
    return (before in {"on", "by", "until", "till", "before", "from"}) or (
        number > 8 and place.after(found) != "of"
    )


def _stands_alone(found: Found, place: Place) -> bool:
    following = place.following
    after = place.after(found)
    return (
        after == "$"
        or following is None
        or not after[0].isalnum()
        or after in _AFTER_DAY
        or (
            following.tag.startswith(("VB", "MD", "IN", "CC", "TO", "RB", "WDT", "WP", "WRB", "PRP", "DT"))
            and following.tag != "VBN"
        )
    )


def _duration(found: Found, place: Place) -> bool:
    after = [place.after(found), place.after(found, 1)]
    if "old" in after[: 2 if after[0] == "-" else 1] or "olds" in after:
        return False
    if found.atoms[0].text in _QUANTIFIERS and after[0] in {
        "ago",
        "earlier",
        "later",
        "before",
        "after",
        "from",
    }:
        return False  # "less than a year earlier" compares
    unit = found.atoms[-1].text
    if unit in {"second", "seconds"} and (found.number("COUNT") or 1) <= 1:
        return False
    if found.says("many") and place.before(found) == "as":
        return False  # "the second in as many days"
    if found.atoms[0].text == unit and place.before(found, 2) == "matter":
        return False
    if (
        unit in {"quarter", "quarters"}
        and found["COUNT"] is not None
        and (
            after[0] in {"of", "-", "finals", "final"}
            or place.before(found) == "and"
            or found.says("three", "a", "an")
        )
    ):
        return False
    if unit in {"min", "m"} and found.atoms[0].code == "w":
        return False
    return not (unit in {"night", "nights"} and found.says("a"))


def _reference(found: Found, place: Place) -> bool:
    if len(found.atoms) > 1:
        return True
    word = found.atoms[0].text
    after = place.after(found)
    if word == "now":
        # "Now, the mayor said": a particle that opens a turn of speech.
        opens = place.before(found) == "^" and after in {",", "for"}
        return not opens and after != "-" and place.before(found) != "-"
    return word not in {"soon", "shortly"} or after not in {"-", "as", "after", "before", "thereafter"}


def _set(found: Found, place: Place) -> bool:
    """ "its quarterly dividend" is a kind of dividend, "20 per cent annually" a rate: nothing that happens again and again."""
    if "OFTEN" not in found:
        return True
    if found.says("quarterly"):
        return not (place.following and place.following.tag.startswith(("NN", "JJ", "IN", "VB")))
    near = place.atoms[max(0, found.first - 3) : found.first]
    return not (found.says("annually") and any(atom.text[0].isdigit() or atom.text == "%" for atom in near))


def _ahead(found: Found, place: Place) -> bool:
    """ "in two weeks" counts from today; "for the first time in two weeks" only measures."""
    if place.before(found, 2) in {"time", "times", "day", "week", "month", "year"}:
        return False
    return _duration(found, place)


def _the_year(found: Found, place: Place) -> bool:
    """ "profit for the year", "six months of the year"; "the person of the year" is a title."""
    before = place.before(found)
    if before == "of":
        return place.before(found, 2) in {"months", "weeks", "quarters", "days"}
    return (
        place.following is None
        or not place.following.tag.startswith(("NN", "JJ", "CD", "VBG", "VBN"))
        or place.after(found) in {"ended", "ending", "ends"}
    )


def _weekday_anchor(found: Found, _: Place) -> bool:
    """ "that Sun" names no Sunday."""
    return not any(atom.text in _AMBIGUOUS_DAYS for atom in found.atoms)


def _last_quarter(found: Found, place: Place) -> bool:
    """ "the quarter", not "the quarter-to-quarter comparison", "the quarter of a mile"."""
    return place.after(found) not in {"-", "of"}


def _anchored(found: Found, place: Place) -> bool:
    """ "a week before" alone; "a week before the vote" would need the vote's day."""
    if found.atoms[-1].text not in {"before", "after", "on"}:
        return True
    after = place.after(found)
    return after == "$" or not after[0].isalnum() or after in {"and", "but", "when", "in", "at"}


def _shift_unit(found: Found, place: Place) -> bool:
    unit = found.atoms[-1].text
    if unit == "day" and found.says("last", "past"):
        return False
    if unit.endswith("s") or (unit in {"second", "minute", "hour"}):
        return False
    return not (
        found.atoms[0].text == "past" and place.preceding is not None and place.preceding.tag.startswith("VB")
    )


def _spoken(found: Found, place: Place) -> bool:
    """ "two to one" is a score, "at ten to four" a time."""
    return found.says("past") or place.before(found) in {
        "at",
        "by",
        "until",
        "before",
        "after",
        "around",
        "about",
        "just",
        "from",
        "since",
        "^",
    }


def _season(found: Found, place: Place) -> bool:
    """ "fall" the verb; "the fall of" a city."""
    if not found.says("fall"):
        return True
    return place.after(found) not in {"in", "on", "to", "by", "from", "apart", "into"} and not (
        place.after(found) == "of" and "YEAR" not in found
    )


_CHECKS = {
    "month": _month,
    "weekday": _weekday,
    "year": _year,
    "dom": _dom,
    "duration": _duration,
    "ahead": _ahead,
    "anchored": _anchored,
    "next_to_anchor": _anchored,
    "reference": _reference,
    "set": _set,
    "weekday_anchor": _weekday_anchor,
    "the_year": _the_year,
    "last_quarter": _last_quarter,
    "shift_unit": _shift_unit,
    "spoken": _spoken,
    "season": _season,
}
