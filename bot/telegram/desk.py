"""What all handlers share: the base in service, the store, what is remembered, and how a reply comes about."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Callable
from dataclasses import dataclass, field, replace

from telegram import User

from bot.counters import Counters
from bot.reader.reader import Reader
from bot.replies import commands
from bot.replies.actions import Ask, AskIn
from bot.replies.asking import ask
from bot.replies.pointing import ByRules
from bot.replies.reply import Reply
from bot.replies.request import Request, Surface
from bot.settings import Settings
from bot.store.batch import GivenAnswer
from bot.store.questions import LoggedChoice, LoggedQuestion, Store
from bot.telegram.arriving.inbox import Inbox
from bot.telegram.arriving.updates import waiting_since
from bot.telegram.callbacks import is_too_long
from bot.telegram.clock import TelegramClock
from bot.telegram.memory import Answered, Memory, Place
from bot.telegram.source import BaseSource, Served
from bot.wording import DEFAULT, Wording, known, wording
from knowledge import Context, Index, Reason

NOT_LOGGED: frozenset[Reason] = frozenset({"no_more", "noise"})
"""Reasons of answers to what asks nothing of its own."""
GROUP_READING = 7.0
"""Seconds after a question has come in a group for which a reader may be asked; sending the answer takes some, too."""
LINGER = 60.0
"""Seconds for which an index taken out of service stays open."""

_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Asker:
    """Who says or presses something, and where. `person` is None where several people share one id."""

    place: Place
    person: int | None
    language_code: str | None
    surface: Surface

    @property
    def chat(self) -> int:
        """The chat's id."""
        return self.place[0]


