"""All checks in the order in which they fail fastest: `python -m tests`."""

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
CHECKS = (
    ("ruff", "format", "--check", "."),
    ("ruff", "check", "."),
    ("mypy",),
    ("coverage", "erase"),
    ("coverage", "run", "-m", "pytest", *BY_FILE),
    ("coverage", "combine", "-q"),
    ("coverage", "report", "--skip-covered", "--fail-under=90"),
)


def main() -> int:
    """Run every check; 0 when all pass, else the exit code of the first that fails."""
    root = Path(__file__).parents[1]
    for check in CHECKS:
        print("==", " ".join(check), flush=True)
        code = subprocess.run([sys.executable, "-m", *check], cwd=root, check=False).returncode
        if code:
            return code
    return 0


if __name__ == "__main__":
    sys.exit(main())
