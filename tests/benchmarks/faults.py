"""What becomes of the questions when something goes wrong again and again, one row a fault.

    python -m tests.benchmarks.faults [--times N] [--list] [FAULT …]

The bot runs in a process of its own against the Bot API server on loopback, while people ask without a pause, each in a
private chat of his own and only once. Then the fault is over, and every question is waited for. It prints of each fault
how often it was tried, how many questions were asked, answered, answered twice, lost and let go, and how many answers
were under way when it happened: only those may come twice. It asserts nothing.

A fault is a function of a `Trial` and a number of times, with a line in `FAULTS`; those of the disk stand in
`faults_disk`. Those of Telegram stand in `faults_telegram`, and are tried once if nothing else is said. What befalls a
disk that is mounted for it is left out where mounting is not allowed.
"""

from __future__ import annotations

import argparse
import asyncio
import signal
import tempfile
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from knowledge.base import INTERVIEWS, open_base
from tests.benchmarks import faults_disk
from tests.benchmarks.faults_telegram import TRIALS, struck
from tests.benchmarks.trial import LATENCY, MANY, Fate, Trial, heading, line
from tests.bot.running import ROOT, Process, hook
from tests.botapi import BotApi, InlineAnswer, Query
from tests.botapi.errors import Json

AT_ONCE = 5
"""Bots that run at a time; they mostly wait."""
MINUTE, DAY = 60.0, 24 * 3600.0
POISON = """
import os, signal
from bot.telegram.desk import Desk

respond = Desk.respond

def poisoned(self, asker, context, text):
    if "deadly" in text:
        os.kill(os.getpid(), signal.SIGKILL)
    if "faulty" in text:
        raise RuntimeError
    return respond(self, asker, context, text)

Desk.respond = poisoned
"""
"""Has a question with these words kill the program or its handler, as a fault in a library might."""
UNREADABLE: Json = {"callback_query": {"id": "77", "from": {"id": 7, "is_bot": False, "first_name": "A"}, "data": "x"}}


async def killed(trial: Trial, times: int) -> None:
    """SIGKILL at any moment; every fifth time while the bot begins."""
    async with trial.asking():
        for number in range(times):
            begins = number % 5 == 4
            await trial.start(wait=not begins)
            await trial.moment(1.5 if begins else 0.5)
            await trial.stop(signal.SIGKILL)


async def stopped(trial: Trial, times: int) -> None:
    """SIGTERM at any moment, and a new start."""
    async with trial.asking():
        for _ in range(times):
            await trial.start()
            await trial.moment(0.5)
            await trial.stop(signal.SIGTERM)


async def stopped_while_slow(trial: Trial, times: int) -> None:
    """SIGTERM while three times as many wait as can be answered in the time that is left."""
    for _ in range(times):
        async with trial.backlog():
            await trial.stop(signal.SIGTERM)


async def delivered_again(trial: Trial, times: int) -> None:
    """After a SIGKILL Telegram delivers once more all that it has delivered before."""
    delivered: dict[int, Json] = {}
    for _ in range(times):
        await trial.start()
        for _ in range(MANY):
            trial.ask()
        delivered |= trial.api.updates.pending
        await trial.moment(0.5)
        await trial.stop(signal.SIGKILL)
        trial.api.updates.pending |= delivered


async def changed_again(trial: Trial, times: int) -> None:
    """After a SIGKILL come edits of what was asked before that say nothing new, and a preview that Telegram adds."""
    for _ in range(times):
        await trial.start()
        for _ in range(MANY):
            trial.ask()
        asked = [update["message"] for update in trial.api.updates.pending.values()]
        await trial.moment(1.5)
        await trial.stop(signal.SIGKILL)
        for message in asked:
            trial.api.push({"edited_message": message})
            trial.api.push({"edited_message": {**message, "edit_date": trial.api.now()}})
        await trial.start()
        await trial.api.received()
        await trial.stop(signal.SIGTERM)


