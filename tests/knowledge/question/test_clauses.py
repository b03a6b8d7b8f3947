"""A message of several clauses of which one asks, or does something, and the others only tell."""

from __future__ import annotations

import functools

import pytest

from knowledge.deciding.decide import answer
from knowledge.index.index import Index
from knowledge.question.clauses import PartedMessage, asking_part, clauses_alone, quoted_words, sentences_alone
from knowledge.question.parse import parse
from knowledge.question.query import Query
from tests.knowledge import bases
from tests.knowledge.bases import index_of


@functools.cache
def index() -> Index:
    return index_of()


def typed(text: str) -> Query:
    return parse(text, index())


def words(query: Query | None) -> str | None:
    return None if query is None else " ".join(word.token.word for word in query.words)


def shown(*messages: str) -> list[str]:
    return bases.shown(index(), *messages)


# The sentences that ask


@pytest.mark.parametrize(
    ("message", "asking"),
    [
        ("I served at the dam. What is said about an army?", "what is said about an army"),
        ("What is said about an army? I served at the dam.", "what is said about an army"),
        ("urgent for the seminar: Berg about wolves", "berg about wolves"),
        ("I am a teacher, what is said about the school?", "what is said about the school"),
        ("служил на границе. что говорят про армию", "что говорят про армию"),
        ("They dug a canal by hand. Is that mentioned here?", "they dug a canal by hand"),
        ("I drive there every day. the irrigation canal", "the irrigation canal"),
        ("my grandson asks: wolves", "wolves"),
    ],
)
def test_what_a_message_asks_is_what_stands_beside_what_it_tells(message: str, asking: str) -> None:
    assert words(asking_part(PartedMessage(typed(message)))) == asking


@pytest.mark.parametrize(
    "message",
    [
        "What is said about an army?",
        "Who dug the canal? When was it?",
        "They dug a canal. When was it finished?",  # it points to what was told
        "the nuclear plant, what is said about it",
        "Nuclear power, what does Berg say about prices?",  # what it tells may be the point
        "думаю, что школа хорошая",
        "I served at the dam. It was cold there.",
        "",
    ],
)
def test_nothing_is_left_out_where_all_asks_or_nothing_does_or_the_rest_may_be_the_matter(message: str) -> None:
    assert asking_part(PartedMessage(typed(message))) is None


def test_what_a_reader_tells_of_himself_keeps_no_answer_from_him() -> None:
    assert shown("I served two years at the frontier market. What is said about a unified army?") == ["unified-army"]


def test_where_the_question_is_not_answered_either_nothing_is_shown() -> None:
    assert shown("I served two years at the frontier. What is said about a zeppelin?") == []


@pytest.mark.parametrize(
    ("message", "speaker"),
    [
        ("{} served at the frontier. What is said about the irrigation canal?", "Dahlgren"),
        ('did {} say that "the irrigation canal was dug by hand"?', "Dahlgren"),
        ("{} served at the frontier. What is said about the irrigation canal and the zeppelin?", "Berg"),
        ('did {} say that "the irrigation canal was dug by hand"?', "Berg"),
    ],
)
def test_who_is_named_beside_what_is_asked_is_not_forgotten(message: str, speaker: str) -> None:
    message = message.format(speaker)
    assert ("canal" in shown(message)) == (speaker == "Dahlgren")
    assert asking_part(PartedMessage(typed(message))) is None
    assert quoted_words(typed(message)) is None


@pytest.mark.parametrize(
    ("message", "entry"),
    [("I drive there every day. the irrigation canal", "canal"), ("I drive there every day. wolves", "wolves")],
)
def test_a_matter_that_is_only_named_beside_what_is_told_is_looked_for(message: str, entry: str) -> None:
    assert shown(message) == [entry]


@pytest.mark.parametrize(
    "message", ["I served in the army. Hard times.", "I live in Osh, Armenia", "I live in Osh. The canal is nice"]
)
def test_what_is_only_told_stays_a_remark_in_several_clauses_too(message: str) -> None:
    assert answer(index(), message).reason == "remark"


# The words in quotation marks


@pytest.mark.parametrize(
    "message",
    [
        'I have to check a quotation: "learn together in one bilingual school". Who uttered it?',
        "проверяю цитату «learn together in one bilingual school»",
    ],
)
def test_a_quotation_leads_to_its_passage(message: str) -> None:
    assert shown(message) == ["one-school"]


@pytest.mark.parametrize(
    "message",
    [
        'When was it printed: "learn together in one bilingual school"?',
        'the words "one school"',
        '"learn together in one bilingual school"',
    ],
)
def test_no_quotation_is_looked_for_by_itself_where_more_is_asked_or_it_is_a_title_or_all(message: str) -> None:
    assert quoted_words(typed(message)) is None


# What one clause does


@pytest.mark.parametrize(
    "message",
    ["my son will not believe me, who said that?", "who said that? my son asks", "сын не верит, кто это сказал"],
)
def test_an_act_may_stand_beside_what_is_told(message: str) -> None:
    assert shown("Is the mountain road open again?", message) == ["open-road"]


def test_another_language_may_be_wished_for_with_the_reason() -> None:
    said = answer(index(), "Is the mountain road open again?").context
    assert answer(index(), "can you put that in Russian, my grandmother is here", said).language == "ru"


@pytest.mark.parametrize(
    "message", ["I am a student, what is this interview about?", "I have no time. Who speaks here?"]
)
def test_the_interview_may_be_asked_about_beside_what_is_told_of_oneself(message: str) -> None:
    assert answer(index(), message).reason == "about"


def test_another_language_may_be_wished_for_beside_a_remark() -> None:
    said = answer(index(), "Is the mountain road open again?").context
    asked = answer(index(), "I drive there every day. In Russian please.", said)
    assert (asked.reason, asked.language) == ("in_language", "ru")


@pytest.mark.parametrize(
    "message", ['My phone says "translate". In Russian please.', 'у меня написано "quote". можно на русском?']
)
def test_another_language_may_be_wished_for_beside_a_word_that_is_quoted(message: str) -> None:
    said = answer(index(), "Is the mountain road open again?").context
    asked = answer(index(), message, said)
    assert (asked.reason, asked.language) == ("in_language", "ru")


def test_of_two_clauses_that_name_a_language_the_last_is_the_wish() -> None:
    said = answer(index(), "Is the mountain road open again?").context
    assert answer(index(), "my English is bad, in Russian please", said).language == "ru"


@pytest.mark.parametrize("message", ["who said that, and what about wolves?", 'who said that: "we are late"'])
def test_no_clause_is_alone_where_another_asks_or_quotes(message: str) -> None:
    assert "who said that" not in [
        words(clause) for alone in (sentences_alone, clauses_alone) for clause in alone(PartedMessage(typed(message)))
    ]
