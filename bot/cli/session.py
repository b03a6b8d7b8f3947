"""The conversation in the terminal: the same answers, commands and choices as in Telegram."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import replace

from bot.replies import commands
from bot.replies.actions import (
    CopyCitation,
    DismissFaults,
    DismissQuestion,
    EraseMine,
    GoBack,
    Rate,
    RateReason,
    ShareQuote,
    Url,
)
from bot.replies.asking import LANGUAGE_TOLD, ask
from bot.replies.pointing import Point, Replying, replied
from bot.replies.reply import Choice, Draft, Reply
from bot.replies.request import Request
from bot.wording import DEFAULT, known
from knowledge import Answer, Base, Context, Index, Passage, Status, passage
from knowledge.measure.dialogues import Hear

MOST_DIGITS = 3
"""Digits of a line that may be the number of a choice."""
_ONLY_IN_TELEGRAM = (ShareQuote, Rate, RateReason, EraseMine, GoBack, DismissFaults, DismissQuestion)


class Conversation:
    """What was talked of, which choices are open, and in which language to go on."""

    def __init__(self, base: Base, language: str, point: Point | None = None, reader: str | None = None) -> None:
        """`point` asks a reader, and `reader` is the name of the computer where it is; both None without one."""
        self.base = base
        self._point = point
        self._sends_to = reader
        self.context = Context(language=language)
        self.choices: list[Choice] = []
        self._language_chosen = False

    def begin(self) -> Reply:
        """What is said before the first question."""
        return self._settle(commands.run_command("start", self._request()))

    @property
    def leaving(self) -> str:
        """How somebody at a terminal leaves."""
        return self._request().wording.say("leaving", keys="Ctrl-D")

    def hear(self, line: str) -> Reply:
        """The reply to a line: to the number of a choice if one is open, to a command, or else to a question."""
        line = line.strip()
        if self.choices and line.isdecimal() and len(line) <= MOST_DIGITS:
            if 0 < int(line) <= len(self.choices):
                choice = self.choices[int(line) - 1]
                return self._settle(self._replied(lambda request: chosen(choice, request)))
            if self.context.last is None:  # a number of nothing that was talked of
                return Draft(self._request().wording.say("no-choice", total=len(self.choices))).reply()
        typed = commands.typed(line)
        if typed is not None:
            return self._settle(
                self._replied(lambda request: commands.run_command(typed.name, request), typed.argument)
            )
        return self._settle(self._replied(lambda request: ask(request, line)))

    def answer(self, line: str) -> tuple[Reply, Answer]:
        """The reply to a line, and the answer that it shows. A reply that shows none is one with the passages on view,
        if any are."""
        started = time.perf_counter()
        reply = self.hear(line)
        shown = tuple(_shown(self.base.index, reply))
        ms = (time.perf_counter() - started) * 1000
        status: Status = "shown" if shown else "none"
        language = reply.view.language if reply.view else self.context.spoken
        return reply, reply.answer or Answer(line, status, "command", language, shown, elapsed_ms=ms)

    def _replied(self, replying: Replying, argument: str = "") -> Reply:
        return replied(self._request(argument), replying, self._point)

    def _request(self, argument: str = "") -> Request:
        return Request(self.base, self.context, argument, "terminal", sends_to=self._sends_to)

    def _settle(self, reply: Reply) -> Reply:
        """Keep what a reply brings. The language follows the questions that tell theirs, until one is chosen."""
        self.choices = open_choices(reply)
        if reply.context is None:
            return reply
        if reply.answer is None and replace(reply.context, language=self.context.language) == self.context:
            self._language_chosen = True
        self.context = reply.context
        telling = reply.answer is not None and len(reply.answer.question.split()) >= LANGUAGE_TOLD
        if reply.answer is not None and telling and not self._language_chosen:
            self.context = replace(self.context, language=reply.answer.language)
        return reply


def held(base: Base, language: str, point: Point | None = None) -> Hear:
    """A conversation with somebody of that language, to be measured."""
    conversation = Conversation(base, known(language) or DEFAULT, point)
    return lambda line: conversation.answer(line)[1]


def _shown(index: Index, reply: Reply) -> Iterator[Passage]:
    """The passages that a reply shows."""
    keys = reply.view.entries[reply.view.number :][:1] if reply.view else reply.side_by_side
    for key in keys:
        number = index.find(*key)
        if number is not None:
            yield passage(index.located(number))


def open_choices(reply: Reply) -> list[Choice]:
    """The choices that mean something in a terminal."""
    return [choice for choice in reply.choices if not isinstance(choice.action, _ONLY_IN_TELEGRAM)]


def chosen(choice: Choice, request: Request) -> Reply:
    """What an open choice replies. What Telegram copies or opens is written out, to be copied from there."""
    match choice.action:
        case CopyCitation(text=text):
            return Draft(text).reply()
        case Url(address):
            return Draft(address).reply()
    reply = commands.run_action(choice.action, request)
    if reply is None:
        raise ValueError(choice)
    return reply
