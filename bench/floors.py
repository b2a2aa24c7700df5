"""The floors below which no figure may fall: `tests/quality/floors.toml`.

    python -m bench.floors                  say where each figure stands above its floor; exit 1 below one
    python -m bench.floors --update         raise every floor to its figure; refuses to lower one
    python -m bench.floors --update --allow-lower    lower them too: say why in the commit

Floors hold for one corpus, told by its fingerprint: a changed page or case asks for new floors.
"""

from __future__ import annotations

import argparse
import sys
import tomllib
from pathlib import Path

from bench import ahead, cases
from bench.cases import ROOT, fingerprint

__all__ = ["FLOORS", "below", "load", "main", "measure"]

FLOORS = ROOT / "tests" / "quality" / "floors.toml"
EPSILON = 0.0005  # figures are ratios of small counts: anything more is a change


def measure() -> dict[str, float]:
    """All figures that may have a floor: those of bench/cases.py and of bench/ahead.py."""
    return cases.measure() | ahead.figures()


def load(path: Path = FLOORS) -> tuple[str, dict[str, float]]:
    """The fingerprint of the corpus and the floor of each measure."""
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    return table["corpus"], table["floor"]


def below(floors: dict[str, float], figures: dict[str, float]) -> list[str]:
    """Each measure that has fallen below its floor, in words."""
    return [
        f"{name}: {figures.get(name, 0.0):.4f} is below its floor {floor:.4f}"
        for name, floor in floors.items()
        if figures.get(name, 0.0) < floor - EPSILON
    ]


def write(figures: dict[str, float], path: Path = FLOORS) -> None:
    """Floors at the figures, and the fingerprint they hold for."""
    rows = "".join(f'"{name}" = {value:.4f}\n' for name, value in figures.items())
    path.write_text(
        "# Written by `just floors --update`. What each measure means stands in bench/cases.py and bench/ahead.py.\n"
        f'corpus = "{fingerprint()}"\n\n[floor]\n{rows}',
        encoding="utf-8",
    )


def main(arguments: list[str] | None = None) -> int:
    """Compare, or update."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--update", action="store_true")
    parser.add_argument("--allow-lower", action="store_true")
    options = parser.parse_args(arguments)
    figures = measure()
    corpus, floors = load() if FLOORS.exists() else ("", {})
    fallen = below(floors, figures)
    if options.update:
        if fallen and not options.allow_lower:
            print(
                "\n".join([*fallen, "floors only go up; --allow-lower lowers them (say why in the commit)"])
            )
            return 1
        # What fell by less than counts as a change lowers no floor either.
        write(figures if options.allow_lower else {n: max(v, floors.get(n, 0.0)) for n, v in figures.items()})
        return 0
    for name, value in figures.items():
        print(f"{name:18} {value:.4f}  floor {floors.get(name, 0.0):.4f}")
    if corpus != fingerprint():
        fallen.append("the examples or cases have changed since the floors were set: just floors --update")
    print("\n".join(fallen))
    return 1 if fallen else 0


if __name__ == "__main__":
    sys.exit(main())
