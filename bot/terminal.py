"""The conversation in the terminal: the same answers, commands and choices as in Telegram."""

from __future__ import annotations

from dataclasses import replace

from bot import commands
from bot.asking import TELLING, ask
from bot.base import Base
from bot.choosing import choose, offered
from bot.reply import Choice, Draft, Reply
from bot.request import Request
from knowledge.followup import Context

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
            return self._pick(int(line))
        typed = commands.typed(line)
        if typed is not None:
            return self._settle(commands.run(typed.name, self._request(typed.argument)))
        return self._settle(ask(self._request(), line))

    def _pick(self, number: int) -> Reply:
        if 0 < number <= len(self.choices):
            return self._settle(choose(self.choices[number - 1], self._request()))
        return Draft(self._request().wording.say("no-choice", total=len(self.choices))).reply()

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
