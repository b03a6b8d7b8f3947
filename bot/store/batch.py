"""What goes into the file of the inbox, many changes at a time, and what comes out of it when it is opened."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from bot.store.trouble import FileTrouble


class SpooledUpdate(NamedTuple):
    """One that waits: its number, when it arrived, how often it was tried in vain, and the JSON that was sent."""

    number: int
    at: float
    tries: int
    body: str


class SetAside(NamedTuple):
    """One that cannot be handled. Where nothing is kept of people, `person` and `body` are None."""

    number: int
    at: float
    error: str
    person: int | None
    body: str | None


class GivenAnswer(NamedTuple):
    """Which message of the bot's answers another one. For that one, and for who wrote it, stand keyed hashes."""

    spot: bytes
    person: bytes | None
    message: int


class SettledUpdate(NamedTuple):
    """One that is settled: its number, since when, and the answer to it where its message may still be edited."""

    number: int
    at: float
    given: GivenAnswer | None = None


@dataclass
class Batch:
    """What one commit writes. `whole`: it is all that there is, in place of what waits and is settled in the file."""

    waiting: list[SpooledUpdate] = field(default_factory=list)
    gone: list[int] = field(default_factory=list)
    """Numbers that wait no longer."""
    settled: list[SettledUpdate] = field(default_factory=list)
    forgotten: list[int] = field(default_factory=list)
    """Numbers that need not be remembered as settled any more."""
    aside: list[SetAside] = field(default_factory=list)
    whole: bool = False


class Spooled(NamedTuple):
    """What a file holds when it is opened, and the trouble with a damaged one in whose place it was begun."""

    waiting: list[SpooledUpdate]
    settled: list[SettledUpdate]
    damaged: FileTrouble | None
