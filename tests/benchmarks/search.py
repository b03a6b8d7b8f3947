"""Times questions to bases of 1,000, 10,000 and 100,000 entries, beside a rapidfuzz scan and plain FTS5 bm25.

Run it as `python -m tests.benchmarks.search [SIZE …]`. Entries are made of words drawn by their frequency in English,
rare ones made up; questions take words of one entry, some misspelt, among small words. All three answer the same
questions in turn, in one process. Times are milliseconds; the ratio is that of the medians.
"""

from __future__ import annotations

import gc
import gzip
import random
import sqlite3
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from multiprocessing import get_context
from pathlib import Path

from rapidfuzz import fuzz, process

import knowledge.language
from knowledge.deciding.decide import answer
from knowledge.folder.models import Entry, Interview
from knowledge.index.cache import open_index

QUESTIONS = {1_000: 300, 10_000: 300, 100_000: 200}
SCANS = 20
"""Questions put to the slow rapidfuzz scan."""
VOCABULARY = 300_000
SMALL_WORDS = ("what", "does", "he", "say", "about", "the", "of", "in", "and", "why", "is", "it", "how", "did", "they")


def main() -> None:
    """Print one row a size."""
    sizes = [int(argument) for argument in sys.argv[1:]] or list(QUESTIONS)
    print("entries  build s    MB   median     p99  | FTS5 bm25 median  ratio | rapidfuzz median  ratio")
    for size in sizes:
        print(row(size), flush=True)


def row(size: int) -> str:
    """Build a base of that size, ask it and its rivals, and say how long each took."""
    draw = random.Random(size)  # noqa: S311  (the same base at every run)
    texts = made_texts(size, draw)
    questions = [made_question(draw.choice(texts), draw) for _ in range(QUESTIONS.get(size, 200))]
    with tempfile.TemporaryDirectory() as folder:
        started = time.perf_counter()
        open_index(f"bench-{size}", lambda: [interview(texts)], Path(folder)).close()
        built = time.perf_counter() - started
        gc.collect()
        gc.freeze()  # as the bot does: the made texts are no garbage of a question
        index = open_index(f"bench-{size}", list, Path(folder))
        full_text = fts5(texts)
        ours, theirs = [], []
        for question in questions:
            ours.append(timed(lambda: answer(index, question)))  # noqa: B023  (called at once)
            theirs.append(timed(lambda: ask_fts5(full_text, question)))  # noqa: B023
        with get_context("spawn").Pool(1) as pool:
            memory = pool.apply(footprint, (f"bench-{size}", folder, questions))
        scans = [
            timed(lambda: process.extractOne(question, texts, scorer=fuzz.token_set_ratio))  # noqa: B023
            for question in questions[:SCANS]
        ]
        index.close()
        full_text.close()
    median, other, scan = (statistics.median(times) for times in (ours, theirs, scans))
    p99 = statistics.quantiles(ours, n=100)[98]
    return (
        f"{size:>7}  {built:>7.1f}  {memory:>4.0f}  {median:>7.2f}  {p99:>6.2f}  "
        f"| {other:>16.2f}  {other / median:>5.1f} | {scan:>16.2f}  {scan / median:>5.1f}"
    )


def made_texts(size: int, draw: random.Random) -> list[str]:
    words, weights = vocabulary(draw)
    lengths = [draw.randint(12, 40) for _ in range(size)]
    drawn = draw.choices(words, weights, k=sum(lengths))
    texts, start = [], 0
    for length in lengths:
        texts.append(" ".join(drawn[start : start + length]))
        start += length
    return texts


def vocabulary(draw: random.Random) -> tuple[list[str], list[float]]:
    """English words by their frequency, and made ones rarer than these, as many as a large dictionary has."""
    table = Path(knowledge.language.__path__[0]) / "en" / "frequencies.txt.gz"
    rows = [line.split() for line in gzip.decompress(table.read_bytes()).decode().splitlines() if line[0] != "#"]
    words = {word: 10 ** float(zipf) for zipf, *row in rows for word in row if word.isalpha()}
    rarest, common = min(words.values()), len(words)
    while len(words) < VOCABULARY:
        made = "".join(draw.choice("bdfgklmnprstvz") + draw.choice("aeiou") for _ in range(draw.randint(3, 5)))
        words.setdefault(made, rarest * common / len(words))
    return list(words), list(words.values())


def made_question(text: str, draw: random.Random) -> str:
    content = [word for word in text.split() if len(word) > 4] or text.split()
    chosen = draw.sample(content, min(4, len(content)))
    if len(chosen[0]) > 5:
        at = draw.randrange(1, len(chosen[0]) - 1)
        chosen[0] = chosen[0][:at] + chosen[0][at + 1 :]
    return " ".join(draw.sample(SMALL_WORDS, 4) + chosen)


def interview(texts: list[str]) -> Interview:
    source = "\n".join(texts)
    entries, start = [], 0
    for number, text in enumerate(texts):
        end = start + len(text)
        entries.append(Entry(id=f"e{number}", kind="fact", text=text, start=start, end=end))
        start = end + 1
    return Interview(slug="bench", title={"en": "A made text"}, language="en", source=source, entries=entries)


def fts5(texts: list[str]) -> sqlite3.Connection:
    connection = sqlite3.connect(":memory:")
    connection.execute("CREATE VIRTUAL TABLE entries USING fts5 (text, tokenize = 'porter')")
    connection.executemany("INSERT INTO entries VALUES (?)", [(text,) for text in texts])
    return connection


def ask_fts5(connection: sqlite3.Connection, question: str) -> object:
    match = " OR ".join(f'"{word}"' for word in question.split())
    return connection.execute(
        "SELECT rowid FROM entries WHERE entries MATCH ? ORDER BY bm25(entries) LIMIT 5", (match,)
    ).fetchall()


def timed(call: Callable[[], object]) -> float:
    started = time.perf_counter()
    call()
    return (time.perf_counter() - started) * 1000


def footprint(name: str, folder: str, questions: list[str]) -> float:
    """Megabytes that a process takes which opens the built index and answers the questions."""
    index = open_index(name, list, Path(folder))
    for question in questions:
        answer(index, question)
    index.close()
    status = Path("/proc/self/status").read_text()  # not getrusage: that counts the parent's memory before the exec too
    return int(status.split("VmHWM:")[1].split()[0]) / 1024


if __name__ == "__main__":
    main()
