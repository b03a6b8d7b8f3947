"""How the bot is, for who watches it: `/healthz` and `/metrics` over plain HTTP.

`python -m bot.telegram.health` asks a bot on the same machine, as the container's health check does; it ends with 0
when the bot is well, or when nothing listens by the settings.
"""

from __future__ import annotations

import http.client
import logging
import os
import sys
import urllib.error
import urllib.request
from typing import TYPE_CHECKING

from bot.liveness import Liveness
from bot.telegram.metrics import NO_METRICS, exposition

if TYPE_CHECKING:
    from aiohttp import web

LISTEN = "BOT_HEALTH_LISTEN"
PROBE_SECONDS = 5.0


class HealthServer:
    """Tells whoever asks. Use it as `async with`; entering raises OSError where that cannot be listened on."""

    def __init__(self, liveness: Liveness, host: str, port: int) -> None:
        self.liveness = liveness
        self._address = (host, port)

    async def __aenter__(self) -> HealthServer:
        from aiohttp import web  # noqa: PLC0415 - most have no need of it
        from aiohttp.log import server_logger  # noqa: PLC0415 - as above

        server_logger.addFilter(_is_own)
        application = web.Application()
        application.router.add_get("/healthz", self._healthz)
        application.router.add_get("/metrics", self._metrics)
        self._runner = web.AppRunner(application, access_log=None, shutdown_timeout=0.5)
        await self._runner.setup()
        try:
            await web.TCPSite(self._runner, *self._address).start()
        except BaseException:
            await self._runner.cleanup()
            raise
        return self

    async def __aexit__(self, *_: object) -> None:
        await self._runner.cleanup()

    @property
    def port(self) -> int:
        """The port that it listens on, also where the system has chosen it."""
        return int(self._runner.addresses[0][1])

    async def _healthz(self, _: web.Request) -> web.Response:
        from aiohttp import web  # noqa: PLC0415 - as above

        return web.json_response(self.liveness.told(), status=503 if self.liveness.is_stalled else 200)

    async def _metrics(self, _: web.Request) -> web.Response:
        from aiohttp import web  # noqa: PLC0415 - as above

        found = exposition(self.liveness)
        if found is None:
            return web.Response(status=404, text=f"{NO_METRICS}\n")
        body, kind = found
        return web.Response(body=body, headers={"Content-Type": kind})


def _is_own(record: logging.LogRecord) -> bool:
    """Whether an error is not only that somebody sends what is no HTTP, as who looks for open ports does."""
    from aiohttp.http_exceptions import HttpProcessingError  # noqa: PLC0415 - as above

    return not (record.exc_info and isinstance(record.exc_info[1], HttpProcessingError))


def probe(listen: str) -> str | None:
    """What is wrong with the bot whose health is told at that host and port; None if it is well."""
    host, _, port = listen.rpartition(":")
    own = {"0.0.0.0": "127.0.0.1", "[::]": "[::1]", "::": "[::1]"}.get(host, host)  # noqa: S104 - it is asked, not bound
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    try:
        with opener.open(f"http://{own}:{port}/healthz", timeout=PROBE_SECONDS):
            return None
    except urllib.error.HTTPError as error:
        return error.read().decode("utf-8", "replace")
    except (OSError, http.client.HTTPException) as error:
        return f"Nothing answers at {LISTEN}: {getattr(error, 'reason', error)}"


if __name__ == "__main__":
    listen = os.environ.get(LISTEN, "").strip(" \"'")  # as `bot.settings` tidies it, which takes long to load
    sys.exit(probe(listen) if listen else 0)
