"""A reply by the rules, and the same once more when a reader has pointed: two passes, and nothing shown between."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace
from functools import cached_property

from bot.replies.reply import Reply
from bot.replies.request import Pointed, Request
from knowledge import ReaderTask

Replying = Callable[[Request], Reply]
Point = Callable[[ReaderTask], tuple[int, ...] | None]
"""At which passages of a task a reader points, None where it says nothing of use."""


class ByRules:
    """What a request is replied by the rules."""

    def __init__(self, request: Request, replying: Replying) -> None:
        self._since = time.perf_counter()
        self._request = request
        self._replying = replying
        self.reply = replying(request)

    @cached_property
    def task(self) -> ReaderTask | None:
        """What a reader may be asked before the reply is shown, if anything."""
        return self.reply.found.task if self.reply.found else None

    def pointed(self, numbers: tuple[int, ...] | None) -> Reply:
        """The reply when a reader has pointed at these numbers; the same as by the rules if he said nothing."""
        found = self.reply.found
        if found is None or numbers is None:
            return self.reply
        return self._replying(replace(self._request, pointed=Pointed(found, numbers, self._since)))


def replied(request: Request, replying: Replying, point: Point | None = None) -> Reply:
    """The reply to a request, a reader asked if there is one."""
    first = ByRules(request, replying)
    return first.pointed(point(first.task)) if point and first.task else first.reply
