"""The conversation in the terminal."""

from __future__ import annotations

from bot.cli.session import Conversation
from knowledge.base import Base
from tests.knowledge.valley import several, valley


def talk(*lines: str, base: Base | None = None, language: str = "en") -> list[str]:
    """What is replied to each line."""
    conversation = Conversation(base or valley(), language)
    return [conversation.hear(line).text for line in lines]


def test_a_number_picks_the_choice_of_that_number() -> None:
    """As they are shown: sharing and rating are for Telegram and have no number."""
    conversation = Conversation(valley(), "en")
    conversation.hear("Is the road open?")
    assert [c.label for c in conversation.choices] == [
        "Whole paragraph",
        "Boris Dahl on this",
        "More: The road",
        "Copy",
    ]
    assert conversation.hear("1").text.startswith("From the article")
    assert [c.label for c in conversation.choices] == ["‹ Back to the passage"]
    assert conversation.hear("1").text.startswith("Berg says")


def test_a_number_without_a_choice_of_it_says_which_there_are() -> None:
    """They stay open."""
    replies = talk("/topic", "7", "2")
    assert replies[1] == "There are choices 1 to 2."
    assert replies[2].startswith("Water\n")


def test_a_number_is_a_question_where_no_choice_is_open() -> None:
    """Or where it is too long to be one."""
    assert talk("hello", "1961")[1].startswith("I found nothing")
    assert talk("/topic", "1961")[1].startswith("I found nothing")


def test_the_passage_and_who_said_it_are_written_out_to_be_copied() -> None:
    """There is no clipboard to count on; so is an address."""
    assert talk("Is the road open?", "4")[1].endswith("says Anna Berg.\n— Anna Berg, driver · Evening Talk")
    assert talk("/source", "1")[1] == "https://example.org/valley"


def test_a_question_leans_on_the_one_before() -> None:
    """As in Telegram."""
    assert talk("What did the mayors reply about water?", "who said that?")[1].startswith("“We will share")


def test_the_language_follows_the_questions_until_one_is_chosen() -> None:
    """Commands have no language of their own."""
    assert talk("открыта ли дорога?", "/topic")[1] == "Выберите тему:"
    assert talk("дорога", "/topic")[1] == "Choose a topic:"
    assert talk("/language uz", "открыта ли дорога?", "/topic")[2] == "Mavzuni tanlang:"
    assert talk("/language en", "открыта ли дорога?", "/topic")[2] == "Choose a topic:"


def test_the_interview_chosen_stays_chosen() -> None:
    """Until another is."""
    conversation = Conversation(several(), "en")
    conversation.hear("/interviews")
    conversation.hear("2")
    assert conversation.context.interview == "valley"
    conversation.hear("hello")
    assert conversation.context.interview == "valley"


def test_it_begins_as_in_telegram() -> None:
    """In the language of the person's console, with questions to pick."""
    conversation = Conversation(valley(), "ru")
    assert conversation.begin().text.startswith("Я отвечаю")
    assert conversation.hear("1").text.startswith("Берг говорит")


def test_one_can_ask_on_after_a_quote() -> None:
    """It settles no language, and is talked of as any passage is."""
    replies = talk("/quote", "who said that?", "открыта ли дорога?", "/topic")
    assert replies[1].partition("\n— ")[2] == replies[0].partition("\n— ")[2]
    assert replies[3] == "Выберите тему:"


def test_a_mistyped_command_is_one_number_off() -> None:
    """As it was probably meant."""
    replies = talk("/tpoic water", "1")
    assert replies[0].endswith("Did you mean /topic?")
    assert replies[1].startswith("Water\n")