async def unreadable(trial: Trial, times: int) -> None:
    """Among the questions comes what cannot be read."""
    await trial.start()
    async with trial.asking():
        for number in range(times):
            trial.api.push(UNREADABLE)
            await trial.bot.says("cannot be read and was set aside", times=number + 1)


async def faulty(trial: Trial, times: int) -> None:
    """Among the questions comes one whose handler fails."""
    _poison(trial)
    await trial.start()
    async with trial.asking():
        for number in range(times):
            trial.api.private(trial.api.user("Poisoner")).say("a faulty question")
            await trial.bot.says("was set aside after 3 tries", times=number + 1)


async def deadly(trial: Trial, times: int) -> None:
    """Among the questions comes one that ends the program, three times."""
    _poison(trial)
    async with trial.asking():
        for _ in range(times):
            trial.api.private(trial.api.user("Poisoner")).say("a deadly question")
            for _ in range(3):
                await trial.start(wait=False)
                await trial.falls()
        await trial.start()


async def begun_later(ago: float, in_groups: bool, trial: Trial, times: int) -> None:
    """The bot was away, and begins when questions that nobody has answered are so old."""
    for _ in range(times):
        for _ in range(MANY):
            if in_groups:
                user = trial.api.user("Member", "en")
                trial.ask_in(trial.api.group("Readers", user), "/ask What is said about water?", ago=ago)
            else:
                trial.ask(ago=ago)
        await trial.start()
        await trial.api.received()
        await trial.stop(signal.SIGTERM)


async def killed_while_typing(trial: Trial, times: int) -> None:
    """SIGKILL while words that are being typed wait for what is offered; after it nobody waits for that."""
    for _ in range(times):
        await trial.start()
        trial.api.latency = MINUTE
        queries = [trial.api.start_inline(trial.api.user("Reader", "en"), "water") for _ in range(MANY)]
        trial.answers += [partial(_is_answered, query) for query in queries]
        await trial.api.received()
        await trial.stop(signal.SIGKILL)
        trial.api.latency = LATENCY
        for query in queries:
            query.expire()


def _is_answered(query: Query[InlineAnswer]) -> int:
    return int(query.answer is not None)


def _poison(trial: Trial) -> None:
    (trial.bot.folder / "sitecustomize.py").write_text(POISON)


@dataclass(frozen=True)
class Fault:
    """One row: what happens, how often unless told, by which way updates come, and whether on a disk of its own."""

    does: Callable[[Trial, int], Awaitable[None]]
    times: int
    webhook: bool = False
    disk: bool = False


