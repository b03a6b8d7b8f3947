"""What goes wrong on a test's wish: refusals, pages of somebody in between, connections cut, and silence."""

import asyncio
from dataclasses import dataclass

from tests.botapi.errors import ApiError
from tests.botapi.wire import Request, Response

PAGE = b"<html>\r\n<head><title>502 Bad Gateway</title></head>\r\n<body>nginx</body>\r\n</html>\r\n"


@dataclass
class Fault:
    """What happens to the next `calls` of some methods (of all but getUpdates if none is named), or until it is over.

    An `error` is the answer, as Telegram words it or as a `page` in HTML. Without one the connection is cut, or nothing
    is said on it until the caller gives up (`silent`). All that may be after the call was carried out.
    """

    methods: frozenset[str]
    calls: int | None = 1
    error: ApiError | None = None
    page: bool = False
    silent: bool = False
    carry_out: bool = False

    def strikes(self, method: str) -> bool:
        """Whether it strikes a call of that method, which then is counted."""
        named = method.lower() in self.methods if self.methods else method.lower() != "getupdates"
        if not named or self.calls == 0:
            return False
        if self.calls is not None:
            self.calls -= 1
        return True

    def end(self) -> None:
        """It strikes no more."""
        self.calls = 0

    async def response(self, request: Request) -> Response:
        """What the caller gets in place of an answer. Raises the error that is to be answered as Telegram does."""
        if self.error and not self.page:
            raise self.error
        if self.silent:
            await _gone(request)
        return Response(self.error.code, PAGE, {"Server": "nginx"}) if self.error else Response(0, b"")


async def _gone(request: Request) -> None:
    """Wait until the caller has hung up."""
    gone = asyncio.Event()
    request.on_lost.append(gone.set)
    await gone.wait()
