"""Says how fast questions are answered, an index is built and the program starts: the figures that have an aim.

Run it as `python -m tests.benchmarks.speed [SIZE …]`. Each figure is of a process of its own, and of the processor, so
that what else a machine does counts little. Milliseconds are medians of questions that are put one after another:
*first*, when many of their words are new to the process, and *again*. Seconds are those with nothing kept from before,
and with the languages' vocabulary kept. The questions to the interviews that come along are those of the question files
about these that may be read, but for conversations; bases of SIZE entries, and the questions to them, are made as
`search` makes them.
"""

from __future__ import annotations

import argparse
import gc
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from multiprocessing import get_context
from pathlib import Path
from typing import TypeVar

from knowledge import Context, Index, answer, open_base
from knowledge.index.cache import open_index
from tests.benchmarks.fit import BARE, INTERVIEWS
from tests.benchmarks.same import asked, readable
from tests.benchmarks.search import interview, made_question, made_texts

SIZES = (15_000, 100_000)
QUESTIONS = 300
ROUNDS = 5
"""How often questions are put again, or a process is begun."""
RULES = "from knowledge.language.patterns import prepare; begun = clock(); prepare(); print(clock() - begun)"
START = "from knowledge import *; answer(open_base(Path({!r}), Path({!r})).index, 'Why?'); print(clock())"

T = TypeVar("T")


def main() -> None:
    """Print the figures."""
    arguments = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    arguments.add_argument("sizes", metavar="SIZE", type=int, nargs="*", default=SIZES, help="entries of a made base")
    sizes: Sequence[int] = arguments.parse_args().sizes
    print(f"{'a question to':20} {'first ms':>9} {'again ms':>9}   {'built in s':>10} {'words kept':>10}")
    print(f"{'the interviews here':20} {apart(asked_here)}", flush=True)
    for size in sizes:
        with tempfile.TemporaryDirectory() as folder:
            cold, kept = (apart(built, name, size, folder) for name in ("cold", "kept"))
            print(f"{size:<20} {apart(asked_made, 'kept', size, folder)}   {cold:10.2f} {kept:10.2f}", flush=True)
    print(f"\nwords and rules of all languages read in {in_python(RULES, ROUNDS):.2f} s")
    with tempfile.TemporaryDirectory() as folder:
        first, later = (in_python(START.format(str(INTERVIEWS), folder), rounds) for rounds in (1, ROUNDS))
    print(f"a first question answered {first:.2f} s after the first start, {later:.2f} s after later ones")


def apart(call: Callable[..., T], *arguments: object) -> T:
    """What a call returns in a process of its own."""
    with get_context("spawn").Pool(1) as pool:
        return pool.apply(call, arguments)


def in_python(code: str, rounds: int) -> float:
    """The seconds that code prints, the median of some processes of its own in which nothing is imported before."""
    code = f"from time import process_time as clock; from pathlib import Path; {code}"
    runs = [subprocess.run([sys.executable, "-c", code], check=True, capture_output=True) for _ in range(rounds)]
    return statistics.median(float(run.stdout) for run in runs)


def asked_here() -> str:
    files = [
        [line for row in rows if "turns" not in row for line in asked(row)]
        for name, rows in readable().items()
        if not name.startswith(BARE)
    ]
    return answered(open_base(INTERVIEWS).index, files)


def built(name: str, size: int, folder: str) -> float:
    """Build a base of that size; the seconds that it took."""
    made = interview(made_texts(size, random.Random(size)))  # noqa: S311  (the same base at every run)
    started = time.process_time()
    open_index(name, lambda: [made], Path(folder)).close()
    return time.process_time() - started


def asked_made(name: str, size: int, folder: str) -> str:
    draw = random.Random(size)  # noqa: S311  (the base that was built)
    texts = made_texts(size, draw)
    questions = [made_question(draw.choice(texts), draw) for _ in range(QUESTIONS)]
    gc.collect()
    gc.freeze()  # as the bot does: the made texts are no garbage of a question
    return answered(open_index(name, list, Path(folder)), [questions])


def answered(index: Index, files: Sequence[Sequence[str]]) -> str:
    """How long the questions of some files take when they are put first, and when their file is put again."""
    first, again = [], []
    for questions in files:
        first += [milliseconds(index, question) for question in questions]
        again += [milliseconds(index, question) for _ in range(ROUNDS) for question in questions]
    return f"{statistics.median(first):9.2f} {statistics.median(again):9.2f}"


def milliseconds(index: Index, question: str) -> float:
    context = Context()
    started = time.process_time()
    answer(index, question, context)
    return (time.process_time() - started) * 1000


if __name__ == "__main__":
    main()
