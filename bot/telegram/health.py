"""How the bot is, for who watches it: `/healthz` and `/metrics` over plain HTTP.

`python -m bot.telegram.health` asks a bot on the same machine, as the container's health check does; it ends with 0
when the bot is well, or when nothing listens by the settings.
"""

from __future__ import annotations

import http.client
import json
import os
import sys
import urllib.error
import urllib.request
from http import HTTPStatus

import h11

from bot.httpserver import HttpAnswer, HttpServer
from bot.liveness import Liveness
from bot.telegram.metrics import NO_METRICS, exposition

LISTEN = "BOT_HEALTH_LISTEN"
PROBE_SECONDS = 5.0


class HealthServer(HttpServer):
    """Tells whoever asks. Use it as `async with`; entering raises OSError where that cannot be listened on."""

    most_callers = 20

    def __init__(self, liveness: Liveness, host: str, port: int) -> None:
        super().__init__(host, port)
        self.liveness = liveness

    def reply(self, request: h11.Request) -> HttpAnswer:
        """How the bot is; nobody's body is read."""
        tell = {b"/healthz": self._healthz, b"/metrics": self._metrics}.get(request.target.split(b"?")[0])
        if tell is None:
            return HttpAnswer(HTTPStatus.NOT_FOUND)
        return tell() if request.method in {b"GET", b"HEAD"} else HttpAnswer(HTTPStatus.METHOD_NOT_ALLOWED)

    def _healthz(self) -> HttpAnswer:
        status = HTTPStatus.SERVICE_UNAVAILABLE if self.liveness.is_stalled else HTTPStatus.OK
        told = f"{json.dumps(self.liveness.told())}\n"
        return HttpAnswer(status, told.encode(), "application/json; charset=utf-8")

    def _metrics(self) -> HttpAnswer:
        found = exposition(self.liveness)
        return (
            HttpAnswer(HTTPStatus.OK, *found) if found else HttpAnswer(HTTPStatus.NOT_FOUND, f"{NO_METRICS}\n".encode())
        )


def probe(listen: str) -> str | None:
    """What is wrong with the bot whose health is told at that host and port; None if it is well."""
    host, _, port = listen.rpartition(":")
    own = {"0.0.0.0": "127.0.0.1", "[::]": "[::1]", "::": "[::1]"}.get(host, host)  # noqa: S104 - it is asked, not bound
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    try:
        with opener.open(f"http://{own}:{port}/healthz", timeout=PROBE_SECONDS):
            return None
    except urllib.error.HTTPError as error:
        return error.read().decode("utf-8", "replace").rstrip()
    except (OSError, http.client.HTTPException) as error:
        return f"Nothing answers at {LISTEN}: {getattr(error, 'reason', error)}"


if __name__ == "__main__":
    listen = os.environ.get(LISTEN, "").strip(" \"'")  # as `bot.settings` tidies it, which takes long to load
    sys.exit(probe(listen) if listen else 0)
