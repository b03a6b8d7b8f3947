"""The webhook's listener in front of the inbox: it takes updates that prove to come from Telegram."""

from __future__ import annotations

import hmac
from http import HTTPStatus
from urllib.parse import unquote

import h11

from bot.httpserver import HttpAnswer, HttpServer
from bot.telegram.arriving.arrivals import Arrivals
from bot.telegram.arriving.parsing import number_of, read_json


class WebhookServer(HttpServer):
    """Listens for updates at one path and takes them in before it says that they have arrived.

    Use it as `async with`; the path holds no token, and who calls must show the secret. Telegram opens a hundred
    connections, and keeps them; its largest updates are far below what is read.
    """

    def __init__(self, arrivals: Arrivals, path: str, secret: str, host: str, port: int) -> None:
        super().__init__(host, port)
        self.arrivals = arrivals
        self.path = unquote(path)  # whoever calls, or stands between, may write the same in more than one way
        self.secret = secret

    def reply(self, request: h11.Request) -> HttpAnswer | None:
        """The refusal of a request that is not Telegram's, or whose body is too large."""
        headers = dict(request.headers)
        if unquote(request.target.split(b"?")[0]) != self.path:
            return HttpAnswer(HTTPStatus.NOT_FOUND)
        if request.method != b"POST":
            return HttpAnswer(HTTPStatus.METHOD_NOT_ALLOWED)
        shown = headers.get(b"x-telegram-bot-api-secret-token", b"")
        if not hmac.compare_digest(shown, self.secret.encode()):
            return HttpAnswer(HTTPStatus.FORBIDDEN)
        too_large = int(headers.get(b"content-length", b"0")) > self.largest_body
        return HttpAnswer(HTTPStatus.REQUEST_ENTITY_TOO_LARGE) if too_large else None

    async def take(self, body: bytes) -> HttpAnswer:
        """Take in an update; while there is no room, or the disk cannot hold it, Telegram is to send it again later.

        One that cannot be read is taken too, so that it is not sent again. Who is hung up on before he hears that his
        update has arrived sends it again.
        """
        data = _json(body)
        number = number_of(data)
        if number is None:
            return HttpAnswer(HTTPStatus.BAD_REQUEST)
        if self.arrivals.inbox.is_full:
            return HttpAnswer(HTTPStatus.SERVICE_UNAVAILABLE)
        await self.arrivals.take([data])
        at_risk = await self.arrivals.inbox.secure([number])
        return HttpAnswer(HTTPStatus.SERVICE_UNAVAILABLE if at_risk else HTTPStatus.OK, b"")


def _json(body: bytes) -> object:
    """What a body says, None if it is no JSON."""
    try:
        return read_json(body.decode(errors="replace"))
    except ValueError:
        return None
