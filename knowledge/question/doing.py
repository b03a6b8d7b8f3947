"""What a message does instead of asking (*Act*); `acts` finds it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from knowledge.folder.models import FullId
from knowledge.question.conversation import About

Done = Literal[
    "picked", "more", "no_more", "who_said_it", "source", "sure", "in_language", "which_offer", "no_choice",
    "nothing_shown", "yes", "no", "previous", "no_previous", "not_in_text", "other_language", "unreachable",
]  # fmt: skip
"""What was done, or the short sentence that is said instead."""


@dataclass(frozen=True)
class Act:
    """What a message does. `entries` come into view, `number` of them first, in `language` if another is wished for;
    or `question` is asked instead; or `about` says what is told of the interview; or else `done` is said.

    `of_view`: it may as well be asked of the passage on view. `replies`: it assents, refuses or picks, which means
    something only from him to whom the offer was made. `of_text`: the question is put to the text itself, and to nobody
    who speaks in it."""

    done: Done | None = None
    entries: tuple[FullId, ...] = ()
    number: int = 0
    language: str | None = None
    question: str | None = None
    about: About | None = None
    of_view: bool = False
    replies: bool = False
    of_text: bool = False
