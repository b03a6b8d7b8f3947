"""What the bot says of itself and of its interviews."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.replies.about import interviews, source, start, summary
from bot.replies.actions import PickInterview, RunCommand, ShowEntry, Url
from knowledge.index.index import Index
from tests.bot.valley import choice, labels, request, spanned
from tests.knowledge.valley import bare, based, made, several, valley


def test_the_start_says_what_this_is_who_speaks_and_how_to_begin() -> None:
    """With questions to tap, each with its passage."""
    reply = start(request())
    assert "A valley\nAnna Berg and Boris Dahl\n" in reply.text
    assert ("bold", "A valley") in spanned(reply)
    assert choice(reply, "Is the road open?").action == ShowEntry("valley", "open-road", "en")


def test_the_start_is_in_the_readers_language() -> None:
    """Its questions too: only those that are in it."""
    reply = start(request(language="ru"))
    assert reply.text.startswith("Я отвечаю на вопросы об интервью")
    assert labels(reply) == ["Открыта ли дорога?"]


def test_a_deep_link_opens_exactly_its_entry() -> None:
    """And a dead one is answered kindly."""
    assert start(request(argument="valley--canal")).text.startswith("Dahl recalls")
    assert start(request(argument="valley--gone")).text == "This is no longer here. Please ask again."
    assert start(request(argument="newsletter_7")) == start(request())


def test_among_several_interviews_the_start_names_them_and_offers_the_choice() -> None:
    """Those without speakers by their title alone."""
    reply = start(request(several()))
    assert "Порт\nA valley\nAnna Berg and Boris Dahl" in reply.text
    assert choice(reply, "Choose an interview").action == RunCommand("interviews")
    assert labels(reply) == ["Is the road open?", "Choose an interview"]


def test_the_summary_is_the_interviews_own() -> None:
    """In the reader's language, and where there is none its topics stand in."""
    assert summary(request(language="ru")).text == "Долина\n\nО дорогах и воде."
    assert summary(request(bare())).text == "Порт\n\nI have no summary of this interview."
    head = {"slug": "x", "title": "X", "language": "en", "topics": [{"id": "t", "title": "Things"}]}
    base = based(made(head, "A text.", [{"id": "e", "kind": "fact", "text": "A text.", "topics": ["t"]}]))
    assert summary(request(base)).text.endswith("The interview covers: Things.")


def test_among_several_interviews_it_asks_which() -> None:
    """Unless one is chosen, or named."""
    reply = summary(request(several()))
    assert reply.text == "Which interview?"
    assert [c.action for c in reply.choices] == [RunCommand("summary", "harbour"), RunCommand("summary", "valley")]
    assert summary(request(several(), "valley")).text.startswith("A valley")
    assert summary(request(several(), interview="valley")).text.startswith("A valley")
    assert source(request(several())).text == "Which interview?"


@pytest.mark.parametrize(
    ("language", "guess"),
    [
        ("en", "Interviewer: Normuhammad Ali Abdurahmanov\nEditor’s note: This is most likely the credit of the"),
        ("ru", "Интервьюер: Нормухаммад Али Абдурахманов\nПримечание редактора: Скорее всего, так указан автор"),
    ],
)
def test_the_source_does_not_tell_an_editors_guess_as_a_fact(index: Index, language: str, guess: str) -> None:
    """Who asked is marked as a guess where the passage is shown, and so it is here."""
    assert guess in source(request(replace(valley(), index=index), language=language)).text


def test_the_source_says_where_it_was_published_and_which_version_is_loaded() -> None:
    """With its date as the language writes it, and its address to open."""
    reply = source(request())
    assert reply.text.split("\n") == [
        "A valley",
        "",
        "Programme: Evening Talk",
        "Published: March 8, 2024",
        "Speakers: Anna Berg and Boris Dahl",
        "Interviewer: Ivo Lang",
        "Original language: English",
        "Passages: 5",
        "",
        f"Version 01234567, in use since {request().wording.moment(valley().since)}",
    ]
    assert [c.action for c in reply.choices] == [Url("https://example.org/valley")]


def test_an_address_that_is_none_is_not_offered() -> None:
    """Only those that a browser opens."""
    head = {"slug": "x", "title": "X", "language": "en", "url": "example.org", "video": "ftp://example.org"}
    base = based(made(head, "A text.", [{"id": "e", "kind": "fact", "text": "A text."}]))
    assert source(request(base)).rows == ()


def test_interviews_are_listed_to_choose_one() -> None:
    """Or all of them again; the one chosen is in bold."""
    reply = interviews(request(several(), interview="valley"))
    assert reply.text.startswith("There are 2 interviews.")
    assert spanned(reply) == [("bold", "A valley")]
    assert [c.action for c in reply.choices] == [PickInterview("harbour"), PickInterview("valley"), PickInterview(None)]


@pytest.mark.parametrize("argument", ["valley", "долины", "про долину", "vodiyda", "A VALLEY"])
def test_an_interview_is_chosen_by_its_title_too(argument: str) -> None:
    """In any language and any form of its words."""
    reply = interviews(request(several(), argument))
    assert reply.context is not None
    assert reply.context.interview == "valley"


@pytest.mark.parametrize("argument", ["далина", "vallye", "val", "the valley of kings"])
def test_an_interview_that_may_be_meant_is_offered(argument: str) -> None:
    """With a slip, half a word or words that are not its own; nothing is settled."""
    reply = interviews(request(several(), argument))
    assert reply.text.startswith(f"I found no interview called “{argument}”. Perhaps you mean:")
    assert reply.context is None
    assert [c.action for c in reply.choices] == [PickInterview("valley"), PickInterview(None)]
    assert [c.action for c in summary(request(several(), argument)).choices] == [RunCommand("summary", "valley")]


def test_where_no_interview_is_named_all_are_offered() -> None:
    """With a word on the name; of the only one there is no question."""
    assert interviews(request(several(), "zebra")).text.startswith("I found no interview called “zebra”. The interv")
    assert labels(summary(request(several(), "zebra", interview="valley"))) == labels(summary(request(several())))
    assert summary(request(argument="zebra")).text.startswith("A valley")


def test_a_single_interview_needs_no_choice() -> None:
    """It is named, and its summary is one press off."""
    reply = interviews(request())
    assert reply.text == "There is one interview:\n\nA valley"
    assert labels(reply) == ["In brief"]
