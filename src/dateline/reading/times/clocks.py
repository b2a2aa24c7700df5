"""Clock times. Their day is the day named beside them; the tagger lends it."""

from __future__ import annotations

import re
from datetime import date

from dateline.model import Window
from dateline.model.time import shifted
from dateline.reading.times.patterns import Found
from dateline.reading.times.scene import Scene, Sense

__all__ = ["MAKERS"]


def _clock(found: Found, scene: Scene) -> Sense | None:
    """ "6.05pm", "10 a.m.", "14:30 GMT", "two o'clock"."""
    if "CLOCK" in found:
        hour, minute = (int(part) for part in re.split(r"[:.]", found.word("CLOCK"))[:2])
    else:
        hour, minute = found.number("HOUR") or found.number("NUMW") or 0, 0
    after_noon = found.number("AMPM")
    if after_noon is not None:
        hour = hour % 12 + after_noon
    if hour > 24:
        return None
    return _at(scene, f"{hour:02d}:{minute:02d}")


def _spoken(found: Found, scene: Scene) -> Sense | None:
    """ "twenty past four", "half past nine", "a quarter to ten", "ten past one"."""
    hour = found.number("NUMW2") or found.number("HOUR") or 0
    minutes = 30 if found.says("half") else 15 if found.says("quarter") else found.number("NUMW") or 0
    if not 1 <= hour <= 12 or minutes > 30:
        return None
    if found.says("to"):
        hour, minutes = hour - 1 or 12, 60 - minutes
    return _at(scene, f"{hour:02d}:{minutes:02d}")


def _part(found: Found, scene: Scene) -> Sense | None:
    """ "at noon", "in the morning", "midnight"."""
    part = found.word("PART")
    if scene.written and scene.ahead and scene.before == "in" and found.says("morning"):
        # Said of what is to come, "in the morning" is the next one.
        return _at(scene, part, shifted(scene.written, 1))
    return _at(scene, part)


def _at(scene: Scene, clock: str, when: date | None = None) -> Sense:
    when = when or scene.written
    return Sense(
        "TIME", f"{when.isoformat()}T{clock}" if when else f"T{clock}", Window.on(when) if when else None
    )


MAKERS = {"clock": _clock, "spoken": _spoken, "part": _part}
