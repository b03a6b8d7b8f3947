"""Every number that ranks or judges: each is told what it is, and is there for something."""

from __future__ import annotations

import re
from pathlib import Path

from knowledge import weights
from knowledge.finding.gate import EVIDENCE
from tests.benchmarks import fit, languages, talks

FILE = Path(weights.__file__)
NAMES = [name for name in vars(weights) if name.isupper()]


def test_every_weight_says_on_its_line_what_it_is() -> None:
    lines = [line for line in FILE.read_text("utf-8").splitlines() if re.match("[A-Z]", line)]
    assert [line.split(" ", 1)[0] for line in lines] == NAMES
    assert [line for line in lines if not re.fullmatch(r"[A-Z_0-9]+ = [\d.]+  # \S.*", line)] == []


def test_every_weight_is_used_by_the_program() -> None:
    """One that nothing reads any more goes."""
    code = "".join(file.read_text("utf-8") for file in FILE.parent.rglob("*.py") if file != FILE)
    assert [name for name in NAMES if f"weights.{name}" not in code] == []


def test_what_the_gate_adds_up_are_weights() -> None:
    assert set(EVIDENCE) <= set(NAMES)


def test_what_every_weight_is_worth_can_be_measured() -> None:
    """Each has a neutral value in a list of a program of `tests/benchmarks/`, which sets it to that."""
    lists = (fit.NEUTRAL, fit.OF_THE_INDEX, fit.BOUNDS, talks.NEUTRAL, languages.NEUTRAL)
    assert sorted({name for names in lists for name in names}) == sorted(NAMES)
