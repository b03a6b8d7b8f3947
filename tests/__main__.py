"""All checks in the order in which they fail fastest: `python -m tests`; with `--coverage`, what the tests run, too."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

WORKERS = max(4, os.cpu_count() or 1)
"""Processes that the tests are handed out to. Two cores have work for four: many tests wait for a running bot."""
BY_FILE = ("-n", str(WORKERS), "--dist", "loadfile", "--no-loadscope-reorder")
"""A file stays in one process, as do the bots that its tests share; and those of the running bot, which take longest,
begin first."""
CHECKS = (("ruff", "format", "--check", "."), ("ruff", "check", "."), ("mypy",))
TESTS = (("pytest", *BY_FILE),)
COVERED = (
    ("coverage", "erase"),
    ("coverage", "run", "-m", "pytest", *BY_FILE),
    ("coverage", "combine", "-q"),
    ("coverage", "report", "--skip-covered", "--fail-under=90"),
)
"""The tests, and what share of the code they run. It takes twice as long: each program that they start is watched."""


def main(arguments: list[str]) -> int:
    """Run every check; 0 when all pass, else the exit code of the first that fails. `--coverage` measures the tests."""
    if arguments not in ([], ["--coverage"]):
        print("Usage: python -m tests [--coverage]", file=sys.stderr)
        return 2
    root = Path(__file__).parents[1]
    for check in CHECKS + (COVERED if arguments else TESTS):
        print("==", " ".join(check), flush=True)
        code = subprocess.run([sys.executable, "-m", *check], cwd=root, check=False).returncode
        if code:
            return code
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
