"""A short run of the fuzzer: nothing but a PageError comes out, nothing hangs."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

ROOT = Path(__file__).parents[2]


def fuzz() -> ModuleType:
    spec = importlib.util.spec_from_file_location("fuzz", ROOT / "bench" / "fuzz.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["fuzz"] = module
    spec.loader.exec_module(module)
    return module


def test_a_hundred_inputs_do_no_harm() -> None:
    tool = fuzz()
    grown = tool.seeds([str(ROOT / "examples"), str(ROOT / "tests" / "cases")])
    assert [] == list(tool.run(100, 1, 30.0, grown, most=6_000))


def test_the_same_number_is_the_same_input() -> None:
    tool = fuzz()
    assert tool.page_of(12, 1, []) == tool.page_of(12, 1, [])
