"""What a choice does. Each is all that is needed to do it later, in another process, with another base."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from knowledge import FullId


@dataclass(frozen=True)
class View:
    """Passages to leaf through: `number` of `entries` is shown, and of it `page` if it is long; in whose language."""

    entries: tuple[FullId, ...]
    language: str
    number: int = 0
    page: int = 0


@dataclass(frozen=True)
class Ask:
    """Put a question as if it had been typed."""

    question: str


@dataclass(frozen=True)
class AskIn:
    """Put a question to one interview, this once."""

    interview: str
    question: str


@dataclass(frozen=True)
class ShowEntry:
    interview: str
    entry: str
    language: str


@dataclass(frozen=True)
class TurnPage:
    """Show another passage, or another page, in place of the one shown."""

    view: View


@dataclass(frozen=True)
class Paragraph:
    """Show the article around the passage in place of the passage; `view` is the way back."""

    view: View


@dataclass(frozen=True)
class OtherSpeaker:
    """What the other speakers say on the topics of an entry."""

    interview: str
    entry: str
    language: str


@dataclass(frozen=True)
class MoreOnTopic:
    """The passages on a topic, as a list of choices; `page` counts from 0."""

    interview: str
    topic: str
    language: str
    page: int = 0


@dataclass(frozen=True)
class BySpeaker:
    """The passages by a person, or about one who only is named, as a list of choices; `page` counts from 0."""

    interview: str
    person: str
    language: str
    page: int = 0


@dataclass(frozen=True)
class Compare:
    """What each speaker says on a topic, side by side."""

    interview: str
    topic: str
    language: str


@dataclass(frozen=True)
class RunCommand:
    """Do what a command does; `name` as in `bot.replies.commands`."""

    name: str
    argument: str = ""


@dataclass(frozen=True)
class PickInterview:
    """Put the questions to this interview from now on; to all of them with None."""

    slug: str | None


@dataclass(frozen=True)
class PickLanguage:
    code: str


@dataclass(frozen=True)
class CopyCitation:
    """`text` is the passage and who said it, however long; `language` is the reader's, should only a link fit."""

    interview: str
    entry: str
    text: str
    language: str


@dataclass(frozen=True)
class ShareQuote:
    interview: str
    entry: str


Fault = Literal["passage", "person", "words"]


@dataclass(frozen=True)
class Rate:
    interview: str
    entry: str
    good: bool


@dataclass(frozen=True)
class RateReason:
    """What was wrong with an answer."""

    interview: str
    entry: str
    fault: Fault


@dataclass(frozen=True)
class DismissFaults:
    """An editor has seen what readers found wrong with an entry as an answer."""

    interview: str
    entry: str


@dataclass(frozen=True)
class DismissQuestion:
    """An editor wants a question no more among those asked in vain; `short_id` as in `knowledge.shortids`."""

    short_id: str


@dataclass(frozen=True)
class EraseMine:
    """Forget what this person asked."""


@dataclass(frozen=True)
class GoBack:
    """Show in a message what it showed before a press changed it."""


@dataclass(frozen=True)
class Url:
    address: str


Action = (
    Ask
    | AskIn
    | ShowEntry
    | TurnPage
    | Paragraph
    | OtherSpeaker
    | MoreOnTopic
    | BySpeaker
    | Compare
    | RunCommand
    | PickInterview
    | PickLanguage
    | CopyCitation
    | ShareQuote
    | Rate
    | RateReason
    | DismissFaults
    | DismissQuestion
    | EraseMine
    | GoBack
    | Url
)
