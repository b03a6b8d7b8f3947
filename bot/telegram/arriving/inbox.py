"""What waits for its answer: on disk before Telegram hears that it arrived, and until its answer is sent."""

from __future__ import annotations

import asyncio
import contextlib
import json
import logging
import time
from collections import Counter, OrderedDict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Literal

from bot.store.commits import Commits
from bot.store.database import DAY
from bot.store.spool import Batch, SetAside, Spool, Spooled, SpooledUpdate
from bot.store.trouble import FileTrouble
from bot.telegram.arriving.hand import Hand
from bot.telegram.arriving.parsing import number_of, read_json

TRIES = 3
"""How often an update is tried that its handler fails on, or that ends the program."""
BETWEEN_TRIES = (0.5, 2.0)
"""Seconds before an update is tried again that its handler failed on."""
LONGEST_BETWEEN_TRIES = 30.0
"""The same where it was not the update's fault, such as while there is no network; it begins with a second."""
REMEMBERED = 10_000
"""Updates remembered as settled, so that one delivered twice is answered once. Far fewer are under way at a time."""
REMEMBERED_FOR = 2.0 * DAY
"""Seconds for which they are. Telegram delivers nothing that is older than a day, and chooses numbers anew, perhaps
the same ones, after a week without an update."""
MOST_HELD = 5_000
"""Updates that wait; Telegram keeps the others until there is room."""
KEPT_BY_TELEGRAM = 5.0
"""Seconds for which, while the disk cannot be written, Telegram is left to keep what is not answered yet."""

LetGo = Literal["late", "flood", "restart", "erased"]
"""Why an update is not handled, or its answer not sent: it came or would come too late; somebody sends faster than he
can be answered; its answer was wanted at once, and then the program ended; whoever sent it had it erased."""

_log = logging.getLogger(__name__)


@dataclass(slots=True)
class Held:
    """An update that waits for its answer: the JSON that was sent, and when it arrived."""

    body: str
    at: float
    tries: int = 0
    postponed: int = 0
    due_in: float | None = None
    """Seconds until it is tried again, when its last try was in vain."""


