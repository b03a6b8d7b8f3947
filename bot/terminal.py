"""The conversation in the terminal: the same answers, commands and choices as in Telegram."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import replace

from bot import commands
from bot.asking import TELLING, ask
from bot.base import Base
from bot.choosing import choose, offered
from bot.reply import Choice, Draft, Reply
from bot.request import Request
from bot.wording import DEFAULT, known
from knowledge.answer import Answer, Passage, Status, passage
from knowledge.conversation import Context
from knowledge.dialogues import Hear
from knowledge.index import Index

MOST_DIGITS = 3
"""Digits of a line that may be the number of a choice."""


class Conversation:
    """What was talked of, which choices are open, and in which language to go on."""

    def __init__(self, base: Base, language: str) -> None:
        self.base = base
        self.context = Context(language=language)
        self.choices: list[Choice] = []
        self._language_chosen = False

    def begin(self) -> Reply:
        """What is said before the first question."""
        return self._settle(commands.run("start", self._request()))

    def hear(self, line: str) -> Reply:
        """The reply to a line: to the number of a choice if one is open, to a command, or else to a question."""
        line = line.strip()
        if self.choices and line.isdecimal() and len(line) <= MOST_DIGITS:
            if 0 < int(line) <= len(self.choices):
                return self._settle(choose(self.choices[int(line) - 1], self._request()))
            if self.context.last is None:  # a number of nothing that was talked of
                return Draft(self._request().wording.say("no-choice", total=len(self.choices))).reply()
        typed = commands.typed(line)
        if typed is not None:
            return self._settle(commands.run(typed.name, self._request(typed.argument)))
        return self._settle(ask(self._request(), line))

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

    def _request(self, argument: str = "") -> Request:
        return Request(self.base, self.context, argument, "terminal")

    def _settle(self, reply: Reply) -> Reply:
        """Keep what a reply brings. The language follows the questions that tell theirs, until one is chosen."""
        self.choices = offered(reply)
        if reply.context is None:
            return reply
        if reply.answer is None and replace(reply.context, language=self.context.language) == self.context:
            self._language_chosen = True
        self.context = reply.context
        telling = reply.answer is not None and len(reply.answer.question.split()) >= TELLING
        if reply.answer is not None and telling and not self._language_chosen:
            self.context = replace(self.context, language=reply.answer.language)
        return reply


def held(base: Base, language: str) -> Hear:
    """A conversation with a reader of that language, to be measured."""
    conversation = Conversation(base, known(language) or DEFAULT)
    return lambda line: conversation.answer(line)[1]


def _shown(index: Index, reply: Reply) -> Iterator[Passage]:
    """The passages that a reply shows."""
    keys = reply.view.entries[reply.view.number :][:1] if reply.view else reply.side_by_side
    for key in keys:
        number = index.find(*key)
        if number is not None:
            yield passage(index.located(number))
