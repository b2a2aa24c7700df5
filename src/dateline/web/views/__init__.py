"""Rows for the pages: plain functions that take a snapshot and give what a template places. Nothing here knows HTML."""
