"""The Chromium that is installed on this machine, for whatever looks at the pages; none is ever fetched."""

from __future__ import annotations

import os
import shutil

from playwright.sync_api import Browser, Playwright

__all__ = ["CHROMIUM", "MISSING", "launched"]

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
"""Its program; None where there is none."""
MISSING = "no Chromium is installed (Debian: apt install chromium)"


def launched(playwright: Playwright) -> Browser:
    """Start it; whoever asks closes it."""
    # A sandbox does not start inside a container, as root; the pages are our own.
    arguments = ["--no-sandbox"] if os.geteuid() == 0 else []
    return playwright.chromium.launch(executable_path=CHROMIUM, args=arguments)
