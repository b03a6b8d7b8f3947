"""The server itself: what it is asked, whether that is as it must be, and what it answers."""

from __future__ import annotations

import asyncio
import json
import threading
from collections.abc import Callable, Coroutine
from types import TracebackType
from typing import Any

from aiohttp import web

from tests.botapi.waiting import Signal
from tests.readerapi.faults import Fault, completion

Task = dict[str, Any]
"""The one object of a request, as the reader is shown it."""
Content = str | list[int]
"""What a model writes: a text, or the numbers that it is to point at."""

MODEL = "small-model"
REQUEST = {"model", "temperature", "messages"}
PASSAGE = {"n": int, "speaker": (str, type(None)), "recounted": list, "reported": bool, "text": str}


class ReaderApi:
    """A server on loopback with one model. Use it as `async with ReaderApi(answering) as api`.

    `answering` says what the model writes for a task; by default nothing answers anything. `fault` is what goes wrong
    with every call, `latency` the seconds that each takes. `asked` are the tasks, `bodies` the whole requests,
    `refusals` what was wrong with any; `most_at_once` and `connections` are how many there were.
    """

    def __init__(
        self,
        answering: Callable[[Task], Content] = lambda _: [],
        *,
        key: str | None = None,
        latency: float = 0.0,
        takes_structure: bool = True,
        fault: Fault | None = None,
    ) -> None:
        self.answering, self.key, self.latency = answering, key, latency
        self.takes_structure, self.fault = takes_structure, fault
        self.asked: list[Task] = []
        self.bodies: list[dict[str, Any]] = []
        self.refusals: list[str] = []
        self.elsewhere = 0
        self.most_at_once = 0
        self.connections: set[object] = set()
        self.called = Signal()
        self._at_once = 0
        self._port = 0
        self._runner: web.ServerRunner | None = None

    @property
    def url(self) -> str:
        """The value for BOT_READER_URL."""
        return f"http://127.0.0.1:{self._port}/v1"

    @property
    def env(self) -> dict[str, str]:
        """The environment that has the bot ask here, without an examination."""
        key = {"BOT_READER_KEY": self.key} if self.key else {}
        return {"BOT_READER_URL": self.url, "BOT_READER_MODEL": MODEL, "BOT_READER_EXAM": "off", **key}

    async def start(self) -> None:
        """Listen on a free port, or on that of the last time."""
        self._runner = web.ServerRunner(web.Server(self._handle, handler_cancellation=True), shutdown_timeout=0)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", self._port, backlog=1024, reuse_address=True)
        await site.start()
        self._port = int(self._runner.addresses[0][1])

    async def stop(self) -> None:
        """Be gone."""
        if self._runner:
            await self._runner.cleanup()

    async def __aenter__(self) -> ReaderApi:
        await self.start()
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.stop()

    async def wait_for_calls(self, number: int) -> None:
        """Wait until so many calls have come."""
        await self.called.until(
            lambda: len(self.bodies) >= number or None, lambda: f"{len(self.bodies)} of {number} calls have come"
        )

    async def _handle(self, request: web.BaseRequest) -> web.StreamResponse:
        self._at_once += 1
        self.most_at_once = max(self.most_at_once, self._at_once)
        self.connections.add(request.transport)
        try:
            return await self._answer(request)
        finally:
            self._at_once -= 1

    async def _answer(self, request: Any) -> web.StreamResponse:
        if request.path != "/v1/chat/completions":
            self.elsewhere += 1
            return web.Response(status=404)
        body = json.loads(await request.text())
        self.bodies.append(body)
        structured = "response_format" in body
        try:
            task = self._checked(request, body)
        except (AssertionError, KeyError, TypeError, ValueError) as error:
            self.refusals.append(repr(error))
            return web.json_response({"error": {"message": "a request that is not as it must be"}}, status=400)
        finally:
            self.called.fire()
        if structured and not self.takes_structure:
            return web.json_response({"error": {"message": "response_format is unknown here"}}, status=400)
        self.asked.append(task)
        if self.latency:
            await asyncio.sleep(self.latency)
        if self.fault:
            return await self.fault(request)
        content = self.answering(task)
        text = content if isinstance(content, str) else json.dumps({"passages": content})
        return web.json_response(completion(text))

    def _checked(self, request: web.BaseRequest, body: dict[str, Any]) -> Task:
        """The task of a request. Raises for one that is not as it must be."""
        given = request.headers.get("Authorization")
        assert given == (f"Bearer {self.key}" if self.key else None), "Authorization"
        assert request.method == "POST"
        assert request.content_type == "application/json"
        assert set(body) - {"response_format"} == REQUEST, set(body)
        assert (body["model"], body["temperature"]) == (MODEL, 0)
        system, user = body["messages"]
        assert (system["role"], user["role"]) == ("system", "user")
        if structure := body.get("response_format"):
            assert structure["type"] == "json_schema"
            assert structure["json_schema"]["schema"]["required"] == ["passages"]
        task: Task = json.loads(user["content"])
        assert list(task) == ["question", "asked", "before", "passages"]
        assert isinstance(task["question"], str)
        assert all(isinstance(name, str) for name in task["asked"])
        assert all(list(turn) == ["question", "passages"] for turn in task["before"])
        assert 0 < len(task["passages"]) <= 40
        for number, passage in enumerate(task["passages"], start=1):
            assert list(passage) == list(PASSAGE)
            assert all(isinstance(passage[name], kind) for name, kind in PASSAGE.items()), passage  # type: ignore[arg-type]
            assert passage["n"] == number
        return task


class ReaderThread:
    """A `ReaderApi` in a thread of its own, for tests without an event loop: `with ReaderThread() as api`."""

    def __init__(self, answering: Callable[[Task], Content] = lambda _: [], **how: Any) -> None:
        self.api = ReaderApi(answering, **how)
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, name="readerapi", daemon=True)

    def __enter__(self) -> ReaderApi:
        self._thread.start()
        self._run(self.api.start())
        return self.api

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._run(self.api.stop())
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()

    def _run(self, work: Coroutine[Any, Any, None]) -> None:
        asyncio.run_coroutine_threadsafe(work, self._loop).result()
