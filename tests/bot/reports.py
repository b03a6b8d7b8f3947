"""The faults that bots like this one are known for (`tests/questions/reports-dev.jsonl`), and how each is tried."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bot.cli.ask import asked_in
from bot.cli.jsonform import answer_json, reply_json
from bot.cli.session import Conversation
from bot.replies.render import answer_reply
from knowledge.base import Base
from knowledge.deciding.decide import answer
from knowledge.index.index import Index

FILE = Path(__file__).parents[1] / "questions" / "reports-dev.jsonl"
CASES: dict[str, dict[str, str]] = {row["id"]: row for row in map(json.loads, FILE.read_text("utf-8").splitlines())}
NOT_SHOWN = ("suggest", "unknown", "smalltalk")


@dataclass(frozen=True)
class Right:
    """What is right for one message: one of the statuses; and what holds of the first passage, if one is shown, of the
    people retold in it, of the message that a person sees, and of the entry that is offered first."""

    statuses: tuple[str, ...]
    holds: str = ""
    by: str | None = ""
    recounted: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    says: str = ""
    offers: str = ""

    def of(self, told: dict[str, Any]) -> None:
        """Fails where it is not so."""
        assert told["status"] in self.statuses, told
        for first in told["passages"][:1]:
            assert self.holds in first["text"], told
            assert self.by in ("", first["speaker"]), told
            assert set(self.recounted) <= set(first["recounted"]), told
        assert not self.languages or told["language"] in self.languages, told
        assert self.says in told["reply"], told
        assert not self.offers or told["suggestions"][0]["entry"] == self.offers, told


def shows(
    holds: str = "", by: str | None = "", *languages: str, recounted: tuple[str, ...] = (), says: str = ""
) -> Right:
    """An answer whose first passage holds these words, said by this person."""
    return Right(("answer",), holds, by, recounted, languages, says)


def silent(*statuses: str, language: str = "", says: str = "", offers: str = "") -> Right:
    """No passage: one of these statuses, or any without one."""
    return Right(statuses or NOT_SHOWN, languages=(language,) if language else (), says=says, offers=offers)


def told(index: Index, text: str) -> Iterator[dict[str, Any]]:
    """What is told to each line: alone, as by `ask`; after a line "chat:" in one conversation, as by `chat`."""
    conversation: Conversation | None = None
    for line in text.split("\n"):
        if line == "chat:":
            conversation = Conversation(Base(index, ""), "en")
        elif conversation:
            reply, found = conversation.answer(line)
            yield reply_json(index, line, reply, found, conversation.choices)
        else:
            alone = answer(index, asked_in(line))
            yield {**answer_json(index, alone), "reply": answer_reply(index, alone).text}
