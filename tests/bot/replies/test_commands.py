"""The commands: how they are typed and found, and what a press of a choice does."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.replies import actions, commands
from bot.replies.asking import ask
from tests.bot.valley import labels, request


@pytest.mark.parametrize(
    ("text", "typed"),
    [
        ("/ask road", ("ask", None, "road")),
        ("/Speaker@Some_Bot  berg road ", ("speaker", "Some_Bot", "berg road")),
        ("/ask\nroad", ("ask", None, "road")),
        ("/help", ("help", None, "")),
        ("road", None),
        ("a /ask", None),
        ("/", None),
        ("/дорога", None),
    ],
)
def test_a_command_is_told_from_a_question(text: str, typed: tuple[str, str | None, str] | None) -> None:
    """Its name in small letters, the bot that it is for, and what follows."""
    assert commands.typed(text) == typed


def test_the_plural_is_the_same_command() -> None:
    """For those who type it so."""
    assert commands.named("speakers") is commands.named("speaker")
    assert commands.named("topics") is commands.named("topic")
    assert commands.named("foo") is None


def test_no_menu_is_longer_than_eight_and_no_description_longer_than_telegram_takes() -> None:
    """In any language."""
    for kind in ("private", "group", "admin"):
        for language in ("en", "ru", "uz", "uz-Cyrl"):
            menu = commands.menu(kind, language)
            assert 0 < len(menu) <= 8
            assert all(3 <= len(description) <= 256 for _, description in menu)
    assert "reload" in dict(commands.menu("admin", "en"))
    assert "reload" not in dict(commands.menu("private", "en"))


@pytest.mark.parametrize("name", ["foo", "reload", "stats"])
def test_an_unknown_command_and_one_for_editors_point_to_the_help(name: str) -> None:
    """In one sentence, the same for both."""
    reply = commands.run_command(name, request())
    assert reply.text == "I do not know this command; those that I know are listed in /help."


def test_the_help_has_a_line_for_every_command_but_those_of_editors() -> None:
    """In the language of the person; in a group it says when the bot speaks."""
    text = commands.run_command("help", request(language="ru")).text
    for command in commands.COMMANDS:
        assert (f"\n/{command.name}" in text) == (not command.admin and command.name != "start")
    assert "/speaker [имя] [вопрос] — Что говорит один из собеседников" in text
    assert "Otherwise I am silent" in commands.run_command("help", request(surface="group")).text


def test_ask_without_a_question_says_how_to_ask() -> None:
    """And offers a few."""
    reply = commands.run_command("ask", request())
    assert reply.text == "What would you like to know? Write it now, or after /ask."
    assert labels(reply) == ["Is the road open?", "What did the mayors reply about water?"]


def test_ask_answers() -> None:
    """With the context for the next question."""
    reply = commands.run_command("ask", request(argument=" is the road open? "))
    assert reply.answer is not None
    assert reply.answer.status == "answer"
    assert reply.context is not None
    assert reply.context.last is not None
    assert reply.context.last.question == "is the road open?"


VIEW = actions.View((("valley", "open-road"),), "ru")


@pytest.mark.parametrize(
    ("action", "begins"),
    [
        (actions.Ask("is the road open"), "Berg says"),
        (actions.ShowEntry("valley", "open-road", "ru"), "Берг говорит"),
        (actions.TurnPage(VIEW), "Берг говорит"),
        (actions.Paragraph(VIEW), "Из статьи"),
        (actions.OtherSpeaker("valley", "open-road", "ru"), "Dahl recalls"),
        (actions.MoreOnTopic("valley", "road", "ru"), "Дорога\n3 отрывка:"),
        (actions.BySpeaker("valley", "berg", "ru"), "Анна Берг, водитель\n2 отрывка:"),
        (actions.Compare("valley", "road", "ru"), "Дорога\n\n“The road"),
        (actions.RunCommand("topic"), "Choose a topic:"),
        (actions.PickInterview("valley"), "Your questions now go to “A valley”."),
        (actions.PickLanguage("ru"), "Теперь язык моих ответов"),
    ],
)
def test_each_choice_does_what_it_says(action: object, begins: str) -> None:
    """In the language of the message that it was pressed on."""
    reply = commands.run_action(action, request())  # type: ignore[arg-type]
    assert reply is not None
    assert reply.text.startswith(begins)


@pytest.mark.parametrize(
    "action",
    [
        actions.ShowEntry("valley", "gone", "ru"),
        actions.ShowEntry("gone", "open-road", "ru"),
        actions.TurnPage(actions.View((("valley", "gone"),), "ru")),
        actions.OtherSpeaker("valley", "gone", "ru"),
        actions.MoreOnTopic("valley", "gone", "ru"),
        actions.MoreOnTopic("gone", "road", "ru"),
        actions.BySpeaker("valley", "gone", "ru"),
        actions.Compare("valley", "gone", "ru"),
    ],
)
def test_a_choice_that_leads_to_what_is_gone_is_answered_kindly(action: object) -> None:
    """After a reload any choice may."""
    reply = commands.run_action(action, request(language="ru"))  # type: ignore[arg-type]
    assert reply is not None
    assert reply.text == "Этого здесь больше нет. Спросите, пожалуйста, ещё раз."


@pytest.mark.parametrize(
    "action",
    [
        actions.CopyCitation("valley", "open-road", "x", "en"),
        actions.ShareQuote("valley", "x"),
        actions.Rate("valley", "x", True),
        actions.Url("https://example.org"),
    ],
)
def test_what_only_a_surface_can_do_is_left_to_it(action: object) -> None:
    """Copying, sharing, rating and opening an address."""
    assert commands.run_action(action, request()) is None  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("name", "meant"), [("speker", "speaker"), ("tpoic", "topic"), ("lang", "language"), ("halp", "help")]
)
def test_a_mistyped_command_is_offered_as_it_may_be_meant(name: str, meant: str) -> None:
    """To be done by a press with what was written after it."""
    reply = commands.run_command(name, request(argument=" berg road "))
    assert reply.text == f"I do not know this command. Did you mean /{meant}?"
    (choice,) = reply.choices
    assert choice.label == f"/{meant} berg road"
    assert choice.action == actions.RunCommand(meant, "berg road")


def test_an_editors_command_mistyped_is_named_to_editors_only() -> None:
    """It is theirs to send: no press does it."""
    assert "Did you mean" not in commands.run_command("relaod", request()).text
    reply = commands.run_command("relaod", replace(request(), editor=True))
    assert reply.text.endswith("Did you mean /reload?")
    assert not reply.choices


def test_a_topic_that_was_listed_is_what_a_name_alone_asks_of() -> None:
    """Whatever was asked before it."""
    before = commands.run_command("ask", request(argument="What does Berg say about the road?"))
    assert before.context is not None
    listed = commands.run_command("topic", replace(request(argument="water"), context=before.context))
    assert listed.context is not None
    reply = commands.run_command("ask", replace(request(argument="and Dahl?"), context=listed.context))
    assert reply.answer is not None
    assert reply.answer.passages
    assert all("water" in one.entry.topics for one in reply.answer.passages)
    assert {one.entry.speaker for one in reply.answer.passages} == {"dahl"}


@pytest.mark.parametrize("question", ["border", "and the border?", "а граница?", "what does he say about the border?"])
def test_a_speaker_who_was_listed_is_asked_the_next_question(question: str) -> None:
    """As after "what does Dahl say?": another does not answer for him."""
    listed = commands.run_command("speaker", request(argument="Dahl"))
    assert listed.context is not None
    reply = commands.run_command("ask", replace(request(argument=question), context=listed.context))
    assert reply.answer is not None
    assert reply.answer.reason == "another_speaker"
    assert [person.id for person in reply.answer.people] == ["dahl"]


def test_a_question_of_its_own_after_a_listed_speaker_is_anybodys() -> None:
    """It asks more than a matter."""
    listed = commands.run_command("speaker", request(argument="Dahl"))
    assert listed.context is not None
    reply = commands.run_command("ask", replace(request(argument="Is the border open?"), context=listed.context))
    assert reply.answer is not None
    assert reply.answer.people == ()


@pytest.mark.parametrize(
    ("name", "begins"), [("help", "Напишите вопрос"), ("speaker", "Собеседники"), ("source", "Программа")]
)
def test_what_a_command_told_is_told_anew_in_the_language_asked_for(name: str, begins: str) -> None:
    """As if it had been asked for in a message."""
    told = commands.run_command(name, request())
    assert told.context
    assert ask(replace(request(), context=told.context), "in Russian please").text.startswith(begins)
