"""The way back in a message of a group: presses change the message, and what it was before is kept for a while."""

from __future__ import annotations

import json
import zlib
from dataclasses import dataclass, replace

from telegram import InlineKeyboardMarkup, MaybeInaccessibleMessage, Message, MessageEntity

from bot.replies.actions import Ask, AskIn, GoBack
from bot.replies.reply import Choice, Reply
from bot.store.database import DAY
from bot.telegram.desk import Asker, Desk
from bot.telegram.memory import Fading, Spot
from bot.telegram.sending.message import Outgoing
from bot.wording import wording
from knowledge import Context

DEEPEST = 8
"""Steps that one can go back."""
MOST_WAYS_BACK = 1_000
"""Messages of which the way back is kept: with what a question leant on there, each step of one takes up to 5 kB."""


@dataclass(frozen=True)
class StepBack:
    """What a message was: as it was sent, what a question leant on there, and what its buttons and thumbs are about.

    `looks` is what `memory.shown` had of it.
    """

    packed: bytes
    looks: int | None
    context: Context
    question: str
    offers: tuple[Ask | AskIn | None, ...]


class StepsBack:
    """What the messages of groups were before a press changed them."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self._steps: Fading[Spot, tuple[StepBack, ...]] = desk.memory.also_by_spot(Fading(DAY, MOST_WAYS_BACK))
        self._left: Fading[Spot, bytes] = desk.memory.also_by_spot(Fading(DAY, MOST_WAYS_BACK))
        """What a message was from which one has just gone back, so that a press too many goes no further."""

    def with_way_back(self, reply: Reply, asker: Asker, message: int, leaves: bool) -> Reply:
        """A reply that is to be put into a message; with a choice to go back if it `leaves` what is there, or if
        that was come to by a press already."""
        if not leaves and not self._steps.get((asker.chat, message)):
            return reply
        shown = reply.view or reply.answer
        say = wording(shown.language) if shown else self.desk.wording(asker)
        return replace(reply, rows=(*reply.rows, (Choice(say.say("choice-return"), GoBack()),)))

    def of(self, message: Message, context: Context) -> StepBack:
        """What a message is now."""
        spot, memory = (message.chat.id, message.message_id), self.desk.memory
        question, offers = memory.questions.get(spot) or "", memory.offers.get(spot) or ()
        return StepBack(_packed(message), memory.shown.get(spot), context, question, offers)

    def put(self, spot: Spot, step: StepBack) -> None:
        """Remember what a message was before it was changed; once, if two have pressed what it was then."""
        self._left.forget(spot)
        steps = self._steps.get(spot) or ()
        if not steps or steps[-1].packed != step.packed:
            self._steps.put(spot, (*steps, step)[-DEEPEST:])

    def has_left(self, message: MaybeInaccessibleMessage) -> bool:
        """Whether one has gone back already from what a message was when its button was pressed."""
        if not isinstance(message, Message):
            return False
        return self._left.get((message.chat.id, message.message_id)) == _packed(message)

    def take(self, asker: Asker, message: MaybeInaccessibleMessage) -> Outgoing | None:
        """What a message was before the last press, which is remembered of it again; None if that is not known."""
        spot, memory = (asker.chat, message.message_id), self.desk.memory
        steps = self._steps.get(spot)
        if not steps:
            return None
        step = steps[-1]
        self._steps.put(spot, steps[:-1])
        if isinstance(message, Message):
            self._left.put(spot, _packed(message))
        memory.keep(asker.place, asker.person, message.message_id, step.context)
        memory.shown.forget(spot)
        if step.looks is not None:
            memory.shown.put(spot, step.looks)
        memory.questions.put(spot, step.question)
        memory.offers.put(spot, step.offers)
        return _unpacked(step.packed)


def _packed(message: Message) -> bytes:
    """What a message is, in a tenth of the memory that its objects take."""
    markup = message.reply_markup.to_dict() if message.reply_markup else None
    sent = [message.text or "", [entity.to_dict() for entity in message.entities], markup]
    return zlib.compress(json.dumps(sent).encode())


def _unpacked(packed: bytes) -> Outgoing:
    text, entities, markup = json.loads(zlib.decompress(packed))
    buttons = InlineKeyboardMarkup.de_json(markup) if markup else None
    return Outgoing(text, list(MessageEntity.de_list(entities)), buttons)
