"""Delivery of updates by POST to the bot's webhook: one at a time for each chat, again until it is taken."""

import asyncio
import contextlib
import time
from collections import deque
from dataclasses import dataclass

import httpx

from tests.botapi.errors import Json
from tests.botapi.updates import UpdateQueue

LAST_MOMENT = 2.0
"""Seconds that deliveries under way have to come to an end."""


@dataclass(frozen=True)
class Delivery:
    """One attempt to deliver: the status, or 0 when no response came."""

    update_id: int
    status: int


class Webhook:
    """A webhook that is set; `deliveries` is every attempt so far."""

    def __init__(self, queue: UpdateQueue, url: str, secret: str, most_connections: int) -> None:
        self.url = url
        self.secret = secret
        self.most_connections = most_connections
        self.retry_pause = 0.05
        self.deliveries: list[Delivery] = []
        self.last_error: tuple[int, str] | None = None
        self._queue = queue
        self._client: httpx.AsyncClient | None = None
        self._slots = asyncio.Semaphore(most_connections)
        self._waiting: dict[int, deque[int]] = {}
        self._workers: set[asyncio.Task[None]] = set()
        self._stopped = asyncio.Event()

    def start(self) -> None:
        """Deliver what waits and whatever comes."""
        self._stopped.clear()
        self._client = httpx.AsyncClient(trust_env=False, verify=False, timeout=10)  # noqa: S501 - loopback only
        self._queue.on_push = self._add
        for key, update in self._queue.pending.items():
            self._add(key, update)

    async def stop(self) -> None:
        """Deliver no more. What is under way has a moment: a connection given up while it is made is never closed."""
        self._queue.on_push = None
        self._stopped.set()
        workers = list(self._workers)
        if workers:
            await asyncio.wait(workers, timeout=LAST_MOMENT)
        for worker in workers:
            worker.cancel()
        await asyncio.gather(*workers, return_exceptions=True)
        self._waiting.clear()
        if self._client:
            await self._client.aclose()

    def _add(self, key: int, update: Json) -> None:
        place = _place(update)
        if place in self._waiting:
            self._waiting[place].append(key)
            return
        self._waiting[place] = deque([key])
        worker = asyncio.get_running_loop().create_task(self._work(place))
        self._workers.add(worker)
        worker.add_done_callback(self._workers.discard)

    async def _work(self, place: int) -> None:
        keys, pause = self._waiting[place], self.retry_pause
        while keys and not self._stopped.is_set():
            async with self._slots:
                taken = await self._deliver(keys[0])
            if taken:
                self._queue.confirm(keys.popleft())
                pause = self.retry_pause
            else:
                with contextlib.suppress(TimeoutError):
                    await asyncio.wait_for(self._stopped.wait(), pause)
                pause = min(2 * pause, 20 * self.retry_pause)
        del self._waiting[place]

    async def _deliver(self, key: int) -> bool:
        update = self._queue.pending.get(key)
        if update is None:  # dropped meanwhile
            return True
        assert self._client is not None
        headers = {"X-Telegram-Bot-Api-Secret-Token": self.secret} if self.secret else {}
        try:
            response = await self._client.post(self.url, json=update, headers=headers)
        except httpx.HTTPError as error:
            self._failed(f"Connection failed: {type(error).__name__}")
            self.deliveries.append(Delivery(key, 0))
            return False
        self.deliveries.append(Delivery(key, response.status_code))
        if response.is_success:
            return True
        self._failed(f"Wrong response from the webhook: {response.status_code} {response.reason_phrase}")
        return False

    def _failed(self, reason: str) -> None:
        self.last_error = int(time.time()), reason


def _place(update: Json) -> int:
    """What keeps its order: the chat of the update, or else the person."""
    body = next(value for name, value in update.items() if name != "update_id")
    message = body.get("message", body)
    return int(message["chat"]["id"] if "chat" in message else body.get("from", {}).get("id", 0))
