"""The Bot API server itself: a `World` served over HTTP, with faults on demand and a record of every call."""

import asyncio
import concurrent.futures
import json
import re
import threading
import time
from collections.abc import Callable, Coroutine
from email.utils import formatdate
from types import TracebackType
from typing import Any, TypeVar
from urllib.parse import unquote, urlsplit

from tests.botapi.calls import Call
from tests.botapi.errors import ApiError
from tests.botapi.faults import Fault
from tests.botapi.methods import METHODS, Context, answers, bot, chats, messages, receiving
from tests.botapi.params import Params, read_params
from tests.botapi.waiting import PATIENCE
from tests.botapi.wire import Listener, Request, Response
from tests.botapi.world import World

Result = TypeVar("Result")
TOKEN = "123456789:AAtest-token-for-the-loopback-server"
MODULES = (answers, bot, chats, messages, receiving)
"""Imported for the methods that they register."""


class BotApi(World):
    """A strict Bot API server on loopback, for one bot. Use it as `async with BotApi() as api`."""

    token = TOKEN

    def __init__(self, *, latency: float = 0.0) -> None:
        super().__init__()
        self.latency = latency
        self._faults: list[Fault] = []
        self._listener = Listener(self._handle)

    async def start(self) -> None:
        """Listen on a free port, or again on the port of the last time."""
        await self._listener.start()
        if self.webhook:
            self.webhook.start()

    async def stop(self) -> None:
        """Be gone, as when there is no network: the port is closed and every connection cut."""
        if self.webhook:
            await self.webhook.stop()
        await self._listener.stop()

    async def __aenter__(self) -> "BotApi":
        await self.start()
        return self

    async def __aexit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: object) -> None:
        await self.stop()

    @property
    def url(self) -> str:
        """The value for BOT_API_URL."""
        return f"http://127.0.0.1:{self._listener.port}"

    @property
    def env(self) -> dict[str, str]:
        """The environment that points the bot here."""
        return {"BOT_API_URL": self.url, "BOT_TOKEN": self.token}

    def calls_of(self, *methods: str) -> list[Call]:
        """The calls of those methods so far."""
        names = {name.lower() for name in methods}
        return [call for call in self.calls if call.method.lower() in names]

    def count(self, *methods: str) -> int:
        """How many calls of those methods there were; of all but getUpdates when none is named."""
        return len(self.calls_of(*methods)) if methods else sum(call.method != "getUpdates" for call in self.calls)

    def wait_for_call(self, method: str, *, number: int = 1, timeout: float = PATIENCE) -> Coroutine[Any, Any, Call]:
        """The first (or so-manieth) call of a method, once it is answered."""

        def find() -> Call | None:
            answered = [call for call in self.calls_of(method) if call.ok is not None]
            return answered[number - 1] if len(answered) >= number else None

        return self.called.until(find, lambda: f"no call {number} of {method}", timeout)

    def received(self) -> Coroutine[Any, Any, bool]:
        """Wait until the bot has received every update (by polling: until it has confirmed them)."""
        pending = self.updates.pending
        return self.updates.changed.until(lambda: None if pending else True, lambda: f"still there: {pending}")

    def polled(self, *, by_nobody: bool = False) -> Coroutine[Any, Any, bool]:
        """Wait until the bot waits for updates, or until nobody does any more."""
        return self.updates.changed.until(
            lambda: True if self.updates.polled is not by_nobody else None, lambda: "nobody came or went"
        )

    def fail_next(self, method: str, error: ApiError, *, calls: int = 1, page: bool = False) -> None:
        """Answer the next calls of a method with an error, perhaps as a page, without carrying them out."""
        self._faults.append(Fault(frozenset({method.lower()}), calls, error, page))

    def drop_next(self, method: str, *, calls: int = 1, carry_out: bool = False) -> None:
        """Cut the connection on the next calls of a method, perhaps after having carried them out."""
        self._faults.append(Fault(frozenset({method.lower()}), calls, carry_out=carry_out))

    def break_down(
        self,
        *methods: str,
        error: ApiError | None = None,
        page: bool = False,
        silent: bool = False,
        carry_out: bool = False,
    ) -> Fault:
        """The same for all calls of some methods, or of all but getUpdates, until the fault's `end`."""
        names = frozenset(method.lower() for method in methods)
        self._faults.append(fault := Fault(names, None, error, page, silent, carry_out))
        return fault

    async def _handle(self, request: Request) -> Response:
        """Answer one request."""
        found = re.fullmatch(r"/bot([^/]*)/([A-Za-z]+)/?", unquote(urlsplit(request.target).path))
        if not found:
            return _respond(ApiError(404, "Not Found"))
        call = Call(found[2], Params({}, {}))
        self.calls.append(call)
        try:
            self._admit(found[1])
            call.raw = read_params(request)
            if self.latency and call.method != "getUpdates":
                await asyncio.sleep(self.latency)
            response = await self._carry_out(call, request)
        except ApiError as error:
            call.ok, call.status, call.description = False, error.code, error.description
            response = _respond(error)
        except asyncio.CancelledError:
            call.ok = False
            raise
        response.headers["Date"] = formatdate(self.now(), usegmt=True)
        call.answered = time.monotonic()
        self.called.fire()
        return response

    def _admit(self, token: str) -> None:
        if token != self.token:
            raise ApiError(401, "Unauthorized")

    async def _carry_out(self, call: Call, request: Request) -> Response:
        fault = next((fault for fault in self._faults if fault.strikes(call.method)), None)
        if fault and not fault.carry_out:
            call.ok = False
            return await fault.response(request)
        run = METHODS.get(call.method.lower())
        if run is None:
            raise ApiError(404, "Not Found: method not found")
        call.result = await run(Context(self, call.raw, request.on_lost))
        call.ok, call.status = True, 200
        if fault:
            return await fault.response(request)
        body = json.dumps({"ok": True, "result": call.result}, separators=(",", ":")).encode()
        return Response(200, body)


def _respond(error: ApiError) -> Response:
    retry = error.parameters.get("retry_after")
    headers = {"Retry-After": str(retry)} if retry else {}
    return Response(error.code, json.dumps(error.json()).encode(), headers)


class InThread:
    """A `BotApi` in a thread of its own, for code without an event loop or with a busy one.

    `with InThread() as thread:` starts it; `thread.run(scenario)` runs `async def scenario(api)` over there,
    which is the only place where its chats may be touched.
    """

    def __init__(self) -> None:
        self.api = BotApi()
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, name="botapi", daemon=True)

    def run(self, scenario: Callable[[BotApi], Coroutine[Any, Any, Result]]) -> Result:
        """Run a coroutine function with the server as its argument in the server's thread."""
        future: concurrent.futures.Future[Result] = asyncio.run_coroutine_threadsafe(scenario(self.api), self._loop)
        return future.result()

    def __enter__(self) -> "InThread":
        self._thread.start()
        self.run(BotApi.start)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.run(BotApi.stop)
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()
