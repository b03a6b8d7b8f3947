"""What waits for its answer: on disk before Telegram hears that it arrived, and until its answer is sent."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import time
from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path
from types import TracebackType
from typing import Literal

from bot.store.batch import Batch, GivenAnswer, SetAside, Spooled, SpooledUpdate
from bot.store.commits import Commits
from bot.store.spool import Spool
from bot.store.trouble import FileTrouble
from bot.telegram.arriving.hand import Hand
from bot.telegram.arriving.parsing import chat_in, number_of, read_json, sender_in, written
from bot.telegram.arriving.settled import Settled
from bot.telegram.arriving.waiting import TRIES, Held, Waiting, by_chat

SECURE_WITHIN = 5.0
"""Seconds for which others wait behind what the disk cannot hold."""

LetGo = Literal["late", "flood", "restart", "erased"]
"""Why an update is not handled, or its answer not sent: it came or would come too late; somebody sends faster than he
can be answered; its answer was wanted at once, and then the program ended; whoever sent it had it erased."""

_log = logging.getLogger(__name__)


class Inbox:
    """The updates that wait for their answers. Use it as `async with`.

    What goes in and out is written a moment later, by a writer of its own; only `keep` and `erase` wait for it. While
    the disk cannot be written, nothing waits for it, and what is here would be lost with the process: `secure` tells
    what is to be left to Telegram. `clock` tells the time, and `surely`, if that may be wrong, the one that it is for
    certain, by which what is old is dropped.
    """

    def __init__(
        self,
        path: Path,
        days: int,
        clock: Callable[[], float] = time.time,
        surely: Callable[[], float] | None = None,
    ) -> None:
        self._days = days
        self._clock = clock
        self._held = Waiting()
        self._settled = Settled(clock, surely or clock)
        self._changed: set[int] = set()
        self._unwritten: set[int] = set()
        self._risk_changed = asyncio.Event()
        """Set whenever less may be `at_risk`."""
        self._aside: list[SetAside] = []
        self._room = asyncio.Event()
        self._earlier_known = False
        """Whether what an earlier run left in the file has been taken over."""
        self._left_working: int | None = None
        """The update whose code ran when an earlier run ended."""
        self._commits = Commits(Spool(path, days, clock, surely), self._batch, self._take_over, self._tell_of_news)
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
        self._left_working = self.hand.open()
        await self._commits.open()
        if self._left_working is not None:
            await self._commits.done()  # that it ended the program counts, however soon it does so again
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
                self._held[number] = Held(written(number, data), self._clock())
                self._change(number)
                new.append(number)
        await self._commits.done()
        self._unwritten = self._unwritten & self._held.keys() | set(new) if self.trouble else set()
        return new

    @property
    def at_risk(self) -> set[int]:
        """The numbers of those that would be lost with the process, since the disk could not be written."""
        return self._unwritten & self._held.keys() if self.trouble else set()

    async def secure(self, numbers: Iterable[int]) -> set[int]:
        """Wait until none of these is at risk any more, most often since it is answered; but not for long, since others
        wait behind them. Those that still are: Telegram, not told that they arrived, will deliver them again."""
        own = set(numbers)
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(SECURE_WITHIN):
                while own & self.at_risk:
                    self._risk_changed.clear()
                    await self._risk_changed.wait()
        return own & self.at_risk

    def held(self, number: int) -> Held | None:
        """An update that waits, None when it is settled."""
        return self._held.get(number)

    def settle(self, number: int) -> None:
        """An update has been answered, or is not to be."""
        held = self._held.pop(number, None)
        if held is not None:
            self._settled.add(number, held.given)
            self._change(number)

    def note_answer(self, number: int, given: GivenAnswer) -> None:
        """The message that an update has brought is answered; this is remembered when the update is settled."""
        if held := self._held.get(number):
            held.given = given

    def answer_to(self, spot: bytes) -> int | None:
        """The message of the bot's that answers another one, also if an earlier run has sent it."""
        return self._settled.answer_to(spot)

    def release(self, number: int, why: LetGo) -> None:
        """An update is let go."""
        self.let_go[why] += 1
        self.settle(number)

    def postpone(self, number: int) -> bool:
        """A try was in vain, for which the update cannot be blamed: another is due; False if it waits no longer."""
        held = self._held.get(number)
        if held is not None:
            held.postpone()
        return held is not None

    def fail(self, number: int, error: str) -> bool:
        """A try failed because of the update itself: whether another is due. After the last one it is set aside."""
        held = self._held.get(number)
        if held is None:
            return False
        self._change(number)
        if held.fail():
            return True
        _log.error("Update %d was set aside after %d tries: %s", number, TRIES, error)
        self.set_aside_lately[error] += 1
        self.set_aside(number, error)
        self._tell_of_news()
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
        if (pause := held.finish()) is None:
            self.settle(number)
        return pause

    async def erase(self, person: int, code: bytes, until: int) -> None:
        """Erase what waits of a person's that came before that update of his, and all that was set aside; and what was
        noted of answers to him, for whom a keyed hash stands there.

        Raises StoreError when that cannot be written now.
        """
        for number, held in list(self._held.items()):
            if number == until:
                break
            if sender_in(read_json(held.body)) == person:
                self.release(number, "erased")
        for number in self._settled.erase(code):
            self._change(number)
        await self._commits.erased(person)

    def _knows(self, number: int) -> bool:
        """Whether an update waits here, or was settled lately."""
        return number in self._held or self._settled.knows(number)

    def _change(self, number: int) -> None:
        """An update is to be written as it is now, a moment later."""
        self._changed.add(number)
        self._risk_changed.set()
        if self._held.is_full:
            self._room.clear()
        else:
            self._room.set()
        self._commits.soon()

    def _tell_of_news(self) -> None:
        self.news.set()
        self._risk_changed.set()

    def _batch(self, whole: bool) -> Batch:
        """What is to be written."""
        changed = {*self._held, *self._settled} if whole else self._changed
        self._changed, batch = set(), Batch(forgotten=self._settled.let_fade(), whole=whole)
        batch.aside, self._aside = self._aside, []
        for number in changed:
            if held := self._held.get(number):
                batch.waiting.append(SpooledUpdate(number, held.at, held.tries, held.body))
            else:
                batch.gone.append(number)
                if (settled := self._settled.get(number)) is not None:
                    batch.settled.append(settled)
        return batch

    def _take_over(self, found: Spooled) -> None:
        """Take over what an earlier run left in the file, the first time that it can be read."""
        if found.damaged:
            kept = f"; the damaged one is kept as {found.damaged.aside}" if found.damaged.aside else ""
            _log.error("The inbox was damaged; a new one is begun with what can be read of it%s", kept)
            self.mishaps.append(found.damaged)
            self._tell_of_news()
        if self._earlier_known:
            return
        self._earlier_known = True
        for settled in found.settled:
            self._settled.take_over(settled)
        chats = {}
        for one in found.waiting:
            if one.number in self._held or one.number in self._settled:
                continue
            self._held[one.number] = Held(one.body, one.at, one.tries)
            try:
                chats[one.number] = chat_in(_body_of(one))
            except ValueError:
                _log.error("Update %d cannot be read and was set aside: it is damaged", one.number)
                self._aside.append(SetAside(one.number, self._clock(), "it is damaged", None, None))
                self.settle(one.number)
        if self._left_working is not None and self.fail(self._left_working, "it ended the program"):
            self.finish(self._left_working)
        for number in by_chat(self._held, chats):
            self.resumed.put_nowait(number)


def _body_of(one: SpooledUpdate) -> object:
    """The update that was written. Raises ValueError where that is not what is there now."""
    data = read_json(one.body)
    if number_of(data) != one.number:
        raise ValueError
    return data
