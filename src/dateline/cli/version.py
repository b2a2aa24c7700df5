"""`dateline version`."""

from __future__ import annotations

import platform
import sys
from importlib.metadata import version as installed

import click

__all__ = ["version"]


@click.command
def version() -> None:
    """Print the version of Dateline and of the Python it runs on."""
    sys.stdout.write(f"dateline {installed('dateline')} (Python {platform.python_version()})\n")
