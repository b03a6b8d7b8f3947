"""What is asked of the valley, and what a reply of it says, for tests of what is shown."""

from __future__ import annotations

from typing import Any

from bot.replies.reply import Choice, Reply
from bot.replies.request import Request, Surface
from knowledge.base import Base
from knowledge.question.conversation import Context
from tests.knowledge.valley import valley


def request(
    base: Base | None = None, argument: str = "", language: str = "en", surface: Surface = "private", **context: Any
) -> Request:
    """A request of somebody who reads that language, to the valley unless another base is given."""
    return Request(base or valley(), Context(language=language, **context), argument, surface, log_days=30)


def labels(reply: Reply) -> list[str]:
    """What the choices of a reply say."""
    return [choice.label for choice in reply.choices]


def choice(reply: Reply, label: str) -> Choice:
    """The choice of a reply that says so."""
    return next(choice for choice in reply.choices if choice.label == label)


def spanned(reply: Reply) -> list[tuple[str, str]]:
    """How which part of a reply is shown."""
    return [(span.kind, reply.text[span.start : span.end]) for span in reply.spans]
