"""Where bytes come in: files, folders and stdin become pages, with every defence at this door."""

from dateline.intake.door import LARGEST, pages

__all__ = ["LARGEST", "pages"]
