"""What the bot remembers for minutes and keeps nowhere: what was talked of, and which message answered which."""

from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from bot.replies.actions import Ask, AskIn
from bot.store.database import DAY
from knowledge import Context, FullId

LASTING = 15 * 60.0
"""Seconds for which a question may lean on what was said before it, and an edited one has its answer edited."""
REPEAT = 60.0
"""Seconds within which the same answer is not given to a group again."""
MOST_IN_MEMORY = 20_000
"""Things that a mapping holds: at thirty messages a second, all that Telegram lets through, those of eleven minutes."""

Holder = TypeVar("Holder")
Thing = TypeVar("Thing")

Place = tuple[int, int]
"""A chat and a topic in it, 0 for none."""
Spot = tuple[int, int]
"""A chat and a message in it."""


@dataclass(frozen=True, slots=True)
class Answered:
    """The message that answers another one, what that one leant on, and what it said, where that is known."""

    message: int
    before: Context
    text: str | None = None


class Fading(Generic[Holder, Thing]):
    """A mapping whose things are gone after some seconds, or when there are too many younger ones."""

    def __init__(self, seconds: float, most: int = MOST_IN_MEMORY, clock: Callable[[], float] = time.monotonic) -> None:
        self._seconds = seconds
        self._most = most
        self._clock = clock
        self._things: OrderedDict[Holder, tuple[float, Thing]] = OrderedDict()

    def get(self, name: Holder) -> Thing | None:
        """The thing of that name, unless it has faded."""
        found = self._things.get(name)
        if found is None or self._clock() - found[0] > self._seconds:
            return None
        return found[1]

    def put(self, name: Holder, thing: Thing) -> None:
        """Remember a thing from now on."""
        self._things.pop(name, None)
        self._things[name] = (self._clock(), thing)
        while self._things and (len(self._things) > self._most or self._oldest_has_faded()):
            self._things.popitem(last=False)

    def forget(self, name: Holder) -> None:
        """Remember it no longer."""
        self._things.pop(name, None)

    def forget_all(self, which: Callable[[Holder, Thing], bool]) -> None:
        """Remember none of these names and things."""
        for name in [name for name, (_, thing) in self._things.items() if which(name, thing)]:
            del self._things[name]

    def change_all(self, changed: Callable[[Thing], Thing]) -> None:
        """Remember another thing in place of each, as long as that one."""
        for name, (since, thing) in self._things.items():
            self._things[name] = (since, changed(thing))

    def _oldest_has_faded(self) -> bool:
        since, _ = next(iter(self._things.values()))
        return self._clock() - since > self._seconds


class Memory:
    """What all surfaces remember together; all of it is gone with the process."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._by_message: Fading[Spot, Context] = Fading(LASTING, clock=clock)
        self._by_person: Fading[tuple[Place, int], Context] = Fading(LASTING, clock=clock)
        self.answers: Fading[Spot, Answered] = Fading(LASTING, clock=clock)
        """What answered a message."""
        self.said: Fading[tuple[Place, str], int] = Fading(REPEAT, clock=clock)
        """The message that said a text in a group."""
        self.greeted: Fading[int, bool] = Fading(REPEAT, clock=clock)
        """Groups that have heard lately what the bot does, or know it from before they moved."""
        self.prompts: Fading[Spot, bool] = Fading(LASTING, clock=clock)
        """Messages in groups that ask for a question, so that whatever is replied to one is a question."""
        self.albums: Fading[str, bool] = Fading(LASTING, clock=clock)
        """Albums of which one picture has been spoken of already."""
        self.shown: Fading[Spot, int] = Fading(LASTING, clock=clock)
        """The hash of what a message of the bot shows, so that it is not edited into what it is already."""
        self.offers: Fading[Spot, tuple[Ask | AskIn | None, ...]] = Fading(LASTING, clock=clock)
        """The questions of a message's choices, None for a choice of another kind, where one is too long for a
        button."""
        self.latest: Fading[int, FullId] = Fading(DAY, clock=clock)
        """The entry shown last in a chat."""
        self.questions: Fading[Spot, str] = Fading(DAY, clock=clock)
        """The question that a message of the bot answers."""
        self._erased: Fading[int, float] = Fading(DAY, clock=clock)
        """When people had what is theirs forgotten."""
        self._clock = clock
        self._people: Fading[Spot, tuple[int, ...]] = Fading(DAY, clock=clock)
        """Whose questions, and presses, made a message of the bot what it is."""
        self._by_spot: list[Fading[Spot, Any]] = [self._by_message, self.questions, self.offers, self.prompts]

    def context(self, place: Place, person: int | None, replied_to: int | None) -> Context | None:
        """What a message leans on: the message replied to, else what the same person last asked in that place."""
        if replied_to is not None and (found := self._by_message.get((place[0], replied_to))):
            return found
        return None if person is None else self._by_person.get((place, person))

    def keep(self, place: Place, person: int | None, message: int, context: Context) -> None:
        """Remember what a message of the bot, an answer to a person, was about."""
        self._by_message.put((place[0], message), context)
        if person is not None:
            self._by_person.put((place, person), context)

    def is_erased(self, person: int | None, seconds: float) -> bool:
        """Whether a person has had what is his forgotten within so many seconds: what he asked before that, and what is
        only answered now, is not to be remembered again."""
        at = self._erased.get(person) if person is not None else None
        return at is not None and self._clock() - at <= seconds

    def involve(self, spot: Spot, person: int | None) -> None:
        """What is remembered of a message of the bot is a person's, too, and forgotten with what is his."""
        if person is not None:
            people = self._people.get(spot) or ()  # a set of one would be four times as large
            self._people.put(spot, people if person in people else (*people, person))

    def concerns(self, spot: Spot, person: int | None) -> bool:
        """Whether a message of the bot is what a person's questions, or presses, made it; one who has no name of his
        own is he whose message it is where it is nobody's else."""
        people = self._people.get(spot) or ()
        return person in people if person is not None else not people

    def also_by_spot(self, remembered: Fading[Spot, Thing]) -> Fading[Spot, Thing]:
        """Something more that is remembered of messages, and is to be forgotten with them."""
        self._by_spot.append(remembered)
        return remembered

    def forget(self, person: int) -> None:
        """Remember no longer what a person talked of, in the private chat, whose id is the same, or anywhere else."""

        def is_his(chat: int, message: int) -> bool:
            return chat == person or person in (self._people.get((chat, message)) or ())

        self._erased.put(person, self._clock())
        self._by_person.forget_all(lambda name, _: name[1] == person)
        self.latest.forget(person)
        self.said.forget_all(lambda name, message: is_his(name[0][0], message))
        self.answers.forget_all(lambda spot, answered: is_his(spot[0], answered.message))
        for remembered in self._by_spot:
            remembered.forget_all(lambda spot, _: is_his(*spot))
        self._people.forget_all(lambda spot, _: is_his(*spot))