FAULTS = {
    "SIGKILL, polling": Fault(killed, 100),
    "SIGKILL, webhook": Fault(killed, 100, webhook=True),
    "SIGTERM, polling": Fault(stopped, 20),
    "SIGTERM, webhook": Fault(stopped, 20, webhook=True),
    "SIGTERM while messages take 3 s, polling": Fault(stopped_while_slow, 3),
    "SIGTERM while messages take 3 s, webhook": Fault(stopped_while_slow, 3, webhook=True),
    "delivered again, polling": Fault(delivered_again, 20),
    "delivered again, webhook": Fault(delivered_again, 20, webhook=True),
    "SIGKILL, then edits that say nothing new": Fault(changed_again, 20),
    "an update that cannot be read": Fault(unreadable, 20),
    "a question whose handler fails": Fault(faulty, 5),
    "a question that ends the program": Fault(deadly, 5),
    "begun when questions are 30 s old, groups": Fault(partial(begun_later, MINUTE / 2, True), 1),
    "begun when questions are 70 s old, groups": Fault(partial(begun_later, MINUTE + 10, True), 1),
    "begun when questions are 23 h old, private": Fault(partial(begun_later, DAY - 3600, False), 1),
    "begun when questions are 25 h old, private": Fault(partial(begun_later, DAY + 3600, False), 1),
    "SIGKILL while people type inline": Fault(killed_while_typing, 1),
    "disk gone, polling": Fault(faults_disk.gone, 10),
    "disk gone, webhook": Fault(faults_disk.gone, 10, webhook=True),
    "disk full, polling": Fault(faults_disk.full, 5, disk=True),
    "disk full, webhook": Fault(faults_disk.full, 5, webhook=True, disk=True),
    "SIGKILL while the disk is full, polling": Fault(faults_disk.killed_while_full, 10, disk=True),
    "SIGKILL while the disk is full, webhook": Fault(faults_disk.killed_while_full, 10, webhook=True, disk=True),
    "begun while the disk is full": Fault(faults_disk.begun_while_full, 5, disk=True),
    "begun while the disk cannot be written": Fault(faults_disk.begun_unwritable, 5, disk=True),
    "begun while the files are locked": Fault(faults_disk.begun_locked, 5),
    "file of what was asked locked": Fault(faults_disk.locked, 5),
    "files damaged": Fault(faults_disk.damaged, 10),
    "files cut short where they lie, then SIGKILL": Fault(partial(faults_disk.spoilt_and_killed, "cut short"), 10),
    "files emptied where they lie, then SIGKILL": Fault(partial(faults_disk.spoilt_and_killed, "emptied"), 10),
    "files overwritten where they lie, then SIGKILL": Fault(partial(faults_disk.spoilt_and_killed, "overwritten"), 10),
    "files deleted": Fault(faults_disk.deleted, 10),
    "files replaced by older ones": Fault(faults_disk.replaced, 10),
}


async def tried(name: str, times: int | None, cache: Path) -> Fate | None:
    """What has become of the questions through a fault; None where it cannot be tried."""
    if name in TRIALS:
        return await struck(name, times or 1, cache)
    fault = FAULTS[name]
    number = times or fault.times
    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder, "data")
        if fault.disk and not faults_disk.mounted(data):
            return None
        settings = {"BOT_DATA": str(data / "bot.sqlite3"), "PYTHONPATH": f"{folder}:{ROOT}"}
        try:
            async with BotApi(latency=LATENCY) as api:
                bot = Process(api, Path(folder), cache, **settings, **(hook() if fault.webhook else {}))
                trial = Trial(api, bot, data)
                try:
                    await fault.does(trial, number)
                    return await trial.fate(name, number)
                finally:
                    if trial.bot.running:
                        await trial.bot.stop(signal.SIGKILL)
        finally:
            if fault.disk:
                faults_disk.unmount(data)


def main() -> None:
    """Read the options and try the faults."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--times", type=int, help="how often each fault is tried, instead of its own number")
    parser.add_argument("--list", action="store_true", help="name the faults")
    parser.add_argument("faults", nargs="*", metavar="FAULT", help="these only, by the beginnings of their names")
    options = parser.parse_args()
    chosen = [name for name in (*FAULTS, *TRIALS) if not options.faults or name.startswith(tuple(options.faults))]
    if options.list:
        print(*chosen, sep="\n")
    else:
        asyncio.run(all_tried(chosen, options.times))


async def all_tried(names: list[str], times: int | None) -> None:
    """Try some faults, several at a time, and print what has become of the questions."""
    places = asyncio.Semaphore(AT_ONCE)
    print(heading())

    async def one(name: str, cache: Path) -> str:
        async with places:
            try:
                fate = await tried(name, times, cache)
            except AssertionError as error:
                return f"{name}: {error}"
            return line(fate) if fate else f"{name}: left out, since no disk can be mounted here"

    with tempfile.TemporaryDirectory() as cache:
        open_base(INTERVIEWS, Path(cache, "interview-bot")).index.close()
        async with asyncio.TaskGroup() as group:
            for trial in [group.create_task(one(name, Path(cache))) for name in names]:
                print(await trial, flush=True)


if __name__ == "__main__":
    main()
