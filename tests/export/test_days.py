from __future__ import annotations

from datetime import date

import pytest

from dateline.export import days
from dateline.model import Window

HERE = date(2030, 5, 5)


@pytest.mark.parametrize(
    ("first", "last", "expected", "beside"),
    [
        ((2030, 12, 7), (2030, 12, 7), "Sat 7 Dec 2030", "Sat 7 Dec"),
        ((2030, 12, 1), (2030, 12, 31), "Dec 2030", "Dec"),
        ((2030, 4, 1), (2030, 4, 10), "1–10 Apr 2030", "1–10 Apr"),
        ((2030, 4, 28), (2030, 5, 3), "28 Apr – 3 May 2030", "28 Apr – 3 May"),
        ((2030, 12, 30), (2031, 1, 2), "30 Dec 2030 – 2 Jan 2031", "30 Dec 2030 – 2 Jan 2031"),
        ((2031, 1, 1), (2031, 12, 31), "2031", "2031"),
        (None, (2031, 1, 2), "by 2 Jan 2031", "by 2 Jan 2031"),
        ((2030, 1, 2), None, "from 2 Jan 2030", "from 2 Jan"),
        (None, None, "no date", "no date"),
    ],
)
def test_windows_in_words(
    first: tuple[int, int, int] | None, last: tuple[int, int, int] | None, expected: str, beside: str
) -> None:
    window = Window(date(*first) if first else None, date(*last) if last else None)
    assert (expected, beside) == (days.window(window), days.window(window, HERE))


def test_no_window_is_no_date() -> None:
    assert "no date" == days.window(None)
