"""All checks in the order in which they fail fastest: `python -m tests`; with `--coverage`, what the tests run, too."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).parents[1]
WORKERS = max(4, os.cpu_count() or 1)
"""Processes that the tests are handed out to. Two cores have work for four: many tests wait for a running bot."""
BY_FILE = ("-n", str(WORKERS), "--dist", "loadfile", "--no-loadscope-reorder")
"""A file stays in one process, as do the bots that its tests share; and those of the running bot, which take longest,
begin first."""
CHECKS = (("ruff", "format", "--check", "."), ("ruff", "check", "."))
BESIDE = ("mypy",)
"""Takes a core for half a minute, and runs beside the tests, which it ends when it finds an error."""
TESTS = (("pytest", "--collect-only", "-qq"), ("pytest", *BY_FILE))
"""Collected once before, beside the types: what each process would compile for itself is compiled then."""
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
    for check in CHECKS:
        if code := _started(*check).wait():
            return code
    types = _started(*BESIDE)
    try:
        for tests in COVERED if arguments else TESTS:
            if code := _code_of(_started(*tests), types):
                return code
        return types.wait()
    finally:
        types.terminate()


def _started(*check: str) -> subprocess.Popen[bytes]:
    print("==", " ".join(check), flush=True)
    return subprocess.Popen([sys.executable, "-m", *check], cwd=ROOT)


def _code_of(check: subprocess.Popen[bytes], beside: subprocess.Popen[bytes]) -> int:
    """The exit code of a check; that of what runs beside it as soon as that has failed, which ends it."""
    try:
        while check.poll() is None and not beside.poll():
            time.sleep(0.1)
        return beside.poll() or check.wait()
    finally:
        check.terminate()
        check.wait()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
