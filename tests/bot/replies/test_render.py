"""From an answer to the message that shows it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial

import pytest

from bot.replies.actions import Ask, ShowEntry
from bot.replies.render import answer_reply, message
from knowledge.finding.results import Answer, Suggestion, passage
from knowledge.question.conversation import Context, Offer, Talked
from tests.knowledge.valley import bare, several, valley


def found(*entries: str, language: str = "en") -> Answer:
    passages = []
    for entry in entries:
        number = valley().index.find("valley", entry)
        assert number is not None
        passages.append(passage(valley().index.located(number)))
    shown = tuple((one.interview.slug, one.entry.id) for one in passages)
    return Answer("q", "answer", "found", language, tuple(passages), context=Context(last=Talked("q").showing(shown)))


def near(reason: str, entry: str, *people: str, language: str = "en") -> Answer:
    suggestions = tuple(Suggestion(p) for p in found(entry).passages)
    named = tuple(valley().index.person("valley", person) for person in people)
    return Answer("q", "suggest", reason, language, (), suggestions, named)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("answer", "text"),
    [
        (
            partial(near, "another_speaker", "canal", "berg"),
            "I found nothing by Anna Berg on this. Boris Dahl does speak of it:",
        ),
        (
            partial(near, "another_speaker", "canal", "berg", language="ru"),
            "Я не нашёл, где об этом говорит Анна Берг. Зато об этом говорит Boris Dahl:",
        ),
        (
            partial(near, "another_speaker", "bridge", "berg"),
            "I found nothing by Anna Berg on this. Here is something on it:",
        ),
        (
            partial(near, "near", "canal", "stone"),
            "I found nothing about Clara Stone on this. Perhaps this comes near:",
        ),
        (partial(near, "near", "canal"), "I found nothing on this. Perhaps this comes near:"),
    ],
)
def test_a_suggestion_speaks_of_the_search(answer: Callable[[], Answer], text: str) -> None:
    """It never says what the interview does not hold, and gives no passage."""
    reply = answer_reply(valley().index, answer())
    assert reply.text == text
    assert reply.spans == ()
    assert [type(c.action) for c in reply.choices] == [ShowEntry]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "That is all that I found on this."),
        ("ru", "Больше я об этом ничего не нашёл."),
        ("uz", "Bu haqda boshqa hech narsa topmadim."),
        ("uz-Cyrl", "Бу ҳақда бошқа ҳеч нарса топмадим."),
    ],
)
def test_when_all_has_been_shown_it_is_not_said_that_nothing_was_found(language: str, text: str) -> None:
    assert message(valley().index, Answer("q", "unknown", "no_more", language)) == text


def test_a_suggested_question_is_asked_when_it_is_tapped() -> None:
    """Of people who bear one name, each is called in the reader's language."""
    people = (valley().index.person("valley", "berg"),)
    suggestion = Suggestion(question="Anna Berg: road", label="Anna Berg")
    reply = answer_reply(valley().index, Answer("q", "suggest", "which_person", "ru", (), (suggestion,), people))
    assert [(c.label, c.action) for c in reply.choices] == [("Анна Берг", Ask("Anna Berg: road"))]
    assert reply.text == "Кого вы имеете в виду?"


def test_what_was_not_found_is_told_above_what_was() -> None:
    """A matter as it was typed; of one who says nothing, that nothing by him was found."""
    berg = valley().index.person("valley", "berg")
    of_matter = answer_reply(valley().index, replace(found("canal"), missing="the moon"))
    of_person = answer_reply(valley().index, replace(found("canal"), missing="berg", silent=(berg,)))
    assert of_matter.text.startswith("I found nothing for “the moon”.")
    assert of_person.text.startswith("I found nothing by Anna Berg on this.")


def test_where_nothing_is_found_a_few_topics_are_named() -> None:
    """Only those that have passages, and nothing to tap."""
    reply = answer_reply(valley().index, Answer("q", "unknown", "nothing", "en"))
    assert reply.text == "I found nothing on this. The interview covers: The road; Water."
    assert reply.rows == ()


def test_a_false_premise_and_a_missing_point_read_alike() -> None:
    """Both are a search in vain."""
    people = (valley().index.person("valley", "dahl"),)
    text = message(valley().index, Answer("why did Dahl resign", "unknown", "nothing_by", "en", people=people))
    assert text == "I found nothing by Boris Dahl on this. The interview covers: The road; Water."


def test_without_topics_the_interviews_themselves_are_named() -> None:
    """One or several."""
    answer = Answer("q", "unknown", "nothing", "ru")
    assert message(bare().index, answer) == "Я ничего об этом не нашёл. Интервью, которое у меня есть: Порт."
    assert message(several().index, answer).endswith("Среди интервью, которые у меня есть: Порт; Долина.")


def test_where_nothing_is_on_view_but_offered_it_is_said_how_to_see_it() -> None:
    offered = Context(last=Talked("q", offers=(Offer(question="where is the road"),)))
    nothing = Answer("are you sure?", "smalltalk", "nothing_shown", "en")
    assert message(valley().index, nothing) == "No passage is on view. Please ask a question first."
    assert "Choose one that I offered" in message(valley().index, replace(nothing, context=offered))
    vain = Context(last=Talked("how is bread baked?"))
    assert "nobody has been quoted" in message(valley().index, replace(nothing, context=vain))


def test_small_talk_is_one_sentence_in_the_language_of_the_question() -> None:
    """It says that it is a bot where that is asked."""
    reply = answer_reply(valley().index, Answer("q", "smalltalk", "robot", "ru"))
    assert reply.text.startswith("Я бот")
    assert reply.rows == ()
