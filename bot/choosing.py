"""The choices of a reply as a terminal offers them, by number."""

from __future__ import annotations

from bot.actions import CopyCitation, DismissFaults, DismissQuestion, EraseMine, GoBack, Rate, RateReason, Share, Url
from bot.commands import act
from bot.reply import Choice, Draft, Reply
from bot.request import Request

_ONLY_IN_TELEGRAM = (Share, Rate, RateReason, EraseMine, GoBack, DismissFaults, DismissQuestion)


def offered(reply: Reply) -> list[Choice]:
    """The choices that mean something in a terminal."""
    return [choice for choice in reply.choices if not isinstance(choice.action, _ONLY_IN_TELEGRAM)]


def choose(choice: Choice, request: Request) -> Reply:
    """What a choice of `offered` replies. What Telegram copies or opens is written out, to be copied from there."""
    match choice.action:
        case CopyCitation(text=text):
            return Draft(text).reply()
        case Url(address):
            return Draft(address).reply()
    reply = act(choice.action, request)
    if reply is None:
        raise ValueError(choice)
    return reply
