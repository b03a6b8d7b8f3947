"""All checks in the order in which they fail fastest: `python -m tests`."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

CHECKS = (
    ("ruff", "format", "--check", "."),
    ("ruff", "check", "."),
    ("mypy",),
    ("coverage", "erase"),
    ("coverage", "run", "-m", "pytest"),
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
