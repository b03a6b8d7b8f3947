"""What a command or a choice has to go by."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from bot.wording import DEFAULT, Wording, known, wording
from knowledge import Base, Context, Found, FullId, Index, Interview

Surface = Literal["private", "group", "terminal"]


@dataclass(frozen=True)
class Pointed:
    """At which of the candidates of what was found a reader has pointed, and since when this has been under way (by
    the performance counter)."""

    found: Found
    numbers: tuple[int, ...]
    since: float


@dataclass(frozen=True)
class Request:
    """`context` brings the language that replies are written in, and the interview chosen.

    `log_days` says how long questions are kept; None where they are not kept at all. `editor` is whether an
    editor asks who can give the editors' commands there. `latest` is the entry shown last in the chat, to whomever.
    `sends_to` is the name of the computer to which questions are sent; `pointed` is there when a reader has pointed.
    """

    base: Base
    context: Context = field(default_factory=Context)
    argument: str = ""
    surface: Surface = "private"
    log_days: int | None = None
    editor: bool = False
    latest: FullId | None = None
    sends_to: str | None = None
    pointed: Pointed | None = None

    @property
    def index(self) -> Index:
        return self.base.index

    @property
    def language(self) -> str:
        """The language that replies are written in, one of ours."""
        return known(self.context.language) or DEFAULT

    @property
    def wording(self) -> Wording:
        return wording(self.language)

    @property
    def interviews(self) -> list[Interview]:
        """The one chosen, else all of them."""
        chosen = [i for i in self.index.interviews if i.slug == self.context.interview]
        return chosen or self.index.interviews
