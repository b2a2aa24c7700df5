"""Time expressions: found, typed, and resolved to days. Tables: `rules/times*.toml`. Refuses to invent: no day of writing, no relative day."""

from dateline.reading.times.tagger import times

__all__ = ["times"]