class Inbox:
    """The updates that wait for their answers. Use it as `async with`.

    What goes in and out is written a moment later, by a writer of its own; only `keep` and `erase` wait for it. While
    the disk cannot be written, nothing waits for it, and what is here would be lost with the process: `secure` leaves
    it to Telegram for a while.
    """

    def __init__(self, path: Path, days: int, clock: Callable[[], float] = time.time) -> None:
        self._days = days
        self._clock = clock
        self._held: dict[int, Held] = {}
        self._settled: OrderedDict[int, float] = OrderedDict()
        self._changed: set[int] = set()
        self._unwritten: set[int] = set()
        self._moved = asyncio.Event()
        self._aside: list[SetAside] = []
        self._room = asyncio.Event()
        self._read = False
        self._left: int | None = None
        self._commits = Commits(Spool(path, days, clock), self._batch, self._take_over, self._tell)
        self.hand = Hand(path.with_name(f"{path.name}-hand"))
        self.let_go: Counter[LetGo] = Counter()
        """How many updates were let go, and why."""
        self.set_aside_lately: Counter[str] = Counter()
        """What was wrong with updates that were set aside after several tries, for whoever tells of it."""
        self.mishaps: list[FileTrouble] = []
        """What befell the file, for whoever tells of it."""
        self.news = asyncio.Event()
        """Set whenever there is something to tell: of updates set aside, of `mishaps`, or of `trouble`."""
        self.resumed: asyncio.Queue[int] = asyncio.Queue()
        """Updates of the last run, to be handled now, each chat's in order; those chats last of which one was tried in
        vain."""

    async def __aenter__(self) -> Inbox:
        self._room.set()
        self._left = self.hand.open()
        await self._commits.open()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self._commits.close()
        self.hand.close()

    def __len__(self) -> int:
        return len(self._held)

    @property
    def trouble(self) -> str | None:
        """Why nothing can be written to the disk now, None while it can."""
        return self._commits.trouble

    async def room(self) -> None:
        """Wait until there is room for more."""
        await self._room.wait()

    @property
    def is_full(self) -> bool:
        """Whether there is no room for more."""
        return not self._room.is_set()

    async def keep(self, updates: Iterable[tuple[int, object]]) -> list[int]:
        """Take in updates as they were sent, each with its number; the numbers of those that are new.

        When it returns, all are on disk, and Telegram may be told that they arrived.
        """
        new = []
        for number, data in updates:
            if not self._knows(number):
                self._held[number] = Held(_written(number, data), self._clock())
                self._change(number)
                new.append(number)
        await self._commits.done()
        self._unwritten = self._unwritten & self._held.keys() | set(new) if self.trouble else set()
        return new

    @property
    def at_risk(self) -> set[int]:
        """The numbers of those that would be lost with the process, since the disk could not be written."""
        return self._unwritten & self._held.keys() if self.trouble else set()

    async def secure(self, numbers: Iterable[int]) -> None:
        """Wait until none of these is at risk any more, most often since it is answered; but not for long, since others
        wait behind them. Telegram, told only then that they arrived, would deliver them again."""
        own = set(numbers)
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(KEPT_BY_TELEGRAM):
                while own & self.at_risk:
                    self._moved.clear()
                    await self._moved.wait()

    def held(self, number: int) -> Held | None:
        """An update that waits, None when it is settled."""
        return self._held.get(number)

    def settle(self, number: int) -> None:
        """An update has been answered, or is not to be."""
        if self._held.pop(number, None) is not None:
            self._settled.pop(number, None)
            self._settled[number] = self._clock()
            self._change(number)

    def release(self, number: int, why: LetGo) -> None:
        """An update is let go."""
        self.let_go[why] += 1
        self.settle(number)

    def postpone(self, number: int) -> bool:
        """A try was in vain, for which the update cannot be blamed: another is due; False if it waits no longer."""
        held = self._held.get(number)
        if held is None:
            return False
        held.due_in = min(2.0**held.postponed, LONGEST_BETWEEN_TRIES)
        held.postponed += 1
        return True

    def fail(self, number: int, error: str) -> bool:
        """A try failed because of the update itself: whether another is due. After the last one it is set aside."""
        held = self._held.get(number)
        if held is None:
            return False
        held.tries += 1
        self._change(number)
        if held.tries < TRIES:
            held.due_in = BETWEEN_TRIES[held.tries - 1]
            return True
        _log.error("Update %d was set aside after %d tries: %s", number, TRIES, error)
        self.set_aside_lately[error] += 1
        self.set_aside(number, error)
        self._tell()
        return False

    def set_aside(self, number: int, error: str) -> None:
        """Keep an update that cannot be handled for the days that questions are kept; with 0 only what was wrong."""
        held = self._held.get(number)
        if held is not None:
            person, body = (sender_in(read_json(held.body)), held.body) if self._days else (None, None)
            self._aside.append(SetAside(number, self._clock(), error, person, body))
            self.settle(number)

    def finish(self, number: int) -> float | None:
        """A try has ended: the update is settled, or else the seconds until it is due again."""
        held = self._held.get(number)
        if held is None:
            return None
        pause, held.due_in = held.due_in, None
        if pause is None:
            self.settle(number)
        return pause

    async def erase(self, person: int, until: int) -> None:
        """Erase what waits of a person's that came before that update of his, and all that was set aside.

        Raises StoreError when that cannot be written now.
        """
        for number, held in list(self._held.items()):
            if number == until:
                break
            if sender_in(read_json(held.body)) == person:
                self.release(number, "erased")
        await self._commits.erased(person)

    def _knows(self, number: int) -> bool:
        """Whether an update waits here, or was settled lately."""
        settled = self._settled.get(number)
        return number in self._held or (settled is not None and settled > self._clock() - REMEMBERED_FOR)

    def _change(self, number: int) -> None:
        """An update is to be written as it is now, a moment later."""
        self._changed.add(number)
        self._moved.set()
        if len(self._held) < MOST_HELD:
            self._room.set()
        else:
            self._room.clear()
        self._commits.soon()

    def _tell(self) -> None:
        self.news.set()
        self._moved.set()

    def _batch(self, whole: bool) -> Batch:
        """What is to be written."""
        changed = {*self._held, *self._settled} if whole else self._changed
        self._changed, batch = set(), Batch(whole=whole)
        batch.aside, self._aside = self._aside, []
        oldest = self._clock() - REMEMBERED_FOR
        while self._settled and (len(self._settled) > REMEMBERED or next(iter(self._settled.values())) < oldest):
            batch.forgotten.append(self._settled.popitem(last=False)[0])
        for number in changed:
            if held := self._held.get(number):
                batch.waiting.append(SpooledUpdate(number, held.at, held.tries, held.body))
            else:
                batch.gone.append(number)
                if (at := self._settled.get(number)) is not None:
                    batch.settled.append((number, at))
        return batch

    def _take_over(self, found: Spooled) -> None:
        """Take over what an earlier run left in the file, the first time that it can be read."""
        if found.damaged:
            kept = f"; the damaged one is kept as {found.damaged.aside}" if found.damaged.aside else ""
            _log.error("The inbox was damaged; a new one is begun with what can be read of it%s", kept)
            self.mishaps.append(found.damaged)
            self._tell()
        if self._read:
            return
        self._read = True
        for number, at in found.settled:
            self._settled.setdefault(number, at)
        chats = {}
        for one in found.waiting:
            if one.number in self._held or one.number in self._settled:
                continue
            self._held[one.number] = Held(one.body, one.at, one.tries)
            try:
                chats[one.number] = _chat_in(_read(one))
            except ValueError:
                _log.error("Update %d cannot be read and was set aside: it is damaged", one.number)
                self._aside.append(SetAside(one.number, self._clock(), "it is damaged", None, None))
                self.settle(one.number)
        if self._left is not None and self.fail(self._left, "it ended the program"):
            self.finish(self._left)
        tries: Counter[int | None] = Counter()
        for number, chat in chats.items():
            tries[chat] = max(tries[chat], self._held[number].tries if number in self._held else 0)
        for number in sorted(chats.keys() & self._held.keys(), key=lambda number: (tries[chats[number]], number)):
            self.resumed.put_nowait(number)


def _written(number: int, data: object) -> str:
    """An update as JSON; of one that is nested too deep to be written, its number."""
    try:
        return json.dumps(data, separators=(",", ":"))
    except RecursionError:
        return json.dumps({"update_id": number})


def _read(one: SpooledUpdate) -> object:
    """The update that was written. Raises ValueError where that is not what is there now."""
    data = read_json(one.body)
    if number_of(data) != one.number:
        raise ValueError
    return data


def sender_in(data: object) -> int | None:
    """The id of the person from whom an update comes, as it was sent; None when it names nobody."""
    for part in data.values() if isinstance(data, dict) else ():
        sender = part.get("from") if isinstance(part, dict) else None
        number = sender.get("id") if isinstance(sender, dict) else None
        if type(number) is int:
            return number
    return None


def _chat_in(data: object) -> int | None:
    """The id of the chat that an update, as it was sent, is of; else of the person from whom it comes."""
    for part in data.values() if isinstance(data, dict) else ():
        message = part.get("message", part) if isinstance(part, dict) else None
        chat = message.get("chat") if isinstance(message, dict) else None
        number = chat.get("id") if isinstance(chat, dict) else None
        if type(number) is int:
            return number
    return sender_in(data)
