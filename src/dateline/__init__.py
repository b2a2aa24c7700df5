"""Dateline keeps a diary of what the news expects: what is to happen, who said so, when, and what came of it."""
