"""What was talked of before a message: what was asked, shown and offered last, whatever became of it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from knowledge.folder.models import FullId

MOST_SEEN = 30
"""Entries of a conversation that are remembered to have been shown."""
MOST_TURNS = 3
"""Turns of a conversation of which it is remembered what was asked, and what was shown for it."""
MOST_OF_A_TURN = 12
"""Entries that are remembered to have been shown in one turn."""
About = Literal["interview", "speakers", "interviewer", "watch", "published", "language", "help", "person", "quote"]
"""What of the interview, or of the bot, is asked for itself."""


@dataclass(frozen=True, slots=True)
class Offer:
    """Something that was offered to tap: an entry to show, or a question to ask, as it was called."""

    entry: FullId | None = None
    question: str | None = None
    label: str | None = None


@dataclass(frozen=True, slots=True)
class Theme:
    """Words that say what a question was about, and the language that they are in, if that is known."""

    words: str
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Turn:
    """What was asked, as it was typed, and the entries that were shown for it; nothing was asked where a command or a
    tap has brought them into view."""

    question: str = ""
    entries: tuple[FullId, ...] = ()


@dataclass(frozen=True, slots=True)
class Talked:
    """What was last said, shown or offered.

    `question` is the last one asked, as it was typed; `themes` say what it was about, its own words first,
    then those that it leaned on; `people` are those whose words were wished for. `entries` are the passages shown last,
    of which `number` is on view, `answered` if they answer that question, not an earlier one; `offers` what was offered
    to tap. `seen` are the entries shown so far; `turns` the last questions asked, each with what was shown for it. The
    last was `of_stranger` if somebody was meant whom the base does not know; `about` is what of the interview itself
    was told since a passage was shown.
    """

    question: str = ""
    language: str = ""
    themes: tuple[Theme, ...] = ()
    people: tuple[FullId, ...] = ()
    entries: tuple[FullId, ...] = ()
    number: int = 0
    answered: bool = False
    offers: tuple[Offer, ...] = ()
    seen: tuple[FullId, ...] = ()
    turns: tuple[Turn, ...] = ()
    of_stranger: bool = False
    about: About | None = None

    @property
    def on_view(self) -> FullId | None:
        """The entry of the passage that is shown, if one is."""
        return self.entries[self.number] if self.number < len(self.entries) else None

    @property
    def interview(self) -> str | None:
        """The slug of the interview that is talked of: that of the passage on view, or of the one last shown."""
        shown = self.on_view or next(reversed(self.seen), None)
        return shown[0] if shown else None

    def showing(self, entries: tuple[FullId, ...], number: int = 0, language: str | None = None) -> Talked:
        """The turn when these passages have come into view. What was asked before stays what was asked; of others than
        those on view, and of those asked in vain, nobody in particular was wished for."""
        shown = entries[number : number + 1]
        return replace(
            self,
            language=language or self.language,
            people=self.people if self.answered and entries == self.entries else (),
            of_stranger=False,
            about=None,
            entries=entries,
            number=number,
            answered=True,
            offers=(),
            seen=_seen(self.seen, shown),
            turns=_shown_in(self.turns, shown),
        )

    def turning(self, question: str = "") -> Talked:
        """The conversation when the next turn begins: with that question, or with something shown unasked."""
        return replace(self, turns=(*self.turns, Turn(question))[-MOST_TURNS:])


_NOTHING = Talked()


@dataclass(frozen=True, slots=True)
class Context:
    """What a message may lean on. `language` is the reader's, for what tells none; `interview` the slug of the one
    chosen; `last` what was last talked of. `hidden` entries are left out; `facts_only`: what is said, too."""

    language: str = "en"
    interview: str | None = None
    last: Talked | None = None
    hidden: tuple[FullId, ...] = ()
    facts_only: bool = False

    @property
    def talked(self) -> Talked:
        """What was last talked of, or what says that nothing was."""
        return self.last or _NOTHING

    @property
    def spoken(self) -> str:
        """The language of the conversation: a short message is in it unless it is plainly in another."""
        return (self.last.language if self.last else "") or self.language

    def within_view(self) -> Context:
        """The context in which the interview that is talked of is the one chosen, if none is."""
        return replace(self, interview=self.interview or (self.last.interview if self.last else None))

    def telling(self, about: About) -> Context:
        """The context when something of the interview itself was told."""
        return replace(self, last=replace(self.talked, about=about))

    def showing(self, entries: tuple[FullId, ...], number: int = 0, language: str | None = None) -> Context:
        """The context when these passages have come into view."""
        return replace(self, last=self.talked.showing(entries, number, language))

    def offering(self, offers: tuple[Offer, ...]) -> Context:
        """The context when these things have been offered to tap, in place of what was on view."""
        return replace(self, last=replace(self.talked, entries=(), number=0, offers=offers))


def _seen(before: tuple[FullId, ...], new: tuple[FullId, ...]) -> tuple[FullId, ...]:
    return tuple(dict.fromkeys((*(entry for entry in before if entry not in new), *new)))[-MOST_SEEN:]


def _shown_in(turns: tuple[Turn, ...], shown: tuple[FullId, ...]) -> tuple[Turn, ...]:
    """The turns when something has been shown in the last of them, the one shown last standing last."""
    if not shown:
        return turns
    last = turns[-1] if turns else Turn()
    entries = (*(entry for entry in last.entries if entry not in shown), *shown)
    return (*turns[:-1], replace(last, entries=entries[-MOST_OF_A_TURN:]))
