"""Two hundred chats at once with a reader of 300 ms: whether all get its answer, and who waits for whom.

    python -m tests.benchmarks.reader [--rounds 3] [--chats 200] [--latency 0.3]

The bot runs in a process of its own, against the Bot API server and a server of a reader on loopback; each chat asks a
question of its own. In the same round others ask a sample question, which needs no reader. The bot logs at INFO, as it
does unless it is told otherwise; the other benchmarks have it log errors only. It prints how many answers are the
reader's, and the milliseconds from a question to its answer. It asserts nothing.
"""

from __future__ import annotations

import argparse
import asyncio
import math
import os
import statistics
import tempfile
import time
from pathlib import Path

from tests.bot.running import Process
from tests.botapi import BotApi, Chat
from tests.readerapi import ReaderApi, Task

SAMPLE = "What did the presidents talk about in Astana?"
OTHERS = 20


def farthest(task: Task) -> list[int]:
    """A model that points where the rules would not."""
    return [task["passages"][-1]["n"]]


async def timed(chat: Chat, text: str) -> tuple[float, str]:
    """Seconds from a question to its answer, and the answer."""
    began = time.monotonic()
    reply = await chat.ask(text, timeout=120)
    return time.monotonic() - began, reply.text


async def measure(rounds: int, chats: int, latency: float) -> None:
    """Ask in rounds, and print what each brought."""
    async with ReaderApi(farthest, latency=latency) as reader, BotApi() as api:
        with tempfile.TemporaryDirectory() as folder:
            async with Process(api, Path(folder), Path(folder), **reader.env) as process:
                readers = [api.private(api.user(f"Reader {number}", "en")) for number in range(chats)]
                others = [api.private(api.user(f"Other {number}", "en")) for number in range(OTHERS)]
                for number in range(rounds):
                    busy = _processor_time(process.pid)
                    await _round(number, reader, readers, others)
                    busy = (_processor_time(process.pid) - busy) * 1000 / (len(readers) + len(others))
                    print(f"  {busy:.2f} ms of processor time an answer", flush=True)


def _processor_time(pid: int) -> float:
    """Seconds that a process has worked so far (on Linux)."""
    stat = Path(f"/proc/{pid}/stat")
    if not stat.exists():
        return math.nan
    user, system = stat.read_text().rpartition(")")[2].split()[11:13]
    return (int(user) + int(system)) / os.sysconf("SC_CLK_TCK")


async def _round(number: int, reader: ReaderApi, readers: list[Chat], others: list[Chat]) -> None:
    reader.asked.clear()
    asked = [f"what is said about water in {1000 + number * len(readers) + at}?" for at in range(len(readers))]
    answers = await asyncio.gather(
        *(timed(chat, question) for chat, question in zip(readers, asked, strict=True)),
        *(timed(chat, SAMPLE) for chat in others),
    )
    far = {task["question"]: task["passages"][-1]["text"][:40] for task in reader.asked}
    pointed = sum(far.get(question, "\0") in text for question, (_, text) in zip(asked, answers, strict=False))
    ours, samples = [[seconds * 1000 for seconds, _ in part] for part in (answers[: len(asked)], answers[len(asked) :])]
    print(
        f"round {number + 1}: {pointed} of {len(asked)} answers are the reader's, {reader.most_at_once} calls at once"
    )
    for name, times in (("with it", ours), ("sample questions", samples)):
        print(f"  {name:16} median {statistics.median(times):6.0f} ms, longest {max(times):6.0f} ms")


def main() -> None:
    """Read the options and measure."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--chats", type=int, default=200)
    parser.add_argument("--latency", type=float, default=0.3)
    options = parser.parse_args()
    asyncio.run(measure(options.rounds, options.chats, options.latency))


if __name__ == "__main__":
    main()
