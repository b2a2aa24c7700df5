"""Dates as they are written: "15 Dec, 2021", "Wed., 7 December", "2022-11-24", "06/12/2021", "Monday 21st".

A written date is kept with all it leaves open: the year, the month, which of two numbers is the day. Nothing here
knows what "now" is; whoever asks gives a range of days and gets those that fit the words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import chain

__all__ = ["MONTHS", "WEEKDAYS", "WrittenDate", "clock", "spoken_weekday", "weekdays", "written_dates"]

WEEKDAYS: dict[str, int] = {
    name: number
    for number, names in enumerate(
        (
            "monday mon lundi montag lunes lunedì segunda-feira maandag",
            "tuesday tues tue mardi dienstag martes martedì terça-feira dinsdag",
            "wednesday weds wed mercredi mittwoch miércoles mercoledì quarta-feira woensdag",
            "thursday thurs thur thu jeudi donnerstag jueves giovedì quinta-feira donderdag",
            "friday fri vendredi freitag viernes venerdì sexta-feira vrijdag",
            "saturday sat samedi samstag sábado sabato zaterdag",
            "sunday sun dimanche sonntag domingo domenica zondag",
        )
    )
    for name in names.split()
}
"""Weekday names in the languages whose bylines turn up beside English text; Monday is 0."""

MONTHS: dict[str, int] = {
    name: number
    for number, names in enumerate(
        (
            "january jan janvier januar januari enero gennaio janeiro ene",
            "february feb febr février februar februari febrero febbraio fevereiro",
            "march mar mars märz maart marzo março",
            "april apr avril abril aprile avr",
            "may mai mei mayo maggio maio maj",
            "june jun juin juni junio giugno junho",
            "july jul juillet juli julio luglio julho",
            "august aug août agosto augustus augusti",
            "september sept sep septembre septiembre settembre setembro",
            "october oct octobre oktober octubre ottobre outubro okt",
            "november nov novembre noviembre novembro",
            "december dec décembre dezember diciembre dicembre dezembro dic",
        ),
        1,
    )
    for name in names.split()
}
"""Month names, in the same languages."""

_ORDINALS: dict[str, int] = {
    name: number
    for number, name in enumerate(
        [
            "first",
            "second",
            "third",
            "fourth",
            "fifth",
            "sixth",
            "seventh",
            "eighth",
            "ninth",
            "tenth",
            "eleventh",
            "twelfth",
            "thirteenth",
            "fourteenth",
            "fifteenth",
            "sixteenth",
            "seventeenth",
            "eighteenth",
            "nineteenth",
            "twentieth",
            "twenty-first",
            "twenty-second",
            "twenty-third",
            "twenty-fourth",
            "twenty-fifth",
            "twenty-sixth",
            "twenty-seventh",
            "twenty-eighth",
            "twenty-ninth",
            "thirtieth",
            "thirty-first",
        ],
        1,
    )
}

_ENGLISH_WORDS = frozenset(
    {"may", "march", "mar", "mars", "mai", "sep", "dec", "jan", "nov", "apr", "jun", "mei", "maj"}
)
"""Months that, in lower case, are more often another word ("may 5 people come")."""

_WD = "|".join(sorted(map(re.escape, WEEKDAYS), key=len, reverse=True))
_MO = "|".join(sorted(map(re.escape, MONTHS), key=len, reverse=True))
_OR = "|".join(sorted(_ORDINALS, key=len, reverse=True))
_PART = r"(?:(?:early|late|mid)[\s-])?(?:morning|afternoon|evening|night|lunchtime|midday|noon|midnight)"
_DATE = re.compile(
    rf"""(?<![\w])
    (?:(?P<before>{_WD})\b(?:\.,?\s?|,\s?|\s)\s?(?:{_PART}\b,?\s)?(?:the\s)?(?:\(|\|\s)?)?
    (?:
      (?P<iy>(?:19|20)\d\d)(?P<isep>[-/.])(?P<im>\d\d?)(?P=isep)(?P<id>\d\d?)(?!\d)
    | (?P<ky>(?:19|20)\d\d)(?P<km>0\d|1[0-2])(?P<kd>[0-3]\d)(?![\w])
    | (?P<cy>(?:19|20)\d\d)年\s?(?P<cm>\d\d?)月\s?(?P<cd>\d\d?)日
    | (?P<na>\d\d?)(?P<nsep>[./-])(?P<nb>\d\d?)(?P=nsep)(?P<ny>(?:19|20)\d\d|\d\d)(?![\d%]|[./-]\d)
    | (?P<dd>\d\d?)(?:st|nd|rd|th|er|\.|º|°)?(?:\s(?:of|de|di)\s|[\s-]?)(?:{_PART}\s)?(?P<dm>{_MO})\b\.?
      (?:(?:,?\s?|-|\sde\s)(?P<dy>(?:19|20)\d\d|['’]\d\d)(?!\d))?
    | (?P<mm>{_MO})\b(?:\.\s?|\s|-)(?P<md>\d\d?)(?:st|nd|rd|th)?(?![\w:%]|[.,]\d)
      (?:(?:,\s?|\s|-)(?P<my>(?:19|20)\d\d|['’]\d\d)(?!\d))?
    | (?P<od>{_OR})\s(?:of\s)?(?P<om>{_MO})\b(?:,?\s(?P<oy>(?:19|20)\d\d)(?!\d))?
    | (?P<pm>{_MO})\s(?:the\s)?(?P<pd>{_OR})\b(?:,?\s(?P<py>(?:19|20)\d\d)(?!\d))?
    | (?P<sa>\d\d?)(?P<ssep>[/.])(?P<sb>\d\d?)(?P<sdot>\.(?!\d))?(?![\d/%:]|\.\d)
    | (?P<xd>\d\d?)(?P<xth>st|nd|rd|th)?(?![\w:%/]|[.,]\d|\s?[ap]\.?m)
    )
    (?:\s?[(,/|–—-]\s?(?P<after>{_WD})\b\.?\)?)?
    """,
    re.IGNORECASE | re.VERBOSE,
)
_NUMBER = re.compile(rf"\d+|\b(?:{_OR})\b", re.IGNORECASE)
_REACH = 60
"""Characters of a date before or behind its number, at most: "Wednesday, early afternoon, the 3rd of September 2021"."""
_WEEKDAY = re.compile(rf"\b(?:{_WD})\b", re.IGNORECASE)
_CLOCK = re.compile(
    r"(?<![\w.:/])(?:(?:[01]?\d|2[0-3])[:.h][0-5]\d(?![\d.:/])(?:\s?[ap]\.?m\b)?|(?:0?\d|1[0-2])\s?[ap]\.?m\b"
    r"|(?:noon|midday|midnight)\b|[0-2]\d[0-5]\d\s?(?:gmt|utc|hrs)\b)",
    re.IGNORECASE,
)
_SAID_ON = re.compile(r"\w\s$")
_ELSEWHEN = re.compile(
    r"\b(?:next|last|coming|following|previous|until|till|by|from|every|since|before|after|for|than|to|be|will)\s(?:on\s)?$",
    re.IGNORECASE,
)

Reading = tuple[int | None, int | None, int | None]


@dataclass(frozen=True, slots=True)
class WrittenDate:
    """A date in a text: where it stands, and its possible readings as (year, month, day), None where left open.

    Two readings where both numbers may be the day; day before month comes first.
    """

    start: int
    end: int
    readings: tuple[Reading, ...]
    weekday: int | None = None

    @property
    def full(self) -> bool:
        """Whether year, month and day are all written."""
        return all(None not in reading for reading in self.readings)

    @property
    def dated(self) -> bool:
        """Whether at least a day and a month are written."""
        return all(None not in reading[1:] for reading in self.readings)

    def days(self, first: date, last: date) -> tuple[date, ...]:
        """The days from `first` to `last` that fit, oldest first.

        A weekday that fits no reading of a full date is a slip of the pen and is passed over.
        """
        found = sorted({day for reading in self.readings for day in _days(reading, first, last)})
        fitting = tuple(day for day in found if self.weekday in (None, day.weekday()))
        return tuple(found) if self.full and not fitting else fitting


def _days(reading: Reading, first: date, last: date) -> Iterator[date]:
    year, month, number = reading
    if number is None:
        yield from (first + timedelta(days=n) for n in range((last - first).days + 1))
        return
    for y in range(first.year, last.year + 1) if year is None else (year,):
        for m in range(1, 13) if month is None else (month,):
            try:
                day = date(y, m, number)
            except ValueError:
                continue
            if first <= day <= last:
                yield day


def written_dates(text: str) -> tuple[WrittenDate, ...]:
    """The dates written in `text`, in order. A weekday on its own is none: see `weekdays`."""
    found = []
    for match in chain.from_iterable(_DATE.finditer(text, *stretch) for stretch in _stretches(text)):
        readings = _readings(match)
        if readings:
            name = match["before"] or match["after"]
            found.append(
                WrittenDate(match.start(), match.end(), readings, WEEKDAYS[name.lower()] if name else None)
            )
    return tuple(found)


def _stretches(text: str) -> Iterator[tuple[int, int]]:
    """The parts of a text in which a date may stand: around its numbers. Most of a text has none."""
    start = end = 0
    for match in _NUMBER.finditer(text):
        if match.start() - _REACH > end:
            if end:
                yield start, end
            start = match.start() - _REACH
        end = match.end() + _REACH
    if end:
        yield start, min(end, len(text))


def weekdays(text: str) -> tuple[WrittenDate, ...]:
    """The weekday names in `text`, as dates that leave all else open."""
    return tuple(
        WrittenDate(m.start(), m.end(), ((None, None, None),), WEEKDAYS[m[0].lower()])
        for m in _WEEKDAY.finditer(text)
        if m[0][0].isupper()
    )


def spoken_weekday(text: str) -> int | None:
    """The first weekday on which the text says something was said or done, if it names one: "told us on Friday"."""
    for named in weekdays(text[:1500]):
        before = text[max(0, named.start - 20) : named.start]
        if _SAID_ON.search(before) and not _ELSEWHEN.search(before):
            return named.weekday
    return None


def clock(text: str) -> re.Match[str] | None:
    """The first time of day written in `text`: "21:32", "9.15 am", "5pm", "noon"."""
    return _CLOCK.search(text)


def _readings(match: re.Match[str]) -> tuple[Reading, ...]:
    """The possible readings of a match, without the impossible ones; none if it is no date."""
    group = match.groupdict()
    kind = next((k for k in "ick" if group[f"{k}y"]), None)
    if kind:
        return _possible([(int(group[f"{kind}y"]), int(group[f"{kind}m"]), int(group[f"{kind}d"]))])
    if group["na"]:
        year, a, b = _year(group["ny"]), int(group["na"]), int(group["nb"])
        return _possible([(year, b, a), (year, a, b)])
    if group["dm"] or group["mm"]:
        name, number, year_text = (
            (group["dm"], group["dd"], group["dy"])
            if group["dm"]
            else (group["mm"], group["md"], group["my"])
        )
        if name in _ENGLISH_WORDS:
            return ()
        return _possible([(_year(year_text) if year_text else None, MONTHS[name.lower()], int(number))])
    for number, name, year_text in (("od", "om", "oy"), ("pd", "pm", "py")):
        if group[number] and group[name][0].isupper():
            given = int(group[year_text]) if group[year_text] else None
            return _possible([(given, MONTHS[group[name].lower()], _ORDINALS[group[number].lower()])])
    named = group["before"] or group["after"]
    if not named:
        return ()
    if group["sa"]:
        a, b = int(group["sa"]), int(group["sb"])
        # "Tuesday 6.05" is a time of day more often than the sixth of May.
        if group["ssep"] == ".":
            return _possible([(None, b, a)]) if group["sdot"] else ()
        return _possible([(None, b, a), (None, a, b)])
    if group["xd"] and (group["before"] or group["xth"]):
        return _possible([(None, None, int(group["xd"]))])
    return ()


def _year(digits: str) -> int:
    digits = digits.lstrip("'’")
    return int(digits) if len(digits) == 4 else 2000 + int(digits)


def _possible(readings: list[Reading]) -> tuple[Reading, ...]:
    """Those readings that name a day there is, each once."""
    good = []
    for year, month, day in readings:
        try:
            date(2000 if year is None else year, 1 if month is None else month, 0 if day is None else day)
        except ValueError:
            continue
        good.append((year, month, day))
    return tuple(dict.fromkeys(good))
