"""What a message that came in is: whose, from where, and whether it is for the bot."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from telegram import CallbackQuery, Chat, ForumTopicCreated, Message, MessageEntity, User

from bot.telegram.desk import Asker
from bot.telegram.incoming import (
    Call,
    addressed,
    asker_of,
    is_late,
    is_own_words,
    presser_of,
    replied_to,
    thread_of,
    without,
)

ME = User(1, "Interview", is_bot=True, username="interview_bot")
ANNA = User(7, "Anna", is_bot=False, language_code="en")
GROUP, PRIVATE, NEWS = Chat(-100, "supergroup"), Chat(7, "private"), Chat(-200, "channel")


def message(text: str = "a", chat: Chat = GROUP, by: User | None = ANNA, **more: Any) -> Message:
    """A message with such commands and mentions in it as Telegram would mark."""
    marks = [("bot_command", word) for word in text.split() if word.startswith("/")]
    marks += [("mention", word.strip(",")) for word in text.split() if word.startswith("@")]
    entities = [
        MessageEntity(kind, len(text[: text.index(word)].encode("utf-16-le")) // 2, len(word)) for kind, word in marks
    ]
    return Message(9, datetime.now(UTC), chat, from_user=by, text=text, entities=entities, **more)


def call(text: str, **more: Any) -> Call | None:
    return addressed(message(text, **more), ME.id, "interview_bot")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("/ask water?", "/ask water?"),
        ("/ASK@Interview_Bot water?", "/ASK@Interview_Bot water?"),
        ("/xyzzy@interview_bot", "/xyzzy@interview_bot"),
        ("@interview_bot, water?", "water?"),
        ("🙂 water? @INTERVIEW_BOT", "🙂 water?"),
        ("@interview_bot", ""),
    ],
)
def test_a_command_or_a_mention_is_for_the_bot(text: str, said: str) -> None:
    """A command as it is, a mention without the name."""
    assert call(text) == Call(said)


@pytest.mark.parametrize(
    "text", ["water?", "/ask@other_bot water?", "/xyzzy", "/reload", "/reload@interview_bot", "@other_bot water?"]
)
def test_all_else_among_people_is_not(text: str) -> None:
    """Nor are another bot's commands, those of editors, and what nobody knows."""
    assert call(text) is None


def test_half_a_character_keeps_no_mention_from_being_heard() -> None:
    """Programs send such."""
    entities = [MessageEntity("mention", 0, 14)]
    text = "@interview_bot \ud800 water?"
    named = Message(9, datetime.now(UTC), GROUP, from_user=ANNA, text=text, entities=entities)
    assert addressed(named, ME.id, "interview_bot") == Call("\ufffd water?")


def test_a_mention_of_the_bot_s_own_name_is_one_where_it_has_no_username() -> None:
    entity = MessageEntity("text_mention", 0, 9, user=ME)
    named = Message(9, datetime.now(UTC), GROUP, from_user=ANNA, text="Interview, water?", entities=[entity])
    assert addressed(named, ME.id, "interview_bot") == Call("water?")


def test_a_reply_to_the_bot_may_be_a_remark() -> None:
    """One to what somebody sent through it is for him."""
    assert call("and water?", reply_to_message=message(by=ME)) == Call("and water?", sure=False)
    assert call("and water?", reply_to_message=message(by=ANNA)) is None
    assert call("and water?", reply_to_message=message(by=ME, via_bot=ME)) is None


@pytest.mark.parametrize("text", ["@bob what do you think?", "why, @bob?", "@bob"])
def test_a_reply_to_the_bot_that_turns_to_somebody_else_is_his(text: str) -> None:
    """One who is only named amid a question is not turned to."""
    assert call(text, reply_to_message=message(by=ME)) is None
    assert call("what of @bob and water?", reply_to_message=message(by=ME)) == Call("what of  and water?", sure=False)


@pytest.mark.parametrize(
    ("more", "own"),
    [
        ({}, True),
        ({"by": User(8, "Other", is_bot=True)}, False),
        ({"via_bot": ME}, False),
        ({"is_automatic_forward": True, "sender_chat": NEWS}, False),
        ({"by": None, "sender_chat": NEWS}, True),
        ({"by": None}, False),
    ],
)
def test_only_what_somebody_says_himself_is_listened_to(more: dict[str, Any], own: bool) -> None:
    """In a channel's name too."""
    assert is_own_words(message(**more)) is own


def test_who_asks_is_told_by_chat_topic_and_person() -> None:
    """Who hides behind the group is nobody in particular; Telegram's language is of people only."""
    assert asker_of(message(chat=PRIVATE)) == Asker((7, 0), 7, "en", "private")
    topic = message(message_thread_id=5, is_topic_message=True)
    assert asker_of(topic) == Asker((-100, 5), 7, "en", "group")
    assert asker_of(message(sender_chat=GROUP)) == Asker((-100, 0), None, None, "group")
    assert asker_of(message(sender_chat=NEWS)) == Asker((-100, 0), -200, None, "group")


def test_who_presses_is_told_by_the_message_under_which_the_button_is() -> None:
    """Where there is none any more it is his private chat."""
    assert presser_of(CallbackQuery("1", ANNA, "x", message=message())) == Asker((-100, 0), 7, "en", "group")
    assert presser_of(CallbackQuery("1", ANNA, "x")) == Asker((7, 0), 7, "en", "private")


def test_a_thread_of_replies_is_no_topic() -> None:
    assert thread_of(message(message_thread_id=5)) == 0


def test_what_opens_a_topic_is_not_replied_to() -> None:
    """Telegram tells of it so of every message there."""
    opening = message(forum_topic_created=ForumTopicCreated("Water", 0))
    assert replied_to(message(reply_to_message=opening)) is None
    assert replied_to(message(reply_to_message=message("b"))) is not None


def test_what_was_said_long_ago_is_late() -> None:
    old = Message(9, datetime.now(UTC) - timedelta(minutes=5), GROUP, from_user=ANNA, text="a")
    assert [is_late(old, seconds, datetime.now(UTC)) for seconds in (60, 3_600)] == [True, False]


def test_what_is_left_out_of_a_text_is_counted_as_telegram_does() -> None:
    """With the signs that are left at its beginning."""
    assert without("🙂 @interview_bot, water", [MessageEntity("mention", 3, 14)]) == "🙂 , water"
    assert without("@interview_bot — water", [MessageEntity("mention", 0, 14)]) == "water"
