"""The diary benchmark's folder beside the checkout, and which of its dev stories may be read.

Ten dev stories: the misses of five are read when something is mended, of the other five only totals are looked at, so that
they tell whether what was learnt carries over.
"""

from __future__ import annotations

from pathlib import Path

__all__ = ["HELD", "SHARED", "TUNING"]

SHARED = Path(__file__).resolve().parents[2] / "shared"
TUNING = ("ceasefire-round", "merger-vote", "rail-strike", "vaccine-approval", "real-falcon-heavy-2018")
"""The stories whose misses are read."""
HELD = ("climate-summit", "coalition-vote", "nordic-visit", "tribunal-verdict", "real-trump-ryan-2016")
"""The stories held out: totals only."""
