"""A rolling page cut into its dated parts, whatever format their headings use, newest or oldest first."""

from dateline.reading.installments.parts import installments

__all__ = ["installments"]
