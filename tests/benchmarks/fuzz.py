"""Whether anything that comes from outside breaks the bot: folders, updates, presses of buttons.

    python -m tests.benchmarks.fuzz [folder] [update] [press] [--seconds 60]

Each is tried with made input for so long, in a process of its own: with no more than two gigabytes of memory, and no
more than twenty seconds for one input. What must hold of it is written in `fuzzed`. The input is drawn by hypothesis
and, where atheris is installed (`pip install atheris`), then guided by the code that it reaches. It prints how many
inputs were tried, and the smallest one that breaks something; the exit code is 1 if any does.
"""

from __future__ import annotations

import argparse
import importlib.util
import resource
import signal
import subprocess
import sys
import tempfile
import time
from typing import Any

TARGETS = ("folder", "update", "press")
MEMORY = 2_000_000_000
LONGEST = 20
"""Seconds for one input."""
AT_ONCE = 200
"""Inputs that hypothesis draws before the clock is looked at."""
INSTRUMENTED = ["knowledge.folder", "bot.telegram", "bot.replies", "ruamel.yaml"]


def main() -> int:
    """Try all targets one after another; 1 if any is broken."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("targets", nargs="*", choices=[*TARGETS, []], default=[])
    parser.add_argument("--seconds", type=int, default=60, help="for each target and each way to make input")
    parser.add_argument("--way", choices=WAYS, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.way:
        return WAYS[options.way](options.targets[0], options.seconds)
    ways = ["drawn", "guided"] if importlib.util.find_spec("atheris") else ["drawn"]
    broken = False
    for target in options.targets or TARGETS:
        for way in ways:
            command = [sys.executable, "-m", "tests.benchmarks.fuzz", target, "--way", way]
            done = subprocess.run([*command, "--seconds", str(options.seconds)], check=False)
            broken = broken or done.returncode != 0
            print(f"{target}, {way}: {'broken' if done.returncode else 'holds'}", flush=True)
    return int(broken)


def drawn(name: str, seconds: int) -> int:
    """Inputs as hypothesis draws them, those that break something made small."""
    from hypothesis import HealthCheck, given, settings  # noqa: PLC0415 - what is guided is imported differently

    from tests.benchmarks.fuzzed import INPUT, end  # noqa: PLC0415

    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    signal.signal(signal.SIGALRM, _too_long)
    holds, made = INPUT[name]
    count, ends = 0, time.monotonic() + seconds

    def tried(input_: tuple[Any, ...]) -> None:
        nonlocal count
        count += 1
        signal.alarm(LONGEST)
        try:
            holds(*input_)
        finally:
            signal.alarm(0)

    many = settings(max_examples=AT_ONCE, deadline=None, database=None, suppress_health_check=list(HealthCheck))
    try:
        while time.monotonic() < ends:
            many(given(made)(tried))()
    finally:
        print(f"{name}: {count} inputs", flush=True)
        end()
    return 0


def guided(name: str, seconds: int) -> int:
    """Inputs guided by the code that they reach."""
    import atheris  # noqa: PLC0415 - not installed with the rest
    from hypothesis import given  # noqa: PLC0415

    with atheris.instrument_imports(include=INSTRUMENTED):
        from tests.benchmarks.fuzzed import INPUT  # noqa: PLC0415
    holds, made = INPUT[name]

    def tried(input_: tuple[Any, ...]) -> None:
        holds(*input_)

    with tempfile.TemporaryDirectory() as folder:
        limits = [f"-max_total_time={seconds}", f"-rss_limit_mb={MEMORY >> 20}", f"-timeout={LONGEST}"]
        limits += ["-max_len=8192", f"-artifact_prefix={folder}/", "-print_final_stats=1", "-verbosity=0"]
        atheris.Setup([sys.argv[0], *limits], given(made)(tried).hypothesis.fuzz_one_input)  # type: ignore[attr-defined]
        atheris.Fuzz()
    return 0


def _too_long(*_: object) -> None:
    raise TimeoutError(f"one input took more than {LONGEST} s")


WAYS = {"drawn": drawn, "guided": guided}

if __name__ == "__main__":
    sys.exit(main())
