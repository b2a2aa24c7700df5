"""The documentation as a site: `just docs`. The pages are the Markdown of this folder, readable without it."""

from __future__ import annotations

from importlib.metadata import version as version_of
from typing import Any

from sphinx.application import Sphinx

project = "Dateline"
author = "The Dateline developers"
copyright = "The Dateline developers; text under the Apache License 2.0"  # noqa: A001 - Sphinx's name for it
version = release = version_of("dateline")
language = "en"

extensions = ["myst_parser", "sphinx.ext.autodoc"]
exclude_patterns = ["_build"]
myst_heading_anchors = 3  # links such as reference.md#exit-codes, as the repository's pages make them
highlight_language = "text"  # commands and their output, unless a block says what it is
smartquotes = False  # quotation marks stay as they were typed: in commands they mean something

default_role = "code"  # docstrings write `name` as comments do
autodoc_member_order = "bysource"
autodoc_typehints = "signature"
autodoc_type_aliases = {"Day": "date | str"}
autodoc_class_signature = "separated"
python_use_unqualified_type_names = True
python_maximum_signature_line_length = 88
add_module_names = False
toc_object_entries_show_parents = "hide"

html_theme = "furo"
html_title = f"Dateline {version}"
html_favicon = "../src/dateline/web/static/icon.svg"
html_static_path = ["_static"]
html_css_files = ["site.css"]
html_copy_source = html_show_sourcelink = False
html_show_sphinx = False


def _captions(_app: Sphinx, _page: str, _template: str, context: dict[str, Any], _tree: object) -> None:
    """Headings of the list of pages get a level, which who listens to a page goes by."""
    tree = str(context.get("furo_navigation_tree", ""))
    context["furo_navigation_tree"] = tree.replace('role="heading"', 'role="heading" aria-level="2"')


def setup(app: Sphinx) -> None:
    """What Sphinx calls once."""
    app.connect("html-page-context", _captions, priority=900)  # after the theme, which makes the list