@dataclass
class Desk:
    """The one thing that every handler is given."""

    settings: Settings
    source: BaseSource
    served: Served
    store: Store
    inbox: Inbox
    counters: Counters = field(default_factory=Counters)
    memory: Memory = field(default_factory=Memory)
    clock: TelegramClock = field(default_factory=TelegramClock)
    end: Callable[[int, str], None] = lambda _code, _sentence: None
    """Ends the program with an exit code, for a reason that is logged."""
    editors: dict[int, str | None] = field(default_factory=dict)
    """Telegram's language codes of the editors who have written, for what is told them unasked."""
    reloading: asyncio.Lock = field(default_factory=asyncio.Lock)
    reload_wished: bool = False
    """Whether another reload is to follow the one that is under way."""
    refused: list[str] = field(default_factory=list)
    """Why a reload that nobody waited for was refused last, if none has loaded anything since."""
    reader: Reader | None = None
    """Who is asked to point at passages, once he is to be trusted."""
    sends_to: str | None = None
    """The name of the computer to which questions are sent for that."""
    _retired: list[Index] = field(default_factory=list)

    def serve(self, served: Served) -> None:
        """Put another base into service. The index of the old one stays open for a while for who still reads it."""
        old, self.served = self.served.base.index, served
        self._retired.append(old)
        asyncio.get_running_loop().call_later(LINGER, self._close, old)

    def close(self) -> None:
        """Close every index that is open."""
        for index in (self.served.base.index, *self._retired):
            index.close()

    def _close(self, index: Index) -> None:
        self._retired.remove(index)
        index.close()

    def is_admin(self, user: User | None) -> bool:
        """Whether somebody is an editor of the bot."""
        return user is not None and user.id in self.settings.admins

    def language(self, chat: int, code: str | None) -> str:
        """The language for who writes none that can be told: chosen in the chat, else Telegram's, else DEFAULT."""
        return known(self.store.choice(chat).language) or known(code) or DEFAULT

    def interview(self, chat: int) -> str | None:
        """The interview chosen in a chat, while the base has it."""
        chosen = self.store.choice(chat).interview
        return chosen if chosen in {interview.slug for interview in self.served.base.index.interviews} else None

    def wording(self, asker: Asker) -> Wording:
        """The wording for somebody."""
        return wording(self.language(asker.chat, asker.language_code))

    def context(self, asker: Asker, replied_to: int | None = None) -> Context:
        """What the next question leans on, with what is chosen in the chat."""
        language = self.language(asker.chat, asker.language_code)
        before = self.memory.context(asker.place, asker.person, replied_to) or Context()
        return replace(before, language=language, interview=self.interview(asker.chat))

    def request(self, asker: Asker, context: Context, argument: str = "") -> Request:
        """What a command or a choice goes by."""
        editor = asker.surface == "private" and asker.person in self.settings.admins
        latest = self.memory.latest.get(asker.chat)
        days = self.settings.log_days
        return Request(self.served.base, context, argument, asker.surface, days, editor, latest, self.sends_to)

    def by_rules(self, asker: Asker, context: Context, text: str) -> ByRules:
        """What a text is replied by the rules: a command, or else a question."""
        typed = commands.typed(text)
        if typed is None:
            return ByRules(self.request(asker, context), lambda request: ask(request, text))
        request = self.request(asker, context, typed.argument)
        return ByRules(request, lambda request: commands.run_command(typed.name, request))

    async def point(self, asker: Asker, first: ByRules) -> Reply:
        """The reply when the reader has pointed, where there is one and he may be asked; else that by the rules.

        Who asks in a group is answered while it is still of use: the reader has less time, the longer it has waited.
        """
        if self.reader is None or first.task is None:
            return first.reply
        seconds = GROUP_READING - self.counters.waited() if asker.surface == "group" else None
        if seconds is not None and seconds <= 0:
            return first.reply
        waiting_since.set(time.monotonic())
        return first.pointed(await self.reader.point(first.task, seconds))

    async def respond(self, asker: Asker, context: Context, text: str) -> Reply:
        """The reply to a text, as `by_rules` and then `point`."""
        return await self.point(asker, self.by_rules(asker, context, text))

    def keep(self, asker: Asker, context: Context, reply: Reply) -> None:
        """Keep what a reply settles: the question in the log, or the language or interview chosen."""
        if reply.answer is not None:
            self.counters.answered(reply.answer.status)
            _log.debug("Answered, %s: %s, %s", asker.surface, reply.answer.status, reply.answer.reason)
            self._log(asker, reply)
        elif reply.context is not None:
            choice = self.store.choice(asker.chat)
            if reply.context.language != context.language:
                choice = replace(choice, language=reply.context.language)
            if reply.context.interview != context.interview:
                choice = replace(choice, interview=reply.context.interview)
            if choice != self.store.choice(asker.chat):
                self.store.choose(asker.chat, choice)

    def choose_language(self, asker: Asker, code: str) -> None:
        """Keep a language, also when it is the one that would have been spoken anyway."""
        self.store.choose(asker.chat, LoggedChoice(code, self.store.choice(asker.chat).interview))

    def remember(self, asker: Asker, message: int, reply: Reply) -> None:
        """Remember what a message of the bot was about, so that the next question can lean on it."""
        spot = (asker.chat, message)
        self.memory.shown.put(spot, _looks(reply))
        if self._is_erased(asker):
            return
        self.memory.involve(spot, asker.person)
        questions = tuple(c.action if isinstance(c.action, Ask | AskIn) else None for c in reply.choices)
        if any(question and is_too_long(question) for question in questions):
            self.memory.offers.put(spot, questions)
        if reply.context is not None:
            self.memory.keep(asker.place, asker.person, message, reply.context)
            if reply.view is not None:
                self.memory.latest.put(asker.chat, reply.view.entries[reply.view.number])
        if reply.answer is not None and self.settings.log_days:
            self.memory.questions.put(spot, reply.answer.question)

    def note_answer(self, update: int, asker: Asker, message: int, answered: Answered) -> None:
        """Remember which message answers the one that an update has brought: it may be edited, in the next run too.

        Whose it is is noted, so that he can have that erased, where anything is kept of people. Of what he has had
        erased by now, no words are remembered.
        """
        if self._is_erased(asker):
            answered = Answered(answered.message, Context())
        self.memory.answers.put((asker.chat, message), answered)
        person = self.store.person(asker.person) if self.settings.log_days and asker.person is not None else None
        self.inbox.note_answer(update, GivenAnswer(self.store.spot(asker.chat, message), person, answered.message))

    def answer_to(self, asker: Asker, message: int, replied_to: int | None = None) -> Answered | None:
        """What has answered a message; of what it leant on and said, an earlier run has left nothing."""
        if answered := self.memory.answers.get((asker.chat, message)):
            return answered
        given = self.inbox.answer_to(self.store.spot(asker.chat, message))
        return None if given is None else Answered(given, self.context(asker, replied_to))

    def _is_erased(self, asker: Asker) -> bool:
        """Whether somebody has had what is his erased since the update arrived that is worked on."""
        return self.memory.is_erased(asker.person, self.counters.waited())

    def shows(self, chat: int, message: int, reply: Reply) -> bool:
        """Whether a message of the bot shows just that, as after a button that was pressed twice."""
        return self.memory.shown.get((chat, message)) == _looks(reply)

    def _log(self, asker: Asker, reply: Reply) -> None:
        answer = reply.answer
        if answer is None or answer.reason in NOT_LOGGED or not self.settings.log_days or self._is_erased(asker):
            return
        shown = answer.passages[0] if answer.passages else None
        question = LoggedQuestion(
            answer.question,
            answer.status,
            answer.language,
            asker.surface,
            shown.interview.slug if shown else None,
            shown.entry.id if shown else None,
            self.clock.timestamp(),
        )
        self.store.log(asker.person, asker.chat, question)


def _looks(reply: Reply) -> int:
    """A number for what one sees of a reply. A whole reply is many objects, and thousands are remembered."""
    return hash((reply.text, reply.spans, reply.rows))
