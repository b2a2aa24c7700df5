"""The documentation says what the program does: pasted output is current, and everything is mentioned."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from bench import pasted
from dateline.cli.app import EXIT_CODES, app
from dateline.cli.export import FORMS
from dateline.model import Kind

ROOT = Path(__file__).resolve().parents[2]
REFERENCE = (ROOT / "docs" / "reference.md").read_text(encoding="utf-8")
COMMANDS = (ROOT / "docs" / "commands.md").read_text(encoding="utf-8")
README = (ROOT / "README.md").read_text(encoding="utf-8")


def options() -> list[tuple[str, str]]:
    return [
        (name, option)
        for name, command in app.commands.items()
        for parameter in command.params
        for option in parameter.opts
        if option.startswith("--")
    ]


@pytest.mark.parametrize("page", pasted.PAGES)
def test_what_is_pasted_is_what_the_program_prints(page: str) -> None:
    text = (ROOT / page).read_text(encoding="utf-8")
    assert pasted.renewed(text) == text, "stale: just paste"


def test_every_command_is_described() -> None:
    assert [] == [name for name in pasted.commands() if f"### dateline {name}\n" not in COMMANDS]


def test_every_option_is_described() -> None:
    parts = {part.split("\n", 1)[0]: part for part in COMMANDS.split("### dateline ")[1:]}
    assert [] == [(name, option) for name, option in options() if option not in parts[name]]


def test_every_kind_and_exit_code_is_described() -> None:
    assert [] == [k for k in Kind if k.value not in REFERENCE]
    assert [] == [code for _, code in EXIT_CODES if f"| {code} |" not in COMMANDS]


def test_every_format_is_described() -> None:
    formats = (ROOT / "docs" / "formats.md").read_text(encoding="utf-8")
    assert [] == [form for form in FORMS if f"`{form}`" not in formats]


def test_the_first_screen_has_both_commands() -> None:
    lines = README.splitlines()
    assert lines.index("    ./demo") < 40
    assert "    ./check" in lines


def _script(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def test_the_demo_is_the_command_whose_output_the_readme_shows() -> None:
    assert f'dateline diary "$@" {" ".join(pasted.DEMO[1:])}' in _script("demo")


def test_ci_runs_what_the_readme_names() -> None:
    assert '/../check"' in _script(".ci/run")
    assert "just check" in _script("check")


@pytest.mark.parametrize(
    "page", ["README.md", *(f"docs/{p.name}" for p in sorted((ROOT / "docs").glob("*.md")))]
)
def test_links_lead_somewhere(page: str) -> None:
    here = ROOT / page
    targets = re.findall(r"\]\(([^)#:]+)(?:#[\w-]*)?\)", here.read_text(encoding="utf-8"))
    assert [] == [target for target in targets if not (here.parent / target).exists()]
